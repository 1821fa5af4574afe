"""ESTARFM's loops over pixels, compiled: how a pixel's spectra agree, and F2 from its candidates.

The kernel is in the form of starfm.py: offsets outside, contiguous pixels inside (docs/performance.md). The
formulas, and where they are the authors' code's, are in estarfm.py.
"""

from __future__ import annotations

import numba
import numpy as np

from . import starfm  # noqa: F401 (sets the compiler's option that this kernel needs, too)

FEWEST = 6
"""Candidates below which the mean change of the window is taken."""
STEEPEST = 5.0
"""Largest conversion coefficient V."""
UNKNOWN_R = 0.5
"""Correlation of a flat spectrum."""
FLAT = 1e-15
"""Product of two standard deviations that is one of rounding alone."""
LEAST = 1e-7
"""Added to 1 - R, against a division by zero."""
GROUP = 4
"""Neighbouring candidates of one row that the kernel takes together."""
BLOCK = 256
"""Pixels of one row that the kernel takes together, so that all it works on stays in the nearest cache."""
SUMS = 8
"""What is summed for each band, see `_add_band`."""


@numba.njit(parallel=True, cache=True, boundscheck=False, error_model="numpy")
def unlikeness(fine, coarse, by_difference):
    """1 - R of each pixel, R the correlation of its fine with its coarse values over bands and dates.

    Args:
        fine, coarse: (bands of all dates, rows, cols) float32.
        by_difference: take the mean of |F - C| / (|F| + |C|) instead.

    Returns:
        (rows, cols) float64, because R is close to 1 nearly everywhere; at least LEAST; NaN where a value is.
    """
    count, rows, columns = fine.shape
    result = np.empty((rows, columns))
    for row in numba.prange(rows):
        for column in range(columns):
            f, c = fine[:, row, column], coarse[:, row, column]
            unlike = _difference(f, c) if by_difference else 1 - _correlation(f, c)
            result[row, column] = LEAST if unlike < 0 else unlike + LEAST
    return result


@numba.njit(inline="always")
def _difference(f, c):
    total = 0.0
    for k in range(f.size):
        a, b = np.float64(f[k]), np.float64(c[k])
        size = abs(a) + abs(b)
        total += 0.0 if size == 0 else abs(a - b) / size
    return total / f.size


@numba.njit(inline="always")
def _correlation(f, c):
    mean_f, mean_c, ff, fc, cc = 0.0, 0.0, 0.0, 0.0, 0.0
    for k in range(f.size):
        mean_f += np.float64(f[k]) / f.size
        mean_c += np.float64(c[k]) / f.size
    for k in range(f.size):
        a, b = f[k] - mean_f, c[k] - mean_c
        ff, fc, cc = ff + a * a, fc + a * b, cc + b * b
    spread = np.sqrt(ff * cc)
    return UNKNOWN_R if spread < FLAT else fc / spread


@numba.njit(parallel=True, cache=True, boundscheck=False, error_model="numpy")
def predict_rows(
    fine,
    together,
    apart,
    change,
    weight,
    similar,
    near,
    inner,
    wanted,
    least_r2,
    margin,
    means,
    share,
    limits,
):
    """F2 of the inner pixels, (bands, inner rows, inner cols) float32; of no meaning where not wanted.

    Args:
        fine: (2 x bands, rows, padded cols) float32; all bands of the first date, then of the second.
        together, apart: alike; the dates' sum, and the first less the second; all bands of C, then of F.
        change: (bands, rows, padded cols) float32, C2 - C1.
        weight: (rows, padded cols) float32, 1 / (1 - R).
        similar: (2 x bands) float32, largest difference from the centre in `fine`.
        near: (window rows, cols up to a multiple of GROUP) float32, 1 / (1 + d / half), 0 outside of it.
        inner: first and last row, first and last column to predict, without the padding.
        wanted: (inner rows, inner cols) bool; pieces of a row of which no pixel is wanted are left out.
        least_r2: that of a significant regression, by the number of candidates.
        margin: least change between the coarse dates from which V is taken.
        means, share: (2, bands, inner rows, inner cols), each date's mean change and temporal weight.
        limits: (2, bands), the smallest and the largest possible value.
    """
    bands, half = len(change), near.shape[0] // 2
    height, width = inner[1] - inner[0], inner[3] - inner[2]
    result = np.empty((bands, height, width), np.float32)
    # Down the columns first: the next row's windows are nearly the same pixels, and still in the cache.
    for task in numba.prange((width + BLOCK - 1) // BLOCK * height):
        start, r = task // height * BLOCK, task % height
        block = slice(start, min(start + BLOCK, width))
        if wanted[r, block].any():
            row, first = inner[0] + r, inner[2] + half + start
            common, sums = np.zeros(2 * BLOCK, np.float32), np.zeros((bands, SUMS * BLOCK), np.float32)
            _add_window(fine, together, apart, change, weight, similar, near, row, first, common, sums)
            for b in range(bands):
                one, two = fine[b, row, first : first + BLOCK], fine[bands + b, row, first : first + BLOCK]
                mean, by_date, possible = means[:, b, r, block], share[:, b, r, block], limits[:, b]
                _finish(
                    result[b, r, block], one, two, common, sums[b], least_r2, margin, mean, by_date, possible
                )
    return result


@numba.njit(inline="always")
def _add_window(fine, together, apart, change, weight, similar, near, row, first, common, sums):
    """Add what the candidates of all windows around a block of pixels bring: `common` to all bands, `sums`
    of each."""
    bands, half = len(change), near.shape[0] // 2
    centre = slice(first, first + BLOCK)
    keep, votes = np.empty(GROUP * BLOCK, np.float32), np.empty(GROUP * BLOCK, np.float32)
    for y in range(max(0, row - half), min(fine.shape[1], row + half + 1)):
        for x in range(0, near.shape[1], GROUP):
            group = slice(first - half + x, first - half + x + BLOCK + GROUP)
            nearness = near[y - row + half, x : x + GROUP]
            _begin(keep, nearness)
            for b in range(bands):
                _compare(
                    keep,
                    fine[b, y, group],
                    fine[b, row, centre],
                    similar[b],
                    fine[bands + b, y, group],
                    fine[bands + b, row, centre],
                    similar[bands + b],
                )
            _weigh(keep, votes, weight[y, group], nearness, common)
            for b in range(bands):
                _add_band(
                    sums[b],
                    keep,
                    votes,
                    together[b, y, group],
                    together[bands + b, y, group],
                    apart[b, y, group],
                    apart[bands + b, y, group],
                    change[b, y, group],
                    together[b, row, centre],
                    together[bands + b, row, centre],
                )


@numba.njit(inline="always")
def _begin(keep, near):
    """Mark all candidates of a group that lie in the window."""
    for g in range(GROUP):
        inside = np.float32(1) if near[g] > 0 else np.float32(0)
        for i in range(BLOCK):
            keep[g * BLOCK + i] = inside


@numba.njit(inline="always")
def _compare(keep, one, centre_one, similar_one, two, centre_two, similar_two):
    """Unmark the candidates that do not look like the centre in one band, at one of both dates."""
    for i in range(BLOCK):
        a, b = centre_one[i], centre_two[i]
        for g in range(GROUP):
            same = (abs(one[i + g] - a) <= similar_one) & (abs(two[i + g] - b) <= similar_two)
            keep[g * BLOCK + i] = keep[g * BLOCK + i] if same else np.float32(0)


@numba.njit(inline="always")
def _weigh(keep, votes, weight, near, common):
    """The weight of each marked candidate; add up their number and their weights."""
    n0, n1, n2, n3 = near[0], near[1], near[2], near[3]
    for i in range(BLOCK):
        k0, k1, k2, k3 = keep[i], keep[BLOCK + i], keep[2 * BLOCK + i], keep[3 * BLOCK + i]
        w0, w1, w2, w3 = (
            k0 * weight[i] * n0,
            k1 * weight[i + 1] * n1,
            k2 * weight[i + 2] * n2,
            k3 * weight[i + 3] * n3,
        )
        votes[i] = w0
        votes[BLOCK + i] = w1
        votes[2 * BLOCK + i] = w2
        votes[3 * BLOCK + i] = w3
        common[i] += (k0 + k1) + (k2 + k3)
        common[BLOCK + i] += (w0 + w1) + (w2 + w3)


@numba.njit(inline="always")
def _add_band(sums, keep, votes, coarse, fine, coarse_apart, fine_apart, change, centre_c, centre_f):
    """Add what the regression and the prediction of one band need, for all marked candidates of a group.

    With x1, x3 and y1, y3 the coarse and fine values of a candidate at both dates, less the centre's mean
    over the dates (so that little is lost to rounding): the sums of x1 + x3, y1 + y3, twice the sums of xx,
    xy and yy over both dates, and the sums of x1 - x3, w (C2 - C1) and w (x1 - x3). Sums and differences of
    the dates do it in fewer steps than the dates themselves, because the centre falls out of the differences.
    """
    for i in range(BLOCK):
        c, f = centre_c[i], centre_f[i]
        a = _terms(i, 0, keep, votes, coarse, fine, coarse_apart, fine_apart, change, c, f)
        b = _terms(i, 1, keep, votes, coarse, fine, coarse_apart, fine_apart, change, c, f)
        d = _terms(i, 2, keep, votes, coarse, fine, coarse_apart, fine_apart, change, c, f)
        e = _terms(i, 3, keep, votes, coarse, fine, coarse_apart, fine_apart, change, c, f)
        sums[i] += (a[0] + b[0]) + (d[0] + e[0])
        sums[BLOCK + i] += (a[1] + b[1]) + (d[1] + e[1])
        sums[2 * BLOCK + i] += (a[2] + b[2]) + (d[2] + e[2])
        sums[3 * BLOCK + i] += (a[3] + b[3]) + (d[3] + e[3])
        sums[4 * BLOCK + i] += (a[4] + b[4]) + (d[4] + e[4])
        sums[5 * BLOCK + i] += (a[5] + b[5]) + (d[5] + e[5])
        sums[6 * BLOCK + i] += (a[6] + b[6]) + (d[6] + e[6])
        sums[7 * BLOCK + i] += (a[7] + b[7]) + (d[7] + e[7])


@numba.njit(inline="always")
def _terms(i, g, keep, votes, coarse, fine, coarse_apart, fine_apart, change, centre_c, centre_f):
    """What the candidate g of pixel i adds to the sums; all 0 where it is not marked."""
    none, marked = np.float32(0), keep[g * BLOCK + i] > np.float32(0)
    x, y = coarse[i + g] - centre_c if marked else none, fine[i + g] - centre_f if marked else none
    u, v = coarse_apart[i + g] if marked else none, fine_apart[i + g] if marked else none
    vote = votes[g * BLOCK + i]
    return x, y, x * x + u * u, x * y + u * v, y * y + v * v, u, vote * change[i + g], vote * u


@numba.njit(inline="always")
def _finish(result, fine_1, fine_3, common, sums, least_r2, margin, means, share, limits):
    """From the sums to F2 of one band."""
    for i in range(result.size):
        one, two, t1, t2 = means[0, i], means[1, i], share[0, i], share[1, i]
        by_mean = t1 * (fine_1[i] + one) + t2 * (fine_3[i] + two)
        n = int(common[i])
        if n >= FEWEST:
            v = _conversion(sums, i, n, least_r2[n], margin) / common[BLOCK + i]
            one = v * sums[6 * BLOCK + i]
            two = one + v * sums[7 * BLOCK + i]  # C2 - C3 is C2 - C1 and C1 - C3
        value = t1 * (fine_1[i] + one) + t2 * (fine_3[i] + two)
        result[i] = value if limits[0] <= value <= limits[1] else by_mean


@numba.njit(inline="always")
def _conversion(sums, i, n, least_r2, margin):
    """V of one pixel and band: the slope of fine on coarse where it can be trusted, else 1."""
    count = np.float64(2 * n)
    x, y = np.float64(sums[i]), np.float64(sums[BLOCK + i])
    xx, xy = 0.5 * sums[2 * BLOCK + i] - x * x / count, 0.5 * sums[3 * BLOCK + i] - x * y / count
    yy = 0.5 * sums[4 * BLOCK + i] - y * y / count
    slope = xy / xx
    changed, significant = abs(sums[5 * BLOCK + i]) > margin * n, xy * xy >= least_r2 * xx * yy
    return slope if changed and significant and 0 < slope <= STEEPEST else 1.0
