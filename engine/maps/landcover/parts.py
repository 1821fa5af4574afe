"""The inputs of a stack, each read window by window: an image, or the images of a series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....models.catalogue.classifier_manifest import Input
from ...raster.grid import Window
from ...raster.handles import closed_where_many
from ...raster.readers import Image
from . import calendar


@dataclass(frozen=True)
class OneImage:
    """An image, on the grid of the stack."""

    image: Image
    told: Input

    def read(self, window: Window) -> np.ndarray:
        """(bands, rows, cols)."""
        return self.image.read(window)


@dataclass(frozen=True)
class OneSeries:
    """Dated images, on the grid of the stack, and the days that are told of them."""

    days: tuple[tuple[Image, ...], ...]
    """Of each date its images; at each pixel the first that has a value there counts."""
    own: tuple[int, ...]
    """The dates in the calendar of `told`."""
    told: Input

    def read(self, window: Window) -> np.ndarray:
        """(days x bands, rows, cols)."""
        bands = len(self.told.bands)
        values = np.full((len(self.days), bands, window.height, window.width), np.nan, np.float32)
        files = sum(map(len, self.days))
        for place, images in enumerate(self.days):
            for number, image in enumerate(images):
                with closed_where_many(files):
                    read = image.read(window)
                missing = np.isnan(values[place])
                values[place] = read if number == 0 else np.where(missing, read, values[place])
        flat = values.reshape(len(self.days), bands, -1)
        found = calendar.on_days(flat, self.own, self.told.days)
        return found.reshape(-1, window.height, window.width)
