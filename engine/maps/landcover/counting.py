"""How much ground each class has: pixels counted by rows, for in degrees their area depends on the row."""

from __future__ import annotations

import numpy as np

from ...raster.grid import Grid, Window
from ...raster.ground import row_areas


class Counts:
    """Pixels of each class, row by row."""

    def __init__(self, classes: int, grid: Grid):
        self._grid = grid
        self._of_rows = np.zeros((grid.height, classes), np.int64)

    def add(self, window: Window, places: np.ndarray) -> None:
        """(rows, cols) places of classes; below 0 where there is none."""
        classes = self._of_rows.shape[1]
        shifted = places + 1 + np.arange(window.height)[:, None] * (classes + 1)
        counted = np.bincount(shifted.ravel(), minlength=window.height * (classes + 1))
        self._of_rows[window.y : window.bottom] += counted.reshape(window.height, -1)[:, 1:]

    @property
    def pixels(self) -> np.ndarray:
        """(classes,)."""
        return self._of_rows.sum(axis=0)

    def square_metres(self) -> tuple[np.ndarray, str]:
        """(classes,), and what is to be said of them."""
        areas, note = row_areas(self._grid)
        return areas @ self._of_rows, note
