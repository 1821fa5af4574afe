"""The flow of taking in a foreign model: it is read, run on invented tiles, and only then written among the
user's own.

It runs in the engine's process, so that a graph that crashes takes nobody along.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import numpy as np

from ..models.catalogue import either
from ..models.catalogue.either import Either
from ..models.catalogue.errors import ManifestError, OnnxError
from ..models.catalogue.model_file import NO_FILE
from ..models.catalogue.onnx_file import Stored, tensors
from ..models.catalogue.series_manifest import SeriesManifest
from .devices import sequence_trial, trial
from .door import events
from .door.errors import ModelFileError, UnreadableFileError
from .door.jobs import ImportJob
from .door.outputs import Outputs, os_errors
from .door.value import Figures
from .door.version import __version__
from .run.budget import thread_count
from .run.stages import Stages

TRYING = "Trying the model"
NAMED = 3
"""How many bad weights are named."""
FLOAT_TYPES = {1: np.float32, 10: np.float16, 11: np.float64}
"""ONNX's number of a type to numpy's; bfloat16 (16) is read by its bits."""


def run(job: ImportJob, tell: Callable[[events.Event], None]) -> events.Finished:
    """Try the model, and write it with its manifest inside.

    Raises:
        ModelFileError: it is not what its manifest says; nothing is written.
        ChronofuseError: it can't be read or written.
    """
    tell(events.Started("import", "cpu", "a model is tried on the CPU", __version__))
    data = _read(job.model)
    manifest = _completed(job, data)
    refuse_stored(data, job.model)
    output = Path(job.output)
    with os_errors(output):
        output.parent.mkdir(parents=True, exist_ok=True)
    outputs = Outputs(job.outputs, job.id, job.overwrite)
    try:
        progress = Stages(tell, {TRYING: 1.0}, TRYING)
        with progress.stage(TRYING, 1.0) as step:
            figures = _tried(replace(manifest, path=job.model), thread_count(job.threads), step)
        with os_errors(outputs.final["model"]):
            outputs.temporary["model"].write_bytes(either.with_either(data, manifest))
        either.in_file(outputs.temporary["model"], verify=True)
        result = events.DateResult(outputs.commit(), Figures({"name": manifest.name, **figures}))
        return events.Finished((result,), "cpu", progress.timings)
    finally:
        outputs.discard()


def _read(path: str) -> bytes:
    if Path(path).exists() and not Path(path).is_file():
        raise ModelFileError(f"The model file '{path}' can't be used ({NO_FILE}): give a file.")
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"The model file '{path}' can't be read ({error.strerror}): check its permissions."
        ) from error


def _tried(manifest: Either, threads: int, step: Callable[[float], None]) -> dict[str, Any]:
    if isinstance(manifest, SeriesManifest):
        return sequence_trial.run(manifest, threads, step)
    return trial.run(manifest, threads, step)


def _completed(job: ImportJob, data: bytes) -> Either:
    """The manifest with what the file itself tells."""
    try:
        return either.of_data(either.from_text(job.manifest), data)
    except (ManifestError, OnnxError) as error:
        raise ModelFileError(
            f"The model file '{job.model}' can't be used ({error}): give an ONNX file."
        ) from error


def refuse_stored(data: bytes, path: str) -> None:
    """Refuse weights that lie in other files, and weights that are no numbers.

    An infinite constant of its own (the bound of a Clip, what a mask fills in) is no weight, and is let
    through.

    Raises:
        ModelFileError.
    """
    broken = []
    try:
        for stored in tensors(data):
            if stored.elsewhere:
                raise ModelFileError(
                    f"The weights of '{path}' lie in another file ('{stored.elsewhere}'), and a model must "
                    "be one file: save it whole, as onnx.save(onnx.load(...), ...) does."
                )
            if not _is_sound(stored):
                broken.append(f"'{stored.name}'")
    except OnnxError as error:
        raise ModelFileError(f"The model file '{path}' can't be used ({error}): copy it again.") from error
    if broken:
        named = ", ".join(broken[:NAMED]) + (", ..." if len(broken) > NAMED else "")
        raise ModelFileError(
            f"{len(broken)} weights in '{path}' hold numbers that are NaN or infinite ({named}): its "
            "training went wrong; export an earlier state of it."
        )


def _is_sound(stored: Stored) -> bool:
    """Whether all its numbers are numbers; one alone may be infinite."""
    if stored.values is None or stored.type not in (*FLOAT_TYPES, 16):
        return True
    size = {**{kind: np.dtype(made).itemsize for kind, made in FLOAT_TYPES.items()}, 16: 2}[stored.type]
    if len(stored.values) % size:
        return False
    if stored.type == 16:
        bits = np.frombuffer(stored.values, np.uint16)
        strange, nan = (bits & 0x7F80) == 0x7F80, (bits & 0x7FFF) > 0x7F80
    else:
        values = np.frombuffer(stored.values, FLOAT_TYPES[stored.type])
        strange, nan = ~np.isfinite(values), np.isnan(values)
    return not (nan.any() or (strange.any() and strange.size > 1))
