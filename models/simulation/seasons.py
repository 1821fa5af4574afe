"""When the season of each pixel of an invented year truly starts and ends.

The definitions are TIMESAT's (Jönsson & Eklundh 2004): the season starts on the day on which NDVI has risen
by 20 % of the way from the lowest value before the peak to the peak, and ends where it has fallen as far to
the lowest value behind it. The curve is NDVI without noise and clouds; mowing ends no season and is left out.
"""

from __future__ import annotations

import numpy as np

from .year import Year

LEVEL = 0.2
STEP = 2
"""Days between two values of the curve."""
FIRST, LAST = -150, 430
AGAIN = 0.25
"""Beyond a valley the curve has risen again by this share of the peak's height, and by half of LEAST."""
LEAST = 0.1
"""Of NDVI: what changes less has no season."""
STRIP = 32
"""Rows worked on at a time."""


def true_seasons(year: Year, rows: slice) -> np.ndarray:
    """The main season of a year, of some rows: of two the one with the larger integral over its base.

    Returns:
        (2, rows, size) float32 start and end as days of the year (below 1 and above 366 they lie in the years
        beside it), NaN where nothing grows that changes, where water comes, and where it burnt.
    """
    days = np.arange(FIRST, LAST + 1, STEP)
    curve = np.stack([year.ndvi(float(day), rows, mown=False) for day in days])
    place = np.arange(len(days))[:, None, None]
    inside = ((days >= 1) & (days <= 366))[:, None, None] & np.ones(curve.shape, bool)
    one, integral = _season_around(curve, np.argmax(np.where(inside, curve, -1), axis=0))
    with np.errstate(invalid="ignore"):
        inside &= ~((place >= one[0]) & (place <= one[1]))
    other, other_integral = _season_around(curve, np.argmax(np.where(inside, curve, -1), axis=0))
    out = FIRST + STEP * np.where(other_integral > integral, other, one)
    known = year.grows[rows] & (year.burnt[rows] == 0) & (np.maximum(integral, other_integral) > 0)
    out[:, ~known] = np.nan
    return out.astype(np.float32)


def _season_around(curve: np.ndarray, peak: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Start and end, (2, rows, size) in steps, of the season of a peak; and its integral over the base, 0 for
    what is no whole season of the year."""
    start, low_before = _crossing(curve, peak, -1)
    end, low_behind = _crossing(curve, peak, 1)
    highest = np.take_along_axis(curve, peak[None], 0)[0]
    place = np.arange(len(curve))[:, None, None]
    with np.errstate(invalid="ignore"):
        within = (place >= start) & (place <= end)
        middle = FIRST + STEP * (start + end) / 2
    integral = np.where(within, curve - (low_before + low_behind) / 2, 0).sum(axis=0)
    whole = highest - np.maximum(low_before, low_behind) >= LEAST
    of_year = (middle >= 1) & (middle < 367)
    return np.stack([start, end]), np.where(whole & of_year, integral, 0)


def _crossing(curve: np.ndarray, peak: np.ndarray, way: int) -> tuple[np.ndarray, np.ndarray]:
    """Where the curve crosses the level on the way from the peak to the valley before it (`way` -1) or behind
    it (1), in steps, and the valley's value; (rows, size) each."""
    last = len(curve) - 1
    highest = np.take_along_axis(curve, peak[None], 0)[0]
    low, going, at = highest.copy(), np.ones(peak.shape, bool), peak.copy()
    for _ in range(last):
        at = np.clip(at + way, 0, last)
        value = np.take_along_axis(curve, at[None], 0)[0]
        going &= value <= low + np.maximum(AGAIN * (highest - low), LEAST / 2)
        low = np.where(going, np.minimum(low, value), low)
    level = low + LEVEL * (highest - low)
    found, at, before = np.full(peak.shape, np.nan), peak.copy(), highest
    for _ in range(last):
        at = np.clip(at + way, 0, last)
        value = np.take_along_axis(curve, at[None], 0)[0]
        crossed = np.isnan(found) & (value <= level)
        part = (before - level) / np.maximum(before - value, 1e-6)
        found = np.where(crossed, at - way + way * part, found)
        before = value
    return found, low


def all_true_seasons(year: Year, inner: slice) -> np.ndarray:
    """As `true_seasons`, of the square of the place that is shown: (2, size, size)."""
    strips = [slice(r, min(r + STRIP, inner.stop)) for r in range(inner.start, inner.stop, STRIP)]
    return np.concatenate([true_seasons(year, rows)[:, :, inner] for rows in strips], axis=1)
