"""Sums over the pixels of a window, compiled: what the figures of metrics.py are made from.

Every kernel takes float32 layers of one band with their halo, NaN for gaps, and the bounds of the window's
own pixels (`inner`: first row, row after the last, first column, column after the last). A pixel counts where
both layers are valid. Sums are float64 and added in the order of the pixels, so that a run gives the same
figures every time.

They let go of Python's lock, so that bands are measured side by side.
"""

from __future__ import annotations

import math

import llvmlite.binding as llvm
import numba
import numpy as np

SSIM_SIGMA, SSIM_RADIUS = 1.5, 5
"""Gaussian of sigma 1.5 over 11 pixels."""
LBP_TOLERANCE = 0.005
ROUNDING = 1e-6
"""Added to the tolerance, so that images stored as reflectance x 10 000 differ by more than 50 and not by
rounding."""
TINY = 1e-5
"""Keeps the normalised differences of EDGE and LBP finite where both sides are flat."""
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
def pixel_sums(p, t, f, inner, centre, changed_from, sums):
    """Adds to `sums`: n, p, t, pp, tt, pt, squared error; n, squared error of p and of f where f is valid
    too; n and squared error of the changed pixels.

    Args:
        f: F1 on the window's own pixels, or an empty array.
        centre: taken from p and t, so that the sums of squares keep their precision.
        changed_from: |t - f| from which on a pixel is changed; NaN where that is not known.
    """
    n, sp, st, spp, stt, spt, see = 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            error = np.float64(p[y, x]) - np.float64(t[y, x])
            if math.isfinite(error):
                a, b = p[y, x] - centre, t[y, x] - centre
                n += 1
                sp += a
                st += b
                spp += a * a
                stt += b * b
                spt += a * b
                see += error * error
    for place, value in enumerate((float(n), sp, st, spp, stt, spt, see)):
        sums[place] += value
    if f.size:
        _fine_sums(p, t, f, inner, changed_from, sums)


@_compiled
def _fine_sums(p, t, f, inner, changed_from, sums):
    n, own, copied, changed_n, changed = 0, 0.0, 0.0, 0, 0.0
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            error = np.float64(p[y, x]) - np.float64(t[y, x])
            change = np.float64(f[y - inner[0], x - inner[2]]) - np.float64(t[y, x])
            if math.isfinite(error) and math.isfinite(change):
                n += 1
                own += error * error
                copied += change * change
                large = np.float32(abs(change)) >= changed_from
                changed_n += large
                changed += error * error if large else 0.0
    for place, value in enumerate((float(n), own, copied, float(changed_n), changed)):
        sums[7 + place] += value


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
def _normalised_difference(p, t, out):
    """(p - t) / (|p + t| + 1e-5): below zero where the prediction is smoother than the truth."""
    for x in range(out.size):
        a, b = np.float64(p[x]), np.float64(t[x])
        out[x] = (a - b) / (abs(a + b) + TINY)


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
def angle_sums(p, t, inner, sums):
    """Adds to `sums` the angle between the spectra of (bands, rows, cols), radians, where neither is zero."""
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            pp, tt, pt = 0.0, 0.0, 0.0
            for band in range(p.shape[0]):
                a, b = np.float64(p[band, y, x]), np.float64(t[band, y, x])
                pp += a * a
                tt += b * b
                pt += a * b
            length = math.sqrt(pp) * math.sqrt(tt)
            if length > 0 and math.isfinite(pt) and math.isfinite(length):
                sums[0] += math.acos(min(1.0, max(-1.0, pt / length)))
                sums[1] += 1


@_compiled
def index_of(above, below, out):
    """(a - b) / (a + b), NaN where the sum is not positive."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            total = above[y, x] + below[y, x]
            value = (above[y, x] - below[y, x]) / total
            out[y, x] = min(np.float32(1), max(np.float32(-1), value)) if total > 0 else np.float32(np.nan)


@_compiled
def cell_sums(values, inner, corner, factor, total, count):
    """Adds the valid pixels into the cells of a small picture, and how many they are.

    Args:
        corner: row and column in the image of the layer's first pixel.
        factor: how many pixels a cell is wide.
        total, count: (rows, cols) of the picture.
    """
    for y in range(inner[0], inner[1]):
        row = (corner[0] + y) // factor
        for x in range(inner[2], inner[3]):
            value = np.float64(values[y, x])
            if math.isfinite(value):
                column = (corner[1] + x) // factor
                total[row, column] += value
                count[row, column] += 1


@_compiled
def density_counts(p, t, inner, low, high, density):
    """Counts pixels into (prediction, truth) bins between the limits, which hold for both; others are left
    out."""
    bins = density.shape[0]
    scale = bins / (high - low)
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            a, b = np.float64(p[y, x]), np.float64(t[y, x])
            if low <= a <= high and low <= b <= high:
                density[min(bins - 1, int((a - low) * scale)), min(bins - 1, int((b - low) * scale))] += 1


@_compiled
def count_values(values, inner, width, base, counts, largest):
    """Adds to a histogram: bin i holds the values from (base + i) x width on; `largest` keeps each bin's
    largest."""
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            value = np.float64(values[y, x])
            if math.isfinite(value):
                place = math.floor(value / width) - base
                counts[place] += 1
                largest[place] = max(largest[place], value)


@_compiled
def limits_of(values, inner):
    """Smallest and largest valid value; infinite and turned around where there is none."""
    low, high = np.inf, -np.inf
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            value = np.float64(values[y, x])
            if math.isfinite(value):
                low, high = min(low, value), max(high, value)
    return low, high
