"""Whether numba compiles at this moment, for who tells how far a run is; engine/kernel_cache.py says it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable


def _nobody() -> None:
    """Who hears of it where nobody asked to."""


_running: set[str] = set()
"""Names of what is being compiled; what one kernel calls is compiled meanwhile, too."""
_begun = _spent = 0.0
_hear: Callable[[], None] = _nobody


def is_going_on() -> bool:
    return bool(_running)


def seconds() -> float:
    """How long this process has compiled so far."""
    return _spent + (time.monotonic() - _begun if _running else 0.0)


def are_kept(source: Path) -> bool:
    """Whether kernels of a source file lie compiled where numba looks for them, from after its last change.

    Which of them, for which types, is not looked at: that would take numba.
    """
    folder, kept = source.parent, os.environ.get("NUMBA_CACHE_DIR")
    mark = hashlib.sha1(str(folder).encode(), usedforsecurity=False).hexdigest()  # as numba names it
    place = Path(kept) / f"{folder.name}_{mark}" if kept else folder / "__pycache__"
    try:
        changed = source.stat().st_mtime
        return any(index.stat().st_mtime >= changed for index in place.glob(f"{source.stem}.*.nbi"))
    except OSError:
        return False


@contextlib.contextmanager
def heard(hear: Callable[[], None]) -> Iterator[None]:
    """Meanwhile `hear` is called, in the compiling thread, when something begins and when all is compiled."""
    global _hear
    before, _hear = _hear, hear
    try:
        yield
    finally:
        _hear = before


def begins(name: str) -> None:
    """A kernel was not found compiled."""
    global _begun
    if name not in _running:
        if not _running:
            _begun = time.monotonic()
        _running.add(name)
        if len(_running) == 1:
            _hear()


def ends(name: str) -> None:
    """It is compiled, or there was nothing to compile."""
    global _spent
    if name in _running:
        _running.remove(name)
        if not _running:
            _spent += time.monotonic() - _begun
            _hear()
