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

import numpy as np
from scipy.ndimage import correlate1d

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import PASS_SIDE, Known
from ..raster.bands import find
from .base import Needs, Patch
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
        fine, place = patch.fine[0], patch.below.place
        fitted = np.empty_like(fine)
        for band, (cx, cy) in enumerate(zip(*self.centre)):
            x, y = patch.below.coarse[0][band] - cx, patch.below.target[band] - cy
            sums = np.stack([window_sum(layer, self.reach) for layer in products(x, y)])
            slope, offset = line(sums, self.slope[band], self.spread)
            residual = np.nan_to_num(y - slope * x - offset)
            slope, offset = line(place.up_bilinear(sums), self.slope[band], self.spread)
            fitted[band] = slope * (fine[band] - cx) + offset + place.up_bicubic(residual) + cy
        valid = np.isfinite(fine + patch.coarse[0] + patch.target).all(axis=0)
        guide = np.where(valid, fine[self.guides], np.nan)
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
    """Slope and offset of y on x from sums of `products`, the slope drawn towards `prior`.

    With residual variance v over n pixels, the slope's own variance is v / (n var x); the prior's is
    spread^2. Their weighted mean is (cov + l prior) / (var x + l) with l = v / (n spread^2). The slope is
    `prior` where x is constant or fewer than three pixels are left.
    """
    n = np.maximum(sums[0], 1e-9)
    mean_x, mean_y = sums[1] / n, sums[2] / n
    var_x, var_y = sums[3] / n - mean_x**2, sums[5] / n - mean_y**2
    cov = sums[4] / n - mean_x * mean_y
    usable = (sums[0] > 2.5) & (var_x > FLAT)
    var_x = np.where(usable, var_x, 1)
    unexplained = np.maximum(var_y - cov**2 / var_x, 0)
    drawn = unexplained / (n * spread**2)
    slope = np.where(usable, (cov + drawn * prior) / (var_x + drawn), prior)
    return slope, mean_y - slope * mean_x


def window_sum(values: np.ndarray, reach: int) -> np.ndarray:
    ones = np.ones(2 * reach + 1)
    return correlate1d(correlate1d(values, ones, axis=-2, mode="constant"), ones, axis=-1, mode="constant")
