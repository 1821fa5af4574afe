"""The walk's third session: from a folder with the images of a year to an NDVI series that plays."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QProgressBar
from walk_dock import drawn, fill_the_screen, press_the_button, the_dock
from walk_driver import Driver, Step
from walk_second import RUN_SECONDS, algorithm_dialog, play, start

EVERY = 10
"""Days from one date to the next."""


def steps(order: dict) -> list[Callable[[Driver], Step]]:
    return [] if order["short"] else [start, ask_for_a_series, name_the_folder, fill_it, play_it]


def ask_for_a_series(walk: Driver) -> Step:
    """The button below the empty table."""
    if the_dock() is None or not the_dock().isVisible():
        yield from press_the_button(walk)
    yield from fill_the_screen(walk)
    yield walk.until(lambda: the_dock().isVisible(), 20, "the dock is open")
    yield from walk.click(the_dock().images.series_button)
    yield walk.until(algorithm_dialog, 20, "the dialog of the series is open")
    yield 1


def name_the_folder(walk: Driver) -> Step:
    dialog = algorithm_dialog()
    field = next(one for one in dialog.findChildren(QgsFileWidget) if one.isVisible()).lineEdit()
    yield from walk.type(field, str(walk.home / "year"))
    every = next(one for one in dialog.findChildren(QAbstractSpinBox) if one.isVisible())
    yield from walk.type(every, str(EVERY))
    yield 0.5
    walk.picture("24-series-dialog", dialog)


def fill_it(walk: Driver) -> Step:
    dialog = algorithm_dialog()
    bar = next(one for one in dialog.findChildren(QProgressBar) if one.isVisible())
    walk.measures.follow(lambda: bar.value() / bar.maximum() if bar.maximum() and bar.value() else None)
    begun = walk.now()
    yield from walk.click(dialog.runButton())
    there = QgsProject.instance().mapLayers
    yield walk.until(lambda: not dialog.runButton().isEnabled(), 20, "it runs")
    yield walk.until(there, RUN_SECONDS, "it is filled")
    walk.measures.say_how_true("the series of a year", begun)
    yield walk.until(dialog.results, 120, "its layers are there")
    yield 2
    walk.picture("25-series-log", dialog)
    dialog.close()
    walk.iface.messageBar().clearWidgets()
    yield from drawn(walk)
    walk.measures.say(f"  layers: {len(there())}")
    walk.picture("26-series-layers")


def play_it(walk: Driver) -> Step:
    """The controller is opened, switched on, and its Next is pressed until summer."""
    yield from play(walk, "27-series-plays", 12)
