"""The foot of the dock, always in sight: what the check or the run said, the progress, Run, Resume and
Cancel."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ..engine.door import events
from ..shell import interface_words, words
from ..shell.pace import Pace
from ..shell.tr import tr
from .eliding import ElidingButton
from .findings import Findings
from .forms import plain

MOVES_EVERY_MS = 500
"""The bar goes on between two events of the engine, as fast as the last one lets expect."""


class RunBar(QWidget):
    """Tells how a task is going; the dock decides what the buttons do."""

    run_wanted = pyqtSignal()
    resume_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()
    table_wanted = pyqtSignal()

    def __init__(self):
        super().__init__()
        self.report: Optional[str] = None
        self.offers_to_resume = False
        self.outcome, self.stage, self.bar = Findings(), plain(), QProgressBar()
        self.run_button = _button(tr("Run"), self.run_wanted)
        self.resume_button = _button(tr("Resume"), self.resume_wanted)
        self.resume_button.setToolTip(
            tr(
                "Goes on from the last rows that were finished; the result is the same as of a run without a "
                "break."
            )
        )
        self.cancel_button = _button(tr("Cancel"), self.cancel_wanted)
        self.report_button = ElidingButton(tr("Open report"))
        self.report_button.clicked.connect(self.open_report)
        self.table_button = _button(tr("Show figures"), self.table_wanted)
        self.bar.setTextVisible(True)
        self.pace, self.timer = Pace(), QTimer(self)
        self.timer.setInterval(MOVES_EVERY_MS)
        self.timer.timeout.connect(self._move)
        self._lay_out()
        self.rest()
        self.say([])
        self.offer_results(None, table=False, of="")

    def say(self, sentences: list[tuple[str, str]]) -> None:
        """Replace what is said, in the words of the interface; the last run's results stay at hand."""
        told = [(level, interface_words.of_sentence(text)) for level, text in sentences]
        self.outcome.setVisible(bool(told))
        self.outcome.show_all(told)

    def offer_results(self, report: Optional[str], table: bool, of: str) -> None:
        """The buttons of a run that has ended well, until another one has.

        Args:
            of: which run it was, in a sentence.
        """
        self.report = report
        self.report_button.setVisible(report is not None)
        self.table_button.setVisible(table)
        for button in (self.report_button, self.table_button):
            button.setToolTip(of)

    def add_menu(self, menu: QWidget) -> None:
        """A button before the others."""
        self.last.insertWidget(0, menu)

    def offer(self, share: float) -> None:
        """Have the analyst choose between resuming and starting anew, where a share of the run is kept (0:
        of none)."""
        self.offers_to_resume = share > 0
        self.resume_button.setText(tr("Resume ({share})").format(share=words.share(share)))
        self.resume_button.setVisible(self.offers_to_resume and not self.run_button.isHidden())
        title, tip = (
            (tr("Start anew"), tr("Drops the rows that are kept and begins at the first one."))
            if share
            else (tr("Run"), "")
        )
        self.run_button.setText(title)
        self.run_button.setToolTip(tip)

    def begin(self, text: str) -> None:
        """A task has begun."""
        self.say([])
        self._busy(True)
        self.pace = Pace()
        self.bar.setRange(0, 0)
        self.stage.setText(text)
        self.timer.start()

    def tell(self, event) -> None:
        """Show an event of the engine, or a sentence."""
        if isinstance(event, str):
            self.timer.stop()
            self.stage.setText(interface_words.of_sentence(event))
        elif isinstance(event, events.Started):
            self.stage.setText(words.started(event))
        elif isinstance(event, events.Progress):
            self.pace.hear(event)
            self._move()

    def rest(self) -> None:
        """Nothing runs."""
        self.timer.stop()
        self._busy(False)

    def _move(self) -> None:
        """Show how far the run is by now."""
        if self.pace.stage:
            self.bar.setRange(0, 100 if self.pace.knows else 0)
            self.bar.setValue(int(100 * self.pace.share()))
            self.stage.setText(words.stage_now(self.pace))

    def open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.report))

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stage.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.run_button.setVisible(not busy)
        self.resume_button.setVisible(not busy and self.offers_to_resume)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(6)
        links = QHBoxLayout()
        for button in (self.report_button, self.table_button):
            links.addWidget(button)
        column.addWidget(self.outcome)
        column.addLayout(links)
        self.stage.setMinimumWidth(1)  # a long sentence must not widen the dock
        column.addWidget(self.stage)
        column.addWidget(self.resume_button)
        self.last = last = QHBoxLayout()
        last.addWidget(self.bar, 1)
        last.addWidget(self.cancel_button)
        last.addWidget(self.run_button, 1)
        column.addLayout(last)


def _button(title: str, signal) -> ElidingButton:
    button = ElidingButton(title)
    button.clicked.connect(lambda: signal.emit())
    return button
