"""How much ground each class has: pixels counted by rows, for in degrees their area depends on the row."""

from __future__ import annotations

import math

import numpy as np
from osgeo import osr

from ...raster.grid import Grid, Window

RADIUS = 6_371_007.2
"""Of a sphere with the earth's surface, in metres."""


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

    def square_metres(self) -> np.ndarray:
        """(classes,)."""
        return row_areas(self._grid) @ self._of_rows


def row_areas(grid: Grid) -> np.ndarray:
    """(rows,) square metres of a pixel in each row."""
    width, height = grid.pixel
    system = osr.SpatialReference(grid.crs) if grid.crs else None
    if system is None or not system.IsGeographic():
        unit = system.GetLinearUnits() if system is not None else 1.0
        return np.full(grid.height, width * height * unit * unit)
    _, _, _, top, _, step = grid.transform
    edges = np.radians(np.clip(top + step * np.arange(grid.height + 1), -90, 90))
    return RADIUS**2 * math.radians(width) * np.abs(np.diff(np.sin(edges)))
