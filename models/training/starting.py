"""The weights that a training begins with: of a checkpoint, or of a model file that Chronofuse exported.

An exported model keeps its weights under the names that they have in torch, and its card says which network
it is of, with which options. So a model that is in the list of methods can be trained further, and no
checkpoint has to be kept for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

import onnx
import torch
from onnx import numpy_helper

from ...engine.door.errors import CheckpointError, MissingFileError, ModelFileError
from ..catalogue.errors import ManifestError
from ..catalogue.installed import catalogue
from ..catalogue.manifest import Manifest
from ..catalogue.model_file import from_model_file
from ..networks import NETWORKS
from . import checkpoints


def begin_with(asked: str, network: Optional[str] = None) -> dict[str, Any]:
    """A checkpoint's values: `network`, `options`, `state`, `trained_on`, and `name`, what it is called.

    Args:
        asked: the name of an installed model, or the path of a model file or a checkpoint.
        network: which one it must be of.
    Raises:
        MissingFileError: there is no such thing.
        CheckpointError, ModelFileError: it is of another network, or its weights can't be had.
    """
    path = _path(asked)
    if path.suffix.lower() == ".onnx":
        checkpoint = _of_model(path)
    else:
        checkpoint = {**checkpoints.load(path, network)[1], "name": path.name}
    if network is not None and checkpoint["network"] != network:
        raise CheckpointError(
            f"'{asked}' is of the network '{checkpoint['network']}', but '{network}' is to be "
            f"trained: give --network {checkpoint['network']} or none, or begin with another model."
        )
    return checkpoint


def _path(asked: str) -> Path:
    """The file: what is given, unless it is the name of a model in the list."""
    path = Path(asked).expanduser()
    if path.is_file():
        return path
    models = {name: manifest for name, manifest in catalogue().items() if manifest.path}
    if asked in models:
        return Path(models[asked].path)
    raise MissingFileError(
        f"There is no model or checkpoint '{asked}' to begin with: give the path of one, or "
        f"one of the models {', '.join(models) or '(none is installed)'}.",
    )


def _of_model(path: Path) -> dict[str, Any]:
    try:
        manifest = from_model_file(path, verify=True)
    except (ManifestError, OSError) as error:
        raise ModelFileError(
            f"The model '{path}' can't be begun with ({error}): give one that Chronofuse "
            "exported, or a checkpoint.",
        ) from error
    card = manifest.trained_on
    name, options = card.get("network", manifest.name), card.get("options", {})
    try:
        outline = checkpoints.outline(name, options)
    except Exception as error:  # a card may say anything of the network and its options
        raise _foreign(path, manifest) from error
    of_training, wanted = tuple(getattr(outline, "only_to_learn", ())), outline.state_dict()
    stored = {t.name: t for t in onnx.load(path).graph.initializer if t.name in wanted}
    fits = all(
        tuple(stored[key].dims) == tuple(tensor.shape) if key in stored else key.startswith(of_training)
        for key, tensor in wanted.items()
    )
    if not fits:
        raise _foreign(path, manifest)
    values = {key: torch.from_numpy(numpy_helper.to_array(stored[key]).copy()) for key in stored}
    if len(values) < len(wanted):  # what a training alone needs begins anew
        values = {**NETWORKS[name](**options).state_dict(), **values}
    return {
        "network": name,
        "options": options,
        "state": values,
        "trained_on": card,
        "accuracy": manifest.accuracy,
        "name": manifest.name,
    }


def _foreign(path: Path, manifest: Manifest) -> CheckpointError:
    return CheckpointError(
        f"The weights of '{manifest.name}' ('{path}') can't be trained further: it is of "
        "no "
        f"network of this version ({', '.join(NETWORKS)}); begin with another model, or with a checkpoint.",
    )
