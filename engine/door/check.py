"""What the look before a run found, as the dock, the commands and the report show it.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Optional

from .codec import Plain, ValueMisfitError


@dataclass(frozen=True)
class Finding:
    """One sentence of it."""

    level: str
    """`info` or `warning`; an error is raised instead."""
    code: str
    text: str


@dataclass
class Check:
    """What the look found; the findings in plain words, the rest as figures."""

    ratio: float
    bands: tuple[str, ...]
    reference_date: Optional[str]
    target_date: Optional[str]
    days: Optional[int]
    overlap: dict[str, float]
    valid_share: dict[str, float] = field(default_factory=dict)
    correlation: dict[str, Optional[float]] = field(default_factory=dict)
    """Band to the correlation of the fine block mean with C1."""
    gain: dict[str, Optional[float]] = field(default_factory=dict)
    """Band to the slope of the fine block mean on C1."""
    shift: Optional[dict[str, float]] = None
    """Rows and columns (fine pixels) by which C1 should move, and the correlation before and after."""
    registration: Optional[dict[str, Any]] = None
    """Of each coarse image, its shift in fine pixels, how sure it is, and what was done about it
    (docs/registration.md)."""
    radiometry: Optional[dict[str, Any]] = None
    """Of each band, the line between the sensors (fine = gain x coarse + offset), and whether it was
    applied."""
    can_fuse: bool = True
    findings: tuple[Finding, ...] = ()

    def say(self, level: str, code: str, text: str) -> None:
        """One finding more."""
        self.findings += (Finding(level, code, text),)


@dataclass(frozen=True)
class NotChecked(Plain):
    """Of a run that looks at nothing beforehand: an empty object in JSON."""

    wanted = "an empty object"
    target_date: ClassVar[None] = None
    findings: ClassVar[tuple[Finding, ...]] = ()

    def to_plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {}

    @classmethod
    def from_plain(cls, plain: Any, path: str = "") -> NotChecked:
        """Of what JSON has; raises MisfitError."""
        if plain != {}:
            raise ValueMisfitError(path, plain, cls.wanted)
        return cls()
