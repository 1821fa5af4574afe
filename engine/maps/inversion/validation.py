"""How good a model is on groups of samples that it was not fitted to, and how wide its deviation must be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable

import numpy as np

from ...door.errors import PlacesError
from .models import MOST_PARTS, WORTH, Fit, Line, partial_least_squares

FOLDS = 5
INNER = 4
SHARE = 0.68
"""Of the errors that lie within the deviation."""
FEWEST = 10


Limits = Callable[[np.ndarray], tuple[float, float]]
"""Measured values to the limits of what is predicted."""


def no_limits(values: np.ndarray) -> tuple[float, float]:
    """A prediction may be anything."""
    return -math.inf, math.inf


@dataclass(frozen=True)
class HeldOut:
    """What was predicted of each sample while its group was held out."""

    values: np.ndarray
    """(samples,) measured."""
    predicted: np.ndarray
    deviations: np.ndarray
    """By the errors of the other folds alone."""
    folds: np.ndarray
    factor: float
    """By the errors of all folds."""

    @property
    def errors(self) -> np.ndarray:
        return self.predicted - self.values

    @property
    def rmse(self) -> float:
        return float(np.sqrt(np.mean(np.square(self.errors))))

    @property
    def bias(self) -> float:
        return float(self.errors.mean())

    @property
    def r2(self) -> float:
        """1 - sum of squares of the errors over that about the mean of all samples."""
        whole = float(np.square(self.values - self.values.mean()).sum())
        return 1 - float(np.square(self.errors).sum()) / whole if whole > 0 else math.nan

    @property
    def coverage(self) -> float:
        """Share of the errors that lie within the deviation."""
        return float((np.abs(self.errors) <= self.deviations).mean())

    @property
    def mean_rmse(self) -> float:
        """Of the mean of the other folds in the place of a model."""
        wrong = [
            np.square(self.values[self.folds == fold] - self.values[self.folds != fold].mean())
            for fold in np.unique(self.folds)
        ]
        return float(np.sqrt(np.concatenate(wrong).mean()))


def folds_of(groups: np.ndarray, count: int = FOLDS) -> np.ndarray:
    """(samples,) the fold of each: groups from the largest on, each into the fold that has the fewest
    samples.

    Args:
        groups: (samples,) whole numbers.
    """
    distinct, places, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    count = min(count, len(distinct))
    held = np.zeros(count, np.int64)
    fold_of = np.empty(len(distinct), np.int64)
    for group in np.argsort(-sizes, kind="stable"):
        fold_of[group] = int(np.argmin(held))
        held[fold_of[group]] += sizes[group]
    return fold_of[places.reshape(-1)]


def hold_out(
    numbers: np.ndarray, values: np.ndarray, groups: np.ndarray, fit: Fit, limits: Limits = no_limits
) -> HeldOut:
    """Predict each fold by a model of the others.

    Args:
        numbers: (numbers, samples). groups: (samples,). fit: may look at all that it is given.
        limits: of the measured values that a model was fitted to, between which it predicts.

    Raises:
        PlacesError: there is one group.
    """
    folds = folds_of(groups)
    if folds.max() < 1:
        raise PlacesError(
            f"All {len(values)} measurements are in one group, and none is left to test on: give "
            "measurements from "
            "several places, smaller cells (--cell) or another field (--group)."
        )
    predicted, width, moved = (np.empty(len(values)) for _ in range(3))
    for fold in range(int(folds.max()) + 1):
        out = folds == fold
        model = fit(numbers[:, ~out], values[~out], groups[~out])
        found = model.predict(numbers[:, out])[0]
        predicted[out] = np.clip(found, *limits(values[~out]))
        moved[out] = found - predicted[out]
        width[out] = model.width(numbers[:, out])
    scaled = np.abs(predicted - values) / width
    deviations = np.empty(len(values))
    for fold in range(int(folds.max()) + 1):
        factor = factor_of(scaled[folds != fold])
        deviations[folds == fold] = np.hypot(factor * width, moved)[folds == fold]
    return HeldOut(values, predicted, deviations, folds, factor_of(scaled))


def factor_of(scaled: np.ndarray) -> float:
    """The one that SHARE of the errors of new samples lie within (split conformal prediction, Lei et al.
    2018, Journal of the American Statistical Association 113, 1094-1111, eq. 2.2)."""
    place = min(len(scaled), math.ceil((len(scaled) + 1) * SHARE))
    return float(np.sort(scaled)[place - 1])


def best_pls(numbers: np.ndarray, values: np.ndarray, groups: np.ndarray) -> Line:
    """PLS with as many parts as are best on groups held out within what it is given; a part more must make
    the error WORTH smaller."""
    folds = folds_of(groups, INNER)
    most = max(1, min(MOST_PARTS, len(numbers), len(values) // 4))
    if folds.max() < 1:
        return partial_least_squares(numbers, values, 1)[-1]
    squares = np.empty((most, len(values)))
    for fold in range(int(folds.max()) + 1):
        out = folds == fold
        models = partial_least_squares(numbers[:, ~out], values[~out], most)
        for part in range(most):
            predicted = models[min(part, len(models) - 1)].predict(numbers[:, out])[0]
            squares[part, out] = np.square(predicted - values[out])
    errors = np.sqrt(squares.mean(axis=1))
    parts = 0
    for part in range(1, most):
        if errors[part] < errors[parts] * (1 - WORTH):
            parts = part
    return partial_least_squares(numbers, values, parts + 1)[-1]
