"""One batch and what a network made of it, as the terms of the loss see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Callable

import torch
from torch import Tensor

from ..catalogue.tensors import Tensor as Input
from .loss import SOFT

Run = Callable[[Mapping[str, Tensor]], Tensor]


@dataclass(frozen=True)
class Measured:
    """A prediction beside its truth; images are (batch, bands, rows, cols) in reflectance."""

    prediction: Tensor
    truth: Tensor
    """0 where it does not count."""
    counts: Tensor
    """(batch, 1, rows, cols), 1 or 0."""
    inputs: Mapping[str, Tensor]
    """What the network was given by name, and what lies beside it in the cases (beside.py)."""
    taken: tuple[Input, ...]
    """The network's inputs."""
    run: Run
    """The network once more, on other inputs, with its gradient."""


def softly(error: Tensor) -> Tensor:
    """Of an error in deviations: a square where it is small and straight above SOFT (Charbonnier)."""
    return torch.sqrt(error**2 + SOFT**2) - SOFT
