"""What the engine is asked about images that nobody has put in order: which pairs there are, and which of
them suit each target date.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_types, is_day, within
from .plain_text import cut

GAP = 3
"""Days that may lie between the fine and the coarse image of a pair, where nothing else is said."""
MOST_GAP = 366
PROPOSED = 3
"""References that are proposed for a target date."""
MOST_PROPOSED = 20


@dataclass(frozen=True)
class PairsJob:
    """List the dated images of folders, their pairs, and the best references of each target date."""

    sources: tuple[CollectionSource, ...]
    fine: tuple[str, ...] = ()
    """Which of the images are fine: their kind (`landsat8`) or a pattern of their names (`LC08*`)."""
    coarse: tuple[str, ...] = ()
    target_dates: tuple[str, ...] = ()
    """ISO dates; empty: every date that has a coarse image and no fine one."""
    gap: int = GAP
    proposed: int = PROPOSED
    threads: Optional[int] = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give files, a folder or a table of them.")
        for day in self.target_dates:
            if not is_day(day):
                raise JobError(f"The target date is '{cut(day)}': give a day that exists, as YYYY-MM-DD.")
        within("gap", self.gap, 0, MOST_GAP)
        within("proposed", self.proposed, 1, MOST_PROPOSED)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        return {f"images {number}": path for number, path in enumerate(named, 1)}

    @property
    def outputs(self) -> dict[str, str]:
        """Nothing is written."""
        return {}
