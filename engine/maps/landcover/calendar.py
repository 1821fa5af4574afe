"""Dates of a series as days of a model's calendar, and values on them: so a model that has learnt from one
year can be used for another, whose images have other dates.

Days are counted from 1 January of the year in which a series begins. Between two dates a value is
interpolated linearly; before the first and after the last valid date it is that date's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numba
import numpy as np

from ...door.errors import SeriesError
from ...door.plain_text import cut, many

MOST_DAYS = 60
"""A series of more dates is brought onto even days."""
USUAL = 36
"""Even days in the place of more dates."""
FAR = 30
"""Days: further from any date of a series a day of the model is told."""


def days_of(dates: Sequence[date], every: int | None) -> tuple[int, ...]:
    """The calendar of a series: its own dates, or even days where these were asked for or there are many."""
    own = [(day - date(dates[0].year, 1, 1)).days for day in dates]
    if every is None and len(own) > MOST_DAYS:
        every = max(1, -(-(own[-1] - own[0]) // (USUAL - 1)))
    if every is None:
        return tuple(own)
    return tuple(range(own[0], own[-1] + 1, every))


def year_for(dates: Sequence[date], days: Sequence[int], name: str) -> int:
    """The year from whose 1 January a model's days are counted, so that the dates lie nearest to them.

    Raises:
        SeriesError: half of the model's days are far from all dates in each year.
    """
    years = range(dates[0].year - 2, dates[-1].year + 2)
    best = min(years, key=lambda year: (float(np.minimum(gaps_to(dates, days, year), 400).sum()), year))
    if (gaps_to(dates, days, best) > FAR).mean() > 0.5:
        first, last = (date(2001, 1, 1) + timedelta(days[at]) for at in (0, -1))
        raise SeriesError(
            f"The model '{cut(name)}' looks at {many(len(days), 'day')} from {first:%d %B} on, "
            f"{many(days[-1] - days[0], 'day')} long (to {last:%d %B}), and the series, from {dates[0]} to "
            f"{dates[-1]}, has dates near less than half of them: give images of the whole season, or train "
            "a model with these."
        )
    return best


def gaps_to(dates: Sequence[date], days: Sequence[int], year: int) -> np.ndarray:
    """How many days each day of a calendar is from the nearest date, where it begins with that year."""
    own = np.array([(day - date(year, 1, 1)).days for day in dates])
    return np.abs(np.asarray(days)[:, None] - own[None]).min(axis=1)


def on_days(values: np.ndarray, own: Sequence[int], days: Sequence[int]) -> np.ndarray:
    """(days, bands, pixels) float32 of (dates, bands, pixels); NaN where no date is valid.

    Args:
        own, days: ascending days of the same calendar.
    """
    found = np.empty((len(days), *values.shape[1:]), np.float32)
    in_time(
        np.ascontiguousarray(values, np.float32),
        np.asarray(own, np.float64),
        np.asarray(days, np.float64),
        found,
    )
    return found


@numba.njit(nogil=True, cache=True, boundscheck=False)
def in_time(values, own, days, out):
    """Values (dates, bands, pixels) on other days, written to `out`; between two valid dates linear."""
    dates, bands, pixels = values.shape
    for band in range(bands):
        for pixel in range(pixels):
            before, after = -1, -1
            for at in range(dates):
                if not np.isnan(values[at, band, pixel]):
                    after = at
                    break
            for place in range(days.shape[0]):
                day = days[place]
                while after >= 0 and after < dates and own[after] < day:
                    before = after
                    after += 1
                    while after < dates and np.isnan(values[after, band, pixel]):
                        after += 1
                if after < 0:
                    out[place, band, pixel] = np.nan
                elif before < 0:
                    out[place, band, pixel] = values[after, band, pixel]
                elif after >= dates:
                    out[place, band, pixel] = values[before, band, pixel]
                else:
                    share = (day - own[before]) / (own[after] - own[before])
                    out[place, band, pixel] = (1 - share) * values[before, band, pixel] + share * values[
                        after, band, pixel
                    ]
