"""Whether a run can go on from the rows that are kept of an earlier one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..door import unfinished
from ..door.calibration import model_of
from ..door.jobs import FuseJob
from ..door.version import __version__
from ..methods.registry import network_within
from ..raster.fingerprints import fingerprint, own_products
from ..raster.readers import file_of


def inputs(job: FuseJob, manifest: Manifest, settings: dict[str, Value]) -> dict[str, Any]:
    """What tells whether the inputs are the same when a run is resumed."""
    inner = network_within(manifest, settings)
    return {
        **{role: fingerprint(file_of(path, role)) for role, path in job.predicts_from.items()},
        "what describes your own products": own_products(),
        "the method": [manifest.name, manifest.version, manifest.sha256, settings],
        **({"the network in it": [inner.name, inner.sha256]} if inner else {}),
        **({"the calibration": [str(model_of(manifest, job.calibration))]} if job.calibration else {}),
        "Chronofuse": __version__,
    }


def folder(job: FuseJob) -> Path:
    """Where the rows of a job are kept."""
    return unfinished.of(job).folder


def nothing_kept(job: FuseJob) -> str:
    """What a job is told that is to go on, where there is nothing to go on from."""
    return (
        f"Nothing is kept of an unfinished run of '{job.first.outputs.output}', so this one begins at the "
        "first row."
    )


def require_same(job: FuseJob, manifest: Manifest, settings: dict[str, Value]) -> bool:
    """Whether anything is kept of a job that is to go on.

    Raises:
        ResumeError: it is another's.
    """
    kept = unfinished.of(job)
    if kept.facts:
        kept.require_same(job, inputs(job, manifest, settings))
    return bool(kept.facts)
