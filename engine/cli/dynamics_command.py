"""`chronofuse dynamics`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse

from ..door import events
from ..door.boundaries_job import CLASS, WATER_RULES
from ..door.collection_source import CollectionSource
from ..door.errors import JobError
from ..door.jobs import DynamicsJob
from ..door.plain_text import many
from .boundaries_command import add_images, add_rule, add_run
from .terminal import figure, show

MOST_ROWS = 40
"""Dates that are printed; the table has all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_images(add)
    add_rule(add, (*WATER_RULES, CLASS))
    add("--dem", metavar="FILE", help="heights in metres: those along the shore tell the level of the water")
    add(
        "--levels",
        metavar="FILE.csv",
        help="a table with the columns area_ha (or area_m2, area_km2) and level: the area tells the level",
    )
    add("--from", dest="first", metavar="YYYY-MM-DD", help="no date before it")
    add("--to", dest="last", metavar="YYYY-MM-DD", help="no date after it")
    add(
        "-o",
        "--output",
        required=True,
        metavar="OUT.tif",
        help="the raster: frequency, first and last day, longest spell, valid dates",
    )
    add("--table", metavar="FILE.csv", help="the area and the level of each date, with their intervals")
    add_run(add)


def job_of(options: argparse.Namespace) -> DynamicsJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.inputs:
        raise JobError("No images were named: give a folder, files or a table of them.")
    named = (
        *("images", "rule", "threshold", "band", "smooth", "first", "last", "dem", "levels", "table"),
        *("output", "report", "html", "memory", "tile", "threads", "overwrite"),
    )
    return DynamicsJob(
        (CollectionSource(tuple(options.inputs)),),
        classes=tuple(dict.fromkeys(options.classes or ())),
        **{name: getattr(options, name) for name in named},
    )


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    dates, rows = figures["observed"], figures["curve"]
    show(
        f"{figures['rule']} in {figures['sensor']}, {dates['count']} dates from {dates['first']} to "
        f"{dates['last']}; days are counted from 1 January {figures['year']}"
    )
    show(f"{'date':>10}  {'area (ha)':>10}  {'from':>10}  {'to':>10}  {'seen':>5}  {'level':>8}")
    for row in rows[:MOST_ROWS]:
        areas = "  ".join(f"{figure(row[name] / 1e4, 5):>10}" for name in ("area_m2", "low_m2", "high_m2"))
        level = "-" if row["level"] is None else f"{row['level']:.2f}"
        show(f"{row['date']:>10}  {areas}  {100 * row['seen_share']:>3.0f} %  {level:>8}")
    if len(rows) > MOST_ROWS:
        show(f"... and {many(len(rows) - MOST_ROWS, 'more date')}")
    for note in figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
