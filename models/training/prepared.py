"""A prepared case as a file that the engine wrote; its images are read when they are needed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...engine.door.errors import TrainingDataError
from ..catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES
from ..catalogue.tensors import Tensor as Input
from . import case_folder
from .beside import DAYS, LATTICE
from .stored import StoredArray, arrays


@dataclass(frozen=True)
class Case:
    """One prepared scene, or a piece of it."""

    name: str
    images: dict[str, StoredArray]
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


def load(path: Path, inputs: Iterable[Input]) -> Case:
    """A case file that the engine wrote (engine/cases.py); its images are read when they are needed.

    Raises:
        TrainingDataError: it is none, or of another network.
    """
    try:
        file = arrays(path)
        roles = (*(role for role in IMAGE_ROLES if role != "noise"), LATTICE)
        images = {t.name: file[t.name] for t in inputs if t.role in roles}
        figures = {t.name: np.array(file[t.name][:]) for t in inputs if t.role in (*FIGURE_ROLES, DAYS)}
        return Case(
            path.stem, images, figures, float(file["ratio"][0]), file["valid"], file["truth"], file["counts"]
        )
    except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise TrainingDataError(
            f"The training case '{path}' can't be used ({error}), because it was prepared for another "
            "network or other options, or cut short: prepare the cases again, or begin the training anew.",
        ) from error
