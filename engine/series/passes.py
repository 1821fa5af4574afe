"""What is made of a filled series when all its dates are in place, for it needs every date of a pixel.

It takes part in going on from an earlier run: what it was made of is kept in `series.json`, and where that is
the same and its files are there, nothing is computed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Callable

from ..door.fill_job import BY_INDEX, FillJob
from ..door.outputs import Outputs, commit
from . import layout, smooth, trend
from .dates import Filled
from .place import Place
from .told import Told

TREND, SMOOTH, LAYOUT = "trend", "smooth", "layout"
Step = Callable[[float], None]


def are_asked_for(job: FillJob) -> bool:
    """Whether anything is to be made of all dates."""
    return job.trend is not None or job.smooth is not None or job.layout == BY_INDEX


def paths(job: FillJob, place: Place, targets: Sequence[Filled]) -> dict[str, str]:
    """Role to path of all that the passes write."""
    found = {**trend.paths(job, place.names), **layout.paths(job, place)}
    for role in smooth.roles(job):
        found.update(smooth.paths_of_role(job, targets, role))
    return found


def require_dates(job: FillJob, targets: Sequence[Filled]) -> None:
    """Raises SeriesError, before hours of work, where a pass has too few dates."""
    if job.trend is not None:
        trend.chosen(job, targets)


def run(job: FillJob, place: Place, targets: Sequence[Filled], told: Told, step: Step) -> None:
    """Do what is asked for and not there yet.

    Args:
        step: is told how much of all is done.
    """
    parts = (job.trend is not None) + len(smooth.roles(job)) + (job.layout == BY_INDEX)

    def share(part: float) -> None:
        step(part / parts)

    if job.trend is not None:
        files = trend.paths(job, place.names)
        key = _key(told, targets, [job.trend, *map(_name, files.values())])
        if _is_there(told, TREND, key, files):
            share(1.0)
        else:
            put = _Put(job, told, TREND, key)
            put.write(files, lambda outputs: trend.write(job, place, targets, outputs, share), True)
    _smooth(job, place, targets, told, share)
    _lay_out(job, place, targets, told, share)


def _smooth(job: FillJob, place: Place, targets: Sequence[Filled], told: Told, step: Step) -> None:
    """One role after the other, each put in place for itself: of a year these are many files."""
    wanted = smooth.roles(job)
    every = {name: path for role in wanted for name, path in smooth.paths_of_role(job, targets, role).items()}
    settings = [job.smooth, job.smooth_period, job.uncertainty, *map(_name, every.values())]
    key = _key(told, targets, settings)
    if wanted and _is_there(told, SMOOTH, key, every):
        step(float(len(wanted)))
        return
    for role in wanted:
        files = smooth.paths_of_role(job, targets, role)

        def write(outputs: Outputs, role: str = role) -> None:
            smooth.write(job, place, targets, role, outputs, step)

        _Put(job, told, SMOOTH, key).write(files, write, role == wanted[-1])


def _lay_out(job: FillJob, place: Place, targets: Sequence[Filled], told: Told, step: Step) -> None:
    files = layout.paths(job, place)
    key = _key(told, targets, [job.layout, *map(_name, files.values())])
    if not files:
        return
    if _is_there(told, LAYOUT, key, files):
        step(1.0)
        return
    put = _Put(job, told, LAYOUT, key)
    put.write(files, lambda outputs: layout.write(job, place, targets, outputs, step), True)


class _Put:
    """Puts the files of a pass in place, and with the last of them the report that says so."""

    def __init__(self, job: FillJob, told: Told, name: str, key: str):
        self._job, self._told, self._name, self._key = job, told, name, key

    def write(self, files: Mapping[str, str], make: Callable[[Outputs], None], is_last: bool) -> None:
        job, opened = self._job, list[Outputs]()
        self._told.passes.pop(self._name, None)
        try:
            opened.append(Outputs(dict(files), job.id, job.manner.overwrite or job.manner.resume))
            opened.append(Outputs(job.outputs, job.id, True))
            make(opened[0])
            if is_last:
                self._told.passes[self._name] = self._key
            opened[1].write_text("report", self._told.text([]))
            commit(opened)
        finally:
            for outputs in opened:
                outputs.discard()


def _is_there(told: Told, name: str, key: str, files: Mapping[str, str]) -> bool:
    return told.passes.get(name) == key and all(Path(path).is_file() for path in files.values())


def _name(path: str) -> str:
    return Path(path).name


def _key(told: Told, targets: Sequence[Filled], what: Sequence[Any]) -> str:
    """What tells whether a pass would come out as before: what each date was made from, and how."""
    dates = [[target.day.isoformat(), told.dates[target.day.isoformat()]["key"]] for target in targets]
    whole = json.dumps([told.settings(), dates, list(what)])
    return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()
