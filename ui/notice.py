"""One sentence with a sign that can be told from the others on a light and on a dark theme: by its shape, and
by the colour of the line beside it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle

from .forms import wrapped

SIGNS = {
    "info": (QStyle.StandardPixmap.SP_MessageBoxInformation, "#1e88e5"),
    "warning": (QStyle.StandardPixmap.SP_MessageBoxWarning, "#f9a825"),
    "error": (QStyle.StandardPixmap.SP_MessageBoxCritical, "#e53935"),
    "success": (QStyle.StandardPixmap.SP_DialogApplyButton, "#43a047"),
}
SIGN_PIXELS = 20


class Notice(QFrame):
    """As high as its sentence needs; nothing of it scrolls away."""

    def __init__(self):
        super().__init__()
        self.setObjectName("ChronofuseNotice")
        self.level = ""
        self.sign, self.label = QLabel(), wrapped()
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def say(self, level: str, sentence: str) -> None:
        """Show the sentence in the place of the one before."""
        self.level = level
        pixmap, colour = SIGNS[level]
        self.sign.setPixmap(self.style().standardIcon(pixmap).pixmap(SIGN_PIXELS, SIGN_PIXELS))
        self.setStyleSheet(f"#ChronofuseNotice {{ border: none; border-left: 3px solid {colour}; }}")
        self.label.setText(sentence)

    def text(self) -> str:
        """The sentence."""
        return self.label.text()
