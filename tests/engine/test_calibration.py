"""Uncertainties scaled by the user's own truth of another date: `--calibration`."""

import json
from dataclasses import replace
from types import SimpleNamespace

import images
import numpy as np
import pytest
import runs
from osgeo import gdal

from chronofuse.engine import fuse
from chronofuse.engine.door import command_line
from chronofuse.engine.door.errors import CalibrationError


def fused(pair, folder, target, **wishes):
    """What a run of delta gives: the prediction, its uncertainty and its figures."""
    folder.mkdir()
    wishes = {"uncertainty": str(folder / "u.tif"), "report": str(folder / "r.json"), **wishes}
    job = runs.job_for(
        [(pair.fine_1, pair.coarse_1)], target, "delta", output=folder / "o.tif", dtype="float32", **wishes
    )
    figures = fuse.run(job, lambda event: None).first.figures
    return SimpleNamespace(
        output=images.read(folder / "o.tif"), deviation=images.read(folder / "u.tif"), figures=figures
    )


@pytest.fixture(scope="module")
def known(pair, tmp_path_factory):
    """The report of the run on the later date, whose truth is known."""
    folder = tmp_path_factory.mktemp("known") / "run"
    run = fused(pair, folder, pair.coarse_2, reference=pair.fine_2)
    return SimpleNamespace(
        report=str(folder / "r.json"), facts=json.loads((folder / "r.json").read_text()), run=run
    )


@pytest.fixture(scope="module")
def truth_between(pair, tmp_path_factory):
    values = 0.6 * np.nan_to_num(pair.before, nan=0.2) + 0.4 * pair.after
    return images.write(tmp_path_factory.mktemp("truth") / "fine_2024-05-20.tif", values, names=pair.names)


def test_another_dates_truth_scales_the_uncertainty_by_groups(pair, known, tmp_path):
    plain = fused(pair, tmp_path / "plain", pair.between)
    path = str(tmp_path / "scaled" / "b.tif")
    scaled = fused(pair, tmp_path / "scaled", pair.between, calibration=(known.report,), bounds=path)
    sure = known.facts["figures"]["uncertainty"]
    for band, name in enumerate(pair.names):
        groups = sure["scaled"][name]
        up_to = [group["up_to"] for group in groups[:-1]]
        factors = np.array([group["bounds"]["68"]["factor"] for group in groups], np.float32)
        assert np.ptp(factors) > 0.02, "groups that are alike would prove nothing"
        expected = plain.deviation[band] * factors[np.searchsorted(up_to, plain.deviation[band])]
        np.testing.assert_allclose(scaled.deviation[band], expected, rtol=1e-5)
    np.testing.assert_array_equal(scaled.output, plain.output)
    tags = gdal.Open(path).GetMetadata()
    assert tags["CHRONOFUSE_CALIBRATION"] == "2024-07-01"
    assert float(tags["CHRONOFUSE_BOUND_95"]) == pytest.approx(sure["scaled_levels"]["0.95"], rel=1e-4)
    upper = scaled.output + sure["scaled_levels"]["0.95"] * scaled.deviation
    np.testing.assert_allclose(images.read(path)[3::4], upper, rtol=0, atol=1e-5)
    assert any("scaled by the truth of 2024-07-01" in note for note in scaled.figures["notes"])


def test_what_it_holds_on_that_date_is_nearer_to_what_it_promises(pair, known, truth_between, tmp_path):
    plain, scaled = (
        fused(pair, tmp_path / name, pair.between, reference=truth_between, **wishes).figures
        for name, wishes in (
            ("plain", {}),
            ("scaled", {"calibration": (known.report,), "html": str(tmp_path / "r.html")}),
        )
    )
    assert "scaled by the truth of 2024-07-01" in (tmp_path / "r.html").read_text()
    for key, share in (("within_1", 0.68), ("within_95", 0.95)):
        off = [abs(one["uncertainty"][key].mean - share) for one in (plain, scaled)]
        assert off[1] < off[0], (key, off)
    assert scaled["uncertainty"]["calibration"] == ["2024-07-01"]


def test_of_two_reports_the_factors_are_averaged(pair, known, tmp_path):
    facts = json.loads(json.dumps(known.facts))
    facts["figures"]["target_date"] = "2024-08-01"
    for groups in facts["figures"]["uncertainty"]["scaled"].values():
        for group in groups:
            group["bounds"]["68"]["factor"] *= 4
    twice = tmp_path / "twice.json"
    twice.write_text(json.dumps(facts))
    one = fused(pair, tmp_path / "one", pair.between, calibration=(known.report,))
    two = fused(pair, tmp_path / "two", pair.between, calibration=(known.report, str(twice)))
    np.testing.assert_allclose(two.deviation, 2 * one.deviation, rtol=1e-5)


def test_a_truth_does_not_vouch_for_what_it_has_scaled(pair, known, tmp_path):
    with pytest.raises(CalibrationError, match="is of the date that is predicted"):
        fused(pair, tmp_path / "out", pair.coarse_2, calibration=(known.report,))
    assert not list((tmp_path / "out").iterdir())


def changed(facts, tmp_path, change) -> str:
    facts = json.loads(json.dumps(facts))
    change(facts["figures"])
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(facts))
    return str(path)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda f: f.update(method="starfm"), "is of the method 'starfm'"),
        (lambda f: f.update(ratio=16.0), "is of a ratio of 16"),
        (lambda f: f.update(uncertainty=None), "can't scale an uncertainty"),
        (lambda f: f["uncertainty"].update(scaled_levels=None), "had no truth or too few"),
        (lambda f: f["uncertainty"].update(calibration=["2024-06-01"]), "was scaled itself"),
        (lambda f: f["uncertainty"].update(of_95=9.0), "another error model"),
        (lambda f: f["uncertainty"]["scaled"].pop("nir"), "says nothing of the bands nir"),
    ],
)
def test_a_report_that_does_not_suit_is_refused_with_the_reason(pair, known, tmp_path, change, sentence):
    path = changed(known.facts, tmp_path, change)
    with pytest.raises(CalibrationError, match=sentence):
        fused(pair, tmp_path / "out", pair.between, calibration=(path,))


def test_no_report_and_nothing_to_scale_are_told(pair, known, tmp_path):
    with pytest.raises(CalibrationError, match="can't scale an uncertainty"):
        fused(pair, tmp_path / "image", pair.between, calibration=(pair.fine_1,))
    with pytest.raises(CalibrationError, match="neither an uncertainty nor bounds"):
        fused(pair, tmp_path / "none", pair.between, calibration=(known.report,), uncertainty=None)


def test_the_command_line_asks_for_it(pair, known, tmp_path):
    output = tmp_path / "o.tif"
    job = runs.job_for(
        [(pair.fine_1, pair.coarse_1)],
        pair.between,
        "delta",
        output=output,
        uncertainty=str(tmp_path / "u.tif"),
    )
    told = command_line.command_of(replace(job, calibration=(known.report,)))
    assert f"--calibration {known.report}" in told
