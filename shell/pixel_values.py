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
from .sources import PICTURES

PREDICTED, DERIVED, SEEN = "predicted", "derived", "image"
"""What a value comes from: a fused image, what was derived from one (NDVI, change, uncertainty), or an image
of a sensor."""


@dataclass(frozen=True)
class Value:
    """One band of one layer at the place."""

    day: date
    layer: str
    kind: str
    band: str
    value: float


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
        found.append(Probe(day, layer.name(), kind, band_names(layer), layer.dataProvider().clone(), there))
    return sorted(found, key=lambda probe: (probe.day, probe.kind, probe.layer))


def read(found: Iterable[Probe]) -> list[Value]:
    """The values that are there; in any thread."""
    values = []
    for probe in found:
        for number, band in enumerate(probe.bands, 1):
            value, valid = probe.provider.sample(probe.point, number)
            if valid and math.isfinite(value):
                values.append(Value(probe.day, probe.layer, probe.kind, band, value))
    return values


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
        writer.writerow(["date", "layer", "kind", "band", "value", "place"])
        writer.writerows(
            [one.day.isoformat(), one.layer, one.kind, one.band, repr(one.value), place] for one in values
        )


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
