"""`chronofuse drivers`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.drivers_job import ALPHA, CLASSES, LEAST_CLASSES, MOST_CLASSES, NUMBER, QUANTILE
from ..door.jobs import DriversJob
from .terminal import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser.add_argument)
    _add_outputs(parser.add_argument)


def _add_inputs(add: Callable[..., Any]) -> None:
    add(
        "--places",
        metavar="FILE",
        help="points or zones with the response as a field: a vector file or a CSV (default: rasters)",
    )
    add("--layer", metavar="NAME", help="of the places, where their file has several")
    add("--crs", metavar="EPSG:N", help="of places whose file does not say it")
    add("--response", required=True, metavar="FIELD|RASTER", help="what is to be explained")
    add(
        "--factors",
        required=True,
        nargs="+",
        metavar="FIELD|RASTER",
        help="what may explain it: fields of the places, or rasters that are read at them",
    )
    add("--classes", choices=CLASSES, default=QUANTILE, help=f"how numbers are cut (default: {QUANTILE})")
    add(
        "--number",
        type=int,
        default=NUMBER,
        metavar="N",
        help=f"of classes, {LEAST_CLASSES} to {MOST_CLASSES}; 0: the one with the largest q "
        f"(default: {NUMBER})",
    )
    add(
        "--categories",
        nargs="+",
        default=[],
        metavar="FACTOR",
        help="factors of numbers that are classes already (few whole numbers are taken so without it)",
    )
    add("--alpha", type=float, default=ALPHA, metavar="P", help=f"significant below it (default: {ALPHA})")


def _add_outputs(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="OUT.csv", help="q and p of each factor")
    add("--interactions", metavar="FILE.csv", help="q of each two factors, and which explains more")
    add("--risks", metavar="FILE.csv", help="the mean of each stratum, and which strata differ")
    add("--report", metavar="FILE.json", help="all of it as JSON")
    add("--html", metavar="FILE.html", help="the same as a page, with a heat map of q")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> DriversJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    named = (
        *("response", "places", "layer", "crs", "classes", "number", "alpha"),
        *("interactions", "risks", "report", "html", "memory", "threads", "overwrite"),
    )
    return DriversJob(
        factors=tuple(options.factors),
        table=options.output,
        categories=tuple(options.categories),
        **{name: getattr(options, name) for name in named},
    )


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    show(f"{figures['response']} in {figures['rows']} {figures['unit']}")
    show(f"{'q':>8} {'p':>10}  {'strata':>6}  factor")
    for one in figures["drivers"]:
        p = "-" if one["p"] is None else f"{one['p']:.3g}"
        show(f"{one['q']:8.4f} {p:>10}  {len(one['strata']):6}  {one['name']}")
    for pair in sorted(figures["interactions"], key=lambda pair: -pair["q"])[:5]:
        show(f"{pair['q']:8.4f} {'':>10}  {'':>6}  {pair['a']} x {pair['b']} ({pair['kind']})")
    for note in figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>12}  {path}")
