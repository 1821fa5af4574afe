"""The line between the sensors: fine = gain x coarse + offset, for each band.

It is the reduced major axis (the ratio of the standard deviations) of the pixels near it. Least squares of
fine on coarse would be flatter: noise of the coarse sensor pulls its gain towards 0 (regression dilution),
and all predicted changes with it (docs/registration.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

FEWEST = 30
"""Coarse pixels that a line is put through at least."""
FAR = 3.0
"""Pixels this many robust standard deviations from the line have changed, or lie under cloud."""
ROUNDS = 5
SOME = 400
"""Pixels between which slopes are compared first."""


@dataclass(frozen=True)
class Line:
    """The line of one band."""

    gain: float
    offset: float
    """In the units of the fine image."""
    r2: float
    """Squared correlation over the pixels near the line."""
    pixels: int
    share: float
    """Of the pixels that both images have, those near the line."""
    error: float
    """Standard error of the gain; a quarter of the pixels count, for neighbours err alike."""
    apart: float
    """How far the means are from each other, as a share of that of fine, or of its standard deviation where
    that is more."""


def line_between(coarse: np.ndarray, fine: np.ndarray) -> Optional[Line]:
    """The line through two samples; None where they are too few, or one of them is constant.

    Args:
        coarse: (pixels,), NaN for gaps.
        fine: (pixels,), what the coarse pixels would have seen with the fine sensor.
    """
    both = np.isfinite(coarse) & np.isfinite(fine)
    x, y = coarse[both].astype(np.float64), fine[both].astype(np.float64)
    if x.size < FEWEST:
        return None
    near, gain = np.ones(x.size, bool), _median_slope(x, y)
    for _ in range(ROUNDS):
        left = y - gain * x
        middle = np.median(left[near])
        spread = 1.4826 * np.median(np.abs(left[near] - middle))
        closer = np.abs(left - middle) <= max(FAR * spread, 1e-12)
        if closer.sum() < FEWEST or (closer == near).all():
            break
        near = closer
        gain, _, _ = _axis(x[near], y[near])
    gain, offset, r = _axis(x[near], y[near])
    if not gain:
        return None
    error = abs(gain) * float(np.sqrt(max(1 - r * r, 0.0) / (near.sum() / 4)))
    level = max(abs(float(np.mean(y[near]))), float(np.std(y[near])))
    apart = abs(float(np.mean(y[near] - x[near]))) / level
    return Line(gain, offset, r * r, int(near.sum()), float(near.mean()), error, apart)


def _median_slope(x: np.ndarray, y: np.ndarray) -> float:
    """The median slope between some pixels (Theil and Sen): a line to begin with that clouds do not turn."""
    some = np.linspace(0, x.size - 1, min(x.size, SOME)).astype(int)
    first, second = np.triu_indices(some.size, 1)
    dx, dy = x[some][second] - x[some][first], y[some][second] - y[some][first]
    apart = np.abs(dx) > 1e-12
    return float(np.median(dy[apart] / dx[apart])) if apart.any() else 0.0


def _axis(x: np.ndarray, y: np.ndarray) -> tuple[float, float, float]:
    """Gain and offset of the reduced major axis, and the correlation; zeros where there is none."""
    dx, dy = x - x.mean(), y - y.mean()
    sx, sy = float(np.sqrt(np.mean(dx * dx))), float(np.sqrt(np.mean(dy * dy)))
    if not (sx > 1e-9 and sy > 1e-9):
        return 0.0, 0.0, 0.0
    r = float(np.mean(dx * dy)) / (sx * sy)
    gain = float(np.copysign(sy / sx, r))
    return gain, float(y.mean() - gain * x.mean()), r
