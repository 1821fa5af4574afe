"""What both sensors saw of the same ground: windows of a coarse image, and the fine image below them in parts
of coarse pixels.

They are few, whatever the size of the scene, always of the whole of it, and the same in every run: so every
worker of a cluster finds the same shift and the same line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d, uniform_filter1d

from ..raster.grid import Grid, Window, sample_windows
from ..raster.readers import Image
from . import crs, warp

PIXELS = 1_000_000
"""Fine pixels of a band that are read at most, without the margins; of very large coarse pixels up to eight
times as many."""
LEAST_SIDE, MOST_SIDE, FEW = 16, 48, 6
"""Coarse pixels each way that a window has, where the scene has them; the last where they are very large."""
REACH = 2
"""Coarse pixels each way within which a shift is looked for."""
MARGIN = REACH + 2
"""Coarse pixels around a window whose fine pixels are read, too: for the shift and the blur."""
MOST_PARTS = 4
"""A coarse pixel is cut into at most so many parts each way."""
SEEN = 0.75
"""A coarse pixel counts where this share of what it saw is known."""


@dataclass(frozen=True)
class Sample:
    """One band in one window of the coarse grid."""

    coarse: np.ndarray
    """(rows, cols) float32."""
    fine: np.ndarray
    """((rows + 2 x MARGIN) x parts, (cols + 2 x MARGIN) x parts) float32: means over the parts of coarse
    pixels."""
    parts: int


@dataclass(frozen=True)
class Look:
    """Which windows are compared, of a fine image and a coarse one on the grid of its own pixels."""

    fine: Image
    coarse: Image
    windows: tuple[Window, ...]
    """Of the coarse grid."""
    parts: int

    def band(self, number: int) -> list[Sample]:
        """The samples of a band (counted from 0)."""
        fine, coarse = self.fine.with_bands([number]), self.coarse.with_bands([number])
        return [self._sample(fine, coarse, window) for window in self.windows]

    def _sample(self, fine: Image, coarse: Image, window: Window) -> Sample:
        around = Window(
            window.x - MARGIN, window.y - MARGIN, window.width + 2 * MARGIN, window.height + 2 * MARGIN
        )
        below = warp.to_grid(fine, _cut(coarse.grid.part(around), self.parts), "average")
        return Sample(coarse.read(window)[0], below.read(below.grid.window)[0], self.parts)


def look_at(fine: Image, coarse: Image, ratio: float) -> Look:
    """The windows in which two images are compared; none where they have nothing in common."""
    cropped = crs.crop_to(coarse.grid, fine.grid)
    if cropped is None:
        return Look(fine, coarse, (), 1)
    column, row = (round(float(at[0])) for at in crs.positions(cropped, coarse.grid, *np.zeros((2, 1))))
    chosen = tuple(Window(w.x + column, w.y + row, w.width, w.height) for w in _spread(cropped, ratio))
    return Look(fine, coarse, chosen, max(2, min(MOST_PARTS, int(ratio))))


def _spread(grid: Grid, ratio: float) -> list[Window]:
    """The whole of a small grid; of a large one nine windows, or one where its pixels are very large."""
    count = grid.width * grid.height
    if count * ratio**2 <= PIXELS and count <= 9 * MOST_SIDE**2:
        return [grid.window]
    side = min(MOST_SIDE, math.sqrt(PIXELS / 9) / ratio)
    if side >= LEAST_SIDE:
        return sample_windows(grid, int(side))
    if LEAST_SIDE * ratio <= math.sqrt(8 * PIXELS / 9):
        return sample_windows(grid, LEAST_SIDE)
    side = max(FEW, int(math.sqrt(8 * PIXELS) / ratio))
    width, height = min(side, grid.width), min(side, grid.height)
    return [Window((grid.width - width) // 2, (grid.height - height) // 2, width, height)]


def _cut(grid: Grid, parts: int) -> Grid:
    """A grid with each pixel cut into parts each way."""
    x0, xx, yx, y0, xy, yy = grid.transform
    step = (x0, xx / parts, yx / parts, y0, xy / parts, yy / parts)
    return Grid(grid.width * parts, grid.height * parts, step, grid.crs)


def seen_by(sample: Sample, blur: float) -> np.ndarray:
    """The fine image as a coarse pixel would see it wherever it lay; NaN where too little of it is known.

    Element [i, j] is that of the coarse pixel whose first part is [i, j]: the mean over its area of the fine
    image after a Gaussian of `blur` coarse pixels.
    """
    known = np.isfinite(sample.fine)
    middle = np.float32(sample.fine[known].mean() if known.any() else 0)  # so that sums stay exact
    if known.all():
        return _spread_out(sample.fine, blur * sample.parts, sample.parts, "nearest")
    total = _spread_out(np.where(known, sample.fine - middle, 0), blur * sample.parts, sample.parts)
    weight = _spread_out(known, blur * sample.parts, sample.parts)
    return np.where(weight > SEEN, total / np.maximum(weight, SEEN) + middle, np.float32(np.nan))


def _spread_out(values: np.ndarray, sigma: float, side: int, beyond: str = "constant") -> np.ndarray:
    values = values.astype(np.float32)
    for axis in (0, 1):
        if sigma:
            values = gaussian_filter1d(values, sigma, axis, mode=beyond, truncate=3)
        # The mean of `side` values from each one on.
        means = uniform_filter1d(values, side, axis, mode=beyond, origin=-(side // 2))
        values = means[: means.shape[0] - side + 1] if axis == 0 else means[:, : means.shape[1] - side + 1]
    return values
