"""Bands from other bands of the same image: principal components of all, told by those that are known.

The components are those of the correlations of the bands over a whole image. Of a pixel of which only some
bands are known they are found by least squares, held back by how much each varies at all (a probabilistic
principal component analysis: Tipping & Bishop 1999, doi:10.1111/1467-9868.00196), and give the other bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...raster.grid import Window

SHARE = 0.999
"""Of the variance of all bands, which the components hold."""
NOISE = 0.02
"""What of a band's variance is taken for noise."""
BLOCK, FOLDS = 32, 5
"""Pixels of a side of the blocks that are held out together, and in how many parts; neighbouring blocks are
in different ones."""


@dataclass(frozen=True)
class Components:
    """How some bands follow from others."""

    matrix: np.ndarray
    """(other bands, known bands) float32: what a change of the known bands changes in the others."""
    count: int
    """Of the components."""


class Moments:
    """Sums over the pixels of images of which all bands are valid, block by block in FOLDS parts."""

    def __init__(self, bands: int):
        self.counts = np.zeros(FOLDS)
        self.sums = np.zeros((FOLDS, bands))
        self.products = np.zeros((FOLDS, bands, bands))

    def add(self, window: Window, values: np.ndarray) -> None:
        """Add (bands, rows, cols) of a window whose corner lies on a block's."""
        for row in range(0, window.height, BLOCK):
            for col in range(0, window.width, BLOCK):
                block = values[:, row : row + BLOCK, col : col + BLOCK].reshape(len(values), -1)
                known = block[:, np.isfinite(block).all(axis=0)].astype(np.float64)
                fold = (2 * ((window.y + row) // BLOCK) + (window.x + col) // BLOCK) % FOLDS
                self.counts[fold] += known.shape[1]
                self.sums[fold] += known.sum(axis=1)
                self.products[fold] += known @ known.T

    def components(self, known: Sequence[int], others: Sequence[int]) -> Components:
        """By all pixels. Without any, or where a band is the same everywhere, nothing follows from it."""
        return _fitted(*_spread(self.counts.sum(), self.sums.sum(0), self.products.sum(0)), known, others)

    def r2(self, known: Sequence[int], others: Sequence[int]) -> list[Optional[float]]:
        """Of each other band how much of its variance the known ones tell, in parts that were held out; None
        where there are too few pixels, or the band is the same everywhere.

        1 - (sum of squared errors) / (sum of squares around the mean), over all parts.
        """
        counts, sums, products = self.counts, self.sums, self.products
        if (counts < 2 * sums.shape[1]).any():
            return [None] * len(others)
        errors, around = np.zeros((2, len(others)))
        total_mean = sums.sum(0) / counts.sum()
        for fold in range(FOLDS):
            rest = [other for other in range(FOLDS) if other != fold]
            mean, spread = _spread(counts[rest].sum(), sums[rest].sum(0), products[rest].sum(0))
            matrix = _fitted(mean, spread, known, others).matrix.astype(np.float64)
            held = _around(mean, counts[fold], sums[fold], products[fold])
            both = matrix @ held[np.ix_(known, others)]
            inside = matrix @ held[np.ix_(known, known)] @ matrix.T
            errors += np.diag(held[np.ix_(others, others)] - 2 * both + inside)
            around += np.diag(_around(total_mean, counts[fold], sums[fold], products[fold]))[list(others)]
        return [float(1 - e / a) if a > 0 else None for e, a in zip(errors, around)]


def _spread(count: float, sums: np.ndarray, products: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means (bands,) and covariances (bands, bands)."""
    mean = sums / max(count, 1)
    return mean, _around(mean, count, sums, products) / max(count, 1)


def _around(mean: np.ndarray, count: float, sums: np.ndarray, products: np.ndarray) -> np.ndarray:
    """The sums of products of differences from a mean, from those of the values."""
    crossed = np.outer(mean, sums)
    return products - crossed - crossed.T + count * np.outer(mean, mean)


def _fitted(
    mean: np.ndarray, covariance: np.ndarray, known: Sequence[int], others: Sequence[int]
) -> Components:
    """Scores z of the components from standardised known bands x: (P'P + NOISE / variances) z = P'x, where P
    are the known rows of the loadings; the others are their rows times z."""
    variance = np.diag(covariance)
    varies = variance > 1e-12 * np.maximum(mean**2, 1e-12)
    unit = np.where(varies, np.sqrt(np.maximum(variance, 0)), 1)
    correlation = np.where(np.outer(varies, varies), covariance / np.outer(unit, unit), 0)
    variances, loadings = np.linalg.eigh(correlation)
    variances, loadings = variances[::-1], loadings[:, ::-1]
    held = np.cumsum(np.maximum(variances, 0)) / max(np.maximum(variances, 0).sum(), 1e-300)
    count = min(int(np.searchsorted(held, SHARE)) + 1, int((variances > 1e-12).sum()))
    if not count:
        return Components(np.zeros((len(others), len(known)), np.float32), 0)
    seen, unseen = loadings[list(known), :count], loadings[list(others), :count]
    damped = seen.T @ seen + np.diag(NOISE / variances[:count])
    matrix = unit[list(others), None] * (unseen @ np.linalg.solve(damped, seen.T)) / unit[list(known)]
    return Components(matrix.astype(np.float32), count)
