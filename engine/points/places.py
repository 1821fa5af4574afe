"""The points and polygons at which a series is asked for its values, as their file has them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

from osgeo import gdal, ogr, osr

from ..door.errors import MissingFileError, NoCrsError, PlacesError
from ..door.plain_text import cut, listed, many
from . import coordinates

ogr.UseExceptions()
osr.UseExceptions()

USUAL_ID = ("id", "fid", "name", "label")
"""Fields that name places where nothing else is said, the first that is there."""
LABEL_FLAG, GROUP_FLAG = "--field", "--split-field"
MENDED, NO_GEOMETRY, A_LINE = "its outline crossed itself and was mended", "no geometry", "a line, no point"


@dataclass(frozen=True)
class Place:
    """A point, several points, or a polygon. A value that can be pickled."""

    name: str
    geometry: Optional[bytes]
    """As WKB, x before y; None where there is nothing to ask for."""
    is_point: bool = True
    note: str = ""
    """What is to be said of it in each of its rows."""


@dataclass(frozen=True)
class Places:
    """All places of a file."""

    all: tuple[Place, ...]
    crs: str
    """As WKT; empty where the file does not say it."""
    notes: tuple[str, ...] = ()

    @property
    def are_points(self) -> bool:
        return all(place.is_point for place in self.all)


def read_places(path: str, layer: Optional[str], id_field: Optional[str], crs: Optional[str]) -> Places:
    """The places of a file.

    Args:
        layer: its name, in a file with several.
        id_field: the field whose values name them.
        crs: of a file that does not say it.

    Raises:
        MissingFileError, PlacesError: it is not there, can't be read, or has no such field or no place.
        NoCrsError: `crs` is none.
    """
    wanted = _wkt(crs) if crs else ""
    file = os.path.expanduser(path)
    if coordinates.is_table(file):
        points, own = coordinates.read_table(file, id_field)
        all_places = [Place(name, ogr_point(x, y)) for name, x, y in points]
        known = _wkt(own) if own else ""
    else:
        all_places, known = _of_layer(file, layer, id_field)
    if not all_places:
        raise PlacesError(f"There is no point and no polygon in '{path}': give a file with some.")
    if all(place.note == NO_GEOMETRY for place in all_places):
        raise PlacesError(
            f"'{path}' has {many(len(all_places), 'row')} and no point or polygon in any: give a vector "
            "file, or a CSV with the columns x and y, or lon and lat."
        )
    named, repeated = _told_apart(all_places)
    note = f"Names that several places have got a number behind them ({repeated} of the places)."
    return Places(tuple(named), known or wanted, (note,) if repeated else ())


def crs_assumed(what: str) -> str:
    """What is to be said where a file says no coordinate reference system, so that the images' one counts."""
    return f"The {what} file says no coordinate reference system: that of the images is taken."


@dataclass(frozen=True)
class Labelled:
    """Places with what one of their fields says."""

    places: Places
    labels: tuple[str, ...]
    """Of each place the text of the field; empty where it has none."""
    groups: tuple[str, ...]
    """Of each place the text of another field; empty where none was named."""


def read_labelled(
    path: str, layer: Optional[str], label_field: str, group_field: Optional[str], crs: Optional[str]
) -> Labelled:
    """The places of a file with their labels; args and errors as of `read_places`, whose names these places
    do not have."""
    wanted, file = (_wkt(crs) if crs else ""), os.path.expanduser(path)
    if coordinates.is_table(file):
        points, own = coordinates.read_table(file, label_field, numbered=False, flag=LABEL_FLAG)
        every = [Place(label, ogr_point(x, y)) for label, x, y in points]
        known = _wkt(own) if own else ""
        named = coordinates.read_table(file, group_field, flag=GROUP_FLAG)[0] if group_field else []
        groups = [name for name, _, _ in named]
    else:
        dataset = _opened(file)
        found = _layer_of(dataset, path, layer)
        definition = found.GetLayerDefn()
        fields = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
        field = _id_field(fields, label_field, path, LABEL_FLAG)
        group = _id_field(fields, group_field, path, GROUP_FLAG) if group_field else None
        known = _wkt_of(found)
        every, groups = [], []
        for feature in _features(found, path):
            every.append(replace(_place_of(feature, None), name=feature.GetFieldAsString(field).strip()))
            groups += [feature.GetFieldAsString(group)] if group else []
    if not every:
        raise PlacesError(f"There is no point and no polygon in '{path}': give a file with some.")
    _refuse_lines(every, path)
    labels = tuple(place.name for place in every)
    return Labelled(Places(tuple(every), known or wanted), labels, tuple(groups))


def ogr_point(x: float, y: float) -> bytes:
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(x, y)
    return bytes(point.ExportToWkb())


def _wkt(crs: str) -> str:
    system = osr.SpatialReference()
    try:
        system.SetFromUserInput(crs)
    except RuntimeError as error:
        raise NoCrsError(f"'{cut(crs)}' is no coordinate reference system: write it as EPSG:4326.") from error
    return str(system.ExportToWkt())


def _of_layer(path: str, layer: Optional[str], id_field: Optional[str]) -> tuple[list[Place], str]:
    dataset = _opened(path)
    found = _layer_of(dataset, path, layer)
    definition = found.GetLayerDefn()
    fields = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
    field = _id_field(fields, id_field, path)
    places = [_place_of(feature, field) for feature in _features(found, path)]
    _refuse_lines(places, path)
    return places, _wkt_of(found)


def _refuse_lines(places: list[Place], path: str) -> None:
    if places and all(place.note == A_LINE for place in places):
        raise PlacesError(f"'{path}' holds lines: give points or polygons.")


def _wkt_of(layer: ogr.Layer) -> str:
    """The CRS of a layer; empty where it has none, of which a GeoPackage says that it is undefined."""
    system = layer.GetSpatialRef()
    undefined = system is None or (system.GetName() or "").lower().startswith(("undefined", "unknown"))
    return "" if undefined else str(system.ExportToWkt())


def _opened(path: str) -> gdal.Dataset:
    if not path.startswith(("/vsi", "<")) and ":" not in path[2:] and not Path(path).exists():
        raise MissingFileError(f"The file of the places, '{path}', does not exist: check the path.")
    try:
        return gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError as error:
        raise PlacesError(
            f"The places '{path}' can't be read as points or polygons ({str(error).strip()[:200]}): give a "
            "vector file as GeoPackage, Shapefile or GeoJSON, or a CSV with the columns x and y, or lon and "
            "lat."
        ) from error


def _layer_of(dataset: gdal.Dataset, path: str, name: Optional[str]) -> ogr.Layer:
    names = [dataset.GetLayer(number).GetName() for number in range(dataset.GetLayerCount())]
    if name is not None and name not in names:
        raise PlacesError(f"'{path}' has no layer '{cut(name)}': it has {listed(names)}.")
    if name is None and len(names) > 1:
        raise PlacesError(f"'{path}' has several layers ({listed(names)}): name one (--layer).")
    if not names:
        raise PlacesError(f"There is no point and no polygon in '{path}': give a file with some.")
    return dataset.GetLayer(names.index(name) if name else 0)


def _features(layer: ogr.Layer, path: str) -> Iterator[ogr.Feature]:
    try:
        yield from layer
    except RuntimeError as error:
        raise PlacesError(
            f"'{path}' can't be read to its end ({str(error).strip()[:200]}): mend it."
        ) from error


def _id_field(fields: list[str], wanted: Optional[str], path: str, flag: str = "--id-field") -> Optional[str]:
    """The field that names the places; None: their number does.

    Args:
        flag: by which it was asked for.

    Raises:
        PlacesError: the one that was asked for is not there.
    """
    by_name = {name.lower(): name for name in reversed(fields)}
    if wanted is not None:
        if wanted.lower() in by_name:
            return wanted if wanted in fields else by_name[wanted.lower()]
        has = f"it has {listed(fields)}" if fields else "it has none"
        raise PlacesError(f"'{path}' has no field '{cut(wanted)}': {has} ({flag}).")
    return next((by_name[name] for name in USUAL_ID if name in by_name), None)


def _place_of(feature: ogr.Feature, field: Optional[str]) -> Place:
    name = feature.GetFieldAsString(field) if field is not None else ""
    name = name or str(feature.GetFID())
    shape = feature.GetGeometryRef()
    if shape is None or shape.IsEmpty():
        return Place(name, None, note=NO_GEOMETRY)
    shape = shape.Clone()
    shape.FlattenTo2D()
    shape = shape.GetLinearGeometry()
    kind = ogr.GT_Flatten(shape.GetGeometryType())
    if kind == ogr.wkbMultiPoint and shape.GetGeometryCount() == 1:
        shape, kind = shape.GetGeometryRef(0).Clone(), ogr.wkbPoint
    if kind in (ogr.wkbPoint, ogr.wkbMultiPoint):
        return Place(name, bytes(shape.ExportToWkb()), kind == ogr.wkbPoint)
    if kind in (ogr.wkbPolygon, ogr.wkbMultiPolygon, ogr.wkbGeometryCollection):
        return _polygon(name, shape)
    return Place(name, None, note=A_LINE)


def _polygon(name: str, shape: ogr.Geometry) -> Place:
    place = Place(name, None, is_point=False)
    note = ""
    if not shape.IsValid():
        made = shape.MakeValid()
        shape, note = made if made is not None else shape, MENDED
    if shape.IsEmpty() or shape.GetArea() <= 0:
        return replace(place, note="a polygon without any area")
    return replace(place, geometry=bytes(shape.ExportToWkb()), note=note)


def _told_apart(places: list[Place]) -> tuple[list[Place], int]:
    """The places with names that are each there once, and how many had to be changed."""
    taken: set[str] = set()
    given, repeated = {place.name for place in places}, 0
    found = []
    for place in places:
        name, number = place.name, 2
        while name in taken or (name != place.name and name in given):
            name, number = f"{place.name} ({number})", number + 1
        repeated += name != place.name
        taken.add(name)
        found.append(place if name == place.name else replace(place, name=name))
    return found, repeated
