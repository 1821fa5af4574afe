"""How much longer a run takes because others use the processor, too."""

from __future__ import annotations

import math
import threading
import time
from pathlib import Path
from typing import Optional

SCHEDULED = Path("/proc/thread-self/schedstat")
"""Where Linux tells how long this thread has run, and how long it waited for a core, in nanoseconds."""
LATELY = 30.0
"""Seconds after which what was seen counts a third."""
MOST = 10.0
OURS = 1.25
"""So many times longer than in one thread things take beside our own threads, on two idle cores."""
LEAST = 0.05
"""Seconds: a thread that ran for less tells nothing."""


class Crowding:
    """Looks at what a thread waits for while it has something to compute."""

    def __init__(self) -> None:
        self.factor = 1.0
        """How many times longer things take than on an idle machine."""
        self._wanted = self._ran = 0.0
        self.begin()

    def begin(self) -> None:
        """What this thread does until the next look counts."""
        self._began = (threading.get_ident(), time.monotonic(), *_of_this_thread())

    def look(self, computed: bool) -> None:
        """Take what this thread did since it began; nothing where another one began.

        Args:
            computed: whether it did nothing else meanwhile, as read from a disk, and had no others of ours
                beside it.
        """
        thread, clock, wanted, ran = self._began
        now, ran_now = _of_this_thread()
        if threading.get_ident() != thread or ran_now - ran < LEAST:
            return
        wanted, ran = now - wanted, ran_now - ran
        if not computed:
            ran = min(OURS * ran, wanted)
            if _waited() is None:  # others or the disk: the mean in between is nearest to both
                ran = math.sqrt(ran * wanted)
        kept = math.exp((clock - time.monotonic()) / LATELY)
        self._wanted, self._ran = self._wanted * kept + wanted, self._ran * kept + ran
        self.factor = min(max(self._wanted / self._ran, 1.0), MOST)


def _of_this_thread() -> tuple[float, float]:
    """Seconds that it wanted to run, so far, and those that it ran. Where the system does not tell its waits
    for a core, it wanted to all the time."""
    ran, waited = time.thread_time(), _waited()
    return (time.monotonic() if waited is None else ran + waited), ran


def _waited() -> Optional[float]:
    """Seconds that this thread has waited for a core so far; None where the system does not tell."""
    try:
        return float(SCHEDULED.read_text("ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return None
