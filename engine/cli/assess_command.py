"""`chronofuse assess`: its arguments and the table of a series, as one job."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ..door.errors import JobError
from ..door.jobs import INDICES, AssessJob, Dated
from .series_table import read_series

Add = Callable[..., Any]
"""A parser's `add_argument`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    _add_images(add)
    _add_classes(add)
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", metavar="FILE", help="write the figures as JSON")
    add("--table", metavar="FILE.csv", help="write the figures as a table")
    add("--html", metavar="FILE", help="write the report")
    add("--overwrite", action="store_true", help="replace files that exist")


def _add_images(add: Add) -> None:
    """What to measure against what."""
    add("prediction", metavar="PREDICTION", nargs="?", help="the fine image to measure")
    add("truth", metavar="TRUTH", nargs="?", help="the true fine image of the same date")
    add(
        "--prediction",
        dest="predictions",
        action="append",
        metavar="PREDICTION",
        help="of a series: once per date",
    )
    add(
        "--truth",
        dest="truths",
        action="append",
        metavar="TRUTH",
        help="of a series: once per date, in the same order",
    )
    add(
        "--series",
        metavar="FILE.csv",
        help="a series as a table with the columns prediction, truth and, where known, target and date",
    )
    add("--fine", metavar="F1", help="for skill, changed pixels and the baseline copy")
    add(
        "--target",
        dest="targets",
        action="append",
        metavar="C2",
        help="for consistency and the baseline upsample (of a series: once per date)",
    )
    add("--ratio", type=float, metavar="R", help="coarse / fine pixel size, where it does not come from C2")


def _add_classes(add: Add) -> None:
    """Which classes, and how near their boundaries must be."""
    add("--index", choices=INDICES, help="which index makes classes (default: ndwi where the bands allow it)")
    add(
        "--threshold",
        type=float,
        metavar="X",
        help="what the index must exceed (default: 0 for water, 0.4 for ndvi)",
    )
    add(
        "--classes", nargs=2, metavar=("PREDICTED", "TRUE"), help="two rasters of classes instead of an index"
    )
    add(
        "--tolerance",
        type=int,
        default=2,
        metavar="PIXELS",
        help="how far a boundary may be off (default: 2)",
    )


def job_of(options: argparse.Namespace) -> AssessJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
        MissingFileError, SeriesError: the table of the series is not there, or is no such table.
    """
    predicted, true = options.classes or (None, None)
    same_names = {
        name: getattr(options, name)
        for name in (
            "fine",
            "ratio",
            "html",
            "table",
            "series",
            "index",
            "threshold",
            "tolerance",
            "threads",
            "overwrite",
        )
    }
    return AssessJob(
        _dates(options),
        report=options.json,
        predicted_classes=predicted,
        true_classes=true,
        **same_names,
    )


def _dates(options: argparse.Namespace) -> tuple[Dated, ...]:
    """The dates to measure, from the one of the three ways that was used."""
    ways = [
        options.prediction is not None,
        bool(options.predictions or options.truths),
        options.series is not None,
    ]
    if sum(ways) != 1:
        raise JobError(
            "Nothing, or more than one thing, was named to measure: give PREDICTION and TRUTH, or "
            "--prediction and --truth once per date, or --series FILE.csv."
        )
    if options.series:
        if options.targets:
            raise JobError(
                "--target was given beside --series: write the coarse images into its column 'target'."
            )
        return read_series(options.series)
    if options.prediction is not None:
        predictions, truths = [options.prediction], [options.truth] if options.truth else []
    else:
        predictions, truths = options.predictions or [], options.truths or []
    targets = options.targets or []
    if len(predictions) != len(truths) or (targets and len(targets) != len(predictions)):
        raise JobError(
            f"{len(predictions)} predictions, {len(truths)} truths and {len(targets)} coarse images were "
            "given: give as many truths as predictions, and as many coarse images or none."
        )
    return tuple(map(Dated, predictions, truths, targets or [None] * len(predictions)))
