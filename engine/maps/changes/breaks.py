"""The largest break in the series of a pixel: a step in what is left when its seasons are taken off.

The model is y = a + sum_k (b_k cos(2 pi k t / year) + c_k sin(2 pi k t / year)) + d [t >= tau] + error. For
each day tau that leaves enough dates to both sides d is fitted by least squares, and F(tau) = d^2 / var(d)
tells how sure it is; the largest is the break. How large it must be is Andrews' (1993, Tests for parameter
instability and structural change with unknown change point, Econometrica 61, 821-856; values of the
corrigendum, Econometrica 71, 2003, 395-397): the supremum of F over the middle 70 % of the dates. Errors of
neighbouring dates that go together make F too large; it is multiplied by (1 - r) / (1 + r), where r is their
correlation, not below 0.
"""

from __future__ import annotations

import numba
import numpy as np

YEAR = 365.2425
LEVELS = {0.1: 7.12, 0.05: 8.68, 0.01: 12.16}
"""Share of false alarms to the least F; one step, 15 % of the dates left to either side."""
TRIM = 0.15
FEWEST_BESIDE = 3
"""Dates on either side of a break, at least."""
BANDS = ("day", "size", "strength", "within")
"""Day of the first date after the break; the step in units of the index; F; days since the date before."""


def fewest_dates(harmonics: int) -> int:
    """Dates that a pixel needs."""
    return max(8, 2 * (2 * harmonics + 2))


def waves(days: np.ndarray, harmonics: int) -> np.ndarray:
    """(dates, 1 + 2 x harmonics) float64: one, and a cosine and a sine of each harmonic of the year."""
    angle = 2 * np.pi * days / YEAR
    each = [f(k * angle) for k in range(1, harmonics + 1) for f in (np.cos, np.sin)]
    return np.stack([np.ones_like(angle), *each], axis=1)


@numba.njit(cache=True, nogil=True)
def largest_breaks(values, days, columns, fewest, least_f, least_size, out):
    """The largest break of each pixel.

    Args:
        values: (dates, rows, cols) float32, NaN where invalid.
        days: (dates,) float64, ascending.
        columns: (dates, waves) of `waves`.
        fewest: dates that a pixel needs; with fewer all bands are NaN.
        least_f, least_size: a break below one of them is none; then day, size and within are NaN.
        out: (BANDS, rows, cols) float32, written.
    """
    dates, rows, cols = values.shape
    count = columns.shape[1]
    y, when, base = np.empty(dates), np.empty(dates), np.empty((count, dates))
    for row in range(rows):
        for col in range(cols):
            out[:, row, col] = np.nan
            n = 0
            for date in range(dates):
                if np.isfinite(values[date, row, col]):
                    y[n], when[n] = values[date, row, col], days[date]
                    for column in range(count):
                        base[column, n] = columns[date, column]
                    n += 1
            if n < fewest:
                continue
            found = _break_of(y, base, n, count)
            out[2, row, col] = found[1]
            at = int(found[0])
            if at > 0 and found[1] >= least_f and abs(found[2]) >= least_size:
                out[0, row, col], out[1, row, col] = when[at], found[2]
                out[3, row, col] = when[at] - when[at - 1]


@numba.njit(cache=True, nogil=True)
def _break_of(y, base, n, count):
    """(place of the first date after the break, F, step) of one pixel; place -1 where there is none."""
    _orthonormal(base, n, count)
    for column in range(count):
        share = 0.0
        for date in range(n):
            share += base[column, date] * y[date]
        for date in range(n):
            y[date] -= share * base[column, date]
    rest = 0.0
    for date in range(n):
        rest += y[date] * y[date]
    beside = max(FEWEST_BESIDE, int(np.ceil(TRIM * n)))
    after = np.zeros(count)
    total, at, best, step = 0.0, -1, 0.0, 0.0
    for date in range(n - 1, 0, -1):
        total += y[date]
        free = float(n - date)
        for column in range(count):
            after[column] += base[column, date]
            free -= after[column] * after[column]
        if date < beside or date > n - beside or free < 1e-6 * n:
            continue
        gain = total * total / free
        if gain > best:
            at, best, step = date, gain, total / free
    if at < 0:
        return -1.0, 0.0, 0.0
    left = max(rest - best, 1e-12 * max(rest, 1e-12))
    r = _neighbours(y, base, n, count, at, step)
    return float(at), best / (left / (n - count - 1)) * (1 - r) / (1 + r), step


@numba.njit(cache=True, nogil=True)
def _orthonormal(base, n, count):
    """Gram and Schmidt, twice, in place; a wave that the others make up becomes zero."""
    for column in range(count):
        size = 0.0
        for date in range(n):
            size += base[column, date] * base[column, date]
        for _ in range(2):
            for other in range(column):
                share = 0.0
                for date in range(n):
                    share += base[other, date] * base[column, date]
                for date in range(n):
                    base[column, date] -= share * base[other, date]
        left = 0.0
        for date in range(n):
            left += base[column, date] * base[column, date]
        scale = 1 / np.sqrt(left) if left > 1e-9 * size else 0.0
        for date in range(n):
            base[column, date] *= scale


@numba.njit(cache=True, nogil=True)
def _neighbours(y, base, n, count, at, step):
    """The correlation of what is left on neighbouring dates once the break is taken off; 0 to 0.9."""
    left = np.zeros(n)
    for date in range(n):
        left[date] = y[date] - (step if date >= at else 0.0)
    for column in range(count):
        share = 0.0
        for date in range(at, n):
            share += base[column, date]
        for date in range(n):
            left[date] += step * share * base[column, date]
    both, whole = 0.0, 0.0
    for date in range(n):
        whole += left[date] * left[date]
        if date:
            both += left[date] * left[date - 1]
    if whole <= 0:
        return 0.0
    return min(max(both / whole, 0.0), 0.9)
