"""The flow of an inversion, from the job to the raster in place. Read top to bottom.

collection (headers) -> inversion (measurements beside what the images show there) -> inversion (a model,
fitted and held out by groups; or a formula, or one that was kept) -> tiles of one date -> raster, report
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Callable, Optional

import numpy as np

from .collection.collection import open_collection
from .collection.dated import DatedImage
from .collection.own_products import NO_IMAGES, product_of
from .collection.series import Series, series_of
from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.errors import AllNodataError, BandMismatchError, MemoryBudgetError, SeriesError
from .door.jobs import InvertJob
from .door.outputs import Outputs, os_errors
from .door.plain_text import listed, many
from .door.preparation import COARSE, FINE
from .door.value import Figures
from .door.version import __version__
from .maps.changes.overview import Overview
from .maps.inversion.fitting import Fitted, fitted, published
from .maps.inversion.models import Line
from .maps.inversion.predictors import band_names
from .maps.inversion.samples import measured_of, samples_of
from .maps.inversion.stored import Stored, read_stored, text_of
from .raster import scratch, space
from .raster.grid import Window, windows
from .raster.readers import Image
from .raster.writers import Raster, RasterWriter
from .report.safely import page_or_reason
from .run import pipeline
from .run.budget import MB, cache_bytes, default_megabytes, thread_count
from .run.products import PRODUCT
from .run.stages import Stages
from .run.whole import whole_or_nothing

READING, SAMPLING, FITTING = "Reading headers", "Reading the measurements", "Fitting the model"
APPLYING, FINISHING = "Mapping the parameter", "Finishing the files"
STAGES = {READING: 2.0, SAMPLING: 4.0, FITTING: 2.0, APPLYING: 10.0, FINISHING: 1.0}
Tell = Callable[[events.Event], None]
SHOWN = 250_000
BEYOND = 1.5
"""Times the usual deviation, from which on a pixel is unlike all that the model was fitted to."""
SIDES = (512, 256, 128, 64)
COPIES, NUMBERS = 5, 28
"""Held of a pixel and band: its window while it is read and waits; of a pixel and number: in float64,
thrice."""


def run(job: InvertJob, tell: Tell) -> events.Finished:
    """Map a parameter of the ground.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _Run(job, tell, outputs).execute()


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: InvertJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        job = self.job
        self.tell(events.Started("invert", "cpu", "the parameter is mapped on the CPU", __version__))
        self.progress = Stages(self.tell, STAGES, APPLYING)
        with self.progress.stage(READING, 1.0) as step:
            collection = open_collection(job.sources, lambda of: step(1 / of), takes_own=True)
        for one in collection.left_out:
            self.tell(events.Warned("left-out", f"Left out: {one.reason}"))
        chosen = self._chosen(series_of(collection.images, (job.images,) if job.images else ()))
        mapped = _mapped(job, chosen)
        image = mapped.open("The image")
        found = self._model(chosen, image)
        self._note(*found.notes)
        stored = found.stored
        if stored.predictors.bands != band_names(image):
            raise BandMismatchError(
                f"The model was fitted to the bands {listed(stored.predictors.bands)}, and "
                f"'{mapped.path}' has "
                f"{listed(band_names(image))}: give images of the same sensor."
            )
        look = self._apply(image, stored, mapped.day)
        self._note(_beyond(look, stored))
        figures = self._figures(found, mapped, chosen, look)
        self._write_texts(found, figures, look)
        figures["timings"] = self.progress.timings
        result = events.DateResult(self.outputs.commit(), figures)
        return events.Finished((result,), "cpu", self.progress.timings)

    def _note(self, *texts: str) -> None:
        self.notes += [without_secrets(text) for text in texts if text]

    def _chosen(self, series: Sequence[Series]) -> Series:
        """The images that were named, else the fine ones."""
        shows = [one for one in series if product_of(one) not in NO_IMAGES] or list(series)
        named = [one for one in shows if one.role == FINE] if self.job.images else []

        def rank(one: Series) -> tuple:
            return one.is_called(COARSE) or one.role == COARSE, not one.is_told, one.pixel, -one.days

        chosen = min(named or shows, key=rank)
        others = [str(one) for one in series if one is not chosen]
        if others:
            self._note(f"The images are {chosen}; left aside: {listed(others)} (--images names others).")
        return chosen

    def _model(self, chosen: Series, image: Image) -> Fitted:
        """The model that was kept, the formula as it was published, or one fitted to the measurements."""
        job = self.job
        if job.is_kept:
            return Fitted(read_stored(job.model), None, None, ())
        if job.points is None:
            return published(job, image)
        measured = measured_of(job)
        with self.progress.stage(SAMPLING, 1.0) as step:
            samples = samples_of(job, measured, chosen.images, lambda of: step(1 / of))
        self._note(*measured.places.notes, *samples.notes)
        with self.progress.stage(FITTING, 1.0) as step:
            found = fitted(job, image, samples)
            step(1)
        return found

    # ---- the raster

    def _apply(self, image: Image, stored: Stored, day: date) -> np.ndarray:
        """Write the raster; (2, rows, cols) some of its pixels."""
        grid, layers = image.grid, ("value", "deviation")
        tags = {
            "CHRONOFUSE_VERSION": __version__,
            "CHRONOFUSE_PRODUCT": "parameter",
            "CHRONOFUSE_PARAMETER": stored.parameter,
            "CHRONOFUSE_MODEL": stored.model,
            "ACQUISITION_DATE": day.isoformat(),
        }
        raster = Raster(grid, layers, (PRODUCT,) * 2, tags)
        space.require_room([(self.outputs.final["output"], raster)], image, 1, scratch.folder())
        rows, valid, look = scratch.folder() / f"parameter-{self.job.id}.rows", [0], Overview(grid, SHOWN)
        strips = raster.strips(rows)

        def applied(read: Sequence[np.ndarray]) -> list[np.ndarray]:
            return [_applied(stored, values) for values in read]

        def write(window: Window, found: np.ndarray) -> None:
            valid[0] += int(np.isfinite(found[0]).sum())
            look.take(window, found)
            with os_errors(rows):
                strips.write(window, raster.encode(found))
            step(window.width * window.height)

        with self.progress.stage(APPLYING, grid.width * grid.height) as step:
            plan = list(windows(grid.width, grid.height, self._side(image, len(stored.predictors.names))))
            pipeline.run(plan, image.read, applied, write, depth=1)
        if not valid[0]:
            raise AllNodataError(
                f"No pixel of '{image.path}' has a value in all bands: check its mask and its nodata value."
            )
        self._finish(raster, strips)
        return look.whole()

    def _side(self, image: Image, numbers: int) -> int:
        """Of a tile, within the memory.

        Raises:
            MemoryBudgetError: the smallest does not fit.
        """
        job = self.job
        budget = (job.memory or default_megabytes()) * MB - cache_bytes(job.memory)
        each = 4 * COPIES * image.bands + NUMBERS * numbers + 64
        sides = (job.tile,) if job.tile else SIDES
        for side in sides:
            if each * min(side, image.grid.width) * min(side, image.grid.height) <= budget:
                return side
        least = each * sides[-1] ** 2 // MB + cache_bytes(job.memory) // MB + 1
        raise MemoryBudgetError(
            f"A tile of {sides[-1]} x {sides[-1]} pixels with {many(image.bands, 'band')} takes more than "
            f"the memory: give --memory {least} or more."
        )

    def _finish(self, raster: Raster, strips) -> None:
        with self.progress.stage(FINISHING, strips.count) as step:
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
        strips.remove()

    # ---- telling

    def _figures(self, found: Fitted, mapped: DatedImage, chosen: Series, look: np.ndarray) -> Figures:
        stored = found.stored
        return Figures(
            parameter=stored.parameter,
            unit=stored.unit,
            model=stored.model
            if stored.model != "formula" or self.job.is_kept
            else f"formula {self.job.formula}",
            source=stored.source,
            sensor=chosen.name,
            date=mapped.day.isoformat(),
            predictors=list(stored.predictors.names),
            **_terms(stored),
            held_out=stored.figures if stored.figures.get("samples") else None,
            bands={name: _limits(band) for name, band in zip(("value", "deviation"), look)},
            notes=self.notes,
        )

    def _write_texts(self, found: Fitted, figures: Figures, look: np.ndarray) -> None:
        outputs = self.outputs
        if "model" in outputs:
            outputs.write_text("model", text_of(found.stored))
        if "table" in outputs:
            outputs.write_text("table", _table(found))
        if "html" in outputs:
            page, why = page_or_reason(lambda: _page(figures, look, found))
            outputs.write_text("html", page)
            self._note(why or "")
        if "report" in outputs:
            inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
            facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
            outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")


def _beyond(look: np.ndarray, stored: Stored) -> str:
    """What is to be said of pixels unlike all that the model was fitted to."""
    known = look[1][np.isfinite(look[1])]
    share = float((known > BEYOND * stored.line.usual).mean()) if known.size else 0.0
    if not np.isfinite(stored.line.usual) or share < 0.01:
        return ""
    return (
        f"{100 * share:.0f} % of the pixels are unlike what the model was fitted to: their values are "
        "guesses, and "
        "their deviations say so (mask what is no water, or no land)."
    )


def _terms(stored: Stored) -> dict[str, Any]:
    """Intercept and coefficients of a line; nothing of a forest."""
    line = stored.line
    if not isinstance(line, Line):
        return {"coefficients": [], "intercept": None}
    return {
        "coefficients": [float(value) for value in line.coefficients],
        "intercept": float(line.intercept - line.means @ line.coefficients),
    }


def _mapped(job: InvertJob, chosen: Series) -> DatedImage:
    """The image of the day that is mapped."""
    if job.date is None:
        return chosen.images[-1]
    day = date.fromisoformat(job.date)
    found = [image for image in chosen.images if image.day == day]
    if not found:
        nearest = min(chosen.images, key=lambda image: abs((image.day - day).days)).day
        raise SeriesError(f"No image is of {day}: the nearest is of {nearest} (--date {nearest}).")
    return found[0]


def _applied(stored: Stored, values: np.ndarray) -> np.ndarray:
    """(2, rows, cols) value and deviation of a window of bands, NaN where a band has none."""
    bands, rows, cols = values.shape
    flat = values.reshape(bands, -1)
    found = np.full((2, rows * cols), np.nan, np.float32)
    known = np.isfinite(flat).all(axis=0)
    if known.any():
        value, deviation = stored.apply(flat[:, known])
        found[0, known], found[1, known] = value, deviation
    return found.reshape(2, rows, cols)


def _limits(band: np.ndarray) -> Optional[dict[str, float]]:
    known = band[np.isfinite(band)].astype(np.float64)
    if not known.size:
        return None
    low, median, high = np.quantile(known, (0.02, 0.5, 0.98))
    return {"low": float(low), "median": float(median), "high": float(high)}


def _table(found: Fitted) -> str:
    """Each measurement beside what was predicted of it while its group was held out."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["id", "date", "measured", "predicted", "deviation", "fold", "group"])
    if found.held is not None and found.samples is not None:
        held, samples = found.held, found.samples
        columns = (held.values, held.predicted, held.deviations)
        for n, (name, day) in enumerate(zip(samples.names, samples.days)):
            numbers = [f"{column[n]:.6g}" for column in columns]
            writer.writerow(
                [name, day.isoformat(), *numbers, int(held.folds[n]) + 1, int(samples.groups[n]) + 1]
            )
    return file.getvalue()


def _page(figures: Figures, look: np.ndarray, found: Fitted) -> str:
    from .report.inversion_page import inversion_page  # and with it what draws

    held: Any = found.held
    points = None if held is None else (held.values, held.predicted, held.deviations, held.folds)
    return inversion_page(figures, look, points)
