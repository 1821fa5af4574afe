"""How rasters of change look: classes in the colours of their legend, differences and breaks as ramps.

The limits come from the engine with the figures; nothing is computed here.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from qgis.core import (
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QDate, QLocale
from qgis.PyQt.QtGui import QColor

from ..engine.door.season_colours import DAYS
from ..engine.door.value import Figures
from .phenology_looks import gradient, set_interpolated
from .tr import mark, tr, tr_marked

SIZES = ("#b2182b", "#f4a582", "#f7f7f7", "#92c5de", "#2166ac")
UNCHANGED, CHANGED = "#f0eee8", "#b2182b"
STRENGTHS = ("#f7f4ef", "#8c6bb1", "#3f007d")
TITLES = {
    "day": mark("Day of the break"),
    "size": mark("Size of the break"),
    "strength": mark("Strength of the break"),
    "within": mark("Days in which it fell"),
}
COLOURS = {"day": DAYS, "size": SIZES, "strength": STRENGTHS, "within": STRENGTHS}


def dress(layer: QgsRasterLayer, role: str, figures: Figures) -> None:
    """Give a layer its style; of breaks one for each band, of which the first is shown. Main thread, unless
    the layer is the caller's own."""
    if role == "difference" or figures["kind"] != "series":
        layer.setRenderer(_renderer(layer, role, figures))
        layer.triggerRepaint()
        return
    manager = layer.styleManager()
    before, names = manager.styles(), list(TITLES)
    for name in reversed(names):
        layer.setRenderer(_of_band(layer, name, figures))
        manager.removeStyle(tr_marked(TITLES[name]))  # of an earlier run, whose file was written anew
        manager.addStyleFromLayer(tr_marked(TITLES[name]))
    manager.setCurrentStyle(tr_marked(TITLES[names[0]]))
    titles = [tr_marked(title) for title in TITLES.values()]
    for style in before:
        if style not in titles:
            manager.removeStyle(style)
    layer.triggerRepaint()


def write_sidecar(path: str, role: str, figures: Figures, overwrite: bool) -> None:
    """A .qml beside the raster, which QGIS takes up whenever the file is opened."""
    sidecar = Path(path).with_suffix(".qml")
    if overwrite or not sidecar.exists():
        layer = QgsRasterLayer(path, Path(path).stem, "gdal", QgsRasterLayer.LayerOptions(False))
        layer.setRenderer(_renderer(layer, role, figures))
        layer.saveNamedStyle(str(sidecar))


def _renderer(layer: QgsRasterLayer, role: str, figures: Figures):
    if role == "difference" and figures["kind"] == "classes":
        kinds = [(0, UNCHANGED, tr("Unchanged")), (1, CHANGED, tr("Changed"))]
        entries = [QgsPalettedRasterRenderer.Class(code, QColor(ink), name) for code, ink, name in kinds]
        return QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries)
    if role == "difference":
        limits = figures["threshold"]
        most = 4 * max(abs(limits["low"]), abs(limits["high"])) or 1.0
        return ramp(layer, 1, SIZES, -most, most)
    if figures["kind"] == "series":
        return _of_band(layer, next(iter(TITLES)), figures)
    classes = [
        QgsPalettedRasterRenderer.Class(one["code"], QColor(one["colour"]), one["name"])
        for one in figures["legend"]
    ]
    return QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes)


def _of_band(layer: QgsRasterLayer, name: str, figures: Figures):
    number = list(TITLES).index(name) + 1
    known = figures["bands"].get(name)
    low, high = (known["low"], known["high"]) if known else (0.0, 1.0)
    if name == "size":
        high = max(abs(low), abs(high)) or 1.0
        low = -high
    elif name != "day":
        low = 0.0
    high = high if high > low else low + 1
    return ramp(layer, number, COLOURS[name], low, high, figures["year"] if name == "day" else None)


def ramp(layer, number: int, colours, low: float, high: float, year=None):
    """A ramp between two values, with days in words where a year is given."""
    inks, last = [QColor(colour) for colour in colours], len(colours) - 1
    shader = QgsColorRampShader(low, high, gradient(inks))
    set_interpolated(shader)
    values = [low + (high - low) * place / last for place in range(len(inks))]
    shader.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(value, ink, _label(value, year))
            for value, ink in zip(values, inks)
        ]
    )
    legend = QgsColorRampLegendNodeSettings(shader.legendSettings())
    legend.setMinimumLabel(_label(low, year))
    legend.setMaximumLabel(_label(high, year))
    shader.setLegendSettings(legend)
    whole = QgsRasterShader(low, high)
    whole.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), number, whole)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer


def _label(value: float, year=None) -> str:
    if year is None:
        return f"{value:.3g}"
    day = date(year, 1, 1) + timedelta(days=round(value) - 1)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
