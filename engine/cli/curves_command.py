"""`chronofuse curves`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.collection_source import CollectionSource
from ..door.errors import JobError
from ..door.jobs import CurvesJob
from .terminal import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser.add_argument)
    _add_run(parser.add_argument)


def _add_inputs(add: Callable[..., Any]) -> None:
    add(
        "inputs",
        metavar="FOLDER",
        nargs="*",
        help="the series: the folder that 'chronofuse series fill' made, or folders, files and tables (CSV) "
        "of dated images",
    )
    add(
        "--places",
        required=True,
        metavar="FILE",
        help="points or polygons: a vector file that GDAL reads, or a CSV with the columns x and y, or lon "
        "and lat, and perhaps id",
    )
    add("--layer", metavar="NAME", help="of the places, where their file has several")
    add("--id-field", metavar="NAME", help="the field that names the places (default: id, else their number)")
    add(
        "--crs",
        metavar="EPSG:N",
        help="of places whose file does not say it (default: that of the images; of lon and lat EPSG:4326)",
    )
    add(
        "--images",
        metavar="KIND",
        help="which of the images: what their names have in common, or a pattern (default: the filled ones, "
        "else the fine ones)",
    )
    add(
        "--index",
        action="append",
        dest="indices",
        metavar="NAME",
        help="an index of the bands, as ndvi; may be given once per index",
    )
    add("--from", dest="first", metavar="YYYY-MM-DD", help="no date before it")
    add("--to", dest="last", metavar="YYYY-MM-DD", help="no date after it")


def _add_run(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="OUT.csv", help="the table: a row for each place and date")
    add("--html", metavar="FILE.html", help="the chart: one page, which needs no network")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> CurvesJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.inputs:
        raise JobError("No images were named: give a folder, files or a table of them.")
    named = (
        *("places", "html", "layer", "id_field", "crs", "images"),
        *("first", "last", "memory", "threads", "overwrite"),
    )
    return CurvesJob(
        (CollectionSource(tuple(options.inputs)),),
        table=options.output,
        indices=tuple(dict.fromkeys(options.indices or ())),
        **{name: getattr(options, name) for name in named},
    )


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    dates = figures["observed"]
    there = f"{figures['places_with_values']} of {figures['places']} places"
    show(
        f"{there} have values of {figures['sensor']} on "
        f"{dates['count']} dates from {dates['first']} to {dates['last']}: {', '.join(figures['columns'])}"
    )
    for note in figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
