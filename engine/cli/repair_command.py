"""`chronofuse repair`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any, Callable

from ..door import events
from ..door.errors import JobError
from ..door.fill_job import KRIGING, REFERENCES
from ..door.preparation import COARSE, FINE, NEAREST
from ..door.repair_job import FRINGE, RepairJob
from ..door.run_wishes import Machine, Manner
from .pairs_command import sources_and_kinds
from .preparation_options import add_preparation, preparation
from .terminal import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_images(parser.add_argument)
    _add_run(parser.add_argument)
    add_preparation(parser)


def _add_images(add: Callable[..., Any]) -> None:
    add("image", metavar="CLOUDY.tif", help="the cloudy fine image (F2)")
    add(
        "--with",
        action="append",
        dest="images",
        metavar="FOLDER",
        help="its references, other fine images of the place, and coarse ones: folders, which are looked "
        "through; also files, and tables (CSV) with the columns file and, where known, date, mask, sensor, "
        "role and band",
    )
    add(
        "--clouds",
        metavar="MASK",
        help="a raster that is 0 where the cloudy image is not to be used (default: the mask beside it, its "
        "quality bands, else its nodata)",
    )
    add("--day", metavar="YYYY-MM-DD", help="the day of the cloudy image (default: as its name or tags say)")
    for role in (FINE, COARSE):
        add(
            f"--{role}",
            action="append",
            metavar="FOLDER|KIND",
            help=f"which images are {role}: a folder or file of them, or what their names have in common",
        )


def _add_run(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="OUT.tif", help="the whole image")
    add("--origin", metavar="FILE.tif", help="where each pixel comes from (default: OUT_origin.tif)")
    add("--uncertainty", metavar="FILE.tif", help="the standard deviation of each pixel and band")
    add("--report", metavar="FILE.json", help="what was found, as JSON")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add(
        "--references",
        type=int,
        default=REFERENCES[KRIGING],
        metavar="N",
        help=f"fine dates on each side of the day, at most (default: {REFERENCES[KRIGING]})",
    )
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--tile", type=int, metavar="N", help="side of a tile in fine pixels; the result is the same")
    add("--memory", type=int, metavar="MB", help="megabytes that the run may use beside its libraries")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> RepairJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not (options.images or options.fine or options.coarse):
        raise JobError(
            "No references were named: give the folder of other fine images of the place, and of coarse "
            "ones where there are any."
        )
    sources, fine, coarse = sources_and_kinds(options)
    asked = preparation(options)
    if options.buffer is None:
        asked = replace(asked, buffer=FRINGE)
    if options.unmatched is None:
        asked = replace(asked, unmatched=NEAREST)
    return RepairJob(
        options.image,
        sources,
        options.output,
        options.clouds,
        options.day,
        fine,
        coarse,
        options.origin,
        options.uncertainty,
        options.report,
        options.references,
        options.tile,
        asked,
        Machine(threads=options.threads, memory=options.memory),
        Manner(overwrite=options.overwrite),
    )


def tell(finished: events.Finished, options: argparse.Namespace) -> None:
    """Print where the pixels come from, and what was written."""
    if options.events:
        return
    figures = finished.first.figures
    shares = [
        f"{share:.0%} {text}"
        for text, share in figures.items()
        if text != "cloudy" and isinstance(share, float) and share > 0
    ]
    show(f"{figures['date']}  {figures['cloudy']:.0%} cloudy: {', '.join(shares)}")
    for band, before in (figures.get("off_before_tie") or {}).items():
        after = figures["off_after_tie"][band]
        show(f"{band:>8}  off at clear pixels: {before:.4g} before the tie, {after:.4g} with it")
    for note in figures.get("notes") or []:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
