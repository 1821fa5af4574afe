"""What the engine is asked to do with a series: fill it on many dates.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from ...models.catalogue.series_manifest import series_models, unusable_series
from .collection_source import CollectionSource
from .errors import JobError
from .fuse_job import Machine, Manner
from .job_checks import check_id, check_types, choice, is_day, within
from .plain_text import cut
from .preparation import Preparation

KRIGING, DELTA, LINEAR, NEAREST = "kriging", "delta", "linear", "nearest"
SERIES_METHODS = (KRIGING, DELTA, LINEAR, NEAREST)
REFERENCES = 12
"""References on each side of a date, where nothing else is said."""
MOST_REFERENCES = 32
LONGEST = 366
SERIES_REPORT = "series.json"


def methods_of_series() -> tuple[str, ...]:
    """The methods by which a series is filled: those that are code, and the networks that are installed."""
    return (*SERIES_METHODS, *(name for name in series_models() if name not in SERIES_METHODS))


@dataclass(frozen=True)
class FillJob:
    """Make the fine image of each date that is asked for, from the dated images of one place."""

    sources: tuple[CollectionSource, ...]
    folder: str
    """Where the rasters go; it is made where it is missing."""
    fine: tuple[str, ...] = ()
    """Which of the images are fine: their kind (`landsat8`) or a pattern of their names (`LC08*`)."""
    coarse: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """ISO dates to fill; empty: every so many days, or every day that has a coarse image."""
    every: Optional[int] = None
    """Days from one date to the next."""
    first: Optional[str] = None
    """ISO date: none before it is filled."""
    last: Optional[str] = None
    method: str = KRIGING
    """One of SERIES_METHODS, or the name of a network for sequences that is installed."""
    references: int = REFERENCES
    """At most so many on each side of a date."""
    indices: tuple[str, ...] = ()
    """Names of indices (`ndvi`), each a raster a date."""
    bands: bool = True
    """Store the bands themselves."""
    keep: bool = True
    """Observed pixels of a date stay as they were observed."""
    uncertainty: bool = False
    tile: Optional[int] = None
    preparation: Preparation = field(default_factory=Preparation)
    machine: Machine = field(default_factory=Machine)
    manner: Manner = field(default_factory=Manner)
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give files, a folder or a table of them.")
        if self.method not in SERIES_METHODS:
            self._check_network()
        within("references", self.references, 1, MOST_REFERENCES)
        within("every", self.every, 1, LONGEST)
        within("tile", self.tile, 16, 65536)
        for name, day in (*(("date", day) for day in self.dates), ("first", self.first), ("last", self.last)):
            if day is not None and not is_day(day):
                raise JobError(f"The {name} is '{cut(day)}': give a day that exists, as YYYY-MM-DD.")
        if self.first and self.last and self.first > self.last:
            raise JobError(f"The first date, {self.first}, is after the last, {self.last}: change the two.")
        if self.dates and self.every:
            raise JobError("Dates and a number of days between them were given: give one of the two.")
        if not self.bands and not self.indices:
            raise JobError(
                "Neither the bands nor an index is to be stored: name an index, or keep the bands."
            )
        if self.uncertainty and self.method in SERIES_METHODS and self.method != KRIGING:
            raise JobError(
                f"The deviation was asked for, but only {KRIGING} tells one: take that method, or leave the "
                "deviation out."
            )
        check_id(self.id)

    def _check_network(self) -> None:
        """Raises JobError where no network of that name is installed, with the reason where it can't be
        used."""
        for path, reason in unusable_series().items():
            if Path(path).stem == self.method:
                raise JobError(
                    f"The network '{cut(self.method)}' can't be used, because of its file '{path}' "
                    f"{reason}: train it again, or take another method."
                )
        choice("method", self.method, methods_of_series())

    @property
    def threads(self) -> Optional[int]:
        return self.machine.threads

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        return {f"images {number}": path for number, path in enumerate(named, 1)}

    @property
    def outputs(self) -> dict[str, str]:
        """The report; what the rasters are called is known when the images are."""
        return {"report": str(Path(self.folder, SERIES_REPORT))}
