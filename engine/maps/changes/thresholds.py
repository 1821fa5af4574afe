"""How far two dates differ where nothing has changed, and from where on a difference is a change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

TIMES = 3.0
"""Deviations from the middle of what has not changed: beyond them lie 0.3 % of a normal distribution."""
NEAR = 2.0
"""Deviations within which a difference counts as unchanged while the two are looked for."""
INSIDE = 0.6391
"""Median distance from the middle, in deviations, of a normal distribution cut off at NEAR of them."""
ROUNDS = 50
LEAST = 1e-6


@dataclass(frozen=True)
class Unchanged:
    """The distribution of the differences where nothing has changed."""

    middle: float
    deviation: float
    share: float
    """Of all, those within the thresholds."""

    @property
    def low(self) -> float:
        return self.middle - TIMES * self.deviation

    @property
    def high(self) -> float:
        return self.middle + TIMES * self.deviation


def unchanged_of(differences: np.ndarray, least: float = 0.0) -> Unchanged:
    """Middle and deviation of what has not changed, whatever share has.

    It begins at the half of the differences that lies closest together, and goes on with median and median
    distance of what lies within NEAR deviations until these stay as they are.

    Args:
        differences: (pixels,) finite, one at least.
        least: no deviation is smaller.
    """
    values = np.sort(np.asarray(differences, np.float64))
    least = max(least, _least(values))
    middle = _densest(values)
    deviation = max(1.4826 * float(np.median(np.abs(_half(values) - middle))) * 2, least)
    for _ in range(ROUNDS):
        low, high = np.searchsorted(values, (middle - NEAR * deviation, middle + NEAR * deviation))
        near = values[low : max(high, low + 1)]
        before = middle, deviation
        middle = float(np.median(near))
        deviation = max(float(np.median(np.abs(near - middle))) / INSIDE, least)
        if abs(middle - before[0]) + abs(deviation - before[1]) < 1e-6 * deviation:
            break
    within = np.abs(values - middle) <= TIMES * deviation
    return Unchanged(middle, deviation, float(within.mean()))


def _least(values: np.ndarray) -> float:
    """No deviation is smaller: half a step of values that were rounded, and a thousandth of their span."""
    steps = np.diff(values)
    step = float(steps[steps > 0].min()) if (steps > 0).any() else 0.0
    low, high = np.quantile(values, (0.02, 0.98))
    return max(0.5 * step, 1e-3 * float(high - low), LEAST)


def _half(values: np.ndarray) -> np.ndarray:
    """The half of sorted values that lies closest together."""
    count = max(1, (len(values) + 1) // 2)
    spans = values[count - 1 :] - values[: len(values) - count + 1]
    first = int(np.argmin(spans))
    return values[first : first + count]


def _densest(values: np.ndarray) -> float:
    """The middle of the densest half (least median of squares; Rousseeuw 1984)."""
    half = _half(values)
    return float((half[0] + half[-1]) / 2)
