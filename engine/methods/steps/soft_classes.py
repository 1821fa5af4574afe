"""What softmix knows of a scene: the soft classes of a fine image, and how the coarse change is unmixed into
them.

`ChangeModel` goes over the scene once and keeps the means of its bases over coarse pixels; `unmixed` then
regresses the coarse change on them around each coarse pixel.
"""

from __future__ import annotations

from typing import Callable

import numba
import numpy as np
from scipy.ndimage import gaussian_filter

from ...align.lattice import Layers, Place
from ...align.scene import Scene
from ...align.scene_figures import PASS_SIDE
from ...raster.readers import Image
from ..base import all_finite
from .classes import find_classes

COVERED = 0.5
"""Share of a coarse pixel that must be valid in F1 for its means to stand for it, where there are any such
coarse pixels; in plots, along rivers and between stripes each counts by what is valid of it."""


class ChangeModel:
    """The bases of one fine image, and what they explain of the change from its date to the target date.

    The bases of a band are the memberships of the soft classes, which all bands share, and one that follows
    the band.
    """

    def __init__(self, fine: Image, count: int, softness: float, ridge: float, step: Callable[[int], None]):
        """`softness`: standard deviation of a soft class, in those of F1; `ridge`: see `fit`."""
        self.classes = find_classes(fine, count, step)
        self.softness, self.ridge = softness, ridge / self.classes.count
        self.covered = COVERED
        """Share from which a coarse pixel of this scene counts."""

    @property
    def bands(self) -> int:
        return len(self.classes.unit)

    def guide(self, fine: np.ndarray) -> np.ndarray:
        """F1 in standard deviations of each band."""
        return fine / self.classes.unit[:, None, None]

    def bases(self, fine: np.ndarray) -> np.ndarray:
        """(classes + bands, rows, cols): memberships that sum to one, and one basis per band; 0 where F1
        is missing."""
        valid = all_finite(fine)
        scaled = self.guide(fine)
        if not valid.all():
            scaled[:, ~valid] = 0
        result = np.empty((self.classes.count + self.bands, *valid.shape), np.float32)
        _belong(
            scaled,
            self.classes.centres.astype(np.float32),
            np.float32(-1 / (2 * self.softness**2)),
            (self.classes.mean / self.classes.unit).astype(np.float32),
            valid,
            result,
        )
        return result

    def fit(
        self, fine: Image, before: Image, after: Image, scene: Scene, step: Callable[[int], None]
    ) -> None:
        """One pass over the scene: keep the means of the bases on the lattice, and find the mean change of
        each band and the coefficients of what differs from it over the whole scene, which ridge draws to
        0."""
        self.means = Layers(self.classes.count + self.bands + 1, scene.lattice)
        sums, of_little = ([_ClassSums(self.classes.count + 1) for _ in range(self.bands)] for _ in range(2))
        for place in scene.lattice.places(PASS_SIDE):
            values = fine.read(place.fine)
            covered = place.down(np.isfinite(values).all(axis=0).astype(np.float32))
            means = place.down(self.bases(values)) / np.maximum(covered, 1e-6)
            self.means.write(place.coarse, np.concatenate([means, covered[None]]))
            coarse_change = after.read(place.coarse) - before.read(place.coarse)
            for band, (total, little) in enumerate(zip(sums, of_little)):
                total.add(*self._design(means, covered, coarse_change[band], band, COVERED))
                if not total.weight:
                    little.add(*self._design(means, covered, coarse_change[band], band, 0.0))
            step(place.fine.width * place.fine.height)
        if not all(total.weight for total in sums):
            self.covered, sums = 0.0, of_little
        self.level = np.array([total.level for total in sums])
        self.coefficients = np.stack([total.solved(self.ridge) for total in sums])

    def _design(
        self, means: np.ndarray, covered: np.ndarray, coarse_change: np.ndarray, band: int, least: float
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The bases of a band on the coarse grid, (classes + 1, rows, cols); the change; the weight of each
        coarse pixel, 0 where one of them is missing."""
        count = self.classes.count
        chosen = np.concatenate([means[:count], means[count + band : count + band + 1]]).astype(np.float64)
        counts = (covered > least) & np.isfinite(coarse_change)
        weight = np.where(counts, covered, 0).astype(np.float64)
        return np.nan_to_num(chosen), np.nan_to_num(coarse_change).astype(np.float64), weight

    def unmixed(
        self, fine: np.ndarray, coarse_change: np.ndarray, place: Place, sigma: float, reach: int
    ) -> np.ndarray:
        """The change of each fine pixel, (bands, rows, cols) float32.

        Args:
            fine: (bands, rows, cols) of a place; NaN where it is missing.
            wanted: C2 - C1 on the place's coarse pixels, NaN where it is missing.
            sigma, reach: see `local_ridge`.
        """
        bases, layers, count = self.bases(fine), self.means.read(place.coarse), self.classes.count
        rows, row_share, columns, column_share = place.bilinear_weights()
        weights = rows, row_share.astype(np.float32), columns, column_share.astype(np.float32)
        change = np.empty(fine.shape, np.float32)
        for band in range(self.bands):
            covered = np.nan_to_num(layers[-1])
            a, y, weight = self._design(layers[:-1], covered, coarse_change[band], band, self.covered)
            whole = self.coefficients[band]
            left = y - self.level[band] - np.einsum("k,krc->rc", whole, a)
            local = local_ridge(a, left, weight, sigma, reach, self.ridge)
            fields = (local + whole[:, None, None]).astype(np.float32)
            change[band] = self.level[band]
            _add_mixture(fields, bases, count + band, *weights, change[band])
        return change


class _ClassSums:
    """The sums of a weighted regression of y on the bases."""

    def __init__(self, count: int):
        self.normal, self.right, self.sums = np.zeros((count, count)), np.zeros(count), np.zeros(count)
        self.weight = self.total = 0.0

    def add(self, a: np.ndarray, y: np.ndarray, weight: np.ndarray) -> None:
        weighted = a * weight
        self.normal += np.einsum("krc,lrc->kl", weighted, a)
        self.right += np.einsum("krc,rc->k", weighted, y)
        self.sums += weighted.sum(axis=(1, 2))
        self.weight += weight.sum()
        self.total += (weight * y).sum()

    @property
    def level(self) -> float:
        """The weighted mean of y."""
        return self.total / max(self.weight, 1e-9)

    def solved(self, ridge: float) -> np.ndarray:
        """Coefficients of y - level."""
        return np.linalg.solve(
            self.normal + ridge * np.eye(len(self.sums)), self.right - self.level * self.sums
        )


def local_ridge(
    a: np.ndarray, y: np.ndarray, weight: np.ndarray, sigma: float, reach: int, ridge: float
) -> np.ndarray:
    """Around each coarse pixel, the coefficients of a ridge regression of y on a, (bases, rows, cols)
    float64.

    Args:
        a: (bases, rows, cols) means of the bases.
        y: (rows, cols) what is to be explained.
        weight: (rows, cols) of each coarse pixel, 0 where it does not count.
        sigma, reach: standard deviation and end of the Gaussian weights of the neighbours, in coarse pixels.
        ridge: added to the diagonal, in units of one coarse pixel's weight.
    """
    count = len(a)
    upper = [(k, m) for k in range(count) for m in range(k, count)]
    products = np.stack([weight * a[k] * a[m] for k, m in upper] + [weight * a[k] * y for k in range(count)])
    summed = gaussian_sum(products, sigma, reach)
    return _solve(summed[: len(upper)], summed[len(upper) :], ridge)


@numba.njit(parallel=True, cache=True)
def _belong(scaled, centres, factor, middle, valid, result):
    """Write the memberships into the first layers of `result`: exp(factor d^2), d being the distance to each
    centre in (bands, rows, cols) `scaled`, normalised over the centres; and of each band tanh((x - middle) /
    2) into those after them. 0 where not valid."""
    count, bands = centres.shape
    width = scaled.shape[2]
    for row in numba.prange(scaled.shape[1]):
        nearest, total = np.full(width, np.inf, np.float32), np.zeros(width, np.float32)
        for k in range(count):
            line = result[k, row]
            line[:] = np.float32(0)
            for band in range(bands):
                for i in range(width):
                    away = scaled[band, row, i] - centres[k, band]
                    line[i] += away * away
            for i in range(width):
                nearest[i] = min(nearest[i], line[i])
        for k in range(count):  # the nearest class keeps a membership that float32 can hold
            for i in range(width):
                result[k, row, i] = np.exp(factor * (result[k, row, i] - nearest[i]))
                total[i] += result[k, row, i]
        for k in range(count):
            for i in range(width):
                result[k, row, i] = result[k, row, i] / total[i] if valid[row, i] else np.float32(0)
        for band in range(bands):
            for i in range(width):
                grown = np.exp(scaled[band, row, i] - middle[band]) + np.float32(1)
                bent = np.float32(1) - np.float32(2) / grown
                result[count + band, row, i] = bent if valid[row, i] else np.float32(0)


@numba.njit(parallel=True, cache=True)
def _add_mixture(fields, bases, scale, rows, row_share, columns, column_share, change):
    """Add the sum of field x basis to `change`, (rows, cols); the fields are interpolated between coarse
    pixels.

    Args:
        fields: (classes + 1, coarse rows, coarse cols) coefficients, the last for the band's own basis.
        bases: (classes + bands, rows, cols); `own` is the number of the band's own.
        rows, row_share: (2, rows) the two coarse rows around each row and what share each has; columns
            likewise.
    """
    last = fields.shape[0] - 1
    for row in numba.prange(change.shape[0]):
        above, below = rows[0, row], rows[1, row]
        for k in range(last + 1):
            line = row_share[0, row] * fields[k, above] + row_share[1, row] * fields[k, below]
            basis = bases[scale if k == last else k, row]
            for i in range(change.shape[1]):
                field = column_share[0, i] * line[columns[0, i]] + column_share[1, i] * line[columns[1, i]]
                change[row, i] += field * basis[i]


@numba.njit(parallel=True, cache=True)
def _solve(upper, right, ridge):
    """At each coarse pixel the solution of (N + ridge I) x = right by Cholesky's decomposition; (bases, rows,
    cols).

    `upper` holds the upper triangle of N row by row. Thousands of systems of nine unknowns: a library call
    each would take longer than the arithmetic.
    """
    count, rows, columns = right.shape
    result = np.empty(right.shape)
    for row in numba.prange(rows):
        lower, x = np.zeros((count, count)), np.empty(count)
        for column in range(columns):
            at = 0
            for k in range(count):
                for j in range(k, count):
                    lower[j, k] = upper[at, row, column]
                    at += 1
            for k in range(count):
                pivot = lower[k, k] + ridge
                for m in range(k):
                    pivot -= lower[k, m] ** 2
                lower[k, k] = np.sqrt(pivot)
                for j in range(k + 1, count):
                    for m in range(k):
                        lower[j, k] -= lower[j, m] * lower[k, m]
                    lower[j, k] /= lower[k, k]
            for k in range(count):
                x[k] = right[k, row, column]
                for m in range(k):
                    x[k] -= lower[k, m] * x[m]
                x[k] /= lower[k, k]
            for k in range(count - 1, -1, -1):
                for m in range(k + 1, count):
                    x[k] -= lower[m, k] * x[m]
                x[k] /= lower[k, k]
                result[k, row, column] = x[k]
    return result


def gaussian_sum(layers: np.ndarray, sigma: float, reach: int) -> np.ndarray:
    """Sum over neighbours with Gaussian weights that sum to one."""
    return gaussian_filter(layers, [0, sigma, sigma], mode="constant", radius=[0, reach, reach])
