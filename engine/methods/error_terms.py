"""What makes an error likely at a pixel, before there is a truth: the terms of an error model.

models/catalogue/error_models.py names them; each is an array or a number in the unit of F1, and at least 0.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import uniform_filter

from .base import Patch

CLOSE = 2
"""Fine pixels around one over which `detail around` is averaged."""
FARTHEST = 24
"""Fine pixels around one over which `change around` is averaged at most; below it, a coarse pixel."""


@dataclass(frozen=True)
class SceneTerms:
    """What is the same all over the scene, from one pair; each (bands,) float32."""

    fine: np.ndarray
    gap: np.ndarray
    gap_spread: np.ndarray
    scene_change: np.ndarray
    change_spread: np.ndarray


def reach(ratio: float) -> int:
    """Fine pixels around a pixel that its terms depend on."""
    return max(CLOSE, min(FARTHEST, math.ceil(ratio)))


def terms(
    patch: Patch, predicted: np.ndarray, scene: SceneTerms, ratio: float, band: int, wanted: Collection[str]
) -> Iterator[tuple[str, np.ndarray]]:
    """Name and value of each wanted term of one band on the patch's inner pixels, (rows, cols) or a number.

    Args:
        patch: of one pair, with `reach` around its inner pixels or the image's edge.
        predicted: (rows, cols) of the band, on the inner pixels.
    """
    for name, values in (
        ("fine", scene.fine),
        ("gap", np.abs(scene.gap)),
        ("gap spread", scene.gap_spread),
        ("scene change", np.abs(scene.scene_change)),
        ("change spread", scene.change_spread),
    ):
        if name in wanted:
            yield name, values[band]
    inner = patch.inner
    fine, before, after = patch.fine[0][band], patch.coarse[0][band], patch.target[band]
    if "spread" in wanted:
        yield "spread", np.abs(predicted - fine[inner] - after[inner] + before[inner])
    change = np.abs(after - before)
    if "change" in wanted:
        yield "change", change[inner]
    detail = np.abs(fine - before)
    if "detail" in wanted:
        yield "detail", detail[inner]
    if "detail around" in wanted:
        yield "detail around", around(detail, inner, CLOSE)
    if "change around" in wanted or "changed detail" in wanted:
        surroundings = around(change, inner, reach(ratio))
        if "change around" in wanted:
            yield "change around", surroundings
        if "changed detail" in wanted:
            yield "changed detail", np.sqrt(surroundings * detail[inner])


def around(values: np.ndarray, inner: tuple[slice, slice], reach: int) -> np.ndarray:
    """Means of the valid values within `reach` pixels of each inner pixel, those beyond the edge left out;
    NaN where there is none."""
    rows, cols = (
        slice(max(0, part.indices(side)[0] - reach), part.indices(side)[1] + reach)
        for part, side in zip(inner, values.shape)
    )
    back = tuple(
        slice(part.indices(side)[0] - cut.start, part.indices(side)[1] - cut.start)
        for part, side, cut in zip(inner, values.shape, (rows, cols))
    )
    values, size = values[rows, cols], 2 * reach + 1
    known = np.isfinite(values)
    if known.all():  # the edge is the same whatever the tile, and so is what is mirrored there
        return uniform_filter(values, size, mode="reflect")[back]
    share = uniform_filter(known.astype(np.float32), size, mode="reflect")[back]
    total = uniform_filter(np.where(known, values, np.float32(0)), size, mode="reflect")[back]
    return np.where(share * size**2 > 0.5, total / np.maximum(share, 1e-6), np.float32(np.nan))
