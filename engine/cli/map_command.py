"""`chronofuse map train` and `chronofuse map`: their arguments, as jobs, and what they print."""

from __future__ import annotations

import argparse
from typing import Any, Callable

from ...models.catalogue.classifier_manifest import FOREST, GAPS, JOINED, JOINS
from ..door import events
from ..door.collection_source import CollectionSource
from ..door.errors import JobError
from ..door.jobs import ClassifyJob, TrainClassifierJob
from ..door.plain_text import many
from ..door.train_classifier_job import (
    BY_MEAN,
    DEPTH,
    EPOCHS,
    FOLDS,
    LEAF,
    MEMBERS,
    MODELS,
    OPTIONS,
    SPLITS,
    SUGGESTED,
    TREES,
    suggested_name,
)
from .terminal import show


def add_map_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `chronofuse map` itself."""
    add = parser.add_argument
    _add_inputs(add)
    add("--model", metavar="NAME|FILE.onnx", help="a land-cover model of yours, or its file")
    add("--samples", metavar="FILE", help="reference samples, by which the areas are adjusted")
    _add_samples(add)
    add("-o", "--output", metavar="OUT.tif", help="the raster of classes")
    add("--probability", metavar="FILE.tif", help="a raster of the shares of the model's vote")
    add("--polygons", metavar="FILE.gpkg", help="the areas of one class as polygons")
    add("--table", metavar="FILE.csv", help="the areas of the classes")
    add("--tile", type=int, metavar="N", help="side of a tile in pixels; the result is the same")
    _add_run(add)


def add_train_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `chronofuse map train`."""
    add = parser.add_argument
    _add_inputs(add)
    add(
        "--samples",
        metavar="FILE",
        help="points or polygons: a vector file, or a CSV; or a raster of classes",
    )
    _add_samples(add)
    add("--name", metavar="NAME", help="what the model will be called (default: of the samples' file)")
    add("--model", choices=MODELS, default=FOREST, help=f"(default: {FOREST})")
    for name, value, what in (
        ("trees", TREES, "how many trees"),
        ("depth", DEPTH, "steps down a tree at most"),
        ("leaf", LEAF, "samples in a leaf at least"),
    ):
        add(f"--{name}", type=int, metavar="N", help=f"of a forest: {what} (default: {value})")
    for name, value, what in (
        ("members", MEMBERS, "how many networks"),
        ("epochs", EPOCHS, "how often each sees all samples, of few"),
    ):
        add(f"--{name}", type=int, metavar="N", help=f"of a sequence: {what} (default: {value})")
    add("--base", metavar="NAME|FILE.onnx", help="a model of another place: its samples are learnt along")
    add("--steps", type=int, metavar="N", help="of a network for tiles: so many of training, not --minutes")
    add(
        "--join",
        choices=JOINS,
        help=f"of {' and '.join(JOINED)}: how image and series are joined (default: {JOINS[0]})",
    )
    _add_trial(add)
    add("-o", "--output", metavar="FILE.onnx", help="the model file (default: among your own models)")
    add(
        "--resume",
        action="store_true",
        help="go on with the training of a network for tiles that was cancelled or killed",
    )
    _add_run(add)


def _add_trial(add: Callable[..., Any]) -> None:
    """How a model is tried, and what is looked for beside."""
    add(
        "--split",
        choices=SPLITS,
        default=SPLITS[0],
        help="what is held out together (default: polygons, or blocks of points)",
    )
    add(
        "--split-field",
        metavar="NAME",
        help="with --split field: the field whose values are held out together",
    )
    add(
        "--block",
        type=float,
        metavar="SIDE",
        help="with --split blocks: their side, in units of the images' CRS",
    )
    add(
        "--folds",
        type=int,
        default=FOLDS,
        metavar="N",
        help=f"in so many parts (default: {FOLDS}; 2: a checkerboard of blocks)",
    )
    add(
        "--gaps",
        choices=GAPS,
        default=GAPS[0],
        help="missing values: from the dates before and after, or the median",
    )
    add("--every", type=int, metavar="DAYS", help="look at a series on even days (default: on its dates)")
    add("--minutes", type=float, metavar="M", help="for trying what each input brings (default: no limit)")
    add("--suggestions", metavar="FILE.gpkg", help="points at which a label would help most")
    add("--suggested", type=int, default=SUGGESTED, metavar="N", help=f"so many (default: {SUGGESTED})")
    add("--seed", type=int, default=1, metavar="N", help="(default: 1)")


def _add_inputs(add: Callable[..., Any]) -> None:
    add("--images", nargs="+", default=[], metavar="FILE", help="rasters of any resolution")
    add("--series", nargs="+", default=[], metavar="FOLDER", help="dated images: folders, files, tables")
    add(
        "--kind",
        metavar="KIND",
        help="which of the series' images: what their names have in common, or a pattern",
    )
    add("--grid", metavar="FILE", help="a raster whose grid is taken (default: the finest)")


def _add_samples(add: Callable[..., Any]) -> None:
    add(
        "--field",
        metavar="NAME",
        help="of the samples: the field that holds the classes, as numbers or texts",
    )
    add("--layer", metavar="NAME", help="of the samples, where their file has several")
    add("--crs", metavar="EPSG:N", help="of samples whose file does not say it (default: that of the images)")


def _add_run(add: Callable[..., Any]) -> None:
    add("--report", metavar="FILE.json", help="the figures, as JSON")
    add("--html", metavar="FILE.html", help="the same as a page, to read")
    add("--overwrite", action="store_true", help="replace existing outputs")
    add("--memory", type=int, metavar="MB", help="default: half of what is free, at most 2048")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def _inputs(options: argparse.Namespace) -> dict[str, Any]:
    series = (CollectionSource(tuple(options.series)),) if options.series else ()
    return {"images": tuple(options.images), "series": series, "pattern": options.kind}


def train_job_of(options: argparse.Namespace) -> TrainClassifierJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.samples:
        raise JobError("No samples were named: give points, polygons or a raster of classes (--samples).")
    named = (
        *(
            "samples",
            "field",
            "layer",
            "crs",
            "grid",
            "model",
            "base",
            "split",
            "split_field",
            "block",
            "folds",
            "gaps",
        ),
        *("every", "minutes", "suggestions", "suggested", "seed", "output", "report", "html"),
        *("memory", "threads", "overwrite", "resume"),
    )
    of_models = {name: getattr(options, name) for names in OPTIONS.values() for name in names}
    return TrainClassifierJob(
        options.name or suggested_name(options.model, options.samples),
        options={name: value for name, value in of_models.items() if value is not None},
        **_inputs(options),
        **{name: getattr(options, name) for name in named},
    )


def map_job_of(options: argparse.Namespace) -> ClassifyJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
    """
    if not options.model:
        raise JobError("No model was named: give --model, a land-cover model of yours or its file.")
    if not options.output:
        raise JobError("The map has no name: give --output OUT.tif.")
    named = (
        *(
            "model",
            "output",
            "grid",
            "probability",
            "polygons",
            "table",
            "report",
            "html",
            "samples",
            "field",
        ),
        *("layer", "crs", "memory", "tile", "threads", "overwrite"),
    )
    return ClassifyJob(**_inputs(options), **{name: getattr(options, name) for name in named})


def tell_trained(finished: events.Finished) -> None:
    """Print how good the model is."""
    figures = finished.first.figures
    accuracy, split = figures["accuracy"], figures["held_out"]
    show(
        f"{figures['model']}: {figures['kind']} of {many(figures['samples']['pixels'], 'pixel')}, held out "
        f"by {split['by']} in {many(split['folds'], 'part')}"
    )
    numbers = {name: accuracy[name] for name in ("overall_accuracy", "macro_f1", "mean_iou", "kappa")}
    show("  ".join(f"{name} {_told(value)}" for name, value in numbers.items()))
    show(f"{'class':>24}  {'pixels':>8}  precision  recall     f1    iou")
    for row in accuracy["classes"]:
        cells = "  ".join(f"{_told(row[name]):>6}" for name in ("precision", "recall", "f1", "iou"))
        show(f"{row['class'][:24]:>24}  {row['pixels']:>8}  {cells}")
    without = "the mean in the place of" if accuracy["inputs_by"] == BY_MEAN else "without"
    for row in accuracy["inputs"]:
        show(f"{without} {row['input']}: macro_f1 {_told(row['without']['macro_f1'])}")
    _tell_end(finished)


def tell_mapped(finished: events.Finished) -> None:
    """Print the areas."""
    figures = finished.first.figures
    columns = ("hectares", "adjusted_hectares", "margin_hectares")
    titles = ("hectares", "adjusted", "+- (95 %)")
    count = len(columns) if figures["adjusted"] else 1
    show("  ".join([f"{'class':>24}", *(f"{title:>14}" for title in titles[:count])]))
    for row in figures["areas"]:
        cells = ["-" if row[name] is None else f"{row[name]:,.2f}" for name in columns[:count]]
        show("  ".join([f"{row['class'][:24]:>24}", *(f"{cell:>14}" for cell in cells)]))
    _tell_end(finished)


def _tell_end(finished: events.Finished) -> None:
    for note in finished.first.figures["notes"]:
        show(f"    note  {note}")
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")


def _told(value: Any) -> str:
    return "-" if value is None else f"{value:.3f}"
