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

from .collection.collection import open_collection
from .door import events
from .door.errors import AllNodataError, OutputExistsError
from .door.fill_job import KRIGING, FillJob
from .door.outputs import Outputs, commit, os_errors
from .door.value import Figures
from .door.version import __version__
from .open_sequence import open_network
from .raster import handles, scratch
from .raster.grid import Window, windows
from .raster.indices import require_index
from .run.budget import thread_count
from .run.stages import Stages
from .series import filling, sequence
from .series.dates import Filled, dates_of
from .series.groups import Group, groups_of, tile_for
from .series.learning import Learnt, learn_from
from .series.place import Place, place_of
from .series.sequence import SequenceNetwork
from .series.stored import Stored, height_of_tiles, paths_of
from .series.told import Told
from .series.windows import Read

READING, LEARNING, FILLING = "Reading headers", "Learning from the series", "Filling"
Tell = Callable[[events.Event], None]


def run(job: FillJob, tell: Tell) -> events.Finished:
    """Fill the dates that a job asks for.

    Raises:
        ChronofuseError: anything that the user can mend. The dates that are in place by then stay, and
            --resume goes on after them.
    """
    threads = thread_count(job.threads)
    numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
    progress = Stages(tell, {READING: 1.0, LEARNING: 5.0, FILLING: 10.0}, FILLING)
    with handles.closing(), ThreadPoolExecutor(threads) as pool:
        with progress.stage(READING, 1.0) as step:
            place = place_of(open_collection(job.sources, lambda of: step(1 / of)), job)
        for name in job.indices:
            require_index(name, place.names)
        tell(events.Started(job.method, "cpu", "a series is filled on the CPU", __version__))
        network, model = open_network(job)
        told = Told(job, place, model)
        targets = dates_of(job, place)
        wanted = [one for one in targets if not told.is_there(one)]
        _require_free(job, wanted)
        with progress.stage(LEARNING, 1.0) as step:
            told.learnt = _learnt(job, place, told, network, pool, step) if wanted else told.learnt_before()
        _fill_groups(job, place, wanted, told, network, pool, progress)
    return _finished(job, targets, told, progress)


def _require_free(job: FillJob, wanted: Sequence[Filled]) -> None:
    """Make the folder; raises OutputExistsError where something would be replaced unasked, before hours of
    work."""
    with os_errors(Path(job.folder)):
        Path(job.folder).expanduser().mkdir(parents=True, exist_ok=True)
    if job.manner.overwrite or job.manner.resume:
        return
    for target in wanted:
        for role, path in paths_of(job, target.day).items():
            if Path(path).expanduser().exists():
                raise OutputExistsError(
                    f"The {role} '{path}' exists already: choose another folder, go on from what is there "
                    "(--resume), or ask to overwrite it (--overwrite)."
                )


def _learnt(
    job: FillJob,
    place: Place,
    told: Told,
    network: Optional[SequenceNetwork],
    pool: Executor,
    step: Callable[[float], None],
) -> Optional[Learnt]:
    """What kriging and networks need: what an earlier run learnt, where this one goes on from it, so that all
    dates are of one kind."""
    if job.method != KRIGING and network is None:
        return None
    return told.learnt_before() or learn_from(place, pool, step)


def _fill_groups(
    job: FillJob,
    place: Place,
    wanted: Sequence[Filled],
    told: Told,
    network: Optional[SequenceNetwork],
    pool: Executor,
    progress: Stages,
) -> None:
    """Group after group, each put in place before the next one begins."""
    groups = groups_of(wanted)
    pixels = place.grid.width * place.grid.height
    with progress.stage(FILLING, max(1, pixels * len(wanted))) as step:
        for group in groups:
            _fill_group(job, place, group, told, network, pool, step)


def _fill_group(
    job: FillJob,
    place: Place,
    group: Group,
    told: Told,
    network: Optional[SequenceNetwork],
    pool: Executor,
    step: Callable[[float], None],
) -> None:
    side = tile_for(group, place, job.machine.memory, job.tile, network)
    opened: list[Outputs] = []
    try:
        replaces = job.manner.overwrite or job.manner.resume
        for target in group.targets:
            opened.append(Outputs(paths_of(job, target.day), job.id, replaces))
        report = Outputs(job.outputs, job.id, True)
        opened.append(report)
        stored = [
            Stored(job, place, target, own, scratch.folder(), thread_count(job.threads))
            for target, own in zip(group.targets, opened)
        ]
        for window in windows(place.grid.width, place.grid.height, side, height_of_tiles(side)):
            outer = window.grown(network.halo if network else 0, place.grid.width, place.grid.height)
            read = Read(place, outer, group.fine, group.days, pool)
            for target, files in zip(group.targets, stored):
                files.write(window, _filled(job, target, read, told.learnt, network, window, outer))
                step(window.width * window.height)
                if window.right == place.grid.width:
                    files.finish_until(window.bottom)
        for target, files in zip(group.targets, stored):
            files.close()
            told.add(target, files)
        report.write_text("report", told.text([]))
        commit(opened)
    finally:
        for outputs in opened:
            outputs.discard()


def _filled(
    job: FillJob,
    target: Filled,
    read: Read,
    learnt: Optional[Learnt],
    network: Optional[SequenceNetwork],
    window: Window,
    outer: Window,
) -> filling.Window:
    if network is None or learnt is None:
        return filling.fill(job, target, read, learnt)
    return sequence.fill(network, job, target, read, learnt, window, outer)


def _finished(job: FillJob, targets: Sequence[Filled], told: Told, progress: Stages) -> events.Finished:
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
    results[0].outputs.update(job.outputs)
    return events.Finished(tuple(results), "cpu", progress.timings)
