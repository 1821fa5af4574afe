"""A button that may be narrower than its text."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolTip


class ElidingButton(QPushButton):
    """Where its text has too little room, it ends in dots, and a tooltip says it in full: a longer text, as
    other languages have it, must not widen the dock."""

    def __init__(self, text: str = ""):
        super().__init__(text)
        self.setMinimumWidth(1)

    def shown(self) -> str:
        """The text as far as there is room for it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _):
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def event(self, event):
        if event.type() == QEvent.Type.ToolTip and self.shown() != self.text():
            told = "\n".join(filter(None, (self.text(), self.toolTip())))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)
