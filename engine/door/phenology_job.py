"""What is asked of the seasons of a series: which images, which index, and how seasons are looked for.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_types, choice, refuse_shared_paths, within
from .plain_text import cut

INDICES = {"ndvi": ("nir", "red"), "evi2": ("nir", "red"), "ndmi": ("nir", "swir1"), "band": ()}
"""Indices to the bands that they are made of; `band` takes single-band rasters as they are."""
NDVI = "ndvi"
SEASONS = ("auto", "1", "2")
SMOOTHINGS = ("whittaker", "savitzky-golay", "none")
STARTS = ("amplitude", "derivative")
LEVEL, LEAST, PERIOD = 0.2, 0.1, 30.0
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class PhenologyJob:
    """Find the seasons of a year in a series of images, pixel by pixel."""

    sources: tuple[CollectionSource, ...]
    output: str
    """The raster of the seasons."""
    report: Optional[str] = None
    """What was found, as JSON."""
    html: Optional[str] = None
    """The same as a page, with maps."""
    images: Optional[str] = None
    """Which of the images: their kind (`sentinel2`) or a pattern of their names; None: the fine ones."""
    index: str = NDVI
    """One of INDICES. Images of a single band are taken as the index itself."""
    seasons: str = "auto"
    """How many a year may have (SEASONS)."""
    smoothing: str = SMOOTHINGS[0]
    start: str = STARTS[0]
    level: float = LEVEL
    """Share of the amplitude by which a season has risen at its start, and is left at its end."""
    least: float = LEAST
    """Amplitude from which on there is a season, in units of the index."""
    period: float = PERIOD
    """Days; of a swing of this period the smoothing leaves about one half."""
    year: Optional[int] = None
    """None: the one with the most dates."""
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
        choice("index", self.index, INDICES)
        choice("seasons", self.seasons, SEASONS)
        choice("smoothing", self.smoothing, SMOOTHINGS)
        choice("start", self.start, STARTS)
        within("level", self.level, 0.01, 0.99)
        within("period", self.period, 11, 200)
        within("year", self.year, FIRST_YEAR, LAST_YEAR)
        within("memory", self.memory, 16, 1 << 20)
        within("tile", self.tile, 1, 1 << 16)
        within("threads", self.threads, 1, 1024)
        if not (math.isfinite(self.least) and self.least > 0):
            raise JobError(
                f"'least' is {cut(str(self.least))}: give an amplitude above 0, in the index's unit."
            )
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        return {f"images {number}": path for number, path in enumerate(named, 1)}

    @property
    def outputs(self) -> dict[str, str]:
        further = {"report": self.report, "html": self.html}
        return {"output": self.output, **{role: path for role, path in further.items() if path}}
