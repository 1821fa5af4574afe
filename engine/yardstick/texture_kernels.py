"""The edges and the local patterns of a window compared, compiled: EDGE and LBP.

Layers, `inner` and the sums are what pixel_kernels.py says.
"""

from __future__ import annotations

import numba
import numpy as np

LBP_TOLERANCE = 0.005
ROUNDING = 1e-6
"""Added to the tolerance, so that images stored as reflectance x 10 000 differ by more than 50 and not by
rounding."""
TINY = 1e-5
"""Keeps the normalised differences of EDGE and LBP finite where both sides are flat."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def roberts(values, out):
    """Roberts gradient |a - d| + |b - c| of each pixel with its right and lower neighbours; NaN at the far
    rim."""
    rows, columns = values.shape
    out[rows - 1, :] = np.nan
    out[:, columns - 1] = np.nan
    for y in range(rows - 1):
        a, b, c, d, o = values[y, 0:-1], values[y, 1:], values[y + 1, 0:-1], values[y + 1, 1:], out[y, 0:-1]
        for x in range(o.size):
            o[x] = abs(a[x] - d[x]) + abs(b[x] - c[x])


@_compiled
def edge_sums(rp, rt, inner, limit, sums):
    """Adds to `sums` the normalised difference of two gradients where the true one exceeds the limit, and
    how many."""
    difference = np.empty(rp.shape[1])
    total, count = 0.0, 0
    for y in range(inner[0], inner[1]):
        _normalised_difference(rp[y], rt[y], difference)
        row = rt[y]
        for x in range(inner[2], inner[3]):
            counts = (row[x] > limit) & (difference[x] == difference[x])
            total += difference[x] if counts else 0.0
            count += counts
    sums[0] += total
    sums[1] += count


@_compiled
def lbp_sums(p, t, inner, sums):
    """Adds to `sums` the normalised difference of the local binary patterns, and how many pixels have them
    in both."""
    rows, columns = p.shape
    if columns < 3:
        return
    patterns, difference = np.empty((2, columns - 2), np.float32), np.empty(columns - 2)
    total, count = 0.0, 0
    for y in range(max(inner[0], 1), min(inner[1], rows - 1)):
        _patterns(p, y, patterns[0])
        _patterns(t, y, patterns[1])
        _normalised_difference(patterns[0], patterns[1], difference)
        for x in range(max(inner[2], 1) - 1, min(inner[3], columns - 1) - 1):
            counts = difference[x] == difference[x]  # not NaN
            total += difference[x] if counts else 0.0
            count += counts
    sums[0] += total
    sums[1] += count


@_compiled
def _patterns(values, y, out):
    """Which of their 8 neighbours exceed the pixels of a row by more than the tolerance, as code / 255.

    From the second pixel to the last but one; NaN where one of the nine is missing.
    """
    limit = np.float32(LBP_TOLERANCE + ROUNDING)
    a, b, c = values[y - 1, 0:-2], values[y - 1, 1:-1], values[y - 1, 2:]
    h, m, d = values[y, 0:-2], values[y, 1:-1], values[y, 2:]
    g, f, e = values[y + 1, 0:-2], values[y + 1, 1:-1], values[y + 1, 2:]
    for x in range(out.size):
        code = (
            1 * (a[x] - m[x] > limit)
            + 2 * (b[x] - m[x] > limit)
            + 4 * (c[x] - m[x] > limit)
            + 8 * (d[x] - m[x] > limit)
            + 16 * (e[x] - m[x] > limit)
            + 32 * (f[x] - m[x] > limit)
            + 64 * (g[x] - m[x] > limit)
            + 128 * (h[x] - m[x] > limit)
        )
        total = a[x] + b[x] + c[x] + d[x] + e[x] + f[x] + g[x] + h[x] + m[x]
        out[x] = np.float32(code) / np.float32(255) + (total - total)  # adds nothing, or NaN


@_compiled
def _normalised_difference(p, t, out):
    """(p - t) / (|p + t| + 1e-5): below zero where the prediction is smoother than the truth."""
    for x in range(out.size):
        a, b = np.float64(p[x]), np.float64(t[x])
        out[x] = (a - b) / (abs(a + b) + TINY)
