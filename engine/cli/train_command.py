"""`chronofuse train`: its arguments and its configuration file, as one job."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields
from pathlib import Path
from typing import Any, Callable

from ..door import events
from ..door.errors import JobError
from ..door.jobs import DEVICES
from ..door.loss_terms import LOSSES, USUAL
from ..door.train_job import (
    ADVERSARIES,
    COARSE,
    NETWORKS,
    SELF,
    TASKS,
    TrainJob,
    from_values,
    suggested_name,
)
from ..door.training_modes import USUAL_INNER_STEPS, USUAL_SHARE

PATHS = ("data", "output", "curves", "work", "start_from", "cases", "checks", "scene")
"""Fields that are paths in a configuration file, where they are taken from the file's own folder on."""

Add = Callable[..., Any]
"""A parser's `add_argument`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "config",
        metavar="CONFIG",
        nargs="?",
        help="a file with the same settings by name, TOML or JSON; what is given here comes first",
    )
    _add_model(add)
    _add_images(add)
    _add_course(add)
    _add_mixture(add)
    _add_machine_and_files(add)


def _add_model(add: Add) -> None:
    """What to train, and from which images."""
    add(
        "--task",
        choices=TASKS,
        help="what the network is for: a date from pairs (default), a date of a series, or (as --self) the "
        "scene itself",
    )
    add(
        "--self",
        dest="task",
        action="store_const",
        const=SELF,
        help="learn by itself from the scene that is to be predicted (--fine, --coarse, --target), at its "
        "coarse scale: no second fine image is needed",
    )
    add("--fine", metavar="F1", help="of --self: the fine image of the reference date")
    add("--target", metavar="C2", help="of --self: the coarse image of the date that is to be predicted")
    add(
        "--data",
        metavar="FOLDER",
        help="a folder with a folder of images for each place (fine_<date>.tif and, where there "
        "are any, coarse_<date>.tif), or the folder of one place",
    )
    add(
        "--name",
        metavar="NAME",
        help="what the model will be called in the list of methods (default: from the network and the data)",
    )
    add(
        "--network",
        metavar="NETWORK",
        help=f"one of {', '.join(NETWORKS)} (default: chrono, or that of --start-from)",
    )
    add("--start-from", metavar="MODEL", help="fine-tune a model: its name, its file, or a checkpoint")
    add("--options", type=_json, metavar="JSON", help="the network's options")


def _add_images(add: Add) -> None:
    """Which of the images, and their coarse ones."""
    add("--train", nargs="+", metavar="PLACE", help="places to learn from (default: all others)")
    add(
        "--validate",
        nargs="+",
        metavar="PLACE",
        help="places to validate on (default: a quarter of them, by the seed)",
    )
    add(
        "--coarse",
        metavar="|".join(COARSE),
        help="the coarse images to learn from: real ones where there are any, simulated ones, or both "
        "(default); of --self: C1, the coarse image of the reference date",
    )
    add(
        "--ratios",
        nargs=2,
        type=float,
        metavar=("LEAST", "MOST"),
        help="of coarse to fine pixel size, of simulated images",
    )
    add(
        "--ratio",
        type=float,
        metavar="R",
        help="of real coarse images that were resampled to the fine pixel size "
        "(default: from the pixel sizes)",
    )


def _add_course(add: Add) -> None:
    """How long, and how."""
    add(
        "--minutes",
        type=float,
        metavar="M",
        help="how long to train, without the preparation (default: 25; 5 with --start-from)",
    )
    add("--steps", type=int, metavar="N", help="instead of --minutes; can be repeated exactly")
    add(
        "--patience",
        type=int,
        metavar="N",
        help="end early after so many validations without a better score (default: 8; 0: never)",
    )
    add("--scenes", type=int, metavar="N", help="how many scenes to draw (default: what suits the time)")
    add(
        "--invented",
        type=int,
        metavar="N",
        help="how many invented landscapes to learn from as well (default: none)",
    )
    add("--seed", type=int, metavar="N", help="of everything that is drawn (default: 1)")
    add(
        "--rate",
        type=float,
        metavar="R",
        help="the highest learning rate (default: 1e-3; 2e-4 with --start-from)",
    )
    add(
        "--loss",
        dest="losses",
        action="append",
        metavar="TERMS",
        help=f"further terms of the loss, as TERM,TERM=WEIGHT (weight {USUAL:g}): {', '.join(LOSSES)}",
    )
    add(
        "--adversary",
        choices=ADVERSARIES,
        help="who judges predictions while it learns (default: that of ganstfm and mlffgan, else none)",
    )


def _add_mixture(add: Add) -> None:
    """Which cases are learnt from, and how much of them at once."""
    add(
        "--cross-pairs",
        type=float,
        nargs="?",
        const=USUAL_SHARE,
        metavar="SHARE",
        help="share of the cases to learn from whose C1 is of another date than F1 (without a number: "
        f"{USUAL_SHARE:g}); needs three dates of a place",
    )
    add(
        "--replay",
        type=float,
        nargs="?",
        const=USUAL_SHARE,
        metavar="SHARE",
        help="with --start-from: share of the batches that are of generated landscapes, so that the model "
        f"forgets less of what it knew (without a number: {USUAL_SHARE:g})",
    )
    add(
        "--meta",
        type=int,
        nargs="?",
        const=USUAL_INNER_STEPS,
        metavar="STEPS",
        help="learn place by place, so many steps on each before the weights follow, so that a later "
        f"training may gain more from few images (without a number: {USUAL_INNER_STEPS}); needs two places "
        "to learn from",
    )
    add(
        "--pixels",
        type=int,
        metavar="N",
        help="about how many pixels x bands a batch has (default: 110000; less takes less memory)",
    )


def _add_machine_and_files(add: Add) -> None:
    """Where to train, and where the files lie."""
    add("--device", choices=DEVICES, help="where to train (default: a graphics card where there is one)")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("-o", "--output", metavar="MODEL.onnx", help="the model file (default: among your own models)")
    add(
        "--curves",
        metavar="FILE.png",
        help="a picture of the curves (default: in the folder of the training)",
    )
    add(
        "--work",
        metavar="FOLDER",
        help="for cases, checkpoints and curves (default: in the user's data folder)",
    )
    add("--cases", nargs="+", metavar="FOLDER", help="prepared cases, in the place of --data")
    add("--checks", nargs="+", metavar="FOLDER", help="prepared cases to validate on")
    add(
        "--resume",
        action="store_true",
        help="go on from the last checkpoint of a training that was cancelled or killed",
    )
    add("--overwrite", action="store_true", help="begin a training of that name anew, and replace its model")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def job_of(options: argparse.Namespace) -> TrainJob:
    """The job of the arguments and, below them, the configuration file.

    Raises:
        JobError: the file can't be read, or a setting that does not suit.
    """
    values = read_config(Path(options.config)) if options.config else {}
    names = {f.name for f in fields(TrainJob)}
    arguments = {n: v for n, v in vars(options).items() if n in names and v is not None and v is not False}
    values.update(_with_scene(arguments, options, values.get("task")))
    values.setdefault("name", suggested_name(values))
    return from_values(values)


def _with_scene(arguments: dict[str, Any], options: argparse.Namespace, configured: Any) -> dict[str, Any]:
    """The arguments, in which F1, C1 and C2 of --self stand together."""
    if arguments.get("task", configured) != SELF:
        given = [path for path in (options.fine, options.target) if path]
        return {**arguments, "scene": given} if given else arguments
    given = [path for path in (options.fine, arguments.pop("coarse", None), options.target) if path]
    return {**arguments, "scene": given} if given else arguments


def read_config(path: Path) -> dict[str, Any]:
    """The settings of a file; paths in it are meant from the file's folder on.

    Raises:
        JobError: there is no such file, or it is neither TOML nor JSON.
    """
    try:
        text = path.read_text("utf-8")
        values = json.loads(text) if text.lstrip().startswith("{") else _toml(text)
    except (OSError, ValueError, RecursionError) as error:
        if str(path) in NETWORKS:
            raise JobError(
                f"There is no file of settings '{path}', but a network is called so: write --network {path}."
            ) from error
        raise JobError(
            f"The configuration '{path}' can't be read ({error}): give a TOML or JSON file of the training's "
            "settings."
        ) from error
    for name in PATHS:
        if isinstance(values.get(name), str):
            values[name] = _from(path.parent, values[name], name)
        elif isinstance(values.get(name), list):
            values[name] = [_from(path.parent, str(item), name) for item in values[name]]
    return values


def summary(finished: events.Finished) -> str:
    """What came of a training, for the terminal."""
    figures = finished.first.figures
    known, share = ("base", "share_of_base") if "share_of_base" in figures else ("delta", "share_of_delta")
    base = figures.get("base", known)
    places = [
        f"  {name:<24} {p['network']:.4f}   {p[known]:.4f}   {p['network'] / p[known]:7.1%}   {p['cases']:>5}"
        for name, p in figures["places"].items()
    ]
    before = figures["before_training"]["rmse"]
    return "\n".join(
        [
            f"  {'RMSE on what was held out':<24} model    {base:<8}  share   cases",
            *places,
            f"  best step {figures['best_step']} of {figures['steps']}; {figures[share]:.1%} of "
            f"{base}'s RMSE in the mean of the cases, {before:.1%} before the training",
            *(f"{role:>12}  {path}" for role, path in finished.first.outputs.items()),
            f"{'device':>12}  {finished.device}",
        ]
    )


def _from(folder: Path, text: str, name: str) -> str:
    """A path from a folder on; a model to start from may be a mere name."""
    path = folder / Path(text).expanduser()
    return text if name == "start_from" and not path.exists() else str(path)


def _toml(text: str) -> dict[str, Any]:
    try:
        import tomllib
    except ImportError as error:
        raise ValueError("this Python reads TOML from version 3.11 on; write it as JSON") from error
    return tomllib.loads(text)


def _json(text: str) -> dict[str, Any]:
    try:
        return json.loads(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not JSON ({error})") from error
