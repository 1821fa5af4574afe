"""Which fine images of a series show the same part of the area: the swaths, or tiles, that make a mosaic; and
how a date is filled without a seam where one of them ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Optional

import numpy as np

from ..align.crs import window_over
from ..collection.dated import DatedImage
from ..raster.grid import Grid, Window
from .of_a_day import OfADay

FADE = 4.0
"""A swath fades towards its edge over so many coarse pixels, where another one shows the ground, too."""
FADED = 0.25
"""A third of the noise, in variances of the detail, of a reference half as far from its edge as it takes to
count in full."""
ALIKE = 0.9
"""Two images are of one swath where what both show is at least this share of what either shows."""


@dataclass(frozen=True)
class Swaths:
    """The swaths of an area."""

    footprints: tuple[Window, ...]
    """The pixels of the area that each may show; of most images first."""
    of: dict[DatedImage, int]
    """Image to the number of its swath."""

    @property
    def count(self) -> int:
        return len(self.footprints)

    def on(self, images: Iterable[DatedImage]) -> set[int]:
        """The swaths of the images of a day."""
        return {self.of[one] for one in images if one in self.of}


NO_SWATHS = Swaths((), {})


def swaths_of(fine: OfADay, ground: Grid) -> Swaths:
    """The swaths of fine images that show some of a ground, by what their grids have of it."""
    grids = Counter(image.grid for several in fine.values() for image in several).most_common()
    footprints: list[Window] = []
    number: dict[Grid, int] = {}
    for grid, _ in grids:
        shown = window_over_ground(grid, ground)
        if shown is None:
            continue
        same = next((at for at, one in enumerate(footprints) if _alike(one, shown)), None)
        if same is None:
            same = len(footprints)
            footprints.append(shown)
        number[grid] = same
    every = (image for several in fine.values() for image in several)
    return Swaths(tuple(footprints), {one: number[one.grid] for one in every if one.grid in number})


def window_over_ground(grid: Grid, ground: Grid) -> Optional[Window]:
    """What a grid has of a ground, in pixels of the ground."""
    return window_over(ground, grid)


def common(one: Window, other: Window) -> Optional[Window]:
    """What two windows have in common."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - x, min(one.bottom, other.bottom) - y
    return Window(x, y, width, height) if width > 0 and height > 0 else None


def nearest_of_each(days: Iterable[date], fine: OfADay, swaths: Swaths, most: int) -> tuple[date, ...]:
    """Of days, the nearest first, so many that each swath has as many of its own."""
    if swaths.count < 2:
        return tuple(islice(days, most))
    left = dict.fromkeys(range(swaths.count), most)
    taken = []
    for day in days:
        shown = swaths.on(fine[day])
        if any(left[one] > 0 for one in shown):
            taken.append(day)
            for one in shown:
                left[one] -= 1
        if max(left.values()) <= 0:
            break
    return tuple(taken)


def further_noise(
    swaths: Swaths, ground: Grid, shown: Sequence[set[int]], window: Window, side: int, ratio: float
) -> np.ndarray:
    """What the noise of references is more where their swaths end, so that their weights go to nothing there
    and the next pixel, which they do not show, follows.

    Args:
        shown: of each reference the swaths that it shows.
        side: of a block in pixels.

    Returns:
        (references, blocks down, blocks across) float32, in variances of the detail.
    """
    x = window.x + side * (np.arange(-(-window.width // side)) + 0.5)
    y = window.y + side * (np.arange(-(-window.height // side)) + 0.5)
    inside = np.stack([_inside(one, ground, x, y) for one in swaths.footprints]) / (FADE * ratio)
    inside = np.clip(inside, 0.0, 1.0)
    share = np.maximum(inside, 1e-3) / np.maximum(inside.max(axis=0), 1e-3)
    of_swath = np.where(inside > 0, FADED * (share**-2 - 1), np.inf)
    found = np.stack([of_swath[sorted(one)].min(axis=0) if one else 0 * of_swath[0] for one in shown])
    return np.where(np.isfinite(found), found, 0.0).astype(np.float32)


def _inside(footprint: Window, ground: Grid, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(rows, cols) how far places lie from the edges of a footprint that are not the area's."""

    def along(at: np.ndarray, first: int, last: int, size: int) -> np.ndarray:
        from_first = at - first if first > 0 else np.full(len(at), np.inf)
        return np.minimum(from_first, last - at if last < size else np.inf)

    down = along(y, footprint.y, footprint.bottom, ground.height)
    across = along(x, footprint.x, footprint.right, ground.width)
    return np.minimum(down[:, None], across[None, :])


def _alike(one: Window, other: Window) -> bool:
    both = common(one, other)
    if both is None:
        return False
    return both.width * both.height >= ALIKE * max(one.width * one.height, other.width * other.height)
