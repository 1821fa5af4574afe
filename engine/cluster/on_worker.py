"""What runs on a Dask worker: what its machine is and sees, and the engine for one part of a run."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, Optional

from ..door import client, events, unfinished
from ..door.errors import ChronofuseError, ClusterError
from ..door.jobs import loads
from ..door.version import __version__
from ..raster.fingerprints import own_products
from .parts import of_one_try

LIBRARIES = ("numpy", "GDAL", "numba", "scipy", "onnxruntime", "distributed")
"""Other versions of these may round differently, or not understand each other."""
TELL_SECONDS = 1.0


def facts(sizes: dict[str, int], folders: Sequence[str]) -> dict[str, Any]:
    """What a machine is and sees: its name, its versions, which inputs (path to bytes) or folders it lacks,
    and which products it knows beside ours."""
    missing = [path for path, size in sizes.items() if file_size(path) != size]
    missing += [folder for folder in folders if not os.access(folder, os.W_OK)]
    versions = {"Chronofuse": __version__, **{name: _version(name) for name in LIBRARIES}}
    host, products = socket.gethostname(), own_products()
    return {"host": host, "versions": versions, "missing": missing, "products": products}


def file_size(path: str) -> Optional[int]:
    """Bytes of a file; None for what is none."""
    return Path(path).stat().st_size if Path(path).is_file() else None


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"


def run_part(text: str, key: str, topic: str, version: str) -> dict[str, Any]:
    """Predict a part on a Dask worker, in an engine process of its own.

    Args:
        text: the part's job.
        key: Dask's name of this task; when the scheduler drops it, the run was cancelled or is gone, or has
            the part from another worker, and this one stops. It deletes its own files alone: those of other
            parts lie beside them, and the run may be alive.
        topic: where progress is told.
        version: of the Chronofuse that asks; a worker that came later was not looked at.

    Returns:
        `outputs`, `figures`, `warnings`, `host`; or `code`, `message`, `host` of the engine's error.
    """
    host = socket.gethostname()
    if version != __version__:
        return {
            "host": host,
            "code": ClusterError.code,
            "message": f"Chronofuse is {__version__} here and {version} where "
            "the run was started: install the same version on all machines.",
        }
    job, watch = of_one_try(loads(text)), _Watch(key, topic)
    try:
        finished = client.run(job, watch.show, watch.dropped, sys.executable)
        return {
            "host": host,
            "outputs": finished.first.outputs,
            "figures": finished.first.figures.to_plain(),
            "warnings": watch.warnings,
        }
    except ChronofuseError as error:
        return {"host": host, "code": error.code, "message": str(error)}
    finally:
        unfinished.of(job).remove()


class _Watch:
    """Follows a part on its worker: hands its progress on, and knows whether anybody still wants it."""

    def __init__(self, key: str, topic: str):
        from distributed import get_worker

        self._worker, self._key, self._topic = get_worker(), key, topic
        self._told = 0.0
        self.warnings: list[list[str]] = []

    def show(self, event: events.Event) -> None:
        if isinstance(event, events.Warned):
            self.warnings.append([event.code, event.message])
        elif isinstance(event, events.Progress) and time.monotonic() - self._told > TELL_SECONDS:
            self._told = time.monotonic()
            self._worker.log_event(self._topic, {"key": self._key, "share": event.done})

    def dropped(self) -> bool:
        task = self._worker.state.tasks.get(self._key)
        return task is None or task.state not in ("executing", "long-running")
