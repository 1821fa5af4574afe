"""Sentences with a sign in front: what the check found, how the run ended."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from .forms import wrapped

SIGNS = {"info": "/mIconInfo.svg", "warning": "/mIconWarning.svg", "error": "/mIconCritical.svg",
         "success": "/mIconSuccess.svg"}
SIGN_PIXELS = 16


class Findings(QWidget):
    """A list of (level, sentence)."""

    def __init__(self):
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(1, 1)
        self.shown: list[tuple[str, str]] = []

    def show_all(self, sentences: list[tuple[str, str]]) -> None:
        """Replace what is shown."""
        self._clear()
        self.shown = sentences
        for row, (level, text) in enumerate(sentences):
            sign = QLabel()
            sign.setPixmap(QgsApplication.getThemeIcon(SIGNS[level]).pixmap(SIGN_PIXELS, SIGN_PIXELS))
            label = wrapped(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(label, row, 1, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """All sentences, a line each."""
        return "\n".join(text for _, text in self.shown)

    def _clear(self) -> None:
        while self.grid.count():
            self.grid.takeAt(0).widget().deleteLater()
