"""The size of pixels on the ground, whatever the units of their grid are."""

from __future__ import annotations

import functools
import math

from osgeo import osr

from ..raster.grid import Grid

METRES_IN_A_DEGREE = 111_320.0
"""Of latitude, and of longitude at the equator."""


@functools.lru_cache(maxsize=1024)
def pixel_in_metres(grid: Grid) -> float:
    """The side of a pixel; in degrees that of a square of the same area, in the middle of the image."""
    width, height = grid.pixel
    system = osr.SpatialReference(grid.crs)
    if not system.IsGeographic():
        return math.sqrt(width * height) * system.GetLinearUnits()
    _, south, _, north = grid.bounds
    latitude = math.radians(max(-89.0, min(89.0, (south + north) / 2)))
    return math.sqrt(width * height * math.cos(latitude)) * METRES_IN_A_DEGREE
