"""How large a tile may be: all dates of it are in memory at once."""

from __future__ import annotations

from typing import Optional

from ..door.errors import MemoryBudgetError
from ..door.plain_text import many
from ..raster.grid import Grid

MB = 1024 * 1024
LARGEST, LEAST = 512, 32
WAITING = 3
"""Tiles in memory: one is read, one waits, one is fitted."""
READ_COPIES = 4.5
"""Copies of an image's window while it is read: as stored, in float64, in float32, and in the formula."""
RESULTS = 3


def side_for(
    budget: int,
    cache: int,
    asked: Optional[int],
    dates: int,
    bands: int,
    layers: int,
    grid: Grid,
    with_origins: bool = False,
) -> int:
    """The side of a tile in pixels, within a budget of memory.

    Args:
        budget, cache: bytes of all, and of GDAL's block cache.
        asked: the side that the run asks for; it is taken, or refused.
        bands: that are read of each date.
        layers: bands of the result.
        with_origins: whether a byte is kept beside each value.

    Raises:
        MemoryBudgetError: not even the smallest tile fits, or the one that was asked for does not.
    """
    of_dates = WAITING * dates * (1.25 if with_origins else 1.0)
    each = 4 * (of_dates + bands * READ_COPIES + layers * RESULTS)
    sides = [asked] if asked else [LARGEST >> step for step in range(5)]
    for side in sides:
        needed = int(each * min(side, grid.width) * min(side, grid.height)) + cache
        if needed <= budget:
            return side
    least = int(needed // MB) + 1
    raise MemoryBudgetError(
        f"A memory budget of {budget // MB} MB is below what a tile of {sides[-1]} x {sides[-1]} pixels "
        f"needs with {many(dates, 'date')} (about {least} MB): give --memory {least} or more"
        f"{', or a smaller tile' if asked else ''}."
    )
