"""Draws the pictures of docs/wetlands.md from what its commands made, in the plugin's own styles.

    python scripts/maps_pictures.py FOLDER docs

FOLDER is the one in which the commands of docs/wetlands.md were given. It takes QGIS's own Python.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from map_layout import Panel, draw, load_plugin
from qgis.core import (
    QgsApplication,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

SHOWN = (5, 4, 3)
BRIGHTEST = {5: 0.4, 4: 0.5, 3: 0.28}
LOW, HIGH = "2024-08-12", "2024-08-20"


def main(folder: Path, docs: Path) -> None:
    application = QgsApplication([], True)
    application.initQgis()
    load_plugin()
    whole = image(folder / "filled" / f"filled_{LOW}.tif", "").extent()
    draw(docs / "wetlands-shores.png", shores(folder), whole, 24)
    draw(docs / "wetlands-dynamics.png", dynamics(folder), whole, 27)
    draw(docs / "wetlands-cover.png", cover(folder), whole, 47)
    curve(folder / "dynamics.html", docs / "wetlands-level.png")
    application.exitQgis()


def curve(page: Path, target: Path) -> None:
    """The chart of the level, as the page of dynamics has it."""
    text = page.read_text("utf-8")
    found = re.search(r"<svg[^>]*Level of each date.*?</svg>", text, re.DOTALL)
    if found is None:
        raise ValueError(f"{page} has no level: give --dem")
    drawn = QSvgRenderer(QByteArray(found.group().encode()))
    picture = QImage(drawn.defaultSize(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    drawn.render(painter)
    painter.end()
    picture.save(str(target))


def shores(folder: Path) -> list[Panel]:
    """What was seen on the day of the flood, what was filled, and the shores of both days."""
    from chronofuse.shell import water_looks

    lines = QgsVectorLayer(f"{folder / 'shores.gpkg'}|layername=lines", "Shores", "ogr")
    water_looks.dress_lines(lines, figures_of(folder / "shores.json"))
    seen = image(folder / "flood" / f"fine_{HIGH}.tif", "seen")
    filled = image(folder / "filled" / f"filled_{HIGH}.tif", "filled")
    return [
        Panel("20 August, as it was observed", [seen]),
        Panel("20 August, filled", [filled]),
        Panel("Shores of 12 and 20 August", [lines, filled], [lines]),
    ]


def dynamics(folder: Path) -> list[Panel]:
    """How often, when first and how long."""
    from chronofuse.shell import water_looks

    panels = []
    figures = figures_of(folder / "dynamics.json")
    for band, title in (
        ("frequency", "How often there was water"),
        ("first_day", "First day"),
        ("longest_spell", "Longest spell"),
    ):
        layer = QgsRasterLayer(str(folder / "dynamics.tif"), water_looks.title_of(band))
        water_looks.dress_dynamics(layer, figures)
        layer.styleManager().setCurrentStyle(water_looks.title_of(band))
        panels.append(Panel(title, [layer], [layer]))
    return panels


def cover(folder: Path) -> list[Panel]:
    """What the place is covered with, and what was flooded of it."""
    from chronofuse.shell import change_looks, class_looks

    classes = QgsRasterLayer(str(folder / "landcover.tif"), "Land cover")
    class_looks.dress_classes(classes)
    flooded = QgsRasterLayer(str(folder / "flooded.tif"), "Change of MNDWI")
    change_looks.dress(flooded, "output", figures_of(folder / "flooded.json"))
    return [
        Panel("12 August, filled", [image(folder / "filled" / f"filled_{LOW}.tif", "filled")]),
        Panel("Land cover of the season", [classes], [classes], columns=2),
        Panel("Flooded from 12 to 20 August", [flooded], [flooded]),
    ]


def image(path: Path, name: str) -> QgsRasterLayer:
    """Short-wave infrared, near infrared and red, alike on all dates: water is dark, plants are green."""
    layer = QgsRasterLayer(str(path), name)
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), *SHOWN)
    for band, put in zip(
        SHOWN,
        (
            renderer.setRedContrastEnhancement,
            renderer.setGreenContrastEnhancement,
            renderer.setBlueContrastEnhancement,
        ),
    ):
        stretch = QgsContrastEnhancement(layer.dataProvider().dataType(band))
        stretch.setMinimumValue(0)
        stretch.setMaximumValue(BRIGHTEST[band])
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        put(stretch)
    layer.setRenderer(renderer)
    return layer


def figures_of(report: Path):
    from chronofuse.engine.door.value import Figures

    return Figures(**json.loads(report.read_text("utf-8"))["figures"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
