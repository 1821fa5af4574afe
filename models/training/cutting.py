"""Pieces of prepared cases as what a network takes: cut out, turned, with fewer bands, with clouds.

A `Plan` says what a batch is of; it is made on the host, by the seed. `from_disk` cuts it from the files on
the host, shelf.py from cases that lie on the device that learns; both give the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Optional

import numpy as np
import torch
from torch import Tensor, nn

from ..catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES
from ..catalogue.tensors import Tensor as Input
from .beside import DAYS, LATTICE
from .machine import sent
from .prepared import Case


@dataclass(frozen=True)
class Batch:
    """What the network takes, and the truth."""

    inputs: dict[str, Tensor]
    truth: Tensor
    """(batch, bands, rows, cols), 0 where it does not count."""
    counts: Tensor
    """(batch, 1, rows, cols), 1 where all inputs and the truth are valid."""
    sharp: Optional[bool] = None
    """Whether sharpness is asked for anywhere; None: not known without a look at the inputs, which waits for
    a card to come to it."""

    def to(self, device: str) -> Batch:
        inputs = {name: sent(x, device) for name, x in self.inputs.items()}
        return Batch(inputs, sent(self.truth, device), sent(self.counts, device), self.sharp)


@dataclass(frozen=True)
class Piece:
    """A square of one case, as a batch has it."""

    case: int
    """Its number among those that are learnt from."""
    bands: np.ndarray
    """Numbers of its bands, in the order in which the batch has them."""
    row: int
    col: int
    """Where the square begins."""
    turns: int
    mirror: bool
    discs: np.ndarray
    """(discs, 3): row and column of the middle, from the square's corner on, and radius of each cloud's
    discs, in pixels; the inputs are invalid within."""


@dataclass(frozen=True)
class Plan:
    """What a batch is of."""

    pieces: list[Piece]
    side: int
    wish: float
    """The sharpness that is asked for: none in half of the batches, for which less has to be computed."""


def from_disk(plan: Plan, cases: list[Case], inputs: Iterable[Input]) -> Batch:
    """The batch of a plan, read from the cases' files, on the host."""
    inputs = tuple(inputs)
    cut = []
    for piece in plan.pieces:
        window = (slice(piece.row, piece.row + plan.side), slice(piece.col, piece.col + plan.side))
        hidden = _within(piece.discs, plan.side) if len(piece.discs) else None
        case = cases[piece.case]
        cut.append(tensors(case, inputs, piece.bands, window, plan.wish, piece.turns, piece.mirror, hidden))
    return collate(cut, sharp=plan.wish > 0)


def _within(discs: np.ndarray, side: int) -> np.ndarray:
    """(side, side) True under a cloud."""
    rows, cols = np.mgrid[:side, :side]
    hidden = np.zeros((side, side), bool)
    for row, col, radius in discs:
        hidden |= np.hypot(rows - row, cols - col) < radius
    return hidden


def with_baseline(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """A network's inputs, and what the baseline `delta` takes of the first pair and the target beside
    them."""
    inputs = tuple(inputs)
    here = {(t.role, t.pair) for t in inputs}
    needed = (Input("fine_1", "fine"), Input("coarse_1", "coarse"), Input("target", "target"))
    return (*inputs, *(t for t in needed if (t.role, t.pair) not in here))


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
        name: torch.from_numpy(turned(x, turns, mirror)) if np.ndim(x) > 1 else torch.as_tensor(x)
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
    if tensor.role == DAYS:
        return case.figures[tensor.name].reshape(-1)[0]
    if tensor.role == LATTICE:
        return case.images[tensor.name][window][None].astype(np.float32)
    return np.float32(case.ratio if tensor.role == "ratio" else wish)


def turned(image: np.ndarray, turns: int, mirror: bool) -> np.ndarray:
    """The image turned by quarters, and then mirrored."""
    image = np.rot90(image, turns, axes=(-2, -1))
    return np.ascontiguousarray(image[..., ::-1] if mirror else image)


def collate(cases: list[dict[str, Tensor]], sharp: Optional[bool] = None) -> Batch:
    """Pieces of one size, as `tensors` gives them, as a batch."""
    stacked = {key: torch.stack([c[key] for c in cases]) for key in cases[0]}
    return Batch(truth=stacked.pop("truth"), counts=stacked.pop("counts"), inputs=stacked, sharp=sharp)


def whole(case: Case, network: nn.Module, wish: float = 0.0, side: int = 256) -> Batch:
    """A case as a batch of one, at most `side` pixels wide, cut to the network's multiple."""
    return collate([tensors(case, network.inputs, np.arange(case.bands), _corner(case, network, side), wish)])


def delta(case: Case, network: nn.Module, side: int = 256) -> Tensor:
    """(1, bands, rows, cols): what the baseline predicts of the same piece of a case as `whole` gives."""
    x = tensors(case, with_baseline(network.inputs), np.arange(case.bands), _corner(case, network, side))
    return (x["fine_1"] + x["target"] - x["coarse_1"])[None]


def _corner(case: Case, network: nn.Module, side: int) -> tuple[slice, slice]:
    return tuple(slice(0, min(n, side) // network.multiple * network.multiple) for n in case.size)
