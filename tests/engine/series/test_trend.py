"""The trend of a series: the kernel against SciPy and a slow reference, and the rasters that a run leaves."""

import json
import math
from datetime import timedelta
from itertools import combinations

import numpy as np
import pytest
from osgeo import gdal
from scipy.stats import kendalltau, theilslopes

from chronofuse.engine.door import errors
from chronofuse.engine.series import filling
from chronofuse.engine.series.trend import yearly
from chronofuse.engine.series.trend_kernels import DATES, SLOPE, TAU, P, trends

YEAR = 365.2425


def slow_p(values) -> float:
    """Mann and Kendall's p as it is written down."""
    n = len(values)
    score = sum(np.sign(second - first) for first, second in combinations(values, 2))
    _, ties = np.unique(values, return_counts=True)
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    return math.erfc(max(abs(score) - 1, 0) / math.sqrt(variance) / math.sqrt(2)) if variance else 1.0


@pytest.fixture(scope="module")
def pixels():
    """(dates, pixels) with gaps, ties and trends, and when they were; the kernel's result."""
    random = np.random.default_rng(3)
    years = 2000 + np.cumsum(random.uniform(0.02, 0.3, 23))
    values = random.normal(size=(23, 60)) + np.outer(years - 2000, random.normal(size=60))
    values[:, 20:40] = np.round(values[:, 20:40])
    values[random.random(values.shape) < 0.3] = np.nan
    values[:, 58] = np.where(np.isfinite(values[:, 58]), 0.25, np.nan)
    values[3:, 59] = np.nan
    values = values.astype(np.float32)
    found = np.empty((4, 60), np.float32)
    trends(values, years, found)
    return values, years, found


def test_slopes_and_scores_are_those_of_scipy(pixels):
    values, years, found = pixels
    for pixel in range(58):
        there = np.isfinite(values[:, pixel])
        here, when = values[there, pixel].astype(float), years[there]
        assert found[SLOPE, pixel] == pytest.approx(theilslopes(here, when)[0], rel=1e-4, abs=1e-6)
        assert found[TAU, pixel] == pytest.approx(kendalltau(when, here)[0], abs=1e-5)
        assert found[DATES, pixel] == there.sum()


def test_the_probability_takes_ties_into_account(pixels):
    values, _, found = pixels
    expected = [slow_p(column[np.isfinite(column)].astype(float)) for column in values.T[:58]]
    assert found[P, :58] == pytest.approx(expected, abs=1e-5)
    assert np.count_nonzero(np.array(expected) < 0.05) > 10


def test_a_level_pixel_has_no_trend_and_one_of_three_dates_none_that_is_known(pixels):
    _, _, found = pixels
    assert found[:3, 58].tolist() == [0.0, 1.0, 0.0]
    assert np.isnan(found[:3, 59]).all() and found[DATES, 59] <= 3


def test_the_mean_of_a_year_is_that_of_its_dates():
    values = np.array([[1.0, np.nan], [3.0, np.nan], [5.0, 2.0]], np.float32)
    means, years = yearly(values, [2020, 2020, 2022])
    assert years.tolist() == [2020, 2022]
    assert means[0, 0] == 2 and np.isnan(means[0, 1]) and means[1].tolist() == [5, 2]


def trend_of(year, name, out="out"):
    return gdal.Open(str(year.folder / out / f"trend_{name}.tif")).ReadAsArray()


def test_a_run_stores_the_trend_of_what_it_stores_over_dates_that_are_no_guess_in_time(year, filled, read):
    for day in year.days[4:9]:
        (year.folder / "coarse" / f"coarse_{day}.tif").unlink()
    far = year.days[6] + timedelta(1)
    days = sorted([*year.days[:3], far, *year.days[10:14]])
    finished = filled(dates=tuple(map(str, days)), indices=("ndvi",), trend="all")
    assert {"trend red", "trend nir", "trend ndvi"} <= set(finished.first.outputs)
    found = trend_of(year, "ndvi")
    values = np.stack([read("ndvi", day)[0] for day in days])
    codes = np.stack([read("origin", day)[0] for day in days])
    assert filling.IN_TIME in codes and (found[DATES] < len(days)).any()
    when = np.array([day.toordinal() for day in days]) / YEAR
    for row, column in ((0, 0), (20, 31), (47, 47)):
        counts = (codes[:, row, column] != filling.IN_TIME) & (codes[:, row, column] != filling.NOTHING)
        here = values[counts, row, column].astype(float)
        assert found[SLOPE, row, column] == pytest.approx(theilslopes(here, when[counts])[0], rel=1e-3)
        assert found[P, row, column] == pytest.approx(slow_p(here), abs=1e-4)
        assert found[DATES, row, column] == counts.sum()


def test_tiles_of_any_size_give_equal_bytes(year, filled):
    for side in (16, 48):
        filled(str(side), method="delta", trend="all", tile=side)
    a, b = ((year.folder / side / "trend_red.tif").read_bytes() for side in ("16", "48"))
    assert a == b


def test_going_on_computes_the_trend_only_where_something_changed(year, filled):
    days = tuple(str(day) for day in year.days[:6])
    filled(dates=days, trend="all")
    path = year.folder / "out" / "trend_nir.tif"
    before = path.stat().st_mtime_ns, path.read_bytes()
    filled(dates=days, trend="all", resume=True)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    filled(dates=days[:5], trend="all", resume=True)
    assert path.read_bytes() != before[1]
    filled(dates=days, trend="all", resume=True)
    assert path.read_bytes() == before[1]
    assert json.loads((year.folder / "out" / "series.json").read_text())["passes"]["trend"]


def test_what_cannot_be_is_refused_before_anything_is_filled(year, filled):
    days = tuple(str(day) for day in year.days[:3])
    with pytest.raises(errors.SeriesError, match="A trend takes 4 dates at least, and the series has 3"):
        filled(dates=days, trend="all")
    with pytest.raises(errors.SeriesError, match="takes 4 years at least, and the series has 1"):
        filled(trend="yearly")
    with pytest.raises(errors.SeriesError, match="the series has 0 of 2031"):
        filled(trend="2031")
    with pytest.raises(errors.JobError, match="'trend' is 'monthly': use all, yearly, or a year"):
        filled(trend="monthly")
    assert not (year.folder / "out").exists()
    (year.folder / "out").mkdir()
    (year.folder / "out" / "trend_red.tif").write_text("mine")
    with pytest.raises(errors.OutputExistsError, match="trend red"):
        filled(trend="2024")
