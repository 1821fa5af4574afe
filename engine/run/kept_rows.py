"""Whether a run can go on from the rows that are kept of an earlier one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..door import unfinished
from ..door.jobs import FuseJob
from ..door.version import __version__
from ..raster.fingerprints import fingerprint
from ..raster.readers import file_of


def inputs(job: FuseJob, manifest: Manifest, settings: dict[str, Value]) -> dict[str, Any]:
    """What tells whether the inputs are the same when a run is resumed."""
    return {
        **{role: fingerprint(file_of(path, role)) for role, path in job.predicts_from.items()},
        "the method": [manifest.name, manifest.version, manifest.sha256, settings],
        "Chronofuse": __version__,
    }


def folder(job: FuseJob) -> Path:
    """Where the rows of a job are kept."""
    return unfinished.of(job).folder


def require_same(job: FuseJob, manifest: Manifest, settings: dict[str, Value]) -> None:
    """Raises ResumeError where a job is to go on from the rows of another."""
    kept = unfinished.of(job)
    if job.manner.resume and kept.facts:
        kept.require_same(job, inputs(job, manifest, settings))
