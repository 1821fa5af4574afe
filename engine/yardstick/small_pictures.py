"""Small pictures of images as they are, for the check's report: gaps, and what a mask hides, are marked."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..raster.grid import Window
from ..raster.readers import Image

SIDE = 240
"""Longest side of a picture, in cells."""


@dataclass(frozen=True)
class SmallPicture:
    """Some pixels of an image, one a cell."""

    values: np.ndarray
    """(3, rows, cols), to show as red, green and blue; NaN where nothing is stored."""
    covered: np.ndarray
    """(rows, cols) bool: where a mask hides what is stored."""


def small_picture(image: Image, part: Window, bands: list[int]) -> SmallPicture:
    """The picture of a part of an image, each cell by one pixel of it; lines are read one by one.

    Args:
        part: what to show.
        bands: what to show as red, green and blue, from 0; see looks.composite.

    Raises:
        UnreadableFileError.
    """
    order = sorted(set(bands))
    bare = replace(image.with_bands(order), cover=None)
    factor = max(1, -(-max(part.width, part.height) // SIDE))
    rows, columns = -(-part.height // factor), -(-part.width // factor)
    values = np.empty((len(order), rows, columns), np.float32)
    covered = np.zeros((rows, columns), bool)
    for row in range(rows):
        line = Window(part.x, part.y + row * factor, part.width, 1)
        values[:, row] = bare.read(line)[:, 0, ::factor]
        if image.cover is not None:
            covered[row] = image.cover.taken(line, bare.band_numbers)[0, ::factor]
    return SmallPicture(values[[order.index(band) for band in bands]], covered)
