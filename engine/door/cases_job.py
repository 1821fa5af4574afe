"""What the trainer asks of the worker: what a network would be given on some scenes, and the truth.

Standard library alone, as of all jobs.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .errors import JobError
from .fuse_job import Pair
from .job_checks import check_id, check_types, require_possible, within


@dataclass(frozen=True)
class TrainingScene:
    """A prediction whose truth is known."""

    name: str
    """What its files are called."""
    pairs: tuple[Pair, ...]
    target: str
    truth: str
    ratio: Optional[float] = None
    days: Optional[float] = None
    """Between the pair and the target; None: not known, or hidden."""
    third: Optional[str] = None
    """A coarse image of a third date; None: there is none."""

    def __post_init__(self) -> None:
        check_types(self)
        if not 1 <= len(self.pairs) <= 2:
            raise JobError(
                f"A scene has one or two pairs, but {len(self.pairs)} were given: start the training anew."
            )


@dataclass(frozen=True)
class CasesJob:
    """Write what a network would be given on some scenes, and the truth, for its training."""

    manifest: str
    """The network's manifest as JSON; its graph need not exist yet."""
    folder: str
    """An existing folder; a case a file goes there."""
    scenes: tuple[TrainingScene, ...]
    side: int = 384
    """Of the pieces that a scene is cut into, in fine pixels."""
    pieces: int = 16
    """The most of one scene, spread over it."""
    threads: Optional[int] = None
    lattice: bool = False
    """Also write where the coarse pixels lie, and what changed in each."""
    third_dates: bool = False
    """Also write C3, NaN where a scene has none."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        check_id(self.id)
        require_possible({"folder": self.folder})
        within("side", self.side, 16, 4096)
        within("pieces", self.pieces, 1, 10_000)

    @property
    def inputs(self) -> dict[str, str]:
        return {}

    @property
    def outputs(self) -> dict[str, str]:
        return {}
