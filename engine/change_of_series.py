"""Change within a series: the day and the size of the largest break of each pixel.

collection (headers) -> an index on one grid, tiles outside and dates inside -> seasons taken off, the step
that explains most -> raster of day, size, strength and the days in which it fell
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from .change_run import Result, Run, overview
from .collection.collection import open_collection
from .collection.dated import DatedImage
from .collection.own_products import NO_IMAGES, product_of
from .collection.series import Series, series_of
from .door import events
from .door.change_job import BAND, ChangeJob
from .door.errors import AllNodataError, SeriesError
from .door.plain_text import listed, many
from .door.preparation import COARSE, FINE
from .door.value import Figures
from .maps.changes import breaks
from .raster.grid import Window, windows
from .run import pipeline
from .run.budget import MB, cache_bytes, default_megabytes
from .seasons import tiles
from .seasons.series import IndexSeries, open_series

READING, FITTING, FINISHING = "Reading headers", "Looking for breaks", "Finishing the files"
STAGES = {READING: 2.0, FITTING: 10.0, FINISHING: 1.0}
YEARS = 1.5
"""A season can't be told from a break in less."""


def run_series(run: Run) -> Result:
    """Find the largest break of each pixel; raises ChronofuseError."""
    job = run.job
    with run.progress.stage(READING, 2.0) as step:
        collection = open_collection(job.sources, lambda of: step(1 / of), takes_own=True)
        chosen = _chosen(run, series_of(collection.images, (job.images,) if job.images else ()))
        images = _within(job, chosen)
        index = f"{BAND}:{job.band}" if job.band else job.index
        series, left_out = open_series(chosen, images, index, lambda of: step(1 / of))
        for one in (*collection.left_out, *left_out):
            run.tell(events.Warned("left-out", f"Left out: {one.reason}"))
    _require_dates(job, series.days)
    first = date(series.days[0].year, 1, 1)
    tags = {
        "CHRONOFUSE_INDEX": index if series.index == index else "as given",
        "CHRONOFUSE_YEAR": str(first.year),
        "CHRONOFUSE_DATES": f"{len(series.days)} from {series.days[0]} to {series.days[-1]}",
    }
    raster = run.raster(series.grid, "breaks", breaks.BANDS, tags)
    run.require_room(series.images[0], output=raster)
    look, enough, broken = _fit(run, series, raster, first)
    if not enough:
        raise AllNodataError(
            f"No pixel has {breaks.fewest_dates(job.harmonics)} valid dates from {series.days[0]} to "
            f"{series.days[-1]}: check the masks and the nodata values, or give more dates."
        )
    figures = _figures(job, series, chosen, first, look, enough, broken)

    def page(of: Figures) -> str:
        from .report import change_page  # and with it what draws

        return change_page.series_page(of, dict(zip(breaks.BANDS, look)))

    return Result(figures, page)


def _chosen(run: Run, series: Sequence[Series]) -> Series:
    """The images that were named, else the fine ones with the most dates."""
    shows = [one for one in series if product_of(one) not in NO_IMAGES] or list(series)
    named = [one for one in shows if one.role == FINE] if run.job.images else []

    def rank(one: Series) -> tuple:
        return one.is_called(COARSE) or one.role == COARSE, not one.is_told, one.pixel, -one.days

    chosen = min(named or shows, key=rank)
    others = [str(one) for one in series if one is not chosen]
    if others:
        run.note(f"The breaks are those of {chosen}; left aside: {listed(others)} (--images names others).")
    return chosen


def _within(job: ChangeJob, chosen: Series) -> tuple[DatedImage, ...]:
    first, last = (date.fromisoformat(day) if day else None for day in (job.first, job.last))
    images = tuple(
        image for image in chosen.images if not ((first and image.day < first) or (last and image.day > last))
    )
    if not images:
        raise SeriesError(
            f"No image is from {first or 'the first'} to {last or 'the last'}: the series goes from "
            f"{chosen.images[0].day} to {chosen.images[-1].day}; give other dates."
        )
    return images


def _require_dates(job: ChangeJob, days: Sequence[date]) -> None:
    needed = breaks.fewest_dates(job.harmonics)
    if len(set(days)) < needed:
        raise SeriesError(
            f"The series has {many(len(set(days)), 'date')}, and a break with "
            f"{many(job.harmonics, 'harmonic')} of the season needs {needed} at least: give more dates, or "
            "compare two of them (--before, --after)."
        )
    years = (days[-1] - days[0]).days / breaks.YEAR
    if job.harmonics and years < YEARS:
        raise SeriesError(
            f"The series goes over {years:.2f} years, and in less than {YEARS} a season can't be told "
            "from a break: "
            "give more years, or take no season off (--harmonics 0)."
        )


def _fit(run: Run, series: IndexSeries, raster, first: date) -> tuple[np.ndarray, int, int]:
    """All tiles; a look at the bands, how many pixels have dates enough, and how many a break."""
    job, grid = run.job, series.grid
    memory = (job.memory or default_megabytes()) * MB
    layers = len(breaks.BANDS)
    side = tiles.side_for(
        memory, cache_bytes(job.memory), job.tile, len(series.images), series.bands, layers, grid
    )
    days = np.array([(day - first).days + 1 for day in series.days], np.float64)
    columns = breaks.waves(days, job.harmonics)
    fewest, least_f = breaks.fewest_dates(job.harmonics), breaks.LEVELS[float(job.sure)]
    written, look, seen = run.written("output", raster), overview(grid), [0, 0]

    def read(window: Window) -> np.ndarray:
        return series.read(window)

    def fitted(read: Sequence[np.ndarray]) -> list[np.ndarray]:
        return [_breaks(values, days, columns, (fewest, least_f, job.least), run.threads) for values in read]

    def write(window: Window, found: np.ndarray) -> None:
        seen[0] += int(np.isfinite(found[2]).sum())
        seen[1] += int(np.isfinite(found[0]).sum())
        look.take(window, found)
        written.write(window, raster.encode(found))
        step(window.width * window.height)

    with run.progress.stage(FITTING, grid.width * grid.height) as step:
        plan = list(windows(grid.width, grid.height, side))
        pipeline.run(plan, read, fitted, write, depth=1)
    written.finish(FINISHING)
    return look.whole(), seen[0], seen[1]


def _breaks(values, days, columns, limits: tuple[int, float, float], threads: int) -> np.ndarray:
    """(BANDS, rows, cols) of a tile, its rows shared out among threads."""
    out = np.empty((len(breaks.BANDS), *values.shape[1:]), np.float32)
    edges = np.linspace(0, values.shape[1], min(threads, values.shape[1]) + 1).astype(int)

    def of_rows(place: int) -> None:
        rows = slice(edges[place], edges[place + 1])
        breaks.largest_breaks(values[:, rows], days, columns, *limits, out[:, rows])

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(of_rows, range(len(edges) - 1)))
    return out


def _figures(
    job: ChangeJob,
    series: IndexSeries,
    chosen: Series,
    first: date,
    look: np.ndarray,
    enough: int,
    broken: int,
) -> Figures:
    limits = {}
    for name, band in zip(breaks.BANDS, look):
        known = band[np.isfinite(band)].astype(np.float64)
        low, median, high = np.quantile(known, (0.02, 0.5, 0.98)) if known.size else (np.nan,) * 3
        numbers = {"low": float(low), "median": float(median), "high": float(high)}
        limits[name] = numbers if known.size else None
    pixels = series.grid.width * series.grid.height
    return Figures(
        kind="series",
        index=job.index if series.index != BAND else "as given",
        sensor=chosen.name,
        year=first.year,
        observed={"count": len(series.days), "first": str(series.days[0]), "last": str(series.days[-1])},
        harmonics=job.harmonics,
        sure=job.sure,
        least=job.least,
        least_f=breaks.LEVELS[float(job.sure)],
        bands=limits,
        observed_share=enough / pixels,
        broken_share=broken / enough if enough else 0.0,
    )
