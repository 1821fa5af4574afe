"""Training cases hold what a guarded network is given in use, and the truth that it is to say then."""

from __future__ import annotations

import dataclasses

import images
import numpy as np
import pytest
import runs
from echoes import echo

from chronofuse.engine import cases, fuse
from chronofuse.engine.align.scene import open_scene
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


def beside_of(folder, files, **wishes) -> dict[str, np.ndarray]:
    """The case of a network that sees F1, C1 and C2, with what terms of the loss look at."""
    echo(folder / "e.onnx", Tensor("x", "target"))
    manifest = from_model_file(folder / "e.onnx", verify=True)
    manifest = dataclasses.replace(manifest, inputs=(*manifest.inputs, Tensor("coarse_1", "coarse")))
    pairs = (Pair(files["f"], files["c"]),)
    scene = TrainingScene("s", pairs, files["t"], files["truth"], third=files.get("third"))
    job = CasesJob(to_json(manifest), str(folder), (scene,), **wishes)
    cases.run(job, lambda event: None)
    return dict(np.load(folder / "s-0.npz"))


def test_where_coarse_pixels_lie_and_what_changed_in_each_is_what_the_truth_says(files, tmp_path):
    """Averaged over the coarse pixels that the case tells, truth - F1 is the change that it tells."""
    case = beside_of(tmp_path, files, lattice=True)
    rows, cols = np.floor(case["lattice_rows"]), np.floor(case["lattice_cols"])
    assert (np.unique(rows).size, np.unique(cols).size) == (SIDE // RATIO, SIDE // RATIO)
    assert np.allclose(np.diff(case["lattice_rows"], axis=0), 1 / RATIO)
    for row in np.unique(rows):
        for col in np.unique(cols):
            here = (rows == row) & (cols == col)
            made = (case["truth"] - case["fine_1"])[:, here].mean(1)
            told = case["lattice_change"][:, here]
            assert np.allclose(told, told[:, :1])
            np.testing.assert_allclose(made, told[:, 0], atol=1e-5)


def test_a_third_date_is_given_as_the_network_would_be_given_it_for_c2(files, tmp_path):
    """Had it C2's place it would be less of C2 by what all pixels share, and C1 stays as it is."""
    files["third"] = files["t"]
    case = beside_of(tmp_path, files, third_dates=True)
    np.testing.assert_allclose(case["third"], case["x"], atol=1e-6)
    np.testing.assert_allclose(case["third_change_std"] > 0, True)
    random = np.random.default_rng(8)
    other = images.read(files["t"]) + 0.03 + random.normal(0, 0.01, (2, SIDE // RATIO, SIDE // RATIO))
    files["third"] = images.write(tmp_path / "third.tif", other, pixel=240.0, **FLOATS)
    (tmp_path / "again").mkdir()
    again = beside_of(tmp_path / "again", files, third_dates=True)
    shown = (again["third"] - again["coarse_1"]).mean((1, 2))
    np.testing.assert_allclose(shown, (other - images.read(files["c"])).mean((1, 2)) / 2, atol=2e-3)
    np.testing.assert_allclose(again["coarse_1"], case["coarse_1"], atol=1e-7)


def test_a_scene_without_a_third_date_holds_an_unknown_one(files, tmp_path):
    case = beside_of(tmp_path, files, third_dates=True)
    assert np.isnan(case["third"]).all() and case["third"].shape == case["truth"].shape
    assert not {"lattice_rows", "lattice_change"} & set(case)


def dated(files, tmp_path, names=("fine_2024-07-01.tif", "coarse_2024-07-03.tif", "coarse_2024-08-10.tif")):
    """The same images, called by their days."""
    for role, name in zip("fct", names):
        files[role] = images.write(
            tmp_path / name, images.read(files[role]), pixel=240.0 if role in "ct" else 30.0, **FLOATS
        )
    return files


@pytest.mark.parametrize(
    "names, asked, days",
    [
        (("fine_2024-07-01.tif", "c.tif", "coarse_2024-08-10.tif"), None, 40),
        (("f1.tif", "coarse_2024-07-01.tif", "coarse_2024-06-21.tif"), None, 10),
        (("fine_2024-07-01.tif", "c.tif", "coarse_2024-08-10.tif"), "2024-07-04", 3),
        (("fine_2024-07-01.tif", "c.tif", "t.tif"), None, 0),
    ],
)
def test_a_network_is_given_the_days_between_the_dates(files, tmp_path, names, asked, days):
    """Those of F1 or, where it has none, of C1, and of the run or else of C2; 0 where they are not known."""
    files = dated(files, tmp_path, names)
    model = echo(tmp_path / "e.onnx", Tensor("x", "days"))
    job = runs.job_for([(files["f"], files["c"])], files["t"], model, check_only=True)
    job = dataclasses.replace(job, targets=(dataclasses.replace(job.targets[0], date=asked),))
    network = guarded.GuardedNetwork(from_model_file(tmp_path / "e.onnx", verify=True), "cpu", 1)
    network.prepare(open_scene(job), lambda pixels: None)
    assert network.inputs.figure(Tensor("x", "days")) == days
    told = [note for note in network.notes if "reads the days between the dates" in note]
    assert bool(told) is (days == 0)
    assert all("give the days of F1 and C2 (--date)" in note for note in told)


def test_a_case_holds_the_days_that_its_scene_tells(files, tmp_path):
    echo(tmp_path / "e.onnx", Tensor("x", "days"))
    manifest = from_model_file(tmp_path / "e.onnx", verify=True)
    pairs = (Pair(files["f"], files["c"]),)
    scenes = [TrainingScene(f"s{n}", pairs, files["t"], files["truth"], days=n) for n in (None, 23)]
    cases.run(CasesJob(to_json(manifest), str(tmp_path), tuple(scenes)), lambda event: None)
    assert [np.load(tmp_path / f"s{n}-0.npz")["x"] for n in (None, 23)] == [0, 23]
