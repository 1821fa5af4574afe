"""All that a training needs to go on as if it had never stopped, as one checkpoint file.

Weights, their average, the optimisers' moments and the generators' states are tensors; where the drawing of
batches, the clock and the best score stand are plain values in the file's card.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional, Protocol, Union

import torch
from torch import Tensor, nn

from ...engine.door.errors import CheckpointError
from ...engine.door.train_job import LAST
from . import checkpoints
from .validation import Checked

NETWORK, AVERAGE, OPTIMISER, ADVERSARY, JUDGES = "network/", "average/", "optimiser/", "adversary/", "judges/"
CPU_RANDOM, CUDA_RANDOM = "random/cpu", "random/cuda"

Part = Union[nn.Module, torch.optim.Optimizer]


class Ongoing(Protocol):
    """A training (train.py), as far as it has to be kept."""

    job: Any
    folder: Path
    network: Any
    average: nn.Module
    optimiser: torch.optim.Optimizer
    adversary: Any
    source: Any
    step: int
    spent: float
    fit: Any
    checked: float
    pause: float
    checking: float
    best: dict[str, Any]
    vain: int
    first: Optional[Checked]
    further_parts: dict[str, Any]
    """Of a training of another kind, by the prefix of their tensors' names."""

    @property
    def bridged(self) -> bool: ...


def parts_of(training: Ongoing) -> dict[str, Part]:
    """All of a training that holds tensors, by the prefix of their names."""
    parts: dict[str, Part] = {
        NETWORK: training.network,
        AVERAGE: training.average,
        OPTIMISER: training.optimiser,
    }
    if training.adversary:
        parts |= {ADVERSARY: training.adversary, JUDGES: training.adversary.optimiser}
    return {**parts, **training.further_parts}


def save_training(training: Ongoing, fit: float) -> None:
    """Write into its folder what `resume_training` goes on from; `fit`: the mean loss, as read."""
    stand = {
        "step": training.step,
        "spent": training.spent,
        "fit": fit,
        "clock": [training.checked, training.pause, training.checking],
        "best": training.best,
        "vain": training.vain,
        "first": vars(training.first) if training.first else None,
        "source": training.source.state,
        **({"bridged": True} if training.bridged else {}),
    }
    of = {"network": training.job.network, "options": training.network.options}
    save(training.folder / LAST, parts_of(training), {**of, "stand": stand})


def resume_training(training: Ongoing) -> None:
    """Set a training that was just made to where the last one in its folder was saved.

    Raises:
        CheckpointError: it can't be read, or is of another network.
    """
    checkpoint = load(training.folder / LAST)
    try:
        stand = checkpoint["stand"]
        restore(checkpoint["state"], parts_of(training))
        training.step, training.spent, training.fit = stand["step"], stand["spent"], stand["fit"]
        training.best, training.vain = stand["best"], stand["vain"]
        training.source.state = stand["source"]
        training.first = Checked(**stand["first"])
        training.checked, training.pause, training.checking = stand["clock"]
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise CheckpointError(
            f"The checkpoint '{training.folder / LAST}' is not one of this training: "
            "begin it anew with --overwrite.",
        ) from error
    if training.bridged and not stand.get("bridged"):
        raise CheckpointError(
            f"The training in '{training.folder}' was begun by a version that showed "
            f"'{training.job.network}' the gap between the sensors, which a fusion takes off: begin it anew "
            "with --overwrite."
        )


def save(path: Path, parts: Mapping[str, Part], values: Mapping[str, Any]) -> None:
    """Write modules and optimisers, by the prefix of their tensors' names, with plain values, whole or not
    at all."""
    tensors: dict[str, Tensor] = {CPU_RANDOM: torch.get_rng_state()}
    if torch.cuda.is_available():
        tensors[CUDA_RANDOM] = torch.cuda.get_rng_state()
    for prefix, part in parts.items():
        own = _moments(part) if isinstance(part, torch.optim.Optimizer) else part.state_dict()
        tensors.update({prefix + name: tensor for name, tensor in own.items()})
    checkpoints.save({**values, "state": tensors}, path)


def load(path: Path) -> dict[str, Any]:
    """The plain values, and the tensors under `state`.

    Raises:
        CheckpointError: it can't be read.
    """
    try:
        return checkpoints.read(path)
    except CheckpointError as error:
        raise CheckpointError(
            f"The training can't go on: {error} Or begin it anew with --overwrite."
        ) from error


def restore(state: Mapping[str, Tensor], parts: Mapping[str, Part]) -> None:
    """Put the tensors back where `save` took them from."""
    for prefix, part in parts.items():
        own = {name[len(prefix) :]: tensor for name, tensor in state.items() if name.startswith(prefix)}
        if isinstance(part, torch.optim.Optimizer):
            _set_moments(part, own)
        else:
            part.load_state_dict(own)
    torch.set_rng_state(state[CPU_RANDOM])
    if CUDA_RANDOM in state and torch.cuda.is_available():
        torch.cuda.set_rng_state(state[CUDA_RANDOM])


def _moments(optimiser: torch.optim.Optimizer) -> dict[str, Tensor]:
    return {
        f"{number}/{name}": torch.as_tensor(value)
        for number, moments in optimiser.state_dict()["state"].items()
        for name, value in moments.items()
    }


def _set_moments(optimiser: torch.optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """With the strides that they had: those of the parameter that they belong to."""
    parameters = [p for group in optimiser.param_groups for p in group["params"]]
    moments: dict[int, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        number, name = key.split("/")
        parameter = parameters[int(number)]
        if tensor.shape == parameter.shape:
            tensor = torch.empty_like(parameter).copy_(tensor)
        moments.setdefault(int(number), {})[name] = tensor
    optimiser.load_state_dict({**optimiser.state_dict(), "state": moments})
