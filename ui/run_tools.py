"""Two buttons beside Run: the runs of the project, and looking at results side by side and pixel by pixel."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ..shell.tr import tr
from . import signs
from .layers import OpenedRun
from .look_dock import LookDock
from .run_history import RunHistory
from .run_list import RunList


class RunTools(QWidget):
    """Their windows are made when they are first asked for."""

    repeat_wanted = pyqtSignal(object)
    change_wanted = pyqtSignal(object)

    def __init__(self, iface):
        super().__init__()
        self.iface = iface
        self.history = RunHistory(self)
        self.list: Optional[RunList] = None
        self.look: Optional[LookDock] = None
        runs = _tool(signs.RUNS, tr("Runs of this project"), tr("Runs"), self.show_runs)
        look = _tool(
            signs.LOOK,
            tr("Compare two images with a swipe; values of a pixel over all dates"),
            tr("Look"),
            self.show_look,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(runs)
        row.addWidget(look)

    def show_runs(self) -> None:
        """Open the list of runs, or bring it to the front."""
        if self.list is None:
            self.list = RunList(self.history, self.iface.mainWindow())
            self.list.repeat_wanted.connect(self.repeat_wanted)
            self.list.change_wanted.connect(self.change_wanted)
            self.list.table_wanted.connect(self.show_table)
        self.list.refresh()
        self.list.show()
        self.list.raise_()

    def show_table(self, table: Optional[str]) -> None:
        """Open the figures of a run; the analyst may have removed their layer."""
        layer = QgsProject.instance().mapLayer(table or "")
        if layer is not None:
            self.iface.showAttributeTable(layer)

    def go_to(self, given: OpenedRun) -> None:
        """Have the map show a run whose layers are all that the project has, as of images that are files:
        where it stood before, nothing lies."""
        canvas = self.iface.mapCanvas()
        if canvas is not None and given.rasters and set(QgsProject.instance().mapLayers()) <= set(given.ids):
            layer = given.rasters[0][1]
            canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
            canvas.refresh()

    def show_look(self) -> None:
        """Open the window in which images are compared and pixels are plotted."""
        if self.look is None:
            self.look = LookDock(self.iface.mapCanvas(), self.iface.mainWindow())
            self.iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.look)
        self.look.setUserVisible(True)
        self.look.take_little_room()

    def let_go(self) -> None:
        """The dock is about to go, and all that came from here with it."""
        self.history.let_go()
        if self.list is not None:
            self.list.close()
            self.list.deleteLater()
            self.list = None
        if self.look is not None:
            self.look.let_go()
            self.iface.removeDockWidget(self.look)
            self.look.deleteLater()
            self.look = None


def _tool(sign: str, tip: str, name: str, clicked) -> QToolButton:
    button = QToolButton()
    button.setIcon(signs.icon(sign))
    button.setToolTip(tip)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.clicked.connect(lambda: clicked())
    return button
