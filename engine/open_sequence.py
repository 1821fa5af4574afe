"""A network for sequences made ready to run: its file checked, its graph opened on the CPU."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Optional

from ..models.catalogue.errors import ManifestError
from ..models.catalogue.series_manifest import (
    INPUTS,
    SeriesManifest,
    from_series_file,
    to_json,
)
from .devices.inference import Session, open_session
from .door.errors import ModelFileError
from .door.fill_job import SERIES_METHODS, FillJob
from .run.budget import thread_count
from .series.sequence import SequenceNetwork


def open_network(job: FillJob) -> tuple[Optional[SequenceNetwork], str]:
    """The network that a job names, and what tells it from any other; None and nothing for a method that is
    code.

    Raises:
        ModelFileError: the file is not whole, its graph is another than its manifest says, or it corrects a
            method that there is not.
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
    session = open_session(manifest, "cpu", thread_count(job.threads))
    _check_tensors(session, manifest)

    # The manifest holds the SHA-256 of the rest of the file.
    told = hashlib.sha256(to_json(manifest).encode("utf-8")).hexdigest()
    return SequenceNetwork(manifest.base, manifest.references, manifest.halo, session.try_out), told


def _check_tensors(session: Session, manifest: SeriesManifest) -> None:
    """Raises ModelFileError where the graph does not take what a network for sequences is given."""
    if set(session.inputs) != set(INPUTS) or manifest.output not in session.outputs:
        raise ModelFileError(
            f"The network '{manifest.name}' has the inputs {', '.join(sorted(session.inputs))}, but one for "
            f"sequences has {', '.join(INPUTS)} and the output '{manifest.output}': export it again."
        )
    for name, sides in INPUTS.items():
        shape = session.inputs[name]
        fixed = len(shape) != len(sides) or any(isinstance(one, int) and one != 1 for one in shape)
        if fixed or session.types[name] != "tensor(float)":
            raise ModelFileError(
                f"The network '{manifest.name}' takes '{name}' as {session.types[name]} of the shape "
                f"({', '.join(map(str, shape))}), but float32 of ({', '.join(sides)}), each of any size, is "
                "needed: export it again."
            )
