"""Work of the main thread in slices, so that it answers in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import Optional

from qgis.PyQt.QtCore import QObject, QTimer

Steps = Generator[None, None, None]
"""Yields where others may have their turn."""


class Slices(QObject):
    """Takes one step whenever the main thread has nothing else to do; new steps end the old ones."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._steps: Optional[Steps] = None
        self._is_in_a_step = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def begin(self, steps: Steps) -> None:
        self.drop()
        self._steps = steps
        self._timer.start(0)

    def drop(self) -> None:
        """Leave out what has not been done yet."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None and not self._is_in_a_step:
            steps.close()

    def finish(self) -> None:
        """Do all of it now: somebody is about to use what it makes."""
        while self._steps is not None and not self._is_in_a_step:
            self._step()

    def _step(self) -> None:
        steps, goes_on = self._steps, False
        if steps is None:
            return
        self._is_in_a_step = True
        try:
            goes_on = next(steps, steps) is not steps
        finally:
            self._is_in_a_step = False
            if not goes_on and self._steps is steps:
                self._steps = None
                self._timer.stop()
