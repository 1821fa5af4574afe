r"""Draws the pictures of docs/wetlands.md, change.md, drivers.md and inversion.md, from what commands made,
in the plugin's own styles.

    python scripts/maps_pictures.py FOLDER docs

FOLDER is the one in which the commands of docs/wetlands.md were given, and these, for docs/change.md:

    chronofuse change --before filled/filled_2024-07-31.tif --after filled/filled_2024-08-08.tif --index nbr \
        --min-area 10000 -o burnt.tif --report burnt.json
    python -m chronofuse.models.simulation year --year --ratio 8 --last 2025-03-31 --coarse-every 400 \
        --truth-every 400
    python scripts/planted_breaks.py year planted
    chronofuse change planted --index ndvi -o breaks.tif --report breaks.json

It takes QGIS's own Python, and of its Qt the web kit.
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
    QgsSingleBandGrayRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QSize, Qt, QUrl
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWebKitWidgets import QWebPage

SHOWN = (5, 4, 3)
BRIGHTEST = {5: 0.4, 4: 0.5, 3: 0.28}
LOW, HIGH = "2024-08-12", "2024-08-20"
BURNT, CLEAR = ("2024-07-31", "2024-08-08"), "2024-07-18"
WIDTH = 1080
"""Of the page of drivers, in pixels."""


def main(folder: Path, docs: Path) -> None:
    application = QgsApplication([], True)
    application.initQgis()
    load_plugin()
    whole = image(folder / "filled" / f"filled_{LOW}.tif", "").extent()
    draw(docs / "wetlands-shores.png", shores(folder), whole, 24)
    draw(docs / "wetlands-dynamics.png", dynamics(folder), whole, 27)
    draw(docs / "wetlands-cover.png", cover(folder), whole, 47)
    curve(folder / "dynamics.html", "Level of each date", docs / "wetlands-level.png")
    draw(docs / "change-dates.png", fire(folder), whole, 27)
    draw(docs / "change-classes.png", covered(folder), whole, 48)
    draw(docs / "change-series.png", breaks(folder), whole, 30)
    draw(docs / "inversion.png", cover_of_plants(folder), whole, 30)
    curve(folder / "cover.html", "Measured beside predicted", docs / "inversion-scatter.png")
    page(folder / "drivers.html", docs / "drivers.png")
    application.exitQgis()


def curve(path: Path, label: str, target: Path) -> None:
    """A chart, as the page of a run has it."""
    text = path.read_text("utf-8")
    found = re.search(rf"<svg[^>]*{label}.*?</svg>", text, re.DOTALL)
    if found is None:
        raise ValueError(f"{path} has no '{label}'")
    drawn = QSvgRenderer(QByteArray(found.group().encode()))
    picture = QImage(drawn.defaultSize(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    drawn.render(painter)
    painter.end()
    picture.save(str(target))


def page(path: Path, target: Path) -> None:
    """The page of drivers, from its beginning to the end of the strata of the first factor."""
    shown = QWebPage()
    shown.setViewportSize(QSize(WIDTH, 900))
    for side in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        shown.mainFrame().setScrollBarPolicy(side, Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    loop = QEventLoop()
    shown.loadFinished.connect(loop.quit)
    shown.mainFrame().load(QUrl.fromLocalFile(str(path.resolve())))
    loop.exec()
    end = shown.mainFrame().evaluateJavaScript(
        "document.querySelectorAll('h3')[1].getBoundingClientRect().top"
    )
    picture = QImage(WIDTH, int(end) - 16, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    shown.setViewportSize(picture.size())
    painter = QPainter(picture)
    shown.mainFrame().render(painter)
    painter.end()
    picture.save(str(target))


def fire(folder: Path) -> list[Panel]:
    """The days before and after a fire, and where NBR has changed."""
    from chronofuse.shell import change_looks

    figures = figures_of(folder / "burnt.json")
    burnt = QgsRasterLayer(str(folder / "burnt.tif"), "Change of NBR")
    change_looks.dress(burnt, "output", figures)
    before, after = (image(folder / "filled" / f"filled_{day}.tif", day) for day in BURNT)
    return [
        Panel("31 July", [before]),
        Panel("8 August", [after]),
        Panel("What burned, and was harvested", [burnt], [burnt]),
    ]


def covered(folder: Path) -> list[Panel]:
    """What became of the classes where the water went."""
    from chronofuse.shell import change_looks, class_looks

    classes = QgsRasterLayer(str(folder / "landcover.tif"), "Land cover")
    class_looks.dress_classes(classes)
    transitions = QgsRasterLayer(str(folder / "covered.tif"), "Transitions")
    figures = figures_of(folder / "covered.json")
    change_looks.dress(transitions, "output", figures)
    moved = [n for n, one in enumerate(figures["legend"], 1) if "→" in one["name"]]  # 0 is the band
    return [
        Panel("Land cover of the season", [classes], [classes], columns=2),
        Panel("From class to class; pale is what stayed", [transitions], [transitions], moved),
    ]


def breaks(folder: Path) -> list[Panel]:
    """Day and size of the largest break, over the place in grey."""
    from chronofuse.shell import change_looks

    figures, panels = figures_of(folder / "breaks.json"), []
    for band in ("day", "size"):
        title = change_looks.TITLES[band]
        layer = QgsRasterLayer(str(folder / "breaks.tif"), title)
        change_looks.dress(layer, "output", figures)
        layer.styleManager().setCurrentStyle(title)
        ground = QgsRasterLayer(str(folder / "planted" / f"fine_{CLEAR}.tif"), "ground")
        ground.setRenderer(QgsSingleBandGrayRenderer(ground.dataProvider(), 4))
        ground.setContrastEnhancement(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        panels.append(Panel(title, [layer, ground], [layer]))
    return panels


def cover_of_plants(folder: Path) -> list[Panel]:
    """The image of a day, what was found of it, and how far off that may be."""
    from chronofuse.shell import parameter_looks

    figures = figures_of(folder / "cover.json")
    panels = [Panel("20 August, filled", [image(folder / "filled" / f"filled_{HIGH}.tif", "filled")])]
    for band, title in (("value", "Green cover"), ("deviation", "How far off it may be")):
        layer = QgsRasterLayer(str(folder / "cover.tif"), parameter_looks.TITLES[band])
        parameter_looks.dress(layer, figures)
        layer.styleManager().setCurrentStyle(parameter_looks.TITLES[band])
        panels.append(Panel(title, [layer], [layer]))
    return panels


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
