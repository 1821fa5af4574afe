"""What the dock shows: its forms, or the set-up page while the engine is missing or broken."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QStackedWidget, QWidget

from ..engine.door import environment
from ..engine.door.errors import EngineMissingError
from .setup_page import SetUpPage
from .task import EngineTask


class Front(QStackedWidget):
    """The forms and the page, of which one is shown.

    Whether the engine is there at all is seen at once; whether it is whole is looked at in the background,
    when the dock is shown for the first time.
    """

    engine_ready = pyqtSignal()
    """The engine was set up, and the forms are shown again."""
    sample_wanted = pyqtSignal()

    def __init__(self, forms: QWidget):
        super().__init__()
        self.page = SetUpPage()
        self.looking: Optional[EngineTask] = None
        self._looked = False
        self.addWidget(forms)
        self.addWidget(self.page)
        self.page.ready.connect(self._leave_the_page)
        self.page.sample_wanted.connect(self._leave_for_the_sample)
        self.show_as_needed()

    @property
    def shows_the_page(self) -> bool:
        """Whether the set-up page is in sight, and not the forms."""
        return self.currentWidget() is self.page

    def show_as_needed(self) -> None:
        """The forms where the engine is there, else the page; what a look costs is not paid here."""
        try:
            environment.find_python()
            self.setCurrentIndex(0)
        except EngineMissingError:
            self.show_set_up()

    def show_set_up(self) -> None:
        """The page; what is needed is looked at in the background."""
        if not self.page.is_busy():
            if not self.shows_the_page:
                self.page.show_standing(environment.Standing(environment.MISSING))
            self.page.look_for_cards()
            self._look()
        self.setCurrentWidget(self.page)

    def show_engine(self) -> None:
        """The page, though the engine may be ready: to add to it, or to have it looked at and repaired."""
        try:
            environment.find_python()
        except EngineMissingError:
            self.show_set_up()
            return
        if not self.page.is_busy():
            self.page.show_standing(environment.Standing(environment.READY))
            self.page.look_for_cards()
            self._look()
        self.setCurrentWidget(self.page)

    def show_repair(self, why: str) -> None:
        """The page, because a run met what is broken: the sentence says what."""
        if not self.page.is_busy():
            self.page.show_standing(environment.Standing(environment.BROKEN, why))
            self.page.look_for_cards()
        self.setCurrentWidget(self.page)

    def tell(self, error: EngineMissingError) -> None:
        """The page that helps against an error of a run."""
        try:
            environment.find_python()
            self.show_repair(str(error))
        except EngineMissingError:
            self.show_set_up()

    def shut_down(self) -> None:
        """Stop what runs; the dock is about to go."""
        self.page.shut_down()
        if self.looking is not None:
            self.looking.ended.disconnect()
            self.looking.cancel()
            self.looking = None

    def showEvent(self, event):
        super().showEvent(event)
        if not self._looked or self.shows_the_page:  # another window may have set the engine up
            self._look()

    def _look(self) -> None:
        if self.looking is None:
            self._looked = True
            self.looking = EngineTask(
                "Chronofuse: look at the engine", lambda tell, cancelled: environment.standing(), quiet=True
            )
            self.looking.ended.connect(self._looked_at)
            self.looking.start()

    def _looked_at(self, task: EngineTask) -> None:
        self.looking = None
        standing = task.result
        if standing is None or self.page.is_busy():
            return
        if standing.state != environment.READY:
            self.page.show_standing(standing)
            self.setCurrentWidget(self.page)
            self.page.look_for_cards()
        elif self.shows_the_page and self.page.standing.state == environment.MISSING:
            self._leave_the_page()  # another window of QGIS has set it up meanwhile

    def _leave_the_page(self) -> None:
        self.setCurrentIndex(0)
        self.engine_ready.emit()

    def _leave_for_the_sample(self) -> None:
        self._leave_the_page()
        self.sample_wanted.emit()
