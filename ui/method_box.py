"""The list of methods in the dock: built in, bundled, the user's own, and a model file."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox

from ..models.catalogue.card import in_brief
from ..models.catalogue.installed import catalogue, preferred_method
from ..models.catalogue.manifest import Manifest
from ..shell.words import as_html
from .forms import narrow

MODEL_FILE = "model file"
"""What the last entry stands for, in the place of a method's name."""


class MethodBox(QComboBox):
    """A choice of methods by title. It looks anew whenever it is opened, for models that were imported
    meanwhile."""

    def __init__(self):
        super().__init__()
        narrow(self)
        self._names: list[str] = []
        self.refresh()
        self.setCurrentIndex(self.findData(preferred_method(self._names)))

    def showPopup(self):
        self.refresh()
        super().showPopup()

    def refresh(self) -> None:
        """List what is installed now; what was chosen stays chosen, unless it is gone."""
        methods = catalogue()
        if list(methods) == self._names:
            return
        chosen = self.currentData()
        blocked = self.blockSignals(True)
        self.clear()
        for name, manifest in methods.items():
            self.addItem(manifest.title, name)
            self.setItemData(self.count() - 1, about(manifest), Qt.ItemDataRole.ToolTipRole)
        self.addItem("A model file (.onnx) …", MODEL_FILE)
        self._names = list(methods)
        place = self.findData(chosen)
        self.setCurrentIndex(place)
        self.blockSignals(blocked)
        if chosen is not None and place < 0:
            self.setCurrentIndex(self.findData(preferred_method(methods)))


def about(manifest: Manifest) -> str:
    """What a method is, as a tooltip; a model's own words are shown as they are, and never as HTML."""
    return as_html(manifest.summary, in_brief(manifest))
