"""Where a run puts what it needs on the disk while it lasts."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path


def folder() -> Path:
    """The folder that the client gave this run and deletes after it; without a client, one that this process deletes."""
    given = os.environ.get("CHRONOFUSE_SCRATCH")
    return Path(given) if given else _own()


@functools.cache
def _own() -> Path:
    made = tempfile.mkdtemp(prefix="chronofuse-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)
