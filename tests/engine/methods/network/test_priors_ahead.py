"""Priors of the next tile, by cores that wait for the network's graph: on the CPU, too."""

from dataclasses import replace

import images
import numpy as np
import pytest
import runs

from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.methods.registry import create
from chronofuse.engine.run import budget, pipeline
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan
from chronofuse.models.catalogue.installed import catalogue

SIDE, RATIO, TILE = 160, 16, 96


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    before = images.smooth_noise(np.random.default_rng(5), (2, SIDE, SIDE))
    after = before + 0.03
    after[:, 40:80, 64:] += 0.05
    fine = images.write(folder / "f.tif", before)
    first, second = (
        images.write(folder / f"c{number}.tif", images.block_mean(image, RATIO), pixel=480)
        for number, image in enumerate((before, after))
    )
    job = runs.job_for([(fine, first)], target=second, method="chrono", output=folder / "o.tif")
    return open_scene(job)


def method(name, threads):
    manifest = catalogue()[name]
    return create(manifest, "cpu", threads, manifest.settle({}))


def predicted(net, patches, load):
    found = {}
    pipeline.run(
        range(len(patches)), patches.__getitem__, net.predict_batch, found.__setitem__, depth=2, load=load
    )
    return [found[number] for number in range(len(patches))]


def test_what_is_loaded_ahead_is_predicted_to_the_same_bits(scene):
    net = method("chrono", 2)
    needs = net.prepare(scene, lambda pixels: None)
    tiles = plan(SIDE, SIDE, TILE, needs.halo, needs.blend, needs.multiple)
    patches = [read_patch(scene, tile, needs.coarse_margin) for tile in tiles]
    assert len(patches) == 4 and net.ahead
    assert all(patch.given is not None for patch in net.load(patches))
    for plain, ahead in zip(predicted(net, patches, None), predicted(net, patches, net.load)):
        np.testing.assert_array_equal(ahead, plain)


@pytest.mark.parametrize(
    "name, threads",
    [("chrono", 1), ("edcstfn", 2), ("softmix", 2)],
    ids=["one core", "no priors", "no network"],
)
def test_nothing_is_loaded_ahead_where_that_gains_nothing(scene, name, threads):
    assert not method(name, threads).ahead


def test_memory_for_it_is_only_taken_where_the_tile_stays_as_large(scene):
    net = method("chrono", 2)
    needs = net.prepare(scene, lambda pixels: None)
    assert needs.ahead_bytes == 4 * 2 * (2 + 6) + 4, "F2 twice, 6 images of 2 bands, the mask"
    needs = replace(needs, ahead_bytes=1000.0)  # as if the scene were large
    asked = [budget.allot(size, net, needs, scene, None, 2) for size in range(80, 400, 4)]
    steps = [(one.tile, one.ahead, one.depth) for one in asked]
    largest = max(one.tile for one in asked)
    assert steps[-1] == (largest, True, budget.DEPTH)
    first = next(one for one in asked if one.tile == largest)
    assert not first.ahead, "a smaller tile, so that the next one could be loaded"
    with_it = next(one for one in asked if one.tile == largest and one.ahead)
    assert with_it.estimate - first.estimate >= needs.ahead_bytes * (scene.grid.width * scene.grid.height)
