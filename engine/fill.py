"""The flow of filling a series, from dated images to a raster of each date in place. Read this after fuse.py.

collection -> series (place, dates) -> series (learning) -> a group of dates at a time: tiles outside, dates
inside: series (windows -> filling -> stored) -> outputs in place, with `series.json` beside them
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Callable, Optional

import numba

from . import fill_beside, fill_by_pairs
from .collection.collection import open_collection
from .door import events
from .door.errors import AllNodataError, OutputExistsError
from .door.fill_job import LINEAR, NEAREST, SERIES_REPORT, FillJob
from .door.outputs import Outputs, os_errors
from .door.value import Figures
from .door.version import __version__
from .fill_groups import fill_groups
from .open_sequence import open_network
from .raster import handles, scratch, space
from .raster.indices import require_index
from .run.budget import thread_count
from .run.stages import Stages
from .series import how_long, passes
from .series.coarse_values import CoarseValues, learn_coarse
from .series.dates import Filled, dates_of
from .series.doubts import doubts_of, without_doubtful
from .series.groups import MOST_DATES
from .series.how_long import FILLING, LEARNING, LOOKING
from .series.learning import Learnt, learn_from
from .series.levels import LevelsFound, learn_levels
from .series.place import Place, place_of
from .series.reach import within_reach
from .series.remarks import notes_of
from .series.stored import paths_of, rasters_of
from .series.told import Told, report_before

READING = "Reading headers"
MOST_WARNINGS = 10
FINISHING = "What all dates tell together"
Tell = Callable[[events.Event], None]


def run(job: FillJob, tell: Tell) -> events.Finished:
    """Fill the dates that a job asks for.

    Raises:
        ChronofuseError: anything that the user can mend. The dates that are in place by then stay, and
            --resume goes on after them.
    """
    fill_by_pairs.require_method(job)
    threads = thread_count(job.threads)
    numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
    stages = {READING: 1.0, LOOKING: 2.0, LEARNING: 5.0, FILLING: 10.0}
    if passes.are_asked_for(job):
        stages[FINISHING] = 5.0
    progress = Stages(tell, stages, FILLING)
    with handles.closing(), ThreadPoolExecutor(threads) as pool:
        with progress.stage(READING, 1.0) as step:
            place = place_of(open_collection(job.sources, lambda of: step(1 / of)), job)
        for name in job.indices:
            require_index(name, place.names)
        tell(events.Started(job.method, "cpu", "a series is filled on the CPU", __version__))
        network, model = open_network(job, tell)
        asked = dates_of(job, place)
        place, on_reach = within_reach(place, asked)
        how_long.estimate(job, place, len(asked), progress.stages)
        with progress.stage(LOOKING, 1.0) as step:
            doubts = doubts_of(place, job.preparation, report_before(job), pool, step)
        place, notes = without_doubtful(place, doubts, job.use_suspects)
        _warn(place, notes, tell)
        told, targets = Told(job, place, model, doubts), dates_of(job, place)
        told.notes = [*notes, *on_reach, *notes_of(place, targets)]
        wanted = [one for one in targets if not told.is_there(one)]
        passes.require_dates(job, targets)
        beside = fill_beside.paths(job, place)
        further = passes.paths(job, place, targets)
        _require_free(job, wanted, {**further, **beside})
        _tidy(job, [paths_of(job, one.day) for one in targets if one not in wanted] + [{**further, **beside}])
        _require_room(job, place, wanted)
        with progress.stage(LEARNING, 1.0) as step:
            told.levels = _levels(job, place, told, pool, step)
            told.coarse = _coarse_values(job, place, told, bool(wanted), pool, step)
            told.learnt = _learnt(job, place, told, pool, step) if wanted else told.learnt_before()
        pixels = place.grid.width * place.grid.height
        with progress.stage(FILLING, max(1, pixels * len(wanted))) as step:
            fill_groups(job, place, wanted, told, network, pool, step)
        if further:
            with progress.stage(FINISHING, 1.0) as step:
                passes.run(job, place, targets, told, step)
        fill_beside.write(job, place, targets, told)
    return _finished(job, targets, told, progress, {**further, **beside})


def _warn(place: Place, notes: Sequence[str], tell: Tell) -> None:
    """Of images that can't be used, and of those that seem to be wrong."""
    for one in place.left_out[:MOST_WARNINGS]:
        named = one.reason if one.path in one.reason else f"'{one.path}' {one.reason}"
        tell(events.Warned("left-out", f"Left out: {named}"))
    if len(place.left_out) > MOST_WARNINGS:
        more = len(place.left_out) - MOST_WARNINGS
        tell(events.Warned("left-out", f"{more} more images were left out: {SERIES_REPORT} has them all."))
    for note in notes:
        tell(events.Warned("suspect-image", note))


def _require_free(job: FillJob, wanted: Sequence[Filled], further: dict[str, str]) -> None:
    """Make the folder; raises OutputExistsError where something would be replaced unasked, before hours of
    work."""
    with os_errors(Path(job.folder)):
        Path(job.folder).expanduser().mkdir(parents=True, exist_ok=True)
    if job.manner.overwrite or job.manner.resume:
        return
    for files in (*(paths_of(job, target.day) for target in wanted), further):
        for role, path in files.items():
            if Path(path).expanduser().exists():
                raise OutputExistsError(
                    f"The {role} '{path}' exists already: choose another folder, go on from what is there "
                    "(--resume), or ask to overwrite it (--overwrite)."
                )


def _tidy(job: FillJob, kept: Sequence[dict[str, str]]) -> None:
    """Remove what a run that was killed while it put files in place has left beside those that are kept."""
    if job.manner.resume:
        for files in kept:
            Outputs(files, job.id, True).discard()


def _require_room(job: FillJob, place: Place, wanted: Sequence[Filled]) -> None:
    """Raises DiskFullError where the rasters would fill the disk, before hours of work."""
    with handles.closed_again():
        rasters = [
            (Path(paths_of(job, target.day)[role]).expanduser().absolute(), raster)
            for target in wanted
            for role, raster in rasters_of(job, place, target).items()
        ]
    if rasters:
        at_once = MOST_DATES * len(rasters) // len(wanted)
        space.require_room(rasters, place.first, at_once, scratch.folder())


def _levels(
    job: FillJob, place: Place, told: Told, pool: Executor, step: Callable[[float], None]
) -> Optional[LevelsFound]:
    """The level of each swath of an area that was asked for, where it is to be told."""
    if job.extent is None or not job.level:
        step(0.2)
        return None
    return learn_levels(place, told.levels_before(), pool, lambda of: step(0.2 * of))


def _coarse_values(
    job: FillJob, place: Place, told: Told, anything: bool, pool: Executor, step: Callable[[float], None]
) -> Optional[CoarseValues]:
    """What is done about the coarse images; of the methods that look at none, nothing."""
    before = told.coarse_before()
    if not anything or job.method in (LINEAR, NEAREST):
        return before
    return learn_coarse(place, job.preparation, before, pool, lambda of: step(0.4 * of))


def _learnt(
    job: FillJob, place: Place, told: Told, pool: Executor, step: Callable[[float], None]
) -> Optional[Learnt]:
    """What the method needs: what an earlier run learnt, where this one goes on from it, so that all dates
    are of one kind."""
    if job.learns is None:
        return None
    return told.learnt_before() or learn_from(place, job.learns, pool, lambda of: step(0.4 * of))


def _finished(
    job: FillJob, targets: Sequence[Filled], told: Told, progress: Stages, further: dict[str, str]
) -> events.Finished:
    """Of each date its files; of all the report."""
    results = []
    for target in targets:
        known = told.dates[target.day.isoformat()]
        figures = Figures({"date": target.day.isoformat(), **known["origin"]})
        results.append(events.DateResult(paths_of(job, target.day), figures))
    if all(result.figures["nothing"] == 1.0 for result in results):
        raise AllNodataError(
            "No pixel of any date could be filled: check that the fine and the coarse images overlap, and "
            "that their masks do not hide everything."
        )
    results[0].figures["notes"] = told.notes
    results[0].outputs.update({**further, **job.outputs})
    return events.Finished(tuple(results), "cpu", progress.timings)
