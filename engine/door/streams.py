"""Standard streams that are closed or full are no reason to give up a run.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any, TextIO, cast


class _Forgiving:
    """Standard error on which nothing can fail: what its reader does not take is lost."""

    def __init__(self, stream: TextIO):
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def take_what_is_there() -> None:
    """Open to nowhere what is closed of the three standard streams, so that no file gets its number, and let
    nothing fail on standard error."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it gets the lowest number that is free, which is this one
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if not isinstance(sys.stderr, _Forgiving):
        stream = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        sys.stderr = cast(TextIO, _Forgiving(stream))
