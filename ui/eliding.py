"""Buttons, choices and lines that may be narrower than their text.

Where a text has too little room, it ends in dots, and a tooltip says it in full: a longer text, as other
languages have it, must neither widen the dock nor be cut within a letter.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from ..shell.words import as_html

ROOM_OF_AN_ICON = 4
"""What a choice leaves beside its icon, in pixels."""
_BeforeAClassOfQt: Any = object
"""The base of a class that is mixed in; for mypy it has all that the class of Qt behind it has."""


class _Eliding(_BeforeAClassOfQt):
    """What both have in common."""

    KEPT = Qt.TextElideMode.ElideRight
    """Where the dots are."""

    def shown(self) -> str:
        """The text as far as there is room for it."""
        return self.shown_in(self.room())

    def shown_in(self, room: int) -> str:
        """What stands there when so many pixels are free."""
        return self.fontMetrics().elidedText(self.full_text(), self.KEPT, room)

    def event(self, event):
        if event.type() == QEvent.Type.ToolTip and self.shown() != self.full_text():
            tip = self.toolTip()
            told = as_html(self.full_text()) + (tip if tip.startswith("<p>") or not tip else as_html(tip))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)


class ElidingButton(_Eliding, QPushButton):
    def __init__(self, text: str = ""):
        super().__init__(text)
        self.setMinimumWidth(1)

    def full_text(self) -> str:
        return self.text()

    def room(self) -> int:
        """For the text, in pixels."""
        contents = QStyle.SubElement.SE_PushButtonContents
        return self.style().subElementRect(contents, self._option(), self).width()

    def paintEvent(self, _):
        option = self._option()
        option.text = self.shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option


class ElidingChoice(_Eliding):
    """Of a class of Qt or QGIS that stands behind it."""

    def full_text(self) -> str:
        return self.currentText()

    def room(self) -> int:
        """For the text, in pixels."""
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        option = self._option()
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + ROOM_OF_AN_ICON
        return self.style().subControlRect(control, option, field, self).width() - icon - 2

    def paintEvent(self, _):
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option


class ElidingBox(ElidingChoice, QComboBox):
    """A choice of our own entries."""


class Elided(QLabel):
    """One line that loses its middle where there is no room for it; the tip has all of it."""

    def __init__(self, text: str):
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), self.shown_in(self.width()))

    def shown_in(self, room: int) -> str:
        """What stands there when so many pixels are free."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
