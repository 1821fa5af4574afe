"""How the raster of a parameter looks: a style for its value and one for its deviation.

The limits come from the engine with the figures; nothing is computed here.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsRasterLayer

from ..engine.door.season_colours import ERRORS
from ..engine.door.value import Figures
from .change_looks import ramp
from .tr import mark, tr_marked

VALUES = ("#fdf6d8", "#7fcdbb", "#1d91c0", "#225ea8", "#081d58")
TITLES = {"value": mark("Value"), "deviation": mark("Deviation")}
COLOURS = {"value": VALUES, "deviation": ERRORS}


def dress(layer: QgsRasterLayer, figures: Figures) -> None:
    """Give a layer a style for each band, of which the value is shown. Main thread, unless the layer is the
    caller's own."""
    manager = layer.styleManager()
    before, titles = manager.styles(), [tr_marked(title) for title in TITLES.values()]
    for name in reversed(list(TITLES)):
        layer.setRenderer(_renderer(layer, name, figures))
        manager.removeStyle(tr_marked(TITLES[name]))  # of an earlier run, whose file was written anew
        manager.addStyleFromLayer(tr_marked(TITLES[name]))
    manager.setCurrentStyle(titles[0])
    for style in before:
        if style not in titles:
            manager.removeStyle(style)
    layer.triggerRepaint()


def write_sidecar(path: str, figures: Figures, overwrite: bool) -> None:
    """A .qml beside the raster, which QGIS takes up whenever the file is opened."""
    sidecar = Path(path).with_suffix(".qml")
    if overwrite or not sidecar.exists():
        layer = QgsRasterLayer(path, Path(path).stem, "gdal", QgsRasterLayer.LayerOptions(False))
        layer.setRenderer(_renderer(layer, "value", figures))
        layer.saveNamedStyle(str(sidecar))


def _renderer(layer: QgsRasterLayer, name: str, figures: Figures):
    known = figures["bands"].get(name)
    low, high = (known["low"], known["high"]) if known else (0.0, 1.0)
    if name == "deviation":
        low = 0.0
    return ramp(layer, list(TITLES).index(name) + 1, COLOURS[name], low, high if high > low else low + 1)
