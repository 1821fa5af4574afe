"""The images of a run, chosen by role among the layers of the project."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox

from ..engine.door.errors import PairCountError
from ..engine.door.jobs import Pair
from ..shell.sources import source_of
from .forms import group, layer_box


class ImageFields(QObject):
    """The combo boxes of all roles; `groups` are laid out by the dock."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.fine = layer_box(
            "The sharp image of the reference date (F1). The result takes its grid and bands."
        )
        self.coarse = layer_box("The coarse image of about the same date (C1).")
        self.target = layer_box("The coarse image of the date to predict (C2).")
        self.fine_2 = layer_box("The sharp image of a second reference date (F3).")
        self.coarse_2 = layer_box("The coarse image that belongs to it (C3).")
        self.reference = layer_box(
            "A true sharp image of the target date, if there is one: only measured against, "
            "never used to predict."
        )
        for box in self.boxes():
            box.layerChanged.connect(self.changed)

    def boxes(self) -> list:
        return [self.fine, self.coarse, self.target, self.fine_2, self.coarse_2, self.reference]

    def needed_rows(self) -> list:
        return [("Fine (F1)", self.fine), ("Coarse (C1)", self.coarse), ("Target (C2)", self.target)]

    def second_pair(self) -> QGroupBox:
        return group(
            "Second reference date",
            [("Fine (F3)", self.fine_2), ("Coarse (C3)", self.coarse_2)],
            collapsed=True,
        )

    def complete(self) -> bool:
        """Whether the three images that every run needs are chosen."""
        return all(box.currentLayer() for box in (self.fine, self.coarse, self.target))

    def pairs(self) -> tuple[Pair, ...]:
        """The reference pairs as the engine opens them.

        Raises:
            PairCountError: half of the second pair is missing.
            UnreadableFileError, MissingFileError: a layer that is no file.
        """
        first = Pair(source_of(self.fine.currentLayer()), source_of(self.coarse.currentLayer()))
        second = [_source(box) for box in (self.fine_2, self.coarse_2)]
        if not any(second):
            return (first,)
        if not all(second):
            have, lack = ("fine", "coarse") if second[0] else ("coarse", "fine")
            raise PairCountError(f"The second pair has a {have} image but no {lack} one: give both or none.")
        return first, Pair(*second)

    def target_source(self) -> str:
        return source_of(self.target.currentLayer())

    def reference_source(self) -> Optional[str]:
        return _source(self.reference)


def _source(box) -> Optional[str]:
    layer: Optional[QgsRasterLayer] = box.currentLayer()
    return source_of(layer) if layer else None
