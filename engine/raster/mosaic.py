"""Several images of one day as one: each pixel is that of the first image that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from .grid import Window
from .readers import Image


@dataclass(frozen=True)
class Mosaic(Image):
    """Images on one grid, with the same bands. What is asked of it but pixels is that of the first."""

    images: tuple[Image, ...] = ()
    """The one that comes first covers the others."""

    def with_bands(self, order: list[int]) -> Image:
        return mosaic_of([image.with_bands(order) for image in self.images])

    def read(self, window: Window) -> np.ndarray:
        return self.taken(window)[0]

    def taken(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of a window as of `Image.read`, and (rows, cols) int8 which of the images each is from. A
        pixel that no image shows in all bands is as the first has it."""
        values = self.images[0].read(window)
        source = np.zeros(values.shape[1:], np.int8)
        for number, image in enumerate(self.images[1:], 1):
            lacking = ~np.isfinite(values).all(axis=0)
            if not lacking.any():
                break
            others = image.read(window)
            lacking &= np.isfinite(others).all(axis=0)
            values[:, lacking], source[lacking] = others[:, lacking], number
        return values, source


def mosaic_of(images: Sequence[Image]) -> Image:
    """The images as one; of a single one itself."""
    first = images[0]
    if len(images) == 1:
        return first
    return Mosaic(**{one.name: getattr(first, one.name) for one in fields(Image)}, images=tuple(images))
