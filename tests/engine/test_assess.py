"""`chronofuse assess` as a user calls it: what it prints and writes, and what it says about bad input."""

import csv
import json
import re
from types import SimpleNamespace

import images
import numpy as np
import pytest

from chronofuse.engine.door.figures import BLIND, FIGURES, LEVELS, SERIES, UNCERTAINTY

NAMES = ("green", "red", "nir")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A truth with a lake, a noisy prediction, F1 and C2 (ratio 8), and further dates; paths by name."""
    folder, random = tmp_path_factory.mktemp("assess"), np.random.default_rng(11)
    truth = images.smooth_noise(random, (3, 96, 96))
    truth[2, 20:50, 30:70] = 0.03
    values = {
        "truth": truth,
        "prediction": truth + random.normal(0, 0.01, truth.shape),
        "fine": truth + 0.05 * (images.smooth_noise(random, truth.shape) - 0.2),
    }
    values["prediction"][2, 20:50, 68:70] += 0.3
    paths = {
        name: images.write(folder / f"{name}_2024-07-01.tif", array, names=NAMES)
        for name, array in values.items()
    }
    paths["target"] = images.write(
        folder / "coarse_2024-07-01.tif", images.block_mean(truth, 8), pixel=240, names=NAMES
    )
    for month in ("08", "09"):
        truth = truth * random.uniform(0.8, 1.1, (3, 1, 1))
        noisy = truth + random.normal(0, 0.02, truth.shape)
        for name, array in (("truth", truth), ("prediction", noisy)):
            paths[f"{name}_{month}"] = images.write(
                folder / f"{name}_2024-{month}-01.tif", array, names=NAMES
            )
    water = (values["truth"][0] > values["truth"][2]).astype(float)
    for name, array in {
        "classes_true": water + 3,
        "classes_predicted": np.roll(water, 1, 0) + 3,
        "halves": water + 0.5,
        "many": water * 300,
    }.items():
        paths[name] = images.write(
            folder / f"{name}.tif",
            array,
            scale=1,
            nodata=None,
            dtype="float32" if name == "halves" else "uint16",
        )
    paths["two_bands"] = images.write(
        folder / "two.tif", np.stack([water, water]), scale=1, dtype="uint8", nodata=None
    )
    return SimpleNamespace(folder=folder, values=values, **paths)


@pytest.fixture
def assess(run_command, tmp_path):
    """A function that calls the command with warnings as errors; its figures. `assess.done` is the
    process."""

    def run(*arguments, fails: bool = False):
        out = tmp_path / "figures.json"
        done = run.done = run_command("assess", *arguments, "--json", out, "--overwrite")
        assert done.returncode == (2 if fails else 0), done.stdout + done.stderr
        assert "Warning" not in done.stderr and "Traceback" not in done.stderr
        return None if fails else json.loads(out.read_text())["figures"]

    return run


def refused(assess, *arguments, code: str, part: str) -> None:
    assess(*arguments, fails=True)
    said = assess.done.stderr.strip().splitlines()
    assert len(said) == 1 and said[0].endswith(f"[{code}]") and part in said[0], assess.done.stderr


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
    elsewhere = {key for key, figure in FIGURES.items() if figure.level in (SERIES, UNCERTAINTY, BLIND)}
    assert set(FIGURES) - elsewhere <= set(reference)
    assert reference["reasons"] == {} and figures["reasons"] == {} and figures["notes"] == []
    assert set(reference["baselines"]) == {"copy", "upsample"} and figures["ratio"] == pytest.approx(8)
    assert reference["classes"]["source"] == "ndwi > 0" and reference["classes"]["labels"] == [
        "other",
        "water",
    ]
    assert 0.5 < reference["boundary_f1"]["classes"]["water"] < 1

    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert {row["level"] for row in rows} == set(LEVELS) - {SERIES, UNCERTAINTY}
    rmse = next(row for row in rows if row["figure"] == "RMSE" and row["band"] == "nir")
    assert float(rmse["prediction"]) == reference["rmse"]["bands"]["nir"] and rmse["better"] == "lower"
    assert float(rmse["copy"]) == reference["baselines"]["copy"]["rmse"]["bands"]["nir"]

    text = page.read_text()
    assert text.count("data:image/png;base64,iVBOR") == 4, "images, APA, densities, errors"
    for key, figure in FIGURES.items():
        if key in reference:
            assert f"<td>{figure.title}</td>" in text and figure.meaning.split("'")[0] in text
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


def test_constant_images_are_measured_without_a_word_on_the_terminal(assess, made, tmp_path):
    flat = [
        images.write(tmp_path / f"{name}.tif", np.full((3, 40, 40), value), names=NAMES)
        for name, value in (("p", 0.2), ("t", 0.0))
    ]
    reference = assess(*flat, "--fine", flat[1], "--html", tmp_path / "r.html")["reference"]
    assert assess.done.stderr == ""
    assert reference["rmse"]["mean"] == pytest.approx(0.2) and reference["ergas"] is None
    assert reference["reasons"]["ergas"] == "the mean of the truth is 0 in band green"
    assert reference["reasons"]["skill"] == dict.fromkeys(NAMES, "F1 is equal to the truth")


# ---- classes


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


# ---- series


def dated(made, *months) -> list[str]:
    named = {"07": ("prediction", "truth"), **{m: (f"prediction_{m}", f"truth_{m}") for m in ("08", "09")}}
    return [
        item
        for month in months
        for option, name in zip(("--prediction", "--truth"), named[month])
        for item in (option, getattr(made, name))
    ]


def test_a_series_has_its_dates_in_order_their_means_and_its_bends(assess, made, tmp_path):
    page, table = tmp_path / "r.html", tmp_path / "t.csv"
    figures = assess(*dated(made, "09", "07", "08"), "--fine", made.fine, "--html", page, "--table", table)
    found = figures["series"]
    assert [day["date"] for day in found["dates"]] == ["2024-07-01", "2024-08-01", "2024-09-01"]
    of_dates = [day["reference"]["rmse"]["mean"] for day in found["dates"]]
    assert figures["reference"]["rmse"]["mean"] == pytest.approx(np.mean(of_dates))
    assert found["second_difference_rmse"]["mean"] > 0.01 and found["roughness"]["mean"] > 1
    alone = assess(made.prediction_08, made.truth_08, "--fine", made.fine)
    assert found["dates"][1]["reference"] == alone["reference"]
    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert {row["date"] for row in rows} == {"", "2024-07-01", "2024-08-01", "2024-09-01"}
    assert "series" in {row["level"] for row in rows}
    assert "From date to date" in page.read_text() and "2024-08-01" in page.read_text()


def test_the_coarse_images_of_a_series_give_its_consistency_per_date(assess, made):
    target = ["--target", made.target, "--target", made.target]
    figures = assess(*dated(made, "07", "08"), *target)
    consistency = [day["consistency"]["mean"] for day in figures["series"]["dates"]]
    assert consistency[0] < consistency[1], "the second date has the coarse image of the first"
    assert figures["consistency"]["mean"] == pytest.approx(np.mean(consistency))
    assert figures["series"]["roughness"] is None
    assert (
        figures["series"]["reasons"]["roughness"] == "a second difference takes three dates, and 2 were given"
    )


def test_a_consistency_that_a_later_date_knows_has_no_reason_for_being_missing(assess, made, tmp_path):
    page, table = tmp_path / "r.html", made.folder / "late.csv"
    table.write_text(
        f"prediction,truth,target\n{made.prediction},{made.truth},\n"
        f"{made.prediction_08},{made.truth_08},{made.target}\n",
        "utf-8",
    )
    figures = assess("--series", table, "--html", page)
    assert figures["consistency"]["mean"] is not None and figures["reasons"] == {}
    first, second = figures["series"]["dates"]
    assert first["reasons"] == {"consistency": "no C2 was given"} and second["reasons"] == {}
    assert "no C2 was given" not in page.read_text()


def test_a_series_can_be_a_table(assess, made):
    table = made.folder / "series.csv"
    names = [
        ("prediction", "truth", "2024-07-01"),
        ("prediction_08", "truth_08", ""),
        ("prediction_09", "truth_09", ""),
    ]
    lines = [f"{getattr(made, p)},{getattr(made, t)},{day}" for p, t, day in names]
    table.write_text("\n".join(["prediction,truth,date", *lines]))
    assert assess("--series", table)["series"] == assess(*dated(made, "07", "08", "09"))["series"]
    refused(assess, "--series", table, "--target", made.target, code="bad-job", part="column 'target'")
    refused(
        assess,
        "--series",
        table,
        "--table",
        table,
        code="bad-job",
        part="'table' and 'series' are the same file",
    )
    assert table.read_text().startswith("prediction,truth,date")


def test_a_table_with_a_null_character_is_refused(assess, made):
    table = made.folder / "null.csv"
    table.write_bytes(b"prediction,truth\np\0.tif,t.tif\n")
    refused(assess, "--series", table, code="bad-job", part="null character")


def test_a_prediction_without_a_changed_pixel_says_so(assess, made, tmp_path):
    change = np.abs(made.values["truth"] - made.values["fine"])
    calm = (change < np.quantile(change, 0.3, axis=(1, 2), keepdims=True)).any(axis=0) & (
        change < np.quantile(change, 0.7, axis=(1, 2), keepdims=True)
    ).all(axis=0)
    seen = images.write(tmp_path / "p.tif", np.where(calm, made.values["prediction"], np.nan), names=NAMES)
    figures = assess(seen, made.truth, "--fine", made.fine)["reference"]
    assert figures["changed_rmse"]["mean"] is None and figures["skill"]["mean"] is not None
    assert "among the fifth that changed most" in figures["reasons"]["changed_rmse"]["red"]


def test_dates_that_are_not_known_leave_the_bends_unknown(assess, made, tmp_path):
    nameless = images.write(tmp_path / "t.tif", made.values["truth"], names=NAMES)
    figures = assess(*dated(made, "08", "09"), "--prediction", nameless, "--truth", nameless)
    assert (
        figures["series"]["roughness"] is None
        and "t.tif' is not known" in figures["series"]["reasons"]["roughness"]
    )


def test_two_truths_of_one_date_are_refused(assess, made):
    refused(assess, *dated(made, "07", "08", "07"), code="bad-series", part="2024-07-01")
    refused(
        assess,
        *dated(made, "07"),
        "--prediction",
        made.prediction,
        code="bad-job",
        part="2 predictions, 1 truths",
    )
    refused(
        assess,
        *dated(made, "07", "08"),
        "--classes",
        made.classes_true,
        made.classes_true,
        code="bad-classes",
        part="one date",
    )
