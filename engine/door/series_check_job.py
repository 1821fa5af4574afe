"""What the engine is asked when a series is only looked through: which dates there are, and what is wrong.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_types, refuse_shared_paths, within
from .preparation import Preparation, refuse_spectral


@dataclass(frozen=True)
class SeriesCheckJob:
    """Say of each date of a series what is there, how good it is, and how well it could be filled."""

    sources: tuple[CollectionSource, ...]
    fine: tuple[str, ...] = ()
    """Which of the images are fine: their kind (`landsat8`) or a pattern of their names (`LC08*`)."""
    coarse: tuple[str, ...] = ()
    table: Optional[str] = None
    """A line a date, as CSV."""
    html: Optional[str] = None
    """The time line, as a page."""
    preparation: Preparation = field(default_factory=Preparation)
    memory: Optional[int] = None
    """Megabytes."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give files, a folder or a table of them.")
        refuse_spectral(self.preparation)
        within("memory", self.memory, 16, 1 << 20)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        return {f"images {number}": path for number, path in enumerate(named, 1)}

    @property
    def outputs(self) -> dict[str, str]:
        return {role: path for role, path in (("table", self.table), ("html", self.html)) if path}
