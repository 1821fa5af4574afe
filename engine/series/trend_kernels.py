"""The trend of a pixel over dates, compiled: Theil and Sen's slope, Mann and Kendall's test."""

from __future__ import annotations

import math

import numba
import numpy as np

FEWEST = 4
"""Dates from which on there is a trend; with fewer the test says nothing."""
SLOPE, P, TAU, DATES = 0, 1, 2, 3
"""Bands of the result."""


@numba.njit(cache=True, parallel=True, nogil=True, error_model="numpy")
def trends(values: np.ndarray, years: np.ndarray, out: np.ndarray) -> None:
    """The trend of each pixel.

    Args:
        values: (dates, pixels) float32, NaN where a date does not count.
        years: (dates,) float64 rising: when, in years.
        out: (4, pixels) float32, written: the slope a year (median of the slopes between all pairs of dates,
            Theil 1950, Sen 1968), the two-sided p of Mann and Kendall's test (Kendall 1975, with the variance
            for ties and the correction for continuity), Kendall's tau-b, and the number of dates. NaN but for
            the last where there are fewer than FEWEST.
    """
    dates, pixels = values.shape
    for pixel in numba.prange(pixels):
        here, when = np.empty(dates, np.float64), np.empty(dates, np.float64)
        count = 0
        for date in range(dates):
            if np.isfinite(values[date, pixel]):
                here[count], when[count] = values[date, pixel], years[date]
                count += 1
        out[:, pixel] = np.nan
        out[DATES, pixel] = count
        if count >= FEWEST:
            slopes = np.empty(count * (count - 1) // 2)
            out[SLOPE, pixel], out[P, pixel], out[TAU, pixel] = _trend(here[:count], when[:count], slopes)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _trend(values, years, slopes):
    """Slope, p and tau of a pixel; `slopes` is room for those of all pairs."""
    count, number, score = values.size, 0, 0
    for second in range(1, count):
        for first in range(second):
            rise = values[second] - values[first]
            score += (rise > 0) - (rise < 0)
            slopes[number] = rise / (years[second] - years[first])
            number += 1
    slope = _median(slopes)
    pairs, tied, variance = number, 0.0, count * (count - 1) * (2 * count + 5)
    ordered, run = np.sort(values), 1
    for place in range(1, count + 1):
        if place < count and ordered[place] == ordered[place - 1]:
            run += 1
            continue
        tied += run * (run - 1) / 2
        variance -= run * (run - 1) * (2 * run + 5)
        run = 1
    if variance <= 0:  # all values are one
        return slope, 1.0, 0.0
    sure = max(abs(score) - 1, 0) / math.sqrt(variance / 18.0)
    return slope, math.erfc(sure / math.sqrt(2.0)), score / math.sqrt(pairs * (pairs - tied))


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _median(values):
    """The median; the values are put in another order."""
    size = values.size
    upper = _smallest(values, size // 2)
    if size % 2:
        return upper
    lower = values[0]
    for place in range(1, size // 2):  # all below the middle are no larger than it
        lower = max(lower, values[place])
    return 0.5 * (lower + upper)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _smallest(values, wanted):
    """The value that would stand at a place if they were sorted; those before it are no larger (Hoare's
    selection)."""
    low, high = 0, values.size - 1
    while low < high:
        pivot, left, right = values[(low + high) // 2], low, high
        while left <= right:
            while values[left] < pivot:
                left += 1
            while values[right] > pivot:
                right -= 1
            if left <= right:
                values[left], values[right] = values[right], values[left]
                left += 1
                right -= 1
        if wanted <= right:
            high = right
        elif wanted >= left:
            low = left
        else:
            break
    return values[wanted]
