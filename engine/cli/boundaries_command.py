"""`chronofuse boundaries`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.boundaries_job import RULES, WATER
from ..door.collection_source import CollectionSource
from ..door.errors import JobError
from ..door.jobs import BoundariesJob
from ..door.plain_text import many
from .terminal import figure, show

MOST_ROWS = 40
"""Dates that are printed; the report has all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_images(parser.add_argument)
    add_rule(parser.add_argument, RULES)
    _add_shape(parser.add_argument)
    add_run(parser.add_argument)


def add_images(add: Callable[..., Any]) -> None:
    add(
        "inputs",
        metavar="FILE|FOLDER",
        nargs="*",
        help="a raster; of a series folders, which are looked through, also files, a raster with a band for "
        "each date, and tables (CSV) with the columns file and, where known, date, mask, sensor and band",
    )
    add(
        "--images",
        metavar="KIND",
        help="which of the images: what their names have in common, or a pattern (default: those that the "
        "rule suits best)",
    )


def add_rule(add: Callable[..., Any], rules: tuple[str, ...]) -> None:
    add(
        "--rule",
        choices=rules,
        default=WATER,
        help="what lies within: water by what bands there are (default), by one index or by radar; a class"
        + ("; a value and above" if "value" in rules else ""),
    )
    add(
        "--threshold",
        type=float,
        metavar="T",
        help="of the index, the backscatter in dB or the band (default: found in each scene)",
    )
    add(
        "--class",
        dest="classes",
        type=int,
        action="append",
        metavar="CODE",
        help="of rule class; may be given once per class (default: all)",
    )
    add("--band", type=int, default=1, metavar="N", help="of a raster of classes or values (default: 1)")
    add(
        "--smooth",
        type=float,
        metavar="PIXELS",
        help="deviation of the filter (default: 1 for radar and classes, else 0)",
    )


def _add_shape(add: Callable[..., Any]) -> None:
    add(
        "--min-area",
        type=float,
        metavar="M2",
        help="smaller polygons are left out, and smaller holes filled (default: four pixels)",
    )
    add(
        "--reference",
        metavar="FINE",
        help="of one fused image, the fine image of its pair: its shore is moved by what changed since",
    )
    add("--dem", metavar="FILE", help="heights over which it is moved (default: alike on all sides)")
    add("-o", "--output", required=True, metavar="OUT.gpkg", help="GeoPackage: layers polygons and lines")


def add_run(add: Callable[..., Any]) -> None:
    add("--report", metavar="FILE.json", help="what was found, as JSON")
    add("--html", metavar="FILE.html", help="the same as a page to read")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--tile", type=int, metavar="N", help="rows or pixels that are read at once; the result is the same")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> BoundariesJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.inputs:
        raise JobError("No images were named: give a raster, a folder or a table of them.")
    named = (
        *("images", "rule", "threshold", "band", "min_area", "smooth", "reference", "dem"),
        *("output", "report", "html", "memory", "tile", "threads", "overwrite"),
    )
    return BoundariesJob(
        (CollectionSource(tuple(options.inputs)),),
        classes=tuple(dict.fromkeys(options.classes or ())),
        **{name: getattr(options, name) for name in named},
    )


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    rows = figures["dates"]
    show(
        f"{many(figures['polygons'], 'polygon')} and {many(figures['lines'], 'line')} of {figures['sensor']}"
    )
    show(f"{'date':>10}  {'polygons':>8}  {'area (ha)':>12}  {'outline (km)':>12}  {'confidence':>10}  level")
    for row in rows[:MOST_ROWS]:
        level = f"{row['rule']} {row['threshold']:g} ({row['how']})" if "threshold" in row else "-"
        show(
            f"{row['date'] or '-':>10}  {row['polygons']:>8}  {figure(row['area_m2'] / 1e4):>12}  "
            f"{figure(row['length_m'] / 1e3):>12}  {row['confidence']:>10.2f}  {level}"
        )
    if len(rows) > MOST_ROWS:
        show(f"... and {many(len(rows) - MOST_ROWS, 'more date')}")
    for note in figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
