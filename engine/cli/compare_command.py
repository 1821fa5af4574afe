"""`chronofuse compare`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door import events
from ..door.codec import from_plain
from ..door.compare_job import TRIALS, CompareJob
from ..door.compared import Compared
from ..door.pairs_job import GAP
from ..door.run_wishes import DEVICES, Machine
from ..report.compared_table import compared_text
from .pairs_command import sources_and_kinds
from .preparation_options import add_preparation, preparation
from .series_command import add_images
from .terminal import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_images(parser.add_argument)
    _add_run(parser.add_argument)
    add_preparation(parser)


def _add_run(add: Callable[..., Any]) -> None:
    add(
        "--method",
        action="append",
        dest="methods",
        metavar="NAME|FILE.onnx",
        help="a method to compare, once per method (default: all that are installed); the baselines run in "
        "any case",
    )
    add("--zones", metavar="RASTER", help="a raster of classes: who is best in each of them")
    add(
        "--trials",
        type=int,
        default=TRIALS,
        metavar="N",
        help="at most so many hidden dates with their references; of many dates those are taken that are "
        f"spread evenly (default: {TRIALS})",
    )
    add("--gap", type=int, default=GAP, metavar="DAYS", help=f"between the images of a pair (default: {GAP})")
    add("--ratio", type=float, metavar="R", help="for coarse images that were resampled to fine pixels")
    add("--report", metavar="FILE.json", help="all that was found, as JSON")
    add("--table", metavar="FILE.csv", help="a line a method and trial")
    add("--html", metavar="FILE.html", help="the same to read")
    add("--overwrite", action="store_true", help="replace files that exist")
    add("--device", choices=DEVICES, default="auto", help="what the networks run on")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--memory", type=int, metavar="MB", help="megabytes that a run may use beside its libraries")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> CompareJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    sources, fine, coarse = sources_and_kinds(options)
    return CompareJob(
        sources,
        fine,
        coarse,
        tuple(dict.fromkeys(options.methods or ())),
        options.zones,
        options.gap,
        options.trials,
        options.ratio,
        options.report,
        options.table,
        options.html,
        preparation(options),
        Machine(device=options.device, threads=options.threads, memory=options.memory),
        options.overwrite,
    )


def tell(finished: events.Finished, options: argparse.Namespace) -> None:
    """Print who stands where, and which method to take."""
    if options.events:
        return
    found: Compared = from_plain(Compared, finished.first.figures["compared"], "compared")
    show(compared_text(found))
    for note in found.notes:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
