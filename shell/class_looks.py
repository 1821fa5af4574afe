"""How a raster of classes and its polygons look: the colours and names of the legend that the file holds."""

from __future__ import annotations

import json
from typing import NamedTuple

from osgeo import gdal
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsFillSymbol,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

TAG = "CHRONOFUSE_LEGEND"
"""Of engine/raster/legend.py, which writes it."""
SHARES = ((0.0, "#7f2704"), (0.5, "#f16913"), (0.8, "#fdd0a2"), (1.0, "#f7fbff"))
"""From doubtful to sure."""
OUTLINE = "60,60,60,120"


class Class(NamedTuple):
    """A class of a legend."""

    code: int
    name: str
    colour: str


def legend_at(path: str) -> list[Class]:
    """The classes of a raster; none where it holds no legend that can be read."""
    try:
        dataset = gdal.Open(path)
        text = dataset.GetMetadataItem(TAG) if dataset is not None else None
        return [Class(int(code), str(name), str(colour)) for code, name, colour in json.loads(text or "[]")]
    except (RuntimeError, TypeError, ValueError):
        return []


def dress_classes(layer: QgsRasterLayer) -> None:
    """Give a raster of classes its legend. Main thread, unless the layer is the caller's own."""
    legend = legend_at(layer.source())
    if not legend:
        return
    classes = [QgsPalettedRasterRenderer.Class(c.code, QColor(c.colour), c.name) for c in legend]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
    layer.triggerRepaint()


def dress_shares(layer: QgsRasterLayer) -> None:
    """Give a raster of the shares of the vote its colours: the doubtful pixels stand out."""
    shader = QgsColorRampShader(0.0, 1.0)
    items = [QgsColorRampShader.ColorRampItem(at, QColor(colour), f"{at:.0%}") for at, colour in SHARES]
    shader.setColorRampItemList(items)
    raster = QgsRasterShader()
    raster.setRasterShaderFunction(shader)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, raster))
    layer.triggerRepaint()


def dress_polygons(layer: QgsVectorLayer, legend: list[Class]) -> None:
    """Give polygons the colours of their classes."""
    categories = [
        QgsRendererCategory(
            c.code,
            QgsFillSymbol.createSimple(
                {"color": c.colour, "outline_color": OUTLINE, "outline_width": "0.1", "style": "solid"}
            ),
            c.name,
        )
        for c in legend
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", categories))
    layer.triggerRepaint()
