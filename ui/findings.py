"""Sentences with a sign in front: what the check found, how the run ended."""

from __future__ import annotations

from qgis.gui import QgsScrollArea
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from .forms import wrapped
from .signs import SIGN_PIXELS, sign

SPARE_PIXELS = 4
"""What the style may take of a line's width."""
MOST_PIXELS = 150
"""Height above which the list scrolls; the forms must keep some room on a small screen."""


class Findings(QgsScrollArea):
    """A list of (level, sentence), as high as its text needs, up to a limit."""

    def __init__(self):
        super().__init__()
        content = QWidget()
        self.grid = QGridLayout(content)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(1, 1)
        self.shown: list[tuple[str, str]] = []
        self.labels: list[QLabel] = []

    def show_all(self, sentences: list[tuple[str, str]]) -> None:
        """Replace what is shown."""
        self._clear()
        self.shown = sentences
        for row, (level, text) in enumerate(sentences):
            picture = QLabel()
            picture.setPixmap(sign(level))
            label = wrapped(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(label, row, 1)
            self.labels.append(label)
        self.grid.setRowStretch(len(sentences), 1)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._fit()

    def text(self) -> str:
        """All sentences, a line each."""
        return "\n".join(text for _, text in self.shown)

    def _fit(self) -> None:
        """Take the height that the sentences need at this width. A layout alone would take that of narrow
        lines."""
        room = self.width() - SIGN_PIXELS - self.grid.horizontalSpacing() - SPARE_PIXELS
        if self._heights(room) > MOST_PIXELS:
            room -= self.verticalScrollBar().sizeHint().width()
        for label in self.labels:
            label.setFixedHeight(max(SIGN_PIXELS, label.heightForWidth(room)))
        self.setFixedHeight(min(MOST_PIXELS, self._heights(room)))

    def _heights(self, room: int) -> int:
        spacing = self.grid.verticalSpacing()
        return sum(max(SIGN_PIXELS, label.heightForWidth(room)) + spacing for label in self.labels)

    def _clear(self) -> None:
        self.grid.setRowStretch(len(self.shown), 0)
        self.labels = []
        while self.grid.count():
            widget = self.grid.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
