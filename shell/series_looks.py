"""How the rasters of a filled series look: each kind alike on every date, so that playing them shows what
changes on the ground and not what changes in the contrast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsPalettedRasterRenderer, QgsRasterLayer
from qgis.PyQt.QtGui import QColor

from ..engine.door.events import Finished
from . import styles
from .styles import NDVI_LIMITS, LayerLook
from .tr import mark, tr_marked

NDVI, ORIGIN = "index ndvi", "origin"
"""Roles of a date's rasters."""
CUT, SAMPLE = 0.02, 250_000
"""Share of the values that are left out of the contrast at each end, and of how many pixels it is taken."""
ORIGINS = (
    (1, "#2f7d4f", mark("Observed")),
    (2, "#8fc1e3", mark("Fused with the coarse image of the day")),
    (3, "#5a7fb8", mark("Fused with the coarse images around the day")),
    (4, "#e3a54a", mark("In time only")),
    (0, "#b9b9b9", mark("Nothing known")),
)
"""Code of where a pixel comes from, its colour, and what it is called."""


def looks_of(finished: Finished) -> list[LayerLook]:
    """The looks of all rasters but those of the origin, date after date."""
    known: dict[str, LayerLook] = {}
    looks = []
    for one in finished.dates:
        for role, path in one.outputs.items():
            if role != ORIGIN and path.lower().endswith(".tif"):
                if role not in known:
                    known[role] = _look(role, path)
                looks.append(replace(known[role], path=path, day=one.figures["date"]))
    return looks


def write_styles(looks: Iterable[LayerLook], origins: Iterable[str], overwrite: bool) -> None:
    """A .qml beside each raster, which QGIS takes up whenever the file is opened; without one it looks at
    every pixel first."""
    for look in looks:
        styles.write_sidecar(look, overwrite)
    for path in origins:
        sidecar = Path(path).with_suffix(".qml")
        if overwrite or not sidecar.exists():
            layer = _open(path)
            layer.setRenderer(_of_origin(layer))
            layer.saveNamedStyle(str(sidecar))


def _look(role: str, path: str) -> LayerLook:
    """That of a kind, by its first date."""
    if role == NDVI:
        return LayerLook("ndvi", path, None, (1,), (NDVI_LIMITS,))
    layer = _open(path)
    names = [layer.bandName(number).partition(": ")[2].lower() for number in range(1, layer.bandCount() + 1)]
    bands = styles.colour_bands(names)
    return LayerLook("output", path, None, bands, tuple(_contrast(layer, band) for band in bands))


def _contrast(layer: QgsRasterLayer, band: int) -> tuple[float, float]:
    """Values between which nearly all lie, in the numbers of the file."""
    low, high = layer.dataProvider().cumulativeCut(band, CUT, 1 - CUT, layer.extent(), SAMPLE)
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _open(path: str) -> QgsRasterLayer:
    return QgsRasterLayer(path, Path(path).stem, "gdal", QgsRasterLayer.LayerOptions(False))


def _of_origin(layer: QgsRasterLayer) -> QgsPalettedRasterRenderer:
    classes = [
        QgsPalettedRasterRenderer.Class(code, QColor(colour), tr_marked(title))
        for code, colour, title in ORIGINS
    ]
    return QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes)
