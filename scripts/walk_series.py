"""The walk's third session: from a folder with the images of a year to an NDVI series that plays."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QFileDialog, QLineEdit, QProgressBar, QPushButton
from walk_dock import drawn, fill_the_screen, press_the_button, the_dock
from walk_driver import Driver, Step
from walk_second import RUN_SECONDS, algorithm_dialog, start

EVERY = 10
"""Days from one date to the next."""


def steps(order: dict) -> list[Callable[[Driver], Step]]:
    return [] if order["short"] else [start, ask_for_a_series, choose_the_dates, fill_it, play_it]


def ask_for_a_series(walk: Driver) -> Step:
    """The button below the empty table, and the folder."""
    if the_dock() is None or not the_dock().isVisible():
        yield from press_the_button(walk)
    yield from fill_the_screen(walk)
    yield walk.until(lambda: the_dock().isVisible(), 20, "the dock is open")
    yield from walk.click(the_dock().images.series_button)
    yield walk.opened(QFileDialog)
    field = walk.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    yield from walk.type(field, str(walk.home / "year"))
    yield from walk.press(field, Qt.Key.Key_Return)
    yield walk.until(algorithm_dialog, 20, "the dialog of the series is open")
    yield 1


def choose_the_dates(walk: Driver) -> Step:
    dialog = algorithm_dialog()
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
    yield from drawn(walk)
    yield 2
    walk.measures.say(f"  layers: {len(there())}")
    walk.picture("26-series-layers")


def play_it(walk: Driver) -> Step:
    """The button in the message bar; some frames go by."""
    bar = walk.iface.messageBar()
    yield walk.until(lambda: bar.currentItem().findChildren(QPushButton), 20, "it is offered to play")
    yield from walk.click(bar.currentItem().findChildren(QPushButton)[-1])
    controller = walk.iface.mapCanvas().temporalController()
    yield walk.until(lambda: controller.currentFrameNumber() >= 12, 60, "it plays until summer")
    controller.pause()
    yield from drawn(walk)
    yield 1
    walk.picture("27-series-plays")
