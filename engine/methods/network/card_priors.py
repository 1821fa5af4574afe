"""What a card needs to make a network's priors by itself: a plan of the scene, and the arrays of a patch.

The plan holds what the methods found out about the whole scene; the arrays, what a tile has of its own. The
cores then do no more than copy, and average masks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Optional

import numpy as np

from ....models.catalogue.tensors import Tensor
from ...align.axis import Axis
from ...align.lattice import Place
from ...devices import prior_plan as plans
from ...devices.prior_plan import AveragedPart, LinePart, PriorPlan, UnmixingPart
from ..base import Method, Needs, Patch, all_finite
from ..fitfc import FLAT, FitFc
from ..softmix import SAMPLED_RADIUS, Softmix
from ..steps import bilateral
from . import inputs as network_inputs

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
        fine[(slice(None), *to)] = patch.fine[0][(slice(None), *source)]
        mask[tuple(to)] = patch.valid(0)[tuple(source)]
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


# ---- the plan


def planned(inputs: network_inputs.Inputs, needs: Needs, ratios: tuple[float, float]) -> Optional[CardPriors]:
    """What of the inputs of a network a card can make, of a scene that they are prepared for; None where it
    is no prior.

    Args:
        needs: those of the inputs.
        ratios: coarse pixel / fine pixel, of rows and columns.
    """
    unmixing = line = averaged = None
    found = None
    for tensor in inputs.manifest.inputs:
        prior = inputs.priors.get(tensor.name)
        if isinstance(prior, Softmix) and unmixing is None:
            found, unmixing = prior, _unmixing(tensor, prior)
        elif isinstance(prior, FitFc) and line is None:
            line = _line(tensor, prior)
        elif tensor.role == "averaged" and tensor.pair == 1 and not inputs.bridged:
            averaged = AveragedPart(tensor.name, network_inputs.COVERED, network_inputs.LEAST_WEIGHT)
    if not unmixing and not line:
        return None
    back = math.ceil(3 * math.sqrt(ratios[0] * ratios[1]))
    halo, margin = needs.halo - inputs.reach, needs.coarse_margin or 0
    return CardPriors(PriorPlan(inputs.bands, ratios, back, halo, margin, unmixing, line, averaged), found)


def _unmixing(tensor: Tensor, method: Softmix) -> UnmixingPart:
    model, settings = method.models[0], method.settings
    step = max(1, method.radius // SAMPLED_RADIUS)
    return UnmixingPart(
        tensor.name,
        model.classes.centres,
        model.classes.unit,
        model.classes.mean,
        model.softness,
        model.level,
        model.coefficients,
        model.ridge,
        settings["coarse_sigma"],
        method.neighbours,
        model.covered,
        method.radius // step * step,
        step,
        settings["filter_sigma"] * method.ratio,
        settings["spectral_sigma"] * math.sqrt(model.bands),
        bilateral.MOST,
    )


def _line(tensor: Tensor, method: FitFc) -> Optional[LinePart]:
    """None where similar pixels have to be looked for in their order."""
    if method.similar != 1 or method.half > plans.MOST_HALF:
        return None
    centre = np.stack(method.centre)
    slope, guides = method.slope, tuple(method.guides)
    return LinePart(
        tensor.name, centre, slope, method.spread, FLAT, method.reach, method.half, guides
    )
