"""`chronofuse series check`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from typing import Optional

from ..door import events
from ..door.codec import from_plain, to_plain
from ..door.plain_text import cut, many
from ..door.series_check_job import SeriesCheckJob
from ..door.series_found import FoundDate, SeriesFound
from ..report.series_table import there
from .pairs_command import sources_and_kinds
from .preparation_options import add_preparation, preparation
from .series_command import add_images
from .terminal import show

WIDTH = 110
MOST_ROWS = 400
"""Of the table on a terminal; the CSV has all."""
HEAD = ("date", "there", "clear", "haze", "before", "after", "error", "share", "fill", "verdict")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_images(parser.add_argument)
    parser.add_argument("-o", "--output", metavar="FILE.csv", help="the table as CSV, with all reasons")
    parser.add_argument("--html", metavar="FILE.html", help="the time line as a page")
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    parser.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    parser.add_argument(
        "--memory", type=int, metavar="MB", help="of GDAL's cache; default: a share of what is free"
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    add_preparation(parser)


def job_of(options: argparse.Namespace) -> SeriesCheckJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    sources, fine, coarse = sources_and_kinds(options)
    return SeriesCheckJob(
        sources,
        fine,
        coarse,
        options.output,
        options.html,
        preparation(options),
        options.memory,
        options.threads,
        options.overwrite,
    )


def tell(finished: events.Finished, options: argparse.Namespace) -> None:
    """Print what was found."""
    found: SeriesFound = from_plain(SeriesFound, finished.first.figures["looked_through"], "series")
    if options.json:
        print(json.dumps(to_plain(found), indent=1))
        return
    show(check_text(found))
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")


def check_text(found: SeriesFound) -> str:
    """The dates as a table, then what is suspect, what is proposed and what is to be known."""
    head = (
        f"fine {cut(found.fine)}; coarse {cut(found.coarse)}; ratio {found.ratio:.4g}; "
        f"bands {', '.join(found.bands)}"
    )
    rows = [HEAD, *(_row(one) for one in found.dates[:MOST_ROWS])]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    if len(found.dates) > MOST_ROWS:
        table.append(
            f"... {many(len(found.dates) - MOST_ROWS, 'more date')}: the table (-o FILE.csv) has all"
        )
    return "\n".join([head, "", *table, "", *_notes(found)])


def _row(one: FoundDate) -> tuple[str, ...]:
    return (
        *(one.date, there(one), _share(one.fine_valid), _number(one.fine_haze)),
        *(one.before or "-", one.after or "-", _number(one.expected), _share(one.share)),
        *("yes" if one.proposed else "", one.verdict),
    )


def _notes(found: SeriesFound) -> Iterator[str]:
    for day, suspect in found.suspects:
        yield _wrapped(f"{day}, {suspect.role} image, {suspect.fault}: {suspect.reason}", "suspect  ")
    if not found.suspects:
        yield "suspect  no image"
    proposed = ", ".join(found.proposed)
    yield _wrapped(f"{many(len(found.proposed), 'date')}{': ' if proposed else ''}{proposed}", "to fill  ")
    for note in found.notes:
        yield _wrapped(note, "   note  ")
    for one in found.left_out[:10]:
        yield _wrapped(f"{cut(one.path)}: {one.reason}", "left out ")
    if len(found.left_out) > 10:
        yield f"left out {len(found.left_out) - 10} more"


def _wrapped(text: str, start: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _share(value: Optional[float]) -> str:
    return "-" if value is None else f"{value:.0%}"


def _number(value: Optional[float]) -> str:
    return "-" if value is None else f"{value:.4f}"
