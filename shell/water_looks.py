"""How outlines and the raster of dynamics look: water as water, classes as in their legend, dates told apart.

What the looks need comes from the engine with the figures; nothing is computed here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsProperty,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
)

from ..engine.door.value import Figures
from ..engine.door.water_colours import DAYS, OFTEN, SHORES, SPELLS, VALID
from .phenology_looks import BandLook, ramp
from .tr import mark, tr_marked

OUTLINE, FILL, ISLAND = SHORES
LOOKS = {
    "frequency": BandLook(mark("How often"), OFTEN),
    "first_day": BandLook(mark("First day"), DAYS, True),
    "last_day": BandLook(mark("Last day"), DAYS, True),
    "longest_spell": BandLook(mark("Longest spell"), SPELLS, unit=mark("days")),
    "valid_dates": BandLook(mark("Valid dates"), VALID),
}
"""Band of the raster of dynamics to its style."""
BY_DATE = (
    "ramp_color('Viridis', scale_linear(to_int(format_date(\"date\", 'yyyyMMdd')), {first}, {last}, 0, 0.92))"
)
"""The colour of a line by its date."""


def title_of(band: str) -> str:
    """What the style of a band of dynamics is called."""
    return tr_marked(LOOKS[band].title)


# ---- outlines


def dress_polygons(layer: QgsVectorLayer, figures: Figures) -> None:
    """Water in blue, classes in the colours of their legend; each date in its time."""
    classes = figures.get("legend") or []
    if classes:
        categories = [
            QgsRendererCategory(
                one["code"],
                QgsFillSymbol.createSimple(
                    {"color": one["colour"], "outline_color": "#ffffff", "outline_width": "0.1"}
                ),
                one["name"],
            )
            for one in classes
        ]
        layer.setRenderer(QgsCategorizedSymbolRenderer("code", categories))
    else:
        fill = {"color": FILL, "outline_color": OUTLINE, "outline_width": "0.2"}
        symbol = QgsFillSymbol.createSimple(fill)
        symbol.setOpacity(0.75)
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _set_time(layer, figures)


def dress_lines(layer: QgsVectorLayer, figures: Figures) -> None:
    """Shores in dark blue; of several dates each in a colour of its own, the early ones dark."""
    symbol = QgsLineSymbol.createSimple({"line_color": OUTLINE, "line_width": "0.36", "joinstyle": "round"})
    days = [row["date"].replace("-", "") for row in figures["dates"] if row["date"]]
    if len(set(days)) > 1:
        colour = QgsProperty.fromExpression(BY_DATE.format(first=min(days), last=max(days)))
        symbol.symbolLayer(0).setDataDefinedProperty(_stroke(), colour)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _set_time(layer, figures)


def _stroke():
    kinds = getattr(QgsSymbolLayer, "Property", QgsSymbolLayer)
    return getattr(kinds, "StrokeColor", None) or kinds.PropertyStrokeColor


def _set_time(layer: QgsVectorLayer, figures: Figures) -> None:
    """Of a series each outline is shown from its date to the day before the next one."""
    if len({row["date"] for row in figures["dates"]}) < 2:
        return
    properties = layer.temporalProperties()
    if not isinstance(properties, QgsVectorLayerTemporalProperties):
        return
    modes = getattr(Qgis, "VectorTemporalMode", None)
    both = (
        modes.FeatureDateTimeStartAndEndFromFields
        if modes
        else QgsVectorLayerTemporalProperties.TemporalMode.ModeFeatureDateTimeStartAndEndFromFields
    )
    properties.setMode(both)
    properties.setStartField("valid_from")
    properties.setEndField("valid_to")
    properties.setIsActive(True)


# ---- dynamics


def dress_dynamics(layer: QgsRasterLayer, figures: Figures) -> None:
    """Give a layer a style for each of its bands, of which the first is shown. Main thread, unless the layer
    is the caller's own."""
    names = list(figures["bands"])
    manager = layer.styleManager()
    before = manager.styles()
    for number, name in reversed(list(enumerate(names, 1))):
        layer.setRenderer(_renderer(layer, number, name, figures))
        manager.removeStyle(title_of(name))  # of an earlier run, whose file was written anew
        manager.addStyleFromLayer(title_of(name))
    manager.setCurrentStyle(title_of(names[0]))
    for style in before:
        if style not in map(title_of, names):
            manager.removeStyle(style)
    layer.triggerRepaint()


def write_sidecar(path: str, figures: Figures, overwrite: bool) -> None:
    """A .qml beside the raster, which QGIS takes up whenever the file is opened: of the first band."""
    sidecar = Path(path).with_suffix(".qml")
    if overwrite or not sidecar.exists():
        layer = QgsRasterLayer(path, Path(path).stem, "gdal", QgsRasterLayer.LayerOptions(False))
        layer.setRenderer(_renderer(layer, 1, figures["bands"][0], figures))
        layer.saveNamedStyle(str(sidecar))


def _renderer(layer: QgsRasterLayer, number: int, name: str, figures: Figures) -> Any:
    low, high = _limits(name, figures["limits"].get(name))
    return ramp(layer, number, LOOKS[name], low, high, int(figures["year"]))


def _limits(name: str, known: Any) -> tuple[float, float]:
    if name == "frequency" or not known:
        return 0.0, 1.0
    low, high = known["low"], known["high"]
    if name in ("longest_spell", "valid_dates"):
        low = 0.0
    return (low, high) if high > low else (low - 0.5, low + 0.5)
