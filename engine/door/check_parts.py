"""The findings of a check in the order in which people read them: image by image, then the run; what holds
for several target dates once.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Optional

from .check import LEVELS, Check, Finding
from .lights import Light, light_of, verdict

OF_DATE = ("C2", "reference")
"""Images that every target date has of its own."""
RUN = "Run"


@dataclass(frozen=True)
class Part:
    """An image, or the run as a whole, with what was found about it."""

    image: Optional[str]
    """Its role; None: the run as a whole."""
    date: int
    """The target date, from 0, whose check has what was seen of the image."""
    light: Light
    findings: tuple[Finding, ...]
    """The worst first."""

    @property
    def title(self) -> str:
        return self.image or RUN


@dataclass(frozen=True)
class Section:
    """Parts that belong together."""

    date: Optional[int]
    """The target date, from 0; None: what all have in common."""
    light: Light
    parts: tuple[Part, ...]


def sections_of(checks: Sequence[Check], roles: Sequence[str]) -> list[Section]:
    """All findings of a check, each once.

    Args:
        checks: of each target date.
        roles: the images of a date, in the order in which they are told.
    """
    if len(checks) == 1:
        return [_section(0, checks, [_part(role, checks, 0) for role in (*roles, None)])]
    common = [_part(role, checks, None) for role in roles if role not in OF_DATE]
    shared = [one for one in checks[0].findings if one.image is None and _in_all(one, checks)]
    sections = [Section(None, verdict(checks), (*common, _of(None, 0, shared)))]
    for number, check in enumerate(checks):
        own = [one for one in check.findings if one.image is None and one not in shared]
        parts = [_part(role, checks, number) for role in roles if role in OF_DATE]
        sections.append(_section(number, checks, [*parts, _of(None, number, own)]))
    return sections


def _section(number: int, checks: Sequence[Check], parts: Iterable[Part]) -> Section:
    return Section(number, verdict([checks[number]]), tuple(parts))


def _part(role: Optional[str], checks: Sequence[Check], number: Optional[int]) -> Part:
    """An image in one date's check; of all dates where the number is None."""
    of_dates = checks if number is None else [checks[number]]
    return _of(role, number or 0, (one for check in of_dates for one in check.findings if one.image == role))


def _of(role: Optional[str], number: int, findings: Iterable[Finding]) -> Part:
    once = dict.fromkeys(findings)
    told = tuple(sorted(once, key=lambda one: LEVELS.index(one.level)))
    return Part(role, number, light_of(told), told)


def _in_all(finding: Finding, checks: Sequence[Check]) -> bool:
    return all(finding in check.findings for check in checks)
