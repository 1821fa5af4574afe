"""Models from numbers of the bands to a parameter: lines through numbers, fitted in several ways.

A prediction is intercept + (numbers - means) x coefficients. Its deviation is factor x sqrt(1 + h), where h
is
the leverage of the numbers: how far they are from those that the model was fitted to. The factor is taken
from what was held out (validation.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Callable, Optional, Protocol

import numpy as np

MOST_PARTS = 12
WORTH = 0.02
"""By which share a further part of PLS must make the error of what is held out smaller."""
TINY = 1e-10


@dataclass(frozen=True)
class Line:
    """A fitted model."""

    means: np.ndarray
    """(numbers,)"""
    coefficients: np.ndarray
    """(numbers,)"""
    intercept: float
    ways: np.ndarray
    """(numbers, parts): h is 1 / samples + |(numbers - means) x ways|^2."""
    samples: int
    parts: int
    factor: float = float("nan")
    """Of the deviation; NaN where nobody knows."""

    def predict(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(pixels,) of the parameter and its deviation, of (numbers, pixels)."""
        away = numbers.T - self.means
        return away @ self.coefficients + self.intercept, self.factor * self.width(numbers)

    def leverage(self, numbers: np.ndarray) -> np.ndarray:
        """(pixels,)"""
        away = (numbers.T - self.means) @ self.ways
        return 1 / max(self.samples, 1) + np.square(away).sum(axis=1)

    def width(self, numbers: np.ndarray) -> np.ndarray:
        """(pixels,) what a deviation is proportional to."""
        return np.sqrt(1 + self.leverage(numbers))

    @property
    def usual(self) -> float:
        """The deviation of what is like the samples."""
        return self.factor

    def with_factor(self, factor: float) -> Line:
        return replace(self, factor=factor)


class Model(Protocol):
    """What is fitted to samples and asked for pixels."""

    @property
    def parts(self) -> int: ...

    @property
    def usual(self) -> float: ...

    def predict(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]: ...

    def width(self, numbers: np.ndarray) -> np.ndarray: ...


Fit = Callable[[np.ndarray, np.ndarray, np.ndarray], Any]
"""(numbers, samples), (samples,) of the parameter and (samples,) of their groups to a model."""


def least_squares(numbers: np.ndarray, values: np.ndarray, groups: Optional[np.ndarray] = None) -> Line:
    """Ordinary least squares, of several solutions the one of least norm."""
    means, intercept = numbers.mean(axis=1), float(values.mean())
    away = (numbers.T - means) / _spread(numbers)
    left, sizes, right = np.linalg.svd(away, full_matrices=False)
    kept = sizes > TINY * max(sizes.max(), TINY)
    ways = right[kept].T / sizes[kept] / _spread(numbers)[:, None]
    coefficients = ways @ (left[:, kept].T @ (values - intercept))
    return Line(means, coefficients, intercept, ways, len(values), int(kept.sum()))


def partial_least_squares(numbers: np.ndarray, values: np.ndarray, parts: int) -> list[Line]:
    """PLS regression of one parameter by NIPALS (Wold et al. 2001, Chemometrics and Intelligent Laboratory
    Systems 58, 109-130), of numbers scaled to a deviation of 1; a model of one part, of two, and so on."""
    means, intercept, spread = numbers.mean(axis=1), float(values.mean()), _spread(numbers)
    x, y = (numbers.T - means) / spread, values - intercept
    weights, loadings, answers, sizes = [], [], [], []
    models = []
    for _ in range(parts):
        weight = x.T @ y
        size = float(np.linalg.norm(weight))
        if size <= TINY * max(1.0, float(np.linalg.norm(values - intercept))):
            break
        weight /= size
        score = x @ weight
        whole = float(score @ score)
        if whole <= TINY:
            break
        loading = x.T @ score / whole
        answer = float(y @ score) / whole
        x, y = x - np.outer(score, loading), y - score * answer
        weights.append(weight)
        loadings.append(loading)
        answers.append(answer)
        sizes.append(whole)
        models.append(_of_parts(means, intercept, spread, weights, loadings, answers, sizes, len(values)))
    return models or [_constant(means, intercept, len(values))]


def _of_parts(means, intercept, spread, weights, loadings, answers, sizes, samples) -> Line:
    """The model of all parts so far: scores are (numbers - means) / spread x W (P' W)^-1."""
    w, p = np.stack(weights, axis=1), np.stack(loadings, axis=1)
    rotation = w @ np.linalg.pinv(p.T @ w) / spread[:, None]
    return Line(
        means,
        rotation @ np.array(answers),
        intercept,
        rotation / np.sqrt(np.array(sizes)),
        samples,
        len(answers),
    )


def _constant(means: np.ndarray, intercept: float, samples: int) -> Line:
    nothing = np.zeros((len(means), 1))
    return Line(means, np.zeros(len(means)), intercept, nothing, samples, 0)


def fixed(numbers: int, intercept: float, coefficients: np.ndarray) -> Line:
    """A model whose coefficients are known; nobody knows its deviation."""
    nothing = np.zeros((numbers, 1))
    return Line(np.zeros(numbers), np.asarray(coefficients, float), intercept, nothing, 0, 0)


def _spread(numbers: np.ndarray) -> np.ndarray:
    deviation = numbers.std(axis=1)
    return np.where(deviation > TINY * (np.abs(numbers).max(axis=1) + TINY), deviation, 1.0)
