"""Opens an image as the job says that it is to be read: numbers, masks, and the buffer around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Optional

import numpy as np

from ..door.preparation import AUTO, Preparation
from ..raster.cover import Cover
from ..raster.grid import Window
from ..raster.readers import Image, open_image
from . import crs, warp

AS_IT_IS = Preparation()
"""Nothing is said of the images."""


@dataclass(frozen=True)
class MaskRaster:
    """A raster that is 0, or nothing, where an image is not to be used."""

    image: Image
    """On the grid of the image that it masks."""
    note: str = ""
    """How it was brought there, where its own grid is another."""

    def taken(self, window: Window) -> np.ndarray:
        """(rows, cols) bool: where the mask says no, or nothing."""
        values = self.image.read(window)[0]
        return np.isnan(values) | (values == 0)


def open_prepared(
    path: str,
    role: str,
    asked: Preparation,
    like: Optional[Image] = None,
    named: Optional[str] = None,
    turned: bool = False,
) -> Image:
    """An image with what the job says of it, turned until it is north-up.

    Args:
        role: for messages.
        like: an image of the same sensor.
        named: what the job calls the image, where that is something else.
        turned: leave it as it is turned.

    Raises:
        ChronofuseError: the image or its mask can't be read, or they have nothing in common.
    """
    told = asked.of(named or role)
    image = open_image(path, role, like, told)
    if told.date is not None:
        image = replace(image, date=date.fromisoformat(told.date))
    return covered(image if turned else warp.north_up(image), told.mask, asked)


def covered(image: Image, mask: Optional[str], asked: Preparation) -> Image:
    """The image with its mask, where one is named, and with the buffer."""
    sources = image.cover.sources if image.cover else ()
    if mask is not None and mask != AUTO:
        sources = (*sources, _mask_of(image, mask))
    if not sources:
        return image
    return replace(image, cover=Cover(sources, image.grid, asked.buffer))


def _mask_of(image: Image, path: str) -> MaskRaster:
    mask = warp.north_up(open_image(path, f"the mask of {image.role}"))
    share = crs.require_overlap(mask, image)
    moved = warp.to_grid(mask.with_bands([0]), image.grid, "near")
    if mask.grid.same_pixels(image.grid) and crs.same_crs(mask.grid.crs, image.grid.crs):
        return MaskRaster(moved)
    rest = f" It covers {share:.0%} of it; the rest is not used." if share < 0.995 else ""
    return MaskRaster(
        moved,
        f"The mask of {image.role} '{path}' ({mask.grid.describe()}) was brought to the grid of {image.role} "
        f"({image.grid.describe()}) by the nearest pixel.{rest}",
    )
