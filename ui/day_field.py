"""A day that is typed, or chosen in a calendar that opens where the images are; empty while it is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Callable, Optional

from qgis.PyQt.QtCore import QDate, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QTextCharFormat
from qgis.PyQt.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from ..engine.door import dates
from ..shell.tr import tr
from . import signs

ISO = Qt.DateFormat.ISODate
WIDEST = "2024-00-00"
ROOM_OF_THE_CALENDAR = 34
"""Its sign with what lies around it, in pixels."""


class DayField(QLineEdit):
    """Holds an ISO date, nothing, or what somebody is about to type.

    A day that was found stands there until the analyst writes another one; `given` tells the two apart.
    """

    changed = pyqtSignal()
    """The analyst gave another day, or none."""

    def __init__(self, days_of_images: Callable[[], Iterable[str]] = lambda: ()):
        super().__init__()
        self.days_of_images = days_of_images
        self.found: Optional[str] = None
        self._told = ""
        self.setAcceptDrops(False)  # a file that is dropped here is an image for the table
        self.setPlaceholderText(tr("unknown day"))
        self.setToolTip(
            tr("The day of the image (YYYY-MM-DD). It is filled in where the file or its name tells it.")
        )
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(WIDEST) + ROOM_OF_THE_CALENDAR)
        self._calendar: Optional[QFrame] = None
        action = self.addAction(signs.icon(signs.CALENDAR), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(tr("Choose in a calendar (Down)"))
        action.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._finished)

    def given(self) -> Optional[str]:
        """What the analyst wrote: an ISO date, or a text that is none; None where that is what was found, or
        nothing."""
        text = self.text().strip()
        return None if not text or text == self.found else text

    def day(self) -> Optional[str]:
        """The ISO date that stands there, found or given; None where none does."""
        text = self.text().strip()
        return text if dates_iso(text) == text else None

    def suggest(self, day: Optional[str]) -> None:
        """Fill in what was found in the image, unless the analyst gave a day."""
        if self.given() is None:
            self.found = day
            self._show(day or "")
        else:
            self.found = day

    def give(self, day: Optional[str]) -> None:
        """Put a day there as if it was typed."""
        self._show(day or self.found or "")
        self._tell()

    def open_calendar(self) -> None:
        """At the day that stands there, else at the last one of the images; their days are bold."""
        days = sorted(day for day in self.days_of_images() if day)
        self._calendar = _calendar(self, self.day() or (days[-1] if days else None), days)
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        self.setText(text)
        self._told = text
        self._mark()

    def _edited(self, text: str) -> None:
        """Tell of a day as soon as it is whole; of half a one when the field is left."""
        self._mark()
        if not text.strip() or dates_iso(text.strip()) == text.strip():
            self._tell()

    def _finished(self) -> None:
        whole = dates_iso(self.text())
        if whole:
            self.setText(whole)
        elif not self.text().strip() and self.found:
            self.setText(self.found)  # nothing was given, so what was found counts again
        self._mark()
        if self.text().strip() != self._told:
            self._tell()

    def _tell(self) -> None:
        self._told = self.text().strip()
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """A text that is no day is red."""
        text = self.text().strip()
        wrong = bool(text) and dates_iso(text) is None and not self.hasFocus()
        self.setStyleSheet("QLineEdit { color: #d32f2f; }" if wrong else "")


def dates_iso(text: str) -> Optional[str]:
    """The day of a text as it may be typed (2024-07-01, 20240701), ISO; None where it is none."""
    found = dates.parse(text.strip())
    return found.isoformat() if found and len(text.strip()) <= len(WIDEST) else None


def _calendar(field: DayField, shown: Optional[str], days: Iterable[str]) -> QFrame:
    frame, calendar = QFrame(field, Qt.WindowType.Popup), QCalendarWidget()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    for day in days:
        calendar.setDateTextFormat(QDate.fromString(day, ISO), bold)
    if shown:
        calendar.setSelectedDate(QDate.fromString(shown, ISO))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)

    def choose(day: QDate) -> None:
        field.give(day.toString(ISO))
        frame.close()

    calendar.clicked.connect(choose)
    calendar.activated.connect(choose)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(calendar)
    frame.setFocusProxy(calendar)
    calendar.setFocus()
    frame.calendar = calendar
    return frame
