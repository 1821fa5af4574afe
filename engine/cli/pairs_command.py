"""`chronofuse pairs`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
import json
import os
from typing import Any, Callable

from ...models.catalogue.installed import catalogue
from ...models.catalogue.manifest import Manifest
from ..door import events
from ..door.codec import from_plain, to_plain
from ..door.collection_source import CollectionSource
from ..door.errors import JobError, UnknownMethodError
from ..door.job_checks import check_ratio
from ..door.jobs import PairsJob
from ..door.pairs_found import PairsFound
from ..door.pairs_job import GAP, PROPOSED
from ..door.plain_text import cut
from ..door.preparation import COARSE, FINE
from .pairs_text import pairs_text
from .suggested_runs import Wishes, suggested_runs
from .terminal import show

METHOD = "softmix"
"""Of the commands, where none is named: takes one pair or two, and any bands."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_what_is_looked_for(parser.add_argument)
    _add_what_is_proposed(parser.add_argument)
    parser.add_argument("--json", action="store_true", help="print what was found as JSON, with the commands")


def _add_what_is_looked_for(add: Callable[..., Any]) -> None:
    add(
        "images",
        metavar="FOLDER",
        nargs="*",
        help="folders, which are looked through; also files, and tables (CSV) with the columns file and, "
        "where known, date, mask, sensor, role and band",
    )
    for role, other in ((FINE, "Landsat"), (COARSE, "MODIS")):
        add(
            f"--{role}",
            action="append",
            metavar="FOLDER|KIND",
            help=f"which images are {role}: a folder or file of them, or what their names have in common "
            f"(default: {'the smallest pixels' if role == FINE else 'larger pixels, the same bands'}, as "
            f"{other})",
        )
    add(
        "--target-date",
        action="append",
        dest="target_dates",
        metavar="YYYY-MM-DD",
        help="a date to predict (once per date; default: all that have a coarse image and no fine one)",
    )
    add("--gap", type=int, default=GAP, metavar="DAYS", help=f"between the images of a pair (default: {GAP})")


def _add_what_is_proposed(add: Callable[..., Any]) -> None:
    add(
        "--best",
        type=int,
        default=PROPOSED,
        metavar="N",
        help=f"references of a date to list (default: {PROPOSED})",
    )
    add(
        "--commands",
        action="store_true",
        help="print nothing but a 'chronofuse fuse' command for each target date",
    )
    add("--method", default=METHOD, metavar="NAME", help=f"of the commands (default: {METHOD})")
    add(
        "--pairs",
        type=int,
        choices=(1, 2),
        metavar="1|2",
        help="pairs in a command (default: what suits the method)",
    )
    add("--ratio", type=float, metavar="R", help="of the commands, for coarse images that were resampled")
    add(
        "-o",
        "--output",
        default="fused_{date}.tif",
        metavar="OUT.tif",
        help="of the commands, with {date} in it",
    )


def job_of(options: argparse.Namespace) -> PairsJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
        UnknownMethodError: a method that is not installed.
    """
    check_ratio(options.ratio)
    _manifest(options)
    sources, fine, coarse = sources_and_kinds(options)
    return PairsJob(
        sources,
        fine,
        coarse,
        tuple(options.target_dates or ()),
        options.gap,
        options.best,
    )


def sources_and_kinds(
    options: argparse.Namespace,
) -> tuple[tuple[CollectionSource, ...], tuple[str, ...], tuple[str, ...]]:
    """Where the images lie, and what the fine and the coarse ones are called where that was named.

    Raises:
        JobError: nothing was named.
    """
    given = {role: getattr(options, role) or [] for role in (FINE, COARSE)}
    folders = {role: [one for one in named if _is_place(one)] for role, named in given.items()}
    kinds = {role: [one for one in named if not _is_place(one)] for role, named in given.items()}
    sources = [CollectionSource(tuple(named), role=role) for role, named in folders.items() if named]
    if options.images:
        sources.append(CollectionSource(tuple(options.images)))
    if not sources:
        raise JobError("No images were named: give their folders, or --fine FOLDER and --coarse FOLDER.")
    return tuple(sources), tuple(kinds[FINE]), tuple(kinds[COARSE])


def _is_place(named: str) -> bool:
    """Whether it is a path, and no kind or pattern of names."""
    path = os.path.expanduser(named)
    return os.path.lexists(path) or os.sep in named or "/" in named


def _manifest(options: argparse.Namespace) -> Manifest:
    """Of the method that the commands name."""
    installed = catalogue()
    if options.method not in installed:
        raise UnknownMethodError(
            f"The method '{cut(options.method)}' is not installed: use one of {', '.join(installed)}."
        )
    if options.pairs and not (
        installed[options.method].pairs_min <= options.pairs <= installed[options.method].pairs_max
    ):
        manifest = installed[options.method]
        takes = f"{manifest.pairs_min}" if manifest.pairs_min == manifest.pairs_max else "1 or 2"
        raise JobError(
            f"'pairs' is {options.pairs}, but {manifest.name} takes {takes}: leave --pairs out, or name "
            "another method."
        )
    return installed[options.method]


def tell(finished: events.Finished, options: argparse.Namespace) -> None:
    """Print what was found."""
    found: PairsFound = from_plain(PairsFound, finished.first.figures["pairs"], "pairs")
    wishes = Wishes(_manifest(options), options.pairs, options.ratio, options.output)
    runs = suggested_runs(found, wishes)
    if options.json:
        print(json.dumps({**to_plain(found), "commands": to_plain(runs)}, indent=1))
    elif options.commands:
        show("\n".join(run.command or f"# {run.date}: {run.reason}" for run in runs))
    else:
        show(pairs_text(found))
        if options.target_dates:
            show("\n" + "\n".join(run.command or f"{run.date}: {run.reason}" for run in runs))
