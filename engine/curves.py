"""The flow of curves at places, from the job to the table and the chart in place. Read top to bottom.

collection (headers) -> points (places, the rasters that count, footprints on their grids) -> points (each
date's rasters at these pixels alone) -> table, report (chart) -> outputs in place
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Callable

import numpy as np

from .collection.collection import open_collection
from .door import events
from .door.curves_job import CurvesJob
from .door.errors import AllNodataError, MemoryBudgetError, NoOverlapError, SeriesError
from .door.outputs import Outputs
from .door.plain_text import listed, many, none_of
from .door.value import Figures
from .door.version import __version__
from .points import dated, footprints, places, table
from .points.dated import Dated, Day
from .points.footprints import Footprints
from .points.places import Places, crs_assumed
from .points.sampling import Sampler, Values
from .raster import handles
from .raster.bands import REFLECTANCES
from .raster.grid import Grid
from .raster.indices import can_be_made, require_index
from .report import curves_page
from .report.safely import page_or_reason
from .run.budget import MB, cache_bytes, default_megabytes, thread_count
from .run.stages import Stages

READING, SAMPLING = "Reading headers", "Reading the values"
ARRAYS = 5
"""Numbers of eight bytes that are kept of each place, date and column, the table's text among them."""
Tell = Callable[[events.Event], None]


def run(job: CurvesJob, tell: Tell) -> events.Finished:
    """Tell the values of a series at places.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    outputs = Outputs(job.outputs, job.id, job.overwrite)
    try:
        with handles.closing():
            return _run(job, tell, outputs)
    finally:
        outputs.discard()


def _run(job: CurvesJob, tell: Tell, outputs: Outputs) -> events.Finished:
    tell(events.Started("curves", "cpu", "values are read on the CPU", __version__))
    progress = Stages(tell, {READING: 2.0, SAMPLING: 10.0}, SAMPLING)
    with progress.stage(READING, 1.0) as step:
        asked = places.read_places(job.places, job.layer, job.id_field, job.crs)
        collection = open_collection(job.sources, lambda of: step(1 / of), takes_own=True)
    found = dated.dated_rasters(collection, job.images)
    for one in collection.left_out:
        tell(events.Warned("left-out", f"Left out: {one.reason}"))
    days = _days(job, found)
    ground = _Ground(asked, [found.days[day] for day in days])
    sampler = _sampler(job, found, ground)
    _require_memory(job, len(asked.all), len(days), len(sampler.columns))
    with progress.stage(SAMPLING, len(days)) as step:
        values = _sampled(job, sampler, [found.days[day] for day in days], step)
    curves = table.Curves(asked, tuple(days), sampler.columns, tuple(values), ground.pixels, found.origins)
    notes = [*ground.notes, *asked.notes, *found.notes, *_told(curves, len(collection.left_out))]
    _require_values(curves)
    outputs.write_text("table", table.table_text(curves))
    if "html" in outputs:
        page, why = page_or_reason(lambda: curves_page.curves_html(chart_of(curves, found, notes)))
        outputs.write_text("html", page)
        notes += [why] if why else []
    figures = _figures(curves, found, notes)
    return events.Finished((events.DateResult(outputs.commit(), figures),), "cpu", progress.timings)


def _days(job: CurvesJob, found: Dated) -> list[date]:
    """The dates that are asked for; raises SeriesError where there is none."""
    first, last = (date.fromisoformat(day) if day else None for day in (job.first, job.last))
    days = [day for day in sorted(found.days) if not ((first and day < first) or (last and day > last))]
    if not days:
        raise SeriesError(
            f"No image is from {first or 'the first'} to {last or 'the last'}: the series goes from "
            f"{min(found.days)} to {max(found.days)}; give other dates."
        )
    return days


class _Ground:
    """The pixels of the places on each grid that the images have."""

    def __init__(self, asked: Places, days: list[Day]):
        self.notes: list[str] = []
        every = [
            image for day in days for image in (*day.bands, *(i for of in day.indices.values() for i in of))
        ]
        grids = list(dict.fromkeys(image.grid for image in every))
        if not asked.crs:
            asked = Places(asked.all, grids[0].crs)
            self.notes.append(crs_assumed("places'"))
        self._asked, self._lock = asked, threading.Lock()
        self._known = {grid: footprints.footprints_of(asked, grid) for grid in grids}
        if len(grids) > 1:
            self.notes.append(f"The images have {len(grids)} grids: on each the pixel at the place is taken.")
        if not footprints.anywhere(self._known.values()):
            raise NoOverlapError(
                f"{none_of(len(asked.all), 'place')} lies in the images ({grids[0].describe()}): check the "
                "coordinate reference system of the places (--crs), and that the images show the same ground."
            )
        self.pixels = np.max([one.pixels for one in self._known.values()], axis=0)

    def on(self, grid: Grid) -> Footprints:
        with self._lock:
            if grid not in self._known:
                self._known[grid] = footprints.footprints_of(self._asked, grid)
            return self._known[grid]


def _sampler(job: CurvesJob, found: Dated, ground: _Ground) -> Sampler:
    """Raises JobError or BandMismatchError for an index that there can't be."""
    indices = tuple(dict.fromkeys((*found.indices, *job.indices)))
    for name in indices:
        if name not in found.indices:
            require_index(name, found.bands)
    made = [name for name in indices if can_be_made(name, found.bands)]
    return Sampler(ground.on, len(ground.pixels), found.bands, indices, made, found.usual[0])


def _require_memory(job: CurvesJob, count: int, days: int, columns: int) -> None:
    budget = (job.memory or default_megabytes()) * MB - cache_bytes(job.memory)
    needed = 8 * ARRAYS * count * days * columns
    if needed > budget:
        raise MemoryBudgetError(
            f"{count} places on {days} dates with {columns} values each take about {needed // MB + 1} MB, "
            f"and the budget is {budget // MB} MB: give fewer places, or more memory (--memory)."
        )


def _sampled(
    job: CurvesJob, sampler: Sampler, days: list[Day], step: Callable[[float], None]
) -> list[Values]:
    """The values of each date; the first date alone, for the others follow its units."""

    def of(day: Day) -> Values:
        with handles.closed_again():
            return sampler.sample(day)

    first = of(days[0])
    step(1)
    values = [first]
    with ThreadPoolExecutor(thread_count(job.threads)) as pool:
        for one in pool.map(of, days[1:]):
            values.append(one)
            step(1)
    return values


def _require_values(curves: table.Curves) -> None:
    if not any(np.isfinite(of_day.mean).any() for of_day in curves.values):
        raise AllNodataError(
            f"{none_of(len(curves.places.all), 'place')} has a value on any of "
            f"{many(len(curves.days), 'date')}: the images have nodata there; check the places, and the "
            "masks of the images."
        )


def _told(curves: table.Curves, left_out: int) -> list[str]:
    """What is to be said of the places."""
    last = len(curves.days) - 1
    by_note: dict[str, list[str]] = {}
    for number, place in enumerate(curves.places.all):
        note = "; ".join(filter(None, (place.note, curves.values[last].notes.get(number, ""))))
        if note:
            by_note.setdefault(note, []).append(place.name)
    notes = [f"{len(names)} of the places: {note} ({listed(names, 3)})." for note, names in by_note.items()]
    if len(curves.days) == 1:
        notes.append("The series has one date: there is a value, and no curve.")
    return notes + ([f"{left_out} files were left out."] if left_out else [])


def chart_of(curves: table.Curves, found: Dated, notes: list[str]) -> curves_page.Chart:
    """What the page draws."""
    names = [place.name for place in curves.places.all]
    means, sure, origins = (
        np.stack([getattr(of_day, name) for of_day in curves.values])
        for name in ("mean", "deviation", "origin")
    )
    units = ["reflectance" if name in REFLECTANCES else "" for name in curves.columns]
    return curves_page.Chart(
        found.name,
        names,
        list(curves.days),
        list(curves.columns),
        units,
        means,
        sure,
        origins,
        dict(curves.origins),
        notes,
    )


def _figures(curves: table.Curves, found: Dated, notes: list[str]) -> Figures:
    there = np.stack([np.isfinite(of_day.mean).any(axis=0) for of_day in curves.values])
    return Figures(
        sensor=found.name,
        places=len(curves.places.all),
        places_with_values=int(there.any(axis=0).sum()),
        observed={"count": len(curves.days), "first": str(curves.days[0]), "last": str(curves.days[-1])},
        columns=list(curves.columns),
        values_share=round(float(there.mean()), 4),
        notes=notes,
    )
