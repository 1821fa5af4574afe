"""Two runs side by side: what was different in them, and their figures."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..engine.door.errors import ChronofuseError
from ..engine.door.figures import HIGHER, LOWER, ONE, ZERO
from ..engine.door.jobs import FuseJob
from ..shell import method_words
from ..shell.run_history import PastRun
from ..shell.tr import tr, tr_marked

WIDTH, HEIGHT = 560, 460
Row = tuple[str, str, str, Optional[int]]
"""What it is, of the first, of the second, and which of the two is better (0, 1) where one is."""


class RunComparison(QDialog):
    """A table that can be read at a glance: the better figure of the two is bold."""

    def __init__(self, first: PastRun, second: PastRun, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Two runs compared"))
        self.rows = [*_what_differs(first, second), *_figures(first, second)]
        self.table = QTableWidget(len(self.rows), 3)
        self._fill(first, second)
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        close.rejected.connect(self.close)
        column.addWidget(close)
        self.resize(WIDTH, HEIGHT)

    def _fill(self, first: PastRun, second: PastRun) -> None:
        self.table.setHorizontalHeaderLabels(["", _title(first), _title(second)])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        for place, (name, *values, better) in enumerate(self.rows):
            self.table.setItem(place, 0, _item(name))
            for number, value in enumerate(values):
                self.table.setItem(place, number + 1, _item(value, bold=better == number))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.resizeRowsToContents()


def _item(text: str, bold: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    if bold:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
    return item


def _title(run: PastRun) -> str:
    return f"{run.method}, {run.at[11:19]}"


def _seconds(run: PastRun) -> str:
    return tr("{seconds} s").format(seconds=f"{run.seconds:.0f}")


def _what_differs(first: PastRun, second: PastRun) -> list[Row]:
    """The method and the time in any case; of images and settings what is not the same."""
    rows: list[Row] = [
        (tr("Date"), ", ".join(first.days), ", ".join(second.days), None),
        (tr("Method"), first.method, second.method, None),
        (tr("Device"), first.device.upper(), second.device.upper(), None),
        (tr("Time taken"), _seconds(first), _seconds(second), None),
    ]
    try:
        settings = [_settings(run.the_job()) for run in (first, second)]
    except ChronofuseError:
        return rows
    for name in dict.fromkeys([*settings[0], *settings[1]]):
        one, other = (each.get(name, "–") for each in settings)
        if one != other:
            rows.append((name, one, other, None))
    return rows


def _settings(job: FuseJob) -> dict[str, str]:
    """What a job says, by names of the interface; nothing of where its results go."""
    images = {role: Path(path).name for role, path in job.inputs.items()}
    params = {method_words.label(name): str(value) for name, value in job.params.items()}
    return {
        **images,
        **params,
        tr("Ratio"): str(job.ratio or "–"),
        tr("Registration"): str(job.preparation.register),
        tr("Harmonise"): str(job.preparation.harmonise),
        tr("Data type"): job.store.dtype,
    }


def _figures(first: PastRun, second: PastRun) -> list[Row]:
    means = [{title: (better, mean) for title, better, mean in run.means} for run in (first, second)]
    rows: list[Row] = []
    for title in dict.fromkeys([*means[0], *means[1]]):
        one, other = (each.get(title) for each in means)
        better = _better(one[0], one[1], other[1]) if one and other else None
        rows.append((tr_marked(title), _number(one), _number(other), better))
    return rows


def _number(found: Optional[tuple[str, float]]) -> str:
    return f"{found[1]:.4g}" if found else "–"


def _better(way: str, first: float, second: float) -> Optional[int]:
    """Which of two figures is better; None where none is, or where nobody can say."""
    cost = {
        LOWER: lambda value: value,
        HIGHER: lambda value: -value,
        ZERO: abs,
        ONE: lambda value: abs(value - 1),
    }.get(way)
    if cost is None or cost(first) == cost(second):
        return None
    return 0 if cost(first) < cost(second) else 1
