"""Brings an image onto a grid of equal or smaller pixels, window by window, with kernels of our own.

GDAL's warp is general and takes 70 to 100 nanoseconds a pixel and band, which was most of a run; these take 3
where the axes of the grids run along each other, and 15 where they don't. A window's pixels do not depend on
which window it is.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

import numpy as np

from ..raster.grid import Grid, Window
from ..raster.readers import Image
from .around import read_around
from .axis import Axis, cubic_weights
from .crs import positions

CELL, STRAIGHT = 32, 0.05
"""Where axes don't run along each other, every CELLth fine pixel is transformed and those between are
interpolated: over a few hundred metres every projection is straight to far less than a hundredth of a coarse
pixel. Where the middle of a cell lies farther than STRAIGHT coarse pixels from where its corners put it, each
pixel is transformed."""


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

    def around(self, window: Window) -> Window:
        """The coarse pixels that a window takes where its cells are straight."""
        cells = _cells(self, window)
        return _around(cells.columns[cells.used], cells.rows[cells.used])

    def near(self, source: np.ndarray, around: Window, window: Window) -> np.ndarray:
        return self._resampled(source, around, window, False)

    def cubic(self, source: np.ndarray, around: Window, window: Window) -> np.ndarray:
        return self._resampled(source, around, window, True)

    def _resampled(self, source: np.ndarray, around: Window, window: Window, bicubic: bool) -> np.ndarray:
        from . import resample_kernels

        cells = _cells(self, window)
        values = np.empty((len(source), window.height, window.width), np.float32)
        columns, rows = cells.columns - around.x, cells.rows - around.y
        skip = window.x % CELL, window.y % CELL
        resample_kernels.across(source, columns, rows, CELL, *skip, bicubic, values)
        return values

    def bent(self, window: Window) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
        """The cells of a window over which the other grid bends or jumps, as at a pole or where a map of the
        world is cut; with the place of each of their pixels."""
        for j, i in np.argwhere(_cells(self, window).bent):
            left, top = (window.x // CELL + int(i)) * CELL, (window.y // CELL + int(j)) * CELL
            x, y = max(left, window.x), max(top, window.y)
            width, height = min(left + CELL, window.right) - x, min(top + CELL, window.bottom) - y
            centres = np.meshgrid(np.arange(x, x + width) + 0.5, np.arange(y, y + height) + 0.5)
            yield Window(x, y, width, height), *positions(self.target, self.source, *centres)


@dataclass(frozen=True)
class _Cells:
    """The cells of CELL x CELL fine pixels that a window touches."""

    columns: np.ndarray
    rows: np.ndarray
    """(cells + 1, cells + 1) places of their corners on the coarse grid, infinite where there are none."""
    bent: np.ndarray
    """(cells, cells) where what lies between the corners can't be told from them."""

    @property
    def used(self) -> np.ndarray:
        """(cells + 1, cells + 1) the corners of cells that are not bent."""
        used = np.zeros(self.columns.shape, bool)
        for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
            used[down : down + len(self.bent), right : right + self.bent.shape[1]] |= ~self.bent
        return used & np.isfinite(self.columns) & np.isfinite(self.rows)


@functools.lru_cache(maxsize=128)
def _cells(mapping: Across, window: Window) -> _Cells:
    at_x = np.arange(window.x // CELL, -(-window.right // CELL) + 0.1, 0.5) * CELL
    at_y = np.arange(window.y // CELL, -(-window.bottom // CELL) + 0.1, 0.5) * CELL
    corners, middles = np.meshgrid(at_x[::2], at_y[::2]), np.meshgrid(at_x[1::2], at_y[1::2])
    sizes = corners[0].size
    x, y = (np.concatenate([a.ravel(), b.ravel()]) for a, b in zip(corners, middles))
    places = positions(mapping.target, mapping.source, x, y)
    bent = np.zeros(middles[0].shape, bool)
    for place in places:
        four = place[:sizes].reshape(corners[0].shape)
        with np.errstate(invalid="ignore"):
            between = (four[:-1, :-1] + four[1:, :-1] + four[:-1, 1:] + four[1:, 1:]) / 4
            off = np.abs(between - place[sizes:].reshape(middles[0].shape))
        some = np.isfinite(place[sizes:].reshape(middles[0].shape)) | np.isfinite(between)
        bent |= some & ~(off <= STRAIGHT)
    columns, rows = (place[:sizes].reshape(corners[0].shape) for place in places)
    return _Cells(columns, rows, bent)


def _around(columns: np.ndarray, rows: np.ndarray) -> Window:
    """The coarse pixels that bicubic resampling takes for such places."""
    if not columns.size:
        return Window(-8, -8, 4, 4)  # nowhere: outside of every image
    left, top = int(np.floor(columns.min())) - 2, int(np.floor(rows.min())) - 2
    return Window(left, top, int(np.ceil(columns.max())) + 3 - left, int(np.ceil(rows.max())) + 3 - top)


@dataclass(frozen=True)
class Resampled(Image):
    """An image on another grid, by kernels of our own."""

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
        if isinstance(self.mapping, Across):
            self._read_bent(self.mapping, window, values)
        if self.gaps is not None:
            values[np.isnan(self.gaps.read(window))] = np.nan
        return values

    def _read_bent(self, mapping: Across, window: Window, values: np.ndarray) -> None:
        """Write the pixels of bent cells, one by one."""
        from . import resample_kernels

        for piece, columns, rows in mapping.bent(window):
            there = np.isfinite(columns) & np.isfinite(rows)
            around = _around(columns[there], rows[there])
            found = np.empty((len(values), piece.height, piece.width), np.float32)
            source = self._read_around(around)
            bicubic = self.resampling == "cubic"
            resample_kernels.at(source, columns - around.x, rows - around.y, bicubic, found)
            values[(slice(None), *piece.inside(window))] = found

    def _read_around(self, around: Window) -> np.ndarray:
        return read_around(self.source.with_bands([n - 1 for n in self.band_numbers]), around)


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
