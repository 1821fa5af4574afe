"""Pictures of maps for the documents: panels side by side with their titles, and under each its legend, as
QGIS itself draws it from the style of the layer. North is up; the scale stands in the first panel.

It takes QGIS's own Python.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from qgis.core import (
    QgsLayerTree,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

ROOT = Path(__file__).resolve().parent.parent
SIDE, GAP, TITLE = 84.0, 4.0, 7.0
"""Of a map, between two, and above them, millimetres."""
WIDTH = 1080
"""Pixels."""
INK = QColor("#1d2a33")


@dataclass(frozen=True)
class Panel:
    """A map."""

    title: str
    layers: Sequence[QgsMapLayer]
    """The first is on top."""
    legend: Sequence[QgsMapLayer] = ()
    nodes: Optional[Sequence[int]] = None
    """Which entries of its legend are shown; None: all of them."""
    columns: int = 1


def load_plugin() -> None:
    """This very copy as `chronofuse`, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "chronofuse", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{ROOT} is no package")
    module = importlib.util.module_from_spec(spec)
    sys.modules["chronofuse"] = module
    spec.loader.exec_module(module)


def draw(target: Path, panels: Sequence[Panel], extent: QgsRectangle, legend_height: float) -> None:
    """Write a PNG; legends have `legend_height` millimetres below the maps."""
    project = QgsProject.instance()
    for panel in panels:
        project.addMapLayers([layer for layer in panel.layers if not project.mapLayer(layer.id())])
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    width = len(panels) * (SIDE + GAP) - GAP
    page = layout.pageCollection().page(0)
    page.setPageSize(QgsLayoutSize(width, TITLE + SIDE + legend_height))
    for number, panel in enumerate(panels):
        _add(layout, panel, number * (SIDE + GAP), extent, number == 0)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = WIDTH / (width / 25.4)
    settings.generateWorldFile = settings.exportMetadata = False
    done = QgsLayoutExporter(layout).exportToImage(str(target), settings)
    if done != QgsLayoutExporter.ExportResult.Success:
        raise OSError(f"{target} can't be written")
    picture = Image.open(target).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)


def _add(layout, panel: Panel, left: float, extent: QgsRectangle, scaled: bool) -> None:
    title = QgsLayoutItemLabel(layout)
    title.setText(panel.title)
    title.setFont(_font(11))
    title.setFontColor(INK)
    _place(layout, title, left, 0.5, SIDE, TITLE)
    shown = QgsLayoutItemMap(layout)
    _place(layout, shown, left, TITLE, SIDE, SIDE)
    shown.setCrs(panel.layers[-1].crs())
    shown.setLayers(list(panel.layers))
    shown.zoomToExtent(extent)
    shown.setFrameEnabled(True)
    shown.setFrameStrokeColor(QColor("#8a9aa5"))
    if panel.legend:
        _add_legend(layout, panel, shown, left)
    if scaled:
        _add_scale(layout, shown, left)


def _add_legend(layout, panel: Panel, shown, left: float) -> None:
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(shown)
    legend.setAutoUpdateModel(False)
    tree: QgsLayerTree = legend.model().rootGroup()
    tree.clear()
    for layer in panel.legend:
        node = tree.addLayer(layer)
        if panel.nodes is not None:
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(panel.nodes))
            legend.model().refreshLayerLegend(node)
        elif layer.type() == layer.RasterLayer:
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, _without_band(legend, node))
            legend.model().refreshLayerLegend(node)
    for style in (QgsLegendStyle.Style.Subgroup, QgsLegendStyle.Style.SymbolLabel):
        legend.setStyleFont(style, _font(9))
        legend.rstyle(style).setMargin(QgsLegendStyle.Side.Top, 0.9)
    legend.setFontColor(INK)
    legend.setSymbolHeight(3.4)
    legend.setSymbolWidth(6)
    legend.setBoxSpace(0.5)
    legend.setColumnCount(panel.columns)
    legend.setSplitLayer(panel.columns > 1)
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(left, TITLE + SIDE + 1, QgsUnitTypes.LayoutUnit.LayoutMillimeters))
    legend.adjustBoxSize()


def _without_band(legend, node) -> list[int]:
    """The places of a raster's entries, without the one that says which band it is."""
    nodes = legend.model().layerOriginalLegendNodes(node)
    return [place for place, one in enumerate(nodes) if "Band" not in str(one.data(0))]


def _add_scale(layout, shown, left: float) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(shown)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setStyle("Line Ticks Up")
    bar.setNumberOfSegments(1)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(1)
    bar.setUnitLabel("km")
    bar.setFont(_font(8))
    bar.setHeight(1.5)
    bar.setBoxContentSpace(1)
    bar.setBackgroundEnabled(True)
    bar.setBackgroundColor(QColor(255, 255, 255, 215))
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(left + 1.5, TITLE + SIDE - 9.5))
    north = QgsLayoutItemLabel(layout)
    north.setText("N ↑")
    north.setFont(_font(9))
    north.setHAlign(Qt.AlignmentFlag.AlignHCenter)
    north.setBackgroundEnabled(True)
    north.setBackgroundColor(QColor(255, 255, 255, 215))
    _place(layout, north, left + SIDE - 10.5, TITLE + 1.5, 9, 4.5)


def _place(layout, item, left: float, top: float, width: float, height: float) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(left, top))
    item.attemptResize(QgsLayoutSize(width, height))


def _font(points: int) -> QFont:
    return QFont("DejaVu Sans", points)
