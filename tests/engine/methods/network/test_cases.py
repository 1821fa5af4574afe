"""Training cases hold what a guarded network is given in use, and the truth that it is to say then."""

from __future__ import annotations

import dataclasses

import images
import numpy as np
import pytest
import runs
from echoes import echo

from chronofuse.engine import cases, fuse
from chronofuse.engine.door.jobs import CasesJob, Pair, TrainingScene
from chronofuse.engine.methods.network import guarded
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.catalogue.tensors import Tensor

RATIO, SIDE, GAP, CHANGE = 8, 64, 0.012, 0.02
FLOATS = {"scale": 1, "dtype": "float32"}


@pytest.fixture
def files(tmp_path):
    """F1, C1, C2, F2 of two bands; C1 and C2 are too bright, and all becomes brighter."""
    random = np.random.default_rng(5)
    before = images.smooth_noise(random, (2, SIDE, SIDE), sigma=2)
    after = before + CHANGE + np.kron(random.normal(0, 0.004, (2, 4, 4)), np.ones((1, 16, 16)))
    values = {
        "f": before,
        "c": images.block_mean(before, RATIO) + GAP,
        "t": images.block_mean(after, RATIO) + GAP,
        "truth": after,
    }
    return {
        name: images.write(tmp_path / f"{name}.tif", image, pixel=240.0 if name in "ct" else 30.0, **FLOATS)
        for name, image in values.items()
    }


def case_of(folder, files, manifest) -> dict[str, np.ndarray]:
    manifest = dataclasses.replace(manifest, inputs=(*manifest.inputs, Tensor("coarse_1", "coarse")))
    scene = TrainingScene("s", (Pair(files["f"], files["c"]),), files["t"], files["truth"])
    cases.run(CasesJob(to_json(manifest), str(folder), (scene,)), lambda event: None)
    return dict(np.load(folder / "s-0.npz"))


def test_what_is_learnt_is_what_is_met_in_use(files, tmp_path):
    """A network that says its target: what the guard makes of it, told from the case alone, is the fusion."""
    model = echo(tmp_path / "e.onnx", Tensor("x", "target"))
    case = case_of(tmp_path, files, from_model_file(tmp_path / "e.onnx", verify=True))
    truth = images.read(files["truth"])
    np.testing.assert_allclose(case["truth"] + case["put_back"][:, None, None], truth, atol=1e-6)
    change = (images.read(files["t"]) - images.read(files["c"])).mean((1, 2))
    np.testing.assert_allclose(case["put_back"], change / 2, atol=1e-6)
    # Half of the gap is left, and half of the change.
    inside = (slice(None), slice(8, -8), slice(8, -8))
    assert (case["coarse_1"] - case["fine_1"])[inside].mean() == pytest.approx(GAP / 2, abs=2e-3)

    plain = case["fine_1"] + case["x"] - case["coarse_1"]
    said = case["put_back"][:, None, None] + plain + guarded.TRUST * (case["x"] - plain)
    output = tmp_path / "o.tif"
    fuse.run(
        runs.job_for([(files["f"], files["c"])], files["t"], model, output=output, dtype="float32"),
        lambda event: None,
    )
    found = images.read(output)
    near = np.abs(case["x"] - plain) < 0.02  # nothing is cut there
    assert near.mean() > 0.3
    np.testing.assert_allclose(found[near], said[near], atol=1e-5)


def test_a_band_that_is_not_given_in_use_is_not_learnt_from(files, tmp_path):
    fine = images.read(files["f"])
    fine[0] = 0.2
    files["f"] = images.write(tmp_path / "flat.tif", fine, **FLOATS)
    echo(tmp_path / "e.onnx", Tensor("x", "target"))
    case = case_of(tmp_path, files, from_model_file(tmp_path / "e.onnx", verify=True))
    assert case["fine_1"].shape == case["truth"].shape == (1, SIDE, SIDE)
    np.testing.assert_allclose(case["fine_1"][0], fine[1], atol=1e-6)
    truth = images.read(files["truth"])[1]
    np.testing.assert_allclose(case["truth"][0] + case["put_back"][0], truth, atol=1e-6)
