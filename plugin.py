"""The plugin as QGIS sees it: it registers the Processing provider, and adds a toolbar and a menu, from which
the dock, the sample scene, the guide and the diagnostics open; and takes all of it back.

What a QGIS that is only started does not need is not imported: the dock is made when it is opened first.
"""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolButton

from .toolbox.provider import ChronofuseProvider

MENU = "Chronofuse"
ICON = Path(__file__).parent / "resources" / "icon.svg"
WAS_OPEN = "chronofuse/dock_open"
"""The setting that says whether the dock was open when QGIS was closed."""


def tr(text: str) -> str:
    """The text in QGIS's language; `shell/tr.py` does the same, and is not imported here (the dependency
    rule)."""
    return QCoreApplication.translate("Chronofuse", text)


class ChronofusePlugin:
    """`initGui` and `unload` mirror each other; under qgis_process there is no iface and only the
    provider."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.action: Optional[QAction] = None
        self.toolbar = None
        self.menu_actions: list[QAction] = []
        self.launcher = None
        """Opens what the menu names; made with the first of them."""
        self._dock = None

    def initProcessing(self):
        self.provider = ChronofuseProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()
        self._add_actions()
        if QgsSettings().value(WAS_OPEN, False, type=bool):
            self.iface.initializationCompleted.connect(self._reopen)

    def unload(self):
        self._remove_dock()
        self._remove_actions()
        self._remove_provider()

    @property
    def dock(self):
        """The dock, made when somebody asks for it; None when the plugin is not loaded."""
        if self._dock is None and self.action is not None:
            self._add_dock()
        return self._dock

    # ---- what the menu does

    def toggle_dock(self, wanted: bool = True) -> None:
        """Open the dock, or close it."""
        if wanted or self._dock is not None:
            self.dock.setUserVisible(wanted)

    def load_sample_scene(self) -> None:
        """Have the engine make the sample scene, and load it by role."""
        self._launch().load_sample_scene()

    def open_guide(self) -> None:
        """The guide that came with the plugin."""
        self._launch().open_guide()

    def show_diagnostics(self) -> None:
        """A text about this installation, to copy."""
        self._launch().show_diagnostics()

    def _launch(self):
        if self.launcher is None:
            from .ui.launcher import Launcher  # here, because a QGIS that is only started must not pay for it

            self.launcher = Launcher(self.iface, lambda: self.dock)
        return self.launcher

    # ---- the dock

    def _add_dock(self):
        from .ui.dock import ChronofuseDock  # here, because a QGIS that is only started must not pay for it

        self._dock = ChronofuseDock(self.iface, self.iface.mainWindow())
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.hide()
        if hasattr(self._dock.front, "sample_wanted"):
            self._dock.front.sample_wanted.connect(self.load_sample_scene)
        self._dock.visibilityChanged.connect(self._dock_shown)

    def _reopen(self):
        self.iface.initializationCompleted.disconnect(self._reopen)
        self.toggle_dock()

    def _dock_shown(self, _visible: bool) -> None:
        """Keep the button in step; a dock behind another one in the same place is open."""
        if self._dock is not None and self.action is not None:
            is_open = self._dock.isVisibleTo(self._dock.parentWidget())
            self.action.setChecked(is_open)
            if self.iface.mainWindow().isVisible():  # not while QGIS closes
                QgsSettings().setValue(WAS_OPEN, is_open)

    def _remove_dock(self):
        if self._dock is not None:
            self._dock.visibilityChanged.disconnect(self._dock_shown)
            self._dock.shut_down()
            self.iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        if self.launcher is not None:
            self.launcher.shut_down()
            self.launcher = None

    # ---- toolbar and menu

    def _add_actions(self):
        window = self.iface.mainWindow()
        self.action = QAction(QIcon(str(ICON)), tr("Chronofuse dock"), window)
        self.action.setObjectName("ChronofuseDockAction")
        self.action.setCheckable(True)
        self.action.setToolTip(tr("Chronofuse: predict the sharp image of a day that has only a coarse one"))
        self.action.triggered.connect(self.toggle_dock)
        self.menu_actions = [
            self.action,
            *(
                self._action(title, name, slot)
                for title, name, slot in (
                    (tr("Load sample scene"), "Sample", self.load_sample_scene),
                    (tr("Guide"), "Guide", self.open_guide),
                    (tr("Diagnostics"), "Diagnostics", self.show_diagnostics),
                )
            ),
        ]
        for action in self.menu_actions:
            self.iface.addPluginToRasterMenu(MENU, action)
        self._add_toolbar(window)

    def _add_toolbar(self, window) -> None:
        """A toolbar of its own: QGIS hides the one of raster plugins at first."""
        self.toolbar = self.iface.addToolBar(MENU)
        self.toolbar.setObjectName("ChronofuseToolBar")
        menu = QMenu(window)
        menu.addActions(self.menu_actions[1:])
        button = QToolButton(self.toolbar)
        button.setDefaultAction(self.action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu.setParent(button, menu.windowFlags())
        self.toolbar.addWidget(button)

    def _action(self, title: str, name: str, slot) -> QAction:
        action = QAction(title, self.iface.mainWindow())
        action.setObjectName(f"Chronofuse{name}Action")
        action.triggered.connect(lambda *_: slot())
        return action

    def _remove_actions(self):
        for action in self.menu_actions:
            self.iface.removePluginRasterMenu(MENU, action)
            action.deleteLater()
        self.menu_actions, self.action = [], None
        if self.toolbar is not None:
            self.iface.mainWindow().removeToolBar(self.toolbar)
            self.toolbar.deleteLater()
            self.toolbar = None

    def _remove_provider(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
