"""The trainer's side of the process border: a job file in, one event a line out.

Standard input is the leash: when it closes, the trainer writes its checkpoint and ends.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, Union

from ...engine.door import temporary
from ...engine.door.border import EXIT_FAILED, EXIT_LET_GO, Tell, hold_leash, take_over_stdout
from ...engine.door.errors import (
    ChronofuseError,
    DiskFullError,
    InternalError,
    JobError,
    OutOfMemoryError,
    OutputNotWritableError,
    TrainingMissingError,
)
from ...engine.door.events import Failed
from ...engine.door.fit_job import FitJob
from ...engine.door.jobs import load
from ...engine.door.process_environment import SILENT
from ...engine.door.streams import take_what_is_there
from ...engine.door.train_job import TrainJob
from .held import held

SECONDS_TO_END = 6.0
"""After the leash was let go of; whatever is under way then is dropped."""


def main(job_file: str) -> int:
    """Run a job file; the exit status is 0, 2 after a `failed` event, or 130 when the leash was let go of."""
    take_what_is_there()
    os.environ.update(SILENT)
    tell, stopping = take_over_stdout(), _leash()
    if os.environ.get("CHRONOFUSE_SCRATCH"):
        temporary.hold(Path(os.environ["CHRONOFUSE_SCRATCH"]), os.getppid())
    # What a worker of this process needs lies within what the client of this process removes in the end.
    tempfile.tempdir = os.environ.get("CHRONOFUSE_SCRATCH")
    goes_on = "go on with --resume"
    try:
        job = _read(job_file)
        if isinstance(job, FitJob):
            goes_on = "go on with --resume" if job.work else "train again"  # where it keeps no checkpoint
        return _fit(job, tell, stopping) if isinstance(job, FitJob) else _train(job, tell, stopping)
    except ChronofuseError as error:
        failure = error
    except Exception as error:
        failure = _failure(error, goes_on)
    tell(Failed(failure.code, str(failure)))
    return EXIT_FAILED


def end(status: int) -> NoReturn:
    """End the process at once: all is told and in place, and the interpreter would take a second to shut
    down."""
    sys.stderr.flush()
    os._exit(status)


def _leash() -> Callable[[], bool]:
    """Whether the leash was let go of; some seconds after that the process ends by itself."""
    gone = threading.Event()

    def let_go() -> None:
        gone.set()
        threading.Timer(SECONDS_TO_END, lambda: os._exit(EXIT_LET_GO)).start()

    hold_leash(let_go)
    return gone.is_set


def _read(job_file: str) -> Union[TrainJob, FitJob]:
    job = load(job_file)
    if not isinstance(job, (TrainJob, FitJob)):
        raise JobError(
            f"The job file '{job_file}' is no training ({type(job).__name__}): start it with chronofuse "
            "train."
        )
    return job


def _train(job: TrainJob, tell: Tell, stopping: Callable[[], bool]) -> int:
    """The exit status. A second training of a name is refused before torch is loaded, which takes seconds."""
    with held(job):
        return _train_alone(job, tell, stopping)


def _train_alone(job: TrainJob, tell: Tell, stopping: Callable[[], bool]) -> int:
    try:
        from . import run
    except ModuleNotFoundError as error:
        raise TrainingMissingError(
            f"Training needs PyTorch and more, which the Python '{sys.executable}' does not have (no module "
            f"'{error.name}'): in QGIS run 'Set up the engine' with the training's libraries, "
            "elsewhere pip install -r requirements/train.txt."
        ) from error
    try:
        run.run(job, tell, stopping)
        return 0
    except run.Stopped:
        return EXIT_LET_GO


def _fit(job: FitJob, tell: Tell, stopping: Callable[[], bool]) -> int:
    """The exit status."""
    try:
        from .classifiers import run
    except ModuleNotFoundError as error:
        raise TrainingMissingError(
            f"Training a land-cover model needs scikit-learn and skl2onnx, which the Python "
            f"'{sys.executable}' "
            f"does not have (no module '{error.name}'): in QGIS run 'Set up the engine' with the training's "
            "libraries, elsewhere pip install -r requirements/train.txt."
        ) from error
    try:
        run.run(job, tell, stopping)
        return 0
    except run.Stopped:
        return EXIT_LET_GO


def _failure(error: Exception, goes_on: str) -> ChronofuseError:
    """What is told of an error that is not ours.

    Args:
        goes_on: what the user can do after it, as a command: `train again`.
    """
    if isinstance(error, MemoryError):
        return OutOfMemoryError(
            f"The machine's memory ran out during the training: close other programs, and {goes_on}."
        )
    if isinstance(error, OSError):
        full = error.errno == errno.ENOSPC
        return (DiskFullError if full else OutputNotWritableError)(
            f"A file of the training can't be written or read ({error}): "
            f"{'free some space' if full else 'check the folder'}, and {goes_on}."
        )
    traceback.print_exception(error)
    return _unforeseen(error)


def _unforeseen(error: Exception) -> ChronofuseError:
    """A graphics card whose memory ran out is known by the name of torch's error; a fit uses none."""
    if type(error).__name__ == "OutOfMemoryError":
        return OutOfMemoryError(
            "The graphics card's memory ran out during the training: close other programs, or train on "
            "the CPU (--device cpu) with --resume."
        )
    return InternalError(
        f"The trainer met an error that it does not know ({type(error).__name__}: {error}): please "
        "report it together with the images' sizes and types."
    )
