"""What is asked of the drivers of a response: which places or rasters, which factors, and how they are cut.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .errors import JobError
from .job_checks import check_id, check_types, choice, refuse_shared_paths, within
from .plain_text import cut

QUANTILE, NATURAL, EQUAL, BEST = "quantile", "natural", "equal", "best"
CLASSES = (QUANTILE, NATURAL, EQUAL, BEST)
LEAST_CLASSES, MOST_CLASSES = 3, 10
NUMBER = 5
ALPHA = 0.05


@dataclass(frozen=True)
class DriversJob:
    """Say which factors a response goes with, by the geodetector."""

    response: str
    """A field of the places; without places a raster."""
    factors: tuple[str, ...]
    """Fields of the places, or rasters that are read at them; without places rasters."""
    table: str
    """CSV, a row a factor."""
    places: Optional[str] = None
    """Points or zones: what OGR reads, or a table."""
    interactions: Optional[str] = None
    """CSV, a row for each two factors."""
    risks: Optional[str] = None
    """CSV, a row for each stratum of each factor."""
    report: Optional[str] = None
    html: Optional[str] = None
    layer: Optional[str] = None
    crs: Optional[str] = None
    """Of places whose file does not say it."""
    classes: str = QUANTILE
    """How factors of numbers are cut, one of CLASSES."""
    number: int = NUMBER
    """Of classes; 0: the number of 3 to 10 with the largest q."""
    categories: tuple[str, ...] = ()
    """Factors of numbers that are taken as they are."""
    alpha: float = ALPHA
    """Below which p a difference counts as significant."""
    memory: Optional[int] = None
    """Megabytes."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        if self.response == "":
            raise JobError("No response was named: give a field of the places, or a raster (--response).")
        check_types(self)
        if not self.factors:
            raise JobError("No factor was named: give one at least (--factors).")
        twice = [name for name in self.factors if self.factors.count(name) > 1]
        if twice:
            raise JobError(f"The factor '{cut(twice[0])}' is named twice: name each once.")
        if self.response in self.factors:
            raise JobError(
                f"'{cut(self.response)}' is the response and a factor, too: take it off the factors."
            )
        strange = [name for name in self.categories if name not in self.factors]
        if strange:
            raise JobError(
                f"'{cut(strange[0])}' is to be taken as it is, but is no factor: name it as one, too."
            )
        choice("classes", self.classes, CLASSES)
        if self.number and not LEAST_CLASSES <= self.number <= MOST_CLASSES:
            raise JobError(
                f"'number' is {self.number}: give {LEAST_CLASSES} to {MOST_CLASSES}, or 0 for the one with "
                "the largest q."
            )
        within("alpha", self.alpha, 1e-6, 0.5)
        within("memory", self.memory, 16, 1 << 20)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        if self.places is not None:
            return {"places": self.places}
        rasters = {f"factor {number}": path for number, path in enumerate(self.factors, 1)}
        return {"response": self.response, **rasters}

    @property
    def outputs(self) -> dict[str, str]:
        named = {"table": self.table, "interactions": self.interactions, "risks": self.risks}
        given = {**named, "report": self.report, "html": self.html}
        return {role: path for role, path in given.items() if path}
