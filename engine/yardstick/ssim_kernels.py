"""SSIM summed over a window, compiled: a Gaussian window that slides over the rows in a ring.

Layers, `inner` and the sums are what pixel_kernels.py says.
"""

from __future__ import annotations

import math

import llvmlite.binding as llvm
import numba
import numpy as np

SSIM_SIGMA, SSIM_RADIUS = 1.5, 5
"""Gaussian of sigma 1.5 over 11 pixels."""
GAP, BIG = 1e30, 1e20
"""Stands for a gap among sums of squares: a window that holds one is blurred to more than BIG, and no
other is."""
SPANS = 2
"""How many data ranges SSIM is computed for at once."""

_position = np.arange(-SSIM_RADIUS, SSIM_RADIUS + 1)
GAUSS = np.exp(-(_position**2) / (2 * SSIM_SIGMA**2))
GAUSS /= GAUSS.sum()
_W0, _W1, _W2, _W3, _W4, _W5 = (float(w) for w in GAUSS[: SSIM_RADIUS + 1])

# The blurring loops read eleven rows and write one; the compiler must be allowed to check that many for
# overlap.
llvm.set_option("chronofuse", "--runtime-memory-check-threshold=128")

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def _blur_along(row, out):
    """Gaussian of eleven pixels along a row; `row` has ten pixels more than `out`."""
    n = out.size
    a, b, c, d, e, g = (
        row[0:n],
        row[1 : n + 1],
        row[2 : n + 2],
        row[3 : n + 3],
        row[4 : n + 4],
        row[5 : n + 5],
    )
    h, i, j, k, m = row[6 : n + 6], row[7 : n + 7], row[8 : n + 8], row[9 : n + 9], row[10 : n + 10]
    for x in range(n):
        out[x] = (
            _W0 * (a[x] + m[x])
            + _W1 * (b[x] + k[x])
            + _W2 * (c[x] + j[x])
            + _W3 * (d[x] + i[x])
            + _W4 * (e[x] + h[x])
            + _W5 * g[x]
        )


@_compiled
def _blur_across(rows, first, out):
    """The same down eleven rows of a ring that starts at `first`."""
    n, size = out.size, rows.shape[0]
    a, m = rows[first, 0:n], rows[(first + 10) % size, 0:n]
    b, k = rows[(first + 1) % size, 0:n], rows[(first + 9) % size, 0:n]
    c, j = rows[(first + 2) % size, 0:n], rows[(first + 8) % size, 0:n]
    d, i = rows[(first + 3) % size, 0:n], rows[(first + 7) % size, 0:n]
    e, h = rows[(first + 4) % size, 0:n], rows[(first + 6) % size, 0:n]
    g = rows[(first + 5) % size, 0:n]
    for x in range(n):
        out[x] = (
            _W0 * (a[x] + m[x])
            + _W1 * (b[x] + k[x])
            + _W2 * (c[x] + j[x])
            + _W3 * (d[x] + i[x])
            + _W4 * (e[x] + h[x])
            + _W5 * g[x]
        )


@_compiled
def _moments_row(p, t, y, centre, row):
    """One row of p, t, pp + tt and pt about the centre; a gap of either is GAP in the third."""
    for x in range(p.shape[1]):
        a, b = np.float64(p[y, x]) - centre, np.float64(t[y, x]) - centre
        valid = math.isfinite(a) and math.isfinite(b)
        a, b = (a, b) if valid else (0.0, 0.0)
        row[0, x], row[1, x], row[3, x] = a, b, a * b
        row[2, x] = a * a + b * b if valid else GAP


@_compiled
def ssim_sums(p, t, inner, centre, spans, sums):
    """Adds to `sums` the SSIM of the pixels whose whole window is valid, for each data range, and their
    number.

    Wang et al. 2004, eq. 13, with Gaussian weights and population moments. A window that reaches over the rim
    of the layers is not whole. `spans` are the data ranges.
    """
    rows, columns = p.shape
    top, bottom = max(inner[0], SSIM_RADIUS), min(inner[1], rows - SSIM_RADIUS)
    left, right = max(inner[2], SSIM_RADIUS), min(inner[3], columns - SSIM_RADIUS)
    if top >= bottom or left >= right:
        return
    taps, wide = 2 * SSIM_RADIUS + 1, columns - 2 * SSIM_RADIUS
    raw, mean = np.empty((4, columns)), np.empty((4, wide))
    ring = np.empty((4, taps, wide))
    for y in range(top - SSIM_RADIUS, bottom + SSIM_RADIUS):
        _moments_row(p, t, y, centre, raw)
        place = (y - top + SSIM_RADIUS) % taps
        for m in range(4):
            _blur_along(raw[m], ring[m, place])
        if y < top + SSIM_RADIUS:
            continue
        for m in range(4):
            _blur_across(ring[m], (place + 1) % taps, mean[m])
        for span in range(spans.size):
            sums[span] += _ssim_row(mean, left - SSIM_RADIUS, right - SSIM_RADIUS, centre, spans[span])
        for x in range(left - SSIM_RADIUS, right - SSIM_RADIUS):
            sums[SPANS] += mean[2, x] < BIG


@_compiled
def _ssim_row(mean, start, stop, centre, span):
    c1, c2 = (0.01 * span) ** 2, (0.03 * span) ** 2
    total = 0.0
    for x in range(start, stop):
        a, b = mean[0, x], mean[1, x]
        variances = max(mean[2, x] - a * a - b * b, 0.0)
        covariance = mean[3, x] - a * b
        a, b = a + centre, b + centre
        ssim = ((2 * a * b + c1) * (2 * covariance + c2)) / ((a * a + b * b + c1) * (variances + c2))
        total += ssim if mean[2, x] < BIG else 0.0
    return total
