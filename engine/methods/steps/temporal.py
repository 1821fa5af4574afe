"""How much each of two dates counts: the less its coarse image changes towards the target date, the more.

The temporal weights of ESTARFM (Zhu et al. 2010, doi:10.1016/j.rse.2010.05.032, the equations after the
prediction of each date): 1 / |sum over the window of (C2 - Ck)|, normalised over the dates k.
"""

from __future__ import annotations

import numba
import numpy as np

LEAST = 1e-10
"""Added to each mean change, so that two dates without any change count alike instead of dividing by zero."""


def mean_changes(changes: np.ndarray, half: int, inner: tuple[slice, slice]) -> np.ndarray:
    """Mean over each pixel's window of the change C2 - Ck of each date, over the pixels where all dates have
    one.

    Args:
        changes: (dates, bands, rows, cols), NaN where a date has none.
        half: half the window, in pixels.
        inner: rows and columns wanted.

    Returns:
        (dates, bands, inner rows, inner cols) float64; NaN where the window has no such pixel.
    """
    known = np.isfinite(changes).all(axis=0)
    corners = np.array([inner[0].start, inner[0].stop, inner[1].start, inner[1].stop])
    count = window_sums(known.astype(np.float32), half, corners)
    sums = np.stack(
        [window_sums(np.where(known, change, np.float32(0)), half, corners) for change in changes]
    )
    with np.errstate(invalid="ignore"):
        return sums / np.where(count > 0, count, np.nan)


def shares(means: np.ndarray) -> np.ndarray:
    """Temporal weight of each date, adding up to one, from `mean_changes`; (dates, ...) in and out."""
    weights = 1 / (np.abs(means) + LEAST)
    return weights / weights.sum(axis=0)


@numba.njit(parallel=True, cache=True, boundscheck=False)
def window_sums(layers, half, inner):
    """Sum over each pixel's window, clipped to the array; (layers, rows, cols) to (layers, inner rows, inner
    cols).

    Each window is added up by itself, always in the same order: a running sum would carry the rounding of the
    pixels before it along, and the result would depend on where the tile begins.

    Args:
        layers: float32; they are summed in float64.
        half: half the window, in pixels.
        inner: first and last row, first and last column wanted.
    """
    count, rows, columns = layers.shape
    height, width = inner[1] - inner[0], inner[3] - inner[2]
    sums = np.zeros((count, height, width))
    for task in numba.prange(count * height):
        layer, row = task // height, inner[0] + task % height
        column = np.zeros(half + columns + half)
        for y in range(max(0, row - half), min(rows, row + half + 1)):
            _add(column[half : half + columns], layers[layer, y])
        for dx in range(2 * half + 1):
            _add(sums[layer, row - inner[0]], column[inner[2] + dx : inner[2] + dx + width])
    return sums


@numba.njit(inline="always")
def _add(total, part):
    for i in range(total.size):
        total[i] += part[i]
