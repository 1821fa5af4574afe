"""Which bands go together, and which band of F1 is which: a table of numbers that may stay empty."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..engine.door.preparation import BandPair
from ..engine.door.seen_image import SeenImage
from ..shell.tr import tr
from .forms import plain

MOST_ROWS = 6
"""Of the table, before it scrolls."""


class BandFields(QWidget):
    """A row a band to predict: its name, its number in the fine and in the coarse images."""

    changed = pyqtSignal()

    def __init__(self):
        super().__init__()
        self._found = ""
        """How the last check matched the bands, as words."""
        self.table = _Table(0, 3)
        self.table.setHorizontalHeaderLabels([tr("Name"), tr("Fine band"), tr("Coarse band")])
        self.table.setToolTip(
            tr(
                "A row for each band to predict. Without a row they are matched by name, wavelength or "
                "position."
            )
        )
        self.fill_button = QPushButton(tr("As found"))
        self.fill_button.setToolTip(tr("Writes down how the last check matched the bands, to be changed."))
        self.add_button, self.clear_button = QPushButton(tr("Add")), QPushButton(tr("Clear"))
        self.add_button.clicked.connect(lambda: self._add())
        self.clear_button.clicked.connect(lambda: self.show_words(""))
        self.fill_button.clicked.connect(lambda: self.show_words(self._found))
        self.fill_button.setEnabled(False)
        self.table.itemChanged.connect(lambda _: self.changed.emit())
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain(tr("Bands that go together")))
        column.addWidget(self.table)
        for button in (self.fill_button, self.add_button, self.clear_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._fit()

    def words(self) -> str:
        """What stands there, as `blue=1:3,2:4`; half a row is as it is, and the engine says what it lacks."""
        rows = [[self._text(row, column) for column in range(3)] for row in range(self.table.rowCount())]
        return ",".join(f"{name}={a}:{b}" if name else f"{a}:{b}" for name, a, b in rows if name or a or b)

    def show_words(self, words: str) -> None:
        """The same way back."""
        blocked = self.table.blockSignals(True)
        self.table.setRowCount(0)
        for part in filter(None, words.split(",")):
            name, _, numbers = part.rpartition("=")
            self._add_row([name, *numbers.split(":", 1)])
        self.table.blockSignals(blocked)
        self._fit()
        self.changed.emit()

    def show_seen(self, fine: Optional[SeenImage], coarse: Optional[SeenImage]) -> None:
        """How a check matched the bands."""
        numbers = {band.goes_with: band.number for band in coarse.bands} if coarse else {}
        found = [
            BandPair(band.number, numbers[band.goes_with], band.goes_with)
            for band in (fine.bands if fine else ())
            if band.goes_with and band.goes_with in numbers
        ]
        self._found = words_of(found)
        self.fill_button.setEnabled(bool(found))

    def _add(self) -> None:
        self._add_row(["", "", ""])
        self._fit()
        self.table.setCurrentCell(self.table.rowCount() - 1, 1)
        self.table.setFocus()

    def _add_row(self, texts: list[str]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts[:3]):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item else ""

    def _fit(self) -> None:
        rows = self.table.rowCount()
        self.table.setVisible(rows > 0)
        self.clear_button.setEnabled(rows > 0)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(
            self.table.horizontalHeader().sizeHint().height() + height * min(rows, MOST_ROWS) + 4
        )


class _Table(QTableWidget):
    """One that the tab key leaves after its last cell."""

    def __init__(self, rows: int, columns: int):
        super().__init__(rows, columns)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def event(self, event):
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = event.key() == Qt.Key.Key_Backtab
            edge = (0, 0) if back else (self.rowCount() - 1, self.columnCount() - 1)
            self.setTabKeyNavigation(
                (self.currentRow(), self.currentColumn()) != edge and self.rowCount() > 0
            )
        return super().event(event)


def words_of(pairs) -> str:
    """Pairs of bands as the table has them."""
    return ",".join(
        f"{pair.name}={pair.fine}:{pair.coarse}" if pair.name else f"{pair.fine}:{pair.coarse}"
        for pair in pairs
    )
