"""The flow of the seasons of a series, from the job to the raster in place. Read top to bottom.

collection (headers) -> the series and the year -> seasons (an index on one grid, tiles outside and dates
inside, curves, seasons) -> raster (writers) -> report -> outputs in place
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np

from .collection.collection import Collection, open_collection
from .collection.dated import DatedImage
from .collection.own_products import NO_IMAGES, product_of
from .collection.series import Series, series_of
from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.errors import AllNodataError, SeriesError
from .door.jobs import PhenologyJob
from .door.outputs import Outputs, os_errors
from .door.plain_text import listed
from .door.preparation import COARSE, FINE
from .door.value import Figures
from .door.version import __version__
from .raster import scratch, space
from .raster.grid import Window, windows
from .raster.writers import Raster, RasterWriter
from .report.safely import page_or_reason
from .run import pipeline
from .run.budget import cache_bytes, default_megabytes, thread_count
from .run.products import PRODUCT
from .run.stages import Stages
from .run.whole import whole_or_nothing
from .seasons import remarks, summary, tiles
from .seasons.kinds import kind_of_smoothing
from .seasons.origins import Origins, origins_of
from .seasons.pixels import FEWEST, seasons_of_tile
from .seasons.series import IndexSeries, open_series
from .seasons.settings import Settings

Tell = Callable[[events.Event], None]
READING, FITTING, FINISHING = "Reading headers", "Fitting the seasons", "Finishing the files"
PRODUCT_NAME = "phenology"


def run(job: PhenologyJob, tell: Tell) -> events.Finished:
    """Find the seasons of a year, pixel by pixel.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _Run(job, tell, outputs).execute()


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: PhenologyJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        self.tell(events.Started("phenology", "cpu", "the seasons are found on the CPU", __version__))
        progress = Stages(self.tell, {READING: 2.0, FITTING: 10.0, FINISHING: 1.0}, FITTING)
        with progress.stage(READING, 2.0) as step:
            collection = open_collection(self.job.sources, lambda of: step(1 / of), takes_own=True)
            chosen = self._chosen(collection)
            settings = settings_of(self.job, chosen.images)
            images = tuple(image for image in chosen.images if settings.counts(image.day))
            require_dates(images, chosen, settings)
            series, left_out = open_series(chosen, images, self.job.index, lambda of: step(1 / of))
            self._say_left_out(left_out)
            require_dates(series.days, chosen, settings)
            origins = origins_of(collection.images, chosen, series.days, series.grid)
        raster = self._raster(series, settings)
        path = Path(self.job.output).expanduser().absolute()
        space.require_room([(path, raster)], series.images[0], 1, scratch.folder())
        told = self._fit(series, origins, settings, raster, progress)
        if not told.observed:
            raise AllNodataError(
                f"No pixel has {FEWEST} valid dates from {series.days[0]} to {series.days[-1]}: check the "
                "masks and the nodata values, or give more dates."
            )
        self.notes += remarks.of_dates(series.days, settings) + remarks.of_pixels(told.figures())
        figures = self._figures(series, settings, chosen, told, progress)
        self._write_report(figures)
        self._write_page(figures, told, origins is not None)
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    # ---- which images, and which year

    def _chosen(self, collection: Collection) -> Series:
        """The images of one sensor: those that were named, else the fine ones."""
        series = series_of(collection.images, (self.job.images,) if self.job.images else ())
        named = [one for one in series if one.role == FINE] if self.job.images else []
        chosen = min(named, key=_by_fineness) if named else _usual(series, self.job.index)
        others = [str(one) for one in series if one is not chosen]
        if others:
            self._note(
                f"The seasons are those of {chosen}; left aside: {listed(others)} (--images names others)."
            )
        self._say_left_out(collection.left_out)
        return chosen

    def _say_left_out(self, left_out: Sequence[Any]) -> None:
        for one in left_out:
            self.tell(events.Warned("left-out", f"Left out: {one.reason}"))
        if left_out:
            self.notes.append(f"{len(left_out)} files were left out.")

    def _note(self, text: str) -> None:
        self.notes.append(without_secrets(text))

    # ---- fitting

    def _fit(
        self,
        series: IndexSeries,
        origins: Optional[Origins],
        settings: Settings,
        raster: Raster,
        progress: Stages,
    ) -> summary.Summary:
        """All tiles, and the raster of them; what was found, from a grid of pixels."""
        grid, job = series.grid, self.job
        threads = thread_count(job.threads)
        side = tiles.side_for(
            (job.memory or default_megabytes()) * tiles.MB,
            cache_bytes(job.memory),
            job.tile,
            len(series.images),
            series.bands,
            len(raster.names),
            grid,
            with_origins=origins is not None,
        )
        days = np.array([settings.day_of_year(day) for day in series.days], np.float64)
        told = summary.Summary(raster.names, grid)
        rows = scratch.folder() / f"seasons-{job.id}.rows"
        strips = raster.strips(rows)
        pixels = grid.width * grid.height

        def read(window: Window) -> tuple[np.ndarray, Optional[np.ndarray]]:
            part = window.width * window.height / len(series.images)
            values = series.read(window, lambda: step(part))
            return values, None if origins is None else origins.read(window)

        def fitted(read: Sequence[tuple[np.ndarray, Optional[np.ndarray]]]) -> list[np.ndarray]:
            return [seasons_of_tile(values, days, settings, threads, codes) for values, codes in read]

        def write(window: Window, found: np.ndarray) -> None:
            told.take(window, found)
            with os_errors(rows):
                strips.write(window, raster.encode(found))

        with progress.stage(FITTING, pixels) as step:
            plan = list(windows(grid.width, grid.height, side))
            pipeline.run(plan, read, fitted, write, depth=1)
        with progress.stage(FINISHING, strips.count) as step:
            self._write_raster(raster, strips, step)
        rows.unlink(missing_ok=True)
        return told

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

    def _raster(self, series: IndexSeries, settings: Settings) -> Raster:
        job, names = self.job, settings.bands
        parameters = {
            name: getattr(job, name) for name in ("seasons", "smoothing", "start", "level", "least", "period")
        }
        tags = {
            "CHRONOFUSE_VERSION": __version__,
            "CHRONOFUSE_PRODUCT": PRODUCT_NAME,
            "CHRONOFUSE_PARAMETERS": ", ".join(f"{name}={value}" for name, value in parameters.items()),
            "CHRONOFUSE_INDEX": _index(job, series),
            "CHRONOFUSE_YEAR": str(settings.year),
            "CHRONOFUSE_DATES": f"{len(series.days)} from {series.days[0]} to {series.days[-1]}",
        }
        return Raster(series.grid, names, (PRODUCT,) * len(names), tags)

    # ---- telling

    def _figures(
        self,
        series: IndexSeries,
        settings: Settings,
        chosen: Series,
        told: summary.Summary,
        progress: Stages,
    ) -> Figures:
        dates = {"count": len(series.days), "first": str(series.days[0]), "last": str(series.days[-1])}
        return Figures(
            year=settings.year,
            index=_index(self.job, series),
            sensor=chosen.name,
            observed=dates,
            settings={
                name: getattr(self.job, name)
                for name in ("seasons", "smoothing", "start", "level", "least", "period")
            },
            bands=list(settings.bands),
            phenology=told.figures(),
            notes=self.notes,
            timings=progress.timings,
        )

    def _write_report(self, figures: Figures) -> None:
        if "report" in self.outputs:
            inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
            facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")

    def _write_page(self, figures: Figures, told: summary.Summary, by_origin: bool) -> None:
        if "html" not in self.outputs:
            return

        def made() -> str:
            from .report.seasons_page import seasons_page  # and with it what draws

            return seasons_page(figures, told.maps(), remarks.of_settings(self.job, by_origin))

        self.outputs.write_text("html", page_or_reason(made)[0])


def settings_of(job: PhenologyJob, images: Sequence[DatedImage]) -> Settings:
    """What the job says, and the year of the series where it says none.

    Raises:
        SeriesError: no image is of the year.
    """
    years = Counter(image.day.year for image in images)
    if job.year is not None and not years[job.year]:
        raise SeriesError(
            f"No image is of {job.year}: the series goes from {images[0].day} to {images[-1].day}; "
            "give a year of it (--year), or its images."
        )
    return Settings(
        year=job.year if job.year is not None else max(years, key=lambda year: (years[year], year)),
        most=0 if job.seasons == "auto" else int(job.seasons),
        smoothing=kind_of_smoothing(job.smoothing),
        by_slope=job.start == "derivative",
        level=job.level,
        least=job.least,
        period=job.period,
    )


def require_dates(images: Sequence[DatedImage | date], chosen: Series, settings: Settings) -> None:
    """Raises SeriesError for fewer dates than a curve takes."""
    days = {image.day if isinstance(image, DatedImage) else image for image in images}
    if len(days) < FEWEST:
        raise SeriesError(
            f"{chosen} has {len(days)} dates in and around {settings.year}, and a season needs {FEWEST} at "
            "least: give more dates, or fill the series first."
        )


def _usual(series: Sequence[Series], index: str) -> Series:
    """The fine images; of a series that was filled its rasters of the index, else its images, and never what
    tells of them."""
    products = {id(one): product_of(one) for one in series}
    shows = [one for one in series if products[id(one)] not in NO_IMAGES] or list(series)
    return min(shows, key=lambda one: (*_by_fineness(one)[:4], products[id(one)] != index, -one.days))


def _by_fineness(one: Series) -> tuple:
    """Before others come images called fine, then those with the smallest pixels and the most dates."""
    coarse = one.is_called(COARSE) or one.role == COARSE
    return coarse, one.first.kind.lower() != FINE, not one.is_told, one.pixel, -one.days


def _index(job: PhenologyJob, series: IndexSeries) -> str:
    return job.index if series.index == job.index else "as given"
