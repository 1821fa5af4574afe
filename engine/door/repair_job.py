"""What the engine is asked to do with one cloudy image: make it whole.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .fill_job import KRIGING, MOST_REFERENCES, REFERENCES
from .job_checks import check_id, check_types, is_day, refuse_shared_paths, within
from .plain_text import cut
from .preparation import AUTO, NEAREST, Preparation, refuse_spectral
from .run_wishes import Machine, Manner

FRINGE = 3
"""Pixels around clouds and masks that count as cloudy, too, where nobody says otherwise: masks miss the
fringe of most clouds, and what is left of one beside the hole would be carried into it."""


def usual_preparation() -> Preparation:
    """All bands of the cloudy image are made whole, and the fringe of its clouds with them."""
    return Preparation(buffer=FRINGE, unmatched=NEAREST)


@dataclass(frozen=True)
class RepairJob:
    """Make a cloudy fine image whole, from the dated images of its place."""

    image: str
    """The cloudy fine image, F2."""
    sources: tuple[CollectionSource, ...]
    """Other fine images of the place, its references, and coarse ones of F2's day and of theirs."""
    output: str
    """The whole image."""
    clouds: Optional[str] = None
    """A raster that is 0 where F2 is not to be used; None: what lies beside F2, else its nodata."""
    day: Optional[str] = None
    """ISO date of F2; None: as its name or its tags say."""
    fine: tuple[str, ...] = ()
    """Which of the images are fine: their kind (`landsat8`) or a pattern of their names (`LC08*`)."""
    coarse: tuple[str, ...] = ()
    origin: Optional[str] = None
    """Where each pixel comes from, as a raster; None: beside the output."""
    uncertainty: Optional[str] = None
    """The standard deviation of each pixel and band, as a raster."""
    report: Optional[str] = None
    """What was found, as JSON."""
    references: int = REFERENCES[KRIGING]
    """At most so many on each side of the day."""
    tile: Optional[int] = None
    preparation: Preparation = field(default_factory=usual_preparation)
    machine: Machine = field(default_factory=Machine)
    manner: Manner = field(default_factory=Manner)
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError(
                "No references were named: give the folder of other fine images of the place, and of coarse "
                "ones where there are any."
            )
        within("references", self.references, 1, MOST_REFERENCES)
        refuse_spectral(self.preparation)
        within("tile", self.tile, 16, 65536)
        if self.day is not None and not is_day(self.day):
            raise JobError(f"The day is '{cut(self.day)}': give a day that exists, as YYYY-MM-DD.")
        if self.clouds == AUTO:
            raise JobError(
                "The clouds of an image that is to be repaired are not looked for ('auto'), for too many are "
                "missed and would stay: give a mask, a raster that is 0 where it is cloudy (--clouds FILE)."
            )
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def threads(self) -> Optional[int]:
        return self.machine.threads

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        others = {f"images {number}": path for number, path in enumerate(named, 1)}
        return {"F2": self.image, **({"clouds": self.clouds} if self.clouds else {}), **others}

    @property
    def outputs(self) -> dict[str, str]:
        """Role to path."""
        beside = Path(self.output)
        origin = self.origin or str(beside.with_name(f"{beside.stem}_origin.tif"))
        more = {"uncertainty": self.uncertainty, "report": self.report}
        return {"output": self.output, "origin": origin, **{role: one for role, one in more.items() if one}}
