"""What a card is sent of a patch to make a network's priors by itself.

The plan (card_plan.py) holds what the methods found out about the whole scene; the arrays, what a tile has of
its own. The cores then do no more than copy, and average masks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

import numpy as np

from ...align.axis import Axis
from ...align.lattice import Place
from ...devices import prior_plan as plans
from ...devices.prior_plan import PriorPlan
from ..base import Patch, all_finite
from ..softmix import Softmix

Arrays = Mapping[str, np.ndarray]


class CardPriors:
    """The priors of one scene that a graph makes."""

    def __init__(self, plan: PriorPlan, unmixing: Optional[Softmix]):
        self.plan, self._unmixing = plan, unmixing

    @property
    def tensors(self) -> tuple[str, ...]:
        return self.plan.tensors

    def write(self, arrays: Arrays, number: int, patch: Patch, seen: tuple[slice, slice]) -> None:
        """Write a patch as the tile of that number; arrays as `PriorPlan.shapes` has them.

        Args:
            seen: the rows and columns of the patch that the network sees.
        """
        self._write_fine(arrays, number, patch, seen)
        self._write_coarse(arrays[plans.COARSE][number], patch)
        place, around = patch.below.place, self.plan.around  # type: ignore[union-attr]
        height, width = arrays[plans.FINE].shape[2:]
        (top, left) = (part.start - around for part in seen)
        canvas = place.part(slice(top, top + height), slice(left, left + width))
        _write_matrices(canvas, arrays[plans.ROWS][number], arrays[plans.COLUMNS][number])
        if number == 0:
            for name, part in ((plans.ROW_ENDS, seen[0]), (plans.COLUMN_ENDS, seen[1])):
                arrays[name][:] = np.minimum(np.arange(arrays[name].size), part.stop - part.start - 1)
            for name in (plans.ROW_NUMBERS, plans.COLUMN_NUMBERS):
                arrays[name][:] = np.arange(arrays[name].size)

    def _write_fine(self, arrays: Arrays, number: int, patch: Patch, seen: tuple[slice, slice]) -> None:
        """F1 and the mask on the canvas."""
        fine, mask = arrays[plans.FINE][number], arrays[plans.VALID][number, 0]
        source, to = [], []
        for part, side, there in zip(seen, fine.shape[1:], patch.target.shape[1:]):
            first = part.start - self.plan.around
            rows = slice(max(first, 0), min(first + side, there))
            source.append(rows)
            to.append(slice(rows.start - first, rows.stop - first))
        fine[...], mask[...] = np.nan, 0
        fine[:, to[0], to[1]] = patch.fine[0][:, source[0], source[1]]
        mask[to[0], to[1]] = patch.valid(0)[source[0], source[1]]
        missing = ~np.isfinite(fine).all(axis=0)
        if len(fine) > 1 and missing.any():
            fine[:, missing] = np.nan

    def _write_coarse(self, coarse: np.ndarray, patch: Patch) -> None:
        """What is known of each coarse pixel."""
        below, bands = patch.below, self.plan.bands
        rows, cols = below.target.shape[1:]  # type: ignore[union-attr]
        coarse[: 2 * bands], coarse[2 * bands :] = np.nan, 0
        inner = coarse[:, :rows, :cols]
        inner[:bands], inner[bands : 2 * bands] = below.coarse[0], below.target  # type: ignore[union-attr]
        place = below.place  # type: ignore[union-attr]
        for layer, valid in enumerate((patch.valid(0), all_finite(patch.fine[0])), 2 * bands):
            inner[layer] = place.down(valid.astype(np.float32))
        if self._unmixing:
            inner[2 * bands + 2 :] = np.nan_to_num(self._unmixing.models[0].means.read(place.coarse))


def _write_matrices(place: Place, rows: np.ndarray, columns: np.ndarray) -> None:
    """Weights between coarse and fine pixels, (4, fine, coarse) along each axis."""
    fine, coarse = place.fine, place.coarse
    for axis, matrices, own, below in (
        (place.rows, rows, (fine.y, fine.bottom), (coarse.y, coarse.bottom)),
        (place.columns, columns, (fine.x, fine.right), (coarse.x, coarse.right)),
    ):
        linear = _spread(*axis.bilinear(own, below), matrices.shape[2])
        matrices[plans.LINEAR] = linear
        matrices[plans.LINEAR_REST] = linear - matrices[plans.LINEAR]
        matrices[plans.CUBIC] = _spread(*axis.bicubic(own, below), matrices.shape[2])
        matrices[plans.DOWN] = 0
        matrices[plans.DOWN, :, : below[1] - below[0]] = _shares(axis, own, below).T


def _spread(numbers: np.ndarray, weights: np.ndarray, side: int) -> np.ndarray:
    """(taps, fine) of which coarse pixels each fine one is made to a matrix (fine, side)."""
    matrix = np.zeros((numbers.shape[1], side))
    every = np.arange(numbers.shape[1])
    for taken, weight in zip(numbers, weights):
        matrix[every, taken] += weight
    return matrix


def _shares(axis: Axis, fine: tuple[int, int], coarse: tuple[int, int]) -> np.ndarray:
    """(coarse, fine) which share of each coarse pixel each fine one is, along an axis."""
    edges = axis.edges(fine, coarse)[:, None]
    pixels = np.arange(fine[1] - fine[0])
    shared = np.minimum(edges[1:], pixels + 1) - np.maximum(edges[:-1], pixels)
    return np.maximum(shared, 0) / (edges[1:] - edges[:-1])
