"""Which image a row is of: a raster layer of the project, or a file that is none of its layers."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFileDialog, QStyleOptionComboBox

from ..shell.sources import PICTURES, source_of
from ..shell.tr import tr
from .eliding import ElidingChoice
from .forms import narrow


class ImageBox(ElidingChoice, QgsMapLayerComboBox):
    """A choice among the project's rasters that starts empty; behind them come the file and `A file ...`."""

    KEPT = Qt.TextElideMode.ElideMiddle
    """Images of a sensor differ in their dates, which come last."""

    changed = pyqtSignal()

    def __init__(self):
        super().__init__()
        self.file: Optional[str] = None
        """The path that the entry behind the layers stands for."""
        self._before = 0
        self.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.setExcludedProviders(list(PICTURES))
        self.setAllowEmptyLayer(True)
        self.setLayer(None)
        self._offer()
        narrow(self)
        self.setMinimumContentsLength(3)
        self.layerChanged.connect(lambda *_: self._chosen())
        self.activated.connect(self._asked)

    def _option(self) -> QStyleOptionComboBox:
        option = super()._option()
        option.currentIcon = QIcon()  # the same one for every raster, and a quarter of the room
        return option

    def use_layer(self, layer: Optional[QgsMapLayer]) -> None:
        self.setLayer(layer)

    def use_file(self, path: str) -> None:
        """Take a file that need not be a layer."""
        blocked = self.blockSignals(True)
        self.setLayer(None)
        self.file = path
        self._offer()
        self.setCurrentIndex(self._place_of(self._named()))
        self.blockSignals(blocked)
        self._chosen()

    def is_file(self) -> bool:
        return self.file is not None and self.currentIndex() == self._place_of(self._named())

    def layer(self) -> Optional[QgsRasterLayer]:
        return self.currentLayer()

    def is_empty(self) -> bool:
        return self.currentLayer() is None and not self.is_file()

    def source(self) -> Optional[str]:
        """What the engine opens; None where nothing is chosen.

        Raises:
            UnreadableFileError, MissingFileError, OutputNotWritableError: a layer that is no file.
        """
        if self.is_file():
            return self.file
        return source_of(self.currentLayer()) if self.currentLayer() else None

    def name(self) -> str:
        """Of the layer or the file."""
        if self.is_file():
            return Path(self.file or "").name
        return self.currentLayer().name() if self.currentLayer() else ""

    def names(self) -> list[str]:
        """Of the layer and of its file, which both may tell a day."""
        layer = self.layer()
        return [self.name(), *([Path(_about(layer)).name] if layer else [])] if not self.is_empty() else []

    def _offer(self) -> None:
        """The entries behind the layers."""
        self.setAdditionalItems([*filter(None, [self._named()]), self._question()])

    def _named(self) -> str:
        """How the file is called in the list."""
        return (Path(self.file).name or self.file) if self.file else ""

    def _question(self) -> str:
        return tr("A file …")

    def _place_of(self, title: str) -> int:
        """Where an entry stands that is no layer: QGIS puts these behind the layers, in the order of the
        alphabet."""
        layer_at = super().layer
        places = (n for n in range(self.count()) if self.itemText(n) == title and layer_at(n) is None)
        return next(places, -1)

    def _chosen(self) -> None:
        if self.currentIndex() == self._place_of(self._question()):
            return  # the question for a file, which is no image
        self._before = self.currentIndex()
        self.setToolTip(self.file if self.is_file() else _about(self.currentLayer()))
        self.changed.emit()

    def _asked(self, place: int) -> None:
        """`A file ...` was chosen: ask for it; without an answer what was there stays."""
        if place != self._place_of(self._question()):
            return
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose an image"))
        if path:
            self.use_file(path)
        else:
            blocked = self.blockSignals(True)
            self.setCurrentIndex(self._before)
            self.blockSignals(blocked)

    def let_go(self, layers: list[str]) -> None:
        """Be empty where the layer is one of those that go: Qt would silently choose the next one."""
        current = self.currentLayer()
        if current is not None and current.id() in layers:
            self.setLayer(None)


def _about(layer: Optional[QgsRasterLayer]) -> str:
    return layer.source().partition("|")[0] if layer else ""
