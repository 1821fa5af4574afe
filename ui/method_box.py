"""The choice of a method in the dock: built in, bundled, the user's own, and a model file."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal

from ..models.catalogue.installed import catalogue, preferred_method
from ..models.catalogue.manifest import Manifest
from ..shell import method_words
from ..shell.tr import tr
from ..shell.words import as_html
from .eliding import ElidingBox
from .forms import narrow
from .method_list import Wanted, groups_of, hindrance
from .method_popup import MethodPopup

MODEL_FILE = "model file"
"""What the last entry stands for, in the place of a method's name."""


class MethodBox(ElidingBox):
    """A choice of methods by title. It looks anew whenever it is opened, for models that were imported
    meanwhile; its list has groups and a search."""

    configured = pyqtSignal(object)
    """A method was chosen by the name of a paper that stands for parameters, too: these, by name."""

    def __init__(self):
        super().__init__()
        narrow(self)
        self.wanted = Wanted()
        self.popup: Optional[MethodPopup] = None
        self._methods: dict[str, Manifest] = {}
        """By name, as they were listed last: to read the model files takes too long for each touch."""
        self.refresh()
        self.setCurrentIndex(self.findData(preferred_method(self._methods)))

    def showPopup(self):
        self.refresh()
        self.popup = MethodPopup(
            self, groups_of(self._methods), self.wanted, (MODEL_FILE, self._last_title())
        )
        self.popup.taken.connect(self.choose)
        self.popup.configured.connect(self.configured)
        self.popup.destroyed.connect(self._closed)
        self.popup.open_at(self, self.currentData())

    def hidePopup(self):
        popup, self.popup = self.popup, None
        if popup is not None:
            popup.close()
        super().hidePopup()

    def _closed(self, *_) -> None:
        self.popup = None

    def choose(self, name: str) -> None:
        self.setCurrentIndex(self.findData(name))

    def suit(self, wanted: Wanted) -> None:
        """Grey the methods that can't do that run."""
        self.wanted = wanted
        for place, manifest in enumerate(self._methods.values()):
            self.model().item(place).setEnabled(not hindrance(manifest, wanted))

    def refresh(self) -> None:
        """List what is installed now; what was chosen stays chosen, unless it is gone."""
        methods = {m.name: m for _, members in groups_of(catalogue()) for m in members}
        if list(methods) == list(self._methods):
            return
        chosen = self.currentData()
        blocked = self.blockSignals(True)
        self.clear()
        for name, manifest in methods.items():
            self.addItem(method_words.title(manifest), name)
            self.setItemData(self.count() - 1, about(manifest), Qt.ItemDataRole.ToolTipRole)
        self.addItem(self._last_title(), MODEL_FILE)
        self._methods = methods
        place = self.findData(chosen)
        self.setCurrentIndex(place)
        self.blockSignals(blocked)
        self.suit(self.wanted)
        if chosen is not None and place < 0:
            self.setCurrentIndex(self.findData(preferred_method(methods)))

    def _last_title(self) -> str:
        return tr("A model file (.onnx) …")


def about(manifest: Manifest) -> str:
    """What a method is, as a tooltip; a model's own words are shown as they are, and never as HTML."""
    return as_html(method_words.summary(manifest), method_words.in_brief(manifest))
