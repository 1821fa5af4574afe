"""Which images of a place are of which day: where a day has several, the clearest one comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Union

from ..align import crs, warp
from ..collection.dated import DatedImage, valid_share_of
from ..door.errors import ChronofuseError
from ..door.pairs_found import LeftOut
from ..raster.grid import Grid
from ..raster.handles import closed_again
from ..raster.readers import Image

OfADay = dict[date, tuple[DatedImage, ...]]
"""Day to its images, in the order in which they cover each other."""
Opened = Callable[[DatedImage], Image]


def by_day(images: Sequence[DatedImage], ground: Grid, opened: Opened) -> tuple[OfADay, list[LeftOut]]:
    """The images of each day that show some of a ground; and those that show none of it, or can't be read.

    Args:
        opened: gives an image as it is read. It is asked where a day has several alone.
    """
    found: OfADay = {}
    aside = []
    for image in images:
        if crs.crop_to(image.grid, ground) is None:
            aside.append(LeftOut(image.path, "lies elsewhere than the fine images"))
        else:
            found[image.day] = (*found.get(image.day, ()), image)
    for day, several in found.items():
        if len(several) > 1:
            found[day], unread = _clearest_first(several, ground, opened)
            aside += unread
    return {day: several for day, several in sorted(found.items()) if several}, aside


def _clearest_first(
    several: Sequence[DatedImage], ground: Grid, opened: Opened
) -> tuple[tuple[DatedImage, ...], list[LeftOut]]:
    """By the share of the ground that each shows, and of equal ones by their names."""
    shares, unread = {}, []
    for image in several:
        try:
            with closed_again():
                shares[image] = valid_share_of(warp.to_grid(opened(image), ground))
        except ChronofuseError as error:
            unread.append(LeftOut(image.path, str(error)))
    return tuple(sorted(shares, key=lambda image: (-shares[image], image.path))), unread


def paths_by_day(images: OfADay) -> dict[str, Union[str, list[str]]]:
    """ISO day to its file, or to its files in the order in which they cover each other; for reports."""
    return {
        day.isoformat(): several[0].path if len(several) == 1 else [one.path for one in several]
        for day, several in images.items()
    }
