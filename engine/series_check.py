"""The flow of a look through a series: which dates there are, how good they are, and which images are wrong.

collection (headers) -> series (place, gathering: each image once, by a few windows; judging) -> report
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Callable

import numba

from .collection.collection import Collection, open_collection
from .collection.remarks import on_own, on_undated
from .door import events
from .door.codec import to_plain
from .door.errors import AllNodataError
from .door.jobs import SeriesCheckJob
from .door.outputs import Outputs
from .door.series_found import SeriesFound
from .door.value import Figures
from .door.version import __version__
from .raster import handles
from .report.safely import page_or_reason
from .report.series_table import table_of
from .run.budget import thread_count
from .run.stages import Stages
from .series.gathering import Gathered, gather
from .series.judging import dates_of
from .series.place import Place, place_of

Tell = Callable[[events.Event], None]
READING, LOOKING, JUDGING = "Reading headers", "Looking at samples", "Judging the dates"


def run(job: SeriesCheckJob, tell: Tell) -> events.Finished:
    """Look through a series; the result is a SeriesFound, as JSON has it, among the figures.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    threads = thread_count(job.threads)
    numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
    outputs = Outputs(job.outputs, job.id, job.overwrite)
    tell(events.Started("series check", "cpu", "samples are compared on the CPU", __version__))
    progress = Stages(tell, {READING: 1.0, LOOKING: 10.0, JUDGING: 2.0}, LOOKING)
    try:
        with handles.closing(), ThreadPoolExecutor(threads) as pool:
            with progress.stage(READING, 1.0) as step:
                collection = open_collection(job.sources, lambda of: step(1 / of))
                place = place_of(collection, job)
            with progress.stage(LOOKING, 1.0) as step:
                gathered = gather(place, pool, step)
            with progress.stage(JUDGING, 1.0):
                found = _found(collection, place, gathered)
        _write(found, job, outputs)
        figures = Figures({"looked_through": to_plain(found)})
        return events.Finished((events.DateResult(outputs.commit(), figures),), "cpu", progress.timings)
    finally:
        outputs.discard()


def _found(collection: Collection, place: Place, gathered: Gathered) -> SeriesFound:
    if not gathered.cells["fine"]:
        reason = next(iter(gathered.unread.values()), "no fine image could be read")
        raise AllNodataError(f"No fine image of the series can be read; of the first it is said: {reason}")
    notes = [*on_own(collection.own), *on_undated(collection.undated)]
    fine, coarse = (
        f"'{next(iter(images.values()))[0].kind or 'images'}', {len(images)} dates"
        for images in (place.fine, place.coarse)
    )
    dates = tuple(dates_of(gathered))
    return SeriesFound(fine, coarse, place.names, round(place.ratio, 4), dates, place.left_out, tuple(notes))


def _write(found: SeriesFound, job: SeriesCheckJob, outputs: Outputs) -> None:
    if job.table:
        outputs.write_text("table", table_of(found))
    if job.html:

        def made() -> str:
            from .report.series_page import check_page  # and with it what draws

            return check_page(found)

        outputs.write_text("html", page_or_reason(made)[0])
