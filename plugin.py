"""The plugin as QGIS sees it: it registers the Processing provider, and adds a toolbar and a menu, from which
the dock, the sample scene, the guide and the diagnostics open; and takes all of it back.

What a QGIS that is only started does not need is not imported: the dock is made when it is opened first.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Callable, Optional

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolButton

from .shell import translation
from .shell.tr import tr

MENU = "Chronofuse"
ICON = Path(__file__).parent / "resources" / "icon.svg"
BEFORE_THE_PROVIDER = (
    "engine.door.jobs",
    "engine.door.events",
    "engine.door.client",
    "shell.sources",
    "shell.styles",
    "toolbox.building",
    "toolbox.definitions",
    "toolbox.fuse_algorithm",
    "toolbox.provider",
)
"""Modules in the order in which they are imported after QGIS has started, each in some hundredths of a
second."""
BEFORE_THE_DOCK = (
    "engine.door.health",
    "shell.diagnostics",
    "ui.image_box",
    "ui.image_row",
    "ui.image_table",
    "ui.preparation_fields",
    "ui.settings",
    "engine.door.set_up",
    "ui.setup_page",
    "shell.same_look",
    "ui.layers",
    "ui.run_list",
    "ui.look_dock",
    "ui.dock",
    "ui.launcher",
)
"""The same when the dock is wanted first."""
WAS_OPEN = "chronofuse/dock_open"
"""The setting that says whether the dock was open when QGIS was closed."""
WIDTH = "chronofuse/dock_width"
"""The setting of how wide the dock was: it is made after QGIS has put its own docks in place, and would
come up as narrow as it can be."""
FIRST_WIDTH = 380
"""Pixels, in which an image keeps its day in sight."""


class ChronofusePlugin:
    """`initGui` and `unload` mirror each other; under qgis_process there is no iface and only the
    provider."""

    def __init__(self, iface):
        self.iface = iface
        self.translator = translation.install()  # before anything is made that has a text
        self.provider = None
        self.action: Optional[QAction] = None
        self.toolbar = None
        self.menu_actions: list[QAction] = []
        self.launcher = None
        """Opens what the menu names; made with the first of them."""
        self._dock = None
        self._is_placed = False
        """Whether the dock has got its width."""

    def initProcessing(self):
        from .toolbox.provider import ChronofuseProvider

        self.provider = ChronofuseProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self._add_actions()
        self._in_slices(BEFORE_THE_PROVIDER, self._add_provider)
        if QgsSettings().value(WAS_OPEN, False, type=bool):
            self.iface.initializationCompleted.connect(self._reopen)

    def _in_slices(self, modules: tuple[str, ...], then: Callable[[], None]) -> None:
        """Import modules one at a time, so that QGIS answers in between; then go on, unless the plugin is
        unloaded meanwhile."""

        def step() -> None:
            if self.action is None:
                return
            if left:
                import_module(f".{left.pop(0)}", __package__)
                QTimer.singleShot(0, step)
            else:
                then()

        left = list(modules)
        QTimer.singleShot(0, step)

    def _with_the_dock(self, then: Callable[[], None]) -> None:
        """Import what the dock needs, make it, show it, and go on: QGIS answers in between."""

        def show() -> None:
            self.open_dock()
            then()

        def make() -> None:
            if self.dock is not None:
                self._in_slices((), show)

        self._in_slices(BEFORE_THE_DOCK, make)

    def _add_provider(self) -> None:
        if self.provider is None:  # else somebody has asked for it meanwhile
            self.initProcessing()

    def unload(self):
        self._remove_dock()
        self._remove_actions()
        self._remove_provider()
        translation.remove(self.translator)
        self.translator = None

    @property
    def dock(self):
        """The dock, made when somebody asks for it; None when the plugin is not loaded."""
        if self._dock is None and self.action is not None:
            self._add_dock()
        return self._dock

    # ---- what the menu does

    def open_dock(self) -> None:
        """Open the dock; once it is made, the action opens and closes it without us."""
        self.dock.setUserVisible(True)
        if not self._is_placed:
            self._is_placed = True
            width = QgsSettings().value(WIDTH, FIRST_WIDTH, type=int)
            self.iface.mainWindow().resizeDocks([self._dock], [width], Qt.Orientation.Horizontal)

    def load_sample_scene(self) -> None:
        """Have the engine make the sample scene, and load it by role."""
        self._with_the_dock(lambda: self._launch().load_sample_scene())

    def fill_series(self, folder: str = "") -> None:
        """The dialog in which many dates are filled, with what the dock knows of them."""
        self._add_provider()
        self._with_the_dock(lambda: self._launch().fill_series(folder))

    def compare_methods(self) -> None:
        """The dialog in which methods are compared, with what the dock knows of the images."""
        self._add_provider()
        self._with_the_dock(lambda: self._launch().compare_methods())

    def show_engine(self) -> None:
        """The page from which the engine is set up, added to and repaired."""
        self._with_the_dock(lambda: self._launch().show_engine())

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
        self._dock.images.series_wanted.connect(self.fill_series)
        self._dock.settings.comparison_wanted.connect(self.compare_methods)
        if self.action is not None:  # always so where somebody asks for the dock
            self.action.triggered.disconnect(self._first_opening)
            self._dock.setToggleVisibilityAction(self.action)
        self._dock.closedStateChanged.connect(_remember_open)

    def _reopen(self):
        self.iface.initializationCompleted.disconnect(self._reopen)
        self._first_opening()

    def _first_opening(self, *_):
        self._with_the_dock(lambda: None)

    def _remove_dock(self):
        if self._dock is not None:
            self._dock.closedStateChanged.disconnect(_remember_open)
            if self._dock.isVisible() and not self._dock.isFloating():
                QgsSettings().setValue(WIDTH, self._dock.width())
            self._dock.shut_down()
            self.iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock, self._is_placed = None, False
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
        self.action.triggered.connect(self._first_opening)
        self.menu_actions = [
            self.action,
            *(
                self._action(title, name, slot)
                for title, name, slot in (
                    (tr("Load sample scene"), "Sample", self.load_sample_scene),
                    (tr("Fill a series …"), "Series", self.fill_series),
                    (tr("Set up the engine"), "SetUp", self.show_engine),
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


def _remember_open(was_closed: bool) -> None:
    """Whether the dock is open decides whether the next start of QGIS opens it."""
    QgsSettings().setValue(WAS_OPEN, not was_closed)
