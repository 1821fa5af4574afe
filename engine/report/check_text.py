"""A check on a terminal: a light, a few facts and the findings of each image, then of the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

from ..door.check import Check
from ..door.check_parts import Part, sections_of
from ..door.lights import verdict
from ..door.plain_text import cut, listed
from ..door.seen_image import SeenImage

MOST_BANDS = 6


@dataclass(frozen=True)
class Line:
    """One line, for a terminal to sign, colour and wrap."""

    text: str
    light: Optional[str] = None
    """A level of lights.COLOURS to put before it; None: nothing."""
    indent: int = 0


def check_lines(
    checks: Sequence[Check], roles: Sequence[str], command: Optional[str], notes: Sequence[str] = ()
) -> Iterator[Line]:
    """The report.

    Args:
        checks: of each target date.
        roles: of the images of a date.
        command: the command line that would fuse; None where there is none.
        notes: what whoever copies it should know.
    """
    for section in sections_of(checks, roles):
        if section.date is None:
            yield Line("All dates", section.light.level)
        elif len(checks) > 1:
            day = checks[section.date].target_date or f"date {section.date + 1}"
            yield Line(f"{day}: {section.light.reason}", section.light.level)
        for part in section.parts:
            if part.image or part.findings:
                yield from _part(part, checks[part.date])
    light = verdict(checks)
    if len(checks) == 1:
        yield Line(light.reason, light.level)
    if command is not None:
        yield Line("")
        yield Line("To fuse them:" if light.level != "error" else "Once that is mended:")
        yield Line(command, indent=2)
        yield from (Line(note, indent=2) for note in notes)


def _part(part: Part, check: Check) -> Iterator[Line]:
    seen = check.images.get(part.image or "")
    yield Line(f"{part.title}  {_facts(seen)}" if seen else part.title, part.light.level)
    for finding in part.findings:
        marked = "" if finding.level == "info" else f"{finding.level}: "
        code = f" [{finding.code}]" if finding.level == "error" else ""
        yield Line(f"{marked}{finding.text}{code}", indent=4)


def _facts(seen: SeenImage) -> str:
    """An image in one line."""
    names = [band.name or band.description or f"band {band.number}" for band in seen.bands]
    bands = f"{len(names)} bands" if len(names) > 1 else "1 band"
    parts = [
        cut(seen.product, 40) if seen.product else None,
        seen.date or "no date",
        f"{bands} ({listed(names, MOST_BANDS)})",
        f"{seen.width} x {seen.height} pixels of {seen.pixel[0]:.6g}",
        f"{seen.valid:.0%} valid" if seen.valid is not None else None,
    ]
    return ", ".join(part for part in parts if part)
