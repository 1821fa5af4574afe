"""Dates of a series on the days of a model, against numpy; the year that suits; what can't be used."""

from datetime import date, timedelta

import numpy as np
import pytest

from chronofuse.engine.door.errors import SeriesError
from chronofuse.engine.maps.landcover import calendar


def test_values_in_time_are_those_of_numpy_with_gaps():
    random = np.random.default_rng(4)
    own, days = np.array([3, 10, 17, 40, 41, 90]), np.array([0, 3, 12, 20, 41, 89, 120])
    values = random.random((6, 2, 30)).astype(np.float32)
    values[random.random(values.shape) < 0.4] = np.nan
    values[:, :, 0] = np.nan
    found = calendar.on_days(values, own, days)
    for band in range(2):
        for pixel in range(30):
            there = np.isfinite(values[:, band, pixel])
            expected = np.full(7, np.nan)
            if there.any():
                expected = np.interp(days, own[there], values[there, band, pixel])
            np.testing.assert_allclose(found[:, band, pixel], expected, rtol=1e-5)


def test_own_dates_are_the_calendar_and_many_dates_become_even_days():
    dates = [date(2018, 11, 5), date(2019, 1, 10), date(2019, 8, 1)]
    assert calendar.days_of(dates, None) == (308, 374, 577)
    assert calendar.days_of(dates, 100) == (308, 408, 508)
    many = [date(2018, 1, 1) + timedelta(3 * n) for n in range(118)]
    assert 30 <= len(calendar.days_of(many, None)) <= calendar.USUAL
    assert len(np.unique(np.diff(calendar.days_of(many, None)))) == 1


def test_another_year_is_found_and_a_season_that_is_not_there_refused():
    model = calendar.days_of([date(2018, 9, 1) + timedelta(16 * n) for n in range(23)], None)
    other = [date(2021, 9, 5) + timedelta(10 * n) for n in range(34)]
    assert calendar.year_for(other, model, "m") == 2021
    assert calendar.gaps_to(other, model, 2021).max() <= calendar.FAR
    with pytest.raises(SeriesError, match="2021-03-01") as refused:
        calendar.year_for([date(2021, 3, 1), date(2021, 4, 1)], model, "m")
    assert "23 days" in str(refused.value)
