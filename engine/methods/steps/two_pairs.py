"""Two pairs for a method that predicts from one: from each, weighted by how little the coarse images changed
since.

Local, in each band: a field that was cut after the first date is taken from the second, beside a forest that
both know.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from ..base import Patch

MARGIN = 4
"""Coarse pixels around a patch that the weights depend on: two by the Gaussian, two by the interpolation."""


def combined(patch: Patch, predictions: list[np.ndarray]) -> np.ndarray:
    """The weighted mean of what each pair predicts.

    Args:
        patch: with the coarse pixels below it.
        predictions: (layers x bands, rows, cols) on the patch's inner pixels, NaN where a pair can't tell;
            the weights of the bands hold for further layers (deviations), too.
    """
    weights = [_trust(patch, number) for number in range(len(predictions))]
    layers = len(predictions[0]) // len(weights[0])
    return _mean(predictions, [np.concatenate([weight] * layers) for weight in weights])


def _trust(patch: Patch, number: int) -> np.ndarray:
    """One over the coarse change (squared, averaged over neighbouring coarse pixels) on the patch's inner
    pixels."""
    below = patch.below
    squared = (below.target - below.coarse[number]) ** 2
    known = np.isfinite(squared)
    near = [0, 1, 1]
    total = gaussian_filter(np.where(known, squared, 0), near, truncate=2)
    weight = gaussian_filter(known.astype(np.float32), near, truncate=2)
    change = below.place.up_bilinear(
        np.where(weight > 1e-3, total / np.maximum(weight, 1e-3), 1).astype(np.float32)
    )
    return 1 / (change[(slice(None), *patch.inner)] + 1e-6)


def _mean(predictions: list[np.ndarray], weights: list[np.ndarray]) -> np.ndarray:
    """The weighted mean; where one is missing, the other."""
    total = top = np.zeros(predictions[0].shape, np.float32)
    for prediction, weight in zip(predictions, weights):
        known = np.isfinite(prediction)
        top = top + np.where(known, prediction * weight, 0)
        total = total + np.where(known, weight, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, top / total, np.nan).astype(np.float32)
