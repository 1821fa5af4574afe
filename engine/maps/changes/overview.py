"""A look at a raster while it is written: some of its pixels, evenly spread."""

from __future__ import annotations

import math

import numpy as np

from ...raster.grid import Grid, Window


class Overview:
    """Gathers every so many pixels of the windows; which ones does not depend on the windows."""

    def __init__(self, grid: Grid, most: int):
        self.every = max(1, math.ceil(math.sqrt(grid.width * grid.height / most)))
        self._taken: dict[tuple[int, int], np.ndarray] = {}

    def take(self, window: Window, values: np.ndarray) -> None:
        """Values (..., rows, cols) of a window."""
        rows, cols = -window.y % self.every, -window.x % self.every
        self._taken[window.y, window.x] = values[..., rows :: self.every, cols :: self.every].copy()

    def whole(self) -> np.ndarray:
        """(..., rows, cols) of the pixels that were taken."""
        strips = []
        for top in sorted({y for y, _ in self._taken}):
            row = {x: values for (y, x), values in self._taken.items() if y == top}
            strips.append(np.concatenate([row[x] for x in sorted(row)], axis=-1))
        return np.concatenate(strips, axis=-2)
