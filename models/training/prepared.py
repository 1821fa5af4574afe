"""A prepared case as a file that the engine wrote; its images are read when they are needed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

import numpy as np

from ...engine.door.errors import TrainingDataError
from ..catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES
from ..catalogue.tensors import Tensor as Input
from . import case_folder
from .beside import DAYS, LATTICE
from .stored import StoredArray, arrays


@dataclass(frozen=True)
class Bridged:
    """A coarse image less C1 and with F1 averaged in its place: what a network without C1 is given for C2
    (engine/methods/network/inputs.py)."""

    coarse: StoredArray
    before: StoredArray
    """C1."""
    averaged: StoredArray

    def __getitem__(self, piece: Any) -> np.ndarray:
        return self.coarse[piece] - self.before[piece] + self.averaged[piece]

    def __len__(self) -> int:
        return len(self.coarse)

    @property
    def shape(self) -> tuple[int, ...]:
        return self.coarse.shape


Taken = Union[StoredArray, Bridged]
"""An image of a case, of which pieces are taken."""


@dataclass(frozen=True)
class Case:
    """One prepared scene, or a piece of it."""

    name: str
    images: dict[str, Taken]
    """(bands, rows, cols) float32 by the name of the network's input."""
    figures: dict[str, np.ndarray]
    """(bands,) by the name of the network's input."""
    ratio: float
    valid: StoredArray
    """(rows, cols)."""
    truth: StoredArray
    """(bands, rows, cols) float32, 0 where it does not count."""
    counts: StoredArray
    """(rows, cols): where the inputs and the truth are valid."""

    @property
    def place(self) -> str:
        return case_folder.place_of(self.name)

    @property
    def real(self) -> bool:
        """Whether its coarse images are real."""
        return case_folder.is_real(self.name)

    @property
    def replayed(self) -> bool:
        """Whether it stands in for what a model learnt from before."""
        return case_folder.is_replayed(self.name)

    @property
    def bands(self) -> int:
        return len(self.truth)

    @property
    def size(self) -> tuple[int, int]:
        return self.valid.shape


def load(path: Path, inputs: Iterable[Input], bridge: bool = False) -> Case:
    """A case file that the engine wrote (engine/cases.py); its images are read when they are needed.

    Args:
        bridge: for a network without C1 (`is_bridged`): C2, and a third date, come as it is given them in
            use, and F1 averaged for C1, so that the coarse change stays C2 - C1.

    Raises:
        TrainingDataError: it is none, or of another network.
    """
    inputs = tuple(inputs)
    try:
        file = arrays(path)
        roles = (*(role for role in IMAGE_ROLES if role != "noise"), LATTICE)
        images: dict[str, Taken] = {t.name: file[t.name] for t in inputs if t.role in roles}
        if bridge:
            images |= _bridged(file, inputs)
        figures = {t.name: np.array(file[t.name][:]) for t in inputs if t.role in (*FIGURE_ROLES, DAYS)}
        return Case(
            path.stem, images, figures, float(file["ratio"][0]), file["valid"], file["truth"], file["counts"]
        )
    except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise TrainingDataError(
            f"The training case '{path}' can't be used ({error}), because it was prepared for another "
            "network or other options, or cut short: prepare the cases again, or begin the training anew.",
        ) from error


def _bridged(file: dict[str, StoredArray], inputs: Iterable[Input]) -> dict[str, Taken]:
    """The images that a network without C1 is given otherwise than the case holds them."""
    images: dict[str, Taken] = {}
    for tensor in inputs:
        if tensor.role == "target":
            images[tensor.name] = Bridged(file[tensor.name], file["coarse_1"], file["averaged_1"])
        elif (tensor.role, tensor.pair) == ("coarse", 1):
            images[tensor.name] = file["averaged_1"]
    return images
