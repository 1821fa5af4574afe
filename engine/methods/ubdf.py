"""Fusion by unmixing, one pair (Zhukov et al. 1999, doi:10.1109/36.763276; Zurita-Milla et al. 2008,
doi:10.1109/LGRS.2008.919685; of the change between two dates: Wu et al. 2012, STDFA).

F1 is divided into classes. Around each coarse pixel, the coarse pixels of a window are taken to be mixtures
of the values of the classes, each class by its share, and the values follow by least squares within bounds.

Values that a window says little about are drawn towards that of the coarse pixel (a ridge). One thing differs
from the
papers: the values are interpolated bilinearly between coarse pixels, because the published form, which takes
those of the nearest, shows the edges of the coarse pixels.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numba
import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.lattice import Place
from ..align.scene import Scene
from ..align.scene_figures import Known
from .base import Needs, Patch
from .steps.classes import classes_of, survey
from .steps.compiled import CompiledMethod

COVERED = 0.5
"""A coarse pixel takes part where valid fine pixels cover this share of it, and weighs as much as they
cover."""
SETTLED = 1e-9
"""The search for class values ends when none moves by more than this."""
MOST_TURNS = 5000


class Ubdf(CompiledMethod):
    pixel_bytes, value_bytes = 12.0, 17.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.count, self.reach = settings["classes"], settings["coarse_window"] // 2
        self.of_change, self.ridge = settings["unmix"] == "change", settings["ridge"]

    def declared(self, **known: Any) -> Needs:
        return super().declared(**{"coarse_margin": self.reach + 1, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """The classes of F1, their shares of each coarse pixel, and within which bounds their values are
        looked for."""
        self.classes = classes_of(scene, self.count, known or Known(), lambda pixels: step(pixels // 2))
        self.survey = survey(
            scene, self.classes, lambda pixels: step(pixels - pixels // 2), self._value, signed=self.of_change
        )
        self.bounds = self.survey.bounds(len(scene.names))
        return self.declared()

    def predict(self, patch: Patch) -> np.ndarray:
        below = patch.below
        shares, covered = self.survey.read(below.window)
        weights = np.where(covered >= COVERED, covered, 0)
        values = unmix(
            shares, weights, self._value(below.coarse[0], below.target), self.bounds, self.ridge, self.reach
        )
        inner = (slice(None), *patch.inner)
        fine = patch.fine[0][inner]
        unmixed = at_fine_pixels(values, self.classes.of(fine), below.place, patch.inner)
        valid = np.isfinite(fine + patch.coarse[0][inner] + patch.target[inner]).all(axis=0)
        return np.where(valid, unmixed + fine if self.of_change else unmixed, np.nan).astype(np.float32)

    def _value(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """What is unmixed."""
        return after - before if self.of_change else after


def unmix(
    shares: np.ndarray,
    weights: np.ndarray,
    values: np.ndarray,
    bounds: tuple[np.ndarray, np.ndarray],
    ridge: float,
    reach: int,
) -> np.ndarray:
    """The values of the classes around each coarse pixel (Zhukov et al. 1999, equation 5).

    In each band those x within the bounds that minimise, over the n coarse pixels i of the window with their
    weights,

        sum_i weight_i (value_i - sum_k share_ik x_k)^2 + ridge max(n, 1) / classes sum_k (x_k - own)^2

    where n is the sum of the weights and `own` the value of the coarse pixel in the middle of the window, or
    the mean of those that have one in the window where it has none.

    Args:
        shares: (classes, coarse rows, coarse cols), summing to 1.
        weights: (coarse rows, coarse cols).
        values: (bands, coarse rows, coarse cols), NaN where missing.
        bounds: (bands,) least and most.

    Returns:
        (coarse rows, coarse cols, bands, classes) float64; NaN where a window has no value at all.
    """
    low, high = (np.asarray(bound, np.float64) for bound in bounds)
    result = np.empty((*weights.shape, len(values), len(shares)))
    known = np.isfinite(values).all(axis=0)
    _unmix_all(
        # In one layout, or the kernel would be compiled once more for another.
        np.ascontiguousarray(shares.transpose(1, 2, 0), np.float64),
        np.where(known, weights, 0).astype(np.float64),
        np.ascontiguousarray(np.where(known, values, np.nan).transpose(1, 2, 0), np.float64),
        low,
        high,
        ridge,
        reach,
        result,
    )
    return result


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _unmix_all(shares, weights, values, low, high, ridge, reach, result):
    """Fill `result`, (rows, cols, bands, classes); the rest as in `unmix`, the coarse rows and columns
    first."""
    rows, columns, classes = shares.shape
    for row in numba.prange(rows):
        for column in range(columns):
            normal, right = np.zeros((classes, classes)), np.zeros((values.shape[2], classes))
            total = _add_window(shares, weights, values, row, column, reach, normal, right)
            pull = ridge * max(total, 1.0) / classes
            for k in range(classes):
                normal[k, k] += pull
            for band in range(len(right)):
                alone = _own(values[:, :, band], row, column, reach)
                right[band] += pull * alone
                result[row, column, band] = min(max(alone, low[band]), high[band])
                if alone == alone:
                    _solve_within(normal, right[band], low[band], high[band], result[row, column, band])


@numba.njit(inline="always")
def _own(values, row, column, reach):
    """The value of a coarse pixel; where it is missing, the mean of those in the window; NaN where there
    are none."""
    if values[row, column] == values[row, column]:
        return values[row, column]
    total, count = 0.0, 0
    for y in range(max(0, row - reach), min(values.shape[0], row + reach + 1)):
        for x in range(max(0, column - reach), min(values.shape[1], column + reach + 1)):
            if values[y, x] == values[y, x]:
                total += values[y, x]
                count += 1
    return total / count if count else np.nan


@numba.njit(inline="always")
def _add_window(shares, weights, values, row, column, reach, normal, right):
    """Add the normal equations of the window around a coarse pixel; the sum of its weights."""
    rows, columns, classes = shares.shape
    total = 0.0
    for y in range(max(0, row - reach), min(rows, row + reach + 1)):
        for x in range(max(0, column - reach), min(columns, column + reach + 1)):
            if weights[y, x] == 0:
                continue
            total += weights[y, x]
            for k in range(classes):
                share = weights[y, x] * shares[y, x, k]
                if share == 0:
                    continue
                for other in range(classes):
                    normal[k, other] += share * shares[y, x, other]
                for band in range(len(right)):
                    right[band, k] += share * values[y, x, band]
    return total


@numba.njit(inline="always")
def _solve_within(normal, right, low, high, x):
    """Move x to the least squares within bounds by coordinate descent; the ridge makes the problem strictly
    convex, so that there is one minimum."""
    classes = len(right)
    for _ in range(MOST_TURNS):
        moved = 0.0
        for k in range(classes):
            slope = right[k]
            for other in range(classes):
                slope -= normal[k, other] * x[other]
            new = min(max(x[k] + slope / normal[k, k], low), high)
            moved = max(moved, abs(new - x[k]))
            x[k] = new
        if moved < SETTLED:
            break


def at_fine_pixels(
    values: np.ndarray, classes: np.ndarray, place: Place, inner: tuple[slice, slice]
) -> np.ndarray:
    """The value of each fine pixel's class, bilinear between the centres of coarse pixels.

    Args:
        values: (coarse rows, coarse cols, bands, classes) on the place.
        classes: (inner rows, inner cols), -1 where invalid.
        inner: which fine pixels of the place those are.

    Returns:
        (bands, inner rows, inner cols) float32; the invalid are 0.
    """
    along = []
    for axis, first, part, coarse in (
        (place.rows, place.fine.y, inner[0], place.coarse.y),
        (place.columns, place.fine.x, inner[1], place.coarse.x),
    ):
        at = axis.position(np.arange(first + part.start, first + part.stop) + 0.5) - 0.5 - coarse
        base = np.floor(at).astype(np.int64)
        along += [base, at - base]
    result = np.zeros((values.shape[2], *classes.shape), np.float32)
    _interpolate(values, classes, *along, result)
    return result


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _interpolate(values, classes, base_y, part_y, base_x, part_x, result):
    for row in numba.prange(classes.shape[0]):
        y, v = base_y[row], part_y[row]
        for column in range(classes.shape[1]):
            k = classes[row, column]
            if k < 0:
                continue
            x, u = base_x[column], part_x[column]
            for band in range(len(result)):
                above = (1 - u) * values[y, x, band, k] + u * values[y, x + 1, band, k]
                under = (1 - u) * values[y + 1, x, band, k] + u * values[y + 1, x + 1, band, k]
                result[band, row, column] = (1 - v) * above + v * under
