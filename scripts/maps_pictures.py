"""Draws the pictures of docs/wetlands.md, from what its commands made: the layers wear the plugin's own styles.

    python scripts/maps_pictures.py FOLDER docs

FOLDER is the one in which the commands of docs/wetlands.md were given. It takes QGIS's own Python.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from map_layout import Panel, draw, load_plugin
from qgis.core import (
    QgsApplication,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsVectorLayer,
)

LOW, HIGH = "2024-08-12", "2024-08-20"
MOST = 10
"""Transitions in a legend, those on the most ground."""


def main(folder: Path, docs: Path) -> None:
    application = QgsApplication([], True)
    application.initQgis()
    load_plugin()
    whole = image(folder / "filled" / f"filled_{LOW}.tif", "").extent()
    draw(docs / "wetlands-shores.png", shores(folder), whole, 17)
    draw(docs / "wetlands-dynamics.png", dynamics(folder), whole, 17)
    draw(docs / "wetlands-change.png", change(folder), whole, 56)
    application.exitQgis()


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


def change(folder: Path) -> list[Panel]:
    """Both maps, and what became what."""
    from chronofuse.shell import change_looks, class_looks

    figures = figures_of(folder / "change.json")
    moved = [one for one in figures["transitions"] if one["from"] != one["to"]]
    largest = sorted(moved, key=lambda one: -one["hectares"])[:MOST]
    codes = [one["code"] for one in figures["legend"]]
    maps = []
    for name in ("before", "after"):
        layer = QgsRasterLayer(str(folder / f"{name}.tif"), "Land cover")
        class_looks.dress_classes(layer)
        maps.append(layer)
    moves = QgsRasterLayer(str(folder / "change.tif"), "What became what")
    change_looks.dress(moves, "output", figures)
    offset = 1  # before the classes stands the band
    nodes = [offset + codes.index(one["code"]) for one in largest]
    return [
        Panel("Land cover on 12 August", [maps[0]], [maps[0]], columns=2),
        Panel("Land cover on 20 August", [maps[1]]),
        Panel("What became what", [moves], [moves], nodes),
    ]


def image(path: Path, name: str) -> QgsRasterLayer:
    """Short-wave infrared, near infrared and green: water is dark blue, plants are green."""
    layer = QgsRasterLayer(str(path), name)
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), 5, 4, 2))
    layer.setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum,
        QgsRasterMinMaxOrigin.Limits.CumulativeCut,
    )
    return layer


def figures_of(report: Path):
    from chronofuse.engine.door.value import Figures

    return Figures(**json.loads(report.read_text("utf-8"))["figures"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
