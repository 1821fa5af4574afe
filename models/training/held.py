"""One training of a name at a time: what a training writes to is locked while it runs.

The locks are those of the engine's outputs (engine/door/locks.py): the system lets go of them when the
process dies, however it dies, so that one that was killed is no hindrance to going on with it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ...engine.door.errors import OutputBusyError, OutputNotWritableError
from ...engine.door.locks import Lock
from ...engine.door.train_job import TrainJob


@contextmanager
def held(job: TrainJob) -> Iterator[None]:
    """The folder and the model file of a training, for it alone.

    Raises:
        OutputBusyError: another training has one of them.
        OutputNotWritableError: the lock has no place beside it.
    """
    with ExitStack() as locks:
        locks.enter_context(_locked(job.folder, job, f"called '{job.name}' is running in '{job.folder}'"))
        locks.enter_context(_locked(job.model_file, job, f"will write the model '{job.model_file}'"))
        yield


@contextmanager
def _locked(path: Path, job: TrainJob, does: str) -> Iterator[None]:
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = Lock(path, job.id)
    except BlockingIOError as error:
        raise OutputBusyError(
            f"Another training ({error}) {does}: wait for it, stop it there, or choose another name."
        ) from error
    except OutputNotWritableError:
        raise
    except OSError as error:
        raise OutputNotWritableError(
            f"The folder '{path.parent}' can't be made or written to ({error.strerror}): choose another.",
        ) from error
    try:
        yield
    finally:
        lock.release()
