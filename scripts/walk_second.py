"""The walk's second session: the project is opened again, a series, the training's dialog, a graph."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMessageBox,
    QToolButton,
    QTreeView,
)
from qgis.utils import plugin_times
from walk_dock import (
    RUN_SECONDS,
    checked,
    drawn,
    fill_the_screen,
    fuse,
    name_the_output,
    open_the_runs,
    the_dock,
)
from walk_driver import Driver, Step


def steps(order: dict) -> list[Callable[[Driver], Step]]:
    if order["short"]:
        return [start, open_the_project_again]
    return [
        start,
        open_the_project_again,
        open_a_graph,
        run_the_graph,
        open_the_training,
        choose_the_images_of_a_series,
        run_a_series,
        play_the_series,
    ]


def start(walk: Driver) -> Step:
    """QGIS has started with the plugin."""
    walk.measures.say(f"  QGIS says that the start of the plugin took {plugin_times.get('chronofuse')}")
    yield from fill_the_screen(walk)
    yield 3
    walk.iface.messageBar().clearWidgets()  # QGIS's own, on what it could not download


def open_the_project_again(walk: Driver) -> Step:
    QTimer.singleShot(0, walk.iface.actionOpenProject().trigger)
    yield from walk.answer_file_dialog(walk.home, "lake.qgz")
    yield walk.until(lambda: QgsProject.instance().mapLayers(), 60, "the project is open")
    yield walk.until(lambda: the_dock().isVisible(), 20, "the dock is open, as it was")
    yield from checked(walk)
    yield from drawn(walk)
    yield from open_the_runs(walk)
    yield 0.5
    walk.picture("17-opened-again")
    the_dock().tools.list.close()


# ---- a series


def choose_the_images_of_a_series(walk: Driver) -> Step:
    """A new project, and five files at once, whose roles and days are found out."""
    QTimer.singleShot(0, walk.iface.actionNewProject().trigger)
    yield 2
    while isinstance(QApplication.activeModalWidget(), QMessageBox):  # the graph's layers are not saved
        box = QApplication.activeModalWidget()
        answers = (QMessageBox.StandardButton.Discard, QMessageBox.StandardButton.Yes)
        yield from walk.click(next(filter(None, map(box.button, answers))))
        yield 1
    dock = the_dock()
    yield walk.until(lambda: not dock.images.rows, 10, "the table is empty")
    yield from walk.click(dock.images.files_button)
    names = (
        "fine_2024-04-12",
        *(f"coarse_{day}" for day in ("2024-04-12", "2024-05-08", "2024-06-04", "2024-07-01")),
    )
    yield from walk.answer_file_dialog(walk.home / "images", *(f"{name}.tif" for name in names))
    yield walk.until(lambda: dock.images.has_roles(), 60, "the roles are found out")
    yield from checked(walk)
    walk.measures.say(f"  roles: {[(row.role, row.day.text()) for row in dock.images.rows]}")
    for row in dock.images.rows:
        if not row.role:
            yield from walk.choose(row.role_box, row.role_box.findData("C2"))
            yield 0.3
    yield from checked(walk)
    walk.picture("22-series-images", dock)


def run_a_series(walk: Driver) -> Step:
    yield from name_the_output(walk, walk.home / "series.tif")
    yield from fuse(walk, "the series")
    yield from drawn(walk)


def play_the_series(walk: Driver) -> Step:
    panel = _panel(walk, "emporal")
    if not panel.isVisible():  # the action closes one that is open
        QTimer.singleShot(0, walk.window.findChild(QAction, "mActionTemporalController").trigger)
        yield walk.until(panel.isVisible, 10, "the controller is open")
        yield 1
    animated = panel.findChild(QToolButton, "mNavigationAnimated")
    yield from walk.click(animated)
    yield 0.5
    buttons = panel.findChildren(QAbstractButton, "mNextButton")
    yield from walk.click(next(one for one in buttons if one.isVisible()))
    walk.iface.messageBar().clearWidgets()
    yield from drawn(walk)
    yield 1
    walk.picture("23-series")
    panel.close()


def _panel(walk: Driver, name: str) -> QDockWidget:
    return next(one for one in walk.window.findChildren(QDockWidget) if name in one.objectName())


# ---- the toolbox


def _open_toolbox(walk: Driver, words: str) -> Step:
    """The toolbox, with these words in its search; its first algorithm is opened."""
    panel = next(
        one for one in walk.window.findChildren(QDockWidget) if one.objectName() == "ProcessingToolbox"
    )
    if not panel.isVisible():
        QTimer.singleShot(0, lambda: panel.setUserVisible(True))
        yield 1
    search = panel.findChild(QLineEdit)
    yield from walk.type(search, words)
    yield 1
    tree = next(one for one in panel.findChildren(QTreeView) if one.isVisible())
    place = _first_leaf(tree)
    if place is None:
        raise LookupError(f"the toolbox finds nothing for {words!r}")
    tree.scrollTo(place)
    yield 0.3
    yield from walk.click(tree.viewport(), tree.visualRect(place).center())
    yield from walk.click(tree.viewport(), tree.visualRect(place).center(), twice=True)


def _first_leaf(tree: QTreeView):
    """The first entry below the groups, which a search unfolds."""
    model, place = tree.model(), None
    parents = [model.index(row, 0) for row in range(model.rowCount())]
    while parents:
        parent = parents.pop(0)
        count = model.rowCount(parent)
        if not count and parent.parent().isValid() and "hronofuse" in _way(parent):
            return parent
        parents = [model.index(row, 0, parent) for row in range(count)] + parents
    return place


def _way(place) -> str:
    names = []
    while place.isValid():
        names.append(str(place.data()))
        place = place.parent()
    return " < ".join(names)


def algorithm_dialog():
    """The dialog of an algorithm that is open."""
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if type(one).__name__ == "AlgorithmDialog"), None)


def open_a_graph(walk: Driver) -> Step:
    """Its own defaults; the three images are chosen."""
    yield from _open_toolbox(walk, "mark vegetation")
    yield walk.until(algorithm_dialog, 20, "the dialog of the graph is open")
    yield 1
    starts = Qt.MatchFlag.MatchStartsWith
    boxes = [
        one for one in algorithm_dialog().findChildren(QComboBox) if one.findText("fine_2024", starts) >= 0
    ]
    for box, name in zip(boxes, ("fine_2024-04-12", "coarse_2024-04-12", "coarse_2024-07-01"), strict=True):
        yield from walk.choose(box, box.findText(name, starts))
    yield 0.5
    walk.picture("18-graph", algorithm_dialog())


def run_the_graph(walk: Driver) -> Step:
    dialog, count = algorithm_dialog(), len(QgsProject.instance().mapLayers())
    yield from walk.click(dialog.runButton())  # whatever it is called in the language of QGIS
    there = QgsProject.instance().mapLayers
    yield walk.until(lambda: len(there()) >= count + 3, RUN_SECONDS, "it gave three layers")
    yield 2
    walk.picture("19-graph-log", dialog)
    dialog.close()
    walk.iface.messageBar().clearWidgets()
    yield from drawn(walk)
    walk.picture("20-graph-result")


def open_the_training(walk: Driver) -> Step:
    yield from _open_toolbox(walk, "train")
    yield walk.until(algorithm_dialog, 20, "the dialog of the training is open")
    dialog = algorithm_dialog()
    yield 1
    field = next(one for one in dialog.findChildren(QgsFileWidget) if one.isVisible()).lineEdit()
    yield from walk.type(field, str(walk.home / "images"))
    boxes = (one for one in dialog.findChildren(QComboBox) if one.isVisible())
    box = next(one for one in boxes if one.findText("edcstfn") >= 0)
    yield from walk.choose(box, box.findText("edcstfn"))
    yield 0.5
    walk.picture("21-training", dialog)
    dialog.close()
    _panel(walk, "ProcessingToolbox").close()
