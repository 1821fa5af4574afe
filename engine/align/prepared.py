"""Opens an image as the job says that it is to be read: numbers, masks, and the buffer around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Optional

from ..door.preparation import AUTO, Preparation
from ..raster.cover import Cover
from ..raster.readers import Image, open_image
from . import warp
from .mask_rasters import with_mask

AS_IT_IS = Preparation()
"""Nothing is said of the images."""


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
        image = replace(image, date=date.fromisoformat(told.date), no_day="")
    image = covered(image, told.mask, asked)
    return image if turned else warp.north_up(image)


def covered(image: Image, mask: Optional[str], asked: Preparation) -> Image:
    """The image with its mask, where one is named, and with the buffer."""
    known = image.cover or Cover((), image.grid)
    if mask is not None and mask != AUTO:
        known = with_mask(image, known, mask)
    if not known.sources and not known.of_bands:
        return image
    return replace(image, cover=replace(known, buffer=asked.buffer))
