"""How the rasters of a run look.

The fused image takes its colours from the names of its bands and its contrast from F1, so that the two
pictures can be compared. The limits come from the engine with the figures; nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    Qgis,
    QgsColorRampLegendNodeSettings,
    QgsContrastEnhancement,
    QgsDateTimeRange,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ..engine.door.events import DateResult, Finished
from .tr import mark, tr

RESOURCES = Path(__file__).parent.parent / "resources"
NDVI_LIMITS = (-0.2, 0.9)
KINDS = {
    "output": mark("Fused"),
    "ndvi": mark("NDVI"),
    "change": mark("Change"),
    "uncertainty": mark("Uncertainty"),
    "bounds": mark("Error bounds"),
    "change_probability": mark("Probability of change"),
}
"""Role of an output raster to how its layer is called."""
ENDS, LOWER_95 = 4, 3
"""Bands of a raster of bounds for each band of the image; which of them is the lower end of 95 %."""
HIGHEST_REFLECTANCE = 1.5
"""A change or an uncertainty beyond it is none of reflectance."""
COLOURS = (("red", "green", "blue"), ("nir", "red", "green"))
"""Names of the bands to show as red, green and blue: true colour first, then false colour."""


@dataclass(frozen=True)
class LayerLook:
    """All that it takes to style one output raster."""

    role: str
    path: str
    day: str | None = None
    """ISO date, for the temporal controller; None where it is not known."""
    bands: tuple[int, ...] = (1,)
    """Three bands for red, green and blue, or the one to show."""
    limits: tuple[tuple[float, float], ...] = ((0.0, 1.0),)
    """Lowest and highest value shown of each of those bands."""
    unit: str = ""
    """What the legend of a ramp says behind its numbers."""


def looks_of(finished: Finished) -> list[LayerLook]:
    """The looks of a run's rasters, date after date."""
    return [look for date in finished.dates for look in _looks_of_a_date(date)]


def _looks_of_a_date(date: DateResult) -> list[LayerLook]:
    figures = date.figures
    names = [name.lower() for name in figures.get("bands", [])]
    settle = {
        "output": _fused,
        "ndvi": _ndvi,
        "change": _change,
        "uncertainty": _uncertainty,
        "bounds": _bounds,
        "change_probability": _probability,
    }
    return [_look(role, date, *settle[role](names, figures)) for role in KINDS if role in date.outputs]


def _look(role: str, date: DateResult, bands, limits) -> LayerLook:
    unit = _unit(limits) if role in ("change", "uncertainty") else ""
    return LayerLook(role, date.outputs[role], date.figures.get("target_date"), bands, limits, unit)


def _unit(limits) -> str:
    """Products are in physical units: of most images reflectance; of others what F1 holds, a temperature,
    say."""
    return tr("reflectance") if limits[0][1] <= HIGHEST_REFLECTANCE else tr("in units of F1")


def dress(layer: QgsRasterLayer, look: LayerLook) -> None:
    """Put a look on a layer: renderer and temporal range. Main thread, unless the layer is the caller's
    own."""
    if look.role in ("output", "bounds"):
        show_colours(layer, look)
    else:
        _show_ramp(layer, look)
    if look.day:
        set_day(layer, look.day)
    layer.triggerRepaint()


def open_layer(look: LayerLook, name: str) -> QgsRasterLayer:
    """The layer of a raster with its look.

    Without the look that QGIS would give it first: for that it takes a histogram of every pixel, and leaves
    it in a file beside the raster.
    """
    layer = QgsRasterLayer(look.path, name, "gdal", QgsRasterLayer.LayerOptions(False))
    if layer.isValid():
        dress(layer, look)
    return layer


def write_sidecar(look: LayerLook, overwrite: bool, layer: Optional[QgsRasterLayer] = None) -> None:
    """A .qml beside the raster, which QGIS takes up whenever the file is opened; an existing one is kept.

    Args:
        layer: of the raster, with its look, where somebody has one.
    """
    sidecar = Path(look.path).with_suffix(".qml")
    if overwrite or not sidecar.exists():
        layer = layer or open_layer(look, Path(look.path).stem)
        layer.saveNamedStyle(str(sidecar))


def colour_bands(names: list[str]) -> tuple[int, ...]:
    """Which bands to show as red, green and blue; a single one where there are fewer than three."""
    for colours in COLOURS:
        if all(name in names for name in colours):
            return tuple(names.index(name) + 1 for name in colours)
    return (1, 2, 3) if len(names) >= 3 else (1,)


def _fused(names: list[str], figures: dict[str, Any]):
    """True or false colour with the contrast of F1."""
    known = {name.lower(): limits for name, limits in (figures.get("stretch") or {}).get("bands", {}).items()}
    bands = colour_bands(names)
    return bands, tuple(_limits(known.get(names[band - 1])) for band in bands)


def _ndvi(names: list[str], figures: dict[str, Any]):
    return (1,), (NDVI_LIMITS,)


def _change(names: list[str], figures: dict[str, Any]):
    """The near infrared where there is one, with equal limits on both sides of no change."""
    furthest = (figures.get("stretch") or {}).get("change") or 1.0
    return (_telling_band(names),), ((-furthest, furthest),)


def _uncertainty(names: list[str], figures: dict[str, Any]):
    """The same band, from nothing to what few pixels exceed."""
    high = (figures.get("stretch") or {}).get("uncertainty") or 1.0
    return (_telling_band(names),), ((0.0, high),)


def _probability(names: list[str], figures: dict[str, Any]):
    return (1,), ((0.0, 1.0),)


def _bounds(names: list[str], figures: dict[str, Any]):
    """What the pixels hold at least, in 95 % of them: lower ends in the fused image's colours, so that the
    two can be compared."""
    bands, limits = _fused(names, figures)
    return tuple(ENDS * (band - 1) + LOWER_95 for band in bands), limits


def _telling_band(names: list[str]) -> int:
    return next((names.index(name) + 1 for name in ("nir", "red") if name in names), 1)


def _limits(known: list[float] | None) -> tuple[float, float]:
    return (known[0], known[1]) if known else (0.0, 1.0)


def show_colours(layer: QgsRasterLayer, look: LayerLook) -> None:
    """The bands and limits of a fused image on a layer of as many bands."""
    provider = layer.dataProvider()
    stretched = [_stretch(provider.dataType(band), limits) for band, limits in zip(look.bands, look.limits)]
    if len(look.bands) == 3:
        renderer = QgsMultiBandColorRenderer(provider, *look.bands)
        renderer.setRedContrastEnhancement(stretched[0])
        renderer.setGreenContrastEnhancement(stretched[1])
        renderer.setBlueContrastEnhancement(stretched[2])
    else:
        renderer = QgsSingleBandGrayRenderer(provider, look.bands[0])
        renderer.setContrastEnhancement(stretched[0])
    layer.setRenderer(renderer)


def _stretch(data_type, limits: tuple[float, float]) -> QgsContrastEnhancement:
    enhancement = QgsContrastEnhancement(data_type)
    enhancement.setMinimumValue(limits[0])
    enhancement.setMaximumValue(limits[1])
    enhancement.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    return enhancement


def _show_ramp(layer: QgsRasterLayer, look: LayerLook) -> None:
    """The ramp of resources/, moved to the look's band and limits."""
    layer.loadNamedStyle(str(RESOURCES / f"{look.role}.qml"))
    renderer = layer.renderer().clone()
    low, high = look.limits[0]
    function = renderer.shader().rasterShaderFunction()
    items = function.colorRampItemList()
    first, last = items[0].value, items[-1].value
    for item in items:
        item.value = low + (item.value - first) / (last - first) * (high - low)
        item.label = " ".join(filter(None, (f"{item.value:.3g}", look.unit)))
    function.setMinimumValue(low)
    function.setMaximumValue(high)
    function.setColorRampItemList(items)
    if look.unit:
        legend = QgsColorRampLegendNodeSettings(function.legendSettings())
        legend.setSuffix(f" {look.unit}")
        function.setLegendSettings(legend)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    set_band = getattr(renderer, "setInputBand", None) or renderer.setBand  # renamed in QGIS 3.38
    set_band(look.bands[0])
    layer.setRenderer(renderer)


def set_day(layer: QgsRasterLayer, day: str) -> None:
    """The temporal controller shows the layer on its day."""
    temporal = layer.temporalProperties()
    temporal.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    first, last = (
        QDateTime.fromString(f"{day}T{time}Z", Qt.DateFormat.ISODate) for time in ("00:00:00", "23:59:59")
    )
    temporal.setFixedTemporalRange(QgsDateTimeRange(first, last))
    temporal.setIsActive(True)
