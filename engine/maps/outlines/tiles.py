"""How large a tile of a series may be: the states of all dates of it are in memory at once."""

from __future__ import annotations

from typing import Optional

from ...door.errors import MemoryBudgetError
from ...door.plain_text import many
from ...raster.grid import Grid

MB = 1024 * 1024
LARGEST, LEAST = 1024, 32
WAITING = 3
"""Tiles in memory: one is read, one waits, one is counted."""
READ_BYTES = 145
"""Of a pixel while a date of it is read: its bands, the field, the mixture at borders, heights."""
LAYERS_BYTES = 5 * 4 * 3


def side_for(asked: Optional[int], dates: int, grid: Grid, budget: int, cache: int) -> int:
    """The side of a tile in pixels.

    Args:
        asked: the side that the run asks for; it is taken, or refused.
        budget, cache: bytes of all, and of GDAL's block cache.

    Raises:
        MemoryBudgetError: not even the smallest tile fits, or the one that was asked for does not.
    """
    each = WAITING * dates + READ_BYTES + LAYERS_BYTES
    sides = [asked] if asked else [LARGEST >> step for step in range(6)]
    for side in sides:
        needed = each * min(side, grid.width) * min(side, grid.height) + cache
        if needed <= budget:
            return side
    least = needed // MB + 1
    raise MemoryBudgetError(
        f"A memory budget of {budget // MB} MB is below what a tile of {sides[-1]} x {sides[-1]} pixels "
        f"needs with {many(dates, 'date')} (about {least} MB): give --memory {least} or more"
        f"{', or a smaller tile' if asked else ''}."
    )
