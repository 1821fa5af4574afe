"""What a network for sequences learns from: cases that lie on the disk, turned and shortened as they are
drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ..catalogue.series_manifest import DATES, INPUTS
from . import case_folder

CUT = 48
"""Side of what is learnt from at once, in fine pixels."""
OVER_TIME = ("fine", "coarse", "valid", "days")
KEPT = 1_000_000_000
"""Bytes of cases that stay in memory once they were read; the others are read each time."""
SHORTENED = 0.3
"""How often dates are left out, so that any number of them will do."""


@dataclass(frozen=True)
class SeriesBatch:
    """One case, as a batch of one."""

    inputs: dict[str, Tensor]
    truth: Tensor
    """(1, bands, rows, cols)."""
    counts: Tensor
    """(1, 1, rows, cols), 1 where the truth is known."""

    def to(self, device: str) -> SeriesBatch:
        inputs = {name: value.to(device) for name, value in self.inputs.items()}
        return SeriesBatch(inputs, self.truth.to(device), self.counts.to(device))


class SeriesCases:
    """Files of cases from which batches are drawn without an end."""

    def __init__(self, files: Sequence[Path], seed: int, multiple: int = 2):
        """`multiple`: of rows and columns, as the network wants them."""
        self._multiple = multiple
        self._files = sorted(files)
        self._kept: dict[Path, dict[str, np.ndarray]] = {}
        self._room = KEPT
        self._random = np.random.default_rng(seed)

    @property
    def state(self) -> dict[str, Any]:
        """Where the drawing stands, as plain values."""
        return dict(self._random.bit_generator.state)

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self._random.bit_generator.state = state

    def batch(self) -> SeriesBatch:
        rng = self._random
        arrays = self._arrays_of(self._files[rng.integers(len(self._files))])
        if rng.random() < SHORTENED:
            arrays = _shortened(arrays, rng)
        if rng.random() < 0.5:  # the year backwards
            arrays = {name: value[::-1] if name in OVER_TIME else value for name, value in arrays.items()}
            arrays["days"] = -arrays["days"]
        return as_batch(_turned(_cut(arrays, rng, self._multiple), rng))

    def _arrays_of(self, file: Path) -> dict[str, np.ndarray]:
        if file in self._kept:
            return self._kept[file]
        arrays = arrays_of(file)
        size = sum(value.nbytes for value in arrays.values())
        if size <= self._room:
            self._kept[file] = arrays
            self._room -= size
        return arrays


def arrays_of(file: Path) -> dict[str, np.ndarray]:
    with np.load(file) as stored:
        return {name: stored[name] for name in stored.files}


def whole(file: Path, multiple: int) -> SeriesBatch:
    """A case as it is, to validate on; rows and columns cut to a multiple."""
    arrays = arrays_of(file)
    rows, cols = (size // multiple * multiple for size in arrays["truth"].shape[-2:])
    return as_batch(
        {name: value[..., :rows, :cols] if value.ndim > 2 else value for name, value in arrays.items()}
    )


def place_of(file: Path) -> str:
    return case_folder.place_of(file.stem)


def as_batch(arrays: dict[str, np.ndarray]) -> SeriesBatch:
    tensors = {
        name: torch.from_numpy(np.ascontiguousarray(value, np.float32))[None]
        for name, value in arrays.items()
    }
    return SeriesBatch({name: tensors[name] for name in INPUTS}, tensors["truth"], tensors["counts"])


def _shortened(arrays: dict[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Without some of the dates."""
    dates = len(arrays["days"])
    kept = np.sort(rng.permutation(dates)[: rng.integers(min(DATES[0], dates), dates + 1)])
    return {name: value[kept] if name in OVER_TIME else value for name, value in arrays.items()}


def _cut(arrays: dict[str, np.ndarray], rng: np.random.Generator, multiple: int) -> dict[str, np.ndarray]:
    rows, cols = arrays["truth"].shape[-2:]
    high, wide = (min(CUT, size // multiple * multiple) for size in (rows, cols))
    top, left = (int(rng.integers(room + 1)) for room in (rows - high, cols - wide))
    return {
        name: value[..., top : top + high, left : left + wide] if value.ndim > 2 else value
        for name, value in arrays.items()
    }


def _turned(arrays: dict[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """One of the eight ways in which a square can lie."""
    quarters, mirrored = int(rng.integers(4)), rng.random() < 0.5

    def turn(value: np.ndarray) -> np.ndarray:
        if value.ndim < 3:
            return value
        value = np.rot90(value, quarters, (-2, -1))
        return value[..., ::-1] if mirrored else value

    return {name: turn(value) for name, value in arrays.items()}
