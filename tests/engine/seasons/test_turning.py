"""The seasons of curves whose answer is known."""

from datetime import date

import numpy as np
import pytest

from chronofuse.engine.seasons.pixels import seasons_of_tile
from chronofuse.engine.seasons.settings import Settings
from chronofuse.engine.seasons.smoothing import NONE, WHITTAKER

DAYS = np.arange(-150, 540, 5.0)


def logistic(x):
    return 1 / (1 + np.exp(-x))


def season(rise, fall, height=0.6, width=8.0):
    return height * (logistic((DAYS - rise) / width) - logistic((DAYS - fall) / width))


def found(values, **wishes):
    told = {"most": 0, "smoothing": NONE, "by_slope": False, "level": 0.2, "least": 0.1, "period": 40.0}
    settings = Settings(2024, **{**told, **wishes})
    bands = seasons_of_tile(np.asarray(values, np.float32).reshape(-1, 1, 1), DAYS, settings)
    return dict(zip(settings.bands, bands[:, 0, 0]))


@pytest.mark.parametrize("smoothing", [NONE, WHITTAKER])
def test_one_season_has_the_days_of_its_logistics(smoothing):
    one = found(0.2 + season(120, 220), smoothing=smoothing)
    out = 8 * np.log(4)  # the logistic is 0.2 so many days before its middle
    assert one["start"] == pytest.approx(120 - out, abs=3)
    assert one["end"] == pytest.approx(220 + out, abs=3)
    assert one["peak"] == pytest.approx(170, abs=4)
    assert one["length"] == pytest.approx(one["end"] - one["start"], abs=1e-3)
    assert one["base"] == pytest.approx(0.2, abs=0.02) and one["amplitude"] == pytest.approx(0.6, abs=0.03)
    assert one["integral"] == pytest.approx(60, abs=3), "height x days between the two middles"
    assert one["seasons"] == 1


def test_a_season_may_begin_in_the_year_before():
    one = found(0.2 + season(-70, 160))
    assert one["start"] == pytest.approx(-70 - 8 * np.log(4), abs=3) and one["seasons"] == 1


def test_the_season_of_another_year_is_none_of_this():
    one = found(0.2 + season(420, 480))
    assert np.isnan(one["start"]) and one["seasons"] == 0


def test_two_seasons_are_told_apart_and_the_larger_one_is_shown():
    values = 0.2 + season(80, 150, 0.5) + season(200, 300)
    assert found(values)["seasons"] == 2
    assert found(values)["start"] == pytest.approx(200 - 8 * np.log(4), abs=4)
    both = found(values, most=2)
    assert both["start"] == pytest.approx(80 - 8 * np.log(4), abs=4)
    assert both["start_2"] == pytest.approx(200 - 8 * np.log(4), abs=4)
    one = found(values, most=1)
    assert one["seasons"] == 1 and one["start"] == pytest.approx(both["start"], abs=1)
    assert one["end"] == pytest.approx(both["end_2"], abs=1)


def test_a_shallow_dip_makes_no_second_season():
    one = found(0.2 + season(100, 280) - season(170, 190, 0.2, 3.0))
    assert one["seasons"] == 1 and one["end"] > 270


def test_the_steepest_slopes_are_the_middles_of_the_logistics():
    one = found(0.2 + season(121, 223), by_slope=True)
    assert one["start"] == pytest.approx(121, abs=2) and one["end"] == pytest.approx(223, abs=2)


def test_what_the_series_does_not_reach_is_nodata():
    values = 0.2 + season(120, 220)
    values[DAYS > 215] = np.nan
    one = found(values)
    assert np.isnan(one["end"]) and np.isnan(one["length"]) and np.isnan(one["integral"])
    assert one["start"] == pytest.approx(120 - 8 * np.log(4), abs=3)


def test_what_hardly_changes_has_no_season_and_what_is_hardly_seen_nothing():
    flat = found(np.full(len(DAYS), 0.7) + season(120, 220, 0.05))
    assert flat["seasons"] == 0 and np.isnan(flat["start"]) and np.isfinite(flat["fit_error"])
    few = np.full(len(DAYS), np.nan)
    few[::25] = 0.5
    assert all(np.isnan(value) for value in found(few).values())


def test_days_are_counted_from_the_year_s_first():
    settings = Settings(2024, 0, NONE, False, 0.2, 0.1, 40.0)
    assert settings.days == 366 and settings.day_of_year(date(2024, 1, 1)) == 1
    assert settings.day_of_year(date(2023, 12, 31)) == 0 and not settings.counts(date(2023, 5, 1))
