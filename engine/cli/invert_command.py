"""`chronofuse invert`: its arguments, as one job, and what it prints."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Callable

from ..door import events
from ..door.collection_source import CollectionSource
from ..door.errors import JobError
from ..door.invert_job import DAYS, FORMULAS, MODELS, PLS
from ..door.jobs import InvertJob
from ..door.plain_text import cut, many
from .terminal import figure, show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser.add_argument)
    _add_model(parser.add_argument)
    _add_outputs(parser.add_argument)


def _add_inputs(add: Callable[..., Any]) -> None:
    add("inputs", metavar="FOLDER", nargs="*", help="folders, files and tables (CSV) of dated images")
    add("--points", metavar="FILE", help="measurements: points or polygons in a vector file, or a CSV")
    add("--value", metavar="FIELD", help="the field with the measured value")
    add("--date-field", metavar="FIELD", help="the field with their day (default: date)")
    add("--layer", metavar="NAME", help="of the points, where their file has several")
    add("--crs", metavar="EPSG:N", help="of points whose file does not say it")
    add(
        "--days",
        type=int,
        default=DAYS,
        metavar="N",
        help=f"how far a measurement may be from an image (default: {DAYS})",
    )
    add("--images", metavar="KIND", help="which of the images (default: the fine ones)")
    add("--date", metavar="YYYY-MM-DD", help="the day that is mapped (default: the last)")


def _add_model(add: Callable[..., Any]) -> None:
    add(
        "--model", default=PLS, metavar="MODEL", help=f"{', '.join(MODELS)}, or a model that was kept (.json)"
    )
    add("--formula", choices=FORMULAS, default=FORMULAS[0], help="with --model formula (default: ndci)")
    add("--predictors", nargs="+", default=[], metavar="NAME", help="bands and indices (default: all bands)")
    add("--group", metavar="FIELD", help="measurements that are held out together (default: cells)")
    add("--cell", type=float, metavar="M", help="side of the cells (default: an eighth of the extent)")


def _add_outputs(add: Callable[..., Any]) -> None:
    add("-o", "--output", required=True, metavar="OUT.tif", help="the parameter, and how far off it may be")
    add("--keep", dest="kept", metavar="FILE.json", help="the model, for other images")
    add("--table", metavar="FILE.csv", help="each measurement beside what was predicted of it, held out")
    add("--report", metavar="FILE.json", help="the figures, as JSON")
    add("--html", metavar="FILE.html", help="a page with the scatter and the maps")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--tile", type=int, metavar="N", help="side of a tile in pixels; the result is the same")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> InvertJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.inputs:
        taken = [name for name in options.predictors if Path(name).exists()]
        if taken:
            raise JobError(
                f"'{cut(taken[0])}' stands behind --predictors and was taken for one: name the images "
                "first, or another option between the two."
            )
        raise JobError("No images were named: give a folder, files or a table of them.")
    named = (
        *("output", "points", "value", "date_field", "group", "cell", "model", "formula", "days"),
        *("images", "date", "layer", "crs", "kept", "table", "report", "html"),
        *("memory", "tile", "threads", "overwrite"),
    )
    return InvertJob(
        (CollectionSource(tuple(options.inputs)),),
        predictors=tuple(name.lower() for name in options.predictors),
        **{name: getattr(options, name) for name in named},
    )


def tell(finished: events.Finished) -> None:
    """Print what was found."""
    figures = finished.first.figures
    unit = f" ({figures['unit']})" if figures["unit"] else ""
    show(f"{figures['parameter']}{unit} of {figures['sensor']} on {figures['date']}, by {figures['model']}")
    held = figures["held_out"]
    if held:
        show(
            f"held out, {many(held['groups'], 'group')} in {many(held['folds'], 'fold')}: R2 "
            f"{held['r2']:.3f}, RMSE {held['rmse']:.4g} (the mean alone {held['mean_rmse']:.4g}); "
            f"{100 * held['coverage']:.0f} % within the deviation"
        )
    for name, limits in figures["bands"].items():
        if limits:
            numbers = "  ".join(f"{figure(limits[key]):>9}" for key in ("low", "median", "high"))
            show(f"{name:>10}  {numbers}")
    for note in figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>10}  {path}")
