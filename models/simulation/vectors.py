"""Polygons, lines and points of the generator as GeoPackages: the same bytes for the same shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Union

import numpy as np
from osgeo import gdal, ogr, osr

DAY = "OGR_CURRENT_DATE"
WRITTEN = "2024-01-01T00:00:00.000Z"
"""What each file says of when it was written: the day of an invented place."""
KINDS = {"polygon": ogr.wkbPolygon, "line": ogr.wkbLineString, "point": ogr.wkbPoint}
FIELDS = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
Value = Union[int, float, str, None]


@dataclass(frozen=True)
class Shape:
    """One feature of a layer."""

    rings: Sequence[np.ndarray]
    """(points, 2) x and y each: the rings of a polygon, outer one first; else one line or point."""
    values: tuple[Value, ...]
    """Of the layer's fields."""


@contextmanager
def geopackage(path: Path, crs: str):
    """Gives a function that writes a layer: (name, kind, {field: type}, shapes). What was there is
    replaced."""
    path.unlink(missing_ok=True)
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    before = gdal.GetThreadLocalConfigOption(DAY)
    gdal.SetThreadLocalConfigOption(DAY, WRITTEN)
    try:
        dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
        yield partial(_add, dataset, reference)
        dataset.FlushCache()
        del dataset
    finally:
        gdal.SetThreadLocalConfigOption(DAY, before)


def _add(dataset, reference, name: str, kind: str, fields: dict[str, type], shapes: Iterable[Shape]) -> None:
    layer = dataset.CreateLayer(name, reference, KINDS[kind])
    for field, of in fields.items():
        layer.CreateField(ogr.FieldDefn(field, FIELDS[of]))
    layer.StartTransaction()
    for shape in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, value in enumerate(shape.values):
            if value is not None:
                feature.SetField(number, value)
        feature.SetGeometryDirectly(_geometry(kind, shape.rings))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def _geometry(kind: str, rings: Sequence[np.ndarray]) -> ogr.Geometry:
    geometry = ogr.Geometry(KINDS[kind])
    if kind != "polygon":
        for x, y in rings[0]:
            geometry.AddPoint_2D(float(x), float(y))
        return geometry
    for points in rings:
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points:
            ring.AddPoint_2D(float(x), float(y))
        geometry.AddGeometryDirectly(ring)
    return geometry
