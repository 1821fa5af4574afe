"""Which pixels of a grid places have: cells of a few thousand pixels, each read at once."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from osgeo import gdal, ogr, osr

from ..align import crs
from ..raster.grid import Grid, Window, windows
from .places import Place, Places

SIDE = 64
"""Of a cell in pixels: no more than that is read around a point."""
DRAWN = 1024
"""Side of the windows in which polygons are drawn."""
OUTSIDE, SMALL = "outside the images", "smaller than a pixel: the pixel that it lies in"
PARTLY = "partly outside the images"
NO_WAY = "no way leads from its coordinates to those of the images"


@dataclass(frozen=True)
class Cell:
    """A window, and which of its pixels are whose."""

    window: Window
    rows: np.ndarray
    """Of the pixels, within the window."""
    columns: np.ndarray
    owners: np.ndarray
    """Number of the place that each pixel belongs to."""


@dataclass
class Footprints:
    """The pixels of all places on a grid."""

    cells: list[Cell] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    """Number of a place to what is to be said of it on this grid."""
    pixels: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    """(places,) how many pixels each has."""


def footprints_of(places: Places, grid: Grid) -> Footprints:
    """The pixels that places have on a grid: of a point the one that it lies in, of a polygon those whose
    middles it holds, and of a smaller one the one that it lies in.

    Raises:
        NoCrsError: no way is known between the two CRS.
    """
    found = Footprints(pixels=np.zeros(len(places.all), np.int64))
    way = crs.transformer(places.crs, grid.crs) if places.crs and grid.crs else None
    single: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for number, place in enumerate(places.all):
        shape = _moved(place, way)
        if shape is None:
            if place.geometry is not None:
                found.notes[number] = NO_WAY
            continue
        pixels = _points(shape, grid) if _is_of_points(shape) else None
        if pixels is None:
            pixels = _add_polygon(number, shape, grid, found)
        inside = [(c, r) for c, r in pixels if 0 <= c < grid.width and 0 <= r < grid.height]
        for column, row in inside:
            single[column // SIDE, row // SIDE].append((column, row, number))
        found.pixels[number] += len(inside)
        if not found.pixels[number]:
            found.notes[number] = OUTSIDE
    found.cells += [_cell_of(pixels) for pixels in single.values()]
    found.cells.sort(key=lambda cell: (cell.window.y // SIDE, cell.window.x // SIDE))
    return found


def middles(places: Places, grid: Grid) -> np.ndarray:
    """(places, 2) column and row of the middle of each place on a grid, in pixels with their fractions; NaN
    of one without a way there.

    Raises:
        NoCrsError: no way is known between the two CRS.
    """
    way = crs.transformer(places.crs, grid.crs) if places.crs and grid.crs else None
    x0, xx, yx, y0, xy, yy = grid.transform
    found, area = np.full((len(places.all), 2), np.nan), xx * yy - yx * xy
    for number, place in enumerate(places.all):
        shape = _moved(place, way)
        if shape is not None:
            middle = shape.Centroid()
            dx, dy = middle.GetX() - x0, middle.GetY() - y0
            found[number] = (dx * yy - dy * yx) / area, (dy * xx - dx * xy) / area
    return found


def _moved(place: Place, way: osr.CoordinateTransformation | None) -> ogr.Geometry | None:
    if place.geometry is None:
        return None
    shape = ogr.CreateGeometryFromWkb(place.geometry)
    try:
        if way is not None:
            shape.Transform(way)
    except RuntimeError:
        return None
    left, right, bottom, top = shape.GetEnvelope()
    return shape if all(map(math.isfinite, (left, right, bottom, top))) else None


def _is_of_points(shape: ogr.Geometry) -> bool:
    return ogr.GT_Flatten(shape.GetGeometryType()) in (ogr.wkbPoint, ogr.wkbMultiPoint)


def _points(shape: ogr.Geometry, grid: Grid) -> list[tuple[int, int]]:
    """Column and row of the pixel of each point, each once."""
    several = [shape.GetGeometryRef(number) for number in range(shape.GetGeometryCount())] or [shape]
    pixels = (_pixel(point.GetX(), point.GetY(), grid) for point in several)
    return list(dict.fromkeys(pixels))


def _pixel(x: float, y: float, grid: Grid) -> tuple[int, int]:
    x0, xx, yx, y0, xy, yy = grid.transform
    dx, dy, area = x - x0, y - y0, xx * yy - yx * xy
    return math.floor((dx * yy - dy * yx) / area), math.floor((dy * xx - dx * xy) / area)


def _add_polygon(number: int, shape: ogr.Geometry, grid: Grid, found: Footprints) -> list[tuple[int, int]]:
    """Add the cells of a polygon; of one that holds the middle of no pixel the pixel that it lies in."""
    left, right, bottom, top = shape.GetEnvelope()
    corners = [_pixel(x, y, grid) for x in (left, right) for y in (bottom, top)]
    columns, rows = zip(*corners)
    first_column, last_column = max(0, min(columns)), min(grid.width - 1, max(columns))
    first_row, last_row = max(0, min(rows)), min(grid.height - 1, max(rows))
    if first_column > last_column or first_row > last_row:
        return []
    box = Window(first_column, first_row, last_column - first_column + 1, last_row - first_row + 1)
    before = found.pixels[number]
    for cell in _drawn(number, shape, grid, box):
        found.cells.append(cell)
        found.pixels[number] += cell.owners.size
    if found.pixels[number] == before:
        middle = shape.PointOnSurface()
        found.notes[number] = SMALL
        return [_pixel(middle.GetX(), middle.GetY(), grid)]
    if (min(columns), min(rows)) < (0, 0) or max(columns) >= grid.width or max(rows) >= grid.height:
        found.notes[number] = PARTLY
    return []


def _drawn(number: int, shape: ogr.Geometry, grid: Grid, box: Window) -> Iterator[Cell]:
    for part in windows(box.width, box.height, DRAWN):
        window = Window(box.x + part.x, box.y + part.y, part.width, part.height)
        mask = _mask(shape, grid.part(window))
        for tile in windows(window.width, window.height, SIDE):
            rows, columns = np.nonzero(mask[tile.y : tile.bottom, tile.x : tile.right])
            if rows.size:
                at = Window(window.x + tile.x, window.y + tile.y, tile.width, tile.height)
                owners = np.broadcast_to(np.int64(number), rows.shape)
                yield Cell(at, rows.astype(np.uint8), columns.astype(np.uint8), owners)


def _mask(shape: ogr.Geometry, grid: Grid) -> np.ndarray:
    """(rows, cols) bool: the pixels whose middles a polygon holds."""
    raster = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1, gdal.GDT_Byte)
    raster.SetGeoTransform(grid.transform)
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    system = osr.SpatialReference(grid.crs) if grid.crs else None
    raster.SetSpatialRef(system)
    layer = source.CreateLayer("polygon", system, geom_type=ogr.wkbUnknown)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(shape)
    layer.CreateFeature(feature)
    gdal.RasterizeLayer(raster, [1], layer, burn_values=[1])
    return raster.ReadAsArray() > 0


def _cell_of(pixels: Sequence[tuple[int, int, int]]) -> Cell:
    """The smallest window around some pixels."""
    columns, rows, owners = (np.array(axis) for axis in zip(*pixels))
    x, y = int(columns.min()), int(rows.min())
    window = Window(x, y, int(columns.max()) - x + 1, int(rows.max()) - y + 1)
    return Cell(window, rows - y, columns - x, owners)


def anywhere(all_footprints: Iterable[Footprints]) -> bool:
    """Whether any place has a pixel."""
    return any(one.cells for one in all_footprints)
