"""The list of the project's runs as the dock holds it: read with a project, written with it."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..engine.door.errors import ChronofuseError
from ..shell import processing_history, run_history
from ..shell.run_history import PastRun
from .layers import OpenedRun


class RunHistory(QObject):
    """The runs, newest first."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None):
        super().__init__(parent)
        self.runs: list[PastRun] = []
        self.refusal = ""
        """Why the project's list can't be used; it then stays as it is."""
        self._listens = False
        self._listen(True)
        self._read()

    def add(self, given: OpenedRun, seconds: float) -> None:
        """A run has ended well; in the project's list and in Processing's history."""
        run = given.run
        if run.job is None:
            return
        at = run.at.isoformat(timespec="seconds")
        past = run_history.past_run(at, run.method, seconds, run.finished, run.job, given.ids)
        self._replace([past, *self.runs])
        processing_history.note(run.job)

    def remove(self, past: PastRun) -> None:
        """Take a run out of the list; its files stay."""
        self._replace([run for run in self.runs if run is not past])

    def let_go(self) -> None:
        """No longer listen to the project; said twice, it means the same."""
        if self._listens:
            self._listen(False)

    def _replace(self, runs: list[PastRun]) -> None:
        self.runs = runs[: run_history.MOST]
        self._write()
        QgsProject.instance().setDirty(True)
        self.changed.emit()

    def _read(self, *_) -> None:
        self.runs, self.refusal = [], ""
        try:
            self.runs = run_history.read(QgsProject.instance())
        except ChronofuseError as error:
            self.refusal = str(error)
        self.changed.emit()

    def _write(self, *_) -> None:
        if not self.refusal:
            run_history.write(self.runs, QgsProject.instance())

    def _cleared(self) -> None:
        self.runs, self.refusal = [], ""
        self.changed.emit()

    def _listen(self, on: bool) -> None:
        self._listens = on
        project = QgsProject.instance()
        for signal, slot in (
            (project.readProject, self._read),
            (project.writeProject, self._write),
            (project.cleared, self._cleared),
        ):
            signal.connect(slot) if on else signal.disconnect(slot)
