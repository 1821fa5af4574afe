"""Fit-FC (Wang & Atkinson 2018, doi:10.1016/j.rse.2017.10.046), one pair.

A line is fitted between the two coarse images around each pixel and applied to F1; what the line leaves over
comes back by bicubic interpolation; and similar neighbours smooth what is left of the coarse pixels' edges
(sections 2.1 to
2.3 of the paper).

Two things differ from the paper. The window of the regression moves with the fine pixel (the sums, not the
slopes, are interpolated), so that the fit has no blocks. And a slope from nine noisy coarse pixels is drawn
towards the slope of the whole scene, the more, the worse the line fits (a Bayesian regression whose prior is
that local slopes spread around the scene's with the standard deviation `slope_spread`); a large
`slope_spread` gives the paper's plain regression.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numba
import numpy as np
from scipy.ndimage import correlate1d

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import PASS_SIDE, Known
from ..raster.bands import find
from .base import Needs, Patch, with_gaps
from .steps.compiled import CompiledMethod
from .steps.similar import mean_of_similar

FLAT = 1e-10
"""Variance (reflectance squared) below which a coarse image is constant and gives no slope."""


class FitFc(CompiledMethod):
    pixel_bytes, value_bytes = 145.0, 16.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.half = settings["window"] // 2
        self.similar, self.spread = settings["similar"], settings["slope_spread"]
        self.reach = settings["coarse_window"] // 2

    def declared(self, **known: Any) -> Needs:
        # The bicubic residual looks two coarse pixels further than the regression.
        return super().declared(**{"halo": self.half, "coarse_margin": self.reach + 2, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """The line of each band over the whole scene, and the bands that tell similar pixels: red and near
        infrared where they are known, else all."""
        known = [find(scene.names, name) for name in ("red", "nir")]
        self.guides = known if None not in known else list(range(len(scene.names)))
        before, after = scene.on_lattice[0], scene.on_lattice[-1]
        sums = np.zeros((6, len(scene.names)))
        for place in scene.lattice.places(PASS_SIDE):
            sums += products(before.read(place.coarse), after.read(place.coarse)).sum(axis=(2, 3))
            step(place.fine.width * place.fine.height)
        n = np.maximum(sums[0], 1)
        self.centre = sums[1] / n, sums[2] / n
        self.slope = line(sums, np.ones(len(scene.names)), np.inf)[0]
        return self.declared()

    def predict(self, patch: Patch) -> np.ndarray:
        patch = patch.closer(self.half)
        fine, place = patch.fine[0], patch.below.place
        fitted = np.empty_like(fine)
        for band, (cx, cy) in enumerate(zip(*self.centre)):
            x, y = patch.below.coarse[0][band] - cx, patch.below.target[band] - cy
            sums = window_sum(products(x, y), self.reach)
            slope, offset = line(sums, self.slope[band], self.spread)
            residual = place.up_bicubic(np.nan_to_num(y - slope * x - offset))
            drawn = self.slope[band], self.spread
            values = np.ascontiguousarray(fine[band])  # of a part of a tile, too, or it is compiled once more
            _apply_lines(sums, *place.bilinear_weights(), *drawn, values, cx, cy, residual, fitted[band])
        guide = with_gaps(fine[self.guides], patch.valid(0))
        return mean_of_similar(
            guide, np.ones_like(guide), fitted, patch.inner, self.half, self.similar, False
        )


def products(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """1, x, y, xx, xy and yy of each coarse pixel as (6, ...) float64, all 0 where one of the images is
    missing."""
    both = np.isfinite(x + y)
    x, y = (np.where(both, image, 0).astype(np.float64) for image in (x, y))
    return np.stack([both.astype(np.float64), x, y, x * x, x * y, y * y])


def line(sums: np.ndarray, prior: np.ndarray, spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Slope and offset of y on x from sums of `products`, (6, ...) float64, the slope drawn towards `prior`.

    With residual variance v over n pixels, the slope's own variance is v / (n var x); the prior's is
    spread^2. Their weighted mean is (cov + l prior) / (var x + l) with l = v / (n spread^2). The slope is
    `prior` where x is constant or fewer than three pixels are left.
    """
    flat = sums.reshape(6, -1)
    result = np.empty((2, flat.shape[1]))
    _lines(flat, np.broadcast_to(prior, sums.shape[1:]).reshape(-1).astype(np.float64), spread, result)
    return result[0].reshape(sums.shape[1:]), result[1].reshape(sums.shape[1:])


@numba.njit(inline="always")
def _line(n, x, y, xx, xy, yy, prior, spread):
    n = max(n, 1e-9)
    mean_x, mean_y = x / n, y / n
    var_x, var_y = xx / n - mean_x**2, yy / n - mean_y**2
    cov = xy / n - mean_x * mean_y
    slope = prior
    if n > 2.5 and var_x > FLAT:
        drawn = max(var_y - cov**2 / var_x, 0.0) / (n * spread**2)
        slope = (cov + drawn * prior) / (var_x + drawn)
    return slope, mean_y - slope * mean_x


@numba.njit(cache=True)
def _lines(sums, prior, spread, result):
    for i in range(sums.shape[1]):
        result[0, i], result[1, i] = _line(
            sums[0, i], sums[1, i], sums[2, i], sums[3, i], sums[4, i], sums[5, i], prior[i], spread
        )


@numba.njit(parallel=True, cache=True)
def _apply_lines(
    sums,
    rows,
    row_weights,
    columns,
    column_weights,
    prior,
    spread,
    fine,
    centre_x,
    centre_y,
    residual,
    fitted,
):
    """Write what the line of each fine pixel makes of it, and the residual, into `fitted`, (rows, cols).

    Args:
        sums: (6, coarse rows, coarse cols); between coarse pixels the sums are interpolated.
        rows, row_weights: (2, rows) the two coarse rows around each row and their weights; columns likewise.
        centre_x, centre_y: what was taken off both coarse images before they were multiplied.
    """
    for row in numba.prange(fitted.shape[0]):
        lines = np.empty((6, sums.shape[2]))
        for k in range(6):
            above, below = sums[k, rows[0, row]], sums[k, rows[1, row]]
            for i in range(lines.shape[1]):
                lines[k, i] = row_weights[0, row] * above[i] + row_weights[1, row] * below[i]
        for i in range(fitted.shape[1]):
            left, right = columns[0, i], columns[1, i]
            a, b = column_weights[0, i], column_weights[1, i]
            slope, offset = _line(
                a * lines[0, left] + b * lines[0, right],
                a * lines[1, left] + b * lines[1, right],
                a * lines[2, left] + b * lines[2, right],
                a * lines[3, left] + b * lines[3, right],
                a * lines[4, left] + b * lines[4, right],
                a * lines[5, left] + b * lines[5, right],
                prior,
                spread,
            )
            fitted[row, i] = slope * (fine[row, i] - centre_x) + offset + residual[row, i] + centre_y


def window_sum(values: np.ndarray, reach: int) -> np.ndarray:
    ones = np.ones(2 * reach + 1)
    return correlate1d(correlate1d(values, ones, axis=-2, mode="constant"), ones, axis=-1, mode="constant")
