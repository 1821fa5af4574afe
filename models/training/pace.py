"""The pace of a training: its learning rate, its moving average, and how often it is validated."""

from __future__ import annotations

import math

import torch
from torch import nn

CHECKS, FEWEST_CHECKS = 20, 4
"""How many validations a training has, about, and how many it has however long they take."""
CHECK_SHARE = 10
"""Between two validations at least so many times their own duration is trained."""
CHECK_COST = 0.6
"""What a number (pixel x band) costs to validate on, beside one to learn from; measured for edcstfn on one
core. Steps are counted by it and not by the clock, so that a number of steps can be repeated."""


def steps_between_checks(steps: int, checked: float, learnt: float) -> int:
    """How many steps lie between two validations of a training of so many steps.

    Args:
        checked: numbers that a validation predicts.
        learnt: numbers that a step learns from.
    """
    worth = CHECK_SHARE * CHECK_COST * checked / learnt
    return max(math.ceil(steps / CHECKS), min(math.ceil(worth), math.ceil(steps / FEWEST_CHECKS)), 1)


def seconds_between_checks(whole: float, pause: float) -> float:
    """The same of a training of so many seconds, by how long the last validation took."""
    return max(whole / CHECKS, CHECK_SHARE * pause)


def set_rate(optimiser: torch.optim.Optimizer, rate: float, done: float) -> None:
    """Warm up over the first 2 %, then a cosine down to 1 %."""
    factor = min(1.0, done / 0.02 + 0.05) * (0.01 + 0.99 * (1 + math.cos(math.pi * min(done, 1.0))) / 2)
    for group in optimiser.param_groups:
        group["lr"] = rate * factor


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, decay: float) -> None:
    """Move an average of the weights on; what else a network holds is as it is now."""
    kept, new = list(average.parameters()), list(network.parameters())
    torch._foreach_lerp_(kept, new, 1 - decay)  # one launch on a card for all of them, as torch.optim does it
    for old, now in zip(average.buffers(), network.buffers()):
        old.copy_(now)
