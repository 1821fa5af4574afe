"""How many dates are filled together, and in which tiles: tiles outside, dates inside, within the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..door.errors import MemoryBudgetError
from ..raster.grid import Grid
from ..run.budget import MB, cache_bytes, default_megabytes
from .by_details import MOST_SIDE
from .dates import Filled, coarse_for
from .place import Place

MOST_DATES = 16
"""Dates of a group: a run that is killed loses at most one group."""
TILES = (512, 256, 128, 64, 32, 16)
SPARE = 1.6
"""What is held beside the arrays themselves: copies while an image is resampled, and what numpy makes."""


@dataclass(frozen=True)
class Group:
    """Dates that are filled in one pass over the place."""

    targets: tuple[Filled, ...]

    @property
    def fine(self) -> tuple[date, ...]:
        """Days of all fine images that are read."""
        own = {one.day for one in self.targets if one.observed}
        return tuple(sorted(own.union(*(one.references for one in self.targets))))

    @property
    def days(self) -> tuple[date, ...]:
        """Days whose coarse values are needed."""
        return tuple(sorted({*(one.day for one in self.targets), *self.fine}))


def groups_of(targets: Sequence[Filled], most: int = MOST_DATES) -> list[Group]:
    """Neighbouring dates together, for they share their references, but no more than so many."""
    count = -(-len(targets) // most)
    size = -(-len(targets) // count) if count else 1
    return [Group(tuple(targets[first : first + size])) for first in range(0, len(targets), size)]


@dataclass(frozen=True)
class Margin:
    """What a tile needs beside what a filling needs."""

    pixels: int = 0
    """By which it is wider and higher while it is computed."""
    layers: int = 0
    """Images that are held more of it."""
    cell: int = MOST_SIDE
    """Its side is a multiple of it, in pixels."""
    further: int = 0
    """Numbers a band that are held beside, whatever the tile."""


NO_MARGIN = Margin()


def tile_for(
    group: Group,
    place: Place,
    megabytes: Optional[int],
    asked: Optional[int],
    margin: Margin = NO_MARGIN,
) -> int:
    """The side of the largest tile that fits into the memory.

    Raises:
        MemoryBudgetError: not even the smallest does, or the one that was asked for does not.
    """
    budget = (megabytes or default_megabytes()) * MB - cache_bytes(megabytes)
    wanted = [asked] if asked else TILES
    sides = list(dict.fromkeys(-(-side // margin.cell) * margin.cell for side in wanted))
    for side in sides:
        if _bytes(group, place, place.grid, side, margin) <= budget:
            return side
    least = sides[-1]
    needed = (_bytes(group, place, place.grid, least, margin) + cache_bytes(megabytes)) // MB + 1
    raise MemoryBudgetError(
        f"A memory budget of {megabytes or default_megabytes()} MB is below what a tile of {least} x {least} "
        f"pixels of {len(group.fine)} fine dates needs (about {needed} MB): give --memory {needed} or more, "
        "or fewer references."
    )


def _bytes(group: Group, place: Place, grid: Grid, side: int, margin: Margin) -> int:
    side += margin.pixels
    bands, pixels = len(place.names), min(side, grid.width) * min(side, grid.height)
    coarse = {one for day in group.days for one in coarse_for(place, day)}
    references = max(len(one.references) for one in group.targets)
    layers = len(group.fine) + len(coarse) + len(group.days) + 3 * references + 8 + margin.layers
    return int(4 * bands * (pixels * layers * SPARE + margin.further))
