"""Cases that lie on the device that learns, from which a whole batch is cut by a few operations.

All images of all cases are one long row of numbers. A square of a band, however it is turned, is a start in
that row and two steps, one for each row and one for each column of the square: so a batch of any squares and
bands is one gathering of numbers, for which only the starts and the steps have to come from the host.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Optional

import numpy as np
import torch
from torch import Tensor

from ..catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES, SCALAR_ROLES
from ..catalogue.tensors import Tensor as Input
from .beside import DAYS, LATTICE
from .cutting import Batch, Plan, turned
from .machine import room_for_cases, sent
from .prepared import Case

TRUTH = "truth"


class Shelf:
    """Cases on a device."""

    def __init__(self, cases: Sequence[Case], inputs: Iterable[Input], device: str):
        """Read the cases and put them on the device; see `of`."""
        self.inputs, self._device = tuple(inputs), device
        self._images = [t.name for t in self.inputs if _is_image(t)]
        self._figures = [t.name for t in self.inputs if t.role in FIGURE_ROLES]
        self._mean = self._figures.index(next(t.name for t in self.inputs if t.role == "fine_mean"))
        self._sizes = np.array([(case.bands, *case.size) for case in cases])
        bands, rows, cols = self._sizes.T
        layers = 1 + len(self._images)
        self._starts = np.concatenate([[0], np.cumsum(layers * bands * rows * cols)])
        self._mark_starts = np.concatenate([[0], np.cumsum(2 * rows * cols)])
        self.counts = [np.array(case.counts[:]) for case in cases]
        """(rows, cols) of each case, on the host: where it counts."""
        values = torch.empty(int(self._starts[-1]), device=device)
        marks = torch.empty(int(self._mark_starts[-1]), dtype=torch.bool, device=device)
        figures = np.zeros((len(cases), len(self._figures), int(bands.max())), np.float32)
        for number, case in enumerate(cases):
            begin, end = self._starts[number : number + 2]
            stored = [*(case.images[name] for name in self._images), case.truth]
            shape = (case.bands, *case.size)  # of the lattice, which all bands have alike, too
            values[begin:end] = torch.from_numpy(
                np.concatenate([_of_bands(image[:], shape).ravel() for image in stored])
            )
            begin, end = self._mark_starts[number : number + 2]
            marks[begin:end] = torch.from_numpy(
                np.concatenate([np.asarray(case.valid[:], bool).ravel(), self.counts[number].ravel()])
            )
            for row, name in enumerate(self._figures):
                figures[number, row, : case.bands] = case.figures[name]
        self._values, self._marks = values, marks
        self._known = figures
        self._days = {
            t.name: np.array([case.figures[t.name].reshape(-1)[0] for case in cases], np.float32)
            for t in self.inputs
            if t.role == DAYS
        }
        self._ratios = np.array([case.ratio for case in cases], np.float32)

    @classmethod
    def of(
        cls, cases: Sequence[Case], inputs: Iterable[Input], device: str, room: Optional[int] = None
    ) -> Optional[Shelf]:
        """The cases on the device, or None where they would need more than `room` bytes there (None: what
        suits the device)."""
        inputs = tuple(inputs)
        layers = 1 + sum(map(_is_image, inputs))
        needed = sum((4 * layers * case.bands + 2) * case.size[0] * case.size[1] for case in cases)
        room = room_for_cases(device) if room is None else room
        return cls(cases, inputs, device) if cases and needed <= room else None

    def cut(self, plan: Plan) -> Batch:
        """The batch of a plan, on the device; as cutting.py's `from_disk`."""
        numbers = np.array([piece.case for piece in plan.pieces])
        bands = np.stack([piece.bands for piece in plan.pieces])
        valid, counts = self._marked(plan, numbers)
        images = self._taken(plan, numbers, bands)
        figures = self._known[numbers[:, None, None], np.arange(len(self._figures))[:, None], bands[:, None]]
        here = self._there(figures)
        mean = here[:, self._mean, :, None, None]
        inputs: dict[str, Tensor] = {}
        for tensor in self.inputs:
            if tensor.role == "noise":
                inputs[tensor.name] = torch.zeros_like(images[:, 0])
            elif tensor.role == LATTICE:
                inputs[tensor.name] = images[:, self._images.index(tensor.name), :1]
            elif tensor.role in IMAGE_ROLES:
                image = images[:, self._images.index(tensor.name)]
                inputs[tensor.name] = torch.where(valid, image, mean)
            elif tensor.role in FIGURE_ROLES:
                inputs[tensor.name] = here[:, self._figures.index(tensor.name)].contiguous()
            elif tensor.role == "valid":
                inputs[tensor.name] = valid.float()
            elif tensor.role in SCALAR_ROLES:
                inputs[tensor.name] = self._scalars(tensor, numbers, plan.wish)
        truth = torch.where(counts, images[:, -1], torch.zeros((), device=self._device))
        return Batch(inputs, truth, counts.float(), sharp=plan.wish > 0)

    def _scalars(self, tensor: Input, numbers: np.ndarray, wish: float) -> Tensor:
        if tensor.role == "ratio":
            return self._there(self._ratios[numbers])
        if tensor.role == DAYS:
            return self._there(self._days[tensor.name][numbers])
        return torch.full((len(numbers),), wish, device=self._device)

    def _taken(self, plan: Plan, numbers: np.ndarray, bands: np.ndarray) -> Tensor:
        """(pieces, images and the truth, bands, side, side)."""
        all_bands, rows, cols = self._sizes[numbers].T
        layer = np.arange(1 + len(self._images))[:, None] * all_bands[:, None, None] + bands[:, None]
        corner, down, right = _steps(plan, cols)
        starts = (self._starts[numbers] + corner)[:, None, None] + layer * (rows * cols)[:, None, None]
        return self._gathered(self._values, starts, down, right, plan.side)

    def _marked(self, plan: Plan, numbers: np.ndarray) -> tuple[Tensor, Tensor]:
        """(pieces, 1, side, side) where the inputs are valid, and where the truth counts; not below
        clouds."""
        _, rows, cols = self._sizes[numbers].T
        corner, down, right = _steps(plan, cols)
        begin = self._mark_starts[numbers] + corner
        starts = np.stack([begin, begin + rows * cols], axis=1)
        marks = self._gathered(self._marks, starts, down, right, plan.side)
        clouded = [number for number, piece in enumerate(plan.pieces) if len(piece.discs)]
        if clouded:
            clear = ~self._hidden(plan, clouded)
            which = self._there(np.array(clouded))
            marks[which] = marks[which] & clear[:, None]
        return marks[:, :1], marks[:, 1:]

    def _hidden(self, plan: Plan, clouded: list[int]) -> Tensor:
        """(pieces, side, side) of those with clouds: True below them."""
        most = max(len(plan.pieces[number].discs) for number in clouded)
        discs = np.zeros((len(clouded), most, 9))
        for row, number in enumerate(clouded):
            piece = plan.pieces[number]
            lies = np.array(_turn(piece.turns, piece.mirror, plan.side))
            discs[row, :, :6] = lies.ravel()
            discs[row, : len(piece.discs), 6:] = piece.discs  # the others have no radius
        place = self._there(discs)[..., None, None]
        row, col = (_at(place, first, plan.side) for first in (0, 3))
        off = torch.hypot(row - place[:, :, 6], col - place[:, :, 7])
        return (off < place[:, :, 8]).any(1)

    def _gathered(
        self, values: Tensor, starts: np.ndarray, down: np.ndarray, right: np.ndarray, side: int
    ) -> Tensor:
        """What lies at (starts + down x row + right x column); starts (pieces, ...), steps (pieces,)."""
        steps = self._there(np.stack([down, right]))
        along = torch.arange(side, device=self._device)
        square = steps[0, :, None, None] * along[:, None] + steps[1, :, None, None] * along
        square = square.view(len(down), *(1,) * (starts.ndim - 1), side, side)
        index = self._there(starts)[..., None, None] + square
        return values.index_select(0, index.view(-1)).view(index.shape)

    def _there(self, values: np.ndarray) -> Tensor:
        return sent(torch.from_numpy(np.ascontiguousarray(values)), self._device)


def _is_image(tensor: Input) -> bool:
    return tensor.role in (*IMAGE_ROLES, LATTICE) and tensor.role != "noise"


def _of_bands(image: np.ndarray, shape: tuple[int, int, int]) -> np.ndarray:
    return np.broadcast_to(np.asarray(image, np.float32), shape)


@cache
def _turn(turns: int, mirror: bool, side: int) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Of the row, and of the column, from which a turned square takes its first pixel: where that is, and
    how much it changes with each row and each column of the turned square."""
    row, col = (turned(axis, turns, mirror) for axis in np.mgrid[:side, :side])
    first, second = (
        (int(axis[0, 0]), int(axis[1, 0] - axis[0, 0]), int(axis[0, 1] - axis[0, 0])) for axis in (row, col)
    )
    return first, second


def _steps(plan: Plan, cols: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(pieces,) each: in images of so many columns, where each square's first pixel lies, and how far it is
    to the next row and to the next column."""
    lies = np.array([_turn(piece.turns, piece.mirror, plan.side) for piece in plan.pieces])
    row = np.array([piece.row for piece in plan.pieces]) + lies[:, 0, 0]
    col = np.array([piece.col for piece in plan.pieces]) + lies[:, 1, 0]
    down, right = (lies[:, 0, axis] * cols + lies[:, 1, axis] for axis in (1, 2))
    return row * cols + col, down, right


def _at(place: Tensor, first: int, side: int) -> Tensor:
    """(pieces, discs, side, side): a coordinate of each pixel of a turned square, of where it begins and how
    it changes, which stand in `place` from `first` on."""
    along = torch.arange(side, device=place.device, dtype=place.dtype)
    return place[:, :, first] + place[:, :, first + 1] * along[:, None] + place[:, :, first + 2] * along
