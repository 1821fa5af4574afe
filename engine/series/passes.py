"""What is made of a filled series when all its dates are in place, for it needs every date of a pixel.

It takes part in going on from an earlier run: what it was made of is kept in `series.json`, and where that is
the same and its files are there, nothing is computed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Callable

from ..door.fill_job import FillJob
from ..door.outputs import Outputs, commit
from . import trend
from .dates import Filled
from .place import Place
from .told import Told

TREND = "trend"


def paths(job: FillJob, place: Place) -> dict[str, str]:
    """Role to path of all that the passes write."""
    return trend.paths(job, place.names)


def require_dates(job: FillJob, targets: Sequence[Filled]) -> None:
    """Raises SeriesError, before hours of work, where a pass has too few dates."""
    if job.trend is not None:
        trend.chosen(job, targets)


def run(
    job: FillJob, place: Place, targets: Sequence[Filled], told: Told, step: Callable[[float], None]
) -> dict[str, str]:
    """Do what is asked for and not there yet; role to path of all of it.

    Args:
        step: is told how much of all is done.
    """
    files = paths(job, place)
    if job.trend is None:
        return files
    key = _key(job, told, targets, [job.trend, *files.values()])
    if told.passes.get(TREND) == key and all(Path(path).is_file() for path in files.values()):
        step(1.0)
        return files
    _redo(job, place, targets, told, files, key, step)
    return files


def _redo(
    job: FillJob,
    place: Place,
    targets: Sequence[Filled],
    told: Told,
    files: dict[str, str],
    key: str,
    step: Callable[[float], None],
) -> None:
    opened: list[Outputs] = []
    try:
        opened.append(Outputs(files, job.id, job.manner.overwrite or job.manner.resume))
        opened.append(Outputs(job.outputs, job.id, True))
        trend.write(job, place, targets, opened[0], step)
        told.passes[TREND] = key
        opened[1].write_text("report", told.text([]))
        commit(opened)
    finally:
        for outputs in opened:
            outputs.discard()


def _key(job: FillJob, told: Told, targets: Sequence[Filled], what: Sequence[str]) -> str:
    """What tells whether a pass would come out as before: what each date was made from, and how."""
    dates = [[target.day.isoformat(), told.dates[target.day.isoformat()]["key"]] for target in targets]
    whole = json.dumps([told.settings(), dates, [Path(one).name for one in what]])
    return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()
