"""The values of one place over all dates and bands: of the project's layers that have a date."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRasterDataProvider,
    QgsRasterLayer,
)

from ..engine.door import image_names
from .filled_beside import IN_TIME as FROM_TIME
from .filled_beside import OBSERVED, Beside, Found, beside, found_at
from .sources import PICTURES

PREDICTED, DERIVED, SEEN, IN_TIME = "predicted", "derived", "image", "in time"
"""What a value comes from: a fused image, what was derived from one (NDVI, change, uncertainty), an image
of a sensor, or a filled series, where nothing but time tells of it."""


@dataclass(frozen=True)
class Value:
    """One band of one layer at the place."""

    day: date
    layer: str
    kind: str
    band: str
    value: float
    origin: str = ""
    """Where it comes from in a filled series, in words; empty for what is of none."""
    deviation: Optional[float] = None
    """What the filled series tells of its error."""


@dataclass(frozen=True)
class Probe:
    """All that a thread needs to read a layer at a place."""

    day: date
    layer: str
    kind: str
    bands: tuple[str, ...]
    provider: QgsRasterDataProvider
    """The probe's own, so that no thread shares one."""
    point: QgsPointXY
    """In the layer's CRS."""
    beside: Optional[Beside] = None
    """What lies beside a raster of a filled series."""


def probes(
    project: QgsProject, point: QgsPointXY, crs: QgsCoordinateReferenceSystem, role: str, fused: str
) -> list[Probe]:
    """One for each raster of the project that has a date. Main thread.

    Args:
        point: in `crs`.
        role: the custom property that says what a layer of ours is.
        fused: what it says of a fused image.
    """
    found = []
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsRasterLayer) or not layer.isValid() or layer.providerType() in PICTURES:
            continue
        day = day_of(layer)
        there = _moved(point, crs, layer.crs(), project)
        if day is None or there is None or not layer.extent().contains(there):
            continue
        ours = layer.customProperty(role)
        kind = (PREDICTED if ours == fused else DERIVED) if ours else SEEN
        own = layer.dataProvider().clone()
        found.append(Probe(day, layer.name(), kind, band_names(layer), own, there, beside(layer.source())))
    return sorted(found, key=lambda probe: (probe.day, probe.kind, probe.layer))


def read(found: Iterable[Probe]) -> list[Value]:
    """The values that are there; in any thread."""
    values = []
    for probe in found:
        filled = found_at(probe.beside, probe.point.x(), probe.point.y()) if probe.beside else None
        kind = probe.kind if filled is None else _kind_of(filled)
        sure = () if filled is None else filled.deviations
        for number, band in enumerate(probe.bands):
            value, valid = probe.provider.sample(probe.point, number + 1)
            if valid and math.isfinite(value):
                origin = filled.origin if filled else ""
                deviation = sure[number] if number < len(sure) else None
                values.append(Value(probe.day, probe.layer, kind, band, value, origin, deviation))
    return values


def _kind_of(filled: Found) -> str:
    """What a value of a filled series comes from."""
    return {OBSERVED: SEEN, FROM_TIME: IN_TIME}.get(filled.code, PREDICTED)


def day_of(layer: QgsRasterLayer) -> Optional[date]:
    """The layer's own day where it has one set, else the one in its file's name or its own."""
    temporal = layer.temporalProperties()
    if temporal.isActive() and not temporal.fixedTemporalRange().isInfinite():
        begin = temporal.fixedTemporalRange().begin().date()
        if begin.isValid():
            return date(begin.year(), begin.month(), begin.day())
    return image_names.day_of(Path(layer.source().partition("|")[0]).name) or image_names.day_of(layer.name())


def band_names(layer: QgsRasterLayer) -> tuple[str, ...]:
    """Without the `Band 1: ` that QGIS puts in front; a layer of one band that has no name is called after
    the layer's first word (`NDVI`)."""
    names = [layer.bandName(number).partition(": ") for number in range(1, layer.bandCount() + 1)]
    return tuple((behind or before).lower() for before, _, behind in names)


def write_csv(values: Iterable[Value], place: str, path: str) -> None:
    """A row a value.

    Args:
        place: where it is, as text for the first line's columns: coordinates and CRS.
    """
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "layer", "kind", "band", "value", "place", "origin", "deviation"])
        for one in values:
            sure = "" if one.deviation is None else repr(one.deviation)
            row = [one.day.isoformat(), one.layer, one.kind, one.band, repr(one.value), place]
            writer.writerow([*row, one.origin, sure])


def _moved(
    point: QgsPointXY,
    crs: QgsCoordinateReferenceSystem,
    to: QgsCoordinateReferenceSystem,
    project: QgsProject,
) -> Optional[QgsPointXY]:
    try:
        return QgsCoordinateTransform(crs, to, project).transform(point)
    except QgsCsException:
        return None
