"""ESTARFM (Zhu et al. 2010, doi:10.1016/j.rse.2010.05.032), from two pairs.

For each pixel, the neighbours in a window that look like it in all bands at both dates say how the coarse
image changed; they weigh the more, the better their fine and coarse spectra agree (correlation R) and the
nearer they are. A regression of fine on coarse over the same neighbours at both dates turns the coarse change
into a fine one (conversion coefficient V). Each date predicts for itself, and the date whose coarse image
changed less counts more.

    F2k = Fk + V sum w (C2 - Ck),   w ~ 1 / ((1 - R) (1 + d / half)),   F2 = sum over k of T_k F2k

Where the paper leaves a choice, this is the authors' own published code:
- A pixel counts where it is valid in all bands and images; where a window holds fewer than six candidates, or
  the prediction is no possible value, the mean change of the window is taken.
- R = .5 where a spectrum is flat. With a single band (NDVI alone) a correlation says nothing: 1 - R is then
  the mean over the dates of |F - C| / |F + C|, here with |F| + |C| below, because NDVI may be negative.
- V is taken only where the candidates' coarse mean differs between the dates by 2 % of the range of
  reflectance (the parameter `change`). The paper's limit, an uncertainty of .002 x sqrt 2, lets through
  slopes between dates that hardly differ; such a slope tells of space, not of time.

Where only one pair is valid at a pixel, that pair stands in for both: the coarse dates don't differ then, so
V = 1 by the method's own rule.

The kernel is in the form of starfm.py: offsets outside, contiguous pixels inside (docs/performance.md).
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numba
import numpy as np
from scipy.special import fdtri

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import Known, statistics
from ..raster.readers import Image
from . import starfm  # noqa: F401 (sets the compiler's option that this kernel needs, too)
from .base import Needs, Patch
from .steps.compiled import CompiledMethod
from .steps.temporal import mean_changes, shares

FEWEST = 6
"""Candidates below which the mean change of the window is taken."""
SIGNIFICANT = 0.05
"""Largest p of the regression's F test."""
STEEPEST = 5.0
"""Largest conversion coefficient V."""
UNKNOWN_R = 0.5
"""Correlation of a flat spectrum."""
FLAT = 1e-15
"""Product of two standard deviations that is one of rounding alone."""
LEAST = 1e-7
"""Added to 1 - R, against a division by zero."""
FAR = np.float32(1e9)
"""F1 of an invalid candidate: similar to nothing."""
GROUP = 4
"""Neighbouring candidates of one row that the kernel takes together."""
BLOCK = 256
"""Pixels of one row that the kernel takes together, so that all it works on stays in the nearest cache."""
SUMS = 8
"""What is summed for each band, see `_add_band`."""


class Estarfm(CompiledMethod):
    depends_on_target = False
    pixel_bytes, value_bytes = 20.0, 190.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.half = settings["window"] // 2
        self.near, self.significant = nearness(self.half), significant_r2((2 * self.half + 1) ** 2)

    def declared(self, **known: Any) -> Needs:
        return super().declared(**{"halo": self.half, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """Per pair and band the similarity threshold; per band what values are possible."""
        watched = [_Watched(image) for image in scene.fine]
        self.similar = np.stack(
            [2 * statistics(image, step).std / self.settings["classes"] for image in watched]
        )
        self.low = np.minimum(0, np.min([image.low for image in watched], axis=0))
        self.high = np.maximum(1, np.max([image.high for image in watched], axis=0))
        return self.declared()

    def predict(self, patch: Patch) -> np.ndarray:
        valid = [np.isfinite(f + c + patch.target).all(axis=0) for f, c in zip(patch.fine, patch.coarse)]
        result = np.full((len(patch.target), *valid[0][patch.inner].shape), np.nan, np.float32)
        for pairs, where in (
            ((0, 1), valid[0] & valid[1]),
            ((0, 0), valid[0] & ~valid[1]),
            ((1, 1), valid[1] & ~valid[0]),
        ):
            here = where[patch.inner]
            if here.any():
                result[:, here] = self._from_pairs(patch, pairs, valid[pairs[0]] & valid[pairs[1]], here)[
                    :, here
                ]
        return result

    def _from_pairs(
        self, patch: Patch, pairs: tuple[int, int], valid: np.ndarray, wanted: np.ndarray
    ) -> np.ndarray:
        """F2 on the inner pixels from these two of the pairs; of no meaning where it is not wanted."""
        fine, coarse = (
            [np.where(valid, images[k], np.nan) for k in pairs] for images in (patch.fine, patch.coarse)
        )
        change = np.stack([patch.target - image for image in coarse])
        means = mean_changes(change, self.half, patch.inner)
        values = [np.concatenate(images[: len(set(pairs))]) for images in (fine, coarse)]
        by_difference = (
            len(patch.target) == 1 or len(values[0]) < 3
        )  # as with NDVI alone; two values correlate by +-1
        weight = 1 / unlikeness(*values, by_difference)
        rows, columns = patch.inner
        inner = np.array([rows.start, rows.stop, columns.start, columns.stop])
        both = np.stack([coarse, fine])  # (coarse and fine, dates, bands, rows, cols)
        layers = (
            self._padded(np.concatenate(fine), FAR),
            self._padded(np.concatenate(both[:, 0] + both[:, 1]), 0),
            self._padded(np.concatenate(both[:, 0] - both[:, 1]), 0),
            self._padded(change[0], 0),
            self._padded(weight[None], 0)[0],
        )
        return predict_rows(
            *layers,
            self.similar[list(pairs)].ravel().astype(np.float32),
            self.near,
            inner,
            wanted,
            self.significant,
            self.settings["change"],
            means,
            shares(means),
            self.low,
            self.high,
        )

    def _padded(self, layers: np.ndarray, gap: float) -> np.ndarray:
        """Float32 layers with columns of gaps on both sides, so that no window and no block leaves them
        sideways."""
        count, rows, columns = layers.shape
        whole = np.full((count, rows, self.half + columns + BLOCK + self.half + GROUP), gap, np.float32)
        whole[:, :, self.half : self.half + columns] = np.where(np.isfinite(layers), layers, gap)
        return whole


def nearness(half: int) -> np.ndarray:
    """1 / (1 + d / half) of each place in the window; 0 in the columns by which its last group sticks out."""
    side = np.arange(-half, half + 1)
    near = np.zeros((side.size, -(-side.size // GROUP) * GROUP), np.float32)
    near[:, : side.size] = 1 / (1 + np.hypot(*np.meshgrid(side, side)) / half)
    return near


def significant_r2(most: int) -> np.ndarray:
    """The least r squared at which a regression over n candidates at two dates is significant, for n up to
    `most`."""
    free = 2.0 * np.arange(most + 1) - 2
    f = fdtri(1, np.maximum(free, 1), 1 - SIGNIFICANT)
    return np.where(free >= 1, f / (f + free), np.inf)


class _Watched:
    """An image that remembers the smallest and the largest value of each band that was read from it."""

    def __init__(self, image: Image):
        self._image = image
        self.low, self.high = np.full(image.bands, np.inf), np.full(image.bands, -np.inf)

    def __getattr__(self, name: str):
        return getattr(self._image, name)

    def read(self, window) -> np.ndarray:
        values = self._image.read(window)
        flat = values.reshape(len(values), -1)
        self.low = np.fmin(self.low, np.fmin.reduce(flat, axis=1))
        self.high = np.fmax(self.high, np.fmax.reduce(flat, axis=1))
        return values


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
    significance,
    margin,
    means,
    share,
    low,
    high,
):
    """F2 of the inner pixels.

    Args:
        fine: (2 x bands, rows, padded cols) float32; all bands of the first date, then of the second.
        together, apart: alike; the sum of both dates, and the first less the second, of all bands of C, then
            of F.
        change: (bands, rows, padded cols) float32, C2 - C1.
        weight: (rows, padded cols) float32, 1 / (1 - R).
        similar: (2 x bands) float32, largest difference from the centre in `fine`.
        near: (window rows, window cols up to a multiple of GROUP) float32, 1 / (1 + d / half), 0 outside the
            window.
        inner: first and last row, first and last column to predict, without the padding.
        wanted: (inner rows, inner cols) bool; pieces of a row of which no pixel is wanted are left out.
        significance: least r squared of a significant regression, by the number of candidates.
        margin: least change between the coarse dates from which V is taken.
        means, share: (2, bands, inner rows, inner cols), mean change of the window and temporal weight of
            each date.
        low, high: (bands), the range of possible values.

    Returns:
        (bands, inner rows, inner cols) float32, of no meaning where not wanted.
    """
    bands, rows, half = len(change), fine.shape[1], near.shape[0] // 2
    height, width = inner[1] - inner[0], inner[3] - inner[2]
    result = np.empty((bands, height, width), np.float32)
    # Down the columns first: the next row's windows are nearly the same pixels, and still in the cache.
    for task in numba.prange((width + BLOCK - 1) // BLOCK * height):
        start, r = task // height * BLOCK, task % height
        done = slice(start, min(start + BLOCK, width))
        if wanted[r, done].any():
            row, first = inner[0] + r, inner[2] + half + start
            centre = slice(first, first + BLOCK)
            common, sums = np.zeros(2 * BLOCK, np.float32), np.zeros((bands, SUMS * BLOCK), np.float32)
            keep, votes = np.empty(GROUP * BLOCK, np.float32), np.empty(GROUP * BLOCK, np.float32)
            for y in range(max(0, row - half), min(rows, row + half + 1)):
                for x in range(0, near.shape[1], GROUP):
                    there = slice(first - half + x, first - half + x + BLOCK + GROUP)
                    nearness = near[y - row + half, x : x + GROUP]
                    _begin(keep, nearness)
                    for b in range(bands):
                        _compare(
                            keep,
                            fine[b, y, there],
                            fine[bands + b, y, there],
                            fine[b, row, centre],
                            fine[bands + b, row, centre],
                            similar[b],
                            similar[bands + b],
                        )
                    _weigh(keep, votes, weight[y, there], nearness, common)
                    for b in range(bands):
                        _add_band(
                            sums[b],
                            keep,
                            votes,
                            together[b, y, there],
                            together[bands + b, y, there],
                            apart[b, y, there],
                            apart[bands + b, y, there],
                            change[b, y, there],
                            together[b, row, centre],
                            together[bands + b, row, centre],
                        )
            for b in range(bands):
                _finish(
                    result[b, r, done],
                    fine[b, row, centre],
                    fine[bands + b, row, centre],
                    common,
                    sums[b],
                    significance,
                    margin,
                    means[:, b, r, done],
                    share[:, b, r, done],
                    low[b],
                    high[b],
                )
    return result


@numba.njit(inline="always")
def _begin(keep, near):
    """Mark all candidates of a group that lie in the window."""
    for g in range(GROUP):
        inside = np.float32(1) if near[g] > 0 else np.float32(0)
        for i in range(BLOCK):
            keep[g * BLOCK + i] = inside


@numba.njit(inline="always")
def _compare(keep, one, two, centre_one, centre_two, similar_one, similar_two):
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
        a = _terms(keep[i], votes[i], coarse[i], fine[i], coarse_apart[i], fine_apart[i], change[i], c, f)
        b = _terms(
            keep[BLOCK + i],
            votes[BLOCK + i],
            coarse[i + 1],
            fine[i + 1],
            coarse_apart[i + 1],
            fine_apart[i + 1],
            change[i + 1],
            c,
            f,
        )
        d = _terms(
            keep[2 * BLOCK + i],
            votes[2 * BLOCK + i],
            coarse[i + 2],
            fine[i + 2],
            coarse_apart[i + 2],
            fine_apart[i + 2],
            change[i + 2],
            c,
            f,
        )
        e = _terms(
            keep[3 * BLOCK + i],
            votes[3 * BLOCK + i],
            coarse[i + 3],
            fine[i + 3],
            coarse_apart[i + 3],
            fine_apart[i + 3],
            change[i + 3],
            c,
            f,
        )
        sums[i] += (a[0] + b[0]) + (d[0] + e[0])
        sums[BLOCK + i] += (a[1] + b[1]) + (d[1] + e[1])
        sums[2 * BLOCK + i] += (a[2] + b[2]) + (d[2] + e[2])
        sums[3 * BLOCK + i] += (a[3] + b[3]) + (d[3] + e[3])
        sums[4 * BLOCK + i] += (a[4] + b[4]) + (d[4] + e[4])
        sums[5 * BLOCK + i] += (a[5] + b[5]) + (d[5] + e[5])
        sums[6 * BLOCK + i] += (a[6] + b[6]) + (d[6] + e[6])
        sums[7 * BLOCK + i] += (a[7] + b[7]) + (d[7] + e[7])


@numba.njit(inline="always")
def _terms(keep, vote, coarse, fine, coarse_apart, fine_apart, change, centre_c, centre_f):
    """What one candidate adds to the sums; all 0 where it is not marked."""
    none, marked = np.float32(0), keep > np.float32(0)
    x, y = coarse - centre_c if marked else none, fine - centre_f if marked else none
    u, v = coarse_apart if marked else none, fine_apart if marked else none
    return x, y, x * x + u * u, x * y + u * v, y * y + v * v, u, vote * change, vote * u


@numba.njit(inline="always")
def _finish(result, fine_1, fine_3, common, sums, significance, margin, means, share, low, high):
    """From the sums to F2 of one band."""
    for i in range(result.size):
        one, two, t1, t2 = means[0, i], means[1, i], share[0, i], share[1, i]
        by_mean = t1 * (fine_1[i] + one) + t2 * (fine_3[i] + two)
        n = int(common[i])
        if n >= FEWEST:
            v = _conversion(sums, i, n, significance[n], margin) / common[BLOCK + i]
            one = v * sums[6 * BLOCK + i]
            two = one + v * sums[7 * BLOCK + i]  # C2 - C3 is C2 - C1 and C1 - C3
        value = t1 * (fine_1[i] + one) + t2 * (fine_3[i] + two)
        result[i] = value if low <= value <= high else by_mean


@numba.njit(inline="always")
def _conversion(sums, i, n, significance, margin):
    """V of one pixel and band: the slope of fine on coarse where it can be trusted, else 1."""
    count = np.float64(2 * n)
    x, y = np.float64(sums[i]), np.float64(sums[BLOCK + i])
    xx, xy = 0.5 * sums[2 * BLOCK + i] - x * x / count, 0.5 * sums[3 * BLOCK + i] - x * y / count
    yy = 0.5 * sums[4 * BLOCK + i] - y * y / count
    slope = xy / xx
    changed, significant = abs(sums[5 * BLOCK + i]) > margin * n, xy * xy >= significance * xx * yy
    return slope if changed and significant and 0 < slope <= STEEPEST else 1.0
