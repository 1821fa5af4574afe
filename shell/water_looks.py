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
from qgis.PyQt.QtCore import QDate, QLocale
from qgis.PyQt.QtGui import QColor

from ..engine.door.value import Figures
from ..engine.door.water_colours import DAYS, OFTEN, SHORES, SPELLS, VALID
from .phenology_looks import BandLook, ramp
from .tr import mark, tr_marked

OUTLINE, FILL, ISLAND = SHORES
LOOKS = {
    "frequency": BandLook(mark("How often"), OFTEN, is_share=True),
    "first_day": BandLook(mark("First day"), DAYS, True),
    "last_day": BandLook(mark("Last day"), DAYS, True),
    "longest_spell": BandLook(mark("Longest spell"), SPELLS, unit=mark("days")),
    "valid_dates": BandLook(mark("Valid dates"), VALID),
}
"""Band of the raster of dynamics to its style."""
BY_DATE = (
    "ramp_color('Plasma', "
    "scale_linear(to_int(format_date(\"date\", 'yyyyMMdd')), {first}, {last}, 0.15, 0.85))"
)
"""The colour of a line by its date."""


FEW = 12
"""Dates that a legend tells apart."""
DATES = ("#7b3fbf", "#d6409f", "#f2643d", "#f5b700")
"""From the first to the last: none so dark that water hides it, none so pale that paper does."""
EDGE = "255,255,255,150"


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
    """Shores in dark blue; of several dates each in a colour of its own. Of a few the
    legend has each."""
    days = sorted({row["date"] for row in figures["dates"] if row["date"]})
    if 1 < len(days) <= FEW:
        layer.setRenderer(QgsCategorizedSymbolRenderer("date", [_category(days, day) for day in days]))
    else:
        symbol = _line(OUTLINE)
        if days[1:]:
            first, last = (day.replace("-", "") for day in (days[0], days[-1]))
            colour = QgsProperty.fromExpression(BY_DATE.format(first=first, last=last))
            symbol.symbolLayer(1).setDataDefinedProperty(_stroke(), colour)
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _set_time(layer, figures)


def _line(colour: str) -> QgsLineSymbol:
    """On a pale edge, without which a dark line is lost on dark water."""
    edge = QgsLineSymbol.createSimple({"line_color": EDGE, "line_width": "0.7", "joinstyle": "round"})
    line = QgsLineSymbol.createSimple({"line_color": colour, "line_width": "0.4", "joinstyle": "round"})
    edge.appendSymbolLayer(line.symbolLayer(0).clone())
    return edge


def _category(days: list[str], day: str) -> QgsRendererCategory:
    dates = [QDate.fromString(one, "yyyy-MM-dd") for one in days]
    value = QDate.fromString(day, "yyyy-MM-dd")
    share = dates[0].daysTo(value) / dates[0].daysTo(dates[-1])
    name = QLocale().toString(value, "d MMM yyyy")
    return QgsRendererCategory(value, _line(_between(share)), name)


def _between(share: float) -> str:
    """The colour between the first date and the last."""
    place = share * (len(DATES) - 1)
    low = min(int(place), len(DATES) - 2)
    one, other = QColor(DATES[low]), QColor(DATES[low + 1])
    parts = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return QColor(*(round(a + (b - a) * (place - low)) for a, b in parts)).name()


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
