"""The page of a series that was looked through: all dates on a line, what is suspect, what can be filled."""

from __future__ import annotations

from ..door.series_found import FoundDate, SeriesFound
from ..door.version import __version__
from .series_table import there
from .templates import written
from .time_line import LEFT, WIDTH, TimeLine

TEMPLATE = "series_check.html.j2"
MOST_ROWS = 2000
"""Of the table; the CSV has all."""


def check_page(found: SeriesFound) -> str:
    """The page as one HTML file that needs nothing beside it."""
    line = TimeLine.over(one.date for one in found.dates)
    return written(
        TEMPLATE,
        found=found,
        line=line,
        left=LEFT,
        width=WIDTH,
        hover={one.date: hover(one) for one in found.dates},
        there=there,
        rows=found.dates[:MOST_ROWS],
        more=max(0, len(found.dates) - MOST_ROWS),
        chronofuse=__version__,
    )


def hover(one: FoundDate) -> str:
    """What is told of a date where the pointer rests on its mark."""
    lines = [f"{one.date}: {one.verdict}"]
    if one.fine_valid is not None:
        lines.append(f"fine: {one.fine_valid:.0%} clear")
    if one.coarse_valid is not None:
        lines.append(f"coarse: {one.coarse_valid:.0%} with data")
    if one.expected is not None:
        lines.append(
            f"expected error {one.expected:.4f}, {one.share or 0:.0%} of the enlarged coarse image's"
        )
    lines += [f"{suspect.role} image: {suspect.reason}" for suspect in one.suspects]
    return "\n".join(lines)
