"""What hides the land in an image: clouds and their like, as quality bands and masks have them, with a buffer
around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .grid import Grid, Window


class Source(Protocol):
    """What knows which pixels of a grid are not to be used."""

    def taken(self, window: Window) -> np.ndarray:
        """(rows, cols) bool."""
        ...


@dataclass(frozen=True)
class Cover:
    """Pixels of an image that are not to be used, from all that knows of some, and those around them."""

    sources: tuple[Source, ...]
    grid: Grid
    """Of the image and of all sources."""
    buffer: int = 0
    """How far the cover is grown, in pixels."""
    of_bands: tuple[tuple[int, Source], ...] = ()
    """GDAL's number of a band, and what knows of pixels that are not to be used of this band alone."""

    def taken(self, window: Window, numbers: Sequence[int] = ()) -> np.ndarray:
        """Which pixels of a window are covered in all bands, or in any of some; (rows, cols) bool, the same
        whichever window is asked for."""
        own = tuple(source for band, source in self.of_bands if band in numbers)
        return self._by((*self.sources, *own), window)

    def hide(self, values: np.ndarray, numbers: Sequence[int], window: Window) -> None:
        """Make covered pixels NaN: in all bands, or in that band of which alone it is known.

        Args:
            values: (bands, rows, cols) of the window.
            numbers: GDAL's number of each band.
        """
        values[:, self.taken(window)] = np.nan
        for number in {number for number, _ in self.of_bands} & {*numbers}:
            own = tuple(source for band, source in self.of_bands if band == number)
            values[numbers.index(number), self._by(own, window)] = np.nan

    def _by(self, sources: tuple[Source, ...], window: Window) -> np.ndarray:
        around = window.grown(self.buffer, self.grid.width, self.grid.height)
        taken = np.zeros((around.height, around.width), bool)
        for source in sources:
            taken |= source.taken(around)
        return grown(taken, self.buffer)[window.inside(around)]


def grown(taken: np.ndarray, by: int) -> np.ndarray:
    """Pixels that are at most so far, middle from middle, from one that is taken."""
    if by < 1 or not taken.any():
        return taken
    result = np.zeros_like(taken)
    rows = taken.shape[0]
    farthest = min(by, rows - 1)
    for down in range(-farthest, farthest + 1):
        wide = _widened(taken, int(np.sqrt(by * by - down * down)))
        first, last = max(0, down), min(rows, rows + down)
        result[first:last] |= wide[first - down : last - down]
    return result


def _widened(taken: np.ndarray, by: int) -> np.ndarray:
    """Each row's pixels that are at most so far from one that is taken."""
    columns = taken.shape[1]
    counts = np.zeros((taken.shape[0], columns + 1), np.int32)
    np.cumsum(taken, axis=1, out=counts[:, 1:])
    last, first = np.arange(columns) + by + 1, np.arange(columns) - by
    return counts[:, np.minimum(last, columns)] > counts[:, np.maximum(first, 0)]
