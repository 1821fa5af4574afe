"""The worker's side of the process border: a job file in, one event a line out."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import traceback

from osgeo import gdal

from . import events
from .client import remove_partial_outputs
from .errors import ChronofuseError, InternalError, OutOfMemoryError
from .job import FuseJob, Job, load

EXIT_FAILED = 2
EXIT_LET_GO = 130


def main(arguments: list[str]) -> int:
    """Run the job file named first; the exit status is 0, or 2 after a `failed` event."""
    tell = _take_over_stdout()
    try:
        job = load(arguments[0])
        _hold_leash(job)
        _prepare_gdal(job)
        tell(_run(job, tell))
        return 0
    except ChronofuseError as error:
        failure = error
    except MemoryError:
        failure = OutOfMemoryError("The machine's memory ran out: choose a smaller tile, or close other programs.")
    except Exception as error:
        traceback.print_exc()  # to the log, for us; the user gets a sentence
        failure = InternalError(f"The engine met an error that it does not know ({type(error).__name__}: {error}): please "
                                "report it together with the images' sizes and types.")
    tell(events.Failed(failure.code, str(failure)))
    return EXIT_FAILED


def _run(job: Job, tell) -> events.Finished:
    if isinstance(job, FuseJob):
        from . import fuse

        return fuse.run(job, tell)
    from . import assess

    return assess.run(job, tell)


def _take_over_stdout():
    """Keep standard output for events alone: what libraries print goes to the log."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    lock = threading.Lock()

    def tell(event: events.Event) -> None:
        with lock:
            stream.write(events.encode(event) + "\n")
            stream.flush()

    return tell


def _hold_leash(job: Job) -> None:
    """Stop at once when standard input closes: the run was cancelled, or whoever started it is gone."""

    def wait():
        while sys.stdin.buffer.read(4096):
            pass
        remove_partial_outputs(job)
        if os.environ.get("CHRONOFUSE_SCRATCH"):
            shutil.rmtree(os.environ["CHRONOFUSE_SCRATCH"], ignore_errors=True)
        os._exit(EXIT_LET_GO)

    threading.Thread(target=wait, daemon=True).start()


def _prepare_gdal(job: Job) -> None:
    from .budget import available_threads, cache_bytes

    gdal.UseExceptions()
    gdal.SetCacheMax(cache_bytes(job.memory if isinstance(job, FuseJob) else None))
    gdal.SetConfigOption("GDAL_NUM_THREADS", str(job.threads or available_threads()))
    gdal.SetConfigOption("COMPRESS_OVERVIEW", "DEFLATE")
