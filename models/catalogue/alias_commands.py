"""The command lines by which a system of the literature is had here, to be copied: what is the user's stands
in capitals."""

from __future__ import annotations

import json
import re
import shlex

from .aliases import FUSE, MAP_TRAIN, SERIES_FILL, TRAIN, System, Way

ONE_PAIR = ("--fine", "F1.tif", "--coarse", "C1.tif")
SECOND_PAIR = ("--fine", "F3.tif", "--coarse", "C3.tif")
FOLDER, FILLED = "FOLDER", "FILLED"
_CHOSEN_BY = {TRAIN: "--network", SERIES_FILL: "--method", MAP_TRAIN: "--model"}


def command_lines(system: System, way: Way) -> tuple[str, ...]:
    """One line a step: a training is followed by the run with what it made."""
    own = name_of(system)
    steps = {
        FUSE: lambda: [_fuse(way.method, way)],
        TRAIN: lambda: [_train(way, own), _after_training(way, own)],
        SERIES_FILL: lambda: [["series", "fill", FOLDER, "--method", way.method, *_flags(way), "-o", FILLED]],
        MAP_TRAIN: lambda: [_map_train(way, own), ["map", *_inputs(way), "--model", own, "-o", "MAP.tif"]],
        "repair": lambda: [["repair", "CLOUDY.tif", "--with", FOLDER, *_flags(way), "-o", "WHOLE.tif"]],
        "change": lambda: [["change", FOLDER, *_flags(way), "-o", "CHANGE.tif"]],
    }
    return tuple(shlex.join(["chronofuse", *step]) for step in steps[way.command]())


def in_short(way: Way) -> str:
    """The way without what is the user's, as it is typed after the command's name: "train --network edcstfn
    --options ..."; a fusion by the name of its method."""
    if way.command == FUSE:
        return shlex.join([way.method, *_flags(way, images=False), *_options(way)])
    chosen = [_CHOSEN_BY[way.command], way.method] if way.method and "task" not in way.flags else []
    if way.flags.get("self"):
        chosen = ["--start-from", way.method]
    return shlex.join([*way.command.split(), *chosen, *_flags(way, images=False), *_options(way)])


def name_of(system: System) -> str:
    """What a model of that system is called in the command lines."""
    return re.sub(r"[^a-z0-9]+", "-", system.name.lower().replace("+", "p")).strip("-") + "-mine"


def _fuse(method: str, way: Way) -> list[str]:
    pairs = [*ONE_PAIR, *(SECOND_PAIR if way.pairs == 2 else ())]
    options = [*_options(way), *_flags(way)] if way.command == FUSE else []
    return ["fuse", *pairs, "--target", "C2.tif", "--method", method, *options, "-o", "F2.tif"]


def _train(way: Way, own: str) -> list[str]:
    network = [] if "task" in way.flags else ["--network", way.method]
    images = ["--data", "PLACES"]
    if way.flags.get("self"):  # what was learnt elsewhere goes on, on the scene that is to be predicted
        network, images = ["--start-from", way.method], [*ONE_PAIR, "--target", "C2.tif"]
    return ["train", *_flags(way), *network, *_options(way), *images, "--name", own]


def _after_training(way: Way, own: str) -> list[str]:
    if "task" in way.flags:
        return ["series", "fill", FOLDER, "--method", own, "-o", FILLED]
    return _fuse(own, way)


def _map_train(way: Way, own: str) -> list[str]:
    samples = ["--samples", "SAMPLES.gpkg", "--field", "CLASS"]
    return ["map", "train", *samples, *_flags(way), "--model", way.method, "--name", own]


def _inputs(way: Way) -> list[str]:
    """The flags that name images."""
    return [
        word for name, value in way.flags.items() if isinstance(value, list) for word in (f"--{name}", *value)
    ]


def _options(way: Way) -> list[str]:
    """Those of the method, and the terms of the loss."""
    if way.command == FUSE:
        return [word for name, value in way.options.items() for word in ("--param", f"{name}={value}")]
    options = ["--options", json.dumps(way.options)] if way.options else []
    return [*options, *(w for name, weight in way.losses.items() for w in ("--loss", f"{name}={weight:g}"))]


def _flags(way: Way, images: bool = True) -> list[str]:
    words: list[str] = []
    for name, value in way.flags.items():
        if images or not isinstance(value, list):
            given = [] if value is True else value if isinstance(value, list) else [str(value)]
            words += [f"--{name}", *given]
    return words
