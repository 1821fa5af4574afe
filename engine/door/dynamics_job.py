"""What is asked of the dynamics of water or of a class: which images, which rule, and what tells levels.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .boundaries_job import CLASS, SMOOTHEST, WATER, check_rule
from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_days, check_id, check_types, refuse_shared_paths, within

BANDS = ("frequency", "first_day", "last_day", "longest_spell", "valid_dates")
"""Of the raster."""


@dataclass(frozen=True)
class DynamicsJob:
    """How often, when and how long each pixel is water or of a class, and the area of each date."""

    sources: tuple[CollectionSource, ...]
    output: str
    """The raster, with BANDS."""
    table: Optional[str] = None
    """The curve of the area, and of the level where one is told, as CSV."""
    html: Optional[str] = None
    report: Optional[str] = None
    images: Optional[str] = None
    """Which of the images: their kind (`sentinel2`) or a pattern of their names."""
    rule: str = WATER
    threshold: Optional[float] = None
    classes: tuple[int, ...] = ()
    """Of rule class: codes that count as one."""
    band: int = 1
    smooth: Optional[float] = None
    first: Optional[str] = None
    """No date before it, as YYYY-MM-DD."""
    last: Optional[str] = None
    dem: Optional[str] = None
    """A raster of heights in metres, by which the shore tells the level."""
    levels: Optional[str] = None
    """A table (CSV) with the columns area and level, by which the area tells the level."""
    memory: Optional[int] = None
    """Megabytes."""
    tile: Optional[int] = None
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give a folder, files or a table of them.")
        check_rule(self.rule, self.threshold, self.classes, value=False)
        if self.rule == CLASS and not self.classes:
            raise JobError("The rule 'class' needs the class whose dynamics are asked for: give its code.")
        check_days(self.first, self.last)
        if self.dem is not None and self.levels is not None:
            raise JobError("Both a DEM and a table of levels were given: give the one that tells the level.")
        within("band", self.band, 1, 100_000)
        within("smooth", self.smooth, 0, SMOOTHEST)
        within("memory", self.memory, 16, 1 << 20)
        within("tile", self.tile, 1, 1 << 16)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        others = {"dem": self.dem, "levels": self.levels}
        return {
            **{f"images {number}": path for number, path in enumerate(named, 1)},
            **{role: path for role, path in others.items() if path},
        }

    @property
    def outputs(self) -> dict[str, str]:
        further = {"table": self.table, "report": self.report, "html": self.html}
        return {"output": self.output, **{role: path for role, path in further.items() if path}}
