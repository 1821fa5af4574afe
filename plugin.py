"""The plugin as QGIS sees it: it registers the Processing provider and opens the dock, and takes both
back."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .toolbox.provider import ChronofuseProvider

MENU = "Chronofuse"
ICON = Path(__file__).parent / "resources" / "icon.svg"


class ChronofusePlugin:
    """`initGui` and `unload` mirror each other; under qgis_process there is no iface and only the
    provider."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.dock = None
        self.action = None

    def initProcessing(self):
        self.provider = ChronofuseProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()
        self._add_dock()
        self._add_action()

    def unload(self):
        self._remove_action()
        self._remove_dock()
        self._remove_provider()

    def _add_dock(self):
        from .ui.dock import ChronofuseDock  # here, because qgis_process must not pay for widgets

        self.dock = ChronofuseDock(self.iface, self.iface.mainWindow())
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()

    def _remove_dock(self):
        if self.dock is not None:
            self.dock.shut_down()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None

    def _add_action(self):
        self.action = QAction(QIcon(str(ICON)), "Chronofuse", self.iface.mainWindow())
        self.action.setToolTip("Chronofuse: predict the sharp image of a day that has only a coarse one")
        self.dock.setToggleVisibilityAction(self.action)
        self.iface.addPluginToRasterMenu(MENU, self.action)
        self.iface.addRasterToolBarIcon(self.action)

    def _remove_action(self):
        if self.action is not None:
            self.iface.removeRasterToolBarIcon(self.action)
            self.iface.removePluginRasterMenu(MENU, self.action)
            self.action.deleteLater()
            self.action = None

    def _remove_provider(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
