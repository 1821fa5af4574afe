"""What makes an error likely at a pixel, before there is a truth: the terms of an error model.

models/catalogue/error_models.py names them; each is in the unit of F1, and at least 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Optional

import numba
import numpy as np

from .base import Patch
from .network.inputs import Apart

LOCAL = ("change", "change around", "detail", "detail around", "changed detail", "spread")
"""The terms of a pixel and what lies around it, in the order of the kernel's weights."""
SCENE = ("fine", "gap", "gap spread", "scene change", "change spread")
"""Those that are the same all over the scene."""
CLOSE = 2
"""Fine pixels around one over which `detail around` is averaged."""
FARTHEST = 24
"""Fine pixels around one over which `change around` is averaged at most; below it, a coarse pixel."""
ROWS = 32
"""That one thread takes at a time."""


def reach(ratio: float) -> int:
    """Fine pixels around a pixel that its terms depend on."""
    return max(CLOSE, min(FARTHEST, math.ceil(ratio)))


def of_scene(fine: np.ndarray, apart: Apart) -> dict[str, np.ndarray]:
    """Name to the terms that are the same all over the scene, (bands,) each.

    Args:
        fine: the standard deviation of F1 over the scene, (bands,).
    """
    return {
        "fine": fine.astype(np.float32),
        "gap": np.abs(apart.gap),
        "gap spread": apart.gap_std,
        "scene change": np.abs(apart.change),
        "change spread": apart.change_std,
    }


def weighed(
    patch: Patch,
    predicted: np.ndarray,
    band: int,
    ratio: float,
    weights: Mapping[str, float],
    everywhere: float = 0.0,
    total: Optional[np.ndarray] = None,
) -> np.ndarray:
    """The sum of a band's LOCAL terms, each times its weight, on the patch's inner pixels, (rows, cols)
    float32; NaN where the prediction or an image is missing.

    Args:
        patch: of one pair, with `reach` around its inner pixels or the image's edge.
        predicted: (rows, cols) of the band, on the inner pixels.
        weights: those of LOCAL that count.
        everywhere: what is added to every pixel.
        total: where it goes, (rows, cols) float32; a new array if it is missing.
    """
    rows, cols = (part.indices(side)[0] for part, side in zip(patch.inner, patch.target.shape[1:]))
    total = np.empty(predicted.shape, np.float32) if total is None else total
    _weigh(
        patch.fine[0][band],
        patch.coarse[0][band],
        patch.target[band],
        predicted,
        rows,
        cols,
        reach(ratio),
        np.array([weights.get(name, 0.0) for name in LOCAL], np.float32),
        np.float32(everywhere),
        total,
    )
    return total


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _weigh(fine, before, after, predicted, top, left, reach, weights, everywhere, total):
    """Fill `total`. Means around a pixel are of the valid ones of a square, which running sums of columns,
    and of these of rows, give; beyond the image's edge lies what is mirrored there."""
    height = predicted.shape[0]
    for part in numba.prange((height + ROWS - 1) // ROWS):
        last = min((part + 1) * ROWS, height)
        width = fine.shape[1]
        changes, details = np.zeros(width), np.zeros(width)
        changed, detailed = np.zeros(width, np.int32), np.zeros(width, np.int32)
        change_around, detail_around = (
            np.empty(predicted.shape[1], np.float32),
            np.empty(predicted.shape[1], np.float32),
        )
        for row in range(part * ROWS, last):
            y = top + row
            _move(after, before, y, reach, row == part * ROWS, changes, changed)
            _move(fine, before, y, CLOSE, row == part * ROWS, details, detailed)
            if weights[1] > 0 or weights[4] > 0:
                _mean(changes, changed, left, reach, change_around)
            else:
                change_around[:] = np.float32(0)
            if weights[3] > 0:
                _mean(details, detailed, left, CLOSE, detail_around)
            else:
                detail_around[:] = np.float32(0)
            for col in range(predicted.shape[1]):
                f, b, a = fine[y, left + col], before[y, left + col], after[y, left + col]
                change, detail = abs(a - b), abs(f - b)
                total[row, col] = (
                    everywhere
                    + weights[0] * change
                    + weights[1] * change_around[col]
                    + weights[2] * detail
                    + weights[3] * detail_around[col]
                    + weights[4] * np.sqrt(change_around[col] * detail)
                    + weights[5] * abs(predicted[row, col] - f - a + b)
                )


@numba.njit(inline="always")
def _mirrored(place, side):
    """The place within an image that stands for one beyond its edge, the edge's pixel counted twice."""
    while place < 0 or place >= side:
        place = -1 - place if place < 0 else 2 * side - 1 - place
    return place


@numba.njit
def _move(first, second, y, reach, anew, sums, counts):
    """Bring the sums over each column's pixels within `reach` of row y there, from the row above or anew."""
    side = first.shape[0]
    if anew:
        sums[:] = 0.0
        counts[:] = 0
        for dy in range(-reach, reach + 1):
            _add(first[_mirrored(y + dy, side)], second[_mirrored(y + dy, side)], 1, sums, counts)
    else:
        _add(first[_mirrored(y + reach, side)], second[_mirrored(y + reach, side)], 1, sums, counts)
        gone = _mirrored(y - reach - 1, side)
        _add(first[gone], second[gone], -1, sums, counts)


@numba.njit
def _add(first, second, sign, sums, counts):
    for i in range(sums.size):
        apart = abs(first[i] - second[i])
        known = apart == apart
        sums[i] += sign * (np.float64(apart) if known else 0.0)
        counts[i] += sign if known else 0


@numba.njit
def _mean(sums, counts, left, reach, means):
    """Of each pixel of a row the mean over the columns within `reach`; NaN where none is valid."""
    side, total, count = sums.size, 0.0, 0
    for dx in range(-reach - 1, reach):
        total += sums[_mirrored(left + dx, side)]
        count += counts[_mirrored(left + dx, side)]
    for i in range(means.size):
        come, gone = left + i + reach, left + i - reach - 1
        come = come if come < side else _mirrored(come, side)
        gone = gone if gone >= 0 else _mirrored(gone, side)
        total += sums[come] - sums[gone]
        count += counts[come] - counts[gone]
        means[i] = np.float32(total / count) if count > 0 else np.float32(np.nan)
