"""Brings an image onto a grid of equal or smaller pixels, window by window, with kernels of our own.

GDAL's warp is general and takes 70 to 100 nanoseconds a pixel and band, which was most of a run; these take 3
where the axes of the grids run along each other, and 15 where they don't. A window's pixels do not depend on
which window it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

import numpy as np
from osgeo import gdal

from ..raster.grid import Grid, Window
from ..raster.readers import Image
from .axis import Axis, cubic_weights
from .crs import transformer

CELL = 32
"""Where axes don't run along each other, every CELLth fine pixel is transformed and those between are
interpolated: over a few hundred metres every projection is straight to far less than a hundredth of a coarse
    pixel."""


@dataclass(frozen=True)
class Along:
    """Grids whose axes run along each other: bicubic resampling is four weights a row and four a column."""

    rows: Axis
    columns: Axis
    """The fine grid's rows and columns seen from the coarse one."""

    def around(self, window: Window) -> Window:
        """The coarse pixels that a window of fine pixels takes; they may lie outside of the image."""
        top, first_rows, _ = _taps(self.rows, window.y, window.bottom)
        left, first_columns, _ = _taps(self.columns, window.x, window.right)
        return Window(left, top, int(first_columns[-1]) + 4, int(first_rows[-1]) + 4)

    def near(self, source: np.ndarray, around: Window, window: Window) -> np.ndarray:
        rows, columns = self._nearest(around, window)
        return source[:, rows[:, None], columns]

    def cubic(self, source: np.ndarray, around: Window, window: Window) -> np.ndarray:
        from . import resample_kernels  # and with it numba, which takes a fifth of a second to import

        _, *rows = _taps(self.rows, window.y, window.bottom)
        _, *columns = _taps(self.columns, window.x, window.right)
        row_near, column_near = self._nearest(around, window)
        values = np.empty((len(source), window.height, window.width), np.float32)
        resample_kernels.cubic_along(source, *rows, row_near, *columns, column_near, values)
        return values

    def _nearest(self, around: Window, window: Window) -> tuple[np.ndarray, np.ndarray]:
        return (
            _centres(self.rows, window.y, window.bottom) - around.y,
            _centres(self.columns, window.x, window.right) - around.x,
        )


@dataclass(frozen=True)
class Across:
    """Grids of different CRS: each fine pixel has a place of its own on the coarse grid."""

    source: Grid
    target: Grid

    def place(self, columns: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """From columns and rows of the target (edges) to those of the source; infinite where there are
        none."""
        inverse = gdal.InvGeoTransform(self.source.transform)
        x, y = self.target.point(columns, rows)
        points = np.stack([x.ravel(), y.ravel()], axis=1)
        moved = transformer(self.target.crs, self.source.crs).TransformPoints(points)
        x, y, _ = np.array(moved).T.reshape(3, *columns.shape)
        return inverse[0] + x * inverse[1] + y * inverse[2], inverse[3] + x * inverse[4] + y * inverse[5]

    def around(self, window: Window) -> Window:
        columns, rows = (axis[np.isfinite(axis)] for axis in self._places(window))
        if not columns.size or not rows.size:
            return Window(-8, -8, 4, 4)  # nowhere: outside of every image
        left, top = int(np.floor(columns.min())) - 2, int(np.floor(rows.min())) - 2
        return Window(left, top, int(np.ceil(columns.max())) + 3 - left, int(np.ceil(rows.max())) + 3 - top)

    def near(self, source: np.ndarray, around: Window, window: Window) -> np.ndarray:
        return self._resampled(source, around, window, False)

    def cubic(self, source: np.ndarray, around: Window, window: Window) -> np.ndarray:
        return self._resampled(source, around, window, True)

    def _resampled(self, source: np.ndarray, around: Window, window: Window, bicubic: bool) -> np.ndarray:
        from . import resample_kernels

        columns, rows = self._places(window)
        values = np.empty((len(source), window.height, window.width), np.float32)
        resample_kernels.across(
            source,
            columns - around.x,
            rows - around.y,
            CELL,
            window.x % CELL,
            window.y % CELL,
            bicubic,
            values,
        )
        return values

    def _places(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Coarse columns and rows of the corners of all cells that a window touches, (cells + 1) each way."""
        columns = np.arange(window.x // CELL, -(-window.right // CELL) + 1) * float(CELL)
        rows = np.arange(window.y // CELL, -(-window.bottom // CELL) + 1) * float(CELL)
        return self.place(*np.meshgrid(columns, rows))


@dataclass(frozen=True)
class Resampled(Image):
    """An image on another grid. `recipe` is the same as GDAL would make it, for looks at another
    resolution."""

    source: Image = None
    mapping: Union[Along, Across] = None
    resampling: str = "near"

    def read(self, window: Window) -> np.ndarray:
        """Pixels of a window, (bands, rows, cols) float32 in physical units.

        `near`: the pixel in which the centre lies. `cubic`: as GDAL does it, cubic convolution where all 16
        pixels are valid, else bilinear over those that are, and NaN where the nearest is invalid, in each
        band for itself.
        """
        around = self.mapping.around(window)
        values = getattr(self.mapping, self.resampling)(self._read_around(around), around, window)
        if self.gaps is not None:
            values[np.isnan(self.gaps.read(window))] = np.nan
        return values

    def _read_around(self, around: Window) -> np.ndarray:
        """The source's pixels of a window that may leave the source; NaN outside of it."""
        source = self.source.with_bands([n - 1 for n in self.band_numbers])
        values = np.full((source.bands, around.height, around.width), np.nan, np.float32)
        x, y = max(0, around.x), max(0, around.y)
        width, height = min(source.grid.width, around.right) - x, min(source.grid.height, around.bottom) - y
        if width > 0 and height > 0:
            inside = Window(x, y, width, height)
            values[(slice(None), *inside.inside(around))] = source.read(inside)
        return values


def _taps(axis: Axis, start: int, stop: int) -> tuple[int, np.ndarray, np.ndarray]:
    """For fine pixels [start, stop): the first coarse pixel that they take, then for each the first of its
    four, counted from that one, and the (4, pixels) float32 weights of cubic convolution."""
    centre = axis.position(np.arange(start, stop) + 0.5) - 0.5
    base = np.floor(centre)
    first = base.astype(np.int64) - 1
    return int(first[0]), first - first[0], cubic_weights(centre - base).astype(np.float32)


def _centres(axis: Axis, start: int, stop: int) -> np.ndarray:
    """For fine pixels [start, stop): the coarse pixel in which the centre lies."""
    return np.floor(axis.position(np.arange(start, stop) + 0.5)).astype(np.int64)
