"""`chronofuse assess` as a user calls it: what it prints and writes, and what it says about bad input."""

import csv
import re
import shutil

import images
import numpy as np
import pytest
from refusals import refused

from chronofuse.engine.door.figures import BLIND, CHANGE, FIGURES, LEVELS, SERIES, UNCERTAINTY

NAMES = ("green", "red", "nir")


def test_all_levels_of_a_single_date_are_in_json_table_and_report(assess, made, tmp_path):
    page, table = tmp_path / "r.html", tmp_path / "t.csv"
    figures = assess(
        made.prediction,
        made.truth,
        "--fine",
        made.fine,
        "--target",
        made.target,
        "--html",
        page,
        "--table",
        table,
    )
    reference = figures["reference"]
    elsewhere = {
        key for key, figure in FIGURES.items() if figure.level in (SERIES, UNCERTAINTY, CHANGE, BLIND)
    }
    assert set(FIGURES) - elsewhere <= set(reference)
    assert reference["reasons"] == {} and figures["reasons"] == {} and figures["notes"] == []
    assert set(reference["baselines"]) == {"copy", "upsample"} and figures["ratio"] == pytest.approx(8)
    assert reference["classes"]["source"] == "ndwi > 0" and reference["classes"]["labels"] == [
        "other",
        "water",
    ]
    assert 0.5 < reference["boundary_f1"]["classes"]["water"] < 1

    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert {row["level"] for row in rows} == set(LEVELS) - {SERIES, UNCERTAINTY, CHANGE}
    rmse = next(row for row in rows if row["figure"] == "RMSE" and row["band"] == "nir")
    assert float(rmse["prediction"]) == reference["rmse"]["bands"]["nir"] and rmse["better"] == "lower"
    assert float(rmse["copy"]) == reference["baselines"]["copy"]["rmse"]["bands"]["nir"]

    text = page.read_text()
    assert text.count("data:image/png;base64,iVBOR") == 4, "images, APA, densities, errors"
    for key, figure in FIGURES.items():
        if key in reference:
            assert f"<td>{figure.title}</td>" in text and figure.meaning.split("'")[0] in text
    assert "<code>chronofuse assess --prediction " in text and f"--html {page}" in text, "to copy"
    assert not re.search(r"(src|href)=\"(?!data:)", text), "the page needs nothing from outside"
    assert "No" + "ne" not in re.sub(r"base64,[^\"]+", "", text)


def test_a_prediction_of_another_grid_is_brought_to_the_truth_s_and_that_is_said(assess, made, tmp_path):
    moved = images.write(
        tmp_path / "moved.tif",
        made.values["prediction"][:, 10:, 4:],
        names=NAMES,
        corner=(600000 + 4 * 30, 5000000 - 10 * 30),
    )
    figures = assess(moved, made.truth)
    (note,) = figures["notes"]
    assert "by moving it by whole pixels" in note and "92 x 86 pixels" in note and "96 x 96 pixels" in note
    assert f"warning: {note}" in assess.done.stderr
    assert figures["valid_share"] == pytest.approx(92 * 86 / 96**2)
    whole = assess(made.prediction, made.truth)["reference"]
    error = (made.values["prediction"] - made.values["truth"])[0, 10:, 4:]
    assert figures["reference"]["rmse"]["bands"]["green"] == pytest.approx(
        np.sqrt(np.mean(error**2)), rel=1e-2
    )
    assert figures["reference"]["rmse"] != whole["rmse"]


def test_a_prediction_of_another_crs_is_brought_to_the_truth_s(assess, made, tmp_path):
    from osgeo import gdal

    other = str(tmp_path / "other.tif")
    gdal.Warp(other, made.prediction, dstSRS="EPSG:3035", resampleAlg="near")
    figures = assess(other, made.truth)
    assert "another CRS" in figures["notes"][0] and "bicubic" in figures["notes"][0]
    assert figures["reference"]["cc"]["mean"] > 0.9


def test_images_of_other_places_are_refused_with_both_grids(assess, made, tmp_path):
    elsewhere = images.write(
        tmp_path / "e.tif", made.values["prediction"], names=NAMES, corner=(100000.0, 4000000.0)
    )
    refused(assess, elsewhere, made.truth, code="no-overlap", part="x 100000 to 102880")
    assert "x 600000 to 602880" in assess.done.stderr


def test_a_truth_of_another_day_is_told(assess, made):
    """Finding 4: a truth of another date was taken without a word."""
    figures = assess(made.prediction, made.truth_08)
    assert figures["notes"] == [
        "The prediction is of 2024-07-01 and the truth of 2024-08-01, so the figures tell what changed "
        "between the two days as well: give a truth of the prediction's day."
    ]
    assert figures["notes"][0] in assess.done.stdout + assess.done.stderr


def test_a_mask_that_leaves_nothing_is_refused(assess, made, tmp_path):
    half = made.values["prediction"].copy()
    half[:, :48] = np.nan
    other = made.values["truth"].copy()
    other[:, 48:] = np.nan
    paths = [
        images.write(tmp_path / f"{name}.tif", v, names=NAMES) for name, v in (("p", half), ("t", other))
    ]
    refused(assess, *paths, code="all-nodata", part="No pixel is valid in both")


def test_one_valid_pixel_gives_nulls_with_reasons(assess, made, tmp_path):
    lonely = np.full_like(made.values["prediction"], np.nan)
    lonely[:, 30, 30] = 0.2
    page = tmp_path / "r.html"
    path = images.write(tmp_path / "p.tif", lonely, names=NAMES)
    reference = assess(path, made.truth, "--html", page)["reference"]
    assert reference["rmse"]["mean"] is not None and reference["cc"]["mean"] is None
    assert (
        reference["reasons"]["cc"]["red"]
        == "fewer than two pixels are valid in both the prediction and the truth"
    )
    assert re.search(r"Correlation \(CC\)[^<]*: fewer than two pixels", page.read_text())


def test_constant_images_are_measured_without_a_word_of_a_library(assess, made, tmp_path):
    flat = [
        images.write(tmp_path / f"{name}.tif", np.full((3, 40, 40), value), names=NAMES)
        for name, value in (("p", 0.2), ("t", 0.0))
    ]
    fine = shutil.copy(flat[1], tmp_path / "f.tif")
    reference = assess(*flat, "--fine", fine, "--html", tmp_path / "r.html")["reference"]
    (said,) = assess.done.stderr.splitlines()
    assert said.startswith("warning: The truth and F1 are the same image")
    assert reference["rmse"]["mean"] == pytest.approx(0.2) and reference["ergas"] is None
    assert reference["reasons"]["ergas"] == "the mean of the truth is 0 in band green"
    assert reference["reasons"]["skill"] == dict.fromkeys(NAMES, "F1 is equal to the truth")


# ---- classes


@pytest.mark.long
def test_rasters_of_classes_take_the_place_of_the_index(assess, made, tmp_path):
    figures = assess(
        made.prediction,
        made.truth,
        "--classes",
        made.classes_predicted,
        made.classes_true,
        "--tolerance",
        "1",
        "--fine",
        made.fine,
        "--html",
        tmp_path / "r.html",
    )
    reference = figures["reference"]
    assert reference["classes"]["labels"] == ["3", "4"] and reference["classes"]["tolerance"] == 1
    water = made.values["truth"][0] > made.values["truth"][2]
    assert reference["overall_accuracy"] == pytest.approx((water == np.roll(water, 1, 0)).mean())
    assert reference["baselines"]["copy"]["kappa"] is None, "the rasters are of the prediction alone"
    assert "predicted 4" in (tmp_path / "r.html").read_text()


def test_the_index_and_its_threshold_can_be_chosen(assess, made):
    reference = assess(made.prediction, made.truth, "--index", "ndvi", "--threshold", "0.1")["reference"]
    p, t = (np.rint(made.values[n] * 1e4) for n in ("prediction", "truth"))
    ndvi = [(a[2] - a[1]) / (a[2] + a[1]) > 0.1 for a in (p, t)]
    assert reference["classes"]["labels"] == ["other", "vegetation"]
    assert reference["overall_accuracy"] == pytest.approx((ndvi[0] == ndvi[1]).mean(), abs=1e-4)


def test_without_the_bands_of_an_index_classes_are_null_with_the_reason(assess, made, tmp_path):
    paths = [images.write(tmp_path / f"{n}.tif", made.values[n]) for n in ("prediction", "truth")]
    reference = assess(*paths)["reference"]
    assert reference["kappa"] is None and reference["ndvi_rmse"] is None and reference["classes"] is None
    assert reference["reasons"]["kappa"] == "no bands are called green and nir, and no classes were given"
    refused(assess, *paths, "--index", "mndwi", code="band-mismatch", part="green and swir1")


BAD_CLASSES = {
    "one raster": (("classes_true", "nowhere"), "missing-file", "nowhere"),
    "values that are no whole numbers": (("halves", "classes_true"), "bad-classes", "holds 1.5"),
    "too large numbers": (("classes_predicted", "many"), "bad-classes", "holds 300"),
    "two bands": (("two_bands", "classes_true"), "bad-classes", "2 bands"),
}


@pytest.mark.parametrize("case", BAD_CLASSES)
def test_what_is_no_raster_of_classes_is_refused(assess, made, case):
    names, code, part = BAD_CLASSES[case]
    rasters = [getattr(made, name, name) for name in names]
    refused(assess, made.prediction, made.truth, "--classes", *rasters, code=code, part=part)


BAD_OPTIONS = {
    "classes twice": (("--classes", "a.tif", "b.tif", "--index", "ndvi"), "bad-classes", "both were given"),
    "a threshold beside rasters": (
        ("--classes", "a.tif", "b.tif", "--threshold", "0"),
        "bad-classes",
        "both were given",
    ),
    "a threshold out of range": (("--threshold", "1.5"), "bad-job", "1.5"),
    "a threshold that is no number": (("--threshold", "nan"), "bad-job", "nan"),
    "a negative tolerance": (("--tolerance", "-1"), "bad-job", "-1"),
    "a huge tolerance": (("--tolerance", "100"), "bad-job", "100"),
    "two ways of naming": (("--prediction", "p.tif", "--truth", "t.tif"), "bad-job", "more than one thing"),
    "too many coarse images": (("--target", "c.tif", "--target", "d.tif"), "bad-job", "2 coarse images"),
    "an output that is an input": (("--table", "IN"), "bad-job", "the same file"),
}


@pytest.mark.parametrize("case", BAD_OPTIONS)
def test_nonsense_is_refused_with_one_sentence(assess, made, case):
    options, code, part = BAD_OPTIONS[case]
    options = [made.truth if option == "IN" else option for option in options]
    refused(assess, made.prediction, made.truth, *options, code=code, part=part)


def test_nothing_to_measure_is_said(assess):
    refused(assess, code="bad-job", part="give PREDICTION and TRUTH")


@pytest.mark.parametrize("role", ["fine", "target"])
def test_a_truth_that_is_another_image_of_the_job_is_refused(role, made, assess, tmp_path):
    linked = tmp_path / "linked.tif"
    linked.symlink_to(getattr(made, role))
    assess(made.prediction, linked, "--fine", made.fine, "--target", made.target, fails=True)
    assert "are the same file" in assess.done.stderr and "[wrong-role]" in assess.done.stderr


@pytest.mark.parametrize(
    "role, sentence",
    [("fine", "The truth and F1 are the same image"), ("prediction", "so that every figure is perfect")],
)
def test_a_truth_of_the_same_pixels_is_told(role, sentence, made, assess, tmp_path):
    copied = shutil.copy(getattr(made, role), tmp_path / "copied.tif")
    figures = assess(made.prediction, copied, "--fine", made.fine)
    assert any(sentence in note for note in figures["notes"])
