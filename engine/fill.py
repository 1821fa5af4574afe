"""The flow of filling a series, from dated images to a raster of each date in place. Read this after fuse.py.

collection -> series (place, dates) -> series (learning) -> a group of dates at a time: tiles outside, dates
inside: series (windows -> filling -> stored) -> outputs in place, with `series.json` beside them
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Callable, Optional

import numba

from . import fill_by_pairs
from .collection.collection import open_collection
from .door import events
from .door.errors import AllNodataError, OutputExistsError
from .door.fill_job import FillJob
from .door.outputs import Outputs, commit, os_errors
from .door.value import Figures
from .door.version import __version__
from .raster import handles, scratch
from .raster.grid import Window, windows
from .raster.indices import require_index
from .run.budget import thread_count
from .run.stages import Stages
from .series import filling, passes
from .series.dates import Filled, dates_of
from .series.groups import MOST_DATES, Group, groups_of, tile_for
from .series.growing import height_of_tiles
from .series.learning import Learnt, learn_from
from .series.place import Place, place_of
from .series.stored import Stored, paths_of
from .series.told import Told
from .series.windows import Read

READING, LEARNING, FILLING = "Reading headers", "Learning from the series", "Filling"
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
    stages = {READING: 1.0, LEARNING: 5.0, FILLING: 10.0}
    if passes.are_asked_for(job):
        stages[FINISHING] = 5.0
    progress = Stages(tell, stages, FILLING)
    with handles.closing(), ThreadPoolExecutor(threads) as pool:
        with progress.stage(READING, 1.0) as step:
            place = place_of(open_collection(job.sources, lambda of: step(1 / of)), job)
        for name in job.indices:
            require_index(name, place.names)
        tell(events.Started(job.method, "cpu", "a series is filled on the CPU", __version__))
        told = Told(job, place)
        targets = dates_of(job, place)
        wanted = [one for one in targets if not told.is_there(one)]
        passes.require_dates(job, targets)
        _require_free(job, wanted, passes.paths(job, place, targets))
        with progress.stage(LEARNING, 1.0) as step:
            told.learnt = _learnt(job, place, told, pool, step) if wanted else told.learnt_before()
        _fill_groups(job, place, wanted, told, pool, progress)
        further = passes.paths(job, place, targets)
        if further:
            with progress.stage(FINISHING, 1.0) as step:
                passes.run(job, place, targets, told, step)
    return _finished(job, targets, told, progress, further)


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


def _learnt(
    job: FillJob, place: Place, told: Told, pool: Executor, step: Callable[[float], None]
) -> Optional[Learnt]:
    """What the method needs: what an earlier run learnt, where this one goes on from it, so that all dates
    are of one kind."""
    if job.learns is None:
        return None
    return told.learnt_before() or learn_from(place, job.learns, pool, step)


def _fill_groups(
    job: FillJob, place: Place, wanted: Sequence[Filled], told: Told, pool: Executor, progress: Stages
) -> None:
    """Group after group, each put in place before the next one begins."""
    groups = groups_of(wanted, 1 if job.by_pairs else MOST_DATES)
    pixels = place.grid.width * place.grid.height
    with progress.stage(FILLING, max(1, pixels * len(wanted))) as step:
        for group in groups:
            _fill_group(job, place, group, told, pool, step)


def _fill_group(
    job: FillJob,
    place: Place,
    group: Group,
    told: Told,
    pool: Executor,
    step: Callable[[float], None],
) -> None:
    side = tile_for(group, place, job.machine.memory, job.tile)
    tiles = list(windows(place.grid.width, place.grid.height, side, height_of_tiles(side)))
    opened: list[Outputs] = []
    try:
        replaces = job.manner.overwrite or job.manner.resume
        for target in group.targets:
            opened.append(Outputs(paths_of(job, target.day), job.id, replaces))
        report = Outputs(job.outputs, job.id, True)
        opened.append(report)
        predict = fill_by_pairs.predicted if job.by_pairs else _predicted
        predicted = predict(job, place, group, told.learnt, tiles, pool, step)
        first = next(predicted)  # here a method of pairs fuses, and closes all files at its end
        stored = [
            Stored(job, place, target, own, scratch.folder(), thread_count(job.threads))
            for target, own in zip(group.targets, opened)
        ]
        for window, number, filled in chain([first], predicted):
            stored[number].write(window, filled)
        for target, files in zip(group.targets, stored):
            files.close()
            told.add(target, files)
        report.write_text("report", told.text([]))
        commit(opened)
    finally:
        for outputs in opened:
            outputs.discard()


def _predicted(
    job: FillJob,
    place: Place,
    group: Group,
    learnt: Optional[Learnt],
    tiles: Sequence[Window],
    pool: Executor,
    step: Callable[[float], None],
) -> Iterator[tuple[Window, int, filling.Window]]:
    """What is known of each window of the dates of a group: the window, the date's number, its values."""
    for window in tiles:
        read = Read(place, window, group.fine, group.days, pool)
        for number, target in enumerate(group.targets):
            yield window, number, filling.fill(job, target, read, learnt)
            step(window.width * window.height)


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
    results[0].outputs.update({**further, **job.outputs})
    return events.Finished(tuple(results), "cpu", progress.timings)
