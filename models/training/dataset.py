"""Batches from prepared cases: pieces cut out, turned, with fewer bands, with clouds, with a wish for
sharpness.

Cases stay on the disk; what is read of them, the system keeps in memory as far as it is free.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np
import torch
from torch import Tensor, nn

from ...engine.door.errors import TrainingDataError
from ..catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES
from ..catalogue.tensors import Tensor as Input
from . import case_folder
from .beside import LATTICE
from .stored import StoredArray, arrays

PATCH, SMALL_PATCH = 96, 32
FEWEST_VALID = 0.3
CLOUDED = 0.2
"""Share of training cases with a cloud that the coarse images do not have."""


@dataclass(frozen=True)
class Case:
    """One prepared scene, or a piece of it."""

    name: str
    images: dict[str, StoredArray]
    """(bands, rows, cols) float32 by the name of the network's input."""
    figures: dict[str, np.ndarray]
    """(bands,), or (1,) for the days, by the name of the network's input."""
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
        return Batch(
            {k: v.to(device) for k, v in self.inputs.items()}, self.truth.to(device), self.counts.to(device)
        )


def with_baseline(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """A network's inputs, and what the baseline `delta` takes of the first pair and the target beside
    them."""
    inputs = tuple(inputs)
    here = {(t.role, t.pair) for t in inputs}
    needed = (Input("fine_1", "fine"), Input("coarse_1", "coarse"), Input("target", "target"))
    return (*inputs, *(t for t in needed if (t.role, t.pair) not in here))


def load(path: Path, inputs: Iterable[Input]) -> Case:
    """A case file that the engine wrote (engine/cases.py); its images are read when they are needed.

    Raises:
        TrainingDataError: it is none, or of another network.
    """
    try:
        file = arrays(path)
        images = {
            t.name: file[t.name] for t in inputs if t.role in (*IMAGE_ROLES, LATTICE) and t.role != "noise"
        }
        figures = {t.name: np.array(file[t.name][:]) for t in inputs if t.role in (*FIGURE_ROLES, "days")}
        return Case(
            path.stem, images, figures, float(file["ratio"][0]), file["valid"], file["truth"], file["counts"]
        )
    except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise TrainingDataError(
            f"The training case '{path}' can't be used ({error}): it was prepared for "
            "another network, or cut short; begin the training anew.",
        ) from error


def load_all(folders: Iterable[Path], network: nn.Module, beside: Iterable[Input] = ()) -> list[Case]:
    """All cases of some folders, in the order of their names; `beside`: what is taken of them beside what the
    network and the baseline are given.

    Raises:
        TrainingDataError: there are none, or one can't be used.
    """
    folders = [Path(folder) for folder in folders]
    cases = [
        load(path, (*with_baseline(network.inputs), *beside))
        for folder in folders
        for path in sorted(folder.glob("*.npz"))
    ]
    if not any(min(case.size) >= SMALL_PATCH for case in cases):
        raise TrainingDataError(
            f"There is no training case of {SMALL_PATCH} x {SMALL_PATCH} pixels in "
            f"{', '.join(map(str, folders))}: give larger images, or other folders.",
        )
    return cases


class Cases:
    """Draws batches; reproducible by its seed. Real and simulated coarse images get equal parts where
    there are both."""

    def __init__(self, cases: Iterable[Case], inputs: Iterable[Input], seed: int, pixels: int):
        """`pixels`: about how many pixels x bands a batch has."""
        self.cases, self.inputs, self.pixels = list(cases), tuple(inputs), pixels
        self.random = np.random.default_rng(seed)
        kinds = [[c for c in self.cases if c.real is real] for real in (False, True)]
        self.pools = [
            pool
            for kind in kinds
            for pool in (
                [c for c in kind if min(c.size) >= PATCH],
                [c for c in kind if SMALL_PATCH <= min(c.size) < PATCH],
            )
            if pool
        ]
        shares = [
            len(pool) / sum(len(p) for p in self.pools if p[0].real is pool[0].real) for pool in self.pools
        ]
        self.odds = np.array(shares) / sum(shares)

    @property
    def state(self) -> dict[str, Any]:
        """Where the drawing stands, as plain values."""
        return self.random.bit_generator.state

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self.random.bit_generator.state = state

    def batch(self) -> Batch:
        """Cases of any places, with the same number of bands and one size."""
        pool = self.pools[self.random.choice(len(self.pools), p=self.odds)]
        side = PATCH if min(pool[0].size) >= PATCH else SMALL_PATCH
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
        """(side, side) True under a cloud: a few discs, which are larger or smaller than the network's
        reach."""
        rows, cols = np.mgrid[:side, :side]
        hidden = np.zeros((side, side), bool)
        for _ in range(self.random.integers(1, 4)):
            row, col = self.random.uniform(0, side, 2)
            hidden |= np.hypot(rows - row, cols - col) < self.random.uniform(1, side / 4)
        return hidden


def tensors(
    case: Case,
    inputs: Iterable[Input],
    bands: np.ndarray,
    window: tuple[slice, slice],
    wish: float = 0.0,
    turns: int = 0,
    mirror: bool = False,
    hidden: Optional[np.ndarray] = None,
) -> dict[str, Tensor]:
    """The tensors of a piece of a case, without the batch axis, as the engine would hand them over; and the
    truth.

    Noise is none, which gives a prediction close to the mean; a loss that needs some draws it
    (`training_loss`).

    Args:
        wish: the value of every parameter of the network.
        hidden: (rows, cols), True where the inputs are to be invalid, too.
    """
    valid, counts = case.valid[window], case.counts[window]
    if hidden is not None:
        valid, counts = valid & ~hidden, counts & ~hidden
    inputs = tuple(inputs)
    mean = next(case.figures[t.name] for t in inputs if t.role == "fine_mean")[bands]
    arrays = {
        "truth": np.where(counts, case.truth[(bands, *window)], 0),
        "counts": counts[None].astype(np.float32),
        **{tensor.name: _taken(case, tensor, bands, window, valid, mean, wish) for tensor in inputs},
    }
    return {
        name: torch.from_numpy(_turned(x, turns, mirror)) if np.ndim(x) > 1 else torch.as_tensor(x)
        for name, x in arrays.items()
    }


def _taken(
    case: Case,
    tensor: Input,
    bands: np.ndarray,
    window: tuple[slice, slice],
    valid: np.ndarray,
    mean: np.ndarray,
    wish: float,
) -> np.ndarray:
    """What one input of the network is given of a piece of a case; invalid pixels hold the `mean`,
    (bands,)."""
    if tensor.role == "noise":
        return np.zeros((len(bands), *valid.shape), np.float32)
    if tensor.role in IMAGE_ROLES:
        image = case.images[tensor.name][(bands, *window)]
        return np.where(valid, image, mean[:, None, None]).astype(np.float32)
    if tensor.role in FIGURE_ROLES:
        return case.figures[tensor.name][bands]
    if tensor.role == "valid":
        return valid[None].astype(np.float32)
    if tensor.role == "days":
        return case.figures[tensor.name].reshape(-1)[0]
    if tensor.role == LATTICE:
        return case.images[tensor.name][window][None].astype(np.float32)
    return np.float32(case.ratio if tensor.role == "ratio" else wish)


def _turned(image: np.ndarray, turns: int, mirror: bool) -> np.ndarray:
    """The image turned by quarters, and then mirrored."""
    image = np.rot90(image, turns, axes=(-2, -1))
    return np.ascontiguousarray(image[..., ::-1] if mirror else image)


def collate(cases: list[dict[str, Tensor]]) -> Batch:
    """Pieces of one size, as `tensors` gives them, as a batch."""
    stacked = {key: torch.stack([c[key] for c in cases]) for key in cases[0]}
    return Batch(truth=stacked.pop("truth"), counts=stacked.pop("counts"), inputs=stacked)


def whole(case: Case, network: nn.Module, wish: float = 0.0, side: int = 256) -> Batch:
    """A case as a batch of one, at most `side` pixels wide, cut to the network's multiple."""
    return collate([tensors(case, network.inputs, np.arange(case.bands), _corner(case, network, side), wish)])


def delta(case: Case, network: nn.Module, side: int = 256) -> Tensor:
    """(1, bands, rows, cols): what the baseline predicts of the same piece of a case as `whole` gives."""
    x = tensors(case, with_baseline(network.inputs), np.arange(case.bands), _corner(case, network, side))
    return (x["fine_1"] + x["target"] - x["coarse_1"])[None]


def _corner(case: Case, network: nn.Module, side: int) -> tuple[slice, slice]:
    return tuple(slice(0, min(n, side) // network.multiple * network.multiple) for n in case.size)
