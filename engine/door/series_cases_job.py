"""What the trainer asks of the worker for a network for sequences: what it would be given on some dates of a
place, and the truth.

Standard library alone, as of all jobs.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .fill_job import KRIGING, MOST_REFERENCES, SERIES_METHODS
from .job_checks import check_id, check_types, choice, require_possible, within

GAPS = (0, 30, 60, 90)
"""Days of a gap around the date, in whose middle it lies."""


@dataclass(frozen=True)
class SeriesCasesJob:
    """Write what a network for sequences would be given on known dates of a place, without these."""

    sources: tuple[CollectionSource, ...]
    folder: str
    """An existing folder; a case a file goes there."""
    name: str
    """What its files begin with."""
    count: int = 24
    side: int = 64
    """Of a case, in fine pixels, where the place is so large."""
    base: str = KRIGING
    """The method of series that the network corrects."""
    references: int = 4
    """Dates on each side that it is given at most."""
    gaps: tuple[int, ...] = GAPS
    clouds: float = 0.3
    """The share of the references that get a cloud of our own."""
    seed: int = 1
    threads: Optional[int] = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        check_id(self.id)
        require_possible({"folder": self.folder})
        choice("base", self.base, SERIES_METHODS)
        within("count", self.count, 1, 100_000)
        within("side", self.side, 16, 1024)
        within("references", self.references, 1, MOST_REFERENCES // 2)
        within("seed", self.seed, 0, 2**31)
        within("clouds", self.clouds, 0, 1)
        if not self.gaps or not all(0 <= gap <= 366 for gap in self.gaps):
            raise JobError("The gaps of training cases must be days from 0 to 366, one at least.")

    @property
    def inputs(self) -> dict[str, str]:
        return {}

    @property
    def outputs(self) -> dict[str, str]:
        return {}
