"""Batches from prepared cases: pieces cut out, turned, with fewer bands, with clouds, with a wish for sharpness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
import torch
from torch import Tensor, nn

from ..manifest import FIGURE_ROLES, IMAGE_ROLES
from ..manifest import Tensor as Input

PATCH, SMALL_PATCH = 96, 32
FEWEST_VALID = 0.3
CLOUDED = 0.2
"""Share of training cases with a cloud that the coarse images do not have."""


@dataclass(frozen=True)
class Case:
    """One prepared scene, or a piece of it, whole in memory."""

    name: str
    images: dict[str, np.ndarray]
    """(bands, rows, cols) float32 by the name of the network's input."""
    figures: dict[str, np.ndarray]
    """(bands,) by the name of the network's input."""
    ratio: float
    valid: np.ndarray
    """(rows, cols)."""
    truth: np.ndarray
    """(bands, rows, cols) float32, 0 where it does not count."""
    counts: np.ndarray
    """(rows, cols): where the inputs and the truth are valid."""

    @property
    def bands(self) -> int:
        return len(self.truth)

    @property
    def size(self) -> tuple[int, int]:
        return self.valid.shape


@dataclass(frozen=True)
class Batch:
    """What the network takes, and the truth."""

    inputs: dict[str, Tensor]
    truth: Tensor
    """(batch, bands, rows, cols), 0 where it does not count."""
    counts: Tensor
    """(batch, 1, rows, cols), 1 where all inputs and the truth are valid."""

    def to(self, device: str) -> Batch:
        return Batch({k: v.to(device) for k, v in self.inputs.items()}, self.truth.to(device), self.counts.to(device))


def load(path: Path, inputs: Iterable[Input]) -> Case:
    """A case file that the engine wrote (engine/cases.py)."""
    with np.load(path) as file:
        images = {t.name: file[t.name] for t in inputs if t.role in IMAGE_ROLES}
        figures = {t.name: file[t.name] for t in inputs if t.role in FIGURE_ROLES}
        return Case(path.stem, images, figures, float(file["ratio"]), file["valid"], file["truth"], file["counts"])


def load_all(folder: Path, network: nn.Module) -> list[Case]:
    """All cases of a folder, in the order of their names."""
    return [load(path, network.inputs) for path in sorted(folder.glob("*.npz"))]


class Cases:
    """Draws batches; reproducible by its seed."""

    def __init__(self, cases: Iterable[Case], inputs: Iterable[Input], seed: int, pixels: int = 110_000):
        """`pixels`: about how many pixels x bands a batch has."""
        self.cases, self.inputs, self.pixels = list(cases), tuple(inputs), pixels
        self.random = np.random.default_rng(seed)
        self.large = [c for c in self.cases if min(c.size) >= PATCH]
        self.small = [c for c in self.cases if SMALL_PATCH <= min(c.size) < PATCH]

    def batch(self) -> Batch:
        """Cases of any places, with the same number of bands and one size."""
        chance = len(self.small) / max(1, len(self.small) + len(self.large))
        pool, side = (self.small, SMALL_PATCH) if self.random.random() < chance else (self.large, PATCH)
        first = pool[self.random.integers(len(pool))]
        bands = first.bands if self.random.random() < 0.5 else int(self.random.integers(1, first.bands + 1))
        count = max(1, round(self.pixels / (bands * side**2)))
        others = [c for c in pool if c.bands >= bands]
        chosen = [first, *(others[self.random.integers(len(others))] for _ in range(count - 1))]
        wish = self._wish()
        return collate([self._cut(case, bands, side, wish) for case in chosen])

    def _cut(self, case: Case, bands: int, side: int, wish: float) -> dict[str, Tensor]:
        chosen = self.random.permutation(case.bands)[:bands]
        for _ in range(20):
            row, col = (int(self.random.integers(n - side + 1)) for n in case.size)
            window = (slice(row, row + side), slice(col, col + side))
            if case.counts[window].mean() > FEWEST_VALID:
                break
        turns, mirror = int(self.random.integers(4)), bool(self.random.random() < 0.5)
        hidden = self._cloud(side) if self.random.random() < CLOUDED else None
        return tensors(case, self.inputs, chosen, window, wish, turns, mirror, hidden)

    def _wish(self) -> float:
        """The sharpness that is asked for: none in half of the batches, for which less has to be computed."""
        chance = self.random.random()
        return 0.0 if chance < 0.5 else 1.0 if chance < 0.75 else float(self.random.random())

    def _cloud(self, side: int) -> np.ndarray:
        """(side, side) True under a cloud: a few discs, which are larger or smaller than the network's reach."""
        rows, cols = np.mgrid[:side, :side]
        hidden = np.zeros((side, side), bool)
        for _ in range(self.random.integers(1, 4)):
            row, col = self.random.uniform(0, side, 2)
            hidden |= np.hypot(rows - row, cols - col) < self.random.uniform(1, side / 4)
        return hidden


def tensors(case: Case, inputs: Iterable[Input], bands: np.ndarray, window: tuple[slice, slice], wish: float = 0.0,
            turns: int = 0, mirror: bool = False, hidden: Optional[np.ndarray] = None) -> dict[str, Tensor]:
    """The tensors of a piece of a case, without the batch axis, as the engine would hand them over; and the truth.

    Args:
        wish: the value of every parameter of the network.
        hidden: (rows, cols), True where the inputs are to be invalid, too.
    """
    def turned(image: np.ndarray) -> np.ndarray:
        image = np.rot90(image, turns, axes=(-2, -1))
        return np.ascontiguousarray(image[..., ::-1] if mirror else image)

    valid, counts = case.valid[window], case.counts[window]
    if hidden is not None:
        valid, counts = valid & ~hidden, counts & ~hidden
    found = {"truth": np.where(counts, case.truth[(bands, *window)], 0), "counts": counts[None].astype(np.float32)}
    mean = next(case.figures[t.name] for t in inputs if t.role == "fine_mean")
    for tensor in inputs:
        if tensor.role in IMAGE_ROLES:
            instead = 0.0 if tensor.role == "noise" else mean[bands][:, None, None]
            found[tensor.name] = np.where(valid, case.images[tensor.name][(bands, *window)], instead).astype(np.float32)
        elif tensor.role in FIGURE_ROLES:
            found[tensor.name] = case.figures[tensor.name][bands]
        elif tensor.role == "valid":
            found[tensor.name] = valid[None].astype(np.float32)
        else:
            found[tensor.name] = np.float32(case.ratio if tensor.role == "ratio" else wish)
    return {name: torch.from_numpy(turned(v)) if np.ndim(v) > 1 else torch.as_tensor(v) for name, v in found.items()}


def collate(cases: list[dict[str, Tensor]]) -> Batch:
    stacked = {key: torch.stack([c[key] for c in cases]) for key in cases[0]}
    return Batch(truth=stacked.pop("truth"), counts=stacked.pop("counts"), inputs=stacked)


def whole(case: Case, network: nn.Module, wish: float = 0.0, side: int = 256) -> Batch:
    """A case as a batch of one, at most `side` pixels wide, cut to the network's multiple."""
    multiple = getattr(network, "multiple", 1)
    window = tuple(slice(0, min(n, side) // multiple * multiple) for n in case.size)
    return collate([tensors(case, network.inputs, np.arange(case.bands), window, wish)])
