"""How far a run is between two events of the engine: a long step tells nothing until it is done."""

from __future__ import annotations

import time
from typing import Callable, Optional

from ..engine.door.events import Progress

MOST = 0.9
"""Of the time left that an event told, so much may go by as told; then the bar waits for the next event."""
GUESSED = 0.5
"""The same, of a time left that was not told and follows from the share alone."""


class Pace:
    """Follows the events of a run; what it says never goes back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._event: Optional[Progress] = None
        self._begun, self._heard, self._shown = clock(), 0.0, 0.0

    @property
    def stage(self) -> str:
        """What is being done; empty before the first event."""
        return self._event.stage if self._event else ""

    @property
    def knows(self) -> bool:
        """Whether it is known how far the run is: not while the first kernels are compiled, say."""
        event = self._event
        return event is not None and bool(self._shown or event.done > 0 or event.seconds_left is not None)

    def hear(self, event: Progress) -> None:
        """An event of the run came."""
        self._event, self._heard = event, self._clock()

    def share(self) -> float:
        """How far the run is by now, 0 to 1."""
        if self._event is not None and self._event.total > 0:
            told = min(1.0, max(0.0, self._event.done / self._event.total))
            left, most = self._event.seconds_left, MOST
            if left is None and told > 0:
                left, most = (self._heard - self._begun) * (1.0 - told) / told, GUESSED
            gone = min((self._clock() - self._heard) / left, most) if left else 0.0
            self._shown = max(self._shown, told + (1.0 - told) * gone)
        return self._shown

    def seconds_left(self) -> Optional[float]:
        """None while it cannot be known."""
        if self._event is None or self._event.seconds_left is None:
            return None
        left = self._event.seconds_left
        return max(left - (self._clock() - self._heard), (1 - MOST) * left)
