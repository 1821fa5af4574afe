"""Where a run puts what it needs on the disk while it lasts."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path

from ..door import temporary


def hold() -> None:
    """Hold the folder that the client gave this run, if it did, and delete those of runs that are gone."""
    given = os.environ.get("CHRONOFUSE_SCRATCH")
    if given:
        temporary.hold(Path(given), os.getppid())


def folder() -> Path:
    """The folder that the client gave this run and deletes after it; without a client, one that this
    process deletes."""
    given = os.environ.get("CHRONOFUSE_SCRATCH")
    return Path(given) if given else _own()


def remove_own() -> None:
    """Delete the folder that this process made, if it did."""
    if _own.cache_info().currsize:
        shutil.rmtree(_own(), ignore_errors=True)


@functools.lru_cache(maxsize=1)
def _own() -> Path:
    atexit.register(remove_own)
    made = Path(tempfile.mkdtemp(prefix=temporary.PREFIX))
    temporary.hold(made, os.getpid())
    return made
