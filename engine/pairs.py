"""The flow of a look at folders of dated images: their sensors, their pairs, and the best references of each
target date. Nothing is written."""

from __future__ import annotations

from typing import Callable

from .collection.collection import open_collection
from .collection.survey import survey
from .door import events
from .door.codec import to_plain
from .door.jobs import PairsJob
from .door.value import Figures
from .door.version import __version__
from .raster import handles
from .run.stages import Stages

READING, COMPARING = "Reading headers", "Comparing dates"


def run(job: PairsJob, tell: Callable[[events.Event], None]) -> events.Finished:
    """Find the pairs; the result is a PairsFound, as JSON has it, among the figures.

    Raises:
        ChronofuseError: anything that the user can mend.
    """
    tell(events.Started("pairs", "cpu", "headers and samples are read on the CPU", __version__))
    progress = Stages(tell, {READING: 1.0, COMPARING: 1.0}, COMPARING)
    with handles.closing():
        with progress.stage(READING, 1.0) as step:
            collection = open_collection(job.sources, lambda of: step(1 / of))
        with progress.stage(COMPARING, 1.0) as step:
            found = survey(collection, job, lambda of: step(1 / of))
    result = events.DateResult(figures=Figures({"pairs": to_plain(found)}))
    return events.Finished((result,), "cpu", progress.timings)
