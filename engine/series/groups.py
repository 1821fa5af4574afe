"""How many dates are filled together, and in which tiles: tiles outside, dates inside, within the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..door.errors import MemoryBudgetError
from ..raster.grid import Grid
from ..run.budget import MB, cache_bytes, default_megabytes
from .dates import Filled, coarse_for
from .place import Place
from .sequence import CELL, SequenceNetwork, cells_in

MOST_DATES = 16
"""Dates of a group: a run that is killed loses at most one group."""
TILES = (512, 256, 128, 64, 32, 16)
SPARE = 1.6
"""What is held beside the arrays themselves: copies while an image is resampled, and what numpy makes."""

FEATURES = 40
"""Numbers that a network holds of each pixel, band and date of a cell at one time."""


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


def groups_of(targets: Sequence[Filled]) -> list[Group]:
    """Neighbouring dates together, for they share their references."""
    count = -(-len(targets) // MOST_DATES)
    size = -(-len(targets) // count) if count else 1
    return [Group(tuple(targets[first : first + size])) for first in range(0, len(targets), size)]


def tile_for(
    group: Group,
    place: Place,
    megabytes: Optional[int],
    asked: Optional[int],
    network: Optional[SequenceNetwork] = None,
) -> int:
    """The side of the largest tile that fits into the memory; for a network, of whole cells.

    Raises:
        MemoryBudgetError: not even the smallest does, or the one that was asked for does not.
    """
    budget = (megabytes or default_megabytes()) * MB - cache_bytes(megabytes)
    sides = [asked] if asked else list(TILES)
    if network:
        sides = list(dict.fromkeys(cells_in(side) for side in sides))
    for side in sides:
        if _bytes(group, place, place.grid, side, network) <= budget:
            return side
    least = sides[-1]
    needed = (_bytes(group, place, place.grid, least, network) + cache_bytes(megabytes)) // MB + 1
    raise MemoryBudgetError(
        f"A memory budget of {megabytes or default_megabytes()} MB is below what a tile of {least} x {least} "
        f"pixels of {len(group.fine)} fine dates needs (about {needed} MB): give --memory {needed} or more, "
        "or fewer references."
    )


def _bytes(
    group: Group, place: Place, grid: Grid, side: int, network: Optional[SequenceNetwork] = None
) -> int:
    outer = side + 2 * network.halo if network else side
    bands, pixels = len(place.names), min(outer, grid.width) * min(outer, grid.height)
    coarse = {one for day in group.days for one in coarse_for(place, day)}
    references = max(len(one.references) for one in group.targets)
    layers = len(group.fine) + len(coarse) + len(group.days) + 3 * references + 8
    within = 0
    if network:
        layers += 4 * network.references
        within = 4 * bands * (CELL + 2 * network.halo) ** 2 * 2 * network.references * FEATURES
    return int(4 * bands * pixels * layers * SPARE) + within
