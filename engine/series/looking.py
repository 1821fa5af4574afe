"""What samples of each date of a series show: means of cells, single pixels, and windows.

A few windows of each image are read once, whatever its size, and its file is closed again, so that sixty
scenes take a minute and ten thousand small ones no more memory than some hundred megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from typing import Optional

import numpy as np

from ..door.errors import ChronofuseError
from ..raster.grid import Window, sample_windows
from ..raster.handles import closed_again
from ..raster.readers import Image
from .place import Place

SIDE = 256
"""Of the windows, in fine pixels."""
CELLS = 8
"""At least so many cells lie along the side of a window."""
SMALLEST, LARGEST = 4, 32
"""Side of a cell; of larger coarse pixels it is a part."""
KNOWN = 0.75
"""A cell counts where this share of it is valid."""
PIXELS = 180
"""Single pixels that are kept of all windows."""
AT_ONCE = 4
"""Dates that are read ahead."""


@dataclass(frozen=True)
class Look:
    """What the samples of an image show."""

    cells: np.ndarray
    """(bands, cells) float32: means over squares of the ground, NaN where too little of one is known."""
    pixels: np.ndarray
    """(bands, pixels) float32 at places of the ground that are the same for all images."""
    valid: float
    """Share of the sampled pixels that are valid in all bands."""
    windows: tuple[np.ndarray, ...]
    """Each (bands, rows, cols) float32; of a fine image alone."""


@dataclass(frozen=True)
class Sampled:
    """The windows of a place and what is taken from them."""

    windows: tuple[Window, ...]
    cell: int
    """Side of a cell in fine pixels."""
    chosen: tuple[np.ndarray, ...]
    """Of each window the places of the single pixels in it."""

    @classmethod
    def of(cls, place: Place) -> Sampled:
        windows = tuple(sample_windows(place.grid, SIDE))
        side = min(windows[0].width, windows[0].height)
        cell = max(1, min(max(round(place.ratio), SMALLEST), LARGEST, side // CELLS))
        random, each = np.random.default_rng(0), -(-PIXELS // len(windows))
        chosen = tuple(np.sort(random.permutation(one.width * one.height)[:each]) for one in windows)
        return cls(windows, cell, chosen)

    def look(self, image: Image, with_windows: bool) -> Look:
        """Read the windows of an image that lies on the grid of the place; errors as of `Image.read`."""
        read = [image.read(window) for window in self.windows]
        flat = [_whole(values) for values in read]
        valid = np.mean([np.isfinite(one[0]).mean() for one in flat])
        return Look(
            np.concatenate([_cells(one, self.cell) for one in read], axis=1),
            np.concatenate([one[:, at] for one, at in zip(flat, self.chosen)], axis=1),
            float(valid),
            tuple(read) if with_windows else (),
        )


def looks_at(
    place: Place, role: str, days: Sequence[date], sampled: Sampled, pool: Executor
) -> Iterator[tuple[date, Optional[Look], str]]:
    """Each day with its look; None and the reason where its image can't be read. Few are held at a time."""
    opened = place.fine_on if role == "fine" else place.coarse_on

    def look(day: date) -> tuple[date, Optional[Look], str]:
        try:
            with closed_again():
                return day, sampled.look(opened(day), role == "fine"), ""
        except ChronofuseError as error:
            return day, None, str(error)

    for first in range(0, len(days), AT_ONCE):
        yield from pool.map(look, days[first : first + AT_ONCE])


def _whole(values: np.ndarray) -> np.ndarray:
    """(bands, pixels), missing in all bands where it is missing in one; written into the values."""
    flat = values.reshape(len(values), -1)
    flat[:, ~np.isfinite(flat).all(axis=0)] = np.nan
    return flat


def _cells(values: np.ndarray, side: int) -> np.ndarray:
    """(bands, cells): means of squares; what remains at the right and below is left out."""
    bands, rows, columns = values.shape
    cut = values[:, : rows // side * side, : columns // side * side]
    squares = cut.reshape(bands, rows // side, side, columns // side, side)
    there = np.isfinite(squares)
    count = there.sum(axis=(2, 4))
    total = np.where(there, squares, 0).sum(axis=(2, 4))
    means = np.where(count >= KNOWN * side * side, total / np.maximum(count, 1), np.nan)
    return means.reshape(bands, -1).astype(np.float32)
