"""The dock: images by role, method and results; the check in plain words; the run in the background."""

from __future__ import annotations

import time
from html import escape
from typing import Optional

from qgis.core import Qgis, QgsProject, QgsRasterLayer
from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..engine.door import client, figure_rows
from ..engine.door.check import LEVELS
from ..engine.door.errors import CancelledError, ChronofuseError, EngineMissingError
from ..engine.door.events import Warned
from ..engine.door.jobs import FuseJob, target_of
from ..shell import words
from ..shell.diagnostics import remember
from ..shell.styles import looks_of, write_sidecar
from . import layers
from .forms import group
from .front import Front
from .image_fields import ImageFields
from .output_fields import OutputFields
from .runbar import RunBar
from .settings import Settings
from .task import EngineTask

CHECK_AFTER_MS = 600
"""How long the inputs must rest before they are checked."""
LEAST_WIDTH = 320
"""Pixels; below it the names of the layers could not be told apart."""
HINT = ("info", "Choose a fine and a coarse image of one date, and the coarse image of the date to predict.")


class ChronofuseDock(QgsDockWidget):
    """One task at a time: a check or a run. The engine is never waited for here."""

    def __init__(self, iface, parent: Optional[QWidget] = None):
        super().__init__("Chronofuse", parent)
        self.setObjectName("ChronofuseDock")
        self.iface = iface
        self.task: Optional[EngineTask] = None
        self.images, self.settings, self.outputs = ImageFields(self), Settings(self), OutputFields(self)
        self.foot = RunBar()
        self.warnings: list[str] = []
        self.table: Optional[str] = None
        """Id of the last run's figures; the layer itself may be removed by the analyst at any time."""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(CHECK_AFTER_MS)
        self.forms = self._scrolled_forms()
        self.front = Front(self._content())
        self.setWidget(self.front)
        self._connect()
        self._inputs_changed()

    def shut_down(self) -> None:
        """Stop what runs; the dock is about to go."""
        self.timer.stop()
        self.front.shut_down()
        self._drop_task()

    # ---- the check

    def check(self) -> None:
        """Ask the engine what it finds in the images, in the background."""
        job = self._job(check_only=True) if self.images.complete() and not self._running() else None
        if job is not None:
            self._start(
                EngineTask(
                    "Chronofuse: check", lambda tell, cancelled: client.run(job, tell, cancelled), quiet=True
                ),
                self._checked,
            )

    def _checked(self, task: EngineTask) -> None:
        if task.error is not None:
            self._say_error(task.error)
            return
        check = task.result.first.check
        self.settings.suggest_day(check.target_date)
        findings = sorted(check.findings, key=lambda finding: LEVELS.index(finding.level))
        self._say_before_the_run([(finding.level, finding.text) for finding in findings])

    # ---- the run

    def run(self) -> None:
        """Fuse from the first row on; where rows are kept that the analyst has not been told of, offer
        them first."""
        if not self.foot.offers_to_resume and self._kept():
            self._say_before_the_run([])
            return
        job = self._job(check_only=False)
        if job is not None:
            self._fuse(job)

    def resume(self) -> None:
        """Fuse from the rows on that are kept of a run that did not end."""
        job = self._job(check_only=False)
        if job is not None:
            self._fuse(job.with_wishes(resume=True))

    def _fuse(self, job: FuseJob) -> None:
        """In the background; the results come as layers."""
        self.warnings, began = [], time.monotonic()

        def action(tell, cancelled):
            finished = client.run(job, tell, cancelled)
            for look in looks_of(finished):
                write_sidecar(look, job.manner.overwrite)
            return layers.FinishedRun(finished.first.figures.get("method") or job.method, finished)

        self._start(
            EngineTask("Chronofuse: fuse", action), lambda task: self._ran(task, time.monotonic() - began)
        )
        self.foot.begin("Starting the engine")

    def _ran(self, task: EngineTask, seconds: float) -> None:
        self.foot.rest()
        self.foot.offer(self._kept())
        if task.error is not None:
            self._fail(task.error)
            return
        self.outputs.forget_temporary()
        run: layers.FinishedRun = task.result
        added = layers.add_run(run, QgsProject.instance())
        self.table = next((layer.id() for layer in added if not isinstance(layer, QgsRasterLayer)), None)
        short = figure_rows.in_short(run.finished.first.figures)
        summary = (
            f"{run.day} fused with {run.method} on {run.finished.device.upper()} in {seconds:.0f}\u00a0s."
        )
        self.foot.say(
            [
                ("success", f"{summary} {short[:1].upper()}{short[1:]}."),
                *(("warning", text) for text in self.warnings),
            ],
            report=run.finished.first.outputs.get("html"),
            table=self.table is not None,
        )
        self._push(summary, Qgis.MessageLevel.Success)

    # ---- what is kept of a run that did not end

    def _kept(self) -> float:
        """Which share of exactly the run that the forms describe is kept, 0 to 1."""
        try:
            return client.finished_share(self._described(check_only=True)) if self.images.complete() else 0.0
        except ChronofuseError:
            return 0.0  # the forms describe no run; the check or the run says why

    def _say_before_the_run(self, sentences: list[tuple[str, str]]) -> None:
        """The sentences, after the one on what is kept; and the buttons that belong to it."""
        share = self._kept()
        self.foot.offer(share)
        if share:
            sentence = f"{words.share(share)} of this run is kept: it was begun before and did not end."
            sentences = [("info", sentence), *sentences]
        self.foot.say(sentences)

    # ---- tasks

    def cancel(self) -> None:
        """Stop the run; the engine's process ends within a second."""
        if self._running():
            self.foot.tell("Cancelling …")
            self.task.cancel()

    def _start(self, task: EngineTask, ended) -> None:
        self._drop_task()
        self.task = task
        task.told.connect(lambda event: self._told(task, event))
        task.ended.connect(lambda _: self._ended(task, ended))
        self.forms.setEnabled(task.quiet)
        task.start()

    def _ended(self, task: EngineTask, ended) -> None:
        if task is self.task:  # else another one has taken its place
            self.task = None
            self.forms.setEnabled(True)
            ended(task)

    def _told(self, task: EngineTask, event) -> None:
        if task is self.task and not task.quiet and not task.isCanceled():
            self.foot.tell(event)
            if isinstance(event, Warned):
                self.warnings.append(event.message)

    def _drop_task(self) -> None:
        if self.task is not None:
            dropped, self.task = self.task, None
            dropped.cancel()

    def _running(self) -> bool:
        """Whether a task runs that nothing else may push aside."""
        return self.task is not None and not self.task.quiet

    # ---- inputs and words

    def _inputs_changed(self) -> None:
        if self._running():
            return
        self._drop_task()
        self.foot.run_button.setEnabled(self.images.complete())
        if self.images.complete():
            self._say_before_the_run([("info", "Checking the images …")])
            self.timer.start()
        else:
            self.timer.stop()
            self._say_before_the_run([HINT])

    def _job(self, check_only: bool) -> Optional[FuseJob]:
        """The job of the forms; None where they do not make one, and the reason is shown."""
        try:
            return self._described(check_only)
        except ChronofuseError as error:
            self._say_error(error) if check_only else self._fail(error)
            return None

    def _described(self, check_only: bool) -> FuseJob:
        """The job of the forms.

        Raises:
            ChronofuseError: they do not make one.
        """
        target = target_of(
            self.images.target_source(),
            self.settings.chosen_day(),
            reference=self.images.reference_source(),
            **self.outputs.paths(self.settings.day(), for_check=check_only),
        )
        return FuseJob.of(
            self.images.pairs(),
            [target],
            check_only=check_only,
            overwrite=self.outputs.overwrite.isChecked(),
            **self.settings.values(),
        )

    def _fail(self, error: ChronofuseError) -> None:
        """The engine's own sentence, in the dock and in the message bar."""
        if isinstance(error, CancelledError):
            self.foot.say([("info", str(error))])
            return
        self._say_error(error)
        self._push(str(error), Qgis.MessageLevel.Critical)

    def _push(self, sentence: str, level: Qgis.MessageLevel) -> None:
        """Say it in QGIS's message bar, which reads HTML; names of files and models are none."""
        self.iface.messageBar().pushMessage("Chronofuse", escape(sentence, quote=False), level)

    def _say_error(self, error: ChronofuseError) -> None:
        remember(error)
        self.foot.say([("error", str(error))])
        if isinstance(error, EngineMissingError):
            self.front.tell(error)

    def _show_table(self) -> None:
        layer = QgsProject.instance().mapLayer(self.table or "")
        if layer is not None:
            self.iface.showAttributeTable(layer)

    # ---- layout

    def _connect(self) -> None:
        self.timer.timeout.connect(self.check)
        self.images.target.layerChanged.connect(lambda *_: self.settings.forget_suggested_day())
        self.images.changed.connect(self._inputs_changed)
        self.settings.changed.connect(self._inputs_changed)
        self.outputs.changed.connect(self._inputs_changed)
        self.foot.run_wanted.connect(self.run)
        self.foot.resume_wanted.connect(self.resume)
        self.foot.cancel_wanted.connect(self.cancel)
        self.front.engine_ready.connect(self._inputs_changed)
        self.foot.table_wanted.connect(self._show_table)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.forms, 1)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        column.addWidget(line)
        column.addWidget(self.foot)
        return content

    def _scrolled_forms(self) -> QgsScrollArea:
        forms = QWidget()
        column = QVBoxLayout(forms)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for box in (
            group("Images", [*self.images.needed_rows(), ("Target date", self.settings.date)]),
            self.images.second_pair(),
            self.settings.method_group(),
            group(
                "More settings",
                [
                    *self.settings.more_rows(),
                    ("Reference", self.images.reference),
                    (None, self.settings.parameters),
                ],
                collapsed=True,
            ),
            self.outputs.group(),
        ):
            column.addWidget(box)
        column.addStretch(1)
        area = QgsScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setMinimumWidth(LEAST_WIDTH)
        area.setWidget(forms)
        return area
