"""Where a file says that its pixels lie, and what to do where it does not say so."""

from __future__ import annotations

import math

from osgeo import gdal

from ..door.errors import NoCrsError
from .grid import Grid

STRAIGHT = 1e-3
"""A shear that moves no pixel of an image by this share of one is none: programs leave 1e-15 behind."""
FEWEST_POINTS = 3
"""Ground control points that gdalwarp can make a grid of."""
MOST_PIXELS, FARTHEST = 2**31 - 1, 1e12
"""Along a side, which is GDAL's own limit; and the largest coordinate, in units of the CRS."""


def grid_of(dataset: gdal.Dataset, role: str, path: str) -> Grid:
    """The grid of a file.

    Raises:
        NoCrsError: it has no CRS, no position, or one that no image can have.
    """
    crs = dataset.GetSpatialRef()
    transform = dataset.GetGeoTransform(can_return_null=True)
    if crs is None or transform is None:
        raise NoCrsError(f"{role} '{path}' {_what_it_has_instead(dataset, crs is not None)}")
    width, height = dataset.RasterXSize, dataset.RasterYSize
    _require_sense(transform, width, height, f"{role} '{path}'")
    return Grid(width, height, _straightened(transform, width, height), crs.ExportToWkt())


def _what_it_has_instead(dataset: gdal.Dataset, has_crs: bool) -> str:
    if 0 < dataset.GetGCPCount() < FEWEST_POINTS:  # so GDAL reads a pixel size of zero
        return (
            "has a position but no pixel size: set its corners (gdal_edit.py -a_ullr LEFT TOP RIGHT BOTTOM, "
            "Georeferencer in QGIS)."
        )
    if dataset.GetGCPCount():
        return (
            "has ground control points but no grid: warp it once with gdalwarp (Warp in QGIS) and use the "
            "result."
        )
    if dataset.GetMetadata("GEOLOCATION"):
        return (
            "is a swath with a position for each pixel, not a grid: warp it once with gdalwarp -geoloc and "
            "use the result."
        )
    if dataset.GetMetadata("RPC"):
        return (
            "has a camera model (RPC) but no grid: warp it once with gdalwarp -rpc (an orthorectification) "
            "and use the result."
        )
    if has_crs:
        return (
            "has a coordinate reference system but no georeference: set its corners (gdal_edit.py -a_ullr "
            "LEFT TOP RIGHT BOTTOM, Georeferencer in QGIS), or add a world file."
        )
    return (
        "has no coordinate reference system: assign one (gdal_edit.py -a_srs EPSG:..., or Assign Projection "
        "in QGIS)."
    )


def _require_sense(transform: tuple[float, ...], width: int, height: int, what: str) -> None:
    x0, xx, yx, y0, xy, yy = transform
    corners = [
        value
        for c, r in ((0, 0), (width, 0), (0, height), (width, height))
        for value in (x0 + c * xx + r * yx, y0 + c * xy + r * yy)
    ]
    area = xx * yy - yx * xy
    possible = all(map(math.isfinite, transform)) and math.isfinite(area)
    if not possible or max(map(abs, corners)) > FARTHEST or abs(area) < _smallest_area(corners):
        numbers = ", ".join(f"{value:.6g}" for value in transform)
        raise NoCrsError(
            f"{what} has a georeference that no image can have (geotransform {numbers}): set its corners "
            "anew (gdal_edit.py -a_ullr LEFT TOP RIGHT BOTTOM)."
        )
    if max(width, height) >= MOST_PIXELS:
        raise NoCrsError(f"{what} says that it is {width} x {height} pixels large: check the file.")


def _smallest_area(corners: list[float]) -> float:
    """Of a pixel, below which float64 can't tell it from the next one."""
    return (max(1.0, *map(abs, corners)) * 1e-14) ** 2


def _straightened(
    transform: tuple[float, ...], width: int, height: int
) -> tuple[float, float, float, float, float, float]:
    x0, xx, yx, y0, xy, yy = transform
    if xx and yy and abs(yx) * height < STRAIGHT * abs(xx) and abs(xy) * width < STRAIGHT * abs(yy):
        yx = xy = 0.0
    return x0, xx, yx, y0, xy, yy
