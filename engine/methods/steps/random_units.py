"""A step of elm: what is seen around a pixel, and a regression on it whose hidden units are random.

Only the weights of the sum are learnt, by ridge, so that there is one solution and no training
(Huang et al. 2006, doi:10.1016/j.neucom.2005.12.126).
"""

from __future__ import annotations

import functools
import operator
from dataclasses import astuple, dataclass

import numba
import numpy as np

SEED = 20161201
RIDGES = (1e-3, 1e-2, 0.1, 1.0, 10.0, 100.0)
"""What may be added to the diagonal of the normal equations, in variances of a feature."""
AROUND = 9
"""How many values each of the fine image and of the coarse change are given of a pixel's surroundings."""
FEATURES = 2 * AROUND + 4
"""The surroundings of both; the gap between the sensors; means over the bands of F, of the change, of the
gap."""
HAAR_REACH = 4
"""How far Haar's details see, in fine pixels: the widest are differences between means of 4 pixels."""


@dataclass(frozen=True)
class Units:
    """A regression of one band: weights x features + sum over units of weight x unit(features)."""

    mean: np.ndarray
    """(features,) float32: taken off each feature."""
    spread: np.ndarray
    """(features,) float32: each feature is divided by it."""
    inward: np.ndarray
    """(units, features) float32, and `threshold` (units,): fixed at random."""
    threshold: np.ndarray
    outward: np.ndarray
    """(1 + features + units,) float32: the constant, the weights of the features, those of the units."""


def learnt(shown: list[tuple[np.ndarray, np.ndarray]], count: int) -> Units:
    """The regression of a band with `count` hidden units.

    It is drawn to 0 as strongly as serves it best where it must say what it has not seen: each part of what
    is shown is foretold from the others, and of the strengths RIDGES the one whose squared errors are least
    in the sum over all parts is taken for the whole.

    Args:
        shown: parts of (pixels, features) and what is wanted of them, (pixels,); float64.
    """
    everything = np.concatenate([features for features, _ in shown])
    mean, spread = everything.mean(axis=0), everything.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1)
    draw = np.random.default_rng(SEED)
    inward = draw.normal(size=(count, FEATURES)) / np.sqrt(FEATURES)
    threshold = draw.uniform(-1, 1, count)
    parts = []
    for features, wanted in shown:
        scaled = (features - mean) / spread
        hidden = scaled @ inward.T + threshold
        design = np.concatenate([np.ones((len(scaled), 1)), scaled, hidden / (1 + np.abs(hidden))], axis=1)
        parts.append(Sums(design.T @ design, design.T @ wanted, wanted @ wanted, len(wanted)))
    whole = functools.reduce(operator.add, parts)
    errors = [sum(part.squared_errors((whole - part).solved(ridge)) for part in parts) for ridge in RIDGES]
    outward = whole.solved(RIDGES[int(np.argmin(errors))])
    return Units(*(part.astype(np.float32) for part in (mean, spread, inward, threshold, outward)))


@dataclass(frozen=True)
class Sums:
    """The sums of a regression of y on the columns of a design."""

    normal: np.ndarray
    right: np.ndarray
    squares: float
    count: int

    def __add__(self, other: Sums) -> Sums:
        pairs = zip(astuple(self), astuple(other))
        return Sums(*(a + b for a, b in pairs))

    def __sub__(self, other: Sums) -> Sums:
        pairs = zip(astuple(self), astuple(other))
        return Sums(*(a - b for a, b in pairs))

    def solved(self, ridge: float) -> np.ndarray:
        """The weights of the columns, drawn to 0 but for the first, the constant."""
        held = ridge * np.eye(len(self.right))
        held[0, 0] = 1e-9
        return np.linalg.solve(self.normal / self.count + held, self.right / self.count)

    def squared_errors(self, weights: np.ndarray) -> float:
        return float(weights @ self.normal @ weights - 2 * weights @ self.right + self.squares)


def planes(fine: np.ndarray, before: np.ndarray, after: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the features of a pair are made of, and where all of it is known.

    Args:
        fine, before, after: (bands, rows, cols) of F, of C of its date and of C of the other, NaN in gaps.

    Returns:
        (3, bands + 1, rows, cols) float32: F, the coarse change, the gap F - C; each with its mean over the
        bands at the end; 0 where not known. And (rows, cols) bool.
    """
    change, gap = after - before, fine - before
    known = np.isfinite(change + fine).all(axis=0)
    whole = np.stack([np.concatenate([image, image.mean(axis=0)[None]]) for image in (fine, change, gap)])
    return np.where(known, whole, 0).astype(np.float32), known


@numba.njit(cache=True)
def surroundings(layers, known, band, row, first, far, haar, values):
    """Write the features of some pixels of a row into `values`, (FEATURES, columns); what is missing around
    a pixel, beyond the edge or in a gap, is as the pixel itself.

    Args:
        layers, known: of `planes`.
        first: the first of the pixels' columns.
        far: distance of the neighbours in the coarse change, one coarse pixel in fine ones.
        haar: whether Haar's details stand for the neighbours in F.
    """
    fine, change, gap = layers[0], layers[1], layers[2]
    mean = fine.shape[0] - 1
    width = values.shape[1]
    for place in range(AROUND):
        down, right = place // 3 - 1, place % 3 - 1
        if haar:
            for i in range(width):
                values[place, i] = _detail(fine[band], known, row, first + i, place)
        else:
            _shifted(fine[band], known, row, first, down, right, values[place])
        _shifted(change[band], known, row, first, far * down, far * right, values[AROUND + place])
    last = 2 * AROUND
    for i in range(width):
        values[last, i] = gap[band, row, first + i]
        values[last + 1, i] = fine[mean, row, first + i]
        values[last + 2, i] = change[mean, row, first + i]
        values[last + 3, i] = gap[mean, row, first + i]


@numba.njit(inline="always")
def _shifted(image, known, row, first, down, right, line):
    """The image's row as it lies `down` and `right` of some pixels, the pixels' own where that is missing."""
    there = row + down
    inside = 0 <= there < image.shape[0]
    for i in range(line.size):
        column = first + i + right
        if inside and 0 <= column < image.shape[1] and known[there, column]:
            line[i] = image[there, column]
        else:
            line[i] = image[row, first + i]


@numba.njit
def _detail(image, known, row, column, number):
    """A detail of Haar's wavelet around a pixel that no grid of blocks fixes: of three widths (2, 4 and 8
    pixels) the difference of the halves of a square sideways, downwards and crosswise; instead
    of the widest crosswise one the pixel itself."""
    centre = image[row, column]
    if number == AROUND - 1:
        return centre
    half, kind = 1 << (number // 3), number % 3
    total = np.float32(0)
    for y in range(row - half, row + half):
        for x in range(column - half, column + half):
            inside = 0 <= y < image.shape[0] and 0 <= x < image.shape[1] and known[y, x]
            value = image[y, x] if inside else centre
            right, below = x >= column, y >= row
            plus = right if kind == 0 else below if kind == 1 else right == below
            total += value if plus else -value
    return total / np.float32(2 * half * half)


@numba.njit(cache=True)
def seen(layers, known, band, rows, columns, far, haar):
    """The features of single pixels, (pixels, FEATURES) float32; the arguments as of `surroundings`."""
    found = np.empty((rows.size, FEATURES), np.float32)
    one = np.empty((FEATURES, 2), np.float32)[:, :1]  # a part, as in `predicted`: compiled once for both
    for n in range(rows.size):
        surroundings(layers, known, band, rows[n], columns[n], far, haar, one)
        found[n] = one[:, 0]
    return found


BLOCK = 64
"""Pixels of a row that the kernel takes together, so that their features stay in the fastest memory."""


@numba.njit(parallel=True, cache=True)
def predicted(layers, known, band, inner, far, haar, mean, spread, inward, threshold, outward):
    """The regression of a band at the inner pixels, (inner rows, inner cols) float32; NaN where not known.

    Args:
        inner: first and last row, first and last column wanted.
        mean, spread, inward, threshold, outward: of `Units`.
    """
    result = np.full((inner[1] - inner[0], inner[3] - inner[2]), np.nan, np.float32)
    for row in numba.prange(inner[0], inner[1]):
        values = np.empty((FEATURES, BLOCK), np.float32)
        unit, total = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.float32)
        for start in range(inner[2], inner[3], BLOCK):
            width = min(BLOCK, inner[3] - start)
            surroundings(layers, known, band, row, start, far, haar, values[:, :width])
            total[:] = outward[0]
            for k in range(FEATURES):
                for i in range(width):
                    values[k, i] = (values[k, i] - mean[k]) / spread[k]
                    total[i] += outward[1 + k] * values[k, i]
            for u in range(threshold.size):
                unit[:] = threshold[u]
                for k in range(FEATURES):
                    for i in range(BLOCK):
                        unit[i] += inward[u, k] * values[k, i]
                for i in range(BLOCK):
                    total[i] += outward[1 + FEATURES + u] * (unit[i] / (np.float32(1) + abs(unit[i])))
            for i in range(width):
                if known[row, start + i]:
                    result[row - inner[0], start + i - inner[2]] = total[i]
    return result
