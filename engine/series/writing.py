"""How many dates are written at once, and by how many threads: what GDAL holds of each file while it grows.

A file and each of its overviews hold a block that is compressed and what comes of it, for each thread and one
more: 1 MB of 16-bit numbers each. Of sixteen dates with two rasters each, three levels and sixteen threads
that would be 1.6 GB.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..door.fill_job import FillJob
from ..raster.strips import BLOCK
from ..raster.writers import overview_factors
from ..run.budget import MB, default_megabytes, thread_count
from .groups import MOST_DATES
from .place import Place
from .stored import FUSED_ROLE, ORIGIN, roles_of

SHARE = 0.25
"""Of the memory that writing may take."""


@dataclass(frozen=True)
class Writing:
    """How the dates of a group are written."""

    dates: int
    """At most so many together."""
    threads: int
    """Of each file."""
    bytes: int
    """That all of it takes."""


def writing_for(job: FillJob, place: Place, most: int = MOST_DATES) -> Writing:
    """As many dates, and then threads, as a share of the memory allows; one of each at least."""
    share = SHARE * MB * (job.machine.memory or default_megabytes())
    dates = max(1, min(most, int(share // _bytes(job, place, 1))))
    threads = thread_count(job.threads)
    while threads > 1 and dates * _bytes(job, place, threads) > share:
        threads -= 1
    return Writing(dates, threads, dates * _bytes(job, place, threads))


def _bytes(job: FillJob, place: Place, threads: int) -> int:
    """That the files of a date take."""
    levels = 1 + len(overview_factors(place.grid.width, place.grid.height))
    sizes = {FUSED_ROLE: np.dtype(place.first.encodings[0].dtype).itemsize, ORIGIN: 2}
    numbers = sum(sizes.get(role, 4) for role in roles_of(job))
    return 2 * (threads + 1) * levels * numbers * BLOCK * BLOCK
