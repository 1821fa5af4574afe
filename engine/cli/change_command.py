"""`chronofuse change`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.change_job import HARMONICS, INDICES, LEAST, NDVI, SURE
from ..door.collection_source import CollectionSource
from ..door.jobs import ChangeJob
from ..door.value import Figures
from .terminal import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser.add_argument)
    _add_series(parser.add_argument)
    _add_outputs(parser.add_argument)


def _add_inputs(add: Callable[..., Any]) -> None:
    add("inputs", metavar="FOLDER", nargs="*", help="a series, in the place of two dates")
    add("--before", metavar="FILE", help="the image or the class raster of the first date")
    add("--after", metavar="FILE", help="that of the second date")
    add(
        "--mask-before",
        metavar="FILE",
        help="a raster that is 0 where the image before is not to be used, as in clouds, "
        "or its product's quality band (default: the mask that lies beside it)",
    )
    add("--mask-after", metavar="FILE", help="likewise of the image after")
    add("--buffer", type=int, default=0, metavar="N", help="leave N pixels around clouds and masks out, too")
    add("--index", choices=INDICES, default=NDVI, help=f"what is compared (default: {NDVI})")
    add("--band", metavar="NAME|N", help="the band, with --index band, of images with several")
    add(
        "--threshold",
        type=float,
        metavar="D",
        help="difference from which on it is a change (default: found from what has not changed)",
    )
    add("--min-area", type=float, metavar="M2", help="smaller patches of change are none")


def _add_series(add: Callable[..., Any]) -> None:
    add("--images", metavar="KIND", help="of a series: which of the images (default: the fine ones)")
    add("--from", dest="first", metavar="YYYY-MM-DD", help="of a series: no date before it")
    add("--to", dest="last", metavar="YYYY-MM-DD", help="of a series: no date after it")
    add(
        "--harmonics",
        type=int,
        default=HARMONICS,
        metavar="N",
        help=f"of a series: waves of the year that are no change; 0: none (default: {HARMONICS})",
    )
    add("--sure", choices=SURE, default=SURE[0], help=f"share of false alarms (default: {SURE[0]})")
    add("--least", type=float, default=LEAST, metavar="D", help=f"least size of a break (default: {LEAST})")


def _add_outputs(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="OUT.tif", help="the raster of change")
    add(
        "--difference",
        metavar="FILE.tif",
        help="of two dates the second minus the first, of class rasters 1 where the class is another",
    )
    add("--matrix", metavar="FILE.csv", help="hectares, of classes from each to each")
    add("--report", metavar="FILE.json", help="what was found, as JSON")
    add("--html", metavar="FILE.html", help="the same as a page, with maps")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--tile", type=int, metavar="N", help="side of a tile in pixels; the result is the same")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> ChangeJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    named = (
        *("output", "before", "after", "difference", "matrix", "report", "html", "index", "band"),
        *(
            "mask_before",
            "mask_after",
            "buffer",
            "threshold",
            "min_area",
            "images",
            "first",
            "last",
            "harmonics",
            "sure",
            "least",
        ),
        *("memory", "tile", "threads", "overwrite"),
    )
    sources = (CollectionSource(tuple(options.inputs)),) if options.inputs else ()
    return ChangeJob(sources=sources, **{name: getattr(options, name) for name in named})


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    {"dates": _tell_dates, "classes": _tell_classes, "series": _tell_series}[figures["kind"]](figures)
    for note in figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>10}  {path}")


def _tell_dates(figures: Figures) -> None:
    of = figures["threshold"]
    found = "given" if of["given"] else f"{of['middle']:+.3g} and 3 x {of['deviation']:.3g}"
    show(f"{figures['index']}: change below {of['low']:+.3g} and above {of['high']:+.3g} ({found})")
    for name, area in figures["areas"].items():
        show(f"{name:>10}  {area['hectares']:12.4f} ha  {100 * area['share']:6.2f} %")


def _tell_classes(figures: Figures) -> None:
    share = 100 * figures["changed_share"]
    show(f"{figures['changed_hectares']:.4f} of {figures['hectares']:.4f} ha changed, {share:.2f} %")
    moved = [one for one in figures["transitions"] if one["from"] != one["to"]]
    for one in sorted(moved, key=lambda one: -one["hectares"])[:10]:
        show(f"{one['hectares']:12.4f} ha  {one['from']} → {one['to']}")


def _tell_series(figures: Figures) -> None:
    dates = figures["observed"]
    show(f"{figures['index']}, {dates['count']} dates from {dates['first']} to {dates['last']}")
    show(
        f"a break in {100 * figures['broken_share']:.1f} % of the pixels with enough dates; days are "
        "counted from "
        f"1 January {figures['year']}"
    )
    for name, limits in figures["bands"].items():
        numbers = "-" if limits is None else "  ".join(f"{limits[key]:8.3g}" for key in limits)
        show(f"{name:>10}  {numbers}")
