"""Figures of a series: by hand, by plain arrays, and from a table of dates."""

from datetime import date

import images
import numpy as np
import pytest

from chronofuse.engine.cli.series_table import read_series
from chronofuse.engine.door.errors import MissingFileError, SeriesError
from chronofuse.engine.door.value import BY_CLASS, Figures, Value
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.yardstick import series_figures as series

DAYS = [0, 10, 16, 40]


@pytest.fixture(scope="module")
def dates(tmp_path_factory):
    """Four dates of a truth and a prediction of two bands with gaps: arrays and open images."""
    folder, random = tmp_path_factory.mktemp("dates"), np.random.default_rng(4)
    truths = np.stack([images.smooth_noise(random, (2, 50, 60)) for _ in DAYS]).astype(np.float32)
    predictions = (truths + random.normal(0, 0.01, truths.shape)).astype(np.float32)
    predictions[1, :, 10:20, 10:20] = np.nan
    truths[3, 0, 40:] = np.nan
    arrays = {"p": predictions, "t": truths}
    opened = {
        key: [
            open_image(images.write(folder / f"{key}{i}.tif", values, scale=1, dtype="float32"), key)
            for i, values in enumerate(array)
        ]
        for key, array in arrays.items()
    }
    return arrays, opened


def test_a_bend_of_even_dates_is_the_second_difference():
    values = [np.full((1, 1), value) for value in (0.1, 0.4, 0.2)]
    assert series.bend([0, 16, 32], values) == pytest.approx(0.1 - 2 * 0.4 + 0.2)


def test_a_straight_course_has_no_bend_whatever_the_calendar():
    days = [3, 7, 31]
    assert series.bend(days, [np.full((1, 1), 0.1 + 0.01 * day) for day in days]) == pytest.approx(
        0, abs=1e-12
    )


def test_a_bend_is_the_divided_difference_in_units_of_reflectance():
    # Newton's divided difference, twice, times the two intervals: the scale on which even dates give x0 - 2
    # x1 + x2.
    (t0, t1, t2), (x0, x1, x2) = (0, 5, 20), (0.2, 0.5, 0.1)
    divided = ((x2 - x1) / (t2 - t1) - (x1 - x0) / (t1 - t0)) / (t2 - t0)
    figures = series.bend((t0, t1, t2), [np.full((1, 1), x) for x in (x0, x1, x2)])
    assert figures == pytest.approx(2 * divided * (t1 - t0) * (t2 - t1))


@pytest.mark.parametrize("side", [512, 17])
def test_second_differences_are_those_of_whole_arrays(dates, side, monkeypatch):
    monkeypatch.setattr(series, "SIDE", side)
    arrays, opened = dates
    figures = series.second_differences(opened["p"], opened["t"], DAYS, ("a", "b"))
    for band, name in enumerate(("a", "b")):
        errors, predicted, true = [], [], []
        for i in range(2):
            days = DAYS[i : i + 3]
            share = (days[1] - days[0]) / (days[2] - days[0])
            p, t = (
                2 * ((1 - share) * a[i, band] + share * a[i + 2, band] - a[i + 1, band]).astype(float)
                for a in (arrays["p"].astype(float), arrays["t"].astype(float))
            )
            valid = np.isfinite(p) & np.isfinite(t)
            errors.append((p - t)[valid])
            predicted.append(p[valid])
            true.append(t[valid])
        expected = [np.sqrt(np.mean(np.concatenate(v) ** 2)) for v in (errors, predicted, true)]
        assert figures["second_difference_rmse"].parts[name] == pytest.approx(expected[0], rel=1e-6)
        assert figures["roughness"].parts[name] == pytest.approx(expected[1] / expected[2], rel=1e-6)
    assert not any(value.reason for value in figures.values())


def test_the_truth_bends_as_itself(dates):
    _, opened = dates
    figures = series.second_differences(opened["t"], opened["t"], DAYS, ("a", "b"))
    assert figures["second_difference_rmse"].mean == 0 and figures["roughness"].mean == 1


def test_a_truth_without_a_bend_has_no_roughness(dates):
    _, opened = dates
    still = [opened["t"][0]] * 4
    figures = series.second_differences(opened["p"], still, DAYS, ("a", "b"))
    assert figures["roughness"] == Value(
        None, {"a": None, "b": None}, {"a": "the truth has no bend", "b": "the truth has no bend"}
    )
    assert not figures["second_difference_rmse"].reason


def test_means_over_dates_leave_out_what_is_not_known():
    one = Figures(
        rmse=Value(0.1, {"a": 0.1}),
        kappa=Value(0.5),
        class_f1=Value(1.0, {"water": 1.0}, by=BY_CLASS),
        sam=Value(reason="one band makes no spectrum"),
        pixels=10,
    )
    two = Figures(
        rmse=Value(0.3, {"a": 0.3}),
        kappa=Value(reason="only one class occurs"),
        class_f1=Value(0.5, {"other": 0.5}, by=BY_CLASS),
        sam=Value(reason="one band makes no spectrum"),
        pixels=5,
    )
    figures = series.means([one, two])
    assert figures["rmse"].parts["a"] == pytest.approx(0.2)
    assert figures["kappa"] == Value(0.5) and figures["pixels"] == 15
    assert figures["class_f1"] == Value(0.75, {"water": 1.0, "other": 0.5}, by=BY_CLASS)
    assert figures["sam"] == Value(reason="one band makes no spectrum")
    assert series.partly_known([one, two]) == [
        "Kappa is the mean over the 1 of 2 dates on which it can be known."
    ]


def test_a_figure_that_no_date_knows_keeps_the_reason_of_the_first():
    known_apart = [
        Value(None, {"a": 0.1, "b": None}, {"b": "a gap"}),
        Value(None, {"a": None, "b": 0.3}, {"a": "another gap"}),
    ]
    assert series.over_dates(known_apart) == Value(None, {"a": 0.1, "b": 0.3}, {"b": "a gap"})
    whole = Value(reason="no C2 was given")
    assert series.over_dates([whole, whole]) == whole
    assert series.over_dates([whole, Value(0.2, {"a": 0.2})]) == Value(0.2, {"a": 0.2})


# ---- the table of a series


def test_paths_of_a_table_are_relative_to_it(tmp_path):
    table = tmp_path / "s.csv"
    table.write_text("\ufeffDate, Prediction,truth\n2024-07-01,p.tif,/data/t.tif\n\n,q.tif,u.tif\n", "utf-8")
    first, second = read_series(str(table))
    assert (first.prediction, first.truth, first.target) == (str(tmp_path / "p.tif"), "/data/t.tif", None)
    assert date.fromisoformat(first.date) == date(2024, 7, 1) and second.date is None


@pytest.mark.parametrize(
    "text, part",
    [
        ("", "columns of nothing"),
        ("prediction,target\np.tif,c.tif\n", "needs prediction and truth"),
        ("prediction,truth\n", "no line below"),
        ("prediction,truth\np.tif,\n", "Line 2"),
        ("prediction,truth,date\np.tif,t.tif,1 July\n", "'1 July'"),
        ("prediction,truth,date\np.tif,t.tif,2024-02-30\n", "'2024-02-30'"),
    ],
)
def test_a_bad_table_is_refused_with_one_sentence(tmp_path, text, part):
    table = tmp_path / "s.csv"
    table.write_text(text, "utf-8")
    with pytest.raises(SeriesError, match=part):
        read_series(str(table))


def test_a_missing_or_foreign_file_is_no_series(tmp_path):
    with pytest.raises(MissingFileError, match=r"nowhere\.csv"):
        read_series(str(tmp_path / "nowhere.csv"))
    foreign = tmp_path / "image.csv"
    foreign.write_bytes(bytes(range(256)))
    with pytest.raises(SeriesError, match="UTF-8"):
        read_series(str(foreign))
