"""Training cases of a network for sequences: what it would be given on dates that are known, as arrays.

Each date is predicted by the base method from the dates at least half a gap away, as in
benchmarks/series.py, and never from itself. The training (models/training/) reads the files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Callable, Optional

import numba
import numpy as np

from .collection.collection import open_collection
from .door import events
from .door.errors import JobError
from .door.fill_job import KRIGING, REFERENCES, FillJob
from .door.series_cases_job import SeriesCasesJob
from .door.value import Figures
from .door.version import __version__
from .raster import handles
from .raster.grid import Window
from .run.budget import thread_count
from .run.stages import Stages
from .series import filling, sequence
from .series.dates import SPARE, Filled
from .series.learning import Learnt, learn_from
from .series.place import Place, place_of
from .series.windows import Read

Tell = Callable[[events.Event], None]
LEARNING, WRITING = "Learning from the series", "Preparing the training cases"
FEWEST_VALID = 0.3
"""Share of a case whose truth must be known."""
TRIES = 4
"""So many times the cases that were asked for are drawn, for where too little is valid."""


@dataclass(frozen=True)
class _Drawn:
    """A date, a gap and a window."""

    day: date
    gap: int
    window: Window


def run(job: SeriesCasesJob, tell: Tell) -> events.Finished:
    """Write the cases of a place.

    Raises:
        ChronofuseError: the place can't be used, or no date of it has others before and after.
    """
    threads = thread_count(job.threads)
    numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
    tell(events.Started("cases", "cpu", "cases are prepared on the CPU", __version__))
    progress, written = Stages(tell, {LEARNING: 1.0, WRITING: 4.0}, WRITING), 0
    with handles.closing(), ThreadPoolExecutor(threads) as pool:
        asked = FillJob(job.sources, job.folder, method=job.base, keep=False)
        place = place_of(open_collection(job.sources, lambda of: None), asked)
        with progress.stage(LEARNING, 1.0) as step:
            learnt = learn_from(place, asked.learns or KRIGING, pool, step)
        rng = np.random.default_rng(job.seed)
        with progress.stage(WRITING, job.count) as step:
            for drawn in _drawn(job, place, rng):
                arrays = _case(job, asked, place, drawn, learnt, rng, pool)
                if arrays is not None:
                    _save(Path(job.folder) / f"{job.name}~{written}.npz", arrays)
                    written += 1
                    step(1)
                if written == job.count:
                    break
    if not written:
        raise JobError(
            f"No date of '{job.name}' can be learnt from: a series needs dates with clear ones before and "
            "after them."
        )
    result = events.DateResult({"folder": job.folder}, Figures({"cases": written}))
    return events.Finished((result,), "cpu", progress.timings)


def _drawn(job: SeriesCasesJob, place: Place, rng: np.random.Generator) -> Iterator[_Drawn]:
    days = sorted(place.fine)
    high, wide = (min(job.side, size) for size in (place.grid.height, place.grid.width))
    for _ in range(job.count * TRIES):
        day, gap = days[rng.integers(len(days))], int(rng.choice(job.gaps))
        y, x = (int(rng.integers(size + 1)) for size in (place.grid.height - high, place.grid.width - wide))
        yield _Drawn(day, gap, Window(x, y, wide, high))


def _case(
    job: SeriesCasesJob,
    asked: FillJob,
    place: Place,
    drawn: _Drawn,
    learnt: Learnt,
    rng: np.random.Generator,
    pool: Executor,
) -> Optional[dict[str, np.ndarray]]:
    """The arrays of a case; None where too little is known there."""
    target = _target(sorted(place.fine), drawn)
    if target is None:
        return None
    days = (*target.references, target.day)
    read = Read(place, drawn.window, days, days, pool)
    for day in target.references:
        if rng.random() < job.clouds:
            read.fine[day] = np.where(_cloud(drawn.window, rng), np.nan, read.fine[day]).astype(np.float32)
    base = filling.fill(asked, target, read, learnt)
    truth = read.fine[target.day]
    counts = np.isin(base.origin[0], (filling.FUSED, filling.FUSED_BETWEEN)) & np.isfinite(truth[0])
    if counts.mean() < FEWEST_VALID:
        return None
    around = sequence.around(target, job.references)
    given = sequence.inputs_of(target, around, read, base, learnt.detail_unit)
    arrays = {**given, "truth": np.where(counts, truth, 0).astype(np.float32), "counts": counts[None]}
    sides = (drawn.window.height, drawn.window.width)
    return {
        name: value if name in ("days", "unit") else value.reshape(*value.shape[:-1], *sides)
        for name, value in arrays.items()
    }


def _target(days: Sequence[date], drawn: _Drawn) -> Optional[Filled]:
    """The date with the references that a gap leaves; None where it leaves none on one side."""
    most = int(REFERENCES[KRIGING] * SPARE) + 1
    far = [day for day in days if day != drawn.day and abs((day - drawn.day).days) >= drawn.gap / 2]
    before, after = [day for day in far if day < drawn.day][::-1], [day for day in far if day > drawn.day]
    if not before or not after:
        return None
    return Filled(drawn.day, tuple(before[:most]), tuple(after[:most]), True)


def _cloud(window: Window, rng: np.random.Generator) -> np.ndarray:
    """(pixels,) bool: a rounded patch of any size."""
    row, col = np.ogrid[: window.height, : window.width]
    at = rng.uniform(0, 1, 2) * (window.height, window.width)
    reach = rng.uniform(0.1, 0.9) * max(window.height, window.width)
    return (np.hypot(row - at[0], (col - at[1]) * rng.uniform(0.5, 2)) < reach).ravel()


def _save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Whole or not at all."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.savez(file, **arrays)
    os.replace(part, path)
