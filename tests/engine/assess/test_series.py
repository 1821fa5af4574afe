"""`chronofuse assess` of several dates: in pairs, or as a table."""

import csv

import images
import numpy as np
import pytest
from refusals import refused

NAMES = ("green", "red", "nir")


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
