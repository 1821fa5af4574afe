"""What predicting with a network takes, in bytes a pixel of a patch: as counted, and as a trial shows it."""

from __future__ import annotations

import copy
from typing import Callable

import numpy as np

from ....models.catalogue.manifest import Manifest
from ....models.catalogue.tensors import IMAGE_ROLES
from ...devices.hardware import give_back_free_memory, resident_bytes
from ...devices.inference import Session
from . import runs
from .inputs import Given, Inputs

ALIVE_SIDE = 32
"""Side of a tile that only shows whether a device works."""
MEMORY_SIDE, MEMORY_MARGIN = 192, 1.2
"""Side of the tile by which the memory a pixel takes is measured. Tiles of 320 to 576 pixels of 4 and 10
bands took 0.8 to 1.17 times as much a pixel and band (five networks), for ONNX Runtime's arena grows by
halves and keeps what it once had; with a side of 128 and all bands it was 0.67 to 1.27."""
MEMORY_BANDS = 2
"""Bands of that tile, at most: the memory of a network that takes any grows with their number, and the trial
itself must not take more than the smallest budgets."""
MOMENT_COPIES = 6
"""Images held beside, where a network draws samples, as counted: mean, squares, a square under way and its
multiple, both layers."""
PAIR_COPIES = 6
"""Images held beside, where predictions from two pairs are combined, as counted: both, their weights, sum
and total."""

GUARD_COPIES = 6
"""Images held beside by the guard, as counted: C1 and C2 with less of what is the same all over the scene,
`delta` with its sum and count, and the farthest that is allowed."""


def least_of_value(manifest: Manifest) -> float:
    """What each value of a patch takes at least: the graph's images, its prediction and ours."""
    return 4.0 * (2 * (1 + manifest.change) + sum(t.role in IMAGE_ROLES for t in manifest.inputs))


def of_buffers(inputs: Inputs) -> float:
    """What our own arrays take, of a scene that is known."""
    valid = any(t.role == "valid" for t in inputs.manifest.inputs)
    return least_of_value(inputs.manifest) * inputs.bands + 4.0 * valid


def beside(inputs: Inputs, layers: int, pairs: int) -> float:
    """What is held beside by the guard, by samples, and by predictions from several pairs."""
    moments = MOMENT_COPIES if inputs.samples > 1 else 0
    of_pairs = PAIR_COPIES * layers if pairs > 1 else 0
    return 4.0 * inputs.bands * (GUARD_COPIES + moments + of_pairs)


def for_trial(inputs: Inputs) -> Inputs:
    """The inputs with as many bands as a trial has; those of a graph of named bands as they are."""
    if inputs.manifest.bands != "any" or inputs.bands <= MEMORY_BANDS:
        return inputs
    few = copy.copy(inputs)
    few.figures = {
        role: figure[:MEMORY_BANDS] if np.ndim(figure) else figure for role, figure in inputs.figures.items()
    }
    return few


def of_pixel(inputs: Inputs, session: Session, layers: int, pairs: int) -> float:
    """Bytes a pixel of a patch that predicting takes; on a graphics card what our own buffers take, for the
    rest is in its own memory.

    Args:
        layers: that are predicted, and held beside, of each pair.
        pairs: that are predicted from one by one.
    """
    buffers, held = of_buffers(inputs), beside(inputs, layers, pairs)
    if session.device != "cpu":
        return buffers + 4 * inputs.bands + held
    trial = for_trial(inputs)
    grown = growth(trial, lambda given, shrink: runs.once(session, trial, [given], shrink))
    return max(buffers, grown * inputs.bands / trial.bands) + held


def growth(inputs: Inputs, run: Callable[[Given, bool], object]) -> float:
    """By how much the process grows over a trial; nothing in a model file tells this.

    Args:
        run: predicts, and gives the memory back where that is asked for.
    """
    small, trial = (inputs.invent(side) for side in (ALIVE_SIDE, MEMORY_SIDE))
    run(small, False)  # loads what does not grow with the tile
    give_back_free_memory()
    before = resident_bytes()
    run(trial, False)
    grown = resident_bytes() - before
    run(small, True)
    return MEMORY_MARGIN * grown / MEMORY_SIDE**2
