"""What the trainer tells: one JSON object a line on its standard output, as the engine's worker does it.

The wire format is engine/door/events.py's; a test reads with it what is written here.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import Any, Optional, TextIO

from ...engine.door.version import __version__

PROTOCOL = 1
INTERVAL = 0.2
"""Seconds between two progress events."""


class TrainingError(ValueError):
    """What ends a training, as a sentence for the user, with the code of engine/door/errors.py."""

    def __init__(self, code: str, sentence: str):
        super().__init__(sentence)
        self.code = code


class Teller:
    """Writes events to a stream."""

    def __init__(self, stream: TextIO):
        self._stream, self._lock, self._told = stream, threading.Lock(), 0.0

    def started(self, method: str, device: str, reason: str) -> None:
        self._write(
            "started",
            method=method,
            device=device,
            device_reason=reason,
            version=__version__,
            protocol=PROTOCOL,
        )

    def progress(self, stage: str, share: float, seconds_left: Optional[float]) -> None:
        """How far the whole is, 0 to 1; at most five times a second."""
        if time.monotonic() - self._told >= INTERVAL:
            self._told = time.monotonic()
            left = None if seconds_left is None else round(seconds_left, 1)
            self._write(
                "progress",
                stage=stage,
                done=round(min(max(share, 0.0), 1.0), 5),
                total=1.0,
                seconds_left=left,
            )

    def warned(self, code: str, message: str) -> None:
        self._write("warned", code=code, message=message)

    def finished(
        self, outputs: dict[str, str], figures: dict[str, Any], device: str, timings: dict[str, float]
    ) -> None:
        self._write(
            "finished", outputs=outputs, figures=figures, check={}, device=device, timings=timings, more=[]
        )

    def failed(self, code: str, message: str) -> None:
        self._write("failed", code=code, message=message)

    def _write(self, event: str, **values: Any) -> None:
        with self._lock:
            self._stream.write(json.dumps({"event": event, **values}, allow_nan=False) + "\n")
            self._stream.flush()


def take_over_stdout() -> Teller:
    """Keep standard output for events alone: what libraries print goes to the log."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return Teller(stream)
