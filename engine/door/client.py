"""Runs a job in the worker process and hands its events over: the one way in from QGIS and the command line.

The worker's standard input is the leash: when it closes, because the client cancels or because QGIS is gone,
the worker stops by itself. Whatever happens to the worker, no partial output stays behind.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess  # nosec B404  # the engine is a process of its own
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Callable, Optional, Union

from . import events, temporary, train_job
from .dates import find_date
from .environment import PACKAGE, damaged, find_python, import_failure
from .errors import (
    CancelledError,
    ChronofuseError,
    JobError,
    OutOfMemoryError,
    ProtocolError,
    StalledError,
    WorkerDiedError,
    from_code,
)
from .jobs import FillJob, FitJob, FuseJob, Job, dumps
from .locks import partial_outputs_in, remove_lock, remove_partial
from .memory_limit import speaks_of_memory
from .outputs import os_errors
from .process_environment import clean_environment
from .train_classifier_job import resumable as resumable_training
from .train_job import TrainJob
from .unfinished import finished_share, remove_if_empty, resumable

__all__ = ["find_date", "find_python", "finished_share", "run"]

ENTRY = PACKAGE / "engine" / "__main__.py"
POLL_SECONDS = 0.1
STALL_SECONDS = 600.0
"""A worker that makes no progress for so long is stopped. CHRONOFUSE_STALL_SECONDS sets another limit."""
PATIENCE = 20
"""A run whose steps are long gets so many times its longest step; there is no limit on a run as a whole."""

AnyJob = Union[Job, TrainJob]


@dataclass(frozen=True)
class Process:
    """A process that does jobs: what is different between the worker and the trainer."""

    entry: tuple[str, ...]
    """What it is started with, before the job file."""
    grace: float
    """Seconds that it may take to stop by itself when it is cancelled, before it is killed."""
    resumable: Callable[[Any], str]
    """What to add to the message about a job that did not end, where it can be resumed."""


WORKER = Process(("worker",), 0.5, resumable)
TRAINER = Process(("training", "train"), 8.0, train_job.resumable)
"""Its grace is for the checkpoint that it writes first."""


FITTER = Process(
    ("training", "train"), 8.0, lambda job: resumable_training(Path(job.work)) if job.work else ""
)
"""The trainer's process, with a land-cover model; a network for tiles writes its checkpoint first."""


def process_of(job: AnyJob) -> Process:
    """What does this job."""
    if isinstance(job, FitJob):
        return FITTER
    return TRAINER if isinstance(job, TrainJob) else WORKER


def run(
    job: AnyJob,
    on_event: Callable[[events.Event], None] = lambda event: None,
    cancelled: Callable[[], bool] = lambda: False,
    python: Optional[str] = None,
) -> events.Finished:
    """Run a job to its end in a process of its own. Blocks; call it from a background thread.

    Args:
        job: what to do.
        on_event: called in this thread for every event, `Finished` included.
        cancelled: asked ten times a second; when it says yes, the worker is stopped within a second.
        python: the engine's interpreter; found when None.

    Raises:
        ChronofuseError: of the worker's own code, or WorkerDiedError, ProtocolError, CancelledError,
            EngineMissingError. Nothing is left behind then.
    """
    process = process_of(job)
    with _scratch(dumps(job)) as scratch:
        job_file = Path(scratch) / "job.json"
        log_file = Path(scratch) / "worker.log"
        with log_file.open("w", encoding="utf-8", errors="replace") as log:
            worker = _start(python or find_python(), process.entry, job_file, scratch, log)
            lines = _heard(worker)
            try:
                return _follow(worker, lines, on_event, cancelled, log_file)
            except (CancelledError, WorkerDiedError, StalledError) as error:
                _stop(
                    worker, process.grace
                )  # before it is said how much it kept: it may finish rows until it ends
                through = _end_in(lines) if isinstance(error, CancelledError) else None
                if through is not None:  # all outputs were there already when it was told to stop
                    on_event(through)
                    return through
                raise type(error)(f"{error}{process.resumable(job)}") from error
            finally:
                _stop(worker, process.grace)
                remove_partial_outputs(job)


@contextlib.contextmanager
def _scratch(job: str) -> Iterator[str]:
    """A temporary folder for a run, with its job's text in it."""
    place = Path(tempfile.gettempdir()) / "chronofuse"
    with os_errors(place):
        folder = tempfile.TemporaryDirectory(prefix="chronofuse-")
    with folder as path:
        with os_errors(place):
            temporary.mark(Path(path))
            (Path(path) / "job.json").write_text(job, "utf-8")
        yield path


def remove_partial_outputs(job: AnyJob) -> None:
    """Delete what a run that did not finish left beside its outputs."""
    paths = list(job.outputs.values())
    if isinstance(job, FillJob):
        paths += partial_outputs_in(job.folder, job.id)
    for path in paths:
        output = Path(os.path.realpath(os.path.expanduser(path)))
        remove_partial(output, job.id)
        remove_lock(output, job.id)
    if isinstance(job, TrainJob):
        remove_lock(Path(os.path.realpath(job.folder)), job.id)
    if isinstance(job, FuseJob):
        remove_if_empty(job)


def _start(
    python: str, entry: tuple[str, ...], job_file: Path, scratch: str, log: IO[str]
) -> subprocess.Popen[str]:
    environment = {**clean_environment(Path(scratch)), "CHRONOFUSE_SCRATCH": scratch}
    return subprocess.Popen(  # nosec B603  # the engine's interpreter and entry, no shell
        [python, "-I", str(ENTRY), *entry, str(job_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        env=environment,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        # A session of its own: Ctrl-C in the terminal is for the client, which then lets go of the leash.
        start_new_session=sys.platform != "win32",
    )


def _heard(worker: subprocess.Popen[str]) -> queue.Queue[Optional[str]]:
    """What the worker says, line by line; None at its end."""
    lines: queue.Queue[Optional[str]] = queue.Queue()
    threading.Thread(target=_pump, args=(worker.stdout, lines), daemon=True).start()
    return lines


def _end_in(lines: queue.Queue[Optional[str]]) -> Optional[events.Finished]:
    """The end of a run that was through before it was stopped; None where it was not. The worker has
    ended."""
    with contextlib.suppress(queue.Empty, ProtocolError):
        while (line := lines.get(timeout=0.2)) is not None:
            event = events.decode(line)
            if isinstance(event, events.Finished):
                return event
    return None


def _follow(
    worker: subprocess.Popen[str],
    lines: queue.Queue[Optional[str]],
    on_event: Callable[[events.Event], None],
    cancelled: Callable[[], bool],
    log_file: Path,
) -> events.Finished:
    watchdog = _Watchdog()
    while True:
        if cancelled():
            raise CancelledError("The run was cancelled; nothing was written.")
        try:
            line = lines.get(timeout=POLL_SECONDS)
        except queue.Empty:
            watchdog.require_progress()
            continue
        if line is None:
            raise death(worker.wait(), log_file.read_text("utf-8", "replace"))
        event = events.decode(line)
        watchdog.saw(event)
        on_event(event)
        if isinstance(event, events.Failed):
            raise from_code(event.code, event.message)
        if isinstance(event, events.Finished):
            return event


def _stall_seconds() -> float:
    given = os.environ.get("CHRONOFUSE_STALL_SECONDS", str(STALL_SECONDS))
    try:
        return float(given)
    except ValueError as error:
        raise JobError(
            f"CHRONOFUSE_STALL_SECONDS is '{given}': give a number of seconds, or leave it out for "
            f"{STALL_SECONDS:.0f}."
        ) from error


class _Watchdog:
    """Watches for progress, not for time: a run may take days, but not stand still."""

    def __init__(self) -> None:
        self._limit = _stall_seconds()
        self._still, self._longest, self._begun, self._where = 0.0, 0.0, False, "before its first step"

    def saw(self, event: events.Event) -> None:
        if self._begun:  # the start is no step
            self._longest = max(self._longest, self._still)
        self._begun = True
        self._still = 0.0
        if isinstance(event, events.Progress):
            self._where = f"at '{event.stage}', {event.done / event.total:.0%} of the run"

    def require_progress(self) -> None:
        """Count one vain look; raises StalledError when nothing has come for too long.

        Looks are counted and no clock is read: while this process itself is suspended, nothing can come.
        """
        self._still += POLL_SECONDS
        if self._still > max(self._limit, PATIENCE * self._longest):
            raise StalledError(
                f"The engine made no progress for {self._still:.0f} seconds ({self._where}) and was stopped: "
                "look whether the disk or the network share of the images still answers, or run on the CPU."
            )


def _pump(stream: IO[str], lines: queue.Queue[Optional[str]]) -> None:
    for line in stream:
        if line.strip():
            lines.put(line)
    lines.put(None)


def _stop(worker: subprocess.Popen[str], grace: float) -> None:
    """Let go of the leash, and kill what does not follow."""
    try:
        if worker.stdin:
            worker.stdin.close()
    except OSError:
        pass  # it is gone already
    deadline = time.monotonic() + grace
    while worker.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    if worker.poll() is None:
        worker.kill()
    worker.wait()
    if worker.stdout:
        worker.stdout.close()


def death(code: int, said: str) -> ChronofuseError:
    """Say in one sentence how the engine's process ended, by its exit status and its log."""
    log = said.strip().splitlines()
    last = f" Its last words: {log[-1][:200]}." if log else ""
    if code == 0:
        return ProtocolError(f"The engine ended without a result: please report this as a defect.{last}")
    not_imported = import_failure("\n".join(log[-20:]))
    if not_imported and not speaks_of_memory(not_imported):
        return damaged(not_imported)
    if log and speaks_of_memory("\n".join(log[-20:])):
        return OutOfMemoryError(
            f"The engine's process stopped because it got no memory: close other programs, raise the limit "
            f"on a process (ulimit -v), or give a smaller memory budget (--memory). No partial output was "
            f"left.{last}"
        )
    if code in (-9, 137):
        reason = "it was killed, most often because the machine ran out of memory"
        remedy = "close other programs or give a smaller memory budget (--memory), and run again"
    elif code < 0:
        reason, remedy = (
            f"it crashed with signal {-code}",
            "run again on the CPU; if it stays, please report it",
        )
    else:
        reason, remedy = f"it ended with status {code}", "run again; if it stays, please report it"
    return WorkerDiedError(
        f"The engine's process stopped before the end ({reason}): {remedy}. No partial output was left.{last}"
    )
