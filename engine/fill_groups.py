"""How the dates of a series are filled: a group of them at a time, tiles outside, dates inside, and each
group put in place before the next one begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Callable, Optional

from . import fill_by_pairs
from .door.fill_job import FillJob
from .door.outputs import Outputs, commit
from .raster import handles, scratch
from .raster.grid import Window, windows
from .series import filling, sequence
from .series.dates import Filled
from .series.groups import MOST_DATES, NO_MARGIN, Group, groups_of, tile_for
from .series.growing import height_of_tiles
from .series.learning import Learnt
from .series.place import Place
from .series.sequence import SequenceNetwork
from .series.stored import Stored, paths_of
from .series.told import Told
from .series.windows import Read
from .series.writing import writing_for

Step = Callable[[float], None]
Predict = Callable[..., Iterator[tuple[Window, int, filling.Window]]]
"""Gives of each window of the dates of a group the window, the date's number in the group, and its values; in
the order of the windows."""


def fill_groups(
    job: FillJob,
    place: Place,
    wanted: Sequence[Filled],
    told: Told,
    network: Optional[SequenceNetwork],
    pool: Executor,
    step: Step,
) -> None:
    """Fill dates and put them in place; `step` takes pixels of a date.

    Raises:
        ChronofuseError: the groups before are in place.
    """
    predict: Predict = _predicted
    margin, most = NO_MARGIN, MOST_DATES
    if job.by_pairs:
        predict, most = fill_by_pairs.predicted, 1
    elif network:
        predict, margin = partial(_by_network, network), sequence.margin_of(network)
    writing = writing_for(job, place, most)
    margin = replace(margin, further=margin.further + writing.bytes // (4 * len(place.names)))
    for group in groups_of(wanted, writing.dates):
        side = tile_for(group, place, job.machine.memory, job.tile, margin)
        tiles = list(windows(place.grid.width, place.grid.height, side, height_of_tiles(side)))
        predicted = predict(job, place, group, told.learnt, tiles, pool, step)
        _fill_group(job, place, group, told, predicted, writing.threads)
        handles.close()  # of many groups there would be more files open than a process may have


def _fill_group(
    job: FillJob,
    place: Place,
    group: Group,
    told: Told,
    predicted: Iterator[tuple[Window, int, filling.Window]],
    threads: int,
) -> None:
    opened: list[Outputs] = []
    try:
        replaces = job.manner.overwrite or job.manner.resume
        for target in group.targets:
            opened.append(Outputs(paths_of(job, target.day), job.id, replaces))
        report = Outputs(job.outputs, job.id, True)
        opened.append(report)
        first = next(predicted)  # here a method of pairs fuses, and closes all files at its end
        stored = [
            Stored(job, place, target, own, scratch.folder(), threads)
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
    step: Step,
) -> Iterator[tuple[Window, int, filling.Window]]:
    for window in tiles:
        read = Read(place, window, group.fine, group.days, pool)
        for number, target in enumerate(group.targets):
            yield window, number, filling.fill(job, target, read, learnt)
            step(window.width * window.height)


def _by_network(
    network: SequenceNetwork,
    job: FillJob,
    place: Place,
    group: Group,
    learnt: Optional[Learnt],
    tiles: Sequence[Window],
    pool: Executor,
    step: Step,
) -> Iterator[tuple[Window, int, filling.Window]]:
    for window in tiles:
        outer = window.grown(sequence.reach_of(network), place.grid.width, place.grid.height)
        read = Read(place, outer, group.fine, group.days, pool)
        for number, target in enumerate(group.targets):
            yield window, number, sequence.fill(network, job, target, read, learnt, window, outer)
            step(window.width * window.height)
