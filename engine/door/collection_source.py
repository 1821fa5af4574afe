"""Where the dated images of one place come from, before anybody has looked for them.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .errors import JobError
from .job_checks import check_types, choice
from .preparation import COARSE, FINE

ROLES = (FINE, COARSE)
"""What a sensor may be told to be."""


@dataclass(frozen=True)
class CollectionSource:
    """Files, folders, tables and layers that hold dated images."""

    paths: tuple[str, ...] = ()
    """Folders, which are looked through with all that is in them; files, products and archives; tables
    (CSV); or anything else that GDAL opens, as the source of a layer."""
    table: Optional[str] = None
    """A table by another name than `.csv`."""
    role: Optional[str] = None
    """FINE or COARSE, where the user says so."""

    def __post_init__(self) -> None:
        check_types(self)
        if not self.paths and self.table is None:
            raise JobError("No images were named: give files, a folder or a table of them.")
        for path in self.paths:
            if not path:
                raise JobError("One of the paths is empty: give a file or a folder.")
        if self.role is not None:
            choice("role", self.role, ROLES)

    @property
    def inputs(self) -> dict[str, str]:
        """All that is named, for messages."""
        named = (*self.paths, *([self.table] if self.table else ()))
        return {f"images {number}": path for number, path in enumerate(named, 1)}
