"""A network for sequences made ready to run: its file checked, its graph opened on the CPU."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Callable, Optional

from ..models.catalogue.errors import ManifestError
from ..models.catalogue.series_manifest import from_series_file, to_json
from .devices.inference import open_session
from .devices.sequence_trial import check_tensors
from .door import events
from .door.errors import ModelFileError
from .door.fill_job import SERIES_METHODS, FillJob
from .importing import refuse_stored
from .run.budget import thread_count
from .series.sequence import SequenceNetwork


def open_network(
    job: FillJob, tell: Callable[[events.Event], None] = lambda event: None
) -> tuple[Optional[SequenceNetwork], str]:
    """The network that a job names, and what tells it from any other; None and nothing for a method that is
    code.

    Raises:
        ModelFileError: the file is not whole, its weights are no numbers, its graph is another than its
            manifest says, or it corrects a method that there is not.
    """
    manifest = job.network
    if manifest is None:
        return None, ""
    try:
        manifest = from_series_file(Path(str(manifest.path)), verify=True)
    except (ManifestError, OSError) as error:
        raise ModelFileError(f"The network '{job.method}' can't be used: {error}. Train it again.") from error
    if manifest.base not in SERIES_METHODS:
        raise ModelFileError(
            f"The network '{manifest.name}' corrects the method '{manifest.base}', which this version "
            f"lacks: it has {', '.join(SERIES_METHODS)}; train it again."
        )
    refuse_stored(Path(str(manifest.path)).read_bytes(), str(manifest.path))
    if job.references is not None and job.references > manifest.references:
        tell(
            events.Warned(
                "fewer-references",
                f"The network '{manifest.name}' looks at the nearest {manifest.references} dates on each "
                f"side, as it was trained to; '{manifest.base}', which it corrects, takes up to "
                f"{job.references}.",
            )
        )
    session = open_session(manifest, "cpu", thread_count(job.threads))
    check_tensors(session, manifest)

    # The manifest holds the SHA-256 of the rest of the file.
    told = hashlib.sha256(to_json(manifest).encode("utf-8")).hexdigest()
    return SequenceNetwork(manifest.base, manifest.references, manifest.halo, session.try_out), told
