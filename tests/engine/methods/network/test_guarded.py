"""Whatever a network's graph says, the prediction stays within what the images allow."""

import images
import numpy as np
import pytest
import runs
from echoes import echo

from chronofuse.engine import fuse
from chronofuse.engine.methods.network import guarded, shared_levels
from chronofuse.models.catalogue.tensors import Tensor

RATIO, SIDE = 8, 96
LAST = Tensor("x", "target")


@pytest.fixture(scope="module")
def scene():
    """Two dates (2, rows, cols), F1 with a standard deviation of .03 or so."""
    random = np.random.default_rng(11)
    before = images.smooth_noise(random, (2, SIDE, SIDE), sigma=3)
    fields = np.kron(random.normal(0, 0.01, (2, 6, 6)), np.ones((1, 16, 16)))
    return before, before + fields + 0.03


def predicted(folder, before, after, method, coarse_of=lambda image: image, **wishes):
    """F2 and the notes of the run; the coarse images are block means, changed by `coarse_of`."""
    write = {"scale": 1, "dtype": "float32"}
    fine = images.write(folder / "f.tif", before, **write)
    coarse = [
        images.write(
            folder / f"c{number}.tif", coarse_of(images.block_mean(image, RATIO)), pixel=240, **write
        )
        for number, image in enumerate((before, after))
    ]
    job = runs.job_for(
        [(fine, coarse[0])],
        target=coarse[1],
        method=method,
        output=folder / "o.tif",
        dtype="float32",
        overwrite=True,
        **wishes,
    )
    finished = fuse.run(job, lambda event: None)
    return images.read(folder / "o.tif"), finished.first.figures["notes"]


def test_a_graph_of_nonsense_stays_near_delta(scene, tmp_path):
    before, after = scene
    delta, _ = predicted(tmp_path, before, after, "delta")
    nonsense, _ = predicted(tmp_path, before, after, echo(tmp_path / "n.onnx", Tensor("x", "ratio")))
    gaps = images.block_mean(before, RATIO)
    change = images.block_mean(after, RATIO) - gaps
    spread = np.sqrt((change**2).mean(axis=(1, 2)))[:, None, None]
    local = np.abs(delta - before)
    allowed = guarded.TRUST * (guarded.FARTHEST * spread + guarded.OF_LOCAL_CHANGE * local)
    assert (np.abs(nonsense - delta) <= allowed * 1.001).all()
    assert np.abs(nonsense - delta).max() < 0.5, "the graph says 8"


def test_half_of_a_change_that_all_share_is_put_back(scene, tmp_path):
    before, _ = scene
    after = before + 0.03
    found, _ = predicted(tmp_path, before, after, echo(tmp_path / "n.onnx", Tensor("x", "coarse")))
    coarse = images.block_mean(before, RATIO)
    wanted = images.block_mean(before + shared_levels.SHOWN * 0.03, RATIO).mean()
    delta = images.block_mean(after, RATIO).mean()
    assert found.mean() == pytest.approx(delta + guarded.TRUST * (wanted - delta), abs=3e-4)
    assert found.mean() > coarse.mean() + 0.01


@pytest.mark.parametrize("apart, noticed", [(0.0, False), (0.02, False), (5.0, True)])
def test_coarse_images_of_another_level_are_shown_nearer(apart, noticed, scene, tmp_path):
    before, after = scene
    model = echo(tmp_path / "n.onnx", LAST)
    shifted, notes = predicted(tmp_path, before, after, model, lambda image: image + apart)
    plain, _ = predicted(tmp_path, before, after, model)
    std = before.std(axis=(1, 2))
    shown = np.minimum(shared_levels.SHOWN * apart, shared_levels.MOST_GAP * std)
    moved = (shifted - plain).mean(axis=(1, 2))
    np.testing.assert_allclose(moved, guarded.TRUST * shown, atol=2e-4)
    assert any("far from F1" in note for note in notes) is noticed


def test_tiles_change_nothing(scene, tmp_path):
    before, after = scene
    model = echo(tmp_path / "n.onnx", LAST)
    whole, small = (predicted(tmp_path, before, after, model, tile=tile)[0] for tile in (512, 32))
    np.testing.assert_array_equal(whole, small)


def test_bundled_networks_are_nearer_to_the_truth_with_other_units(scene, tmp_path, monkeypatch):
    before, after = scene

    def error() -> float:
        found, _ = predicted(tmp_path, before, after, "chrono", lambda image: image + 0.4)
        return float(np.sqrt(np.mean((found - after) ** 2)))

    with_guard = error()
    monkeypatch.setattr(shared_levels, "SHOWN", 1.0)
    monkeypatch.setattr(shared_levels, "MOST_GAP", 1e6)
    assert with_guard < 0.9 * error()
