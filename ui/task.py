"""One background task for all that the dock asks of the engine.

The task's thread keeps the error; the main thread shows it. No widget is touched from the task's thread:
events travel as a queued signal.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..engine.door.errors import CancelledError, ChronofuseError, InternalError

Tell = Callable[[object], None]
Action = Callable[[Tell, Callable[[], bool]], Any]


class EngineTask(QgsTask):
    """Runs `action(tell, cancelled)` in a thread of QGIS's pool."""

    told = pyqtSignal(object)
    """What the action told on its way: an event of the engine, or a sentence."""
    ended = pyqtSignal(object)
    """Emitted once in the main thread, with this task; then `result` or `error` is set."""

    def __init__(self, title: str, action: Action, quiet: bool = False):
        super().__init__(title, QgsTask.Flag.CanCancel)
        self.action = action
        self.quiet = quiet
        """Whether it runs without the progress bar and may be dropped for another one."""
        self.result: Any = None
        self.error: Optional[ChronofuseError] = None

    def start(self) -> EngineTask:
        QgsApplication.taskManager().addTask(self)
        return self

    def run(self) -> bool:
        try:
            self.result = self.action(self.told.emit, self.isCanceled)
        except ChronofuseError as error:
            self.error = error
        except Exception as error:  # a thread has nobody above it who would hear
            self.error = InternalError(
                f"The dock met an error that nobody foresaw ({error!r}): please report it."
            )
        return self.error is None

    def finished(self, result: bool) -> None:
        if not result and self.error is None:
            self.error = CancelledError("The run was cancelled; nothing was written.")
        self.ended.emit(self)
