"""Bands that the coarse images lack: predicted from the fused ones, in every way that a run can go."""

import json

import images
import numpy as np
import pytest
import runs

from chronofuse.engine import fuse
from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.compare_job import CompareJob
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.preparation import Preparation
from chronofuse.engine.door.repair_job import RepairJob
from chronofuse.engine.door.series_check_job import SeriesCheckJob
from chronofuse.engine.methods.steps import components
from chronofuse.engine.methods.steps.components import BLOCK, FOLDS, NOISE, Moments
from chronofuse.engine.raster.grid import Window, windows
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.report import page

MIXING = np.array([[0.5, 0.3], [0.2, 0.9]])
"""How the two bands that the coarse images lack follow from those that they have."""
SPECTRAL = Preparation(unmatched="spectral")
NAMES, FEW = ("red", "rededge1", "nir", "swir1"), ("red", "nir")


@pytest.fixture(scope="module")
def land(tmp_path_factory):
    """F1 of four bands with a gap in one of those that the coarse images lack, which have two."""
    folder, random = tmp_path_factory.mktemp("land"), np.random.default_rng(8)
    known = images.smooth_noise(random, (2, 160, 176), sigma=3)
    after = known + 0.2 * images.smooth_noise(random, (2, 160, 176), sigma=10)
    first, then = (_all_bands(one, random) for one in (known, after))
    first[1, 40:44, 50:60] = np.nan
    paths = {"fine_1": _written(folder / "fine_2024-04-12.tif", first, NAMES, 30)}
    paths["truth"] = _written(folder / "truth_2024-07-01.tif", then, NAMES, 30)
    for name, day, values in (("coarse_1", "2024-04-12", known), ("coarse_2", "2024-07-01", after)):
        coarse = images.block_mean(values, 8)
        paths[name] = _written(folder / f"coarse_{day}.tif", coarse, FEW, 240)
    paths["fine_3"] = _written(folder / "fine_2024-07-02.tif", then, NAMES, 30)
    return type("Land", (), {**paths, "first": first, "then": then})


def _all_bands(known, random):
    others = np.tensordot(MIXING, known, 1) + random.normal(0, 0.002, known.shape)
    return np.stack([known[0], others[0], known[1], others[1]])


def _written(path, values, names, pixel):
    return images.write(path, values, pixel=pixel, names=names, dtype="float32", scale=1, nodata=float("nan"))


def _fused(run_command, land, output, *further, method="delta"):
    done = run_command(*runs.words(land, method, output, "--unmatched", "spectral", *further))
    assert done.returncode == 0, done.stderr
    image = open_image(str(output), "F2")
    return image.read(image.grid.window), done


def test_the_bands_follow_the_fused_ones_and_gaps_stay(run_command, land, tmp_path):
    report = tmp_path / "r.json"
    found, _ = _fused(
        run_command, land, tmp_path / "o.tif", "--report", report, "--html", tmp_path / "r.html"
    )
    changed = (found - land.first)[[0, 2]]
    expected = np.tensordot(MIXING, changed, 1)
    whole = np.isfinite(found).all(axis=0)
    assert whole.mean() > 0.95 and not whole[40:44, 50:60].any()
    for band, of in ((1, 0), (3, 1)):
        off = (found[band] - land.first[band] - expected[of])[whole]
        assert np.abs(off).max() < 0.1 * np.abs(expected[of][whole]).max()
        error, copied = (np.nanstd(one - land.then[band]) for one in (found[band], land.first[band]))
        assert error < 0.6 * copied
    told = json.loads(report.read_text())
    r2 = told["figures"]["spectral"]["r2"]
    assert set(r2) == {"rededge1", "swir1"} and all(0.97 < one <= 1 for one in r2.values())
    assert set(told["figures"]["consistency"]["bands"]) == {"red", "nir"}
    assert any("lack rededge1, swir1: predicted" in note for note in told["figures"]["notes"])
    assert [one["code"] for one in told["check"]["findings"] if "bands" in one["code"]] == [
        "bands-by-others",
        "bands",
    ]


def _measured(land, folder, method, **wishes):
    """Figures of a run with the truth beside it."""
    wishes = {"reference": land.truth, "preparation": SPECTRAL, **wishes}
    pairs = [(land.fine_1, land.coarse_1)]
    job = runs.job_for(pairs, land.coarse_2, method, folder / f"{method}.tif", **wishes)
    return fuse.run(job, lambda event: None).first.figures["reference"]


def test_the_baselines_beside_a_prediction_are_what_a_run_of_each_gives(land, tmp_path):
    beside = _measured(land, tmp_path, "delta").baselines
    for name in ("copy", "upsample", "delta-gain"):
        alone = _measured(land, tmp_path, name)
        for figure in ("rmse", "bias", "ssim", "edge"):
            there, own = beside[name].value(figure).parts, alone.value(figure).parts
            assert there == pytest.approx(own, rel=1e-4, abs=1e-6), (name, figure)
    copied, delta = beside["copy"].value("rmse").parts, beside["delta"].value("rmse").parts
    assert all(delta[band] < 0.6 * copied[band] for band in ("rededge1", "swir1"))


def test_the_report_says_so_and_shows_c2_as_it_was_seen(land, tmp_path, monkeypatch):
    shown, written = {}, page.fusion_html

    def watched(facts, looks, pictures):
        shown.update(looks)
        return written(facts, looks, pictures)

    monkeypatch.setattr(page, "fusion_html", watched)
    _measured(land, tmp_path, "delta", html=str(tmp_path / "r.html"))
    assert "follow from the others, too, by the rule of the prediction" in (tmp_path / "r.html").read_text()
    red, rededge, nir = shown["C2"]
    assert np.array_equal(rededge, red) and not np.array_equal(nir, red), "the nearest band, as it is"


@pytest.mark.parametrize("method", ["delta", pytest.param("edcstfn", marks=pytest.mark.long)])
def test_the_result_does_not_depend_on_the_tile(method, run_command, land, tmp_path):
    one, other = (
        _fused(run_command, land, tmp_path / f"{tile}.tif", "--tile", tile, method=method)[0]
        for tile in (64, 1024)
    )
    assert np.array_equal(np.isnan(one), np.isnan(other))
    assert np.nanmax(np.abs(one - other)) <= 1e-5


@pytest.mark.long
def test_two_pairs_give_a_mean_of_both_and_where_one_is_missing_the_other(run_command, land, tmp_path):
    second = ("--fine", land.fine_3, "--coarse", land.coarse_2)
    found, _ = _fused(run_command, land, tmp_path / "o.tif", *second, method="edcstfn")
    assert np.isfinite(found[1, 40:44, 50:60]).all(), "the second pair knows the band there"
    np.testing.assert_allclose(found[1], land.then[1], atol=0.02)


def test_the_uncertainty_of_such_bands_is_refused(run_command, land, tmp_path):
    wishes = ("--unmatched", "spectral", "--uncertainty", tmp_path / "u.tif")
    done = run_command(*runs.words(land, "delta", tmp_path / "o.tif", *wishes))
    assert done.returncode == 2 and "predicted from others (rededge1, swir1)" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_where_all_bands_have_partners_nothing_is_otherwise(run_command, pair, tmp_path):
    for name, further in (("a.tif", ()), ("b.tif", ("--unmatched", "spectral"))):
        assert run_command(*runs.words(pair, "delta", tmp_path / name, *further)).returncode == 0
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


@pytest.mark.parametrize("job", [FillJob, RepairJob, SeriesCheckJob, CompareJob])
def test_what_fuses_no_pairs_of_its_own_refuses_it(job):
    sources = (CollectionSource(("images",)),)
    wishes = {FillJob: {"folder": "out"}, RepairJob: {"image": "a.tif", "output": "o.tif"}}.get(job, {})
    with pytest.raises(JobError, match="in a fusion of pairs alone"):
        job(sources=sources, preparation=Preparation(unmatched="spectral"), **wishes)


# ---- the components


def _moments(values):
    moments = Moments(len(values))
    for window in windows(values.shape[2], values.shape[1], 4 * BLOCK):
        part = values[:, window.y : window.bottom, window.x : window.right]
        moments.add(window, part)
    return moments


def test_components_agree_with_those_of_all_pixels_at_once():
    random = np.random.default_rng(3)
    scores = random.normal(size=(3, 96 * 130))
    values = random.normal(size=(7, 3)) @ scores * 0.05 + random.normal(0, 0.01, (7, scores.shape[1])) + 0.3
    known, others = [0, 2, 5], [1, 3, 4, 6]
    found = _moments(values.reshape(7, 96, 130)).components(known, others)
    correlation, unit = np.corrcoef(values), values.std(axis=1)
    variances, loadings = np.linalg.eigh(correlation)
    order = np.argsort(variances)[::-1][: found.count]
    assert variances[order].sum() >= components.SHARE * 7
    seen, unseen = loadings[known][:, order], loadings[others][:, order]
    scored = np.linalg.solve(seen.T @ seen + np.diag(NOISE / variances[order]), seen.T)
    np.testing.assert_allclose(found.matrix, unit[others, None] * (unseen @ scored) / unit[known], rtol=1e-4)


def test_r2_is_that_of_blocks_that_were_held_out():
    random = np.random.default_rng(4)
    known = random.normal(0, 0.1, (2, 160, 160)) + 0.5
    noise = random.normal(0, 0.05, (160, 160))
    values = np.stack([*known, known[0] - known[1] + noise, noise])
    moments = _moments(values)
    told, useless = moments.r2([0, 1], [2, 3])
    mixed = known[0] - known[1]
    assert told == pytest.approx(mixed.var() / (mixed.var() + noise.var()), abs=0.02)
    assert -0.05 < useless < 0.02
    fold = (2 * (np.arange(160) // BLOCK)[:, None] + np.arange(160) // BLOCK) % FOLDS
    errors = around = 0.0
    for number in range(FOLDS):
        rest = _moments(np.where(fold == number, np.nan, values))
        slope = rest.components([0, 1], [2]).matrix[0]
        mean = np.array([one[fold != number].mean() for one in values])
        held = values[:, fold == number] - mean[:, None]
        errors += ((held[2] - slope @ held[:2]) ** 2).sum()
        around += ((values[2][fold == number] - values[2].mean()) ** 2).sum()
    assert told == pytest.approx(1 - errors / around, abs=1e-6)


def test_of_a_constant_band_or_of_nothing_nothing_follows():
    values = np.random.default_rng(5).random((3, 64, 64))
    values[1] = 0.4
    found = _moments(values).components([0, 1], [2])
    assert np.isfinite(found.matrix).all() and found.matrix[0, 1] == 0
    empty = Moments(3)
    empty.add(Window(0, 0, 8, 8), np.full((3, 8, 8), np.nan))
    assert not empty.components([0, 1], [2]).matrix.any() and empty.r2([0, 1], [2]) == [None]


def test_a_check_counts_the_bands_that_the_coarse_images_have(run_command, land, tmp_path):
    report = tmp_path / "check.json"
    words = ("--fine", land.fine_1, "--coarse", land.coarse_1, "--target", land.coarse_2)
    done = run_command("check", *words, "--method", "delta", "--unmatched", "spectral", "--report", report)
    assert done.returncode == 0, done.stderr
    seen = json.loads(report.read_text())["dates"][0]["images"]
    goes_with = {role: [band["goes_with"] for band in one["bands"]] for role, one in seen.items()}
    assert goes_with == {"F1": list(NAMES), "C1": list(FEW), "C2": list(FEW)}


def test_what_stands_for_a_lacking_band_has_no_say_in_the_shift(land):
    def shifts(unmatched, **wishes):
        asked = Preparation(unmatched=unmatched, **wishes)
        pairs, target = [(land.fine_1, land.coarse_1)], str(land.coarse_2)
        return open_scene(runs.job_for(pairs, target, "delta", "unused.tif", preparation=asked)).compared()

    alone, completed = shifts("leave-out"), shifts("spectral")
    assert alone.shifts["C1"] is not None and completed.shifts == alone.shifts
    (red, nir), lines = alone.lines, completed.lines
    assert lines == (red, None, nir, None)
    assert shifts("spectral", harmonise="on").lines == lines
