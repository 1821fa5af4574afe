"""One sentence with a sign."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel

from ..shell.interface_words import of_sentence
from .forms import wrapped
from .signs import sign


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
        """Show the sentence in the place of the one before, in the words of the interface."""
        self.level = level
        self.sign.setPixmap(sign(level))
        self.label.setText(of_sentence(sentence))

    def text(self) -> str:
        """The sentence."""
        return self.label.text()
