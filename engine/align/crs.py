"""Coordinate reference systems: whether two are the same, and how grids of different ones lie over each
other."""

from __future__ import annotations

import math
import threading
from typing import Optional

import numpy as np
from osgeo import gdal, osr

from ..door.errors import NoOverlapError
from ..raster.grid import Grid, Window
from ..raster.readers import Image

osr.UseExceptions()

_own = threading.local()


def crop_to(coarse: Grid, fine: Grid) -> Optional[Grid]:
    """The part of a coarse grid that overlaps a fine one, in whole coarse pixels, or None."""
    x0, y0, x1, y1 = bounds_in(fine, coarse.crs)
    inverse = gdal.InvGeoTransform(coarse.transform)
    corners = [gdal.ApplyGeoTransform(inverse, x, y) for x in (x0, x1) for y in (y0, y1)]
    columns, rows = zip(*corners)
    left, right = max(0, math.floor(min(columns) + 1e-6)), min(coarse.width, math.ceil(max(columns) - 1e-6))
    top, bottom = max(0, math.floor(min(rows) + 1e-6)), min(coarse.height, math.ceil(max(rows) - 1e-6))
    if left >= right or top >= bottom:
        return None
    return coarse.part(Window(left, top, right - left, bottom - top))


def require_overlap(image: Image, fine: Image) -> float:
    """Share of F1's extent that the image's extent covers, by a lattice of points.

    Raises:
        NoOverlapError: none of it.
    """
    columns = (np.arange(24) + 0.5) / 24 * fine.grid.width
    rows = (np.arange(24) + 0.5) / 24 * fine.grid.height
    points = [fine.grid.point(c, r) for r in rows for c in columns]
    moved = np.array(transformer(fine.grid.crs, image.grid.crs).TransformPoints(points))[:, :2]
    inverse = gdal.InvGeoTransform(image.grid.transform)
    at = np.array([gdal.ApplyGeoTransform(inverse, x, y) for x, y in moved])
    inside = ((at >= 0) & (at <= [image.grid.width, image.grid.height])).all(axis=1)
    if not inside.any() and crop_to(image.grid, fine.grid) is None:
        raise NoOverlapError(
            f"{image.role} does not overlap {fine.role.replace('The', 'the', 1)} ({image.role}: "
            f"{image.grid.describe()}; {fine.role}: {fine.grid.describe()}): "
            "give images of the same place, and check their coordinate reference systems."
        )
    return float(inside.mean())


def pixel_ratio(coarse: Grid, fine: Grid) -> float:
    """Coarse pixel size / fine pixel size, measured in the fine image's CRS where the two grids meet."""
    cropped = crop_to(coarse, fine) or coarse
    centre = (cropped.width / 2, cropped.height / 2)
    ground = [cropped.point(centre[0] + dc, centre[1] + dr) for dc, dr in ((0, 0), (1, 0), (0, 1))]
    moved = np.array(transformer(coarse.crs, fine.crs).TransformPoints(ground))[:, :2]
    edges = moved[1:] - moved[0]
    area = abs(edges[0, 0] * edges[1, 1] - edges[0, 1] * edges[1, 0])
    return math.sqrt(area / (fine.pixel[0] * fine.pixel[1]))


def same_crs(a: str, b: str) -> bool:
    if a == b:
        return True
    first, second = osr.SpatialReference(a), osr.SpatialReference(b)
    return bool(first.IsSame(second, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]))


def bounds_in(grid: Grid, crs: str) -> tuple[float, float, float, float]:
    """The grid's bounds in another CRS, by points along its edges."""
    if same_crs(grid.crs, crs):
        return grid.bounds
    steps = np.linspace(0, 1, 21)
    edge = [
        grid.point(c * grid.width, r * grid.height)
        for t in steps
        for c, r in ((t, 0), (t, 1), (0, t), (1, t))
    ]
    xy = np.array(transformer(grid.crs, crs).TransformPoints(edge))[:, :2]
    return (*xy.min(axis=0), *xy.max(axis=0))


def transformer(source: str, target: str) -> osr.CoordinateTransformation:
    """From one CRS to another, x before y; one for each thread, for they must not be shared."""
    if not hasattr(_own, "known"):
        _own.known = {}
    if (source, target) not in _own.known:
        systems = []
        for wkt in (source, target):
            system = osr.SpatialReference(wkt)
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            systems.append(system)
        _own.known[source, target] = osr.CoordinateTransformation(*systems)
    return _own.known[source, target]
