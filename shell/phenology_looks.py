"""How the raster of the seasons looks: a style for each band, by the name of the band.

The limits come from the engine with the figures; nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QDate, QLocale
from qgis.PyQt.QtGui import QColor

from ..engine.door.season_colours import COUNTS, DAYS, ERRORS, PLANTS
from ..engine.door.value import Figures
from .tr import mark, tr, tr_marked


@dataclass(frozen=True)
class BandLook:
    """How one band is shown."""

    title: str
    """To be translated."""
    colours: tuple[str, ...]
    is_day: bool = False
    unit: str = ""
    """To be translated; stands behind the legend's numbers."""
    is_share: bool = False
    """0 to 1, told in per cent."""


LOOKS = {
    "start": BandLook(mark("Start of the season"), DAYS, True),
    "peak": BandLook(mark("Peak of the season"), DAYS, True),
    "end": BandLook(mark("End of the season"), DAYS, True),
    "length": BandLook(mark("Length of the season"), PLANTS, unit=mark("days")),
    "amplitude": BandLook(mark("Amplitude"), PLANTS),
    "base": BandLook(mark("Base"), PLANTS),
    "integral": BandLook(mark("Integral over the base"), PLANTS),
    "seasons": BandLook(mark("Number of seasons"), COUNTS),
    "fit_error": BandLook(mark("Error of the fit"), ERRORS),
}
SECOND = "_2"
"""Ends the names of the bands of a second season."""


def title_of(band: str) -> str:
    """What the style of a band is called."""
    look = LOOKS[band.removesuffix(SECOND)]
    title = tr_marked(look.title)
    return tr("{title} (second season)").format(title=title) if band.endswith(SECOND) else title


def dress(layer: QgsRasterLayer, figures: Figures) -> None:
    """Give a layer a style for each of its bands, of which the first is shown. Main thread, unless the layer
    is the caller's own."""
    names, year = list(figures["bands"]), int(figures["year"])
    manager = layer.styleManager()
    before = manager.styles()
    for number, name in reversed(list(enumerate(names, 1))):
        layer.setRenderer(_renderer(layer, number, name, figures, year))
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
        layer.setRenderer(_renderer(layer, 1, figures["bands"][0], figures, int(figures["year"])))
        layer.saveNamedStyle(str(sidecar))


def _renderer(layer: QgsRasterLayer, number: int, name: str, figures: Figures, year: int):
    look = LOOKS[name.removesuffix(SECOND)]
    if name == "seasons":
        return _counts(layer, number, look)
    low, high = _limits(name, figures["phenology"]["bands"].get(name))
    return ramp(layer, number, look, low, high, year)


def _limits(name: str, known: Any) -> tuple[float, float]:
    if not known:
        return 0.0, 1.0
    low, high = known["low"], known["high"]
    if name == "fit_error":
        low = 0.0
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def ramp(layer: QgsRasterLayer, number: int, look: BandLook, low: float, high: float, year: int):
    """A renderer of one band with the colours of its look, from a value to another."""
    colours, last = [QColor(colour) for colour in look.colours], len(look.colours) - 1
    shader = QgsColorRampShader(low, high, gradient(colours))
    set_interpolated(shader)
    items = []
    for place, colour in enumerate(colours):
        value = low + (high - low) * place / last
        items.append(QgsColorRampShader.ColorRampItem(value, colour, _label(value, look, year)))
    shader.setColorRampItemList(items)
    legend = QgsColorRampLegendNodeSettings(shader.legendSettings())
    if look.is_day:
        legend.setMinimumLabel(_label(low, look, year))
        legend.setMaximumLabel(_label(high, look, year))
    elif look.unit:
        legend.setSuffix(f" {tr_marked(look.unit)}")
    elif look.is_share:
        legend.setMinimumLabel(f"{low:.0%}")
        legend.setMaximumLabel(f"{high:.0%}")
    shader.setLegendSettings(legend)
    whole = QgsRasterShader(low, high)
    whole.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), number, whole)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer


def gradient(colours: list[QColor]) -> QgsGradientColorRamp:
    last = len(colours) - 1
    stops = [QgsGradientStop(place / last, colour) for place, colour in enumerate(colours[1:-1], 1)]
    return QgsGradientColorRamp(colours[0], colours[-1], False, stops)


def set_interpolated(shader: QgsColorRampShader) -> None:
    kinds = getattr(Qgis, "ShaderInterpolationMethod", None)  # from QGIS 3.38 on
    shader.setColorRampType(kinds.Linear if kinds else QgsColorRampShader.Type.Interpolated)


def _counts(layer: QgsRasterLayer, number: int, look: BandLook) -> QgsPalettedRasterRenderer:
    classes = [
        QgsPalettedRasterRenderer.Class(count, QColor(colour), str(count))
        for count, colour in enumerate(look.colours)
    ]
    return QgsPalettedRasterRenderer(layer.dataProvider(), number, classes)


def _label(value: float, look: BandLook, year: int) -> str:
    """A day in the words of the user's language, `12 Apr 2024`; else the number."""
    if not look.is_day:
        return f"{value:.3g}"
    day = date(year, 1, 1) + timedelta(days=round(value) - 1)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
