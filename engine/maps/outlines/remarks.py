"""What was found of outlines, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Optional

from ...door.plain_text import agreed, listed, many
from .drawing import Drawn
from .levels import FIXED, OF_OTHERS, Level

NAMED = 3
"""Dates in a sentence."""


def row_of(day: Optional[date], level: Optional[Level], drawn: Drawn) -> dict[str, Any]:
    """What was found on a date, for the report."""
    row: dict[str, Any] = {
        "date": str(day) if day else None,
        "polygons": drawn.polygons,
        "lines": drawn.lines,
        "area_m2": round(drawn.area, 2),
        "length_m": round(drawn.length, 2),
        "confidence": round(drawn.confidence, 4),
        "clear_share": round(drawn.clear, 4),
        "left_out": drawn.dropped,
    }
    if level is not None:
        row |= {
            "rule": level.rule,
            "threshold": level.told,
            "how": level.threshold.how,
            "separation": round(level.threshold.apart, 4),
            "share": round(level.share_above, 4),
        }
    else:
        found = drawn.by_class or {}
        row["classes"] = {
            str(code): {"polygons": n, "area_m2": round(area, 2)} for code, (n, area) in sorted(found.items())
        }
    return row


def of_rows(rows: Sequence[dict[str, Any]], levels: Sequence[Optional[Level]], rule: str) -> list[str]:
    """Sentences on what was found."""
    known = [one for one in levels if one is not None]
    return [*_of_kind(rows, known), *_stood_in(known), *_lifted(known), *_empty(rows, rule)]


def _of_kind(rows: Sequence[dict[str, Any]], levels: Sequence[Level]) -> list[str]:
    """Scenes that show water alone, or land alone."""
    fixed = [one for one in levels if one.threshold.how == FIXED]
    if fixed and len(levels) == 1:
        return [
            f"The scene shows {_kinds(fixed)}, as far as two modes of {fixed[0].rule.upper()} go, and a "
            f"threshold between them can't be found: {fixed[0].told:g}{_unit(fixed[0])} was taken, the usual "
            "one (--threshold sets another)."
        ]
    return of_levels([(str(row["date"]), row["how"]) for row in rows if "how" in row], levels)


def of_levels(dates: Sequence[tuple[str, str]], levels: Sequence[Level]) -> list[str]:
    """Sentences on the dates of a series that do not show both water and land.

    Args:
        dates: each with how its threshold was found.
        levels: theirs, in any order.
    """
    said = []
    fixed = [one for one in levels if one.threshold.how == FIXED]
    if fixed:
        said.append(
            f"{len(fixed)} of {many(len(levels), 'date')} ({named(dates, FIXED)}) "
            f"{agreed(len(fixed), 'shows', 'show')} {_kinds(fixed)}, as far as two modes of "
            f"{fixed[0].rule.upper()} go, and a threshold between them can't be found: "
            f"{fixed[0].told:g}{_unit(fixed[0])} was taken, the usual one (--threshold sets another). "
            f"{agreed(len(fixed), 'Its area alone tells', 'Their areas alone tell')} no drought and no "
            f"flood: look at the {agreed(len(fixed), 'image', 'images')}."
        )
    others = [one for one in levels if one.threshold.how == OF_OTHERS]
    if others:
        said.append(
            f"{len(others)} of {many(len(levels), 'date')} ({named(dates, OF_OTHERS)}) "
            f"{agreed(len(others), 'does', 'do')} not show both water and land: the middle threshold of the "
            f"other dates was taken there ({others[0].rule.upper()} {others[0].told:g}{_unit(others[0])})."
        )
    return said


def named(dates: Sequence[tuple[str, str]], how: str) -> str:
    """The first dates whose threshold was found so."""
    every = [day for day, one in dates if one == how]
    return f"{listed(every[:NAMED])}{', ...' if len(every) > NAMED else ''}"


def _kinds(levels: Sequence[Level]) -> str:
    wet = sum(one.share_above > 0.5 for one in levels)
    return {0: "land alone", len(levels): "water alone"}.get(wet, "water alone or land alone")


def _unit(level: Level) -> str:
    return f" {level.unit}" if level.unit else ""


def _stood_in(levels: Sequence[Level]) -> list[str]:
    names = {one.stands_in for one in levels} - {""}
    return [
        f"There is no green band: {name} stands in its place, which tells muddy water less well."
        for name in names
    ]


def _lifted(levels: Sequence[Level]) -> list[str]:
    """Images with an offset that nobody took off."""
    some = [one for one in levels if one.lifted]
    if not some:
        return []
    return [
        f"No pixel is darker than {some[0].lifted:g} in any band (in {len(some)} of {len(levels)} images), "
        "as if the offset of Sentinel-2's products since 2022 had never been taken off: it was, to tell "
        "water from snow and plants."
    ]


def _empty(rows: Sequence[dict[str, Any]], rule: str) -> list[str]:
    without = [row["date"] for row in rows if not row["polygons"]]
    if not without:
        return []
    what = "no outline: nothing is within the level" if rule in ("value", "class") else "no water"
    if len(rows) == 1:
        return [f"There is {what} in the scene: the layers are empty."]
    named = listed([str(day) for day in without[:NAMED]])
    return [
        f"{len(without)} of {many(len(rows), 'date')} {agreed(len(without), 'has', 'have')} {what} "
        f"({named}{', ...' if len(without) > NAMED else ''})."
    ]
