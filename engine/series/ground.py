"""The ground that a series is filled on: that of most of the fine images, or the area that is asked for, on
the same lattice of pixels, so that their own pixels are taken as they are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Optional

import numpy as np

from ..align.crs import positions, wkt_of
from ..door.errors import GridMismatchError, NoCrsError, NoOverlapError
from ..door.extent import Extent, extent_of
from ..door.plain_text import cut
from ..raster.grid import Grid, Window

LARGEST = 400_000
"""Pixels along a side: more than a zone of UTM at 10 m is high in any country."""
ALONG = 21
"""Points along each edge of a rectangle, which is bent in another CRS."""
WHOLE = 1e-6
"""Of a pixel: what an edge that lies on the lattice may seem to be beside it."""


def ground_of(most: Grid, grids: Iterable[Grid], asked: Optional[str]) -> Grid:
    """The grid of an area.

    Args:
        most: that of most of the fine images, whose lattice and CRS are kept.
        grids: those of all fine images.
        asked: as `FillJob.extent`.

    Raises:
        NoOverlapError: no fine image shows what is asked for.
        NoCrsError: nobody knows the CRS, or the way to it.
        GridMismatchError: it is too large to be one raster.
    """
    if asked is None:
        return most
    wanted = extent_of(asked)
    parts = list(grids) if wanted is None else [_as_grid(wanted, most)]
    corners = [_under(one, most) for one in parts]
    left, top = (min(one[at] for one in corners) for at in (0, 1))
    right, bottom = (max(one[at] for one in corners) for at in (2, 3))
    width, height = right - left, bottom - top
    if max(width, height) > LARGEST:
        raise GridMismatchError(
            f"The area is {width:,} x {height:,} pixels of the fine images wide and high: give images that "
            "lie nearer to each other, or a smaller extent."
        )
    return most.part(Window(left, top, max(1, width), max(1, height)))


def _as_grid(wanted: Extent, most: Grid) -> Grid:
    """A rectangle as a grid of one pixel."""
    crs = most.crs if wanted.crs is None else _wkt(wanted.crs)
    size = wanted.right - wanted.left, wanted.top - wanted.bottom
    return Grid(1, 1, (wanted.left, size[0], 0.0, wanted.top, 0.0, -size[1]), crs)


def _wkt(told: str) -> str:
    found = wkt_of(told)
    if found is None:
        raise NoCrsError(
            f"The extent's coordinate reference system is '{cut(told)}', which nobody knows: give it as "
            "EPSG:4326, or leave it out for that of the fine images."
        )
    return found


def _under(grid: Grid, most: Grid) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a grid in whole pixels of another one."""
    steps = np.linspace(0, 1, ALONG)
    edge = np.array([(c, r) for t in steps for c, r in ((t, 0), (t, 1), (0, t), (1, t))])
    columns, rows = positions(grid, most, edge[:, 0] * grid.width, edge[:, 1] * grid.height)
    if not (np.isfinite(columns).all() and np.isfinite(rows).all()):
        raise NoOverlapError(
            "A part of the area has no place in the coordinate reference system of the fine images: give a "
            "smaller extent."
        )
    return (
        math.floor(columns.min() + WHOLE),
        math.floor(rows.min() + WHOLE),
        math.ceil(columns.max() - WHOLE),
        math.ceil(rows.max() - WHOLE),
    )
