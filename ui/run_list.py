"""The runs of the project in a window: look at one, repeat it, change it, compare two."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..engine.door.errors import ChronofuseError
from ..engine.door.jobs import FuseJob
from ..shell import run_history
from ..shell.interface_words import of_sentence
from ..shell.run_history import PastRun
from ..shell.tr import tr
from ..shell.words import figures_in_short
from .forms import wrapped
from .run_comparison import RunComparison
from .run_history import RunHistory
from .task import EngineTask

WIDTH, HEIGHT, IMAGES_WIDTH = 940, 360, 150
RUN = Qt.ItemDataRole.UserRole


class RunList(QDialog):
    """Stays open beside QGIS's window; what it asks for, the dock does."""

    repeat_wanted = pyqtSignal(object)
    """With the job, whose results take names that are free."""
    change_wanted = pyqtSignal(object)
    """The same, to be shown in the forms first."""
    table_wanted = pyqtSignal(str)
    """With the id of the layer that has the figures."""

    def __init__(self, history: RunHistory, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.history = history
        self.gone: dict[str, list[str]] = {}
        """Of each run that was looked at, by its time: the files that are gone."""
        self.looking: Optional[EngineTask] = None
        self.setWindowTitle(tr("Runs of this project"))
        self.tree, self.told = QTreeWidget(), wrapped()
        self.buttons = {
            "repeat": _button(tr("Repeat"), tr("Runs it again, into files of new names."), self._repeat),
            "change": _button(
                tr("Change and repeat"), tr("Shows it in the dock, to be changed first."), self._change
            ),
            "compare": _button(tr("Compare"), tr("The figures of two runs side by side."), self._compare),
            "report": _button(tr("Open report"), "", self._open_report),
            "figures": _button(tr("Show figures"), "", self._show_figures),
            "layers": _button(tr("Find layers"), tr("Selects its layers in the project."), self._find_layers),
            "remove": _button(tr("Remove"), tr("Takes it out of the list; its files stay."), self._remove),
        }
        self._lay_out()
        self.tree.itemSelectionChanged.connect(self._selected)
        self.tree.itemDoubleClicked.connect(lambda *_: self._change())
        history.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now, and look in the background which files are gone."""
        chosen = [run.at for run in self.chosen()]
        self.tree.clear()
        for run in self.history.runs:
            item = QTreeWidgetItem(_cells(run))
            item.setData(0, RUN, run)
            for column, text in enumerate(_tips(run)):
                item.setToolTip(column, text)
            self.tree.addTopLevelItem(item)
            item.setSelected(run.at in chosen)
        self._selected()
        self._look()

    def chosen(self) -> list[PastRun]:
        return [item.data(0, RUN) for item in self.tree.selectedItems()]

    # ---- what is gone

    def _look(self) -> None:
        runs = list(self.history.runs)
        if not runs:
            return

        def action(tell, cancelled):
            return {run.at: run_history.gone(run) for run in runs}

        self.looking = EngineTask("Chronofuse: runs", action, quiet=True)
        self.looking.ended.connect(self._looked)
        self.looking.start()

    def _looked(self, task: EngineTask) -> None:
        if task is not self.looking or task.error is not None:
            return
        self.gone = task.result
        for place in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(place)
            missing = self.gone.get(item.data(0, RUN).at) or []
            item.setText(5, _state(missing))
            item.setToolTip(5, "\n".join(missing))
        self._selected()

    # ---- what is asked for

    def _repeat(self) -> None:
        self._ask(self.repeat_wanted.emit)

    def _change(self) -> None:
        self._ask(self.change_wanted.emit)

    def _ask(self, want: Callable[[FuseJob], None]) -> None:
        for run in self.chosen()[:1]:
            try:
                want(run_history.with_free_outputs(run.the_job()))
            except ChronofuseError as error:
                self.told.setText(of_sentence(str(error)))

    def _compare(self) -> None:
        runs = sorted(self.chosen(), key=lambda run: run.at)
        if len(runs) == 2:
            RunComparison(runs[0], runs[1], self).show()

    def _open_report(self) -> None:
        for run in self.chosen()[:1]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(run.report or ""))

    def _show_figures(self) -> None:
        for run in self.chosen()[:1]:
            if run.layers:
                self.table_wanted.emit(run.layers[-1])

    def _find_layers(self) -> None:
        import qgis.utils

        layers = [_layer(one) for run in self.chosen() for one in run.layers]
        there = [layer for layer in layers if layer is not None]
        if there and qgis.utils.iface is not None:
            view = qgis.utils.iface.layerTreeView()
            view.setCurrentLayer(there[0])

    def _remove(self) -> None:
        for run in self.chosen():
            self.history.remove(run)

    # ---- what is shown

    def _selected(self) -> None:
        """Each button as it can be used, and a sentence on what is gone."""
        runs = self.chosen()
        one = runs[0] if len(runs) == 1 else None
        missing = self.gone.get(one.at, []) if one else []
        layers = [layer for run in runs for layer in run.layers if _layer(layer)]
        usable = {
            "repeat": one is not None,
            "change": one is not None,
            "compare": len(runs) == 2,
            "report": one is not None and bool(one.report) and one.report not in missing,
            "figures": one is not None and bool(one.layers) and _layer(one.layers[-1]) is not None,
            "layers": bool(layers),
            "remove": bool(runs),
        }
        for name, button in self.buttons.items():
            button.setEnabled(usable[name])
        self.told.setText(self._words(runs, missing))

    def _words(self, runs: list[PastRun], missing: list[str]) -> str:
        if self.history.refusal:
            return self.history.refusal
        if not self.history.runs:
            return tr("No run of this project has ended yet; each one will stand here.")
        if missing:
            named = ", ".join(Path(path).name for path in missing[:3])
            more = len(missing) - 3
            if more > 0:
                return tr("No longer there: {files} and {count} more.").format(files=named, count=more)
            return tr("No longer there: {files}.").format(files=named)
        if len(runs) > 2:
            return tr("Choose two runs to compare them.")
        return ""

    def _lay_out(self) -> None:
        self.tree.setHeaderLabels(
            [tr("Time"), tr("Date"), tr("Method"), tr("Images"), tr("Figures"), tr("Files")]
        )
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(3, IMAGES_WIDTH)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        row = QHBoxLayout()
        for name, button in self.buttons.items():
            if name == "remove":
                row.addStretch(1)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.tree, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        self.resize(WIDTH, HEIGHT)


def _layer(identifier: str):
    return QgsProject.instance().mapLayer(identifier)


def time_of(run: PastRun) -> str:
    """When it ended, as a list says it."""
    try:
        return f"{datetime.fromisoformat(run.at):%Y-%m-%d %H:%M:%S}"
    except ValueError:
        return run.at


def _cells(run: PastRun) -> list[str]:
    return [time_of(run), _days(run), run.method, _images(run), figures_in_short(run.short) or "–", ""]


def _days(run: PastRun) -> str:
    if len(run.outputs) > 1:
        return tr("{count} dates").format(count=len(run.outputs))
    return run.days[0] if run.days else tr("unknown")


def _images(run: PastRun) -> str:
    try:
        inputs = run.the_job().inputs
    except ChronofuseError:
        return "–"
    return ", ".join(Path(path).name for path in inputs.values())


def _tips(run: PastRun) -> list[str]:
    took = tr("{seconds} s on {device}").format(seconds=f"{run.seconds:.0f}", device=run.device.upper())
    try:
        images = "\n".join(f"{role}: {path}" for role, path in run.the_job().inputs.items())
    except ChronofuseError as error:
        images = str(error)
    return [took, "\n".join(run.days), took, images, figures_in_short(run.short).replace(", ", "\n")]


def _state(missing: list[str]) -> str:
    return tr("{count} gone").format(count=len(missing)) if missing else tr("there")


def _button(title: str, tip: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(title)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: clicked())
    return button
