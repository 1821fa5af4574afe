"""Draws the picture of docs/landcover.md: an image of the generator's year, the map of its classes with their
legend, how sure the model is, and where a label would help most; the layers wear the plugin's own styles.

    python scripts/landcover_picture.py FOLDER docs/landcover.png

FOLDER holds what `chronofuse map train` and `chronofuse map` made there: image.tif, map.tif, share.tif and
next.gpkg. It takes QGIS's own Python.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIDE, GAP, TITLE, LEGEND = 470, 18, 34, 200
"""Of a map, between two, above them, and beside the last, in pixels."""
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(folder: Path, target: Path) -> None:
    from qgis.core import QgsApplication, QgsRasterLayer, QgsVectorLayer

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.insert(0, str(ROOT))
    load_plugin()
    from chronofuse.shell import class_looks

    image = QgsRasterLayer(str(folder / "image.tif"), "image")
    colour(image)
    classes = QgsRasterLayer(str(folder / "map.tif"), "map")
    class_looks.dress_classes(classes)
    shares = QgsRasterLayer(str(folder / "share.tif"), "share")
    class_looks.dress_shares(shares)
    doubts = QgsVectorLayer(str(folder / "next.gpkg"), "next")
    mark(doubts)
    panels = [("An image of July", [image]), ("Land cover", [classes])]
    panels.append(("Probability, and where to label next", [doubts, shares]))
    draw(panels, class_looks.legend_at(str(folder / "map.tif")), target)
    application.exitQgis()


def load_plugin() -> None:
    """This very copy as `chronofuse`, whatever its folder is called."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(
        "chronofuse", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["chronofuse"] = module
    spec.loader.exec_module(module)


def colour(image) -> None:
    """Near infrared, red and green, each stretched from 2 to 98 % of its pixels."""
    from qgis.core import QgsContrastEnhancement, QgsMultiBandColorRenderer, QgsRasterMinMaxOrigin

    image.setRenderer(QgsMultiBandColorRenderer(image.dataProvider(), 4, 3, 2))
    origin = QgsRasterMinMaxOrigin.Limits.CumulativeCut
    image.setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum, origin
    )


def mark(points) -> None:
    from qgis.core import QgsMarkerSymbol, QgsSingleSymbolRenderer

    look = {"name": "circle", "color": "255,255,255,0", "outline_color": "20,20,20", "size": "2.6"}
    points.setRenderer(
        QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({**look, "outline_width": "0.5"}))
    )


def draw(panels, legend, target: Path) -> None:
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
    from qgis.PyQt.QtCore import QRect, QSize, Qt
    from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

    width = len(panels) * (SIDE + GAP) + LEGEND
    page = QImage(width, SIDE + TITLE, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("DejaVu Sans")
    font.setPixelSize(17)
    painter.setFont(font)
    for number, (title, layers) in enumerate(panels):
        settings = QgsMapSettings()
        settings.setLayers(layers)
        settings.setDestinationCrs(layers[-1].crs())
        settings.setExtent(layers[-1].extent())
        settings.setOutputSize(QSize(SIDE, SIDE))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        x = number * (SIDE + GAP) + (LEGEND if number == 2 else 0)
        painter.setPen(QColor("#1d2a33"))
        painter.drawText(x, 23, title)
        painter.drawImage(x, TITLE, job.renderedImage())
    font.setPixelSize(15)
    painter.setFont(font)
    left = 2 * (SIDE + GAP) - 4
    for row, one in enumerate(legend):
        y = TITLE + 8 + 31 * row
        painter.setPen(QColor("#8a9aa5"))
        painter.setBrush(QColor(one.colour))
        painter.drawRect(QRect(left, y, 22, 16))
        painter.setPen(QColor("#1d2a33"))
        painter.drawText(QRect(left + 32, y - 4, LEGEND - 50, 24), Qt.AlignmentFlag.AlignVCenter, one.name)
    painter.end()
    page.save(str(target))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
