"""`chronofuse export`: a checkpoint becomes a model file, as the command line asks for it (__main__.py)."""

from __future__ import annotations

import argparse
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import nn

from ...engine.door.errors import CheckpointError, ModelFileError, OutputExistsError, OutputNotWritableError
from ..catalogue.card import in_brief
from ..catalogue.errors import ManifestError
from ..catalogue.installed import catalogue, own_models
from ..catalogue.manifest import Manifest
from ..catalogue.model_file import from_model_file
from . import checkpoints, dataset
from .export import Example, export, manifest_of

MOST_TILES = 16
"""Prepared cases that are compared on."""


def run(options: argparse.Namespace) -> str:
    """Export as asked for; what was done, in a few lines.

    Raises:
        ChronofuseError: what the user can mend, as a sentence; nothing is written.
    """
    network, values = checkpoints.load(options.checkpoint, options.network, options.options)
    manifest = _named(_described(network, values), options)
    path = options.output or own_models() / f"{manifest.name}.onnx"
    _refuse_taken(manifest.name, path, options)
    tiles = [] if options.tiles is None else _real_tiles(options.tiles, network)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        difference = export(network, manifest, path, options.variant, tiles)
        written = from_model_file(path, verify=True)
    except ManifestError as error:
        raise ModelFileError(str(error)) from error
    except OSError as error:
        raise OutputNotWritableError(
            f"'{path}' can't be written ({error.strerror or error}): check the folder, its permissions and "
            "the free space."
        ) from error
    return _told(written, difference, len(tiles))


def _described(network: nn.Module, values: dict[str, Any]) -> Manifest:
    try:
        return manifest_of(network, values["trained_on"], values["accuracy"])
    except (ManifestError, RecursionError) as error:
        raise CheckpointError(
            f"What the checkpoint says about itself can't stand in a model file ({error}): save it again, "
            "without that."
        ) from error


def _named(manifest: Manifest, options: argparse.Namespace) -> Manifest:
    name = options.name or "-".join(filter(None, [manifest.name, options.variant]))
    title = ", ".join(filter(None, [manifest.title, options.variant]))
    try:
        return replace(manifest, name=name, title=title)
    except ManifestError as error:
        raise ModelFileError(
            f"The model can't be called '{name}' ({error}): choose another --name."
        ) from error


def _refuse_taken(name: str, path: Path, options: argparse.Namespace) -> None:
    there = catalogue().get(name)
    if options.output is None and there is not None and there.origin != "own":
        raise OutputExistsError(
            f"'{name}' is the name of a method that is part of Chronofuse: give the model another one "
            "(--name), or say where its file goes (-o)."
        )
    if path.exists() and not options.replace:
        raise OutputExistsError(
            f"The model file '{path}' exists already: choose another name, or ask to replace it (--replace)."
        )


def _real_tiles(folder: Path, network: nn.Module) -> list[Example]:
    """Some of the prepared cases in a folder, spread over it."""
    try:
        paths = sorted(path for path in folder.glob("*.npz") if path.is_file())
        chosen = paths[:: max(1, len(paths) // MOST_TILES)][:MOST_TILES]
        tiles = [
            (f"the case {path.stem}", dataset.whole(dataset.load(path, network.inputs), network).inputs)
            for path in chosen
        ]
    except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise CheckpointError(
            f"The cases in '{folder}' are not of the network '{network.name}' ({error}): prepare them for "
            "it (docs/guide.md, 'Train and fine-tune')."
        ) from error
    if not tiles:
        raise CheckpointError(f"There are no cases (.npz) in '{folder}': prepare them, or leave --tiles out.")
    return tiles


def _told(manifest: Manifest, difference: float, tiles: int) -> str:
    on = f"noise, invented landscapes and {tiles} real tiles" if tiles else "noise and invented landscapes"
    parts = [
        f"{manifest.name}: {in_brief(manifest)}",
        f"  parity  torch and ONNX Runtime differ by {difference:.1e} at most, on {on}",
    ]
    if "variant" in manifest.accuracy:
        variant = manifest.accuracy["variant"]
        parts.append(
            f" variant  {variant['kind']}: differs from float32 by {variant['rmse']:.2g} (RMSE), "
            f"{variant['largest']:.2g} at most; {variant['times_as_fast']:g} times as fast, "
            f"{variant['share_of_bytes']:.0%} of the size"
        )
    return "\n".join([*parts, f"   model  {manifest.path}"])
