"""The traffic lights of a check: one for each image and one for the whole, each with the reason.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Optional

from .check import Check, Finding
from .plain_text import many

COLOURS = {"ok": "green", "warning": "yellow", "error": "red"}
"""Level of a light to its colour; the level is the word beside it, for those who see no colours."""
NOTHING_WRONG = "Nothing speaks against it."


@dataclass(frozen=True)
class Light:
    """A traffic light."""

    level: str
    """A key of COLOURS."""
    reason: str

    @property
    def colour(self) -> str:
        return COLOURS[self.level]


def light_of(findings: Iterable[Finding]) -> Light:
    """The light of an image, by what was found about it: the worst of it is the reason."""
    every = list(findings)
    for level in ("error", "warning"):
        worst = next((one for one in every if one.level == level), None)
        if worst is not None:
            return Light(level, worst.text)
    return Light("ok", NOTHING_WRONG)


def verdict(checks: Iterable[Check]) -> Light:
    """The light of the whole: whether it can be fused, and how much there is to look at."""
    every = list(checks)
    errors = _count(every, "error")
    warnings = _count(every, "warning")
    if errors or not all(check.can_fuse for check in every):
        return Light("error", f"This can't be fused: {many(errors, 'error')}.")
    if warnings:
        first = "the warning" if warnings == 1 else f"the {warnings} warnings"
        return Light("warning", f"This can be fused. Look at {first} first.")
    return Light("ok", "This can be fused.")


def about(image: Optional[str], check: Check) -> list[Finding]:
    """The findings about an image; None: those about the run as a whole."""
    return [one for one in check.findings if one.image == image]


def _count(checks: list[Check], level: str) -> int:
    """How many different findings there are of a level."""
    return len({(one.image, one.text) for check in checks for one in check.findings if one.level == level})
