"""From bands to a field that is above 0 on water, compiled.

An index is not a share: half water and half land gives an index far below the middle of the two, and an
outline at the threshold lies inside the water. So the threshold says which pixels are water for certain, and
at their border, where a pixel is a mixture, the share of water counts: reflectances mix in proportion, and
so does g (1 - T) - s (1 + T), which is 0 where (g - s) / (g + s) is the threshold T. The two ends of the
mixture are the highest and lowest of it within two pixels.
"""

from __future__ import annotations

import math

import numba
import numpy as np

REACH = 2
"""Pixels around a pixel in which the ends of a mixture are looked for."""
ENDS = 3
"""So many of the highest and of the lowest are averaged."""
FLOOR = 1e-4
"""Reflectance; what lies below comes of the correction of the atmosphere over dark water."""
WHITE_NIR = 0.11
"""Reflectance in nir from which on what is white is snow or cloud, for clear water is darker (Hall et al.
1995, for snow on MODIS)."""
WHITE = 0.9
"""Of green and of red, what snow has in blue at least. Muddy water is as bright in nir as snow in the shadow,
but brown."""
CANOPY_NIR, CANOPY = 0.15, 1.5
"""Reflectance in nir, and how often that in red, of plants over water. Reed and mangroves that stand in
water have an MNDWI of up to 0.3; mud has more in red than in nir. A pixel of the shore that is water for the
most part is darker in nir."""
BRIGHT, TOO_BRIGHT = 0.25, 0.4
"""Reflectance in green from which on what is white is snow or cloud, and in the first band from which on
anything is. Clear snow has 0.8; the muddiest water has 0.3."""
EDGE = 0.02
"""A pixel that is water for certain stays so, and one beyond the border stays land."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def index_of(first, second):
    """(rows, columns) float32 of (first - second) / (first + second), NaN where one of them is."""
    rows, columns = first.shape
    found = np.empty((rows, columns), np.float32)
    for r in range(rows):
        for c in range(columns):
            g, s = first[r, c], second[r, c]
            if math.isnan(g) or math.isnan(s):
                found[r, c] = np.nan
            else:
                g, s = max(g, FLOOR), max(s, FLOOR)
                found[r, c] = (g - s) / (g + s)
    return found


def barred_of(
    blue: np.ndarray, green: np.ndarray, red: np.ndarray, nir: np.ndarray, swir1: np.ndarray
) -> np.ndarray:
    """(rows, columns) bool: what is no water though its index can be that of water, of reflectances: snow,
    also in the shadow, cloud, and plants over water; False where one is not known."""
    white = (blue >= WHITE * green) & (blue >= WHITE * red) & ((nir > WHITE_NIR) | (green > BRIGHT))
    canopy = (nir > CANOPY_NIR) & (nir > CANOPY * red)
    return (green >= swir1) & (white | canopy)


@_compiled
def field_of_mixture(first, second, barred, threshold, apart, brightest):
    """The field of the share of water.

    Args:
        first, second: (rows, columns) float32, the bands of the index.
        barred: (rows, columns) bool, what is no water whatever its index is.
        threshold: of the index.
        apart: how far the index of water and of land lie apart.
        brightest: of `first`; what is brighter is snow or cloud, and no water.

    Returns:
        (rows, columns) float32: the share of water at a border less one half, 0.5 and -0.5 elsewhere, NaN
        where nothing is known; and how sure a border there is, 0 to 1, by how far the index goes across it.
    """
    rows, columns = first.shape
    index, mixed = index_of(first, second), np.empty((rows, columns), np.float32)
    for r in range(rows):
        for c in range(columns):
            g, s = max(first[r, c], FLOOR), max(second[r, c], FLOOR)
            mixed[r, c] = g * (1 - threshold) - s * (1 + threshold)
            if (barred[r, c] or first[r, c] > brightest) and index[r, c] >= threshold:
                index[r, c] = -1.0
                mixed[r, c] = np.float32(-abs(mixed[r, c]))
    field, sure = np.empty((rows, columns), np.float32), np.zeros((rows, columns), np.float32)
    high, low = np.empty(ENDS), np.empty(ENDS)
    for r in range(rows):
        for c in range(columns):
            value = index[r, c]
            if math.isnan(value):
                field[r, c] = np.nan
                continue
            wet = value >= threshold
            field[r, c] = 0.5 if wet else -0.5
            if not _is_border(index, r, c, threshold):
                continue
            span = _ends(index, mixed, r, c, high, low)
            sure[r, c] = min(span / apart, 1.0)
            top, bottom = high.mean(), low.mean()
            if span < apart / 2 or top <= bottom:  # no plain border: the threshold alone
                field[r, c] = EDGE if wet else -EDGE
                continue
            share = (mixed[r, c] - bottom) / (top - bottom)
            field[r, c] = min(max(share - 0.5, -0.5), 0.5)
            if wet and field[r, c] < EDGE:
                field[r, c] = EDGE
    return field, sure


@_compiled
def _is_border(index, r, c, threshold):
    """Whether there are water and land within a pixel of it."""
    wet = dry = False
    for i in range(max(r - 1, 0), min(r + 2, index.shape[0])):
        for j in range(max(c - 1, 0), min(c + 2, index.shape[1])):
            if index[i, j] >= threshold:
                wet = True
            elif index[i, j] < threshold:
                dry = True
    return wet and dry


@_compiled
def _ends(index, mixed, r, c, high, low):
    """Fills the highest and lowest of a mixture around a pixel; how far the index goes there."""
    high[:], low[:] = -np.inf, np.inf
    top, bottom, count = -2.0, 2.0, 0
    for i in range(max(r - REACH, 0), min(r + REACH + 1, index.shape[0])):
        for j in range(max(c - REACH, 0), min(c + REACH + 1, index.shape[1])):
            value = index[i, j]
            if math.isnan(value):
                continue
            count += 1
            top, bottom = max(top, value), min(bottom, value)
            one = mixed[i, j]
            if one > high[0]:
                high[0] = one
                for k in range(ENDS - 1):
                    if high[k] > high[k + 1]:
                        high[k], high[k + 1] = high[k + 1], high[k]
            if one < low[0]:
                low[0] = one
                for k in range(ENDS - 1):
                    if low[k] < low[k + 1]:
                        low[k], low[k + 1] = low[k + 1], low[k]
    if count < 2 * ENDS:
        return 0.0
    return top - bottom


@_compiled
def median_of(values, reach):
    """(rows, columns) float32: the median of the known values around each known one."""
    rows, columns = values.shape
    found, near = np.full((rows, columns), np.nan, np.float32), np.empty((2 * reach + 1) ** 2, np.float32)
    for r in range(rows):
        for c in range(columns):
            if math.isnan(values[r, c]):
                continue
            count = 0
            for i in range(max(r - reach, 0), min(r + reach + 1, rows)):
                for j in range(max(c - reach, 0), min(c + reach + 1, columns)):
                    value = values[i, j]
                    if math.isnan(value):
                        continue
                    k = count
                    while k > 0 and near[k - 1] > value:
                        near[k] = near[k - 1]
                        k -= 1
                    near[k] = value
                    count += 1
            half = count // 2
            found[r, c] = near[half] if count % 2 else (near[half - 1] + near[half]) / 2
    return found


@_compiled
def smoothed(values, weights):
    """(rows, columns) float32: the weighted mean of the known values around each known one.

    Args:
        weights: (reach + 1,) by the distance in rows and in columns.
    """
    rows, columns = values.shape
    reach = weights.size - 1
    sums, whole = np.zeros((rows, columns), np.float32), np.zeros((rows, columns), np.float32)
    for r in range(rows):
        for c in range(columns):
            for j in range(max(c - reach, 0), min(c + reach + 1, columns)):
                value = values[r, j]
                if not math.isnan(value):
                    sums[r, c] += weights[abs(j - c)] * value
                    whole[r, c] += weights[abs(j - c)]
    found = np.full((rows, columns), np.nan, np.float32)
    for r in range(rows):
        for c in range(columns):
            if math.isnan(values[r, c]):
                continue
            total = weight = 0.0
            for i in range(max(r - reach, 0), min(r + reach + 1, rows)):
                total += weights[abs(i - r)] * sums[i, c]
                weight += weights[abs(i - r)] * whole[i, c]
            found[r, c] = total / weight
    return found


def gaussian(sigma: float) -> np.ndarray:
    """(reach + 1,) weights by the distance, up to three times `sigma` pixels; (1,) for 0."""
    reach = math.ceil(3 * sigma)
    return np.exp(-0.5 * (np.arange(reach + 1) / sigma) ** 2) if sigma > 0 else np.ones(1)
