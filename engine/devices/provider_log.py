"""What ONNX Runtime writes to standard error while it works: it tells its reasons nowhere else."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator


class Log:
    text = ""


@contextlib.contextmanager
def captured_log() -> Iterator[Log]:
    """Keep what is written to standard error meanwhile, below Python too, where ONNX Runtime writes its
    reasons."""
    log = Log()
    sys.stderr.flush()
    stderr = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield log
        finally:
            sys.stderr.flush()
            os.dup2(stderr, 2)
            os.close(stderr)
            file.seek(0)
            log.text = file.read().decode("utf-8", "replace")
