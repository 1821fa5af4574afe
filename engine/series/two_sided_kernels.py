"""The loops of the methods that take the nearest reference on each side of a date, and no more."""

from __future__ import annotations

import numba
import numpy as np

NEAREST, LINEAR, DELTA = 0, 1, 2
FLOOR = np.float32(0.002)
"""Added to a change of the coarse reflectance: below it, changes tell nothing of which side is better."""


@numba.njit(cache=True, parallel=True, nogil=True)
def two_sided(
    fine: np.ndarray,
    coarse: np.ndarray,
    days: np.ndarray,
    before: int,
    how: int,
    mean: np.ndarray,
    used: np.ndarray,
) -> None:
    """A date from the nearest valid reference before it and after it.

    Args:
        fine: (references, bands, pixels) float32, NaN in all bands where there is none.
        coarse: (references + 1, bands, pixels) float32 reflectance, the date's own one last.
        days: (references,) float32: how many days away each is.
        before: so many of the references lie before the date; of both sides the nearest come first.
        how: NEAREST in time; LINEAR in time; DELTA: both with the change of the coarse images added, each
            weighing 1 / the mean change over the bands.
        mean: (bands, pixels) float32, written: NaN where no reference is.
        used: (2, pixels) int16, written: the index of the reference on each side, -1 for none.
    """
    references, bands, pixels = fine.shape
    for pixel in numba.prange(pixels):
        first, second = _first(fine, coarse, how, 0, before, pixel), -1
        second = _first(fine, coarse, how, before, references, pixel)
        used[0, pixel], used[1, pixel] = first, second
        lacks_target = how == DELTA and not np.isfinite(coarse[references, 0, pixel])
        if (first < 0 and second < 0) or lacks_target:
            mean[:, pixel] = np.nan
            continue
        share = _share_of_first(coarse, days, how, first, second, pixel)
        for band in range(bands):
            total = np.float32(0.0)
            for one, weight in ((first, share), (second, np.float32(1.0) - share)):
                if weight > 0:
                    value = fine[one, band, pixel]
                    if how == DELTA:
                        value += coarse[references, band, pixel] - coarse[one, band, pixel]
                    total += weight * value
            mean[band, pixel] = total


@numba.njit(cache=True, nogil=True)
def _first(fine, coarse, how, start, stop, pixel):
    for one in range(start, stop):
        if np.isfinite(fine[one, 0, pixel]) and (how != DELTA or np.isfinite(coarse[one, 0, pixel])):
            return one
    return -1


@numba.njit(cache=True, nogil=True)
def _share_of_first(coarse, days, how, first, second, pixel):
    if first < 0 or second < 0:
        return np.float32(1.0 if second < 0 else 0.0)
    if how == NEAREST:
        return np.float32(1.0 if days[first] <= days[second] else 0.0)
    if how == LINEAR:
        return np.float32(days[second] / (days[first] + days[second]))
    apart_first, apart_second = _change(coarse, first, pixel), _change(coarse, second, pixel)
    return np.float32(apart_second / (apart_first + apart_second))


@numba.njit(cache=True, nogil=True)
def _change(coarse, one, pixel):
    total = np.float32(0.0)
    bands = coarse.shape[1]
    for band in range(bands):
        total += abs(coarse[-1, band, pixel] - coarse[one, band, pixel])
    return total / bands + FLOOR
