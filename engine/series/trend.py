"""The trend of a filled series: a raster for each index and band, over dates that are no guess in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Callable

import numpy as np

from ..door.errors import SeriesError
from ..door.fill_job import ALL_DATES, YEARLY, FillJob
from ..door.outputs import Outputs, os_errors
from ..door.version import __version__
from ..raster import scratch
from ..raster.grid import windows
from ..raster.writers import Raster, RasterWriter
from ..run.budget import thread_count
from ..run.products import PRODUCT
from . import filling
from .dates import Filled
from .place import Place
from .stacks import Stack, side_for
from .stored import FUSED_ROLE, ORIGIN
from .trend_kernels import FEWEST, trends

BANDS = ("slope", "p", "tau", "dates")
"""Of the raster: a change a year, the probability of a score as high without a trend, Kendall's tau."""
COUNTED = (filling.OBSERVED, filling.FUSED, filling.FUSED_BETWEEN)
"""Origins of what counts: a value that follows from its neighbours in time alone tells nothing new."""
YEAR = 365.2425
COPIES = 3
"""Of the values of a tile, beside the slopes of the pixels that are computed at once."""
Step = Callable[[float], None]


def layers_of(job: FillJob, names: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """What there is a trend of: its name, the role of its rasters and the band in them."""
    if job.bands:
        yield from ((name, FUSED_ROLE, number) for number, name in enumerate(names))
    yield from ((name, f"index {name}", 0) for name in job.indices)


def paths(job: FillJob, names: Sequence[str]) -> dict[str, str]:
    """Role to path of the rasters; none where no trend is asked for."""
    if job.trend is None:
        return {}
    return {
        f"trend {name}": str(Path(job.folder, f"trend_{name}.tif")) for name, _, _ in layers_of(job, names)
    }


def chosen(job: FillJob, targets: Sequence[Filled]) -> list[Filled]:
    """The dates that the trend is over.

    Raises:
        SeriesError: too few.
    """
    if job.trend in (ALL_DATES, YEARLY):
        found = list(targets)
    else:
        found = [target for target in targets if str(target.day.year) == job.trend]
    steps = {target.day.year if job.trend == YEARLY else target.day for target in found}
    if len(steps) < FEWEST:
        what = "years" if job.trend == YEARLY else "dates"
        of = "" if job.trend in (ALL_DATES, YEARLY) else f" of {job.trend}"
        raise SeriesError(
            f"A trend takes {FEWEST} {what} at least, and the series has {len(steps)}{of}: fill more, or "
            "leave the trend out."
        )
    return found


def write(job: FillJob, place: Place, targets: Sequence[Filled], outputs: Outputs, step: Step) -> None:
    """Write the rasters under their temporary names.

    Args:
        step: is told how much of all is done.

    Raises:
        ChronofuseError: a raster of the series can't be read, or the trend's can't be written.
    """
    over = chosen(job, targets)
    layers = list(layers_of(job, place.names))
    origin = Stack.of(job, place, over, ORIGIN).band(0)
    for name, role, band in layers:
        stack = Stack.of(job, place, over, role).band(band)
        _write_one(job, place, name, over, stack, origin, outputs, lambda part: step(part / len(layers)))


def _write_one(
    job: FillJob,
    place: Place,
    name: str,
    over: Sequence[Filled],
    stack: Stack,
    origin: Stack,
    outputs: Outputs,
    step: Step,
) -> None:
    grid, role = place.grid, f"trend {name}"
    raster = Raster(grid, BANDS, (PRODUCT,) * len(BANDS), _tags(job, name, over))
    rows = scratch.folder() / f"trend-{job.id}.rows"
    days = [target.day for target in over]
    side = side_for(job.machine.memory, 4 * COPIES * len(over), grid, job.tile)
    with os_errors(rows):
        strips = raster.strips(rows)
    for window in windows(grid.width, grid.height, side):
        found = _of_window(job, days, stack.read(window), origin.read(window))
        with os_errors(rows):
            strips.write(window, raster.encode(found.reshape(len(BANDS), window.height, window.width)))
        step(window.width * window.height / (grid.width * grid.height))
    threads = thread_count(job.threads)
    writer = RasterWriter(
        raster, strips, outputs.temporary[role], outputs.final[role], scratch.folder(), threads
    )
    for number in range(strips.count):
        writer.append(number)
    writer.close()
    strips.remove()


def _of_window(job: FillJob, days: Sequence[date], values: np.ndarray, origin: np.ndarray) -> np.ndarray:
    """(bands, pixels) float32."""
    values[~np.isin(origin, COUNTED)] = np.nan
    years = np.array([day.toordinal() / YEAR for day in days])
    if job.trend == YEARLY:
        values, years = yearly(values, [day.year for day in days])
    out = np.empty((len(BANDS), values.shape[1]), np.float32)
    trends(values, years, out)
    return out


def yearly(values: np.ndarray, years: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """The mean of each year, (years, pixels), NaN where it has no date; and the years."""
    different = sorted(set(years))
    of_year = np.array(years)
    means = np.full((len(different), values.shape[1]), np.nan, np.float32)
    for number, year in enumerate(different):
        part = values[of_year == year]
        there = np.isfinite(part)
        count = there.sum(axis=0)
        total = np.where(there, part, 0).sum(axis=0, dtype=np.float64)
        np.divide(total, count, out=means[number], where=count > 0, casting="unsafe")
    return means, np.array(different, np.float64)


def _tags(job: FillJob, name: str, over: Sequence[Filled]) -> dict[str, str]:
    return {
        "CHRONOFUSE_VERSION": __version__,
        "CHRONOFUSE_PRODUCT": "trend",
        "CHRONOFUSE_METHOD": job.method,
        "CHRONOFUSE_TREND": f"{job.trend}, of {name}, a year",
        "CHRONOFUSE_DATES": f"{len(over)} from {over[0].day} to {over[-1].day}",
    }
