"""`chronofuse series fill`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.fill_job import BY_DATE, KRIGING, LAYOUTS, REFERENCES, SERIES_METHODS, SMOOTHINGS, FillJob
from ..door.phenology_job import PERIOD
from ..door.plain_text import many
from ..door.run_wishes import Machine, Manner
from .pairs_command import sources_and_kinds
from .preparation_options import add_preparation, preparation
from .terminal import show


def add_arguments(fill: argparse.ArgumentParser) -> None:
    add_images(fill.add_argument)
    _add_area(fill.add_argument)
    _add_dates(fill.add_argument)
    _add_method(fill.add_argument)
    _add_outputs(fill.add_argument)
    add_preparation(fill)


def add_images(add: Callable[..., Any]) -> None:
    add(
        "images",
        metavar="FOLDER",
        nargs="*",
        help="folders, which are looked through; also files, and tables (CSV) with the columns file and, "
        "where known, date, mask, sensor, role and band",
    )
    for role in ("fine", "coarse"):
        add(
            f"--{role}",
            action="append",
            metavar="FOLDER|KIND",
            help=f"which images are {role}: a folder or file of them, or what their names have in common",
        )


def _add_area(add: Callable[..., Any]) -> None:
    add(
        "--extent",
        metavar="union|XMIN,YMIN,XMAX,YMAX",
        help="the area that is filled (default: what most of the fine images show): union, all that the fine "
        "images show together, or a rectangle in their coordinates, or in others as "
        "'5.1,50.2,5.9,50.8 [EPSG:4326]'",
    )
    add(
        "--no-level",
        action="store_true",
        help="with --extent: take fine images as they are, where those of another swath lie higher or lower",
    )


def _add_dates(add: Callable[..., Any]) -> None:
    add(
        "--fill-date",
        action="append",
        dest="dates",
        metavar="YYYY-MM-DD",
        help="a date to fill (once per date; default: every day that has a coarse image)",
    )
    add("--every", type=int, metavar="DAYS", help="fill a date every so many days instead")
    add("--from", dest="first", metavar="YYYY-MM-DD", help="fill no date before it")
    add("--to", dest="last", metavar="YYYY-MM-DD", help="fill no date after it")


def _add_method(add: Callable[..., Any]) -> None:
    add(
        "--method",
        default=KRIGING,
        metavar="NAME",
        help=f"{', '.join(SERIES_METHODS)}, a method of pairs, or the name of a network that was trained for "
        f"sequences (default: {KRIGING})",
    )
    add(
        "--references",
        type=int,
        metavar="N",
        help="fine dates on each side of a date, at most, that are used (default: "
        f"{', '.join(f'{count} by {name}' for name, count in REFERENCES.items())})",
    )
    add("--threads", type=int, metavar="N", help="default: all cores")
    add(
        "--tile",
        type=int,
        metavar="N",
        help="side of a tile in fine pixels (default: what the memory allows)",
    )
    add("--memory", type=int, metavar="MB", help="megabytes that the run may use beside its libraries")


def _add_outputs(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="FOLDER", help="where the rasters go; made where missing")
    add(
        "--index",
        action="append",
        dest="indices",
        metavar="NAME",
        help="an index to store of each date, as ndvi; may be given once per index",
    )
    add("--no-bands", action="store_true", help="store the indices alone")
    add("--predict-all", action="store_true", help="predict observed pixels, too, instead of keeping them")
    add("--uncertainty", action="store_true", help="store the standard deviation of each pixel, too")
    add(
        "--trend",
        metavar="all|yearly|YYYY",
        help="store the trend of each index and band, too: Theil and Sen's slope a year and Mann and "
        "Kendall's p, over all dates, the means of the years, or the dates of a year; only dates that are "
        "observed or fused at a pixel count",
    )
    add(
        "--smooth",
        choices=("none", *SMOOTHINGS),
        default="none",
        help="store the filled dates smoothed in time, too, beside the filled ones (default: none); observed "
        "pixels stay as they are, but with --predict-all",
    )
    add(
        "--smooth-period",
        type=float,
        default=PERIOD,
        metavar="DAYS",
        help=f"of a swing as long as this the smoothing leaves one half (default: {PERIOD:g})",
    )
    add(
        "--layout",
        choices=LAYOUTS,
        default=BY_DATE,
        help="index: beside the files of the dates also one file of each index and band, with a band a date "
        f"(default: {BY_DATE})",
    )
    add(
        "--use-suspects",
        action="store_true",
        help="fill from images that seem to be wrong, too (default: a fine one keeps its own date's pixels, "
        "and nothing else is filled from it)",
    )
    add("--overwrite", action="store_true", help="replace rasters that exist")
    add(
        "--resume",
        action="store_true",
        help="keep the dates that lie there and whose images are the same, and fill the others",
    )
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> FillJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    sources, fine, coarse = sources_and_kinds(options)
    return FillJob(
        sources,
        options.output,
        fine,
        coarse,
        tuple(options.dates or ()),
        options.every,
        options.first,
        options.last,
        options.method,
        options.references,
        tuple(dict.fromkeys(options.indices or ())),
        not options.no_bands,
        not options.predict_all,
        options.uncertainty,
        options.trend,
        None if options.smooth == "none" else options.smooth,
        options.smooth_period,
        options.tile,
        preparation(options),
        Machine(threads=options.threads, memory=options.memory),
        Manner(overwrite=options.overwrite, resume=options.resume),
        options.layout,
        options.use_suspects,
        options.extent,
        not options.no_level,
    )


def tell(finished: events.Finished, options: argparse.Namespace) -> None:
    """Print what was made: a line a date, with where its pixels come from."""
    if options.events:
        return
    for date in finished.dates:
        shares = [
            f"{share:.0%} {text}"
            for text, share in date.figures.items()
            if text != "date" and isinstance(share, float) and share > 0
        ]
        show(f"  {date.figures['date']}  {', '.join(shares)}")
    for role, path in finished.first.outputs.items():
        if role.startswith("trend "):
            show(f"{role:>14}  {path}")
    for note in finished.first.figures.get("notes") or []:
        show(f"note  {note}")
    show(f"{many(len(finished.dates), 'date')} in {options.output}")
