"""The worker's side of the process border: a job file in, one event a line out."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from ..models.catalogue.home import home
from . import kernel_cache
from .door import events
from .door.border import EXIT_FAILED, EXIT_LET_GO, Tell, hold_leash, take_over_stdout
from .door.client import remove_partial_outputs
from .door.environment import damaged
from .door.errors import ChronofuseError, InternalError, JobError, OutOfMemoryError
from .door.jobs import (
    AssessJob,
    BoundariesJob,
    CasesJob,
    ChangeJob,
    ClassifyJob,
    CompareJob,
    CurvesJob,
    DriversJob,
    DynamicsJob,
    FillJob,
    FuseJob,
    ImportJob,
    InvertJob,
    Job,
    PairsJob,
    PhenologyJob,
    RepairJob,
    SeriesCasesJob,
    SeriesCheckJob,
    TrainClassifierJob,
    load,
)
from .door.memory_limit import require_addresses, speaks_of_memory
from .door.outputs import fullest, writing_failed
from .door.streams import take_what_is_there
from .door.unfinished import resumable
from .raster import scratch

kernel_cache.check_before_loading()

FLOWS = {
    FuseJob: "fuse",
    AssessJob: "assess",
    CasesJob: "cases",
    ImportJob: "importing",
    PairsJob: "pairs",
    SeriesCheckJob: "series_check",
    FillJob: "fill",
    RepairJob: "repair",
    PhenologyJob: "phenology",
    CurvesJob: "curves",
    BoundariesJob: "boundaries",
    DynamicsJob: "dynamics",
    ChangeJob: "change",
    DriversJob: "drivers",
    InvertJob: "invert",
    CompareJob: "compare",
    SeriesCasesJob: "series_cases",
    TrainClassifierJob: "train_classifier",
    ClassifyJob: "classify",
}
"""The module that does what a job asks for; what it needs is loaded with it."""


NETWORK_LIMITS = {
    "GDAL_HTTP_CONNECTTIMEOUT": "10",
    "GDAL_HTTP_LOW_SPEED_TIME": "15",
    "GDAL_HTTP_LOW_SPEED_LIMIT": "1",
}
"""Seconds until a server must have answered, and seconds in which not a byte a second may come; GDAL has no
limits, and the user's own stand before these. There is none on a transfer as a whole, which may be long."""


def main(arguments: list[str]) -> int:
    """Run the job file named first; the exit status is 0, or 2 after a `failed` event."""
    take_what_is_there()
    tell = take_over_stdout()
    job = None
    try:
        require_addresses()
        job = load(arguments[0])
        _hold_leash(job)
        scratch.hold()
        _prepare_gdal(job)
        tell(_run(job, tell))
        return 0
    except ChronofuseError as error:
        failure = error
    except MemoryError:
        failure = OutOfMemoryError(f"The machine's memory ran out: {_less(job)}, or close other programs.")
    except OSError as error:
        failure = _disk_full(error) if error.errno == errno.ENOSPC else _unknown(error, job)
    except Exception as error:
        failure = _unknown(error, job)
    tell(events.Failed(failure.code, f"{failure}{resumable(job, own_alone=True)}"))
    return EXIT_FAILED


def _disk_full(error: OSError) -> ChronofuseError:
    """The error for a disk that filled up where no output is written, but numba's cache of kernels, say. What
    could be opened before it was full has no name in the error."""
    if error.filename:
        return writing_failed(Path(os.fsdecode(error.filename)), "no space left")
    folders = (scratch.folder(), home() / "kernels", home(), Path(tempfile.gettempdir()))
    return writing_failed(fullest(folders) / "file", "no space left")


def _less(job: Any) -> str:
    """What takes less memory, as a command; a model of land cover is learnt without tiles."""
    return "give fewer images or samples" if isinstance(job, TrainClassifierJob) else "choose a smaller tile"


def _unknown(error: Exception, job: Any = None) -> ChronofuseError:
    """The error for what nobody foresaw; where it came from goes to the log, for us."""
    traceback.print_exception(type(error), error, error.__traceback__)
    if speaks_of_memory(str(error)):
        return OutOfMemoryError(
            f"The machine's memory ran out: {_less(job)}, close other programs, or raise the limit "
            "on a process (ulimit -v)."
        )
    if isinstance(error, ImportError):  # all of ours are whole, or nothing of this would run
        return damaged(str(error))
    return InternalError(
        f"The engine met an error that it does not know ({type(error).__name__}: {error}): please report "
        "it together with the images' sizes and types."
    )


def end(status: int) -> NoReturn:
    """End the process at once: all is told and in place, and the interpreter would take half a second to
    shut down."""
    scratch.remove_own()
    sys.stderr.flush()
    os._exit(status)


def _run(job: Job, tell: Tell) -> events.Finished:
    if type(job) not in FLOWS:
        raise JobError("The job is a training, which the engine does not do: start it with chronofuse train.")
    return import_module(f".{FLOWS[type(job)]}", __package__).run(job, tell)


def _hold_leash(job: Job) -> None:
    """Stop at once when the leash is let go of."""

    def let_go() -> None:
        if os.environ.get("CHRONOFUSE_SCRATCH"):
            shutil.rmtree(os.environ["CHRONOFUSE_SCRATCH"], ignore_errors=True)
        remove_partial_outputs(job)  # last, because the run goes on writing meanwhile
        os._exit(EXIT_LET_GO)

    hold_leash(let_go)


def _prepare_gdal(job: Job) -> None:
    from osgeo import gdal

    from .run.budget import cache_bytes, thread_count

    gdal.UseExceptions()
    # Whatever stands in a configuration file of GDAL: an image never runs a program.
    gdal.SetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO")
    for option, value in NETWORK_LIMITS.items():
        if gdal.GetConfigOption(option) is None:
            gdal.SetConfigOption(option, value)
    machine = job.machine if isinstance(job, (FuseJob, FillJob, RepairJob, CompareJob)) else job
    gdal.SetCacheMax(cache_bytes(getattr(machine, "memory", None)))
    gdal.SetConfigOption(
        "GDAL_NUM_THREADS",
        str(thread_count(machine.threads)),
    )
    gdal.SetConfigOption("COMPRESS_OVERVIEW", "DEFLATE")
