"""The far side of the process border: what a process that does jobs makes of its standard output and input.

Standard output is for events alone; standard input is the leash: when it closes, the job was cancelled, or
whoever started the process is gone. The engine's worker and the trainer both begin here; the near side is
client.py.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import Callable

from . import events

EXIT_FAILED, EXIT_LET_GO = 2, 130
"""The process's status after a `failed` event, and after the leash was let go of."""
INTERVAL = 0.2
"""Seconds between two progress events."""

Tell = Callable[[events.Event], None]
"""Takes an event over the border."""


def take_over_stdout() -> Tell:
    """Keep standard output for events alone: what libraries print goes to the log.

    Returns:
        What writes an event, from any thread.
    """
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    lock = threading.Lock()

    def tell(event: events.Event) -> None:
        with lock:
            stream.write(events.encode(event) + "\n")
            stream.flush()

    return tell


def hold_leash(let_go: Callable[[], None]) -> None:
    """Call `let_go`, in a thread of its own, as soon as standard input closes."""

    def wait() -> None:
        while sys.stdin.buffer.read(4096):
            pass
        let_go()

    threading.Thread(target=wait, daemon=True).start()
