"""The coarse pixels that lie over a scene, and how values go between them and the fine pixels.

Methods that work on both grids (unmixing, regressions, residuals) need them on axes that run along each
other. Where the coarse images have the CRS of F1, the lattice is their own grid; else it has pixels of the
same size in the CRS of F1, and the coarse images are resampled onto it. Row and column are independent then,
so that bringing values down (means, weighted by the area that pixels share) or up (nearest, bilinear,
bicubic) takes a few weights for each axis. The ratio need not be a whole number.
"""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..raster import scratch
from ..raster.grid import Grid, Window, windows
from ..raster.readers import Image
from . import crs, warp
from .axis import Axis, axes_between

MARGIN = 8
"""Coarse pixels around F1 that the lattice holds, so that what is local on the coarse grid has neighbours
there too."""


@dataclass(frozen=True)
class Place:
    """A window of fine pixels and the window of the lattice that is taken with it; moves values between the
    two.

    Arrays are (..., rows, cols), float32 or float64; results are of the type that was given.
    """

    rows: Axis
    columns: Axis
    fine: Window
    coarse: Window

    def part(self, rows: slice, columns: slice) -> Place:
        """The place of a part of its fine pixels, with the same coarse ones."""
        top, left = self.fine.y + rows.start, self.fine.x + columns.start
        fine = Window(left, top, columns.stop - columns.start, rows.stop - rows.start)
        return replace(self, fine=fine)

    def down(self, values: np.ndarray) -> np.ndarray:
        """Means over coarse pixels, weighted by area; values must not have gaps. What the window lacks
        counts as 0."""
        from . import lattice_kernels  # and with it numba, which takes a fifth of a second to import

        rows, columns = (axis.edges(f, c) for axis, f, c in self._spans())
        layers = _layers(values)
        result = np.empty((len(layers), rows.size - 1, columns.size - 1), values.dtype)
        lattice_kernels.down(layers, rows, columns, result)
        return result.reshape(*values.shape[:-2], *result.shape[1:])

    def up_bilinear(self, values: np.ndarray) -> np.ndarray:
        return self._up("bilinear", values)

    def up_bicubic(self, values: np.ndarray) -> np.ndarray:
        return self._up("bicubic", values)

    def up_nearest(self, values: np.ndarray) -> np.ndarray:
        rows, columns = (axis.nearest(f, c) for axis, f, c in self._spans())
        return values[..., rows[:, None], columns]

    def bilinear_weights(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """For a kernel that interpolates on the way: coarse rows and their weights, (2, rows), and the
        like of columns."""
        rows, columns = (axis.bilinear(f, c) for axis, f, c in self._spans())
        return *rows, *columns

    def _up(self, kind: str, values: np.ndarray) -> np.ndarray:
        from . import lattice_kernels

        rows, columns = (getattr(axis, kind)(f, c) for axis, f, c in self._spans())
        layers = _layers(values)
        result = np.empty((len(layers), self.fine.height, self.fine.width), values.dtype)
        lattice_kernels.up(layers, *rows, *columns, result)
        return result.reshape(*values.shape[:-2], *result.shape[1:])

    def _spans(self):
        fine, coarse = self.fine, self.coarse
        return (
            (self.rows, (fine.y, fine.bottom), (coarse.y, coarse.bottom)),
            (self.columns, (fine.x, fine.right), (coarse.x, coarse.right)),
        )


def _layers(values: np.ndarray) -> np.ndarray:
    """(layers, rows, cols) of (..., rows, cols), in one order, or the kernels are compiled anew for each."""
    return np.ascontiguousarray(values.reshape(-1, *values.shape[-2:]))


@dataclass(frozen=True)
class Lattice:
    """The coarse grid of a scene and how the fine grid lies on it."""

    grid: Grid
    fine: Grid
    rows: Axis
    columns: Axis

    @property
    def ratio(self) -> float:
        return math.sqrt(self.rows.ratio * self.columns.ratio)

    def place(self, window: Window, margin: int = 0) -> Place:
        """The coarse pixels that touch a window of fine pixels, with a margin of more coarse pixels."""
        top, bottom = self.rows.over(window.y, window.bottom, margin)
        left, right = self.columns.over(window.x, window.right, margin)
        return Place(self.rows, self.columns, window, Window(left, top, right - left, bottom - top))

    def places(self, side: int) -> Iterator[Place]:
        """Windows of the lattice that cover it once, each about `side` fine pixels wide, with the fine pixels
        under it.

        Windows under which there are none are left out.
        """
        for coarse in windows(self.grid.width, self.grid.height, max(8, int(side / self.ratio))):
            top, bottom = self.rows.under(coarse.y, coarse.bottom, self.fine.height)
            left, right = self.columns.under(coarse.x, coarse.right, self.fine.width)
            if top < bottom and left < right:
                yield Place(self.rows, self.columns, Window(left, top, right - left, bottom - top), coarse)


def lattice_of(coarse: Grid, fine: Grid, ratio: float) -> Lattice:
    """The lattice of a scene from the grids of C1 and F1."""
    x, width, _, y, _, height = fine.transform
    if crs.same_crs(coarse.crs, fine.crs):
        left, step_x, _, top, _, step_y = coarse.transform
    else:
        left, step_x, top, step_y = x, width * ratio, y, height * ratio
    first_column = math.floor((x - left) / step_x + 1e-6) - MARGIN
    first_row = math.floor((y - top) / step_y + 1e-6) - MARGIN
    last_column = math.ceil((x + width * fine.width - left) / step_x - 1e-6) + MARGIN
    last_row = math.ceil((y + height * fine.height - top) / step_y - 1e-6) + MARGIN
    left, top = left + first_column * step_x, top + first_row * step_y
    grid = Grid(
        last_column - first_column, last_row - first_row, (left, step_x, 0.0, top, 0.0, step_y), fine.crs
    )
    return Lattice(grid, fine, *axes_between(grid, fine))


def on_lattice(image: Image, lattice: Lattice) -> Image:
    """A coarse image on the lattice; NaN where it has nothing."""
    return warp.to_grid(image, lattice.grid)


class Layers:
    """Figures of every coarse pixel, kept on the disk while a run lasts, because at small ratios they are
    many.

    (layers, rows, cols) float32 over the lattice, NaN where nothing was written.
    """

    def __init__(self, count: int, lattice: Lattice):
        self.shape = (lattice.grid.height, count, lattice.grid.width)
        handle, path = tempfile.mkstemp(".layers", dir=scratch.folder())
        os.close(handle)
        self.path = Path(path)
        mapped = np.memmap(self.path, np.float32, "w+", shape=self.shape)
        for row in mapped:
            row[:] = np.nan

    def write(self, window: Window, values: np.ndarray) -> None:
        self._mapped("r+")[window.y : window.bottom, :, window.x : window.right] = values.transpose(1, 0, 2)

    def read(self, window: Window) -> np.ndarray:
        part = self._mapped("r")[window.y : window.bottom, :, window.x : window.right]
        return np.array(part.transpose(1, 0, 2))

    def _mapped(self, mode: str) -> np.memmap:
        """Mapped anew each time, so that no more of the file stays in memory than is used."""
        return np.memmap(self.path, np.float32, mode, shape=self.shape)

    def __del__(self):
        self.path.unlink(missing_ok=True)
