"""The dock: images, method and results; the check in plain words; the run in the background."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Optional

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..engine.door import client
from ..engine.door.check import LEVELS, Check
from ..engine.door.errors import CancelledError, ChronofuseError, EngineMissingError
from ..engine.door.events import Warned
from ..engine.door.jobs import FuseJob
from ..shell import words
from ..shell.diagnostics import remember
from ..shell.tr import tr
from . import layers, message_bar, roles
from .form import Form
from .forms import group, scrolled
from .front import Front
from .image_guess import answer, question
from .job_menu import JobMenu
from .kept_with_project import ProjectKeeper
from .run_tools import RunTools
from .run_words import cancelled, note_speed, summary_of, with_figures
from .runbar import RunBar
from .task import EngineTask

CHECK_AFTER_MS = 600
"""How long the inputs must rest before they are checked."""
LEAST_WIDTH = 320
"""Pixels; below it the names of the layers could not be told apart."""


class ChronofuseDock(QgsDockWidget):
    """One task at a time: a check or a run. The engine is never waited for here."""

    def __init__(self, iface, parent: Optional[QWidget] = None):
        super().__init__("Chronofuse", parent)
        self.setObjectName("ChronofuseDock")
        self.iface = iface
        self.task: Optional[EngineTask] = None
        self.form = Form(self)
        self.images, self.settings, self.outputs = self.form.images, self.form.settings, self.form.outputs
        self.keeper = ProjectKeeper(self.form)
        self.foot, self.menu = RunBar(), JobMenu(self.form)
        self.foot.add_menu(self.menu)
        self.tools = RunTools(iface)
        self.foot.add_menu(self.tools)
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
        self.keeper.read()
        self._inputs_changed()

    def shut_down(self) -> None:
        """Stop what runs; the dock is about to go."""
        self.timer.stop()
        self.front.shut_down()
        self._drop_task()
        self.keeper.let_go()
        self.tools.let_go()

    def use_images(self, images: Mapping[str, Any]) -> None:
        """Take these images and no others, by role (F1, C1, C2, F3, C3, reference): layers of the project or
        paths of files; of C2 and reference there may be a list."""
        self.form.use_images(images)

    def use_job(self, job: FuseJob) -> None:
        """Fill all fields with what a job says."""
        self.form.use_job(job)

    # ---- roles

    def guess(self) -> None:
        """Ask the engine which image is which, in the background."""
        job = None if self._running() else question(self.images)
        if job is None:
            return
        self._say_before_the_run([("info", tr("Finding out which image is which …"))])
        self._start(
            EngineTask(
                "Chronofuse: roles", lambda tell, cancelled: client.run(job, tell, cancelled), quiet=True
            ),
            self._guessed,
        )

    def _guessed(self, task: EngineTask) -> None:
        if task.error is None:
            self.images.take_guesses(answer(task.result))
        elif isinstance(task.error, EngineMissingError):
            self._say_error(task.error)
        else:
            chosen = tr("Which image is which could not be found out; choose the role of each.")
            self.foot.say([("info", chosen), ("info", str(task.error))])

    # ---- the check

    def check(self) -> None:
        """Ask the engine what it finds in the images, in the background."""
        job = self._job(check_only=True) if self.form.complete() and not self._running() else None
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
        checks = [date.check for date in task.result.dates]
        self.form.show_checks(checks)
        if self.timer.isActive():
            return  # what was found has changed the job
        told = dict.fromkeys(
            (one.level, one.text) for check in checks for one in check.findings if not one.image
        )
        self._say_before_the_run(sorted(told, key=lambda one: LEVELS.index(one[0])))

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

    def repeat(self, job: FuseJob) -> None:
        """Fuse what a run of the list says, as soon as nothing else runs."""
        if not self._running():
            self._fuse(job)
            self.form.use_job_in_slices(job)

    def _fuse(self, job: FuseJob) -> None:
        """In the background; the results come as layers."""
        self.warnings, began = [], time.monotonic()

        def action(tell, cancelled):
            finished = client.run(job, tell, cancelled)
            method = finished.first.figures.get("method") or job.method
            return layers.opened(layers.FinishedRun(method, finished, job=job))

        self._start(
            EngineTask("Chronofuse: fuse", action), lambda task: self._ran(task, time.monotonic() - began)
        )
        self.foot.begin(tr("Starting the engine"))

    def _ran(self, task: EngineTask, seconds: float) -> None:
        self.foot.rest()
        self.foot.offer(self._kept())
        if task.error is not None:
            self._fail(task.error)
            return
        self.outputs.forget_temporary()
        given, run, self.table = task.result, task.result.run, task.result.table_id
        summary = summary_of(run, seconds)
        self.foot.say([("success", with_figures(run, summary)), *(("warning", one) for one in self.warnings)])
        report = run.finished.first.outputs.get("html")
        checks = [date.check for date in run.finished.dates if isinstance(date.check, Check)]
        if checks:  # of a repeated run the rows know nothing else
            self.images.show_checks(checks)
        self.foot.offer_results(report, table=self.table is not None, of=summary)
        message_bar.say(self.iface, summary, Qgis.MessageLevel.Success)
        self.tools.history.add(given, seconds)
        self.tools.go_to(given)
        note_speed(run, seconds, self.form.pixels())
        self.settings.show_card()

    # ---- what is kept of a run that did not end

    def _kept(self) -> float:
        """Which share of exactly the run that the forms describe is kept, 0 to 1."""
        try:
            return client.finished_share(self.form.job(check_only=True)) if self.form.complete() else 0.0
        except ChronofuseError:
            return 0.0  # the forms describe no run; the check or the run says why

    def _say_before_the_run(self, sentences: list[tuple[str, str]]) -> None:
        """The sentences, after the one on what is kept; and the buttons that belong to it."""
        share = self._kept()
        self.foot.offer(share)
        if share:
            sentence = tr("{share} of this run is kept: it was begun before and did not end.")
            sentences = [("info", sentence.format(share=words.share(share))), *sentences]
        self.foot.say(sentences)

    # ---- tasks

    def cancel(self) -> None:
        """Stop the run; the engine's process ends within a second."""
        if self._running():
            self.foot.tell(tr("Cancelling …"))
            self.task.cancel()

    def _start(self, task: EngineTask, ended) -> None:
        self._drop_task()
        self.task = task
        task.told.connect(lambda event: self._told(task, event))
        task.ended.connect(lambda _: self._ended(task, ended))
        self.forms.setEnabled(task.quiet)
        task.start()

    def _ended(self, task: EngineTask, ended) -> None:
        if task is not self.task:  # another one has taken its place
            return
        if isinstance(task.result, layers.OpenedRun):  # over as soon as its layers are there
            layers.add_run_in_slices(task.result, QgsProject.instance(), lambda _: self._over(task, ended))
        else:
            self._over(task, ended)

    def _over(self, task: EngineTask, ended) -> None:
        if task is self.task:
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
        self.foot.run_button.setEnabled(self.form.complete())
        self.images.forget_check()
        if self.form.complete():
            self._say_before_the_run([("info", tr("Checking the images …"))])
            self.timer.start()
        else:
            self.timer.stop()
            self._say_before_the_run(self._missing())

    def _missing(self) -> list[tuple[str, str]]:
        """What a run still needs; the table says it where it is empty."""
        if not self.images.rows:
            return []
        missing = roles.missing_in_words(self.images.missing())
        return [("info", tr("Still needed: {images}.").format(images=missing))]

    def _job(self, check_only: bool) -> Optional[FuseJob]:
        """The job of the forms; None where they do not make one, and the reason is shown."""
        try:
            return self.form.job(check_only)
        except ChronofuseError as error:
            self._say_error(error) if check_only else self._fail(error)
            return None

    def _fail(self, error: ChronofuseError) -> None:
        """The engine's own sentence, in the dock and in the message bar."""
        if isinstance(error, CancelledError):
            self.foot.say([("info", cancelled(self._kept()))])
            return
        self._say_error(error)
        message_bar.say(self.iface, str(error), Qgis.MessageLevel.Critical)

    def _say_error(self, error: ChronofuseError) -> None:
        remember(error)
        self.foot.say([("error", str(error))])
        if isinstance(error, EngineMissingError):
            self.front.tell(error)

    # ---- layout

    def _connect(self) -> None:
        self.timer.timeout.connect(self.check)
        self.form.changed.connect(self._inputs_changed)
        self.keeper.failed.connect(self._say_error)
        self.images.added.connect(self.guess)
        self.images.take_drops_of(self)
        self.images.said.connect(lambda level, sentence: self.foot.say([(level, sentence)]))
        self.menu.said.connect(lambda level, sentence: self.foot.say([(level, sentence)]))
        self.foot.run_wanted.connect(self.run)
        self.foot.resume_wanted.connect(self.resume)
        self.foot.cancel_wanted.connect(self.cancel)
        self.front.engine_ready.connect(self._inputs_changed)
        self.foot.table_wanted.connect(lambda: self.tools.show_table(self.table))
        self.tools.repeat_wanted.connect(self.repeat)
        self.tools.change_wanted.connect(self.use_job)

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
        boxes = (
            self.images,
            self.settings.method_group(),
            group(tr("More settings"), self.settings.more_rows(), collapsed=True),
            self.outputs.group(),
        )
        area = scrolled(boxes)
        area.setMinimumWidth(LEAST_WIDTH)
        return area
