"""What the plugin's menu opens beside the dock: the sample scene, the guide, the diagnostics."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import Qgis, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..engine.door import environment
from ..engine.door.errors import EngineMissingError
from ..shell.diagnostics import remember
from ..shell.tr import tr
from . import compare_dialog, message_bar, sample_scene, series_dialog
from .diagnostics_dialog import DiagnosticsDialog
from .task import EngineTask

ROOT = Path(__file__).resolve().parent.parent
GUIDES = (ROOT / "resources" / "guide" / "index.html", ROOT / "docs" / "guide.md")
"""The guide that is bundled; in a checkout without it, its source."""
ONLINE = "https://github.com/chronofuse/chronofuse/blob/main/docs/guide.md"

BY_ROLE = {"fine": "F1", "coarse": "C1", "target": "C2", "truth": "reference"}
"""The scene's roles in the words of the dock's table."""


class Launcher:
    """Opens things; nothing here waits for the engine."""

    def __init__(self, iface, dock: Callable[[], Any]):
        self.iface, self._dock = iface, dock
        self.task: Optional[EngineTask] = None
        self.loader: Optional[sample_scene.Loader] = None
        self.dialog: Optional[DiagnosticsDialog] = None
        self.series: Any = None
        """The dialog of a series, which nothing else keeps."""
        self.comparison: Any = None
        """That of a comparison of methods."""

    def load_sample_scene(self) -> None:
        """The generator's scene as layers, chosen in the dock; the set-up page where there is no engine."""
        if self.task is not None:
            return
        dock = self._dock()
        dock.setUserVisible(True)
        if not _has_engine():
            dock.front.show_set_up()
            return
        message_bar.say(
            self.iface, tr("Making the sample scene; this takes a few seconds."), Qgis.MessageLevel.Info, 5
        )
        self.task = sample_scene.make(self._made)

    def fill_series(self, folder: str = "") -> None:
        """The dialog of *Fill a series* with what the dock knows; without an engine the page to set it up."""
        if self._may_open():
            self.series = series_dialog.show(self._dock().form, folder)

    def compare_methods(self) -> None:
        """The dialog of *Compare methods* with what the dock knows; likewise."""
        if self._may_open():
            self.comparison = compare_dialog.show(self._dock().form, self.iface)

    def _may_open(self) -> bool:
        """Whether there is what a dialog of Processing needs; if not, it is said."""
        if not series_dialog.is_there():
            told = tr("QGIS's Processing is switched off: tick it in the plugin manager, under Installed.")
            message_bar.say(self.iface, told, Qgis.MessageLevel.Warning)
            return False
        if not _has_engine():
            self._dock().setUserVisible(True)
            self._dock().front.show_set_up()
            return False
        return True

    def show_engine(self) -> None:
        """The page from which the engine is set up, added to and repaired."""
        dock = self._dock()
        dock.setUserVisible(True)
        dock.front.show_engine()

    def open_guide(self) -> None:
        """The bundled guide in the browser; the one on the web where there is none."""
        QDesktopServices.openUrl(guide_url())

    def show_diagnostics(self) -> None:
        """The dialog; asked for again, it is made anew."""
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = DiagnosticsDialog(self.iface.mainWindow())
        self.dialog.show()

    def shut_down(self) -> None:
        """The plugin is about to go."""
        if self.task is not None:
            self.task.ended.disconnect()
            self.task.cancel()
            self.task = None
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _made(self, task: EngineTask) -> None:
        self.task = None
        if task.error is not None:
            remember(task.error)
            message_bar.say(self.iface, str(task.error), Qgis.MessageLevel.Critical, 0)
            if isinstance(task.error, EngineMissingError):
                self._dock().front.tell(task.error)
            return
        self.loader = sample_scene.Loader(task.result, QgsProject.instance(), self._loaded)

    def _loaded(self, layers: dict[str, QgsRasterLayer]) -> None:
        self.loader = None
        choose(self._dock(), layers)
        canvas = self.iface.mapCanvas()
        if canvas is not None:
            canvas.setExtent(
                canvas.mapSettings().layerExtentToOutputExtent(layers["fine"], layers["fine"].extent())
            )
            canvas.refresh()


def _has_engine() -> bool:
    try:
        environment.find_python()
    except EngineMissingError:
        return False
    return True


def choose(dock, layers: dict[str, QgsRasterLayer]) -> None:
    """Choose layers in the dock by role: `fine`, `coarse`, `target`, `truth`."""
    for taker in (dock, getattr(dock, "form", None)):
        use = getattr(taker, "use_images", None)
        if use is not None:
            use({BY_ROLE[role]: layer for role, layer in layers.items()})
            return
    for box, role in (("fine", "fine"), ("coarse", "coarse"), ("target", "target"), ("reference", "truth")):
        getattr(dock.images, box).setLayer(layers[role])


def guide_url() -> QUrl:
    """Where the guide is."""
    here = next((path for path in GUIDES if path.is_file()), None)
    return QUrl.fromLocalFile(str(here)) if here else QUrl(ONLINE)
