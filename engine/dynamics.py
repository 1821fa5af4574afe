"""The flow of the dynamics of water or of a class, from the job to the raster and the curve in place. Read
top to bottom.

collection (headers) -> outlines (the level of each image; tiles outside and dates inside: states, figures of
each pixel, areas, heights of the shore) -> raster (writers) -> table, report -> outputs in place
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np

from .align import crs, warp
from .align.warp import north_up
from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.boundaries_job import CLASS
from .door.codec import to_plain
from .door.dynamics_job import BANDS
from .door.errors import AllNodataError, ChronofuseError, GridMismatchError, SeriesError
from .door.jobs import DynamicsJob
from .door.outputs import Outputs, os_errors
from .door.plain_text import many
from .door.value import Figures
from .door.version import __version__
from .maps.outlines import curve, opening, states, tiles
from .maps.outlines.class_source import ClassSource
from .maps.outlines.curve import Row
from .maps.outlines.dated import DatedSource, Reader
from .maps.outlines.dynamics_remarks import remarks_on
from .maps.outlines.levels import Level, level_of_image, settled, source_at
from .maps.outlines.opening import Asked, Chosen, Source
from .maps.outlines.rows import plain_row, rows_of
from .raster import handles, scratch, space
from .raster.grid import Grid, Window, windows
from .raster.ground import ground_of
from .raster.readers import Image, described
from .raster.thumbnails import thumbnail
from .raster.writers import Raster, RasterWriter
from .report.safely import page_or_reason
from .run import pipeline
from .run.budget import MB, cache_bytes, default_megabytes, thread_count
from .run.products import PRODUCT
from .run.stages import Stages
from .run.whole import whole_or_nothing

Tell = Callable[[events.Event], None]
READING, LOOKING = "Reading headers", "Looking for the level"
COUNTING, FINISHING = "Counting water", "Finishing the files"
PRODUCT_NAME = "dynamics"
FEWEST = 2
LOOK = 400
"""Cells along the longer side of the maps in the page."""


def run(job: DynamicsJob, tell: Tell) -> events.Finished:
    """Find how often, when and how long each pixel is water or of a class, and the area of each date.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _Run(job, tell, outputs).execute()


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: DynamicsJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        job = self.job
        asked = Asked(job.rule, job.threshold, job.classes, job.band, job.smooth, job.images)
        self.tell(events.Started("dynamics", "cpu", "states are counted on the CPU", __version__))
        shares = {READING: 1.0, LOOKING: 4.0, COUNTING: 10.0, FINISHING: 1.0}
        progress = Stages(self.tell, shares, COUNTING)
        with progress.stage(READING, 1.0) as step:
            chosen = self._chosen(asked, step)
        table = curve.read_levels(job.levels) if job.levels else None
        grid = usual_grid(chosen)
        with progress.stage(LOOKING, len(chosen.images)) as step:
            dates = self._dates(chosen, asked, grid, step)
        reader = Reader(dates, grid, ground_of(grid), self._heights(grid, dates))
        raster = self._raster(dates, grid)
        space.require_room(
            [(Path(job.output).expanduser().absolute(), raster)], _an_image(dates), 1, scratch.folder()
        )
        sums = self._count(reader, raster, progress)
        looks = thumbnail(str(self.outputs.temporary["output"]), range(len(BANDS)), LOOK)
        rows = rows_of(reader, sums, table)
        trend = curve.trend_of(rows)
        self.notes += remarks_on(rows, trend, dates, bool(job.dem or job.levels))
        figures = self._figures(chosen, rows, trend, looks, progress)
        self._write(figures, rows, trend, looks)
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    # ---- which images

    def _chosen(self, asked: Asked, step: Callable[[float], None]) -> Chosen:
        job = self.job
        chosen = opening.choose(job.sources, asked, step)
        first, last = (date.fromisoformat(day) if day else None for day in (job.first, job.last))
        every = chosen.images
        chosen.images = tuple(
            image for image in every if not ((first and image.day < first) or (last and image.day > last))
        )
        count = len({image.day for image in chosen.images})
        if count < FEWEST:
            there = f"There {'is one date' if count == 1 else 'are no dates'}"
            if len({image.day for image in every}) >= FEWEST:
                raise SeriesError(
                    f"{there} from {first or every[0].day} to {last or every[-1].day}, and dynamics need "
                    f"{FEWEST} at least; the series goes from {every[0].day} to {every[-1].day}: give other "
                    "dates (--from, --to)."
                )
            raise SeriesError(
                f"{there}, and dynamics need {FEWEST} at least: give more images, with their dates in their "
                "names or in a table."
            )
        kept = map(without_secrets, chosen.notes)
        self.notes += [note.replace("The outlines are those", "The curve is that") for note in kept]
        for one in chosen.left_out:
            self.tell(events.Warned("left-out", f"Left out: {one.reason}"))
        return chosen

    def _dates(
        self, chosen: Chosen, asked: Asked, grid: Grid, step: Callable[[float], None]
    ) -> tuple[DatedSource, ...]:
        """Raises ChronofuseError where fewer than two dates can be used."""
        failures: list[ChronofuseError] = []
        levels: list[Optional[Level]] = []
        usable: list[bool] = []
        for number in range(len(chosen.images)):
            try:
                with handles.closed_where_many(len(chosen.images)):
                    levels.append(self._level(chosen, number, asked, grid, step))
                usable.append(True)
            except ChronofuseError as error:
                failures.append(error)
                levels.append(None)
                usable.append(False)
                self.tell(events.Warned("left-out", f"Left out: {error}"))
                self.notes.append(f"Left out: {error}")
        by_day: dict[date, list[tuple[Source, Optional[Level]]]] = {}
        for number, level in enumerate(settled(levels)):
            if usable[number]:
                with handles.closed_where_many(len(chosen.images)):
                    source = self._source(chosen, number, asked, grid, level)
                by_day.setdefault(chosen.images[number].day, []).append((source, level))
        if len(by_day) < FEWEST:
            raise failures[0] if failures else SeriesError("Fewer than two dates can be used.")
        return tuple(
            DatedSource(day, tuple(source for source, _ in found), found[0][1], self.job.classes)
            for day, found in sorted(by_day.items())
        )

    def _level(
        self, chosen: Chosen, number: int, asked: Asked, grid: Grid, step: Callable[[float], None]
    ) -> Optional[Level]:
        if asked.rule != CLASS:
            return level_of_image(chosen, number, asked, grid, step)
        source = self._source(chosen, number, asked, grid, None)
        if not (source.grid.same_pixels(grid) and crs.same_crs(source.grid.crs, grid.crs)):
            raise GridMismatchError(
                f"'{source.path}' lies on other pixels than the other rasters of classes "
                f"({source.grid.describe()}; theirs: {grid.describe()}): bring it onto theirs (Align rasters "
                "in QGIS)."
            )
        step(1.0)
        return None

    @staticmethod
    def _source(chosen: Chosen, number: int, asked: Asked, grid: Grid, level: Optional[Level]) -> Source:
        if level is None:
            return opening.open_source(chosen, number, asked, grid, exactly=True)
        return source_at(chosen, number, asked, grid, level, exactly=True)

    def _heights(self, grid: Grid, dates: Sequence[DatedSource]) -> Optional[Image]:
        """The DEM on the grid, its numbers as its file declares them.

        Raises:
            ChronofuseError: it can't be read, or lies elsewhere.
        """
        if self.job.dem is None:
            return None
        dem = north_up(described(self.job.dem, "The DEM")[0].with_bands([0]))
        crs.require_overlap(dem, _an_image(dates))
        return warp.to_grid(dem, grid)

    # ---- counting

    def _raster(self, dates: Sequence[DatedSource], grid: Grid) -> Raster:
        first = dates[0].day
        tags = {
            "CHRONOFUSE_VERSION": __version__,
            "CHRONOFUSE_PRODUCT": PRODUCT_NAME,
            "CHRONOFUSE_RULE": self.job.rule,
            "CHRONOFUSE_YEAR": str(first.year),
            "CHRONOFUSE_DATES": f"{len(dates)} from {first} to {dates[-1].day}",
        }
        return Raster(grid, BANDS, (PRODUCT,) * len(BANDS), tags)

    def _count(self, reader: Reader, raster: Raster, progress: Stages) -> np.ndarray:
        """(dates, 5) sums of areas, as of `states.areas`; the raster is written."""
        grid, job, dates = reader.grid, self.job, reader.dates
        budget = (job.memory or default_megabytes()) * MB
        side = tiles.side_for(job.tile, len(dates), grid, budget, cache_bytes(job.memory))
        days = np.array([(one.day - date(dates[0].day.year, 1, 1)).days + 1 for one in dates], np.float64)
        sums = np.zeros((len(dates), 5))
        rows = scratch.folder() / f"dynamics-{job.id}.rows"
        strips = raster.strips(rows)

        def read(window: Window) -> tuple[Window, np.ndarray]:
            part = window.width * window.height / len(dates)
            return window, reader.read(window, lambda: step(part))

        def counted(read: Sequence[tuple[Window, np.ndarray]]) -> list[np.ndarray]:
            found = []
            for window, of_tile in read:
                sums[:] += states.areas(of_tile, days, reader.row_areas(window))
                found.append(states.summed(of_tile, days))
            return found

        def write(window: Window, found: np.ndarray) -> None:
            with os_errors(rows):
                strips.write(window, raster.encode(found))

        with progress.stage(COUNTING, grid.width * grid.height) as step:
            pipeline.run(list(windows(grid.width, grid.height, side)), read, counted, write, depth=1)
        if not sums[:, 4].any():
            raise AllNodataError(
                f"No pixel is valid on any of {many(len(dates), 'date')}: check the masks and the nodata "
                "values."
            )
        with progress.stage(FINISHING, strips.count) as step:
            self._write_raster(raster, strips, step)
        rows.unlink(missing_ok=True)
        return sums

    def _write_raster(self, raster: Raster, strips, step: Callable[[float], None]) -> None:
        writer = RasterWriter(
            raster,
            strips,
            self.outputs.temporary["output"],
            self.outputs.final["output"],
            scratch.folder(),
            thread_count(self.job.threads),
        )
        for number in range(strips.count):
            writer.append(number)
            step(1)
        writer.close()
        strips.close()

    # ---- telling

    def _figures(
        self,
        chosen: Chosen,
        rows: Sequence[Row],
        trend: Optional[curve.Trend],
        looks: np.ndarray,
        progress: Stages,
    ) -> Figures:
        areas = [row.area for row in rows]
        return Figures(
            rule=self.job.rule,
            sensor=chosen.name,
            year=rows[0].day.year,
            bands=list(BANDS),
            limits={name: _limits(band) for name, band in zip(BANDS, looks)},
            observed={"count": len(rows), "first": str(rows[0].day), "last": str(rows[-1].day)},
            area_m2={
                "mean": round(float(np.mean(areas)), 2),
                "least": round(min(areas), 2),
                "most": round(max(areas), 2),
            },
            trend=None
            if trend is None
            else {name: round(getattr(trend, name), 2) for name in ("slope", "low", "high")},
            curve=[plain_row(row) for row in rows],
            notes=self.notes,
            timings=progress.timings,
        )

    def _write(
        self, figures: Figures, rows: Sequence[Row], trend: Optional[curve.Trend], looks: np.ndarray
    ) -> None:
        if "table" in self.outputs:
            self.outputs.write_text("table", curve.table_text(rows))
        if "report" in self.outputs:
            inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
            facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
        if "html" in self.outputs:

            def made() -> str:
                from .report.dynamics_page import dynamics_page  # and with it what draws

                return dynamics_page(figures, dict(zip(BANDS, looks)), trend.middle if trend else None)

            self.outputs.write_text("html", page_or_reason(made)[0])


def usual_grid(chosen: Chosen) -> Grid:
    """The grid of most images."""
    count: dict[Grid, int] = {}
    for image in chosen.images:
        count[image.grid] = count.get(image.grid, 0) + 1
    return max(count, key=lambda grid: count[grid])


def _limits(band: np.ndarray) -> Any:
    """Within which 96 % of a band lie; None where it has no value."""
    here = band[np.isfinite(band)].astype(np.float64)
    if not here.size:
        return None
    low, high = np.quantile(here, (0.02, 0.98))
    return {"low": float(low), "high": float(high)}


def _an_image(dates: Sequence[DatedSource]) -> Image:
    """An image of the grid, by which the room on the disk is estimated."""
    first = dates[0].sources[0]
    return described(first.path, "The image")[0] if isinstance(first, ClassSource) else first.image
