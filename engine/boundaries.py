"""The flow of outlines, from the job to the GeoPackage in place. Read top to bottom.

collection (headers) -> outlines (of each image: the level in a few windows, strips from the top, whole rings,
polygons and lines) -> report -> outputs in place
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any, Callable, Optional

from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.boundaries_job import CLASS
from .door.codec import to_plain
from .door.errors import ChronofuseError, MemoryBudgetError, SeriesError
from .door.jobs import BoundariesJob
from .door.outputs import Outputs, os_errors
from .door.plain_text import agreed, many, none_of
from .door.value import Figures
from .door.version import __version__
from .maps.outlines import class_source, drawing, opening, remarks
from .maps.outlines.drawing import Drawn
from .maps.outlines.geopackage import Writer
from .maps.outlines.levels import Level, level_of_image, settled, source_at
from .maps.outlines.opening import Asked, Chosen, Source
from .maps.outlines.reference import Reference
from .raster import handles, scratch
from .raster.grid import Grid
from .report.safely import page_or_reason
from .run.budget import MB, cache_bytes, default_megabytes
from .run.stages import Stages
from .run.whole import whole_or_nothing

Tell = Callable[[events.Event], None]
READING, LOOKING, DRAWING = "Reading headers", "Looking for the level", "Drawing outlines"


def run(job: BoundariesJob, tell: Tell) -> events.Finished:
    """Draw the outlines of an image, or of each date of a series.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _Run(job, tell, outputs).execute()


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: BoundariesJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)
    reference: Optional[Reference] = None
    """From whose shore that of a fused image is moved."""

    def execute(self) -> events.Finished:
        job = self.job
        asked = Asked(job.rule, job.threshold, job.classes, job.band, job.smooth, job.images)
        self.tell(events.Started("boundaries", "cpu", "outlines are drawn on the CPU", __version__))
        progress = Stages(self.tell, {READING: 1.0, LOOKING: 4.0, DRAWING: 20.0}, DRAWING)
        with progress.stage(READING, 1.0) as step:
            chosen = opening.choose(job.sources, asked, step)
        self.notes += [without_secrets(note) for note in chosen.notes]
        for one in chosen.left_out:
            self.tell(events.Warned("left-out", f"Left out: {one.reason}"))
        self.reference = Reference.opened(job.reference, job.dem, asked, chosen) if job.reference else None
        with progress.stage(LOOKING, len(chosen.days)) as step:
            levels = settled([self._level(chosen, n, asked, step) for n in range(len(chosen.days))])
        with progress.stage(DRAWING, len(chosen.days) * (2 if self.reference else 1)) as step:
            drawn = self._draw(chosen, levels, asked, step)
        figures = self._figures(chosen, levels, drawn, progress)
        self._write_report(figures)
        self._write_page(figures, chosen, drawn)
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    # ---- the level of each image

    def _level(
        self, chosen: Chosen, number: int, asked: Asked, step: Callable[[float], None]
    ) -> Optional[Level]:
        """None where the rule needs none, or the image can't be used, which is told."""
        if asked.rule == CLASS:
            step(1.0)
            return None
        if self.reference is not None:
            return self.reference.level(step)
        try:
            with handles.closed_where_many(len(chosen.days)):
                return level_of_image(chosen, number, asked, self._grid(chosen), step)
        except ChronofuseError as error:
            if len(chosen.days) == 1:
                raise
            self._leave_out(str(error))
            return None

    def _leave_out(self, reason: str) -> None:
        self.tell(events.Warned("left-out", f"Left out: {reason}"))
        self.notes.append(f"Left out: {reason}")

    def _grid(self, chosen: Chosen) -> Optional[Grid]:
        return chosen.images[0].grid if chosen.images else None

    # ---- drawing

    def _draw(
        self,
        chosen: Chosen,
        levels: Sequence[Optional[Level]],
        asked: Asked,
        step: Callable[[float], None],
    ) -> list[Optional[Drawn]]:
        ranges = valid_ranges([image.day for image in chosen.images]) or [None]
        writer: Optional[Writer] = None
        drawn: list[Optional[Drawn]] = []
        try:
            for number, level in enumerate(levels):
                with handles.closed_where_many(len(levels)):
                    source = self._source_or_none(chosen, number, asked, level, step)
                    if source is None:
                        drawn.append(None)
                        step(1.0)
                        continue
                    rows = self._rows(source)
                    writer = writer or self._writer(source.grid)
                    drawn.append(self._one(source, writer, ranges[number], level, rows, step))
            if writer is None:
                raise SeriesError(f"{none_of(len(levels), 'image')} can be used: {self.notes[-1]}")
            writer.close()
        finally:
            if writer is not None:
                writer.discard()
        return drawn

    def _source_or_none(
        self,
        chosen: Chosen,
        number: int,
        asked: Asked,
        level: Optional[Level],
        step: Callable[[float], None],
    ) -> Optional[Source]:
        """None of an image of a series that can't be used, which is told."""
        if level is None and asked.rule != CLASS:
            return None
        try:
            return self._source(chosen, number, asked, level, step)
        except ChronofuseError as error:
            if len(chosen.days) == 1:
                raise
            self._leave_out(str(error))
            return None

    def _source(
        self,
        chosen: Chosen,
        number: int,
        asked: Asked,
        level: Optional[Level],
        step: Callable[[float], None],
    ) -> Source:
        grid = self._grid(chosen)
        if level is None:
            return opening.open_source(chosen, number, asked, grid)
        source = source_at(chosen, number, asked, grid, level)
        if self.reference is None:
            return source
        with os_errors(scratch.folder()):
            return self.reference.moved(source, level, scratch.folder(), step)

    def _writer(self, grid: Grid) -> Writer:
        writer = Writer(self.outputs.temporary["outlines"], self.outputs.final["outlines"], grid)
        writer.open(Path(self.job.output).stem)
        return writer

    def _one(
        self,
        source: Source,
        writer: Writer,
        valid: Optional[tuple[date, date]],
        level: Optional[Level],
        rows: int,
        step: Callable[[float], None],
    ) -> Drawn:
        job, grid, classes = self.job, source.grid, self.job.classes
        least, folder = drawing.least_area(grid, job.min_area), scratch.folder()
        if isinstance(source, class_source.ClassSource) and not classes:
            pixel = drawing.least_area(grid, None) / drawing.USUAL_LEAST
            with os_errors(folder):
                source, least = class_source.sieved(source, round(least / pixel), folder), 0.0
        attributes: dict[str, Any] = {
            "date": source.day,
            "valid_from": valid[0] if valid else source.day,
            "valid_to": valid[1] if valid else source.day,
            "rule": level.rule if level else job.rule,
            "threshold": level.told if level else None,
            "image": Path(source.path).name if job.rule != CLASS else None,
        }
        with os_errors(folder):
            return drawing.draw(source, writer, attributes, classes, least, rows, folder, step)

    def _rows(self, source: Source) -> int:
        """Rows of a strip; raises MemoryBudgetError where not even the fewest fit."""
        budget = (self.job.memory or default_megabytes()) * MB - cache_bytes(self.job.memory)
        rows = drawing.rows_for(source.grid, budget, self.job.tile, source.halo)
        needed = drawing.BYTES_A_PIXEL * (source.grid.width + 2) * (rows + 2 * source.halo)
        if needed > budget:
            least = (needed + cache_bytes(self.job.memory)) // MB + 1
            raise MemoryBudgetError(
                f"A memory budget of {self.job.memory or default_megabytes()} MB is below what "
                f"{many(rows, 'row')} of {many(source.grid.width, 'pixel')} {agreed(rows, 'needs', 'need')} "
                f"(about {least} MB): give --memory {least} or "
                f"more{', or fewer rows (--tile)' if self.job.tile else ''}."
            )
        return rows

    # ---- telling

    def _figures(
        self,
        chosen: Chosen,
        levels: Sequence[Optional[Level]],
        drawn: Sequence[Optional[Drawn]],
        progress: Stages,
    ) -> Figures:
        rows = []
        for day, level, one in zip(chosen.days, levels, drawn):
            if one is not None:
                rows.append(remarks.row_of(day, level, one))
        self.notes += remarks.of_rows(rows, levels, self.job.rule)
        self.notes += self.reference.remarks if self.reference else []
        return Figures(
            rule=self.job.rule,
            sensor=chosen.name,
            dates=rows,
            polygons=sum(row["polygons"] for row in rows),
            lines=sum(row["lines"] for row in rows),
            area_m2=round(sum(row["area_m2"] for row in rows) / max(len(rows), 1), 2),
            moved=self.reference.figures if self.reference else None,
            legend=_legend(drawn),
            notes=self.notes,
            timings=progress.timings,
        )

    def _write_report(self, figures: Figures) -> None:
        if "report" in self.outputs:
            inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
            facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")

    def _write_page(self, figures: Figures, chosen: Chosen, drawn: Sequence[Optional[Drawn]]) -> None:
        if "html" not in self.outputs:
            return

        def made() -> str:
            from .report.outlines_page import Picture, outlines_page  # and with it what draws

            pictures = [
                Picture(str(day or ""), one.sides, [(shape.label, shape.rings) for shape in one.shapes])
                for day, one in zip(chosen.days, drawn)
                if one is not None
            ]
            return outlines_page(figures, pictures, next((o.legend for o in drawn if o and o.legend), {}))

        self.outputs.write_text("html", page_or_reason(made)[0])


def _legend(drawn: Sequence[Optional[Drawn]]) -> list[dict[str, Any]]:
    """Code, name and colour of the classes that were drawn; nothing of water."""
    found = {
        code: entry
        for one in drawn
        if one is not None
        for code, entry in one.legend.items()
        if code in one.by_class
    }
    return [{"code": code, "name": name, "colour": colour} for code, (name, colour) in sorted(found.items())]


def valid_ranges(days: Sequence[date]) -> list[tuple[date, date]]:
    """The days on which what was drawn of each date is the latest that is known: to the day before the next
    date; of the last one as long as the others last in the middle."""
    distinct = sorted(set(days))
    gaps = [(b - a).days for a, b in zip(distinct, distinct[1:])]
    last = int(median(gaps)) if gaps else 1
    following = dict(zip(distinct, distinct[1:]))
    return [(day, following.get(day, day + timedelta(last)) - timedelta(1)) for day in days]
