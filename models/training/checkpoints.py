"""Checkpoints on the disk: the weights of a network, and what is known of them. The one place that reads and
writes them.

Ours are safetensors files whose metadata hold the rest: the network's name, its options, and its model card.
PyTorch's own files are read, too, with `weights_only`: such a file is a pickle, which is a program, and a
program in it is refused before any of it runs.
"""

from __future__ import annotations

import json
import os
import pickle  # nosec B403  # for the name of an error; nothing is unpickled with it
import re
import stat
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Optional

import safetensors.torch
import torch
from safetensors import SafetensorError, safe_open
from torch import nn

from ...engine.door.errors import CheckpointError
from ..catalogue.model_file import METADATA_KEY, NO_FILE
from ..catalogue.plain_values import shown
from ..networks import EVERY, NETWORKS

LARGEST = 2_000_000_000
"""Bytes of a file that is read; an ONNX file can't be larger, either."""
NAMED = 3
"""How many of the keys that don't fit are named."""
MOST_OPTION, MOST_OPTIONS = 65_536, 1000
"""The largest number that an option of a network may be (of channels, blocks, a dilation), and how many of
them a list may hold."""
WRAPPERS = ("state", "state_dict", "model_state_dict", "model")
"""Under which of these a file may keep its weights beside other things."""


def save(values: Mapping[str, Any], path: Path) -> None:
    """Write a checkpoint as safetensors, whole or not at all.

    Args:
        values: `state` (name to tensor), `network`, `options`, and what else is known of it, as plain values.
    """
    # The file holds each tensor as plain rows: no strides, and no memory that two of them share.
    state = {
        name: tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
        for name, tensor in values["state"].items()
    }
    card = {name: value for name, value in values.items() if name != "state"}
    data = safetensors.torch.save(state, {METADATA_KEY: json.dumps(card, sort_keys=True)})
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def read(
    path: Path, network: Optional[str] = None, options: Optional[Mapping[str, Any]] = None
) -> dict[str, Any]:
    """The values of a checkpoint; nothing in the file is executed.

    Args:
        network: which one it must be of; needed for a bare state dict, which does not say.
        options: of the network, for a bare state dict; the network's defaults without.
    Returns:
        `state`, `network`, `options`, `trained_on`, `accuracy`, and what else `save` was given.
    Raises:
        CheckpointError: no checkpoint, code in it, or of another network.
    """
    path = Path(path)
    values = _values(path)
    if "network" not in values and network is None:
        raise CheckpointError(
            f"'{path}' holds weights alone and does not say of which network: name it with --network (one "
            f"of {', '.join(NETWORKS)})."
        )
    values = {"network": network, "options": {}, "trained_on": {}, "accuracy": {}, **values}
    if network is not None and values["network"] != network:
        raise CheckpointError(
            f"'{path}' is a checkpoint of the network '{values['network']}', not of '{network}': give "
            f"--network {values['network']}, or another checkpoint."
        )
    if values["network"] not in EVERY:
        raise CheckpointError(
            f"'{path}' is of the network '{values['network']}', which this version does not have: it has "
            f"{', '.join(NETWORKS)}."
        )
    return values if options is None else {**values, "options": dict(options)}


def load(
    path: Path, network: Optional[str] = None, options: Optional[Mapping[str, Any]] = None
) -> tuple[nn.Module, dict[str, Any]]:
    """The network of a checkpoint with its weights, and the checkpoint's values; see `read`.

    Raises:
        CheckpointError: as `read`; options that the network does not have; keys, shapes or numbers that don't
        fit it.
    """
    path, values = Path(path), read(path, network, options)
    _check_state(path, values, _outlined(path, values).state_dict())
    made = EVERY[values["network"]](**values["options"])
    made.load_state_dict(values["state"])
    return made, values


def outline(network: str, options: Mapping[str, Any]) -> nn.Module:
    """The network with those options on torch's `meta` device: all names and shapes, and no memory.

    A file may ask for a network of any size; so it is looked at in this form before one is made.

    Raises:
        ValueError: options beyond any network, or one that is larger than a file that is read.
        Exception: whatever a network's own code lets out at options that it was not made for.
    """
    for name, option in options.items():
        numbers = option if isinstance(option, list) else [option]
        if len(numbers) > MOST_OPTIONS or any(isinstance(n, int) and abs(n) > MOST_OPTION for n in numbers):
            raise ValueError(f"'{name}' is beyond {MOST_OPTION}, or has more than {MOST_OPTIONS} numbers")
    with torch.device("meta"):
        made = EVERY[network](**options)
    size = sum(tensor.numel() * tensor.element_size() for tensor in (*made.parameters(), *made.buffers()))
    if size > LARGEST:
        raise ValueError(f"it would have {size / 1e9:.1f} GB, and at most {LARGEST / 1e9:g} GB are possible")
    return made


# ---- reading


def _values(path: Path) -> dict[str, Any]:
    """What is in the file: `state`, and the card where there is one."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CheckpointError(f"The checkpoint '{path}' can't be read ({NO_FILE}): give a file.")
        size = status.st_size
        with path.open("rb") as file:
            start = file.read(9)
    except OSError as error:
        raise CheckpointError(
            f"The checkpoint '{path}' can't be read ({error.strerror}): check the path."
        ) from error
    if zipfile.is_zipfile(path):  # as torch.save writes it; what is packed may unpack to any size
        size = max(size, _unpacked(path))
    if size > LARGEST:
        raise CheckpointError(
            f"'{path}' has {size / 1e9:.1f} GB, but a checkpoint of at most {LARGEST / 1e9:g} GB is read: "
            "save the weights alone."
        )
    # By its content, not by its name: a safetensors file begins with the length of its header, which is JSON.
    return _from_safetensors(path) if start[8:] == b"{" else _from_torch(path)


def _unpacked(path: Path) -> int:
    """Bytes of what a zip holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return 0


def _from_safetensors(path: Path) -> dict[str, Any]:
    try:
        with safe_open(path, "pt") as file:
            text = (file.metadata() or {}).get(METADATA_KEY, "{}")
            state = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (it is no mapping)
        card = json.loads(text)
    except (SafetensorError, ValueError, RuntimeError) as error:
        raise CheckpointError(
            f"'{path}' is no whole safetensors file ({_first_line(error)}): copy it again."
        ) from error
    return {**_card(path, card), "state": state}


def _from_torch(path: Path) -> dict[str, Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise _refused(path, str(error)) from error
    except Exception as error:  # torch lets out whatever its readers met, KeyError and EOFError among them
        raise CheckpointError(
            f"'{path}' is no checkpoint, or it is cut short: give a safetensors file, or a file that "
            "torch.save made of a state dict."
        ) from error
    state = _state_in(content)
    if state is None:
        raise CheckpointError(
            f"'{path}' holds no weights by name: give a state dict, as torch.save(network.state_dict(), "
            "...) writes it."
        )
    ours = isinstance(content.get("network"), str) and content.get("state") is state
    return {
        **_card(path, {k: v for k, v in content.items() if k != "state"} if ours else {}),
        "state": _unwrapped(state),
    }


def _refused(path: Path, text: str) -> CheckpointError:
    """Why `weights_only` refused the file."""
    named = re.search(r"(?:GLOBAL|global|class)\s+`?([\w.]+\.\w+)", text)
    fault = "is a pickle of something else than weights"
    if named:
        fault = f"holds more than weights (it asks for '{named.group(1)}')"
    return CheckpointError(
        f"'{path}' {fault}, and was refused before any of it ran: such a file can run any program. Save "
        "the state dict alone, best as safetensors."
    )


def _state_in(content: Any) -> Optional[Mapping[str, torch.Tensor]]:
    """The state dict in what a file holds, at the top or one level below."""
    candidates = [content, *(content.get(key) for key in WRAPPERS)] if isinstance(content, Mapping) else []
    return next(
        (
            c
            for c in candidates
            if isinstance(c, Mapping)
            and c
            and all(isinstance(k, str) and isinstance(v, torch.Tensor) for k, v in c.items())
        ),
        None,
    )


def _unwrapped(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Without the prefix that training on several devices puts before every name."""
    prefix = "module."
    return (
        {k[len(prefix) :]: v for k, v in state.items()}
        if all(k.startswith(prefix) for k in state)
        else dict(state)
    )


def _card(path: Path, card: Any) -> dict[str, Any]:
    kinds = {"network": str, "options": dict, "trained_on": dict, "accuracy": dict}
    if not isinstance(card, dict) or not all(
        isinstance(card.get(name, kind()), kind) for name, kind in kinds.items()
    ):
        raise CheckpointError(f"What '{path}' says about itself is malformed: save the checkpoint again.")
    return card


# ---- does it fit


def _outlined(path: Path, values: dict[str, Any]) -> nn.Module:
    try:
        return outline(values["network"], values["options"])
    except Exception as error:  # whatever a network's own code lets out at options that it was not made for
        raise CheckpointError(
            f"The network '{values['network']}' of '{path}' can't be made with the options "
            f"{_options(values)} ({_first_line(error)}): give those that it was trained with "
            "(--options), as JSON."
        ) from error


def _check_state(path: Path, values: dict[str, Any], wanted: Mapping[str, torch.Tensor]) -> None:
    state, name = values["state"], values["network"]
    missing, strange = [k for k in wanted if k not in state], [k for k in state if k not in wanted]
    if missing or strange:
        parts = [
            f"{len(keys)} {what} ({_some(keys)})"
            for keys, what in ((missing, "are missing"), (strange, "are unknown"))
            if keys
        ]
        raise CheckpointError(
            f"The weights in '{path}' are not those of the network '{name}' with the options "
            f"{_options(values)}: {' and '.join(parts)}. Name the network and the options that it was "
            "trained with."
        )
    for key, tensor in wanted.items():
        if state[key].shape != tensor.shape:
            raise CheckpointError(
                f"The weight '{key}' in '{path}' has the shape {tuple(state[key].shape)}, but the network "
                f"'{name}' with the options {_options(values)} has {tuple(tensor.shape)}: give the "
                "options that it was trained with (--options)."
            )
        if state[key].is_floating_point() != tensor.is_floating_point():
            raise CheckpointError(
                f"The weight '{key}' in '{path}' is of the type {state[key].dtype}, but {tensor.dtype} is "
                "needed: save the weights before they are quantised."
            )
    broken = [key for key in wanted if not torch.isfinite(state[key]).all()]
    if broken:
        raise CheckpointError(
            f"{len(broken)} weights in '{path}' hold numbers that are NaN or infinite ({_some(broken)}): "
            "the training went wrong; take an earlier checkpoint."
        )


def _options(values: Mapping[str, Any]) -> str:
    """The options for a sentence; a list of them may be of any length."""
    return shown(values["options"], 300)


def _some(keys: Iterable[str]) -> str:
    keys = list(keys)
    return ", ".join([*(f"'{key}'" for key in keys[:NAMED]), *(["..."] if len(keys) > NAMED else [])])


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
