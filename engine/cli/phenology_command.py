"""`chronofuse phenology`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.collection_source import CollectionSource
from ..door.errors import JobError
from ..door.jobs import PhenologyJob
from ..door.phenology_job import INDICES, LEAST, LEVEL, NDVI, PERIOD, SEASONS, SMOOTHINGS, STARTS
from .terminal import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_series(parser.add_argument)
    _add_seasons(parser.add_argument)
    _add_run(parser.add_argument)


def _add_series(add: Callable[..., Any]) -> None:
    add(
        "inputs",
        metavar="FOLDER",
        nargs="*",
        help="the series: folders, which are looked through; also files, a raster with a band for each date, "
        "and tables (CSV) with the columns file and, where known, date, mask, sensor and band",
    )
    add(
        "--images",
        metavar="KIND",
        help="which of the images: what their names have in common, or a pattern (default: the fine ones)",
    )
    add("--index", choices=list(INDICES), default=NDVI, help=f"(default: {NDVI}; band: the images hold it)")
    add("--year", type=int, metavar="YYYY", help="days are counted from its 1 January (default: most dates)")


def _add_seasons(add: Callable[..., Any]) -> None:
    add("--seasons", choices=SEASONS, default="auto", help="in a year (default: auto)")
    add("--smoothing", choices=SMOOTHINGS, default=SMOOTHINGS[0], help=f"(default: {SMOOTHINGS[0]})")
    add(
        "--start",
        choices=STARTS,
        default=STARTS[0],
        help="where a share of the amplitude is reached, or where the curve is steepest (default: amplitude)",
    )
    add("--level", type=float, default=LEVEL, metavar="SHARE", help=f"of the amplitude (default: {LEVEL})")
    add(
        "--least",
        type=float,
        default=LEAST,
        metavar="A",
        help=f"amplitude of the index from which on there is a season (default: {LEAST})",
    )
    add(
        "--period",
        type=float,
        default=PERIOD,
        metavar="DAYS",
        help=f"of a swing as long as this the smoothing leaves one half (default: {PERIOD:g})",
    )


def _add_run(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="OUT.tif", help="the raster of the seasons")
    add("--report", metavar="FILE.json", help="what was found, as JSON")
    add("--html", metavar="FILE.html", help="the same as a page with maps, to read")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--tile", type=int, metavar="N", help="side of a tile in pixels; the result is the same")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> PhenologyJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.inputs:
        raise JobError("No images were named: give a folder, files or a table of them.")
    named = (
        *("images", "index", "seasons", "smoothing", "start", "level", "least", "period", "year"),
        *("output", "report", "html", "memory", "tile", "threads", "overwrite"),
    )
    return PhenologyJob(
        (CollectionSource(tuple(options.inputs)),), **{name: getattr(options, name) for name in named}
    )


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    dates, found = figures["observed"], figures["phenology"]
    show(
        f"{figures['index']} of {figures['sensor']}, {dates['count']} dates from {dates['first']} to "
        f"{dates['last']}; days are counted from 1 January {figures['year']}"
    )
    show(f"{'band':>12}  {'2 %':>8}  {'median':>8}  {'98 %':>8}")
    for name, limits in found["bands"].items():
        numbers = [f"{limits[key]:8.3g}" for key in ("low", "median", "high")] if limits else ["       -"] * 3
        show(f"{name:>12}  " + "  ".join(numbers))
    share = found["season_share"]
    seen = "" if share is None else f", a season in {100 * share:.1f} % of them"
    show(f"{100 * found['observed_share']:.1f} % of the pixels have enough dates{seen}")
    for note in figures.get("notes") or []:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
