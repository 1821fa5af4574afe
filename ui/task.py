"""One background task for all that the dock asks of the engine.

A thread of its own and no QgsTask: of one that takes longer than five seconds QGIS says itself that it is
complete, and that one's own cancel has failed, above what we say of it. The ways to keep QGIS silent came
after 3.22.

The thread keeps the error; the main thread shows it. No widget is touched from the thread: events travel as
queued signals.
"""

from __future__ import annotations

import contextlib
import threading
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..engine.door.errors import CancelledError, ChronofuseError, InternalError
from ..shell.tr import tr

Tell = Callable[[object], None]
Action = Callable[[Tell, Callable[[], bool]], Any]
_running: set[EngineTask] = set()
"""What runs is kept alive until it has ended, whoever else has dropped it."""


class EngineTask(QObject):
    """Runs `action(tell, cancelled)` in a thread; made and started in the main thread."""

    told = pyqtSignal(object)
    """What the action told on its way: an event of the engine, or a sentence."""
    ended = pyqtSignal(object)
    """Emitted once in the main thread, with this task; then `result` or `error` is set."""
    _through = pyqtSignal()

    def __init__(self, title: str, action: Action, quiet: bool = False):
        super().__init__()
        self.title, self.action = title, action
        self.quiet = quiet
        """Whether it runs without the progress bar and may be dropped for another one."""
        self.result: Any = None
        self.error: Optional[ChronofuseError] = None
        self._cancelled = threading.Event()
        self._through.connect(self._finished)  # queued, because it comes from the thread

    def start(self) -> EngineTask:
        _running.add(self)
        # A daemon: QGIS may end meanwhile, and with it the leash of the engine's process.
        threading.Thread(target=self._run, name=self.title, daemon=True).start()
        return self

    def cancel(self) -> None:
        """Ask it to stop; `ended` comes when it has."""
        self._cancelled.set()

    def isCanceled(self) -> bool:
        return self._cancelled.is_set()

    def _run(self) -> None:
        try:
            self.result = self.action(self.told.emit, self.isCanceled)
        except ChronofuseError as error:
            self.error = error
        except Exception as error:  # a thread has nobody above it who would hear
            told = tr("The dock met an error that nobody foresaw ({error}): please report it.")
            self.error = InternalError(told.format(error=repr(error)))
        with contextlib.suppress(RuntimeError):  # QGIS ended, and Qt's half of this object with it
            self._through.emit()

    def _finished(self) -> None:
        _running.discard(self)
        if self.isCanceled() and self.error is None and self.result is None:
            self.error = CancelledError(tr("The run was cancelled; nothing was written."))
        self.ended.emit(self)
