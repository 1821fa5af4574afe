"""Coordinate reference systems: whether two are the same, and how grids of different ones lie over each
other."""

from __future__ import annotations

import functools
import math
import threading
from collections.abc import Sequence
from typing import Optional

import numpy as np
from osgeo import osr

from ..door.errors import GridMismatchError, NoCrsError, NoOverlapError
from ..raster.grid import Grid, Window
from ..raster.readers import Image
from ..raster.same_place import same_crs

osr.UseExceptions()

_own = threading.local()


def crop_to(coarse: Grid, fine: Grid) -> Optional[Grid]:
    """The part of a coarse grid that overlaps a fine one, in whole coarse pixels, or None."""
    window = window_over(coarse, fine)
    return coarse.part(window) if window else None


def window_over(coarse: Grid, fine: Grid) -> Optional[Window]:
    """The window of a coarse grid that overlaps a fine one, in whole coarse pixels, or None."""
    steps = np.linspace(0, 1, 21)
    edge = np.array([(c, r) for t in steps for c, r in ((t, 0), (t, 1), (0, t), (1, t))])
    columns, rows = positions(fine, coarse, edge[:, 0] * fine.width, edge[:, 1] * fine.height)
    there = np.isfinite(columns) & np.isfinite(rows)
    if not there.any():
        return None
    columns, rows = columns[there], rows[there]
    left, right = max(0, math.floor(columns.min() + 1e-6)), min(coarse.width, math.ceil(columns.max() - 1e-6))
    top, bottom = max(0, math.floor(rows.min() + 1e-6)), min(coarse.height, math.ceil(rows.max() - 1e-6))
    if left >= right or top >= bottom:
        return None
    return Window(left, top, right - left, bottom - top)


def require_overlap(image: Image, fine: Image) -> float:
    """Share of F1's extent that the image's extent covers, by a lattice of points.

    Raises:
        NoOverlapError: none of it.
        NoCrsError: nobody knows the way between the two CRS.
        GridMismatchError: the image is in degrees, and a pole lies within F1.
    """
    columns, rows = np.meshgrid(
        (np.arange(24) + 0.5) / 24 * fine.grid.width, (np.arange(24) + 0.5) / 24 * fine.grid.height
    )
    try:
        columns, rows = positions(fine.grid, image.grid, columns, rows)
    except NoCrsError as error:
        raise NoCrsError(f"{image.role} '{image.path}': {error}") from error
    if is_periodic(image.grid):
        columns = columns % image.grid.width
    inside = (columns >= 0) & (rows >= 0) & (columns <= image.grid.width) & (rows <= image.grid.height)
    if not inside.any() and crop_to(image.grid, fine.grid) is None:
        raise NoOverlapError(
            f"{image.role} does not overlap {fine.role.replace('The', 'the', 1)} ({image.role}: "
            f"{image.grid.describe()}{_in_crs(image, fine)}; {fine.role}: {fine.grid.describe()}"
            f"{_in_crs(fine, image)}): give images of the same place, and check their coordinate reference "
            "systems."
        )
    _require_no_pole(image, fine)
    return float(inside.mean())


def _require_no_pole(image: Image, fine: Image) -> None:
    """Around a pole pixels in degrees become needles, and what lies under F1 is no rectangle of them."""
    if not is_geographic(image.grid.crs) or is_geographic(fine.grid.crs):
        return
    poles = np.zeros(2), np.array([-90.0, 90.0])
    x, y = _moved(*poles, image.grid.crs, fine.grid.crs)
    left, bottom, right, top = fine.grid.bounds
    if ((left < x) & (x < right) & (bottom < y) & (y < top)).any():
        raise GridMismatchError(
            f"{image.role} '{image.path}' is in degrees, and {fine.role} has a pole within it, where degrees "
            f"are no grid: warp {image.role} once to the coordinate reference system of {fine.role} "
            "(gdalwarp -t_srs, Warp in QGIS) and use the result."
        )


def _in_crs(image: Image, other: Image) -> str:
    """The name of an image's CRS, where that of the other is another."""
    return "" if same_crs(image.grid.crs, other.grid.crs) else f" in {name_of(image.grid.crs)}"


def name_of(crs: str) -> str:
    system = osr.SpatialReference(crs)
    return f"'{system.GetName() or 'unnamed'}'"


def pixel_ratio(coarse: Grid, fine: Grid) -> float:
    """Coarse pixel size / fine pixel size, by the area of a pixel where the two grids meet.

    Measured in the fine image's CRS in the middle of the part where they overlap; where that part leaves the
    fine image, as it does where longitudes jump from 180 to -180, in the middle of F1.
    """
    cropped = crop_to(coarse, fine) or coarse
    middle = np.array([cropped.width / 2, cropped.height / 2])
    ends = middle + np.array([(0, 0), (1, 0), (0, 1)])
    column, row = (axis[0] for axis in positions(cropped, fine, *ends.T))
    if 0 <= column <= fine.width and 0 <= row <= fine.height:
        x, y = cropped.point(*ends.T)
        if not same_crs(coarse.crs, fine.crs):
            x, y = _moved(x, y, coarse.crs, fine.crs)
        return math.sqrt(_area(x, y) / (fine.pixel[0] * fine.pixel[1]))
    middle = np.array([fine.width / 2, fine.height / 2])
    ends = middle + np.array([(0, 0), (1, 0), (0, 1)])
    return _area(*positions(fine, coarse, *ends.T)) ** -0.5


def _area(x: np.ndarray, y: np.ndarray) -> float:
    """Of a parallelogram by three of its corners, the first between the others."""
    return abs((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]))


# ---- positions on one grid seen from another


def positions(
    grid: Grid, other: Grid, columns: np.ndarray, rows: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Columns and rows (edges) of one grid as columns and rows of another; infinite where there is no way.

    Longitudes do not jump: those of one call lie within 180 degrees of their middle, and all of them as near
    as may be to the other grid.

    Raises:
        NoCrsError: nobody knows the way between the two CRS.
    """
    x, y = grid.point(np.asarray(columns, float), np.asarray(rows, float))
    if not same_crs(grid.crs, other.crs):
        x, y = _moved(x, y, grid.crs, other.crs)
        if is_geographic(other.crs):
            x = _without_jump(x, other)
    x0, xx, yx, y0, xy, yy = other.transform
    dx, dy, area = x - x0, y - y0, xx * yy - yx * xy
    with np.errstate(invalid="ignore"):  # what is infinite stays so, or becomes no number
        return (dx * yy - dy * yx) / area, (dy * xx - dx * xy) / area


def _moved(x: np.ndarray, y: np.ndarray, source: str, target: str) -> tuple[np.ndarray, np.ndarray]:
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    way = transformer(source, target)
    try:
        moved = np.array(way.TransformPoints(points))[:, :2]
    except RuntimeError:  # one point that can't be moved takes all with it
        moved = np.array([_moved_point(way, *point) for point in points])
    return moved[:, 0].reshape(x.shape), moved[:, 1].reshape(x.shape)


def _moved_point(way: osr.CoordinateTransformation, x: float, y: float) -> tuple[float, float]:
    try:
        return way.TransformPoint(x, y)[:2]
    except RuntimeError:
        return math.inf, math.inf


def _without_jump(longitudes: np.ndarray, grid: Grid) -> np.ndarray:
    there = np.isfinite(longitudes)
    if not there.any():
        return longitudes
    smooth = longitudes
    if np.ptp(longitudes[there]) > 180:
        first = longitudes[there].ravel()[0]
        smooth = np.where(there, first + (longitudes - first + 180) % 360 - 180, longitudes)
    low, _, high, _ = grid.bounds
    middle = (np.min(smooth[there]) + np.max(smooth[there])) / 2
    turns = round(((low + high) / 2 - middle) / 360)
    return smooth + 360 * turns if turns else smooth


@functools.lru_cache(maxsize=64)
def is_geographic(crs: str) -> bool:
    return bool(osr.SpatialReference(crs).IsGeographic())


def is_periodic(grid: Grid) -> bool:
    """Whether the grid goes once around the Earth, so that its last column has the first one for a
    neighbour."""
    _, width, shear_x, _, shear_y, _ = grid.transform
    whole = abs(abs(width) * grid.width - 360) < 0.5 * abs(width)
    return whole and not shear_x and not shear_y and is_geographic(grid.crs)


def transformer(source: str, target: str) -> osr.CoordinateTransformation:
    """From one CRS to another, x before y; one for each thread, for they must not be shared.

    Raises:
        NoCrsError: nobody knows the way.
    """
    if not hasattr(_own, "known"):
        _own.known = {}
    if (source, target) not in _own.known:
        systems = []
        for wkt in (source, target):
            system = osr.SpatialReference(wkt)
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            systems.append(system)
        try:
            _own.known[source, target] = osr.CoordinateTransformation(*systems)
        except RuntimeError as error:
            raise NoCrsError(
                f"No way is known between the coordinate reference systems {name_of(source)} and "
                f"{name_of(target)}: assign the right one (gdal_edit.py -a_srs EPSG:..., or Assign "
                "Projection in QGIS)."
            ) from error
    return _own.known[source, target]


def wkt_of(told: str) -> Optional[str]:
    """The WKT of what a person wrote (`EPSG:4326`), or None where PROJ does not know it."""
    system = osr.SpatialReference()
    try:
        system.SetFromUserInput(told)
    except RuntimeError:
        return None
    return str(system.ExportToWkt())


def epsg_of(crs: str) -> Optional[int]:
    """The number of a CRS in EPSG's list; None where it has none."""
    system = osr.SpatialReference(crs)
    code = system.GetAuthorityCode(None) if system.GetAuthorityName(None) == "EPSG" else None
    return int(code) if code else None


def in_degrees(points: Sequence[tuple[float, float]], crs: str) -> list[tuple[float, float]]:
    """Points of a CRS as longitude and latitude (WGS 84).

    Raises:
        NoCrsError: nobody knows the way.
    """
    world = osr.SpatialReference()
    world.ImportFromEPSG(4326)
    moved = transformer(crs, world.ExportToWkt()).TransformPoints(list(points))
    return [(float(x), float(y)) for x, y, *_ in moved]
