"""What the engine is asked when nobody knows which method suits a place: compare them where the truth is
known.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_ratio, check_types, refuse_shared_paths, require_possible, within
from .pairs_job import GAP, MOST_GAP
from .preparation import Preparation, refuse_spectral
from .run_wishes import Machine

TRIALS = 12
"""A hidden date and its references are a trial, in which all methods run; so many where nobody says more."""
MOST_TRIALS = 200


@dataclass(frozen=True)
class CompareJob:
    """Hide each date of which the truth is known, predict it from the others by several methods, and say
    which one is to be taken."""

    sources: tuple[CollectionSource, ...]
    fine: tuple[str, ...] = ()
    """Which of the images are fine: their kind (`landsat8`) or a pattern of their names (`LC08*`)."""
    coarse: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    """Names of installed methods or paths of model files; empty: all that are installed. The baselines run in
    any case."""
    zones: Optional[str] = None
    """A raster of classes, for figures of each of them."""
    gap: int = GAP
    """Days that may lie between the fine and the coarse image of a pair."""
    trials: int = TRIALS
    """At most so many."""
    ratio: Optional[float] = None
    """Coarse pixel size / fine pixel size, for coarse images that were already resampled to fine pixels."""
    report: Optional[str] = None
    """All that was found, as JSON."""
    table: Optional[str] = None
    """A line a method and trial, as CSV."""
    html: Optional[str] = None
    preparation: Preparation = field(default_factory=Preparation)
    machine: Machine = field(default_factory=Machine)
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give files, a folder or a table of them.")
        refuse_spectral(self.preparation)
        for method in self.methods:
            if not method:
                raise JobError("One of the methods is empty: give the name of a method.")
            require_possible({"method": method})
        within("gap", self.gap, 0, MOST_GAP)
        within("trials", self.trials, 1, MOST_TRIALS)
        check_ratio(self.ratio)
        if self.machine.cluster:
            raise JobError("Methods are compared on this machine alone: leave the cluster out.")
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def threads(self) -> Optional[int]:
        return self.machine.threads

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        images = {f"images {number}": path for number, path in enumerate(named, 1)}
        return {**images, **({"zones": self.zones} if self.zones else {})}

    @property
    def outputs(self) -> dict[str, str]:
        named = {"report": self.report, "table": self.table, "html": self.html}
        return {role: path for role, path in named.items() if path}
