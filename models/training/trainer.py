"""The trainer's side of the process border: a job file (engine/door/train_job.py) in, one event a line out.

Standard input is the leash: when it closes, the trainer writes its checkpoint and ends.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import traceback
from pathlib import Path
from typing import NoReturn

from . import plan as plans
from .telling import TrainingError, take_over_stdout

EXIT_FAILED, EXIT_LET_GO = 2, 130
SECONDS_TO_END = 6.0
"""After the leash was let go of; whatever is under way then is dropped."""


def hold_leash() -> threading.Event:
    """An event that is set when standard input closes: the training was cancelled, or whoever started it
    is gone."""
    let_go = threading.Event()

    def wait() -> None:
        while sys.stdin.buffer.read(4096):
            pass
        let_go.set()
        threading.Timer(SECONDS_TO_END, lambda: os._exit(EXIT_LET_GO)).start()

    threading.Thread(target=wait, daemon=True).start()
    return let_go


def main(job: str) -> int:
    """Run a job file; the exit status is 0, 2 after a `failed` event, or 130 when the leash was let go of."""
    teller, let_go = take_over_stdout(), hold_leash()
    try:
        plan = plans.read(Path(job))
        try:
            from . import run
        except ModuleNotFoundError as error:
            raise TrainingError(
                "training-missing",
                f"Training needs PyTorch and more, which the Python '{sys.executable}' "
                f"does not have (no module '{error.name}'): in QGIS run chronofuse:setup with "
                "WITH_TRAINING, elsewhere pip install -r requirements/train.txt.",
            ) from error
        try:
            run.run(plan, teller, let_go.is_set)
            return 0
        except run.Stopped:
            return EXIT_LET_GO
    except TrainingError as error:
        teller.failed(error.code, str(error))
    except MemoryError:
        teller.failed(
            "out-of-memory",
            "The machine's memory ran out during the training: close other programs, and go on "
            "with --resume.",
        )
    except OSError as error:
        full = error.errno == errno.ENOSPC
        teller.failed(
            "disk-full" if full else "output-not-writable",
            f"A file of the training can't be written or read "
            f"({error}): {'free some space' if full else 'check the folder'}, and go on with --resume.",
        )
    except Exception as error:
        traceback.print_exc()
        teller.failed(*_unforeseen(error))
    return EXIT_FAILED


def _unforeseen(error: Exception) -> tuple[str, str]:
    """Code and sentence; a graphics card whose memory ran out is known by the name of torch's error."""
    if type(error).__name__ == "OutOfMemoryError":
        return "out-of-memory", (
            "The graphics card's memory ran out during the training: close other programs, or train on "
            "the CPU (--device cpu) with --resume."
        )
    return "internal-error", (
        f"The trainer met an error that it does not know ({type(error).__name__}: {error}): please "
        "report it together with the images' sizes and types."
    )


def end(status: int) -> NoReturn:
    """End the process at once: all is told and in place, and the interpreter would take a second to shut
    down."""
    sys.stderr.flush()
    os._exit(status)
