"""Pixels around an image's edges."""

from __future__ import annotations

import numpy as np

from ..raster.grid import Window
from ..raster.readers import Image
from .crs import is_periodic


def read_around(image: Image, window: Window) -> np.ndarray:
    """Pixels of a window that may leave the image, (bands, rows, cols) float32; NaN outside of it.

    Where the image goes once around the Earth, its first columns come after its last.
    """
    if not is_periodic(image.grid) or (window.x >= 0 and window.right <= image.grid.width):
        return image.read_around(window)
    values = np.empty((image.bands, window.height, window.width), np.float32)
    x = window.x
    while x < window.right:
        first = x % image.grid.width
        width = min(image.grid.width - first, window.right - x)
        piece = image.read_around(Window(first, window.y, width, window.height))
        values[:, :, x - window.x : x - window.x + width] = piece
        x += width
    return values
