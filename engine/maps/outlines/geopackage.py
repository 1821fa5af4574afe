"""Polygons and lines into a GeoPackage, each date's with its attributes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, ogr, osr

from ...door.outputs import writing_failed
from ...raster.grid import Grid

gdal.UseExceptions()
ogr.UseExceptions()

POLYGONS, LINES = "polygons", "lines"
_TEXT, _WHOLE, _REAL, _DAY = ogr.OFTString, ogr.OFTInteger, ogr.OFTReal, ogr.OFTDate
_DATED = (("date", _DAY), ("valid_from", _DAY), ("valid_to", _DAY))
_ABOUT = (("code", _WHOLE), ("class", _TEXT), ("confidence", _REAL), ("clear_share", _REAL))
FIELDS = {
    POLYGONS: (*_DATED, *_ABOUT, ("area_m2", _REAL), ("perimeter_m", _REAL), ("holes", _WHOLE),
               ("touches_edge", _WHOLE), ("rule", _TEXT), ("threshold", _REAL), ("image", _TEXT)),
    LINES: (*_DATED, *_ABOUT, ("length_m", _REAL), ("is_inner", _WHOLE), ("beside_code", _WHOLE),
            ("beside", _TEXT), ("polygon", _WHOLE)),
}  # fmt: skip
"""Name and type of the attributes of both layers."""
PLACES = {layer: {name: place for place, (name, _) in enumerate(fields)} for layer, fields in FIELDS.items()}
"""By number an attribute is found at once; by name GDAL's Python looks through all of them each time."""
LITTLE, POLYGON, LINE = 1, 3, 2
"""Of well-known binary."""
TIME = "2000-01-01T00:00:00.000Z"
"""Stands in the file in the place of the time of the run, so that equal runs give equal bytes."""


@dataclass
class Writer:
    """Writes both layers; geometries are given in pixels of a grid."""

    path: Path
    final: Path
    """What the file will be called, for messages."""
    grid: Grid
    _layers: dict[str, Any] = field(default_factory=dict)
    _dataset: Any = None

    def open(self, name: str) -> None:
        """Make the file with its empty layers.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        try:
            self.path.unlink(missing_ok=True)
            gdal.SetConfigOption("OGR_CURRENT_DATE", TIME)
            self._dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(self.path))
            system = osr.SpatialReference(self.grid.crs) if self.grid.crs else None
            for layer, kind in ((POLYGONS, ogr.wkbPolygon), (LINES, ogr.wkbLineString)):
                made = self._dataset.CreateLayer(layer, system, kind, [f"DESCRIPTION={name}"])
                for title, type_of in FIELDS[layer]:
                    made.CreateField(ogr.FieldDefn(title, type_of))
                self._layers[layer] = made
            self._dataset.StartTransaction()
        except RuntimeError as error:
            raise writing_failed(self.final, str(error)) from error

    def polygon(self, rings: Sequence[np.ndarray], values: dict[str, Any]) -> int:
        """A polygon of its outer ring and its holes, (n, 2) pixels each; its number."""
        return self._add(POLYGONS, polygon_wkb([self._ground(ring) for ring in rings]), values)

    def line(self, points: np.ndarray, values: dict[str, Any]) -> int:
        """A line of (n, 2) pixels; its number."""
        return self._add(LINES, line_wkb(self._ground(points)), values)

    def close(self) -> None:
        """Raises DiskFullError, OutputNotWritableError."""
        if self._dataset is None:
            return
        try:
            self._dataset.CommitTransaction()
            self._dataset.FlushCache()
        except RuntimeError as error:
            raise writing_failed(self.final, str(error)) from error
        finally:
            self._let_go()

    def discard(self) -> None:
        """Let go of the file, which is not whole."""
        if self._dataset is not None:
            self._dataset.RollbackTransaction()
            self._let_go()

    def _let_go(self) -> None:
        self._layers.clear()  # a layer must not outlive its dataset
        self._dataset = None

    def _ground(self, points: np.ndarray) -> np.ndarray:
        return np.column_stack(self.grid.point(points[:, 0], points[:, 1]))

    def _add(self, layer: str, wkb: bytes, values: dict[str, Any]) -> int:
        try:
            target = self._layers[layer]
            feature = ogr.Feature(target.GetLayerDefn())
            for name, value in values.items():
                _set(feature, PLACES[layer][name], value)
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
            target.CreateFeature(feature)
        except RuntimeError as error:
            raise writing_failed(self.final, str(error)) from error
        return int(feature.GetFID())


def polygon_wkb(rings: Iterable[np.ndarray]) -> bytes:
    """A polygon as well-known binary; rings of (n, 2) that are not closed yet, the outer one first."""
    parts = []
    for ring in rings:
        closed = np.concatenate([ring, ring[:1]]).astype("<f8")
        parts.append(struct.pack("<I", len(closed)) + closed.tobytes())
    return struct.pack("<BII", LITTLE, POLYGON, len(parts)) + b"".join(parts)


def line_wkb(points: np.ndarray) -> bytes:
    """A line as well-known binary, of (n, 2)."""
    return struct.pack("<BII", LITTLE, LINE, len(points)) + points.astype("<f8").tobytes()


def _set(feature: ogr.Feature, place: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, date):
        feature.SetField(place, value.year, value.month, value.day, 0, 0, 0, 0)
    else:
        feature.SetField(place, value)
