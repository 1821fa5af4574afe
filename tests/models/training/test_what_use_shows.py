"""What a network learns from is what it is shown in use, gap between the sensors and all."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import invented_cases as invented
import numpy as np
import pytest

pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "engine"))
import images
import torch

from chronofuse.engine import cases as engine_cases
from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door.errors import CheckpointError, TrainingDataError
from chronofuse.engine.door.jobs import CasesJob, FuseJob, Manner, Pair, Target, TrainingScene
from chronofuse.engine.door.train_job import LAST
from chronofuse.engine.methods.network.inputs import Inputs
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import Tile
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import beside, dataset, state, train
from chronofuse.models.training.export import manifest_of
from chronofuse.models.training.validation import checks_of

SIDE, RATIO = 64, 8
PLAIN = {"scale": 1, "dtype": "float32"}
ALONE = [name for name, network in NETWORKS.items() if network.name not in ("chrono", "rescnn-ndvi")]
"""Networks of any bands that need no prediction of another method."""


@pytest.fixture(scope="module")
def scene_files(tmp_path_factory):
    """F1, C1, C2, C3 and F2 of two bands; the coarse images are brighter, by another amount in each pixel."""
    folder, random = tmp_path_factory.mktemp("scene"), np.random.default_rng(5)
    before = images.smooth_noise(random, (2, SIDE, SIDE), sigma=2)
    after = before + 0.02 + 0.1 * images.smooth_noise(random, (2, SIDE, SIDE), sigma=6)
    gap = 0.03 + random.normal(0, 0.01, (2, SIDE // RATIO, SIDE // RATIO))
    coarse = {name: images.block_mean(one, RATIO) + gap for name, one in (("c", before), ("t", after))}
    values = {"f": before, "truth": after, **coarse, "third": coarse["t"] + 0.01}
    return {
        name: images.write(folder / f"{name}.tif", image, pixel=30.0 * SIDE / image.shape[1], **PLAIN)
        for name, image in values.items()
    }


def prepared(folder, files, network) -> Path:
    """The case that the trainer has the engine prepare."""
    manifest = manifest_of(network)
    text = to_json(replace(manifest, inputs=dataset.with_baseline(manifest.inputs)))
    pairs = (Pair(files["f"], files["c"]),)
    scene = TrainingScene("s", pairs, files["t"], files["truth"], third=files["third"])
    job = CasesJob(text, str(folder), (scene,), lattice=True, third_dates=True)
    engine_cases.run(job, lambda event: None)
    return folder / "s-0.npz"


def opened(files, target="t"):
    """The scene as a fusion opens it."""
    pairs, targets = (Pair(files["f"], files["c"]),), (Target(files[target]),)
    return open_scene(FuseJob(pairs, targets, "m", manner=Manner(check_only=True)))


def in_use(files, network, target="t") -> dict[str, np.ndarray]:
    """The images that a fusion of the scene gives the network."""
    scene = opened(files, target)
    manifest = manifest_of(network)
    inputs = Inputs(manifest, manifest.settle({}), {}, reach=0, levelled=True)
    needs = inputs.prepare(scene, lambda pixels: None)
    whole = scene.grid.window
    return inputs.take(read_patch(scene, Tile(whole, whole, whole), needs.coarse_margin)).images


@pytest.mark.parametrize("name", ALONE)
def test_a_network_learns_from_the_images_that_it_meets_in_use(name, scene_files, tmp_path):
    network = NETWORKS[name]()
    case = dataset.load_for(network, prepared(tmp_path, scene_files, network))
    met = in_use(scene_files, network)
    for tensor in network.inputs:
        if tensor.role in ("fine", "coarse", "target", "averaged"):
            np.testing.assert_array_equal(case.images[tensor.name][:], met[tensor.name], err_msg=tensor.name)
    # and the baseline that it is compared with is F1 and the coarse change
    change = np.asarray(case.images["target"][:] - case.images["coarse_1"][:])
    up = opened(scene_files)
    told = up.target.read(up.grid.window) - up.coarse[0].read(up.grid.window)
    off = change - told
    assert np.abs(off - off.mean((1, 2), keepdims=True)).max() < 1e-6, "but for what all pixels share"


def test_a_third_date_comes_as_c2_does(scene_files, tmp_path):
    network = NETWORKS["ganstfm"]()
    path = prepared(tmp_path, scene_files, network)
    case = dataset.load_for(network, path, (beside.THIRD, beside.THIRD_STD))
    third, met = case.images["third"][:], in_use(scene_files, network, "third")["target"]
    np.testing.assert_allclose(third, met, atol=1e-6)


def test_batches_from_the_disk_and_from_the_shelf_show_no_gap(scene_files, tmp_path):
    network = NETWORKS["ganstfm"]()
    case = dataset.load_for(network, prepared(tmp_path, scene_files, network))
    inputs = dataset.with_baseline(network.inputs)
    apart = [dataset.Cases([case], inputs, 3, 20_000, room=room).batch().inputs for room in (0, None)]
    for name in apart[0]:
        assert torch.equal(apart[0][name], apart[1][name]), name
    clear = apart[0]["valid"] > 0
    gap = (apart[0]["target"] - apart[0]["averaged_1"] - 0.01).abs()[clear.expand_as(apart[0]["target"])]
    assert gap.mean() < 0.02, "the sensors differ by .03"
    (check,) = checks_of([case], network, "cpu")
    assert check.delta[0] < 0.01


def test_cases_of_before_hold_what_it_takes_and_one_that_does_not_is_refused(tmp_path):
    network = NETWORKS["ganstfm"]()
    folder = invented.write_cases(tmp_path, ["a~0"], "ganstfm")
    with np.load(folder / "a~0.npz") as file:
        held = dict(file)
    (case,) = dataset.load_all([folder], network)
    expected = held["target"] - held["coarse_1"] + held["averaged_1"]
    np.testing.assert_array_equal(case.images["target"][:], expected)
    del held["averaged_1"]
    np.savez(folder / "a~0.npz", **held)
    with pytest.raises(TrainingDataError, match=r"prepared for another network"):
        dataset.load_all([folder], network)


def test_a_training_that_began_with_the_gap_is_not_gone_on_with(tmp_path):
    for part, name in (("learn", "here~0-0"), ("check", "elsewhere~0-0")):
        invented.write_cases(tmp_path / part, [name], "ganstfm")
    options = {"widths": [4], "fine_dilations": [1], "coarse_dilations": [2]}
    job = invented.job(tmp_path, network="ganstfm", options=options, adversary="none", steps=1)
    network = NETWORKS["ganstfm"](**options)
    learn, check = (dataset.load_all([tmp_path / part], network) for part in ("learn", "check"))
    best = train.Training(job, learn, check, {}).run()
    assert best["trained_on"]["bridged"] is True
    train.Training(job, learn, check, {}).resume()
    path = job.folder / LAST
    kept = state.load(path)
    del kept["stand"]["bridged"]
    state.checkpoints.save(kept, path)
    with pytest.raises(CheckpointError, match=r"showed 'ganstfm' the gap between the sensors.*--overwrite"):
        train.Training(job, learn, check, {}).resume()
