"""What stands for a reference where it is cloudy: what the others let expect of it.

Mean and covariance of all that is known of a pixel are learnt from pixels of which parts are missing, by
expectation and maximisation (Little and Rubin 2002, chapter 11), with a ridge, for references are much alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import solve

from .tie_kernels import stand_in

RIDGE = 0.1
"""In variances of what is known: so much of it is taken for noise."""
START = 0.3
ROUNDS = 4
MOST_PATTERNS = 256
"""Of what is there and what is missing, the most frequent ones are learnt from."""
MOST_PIXELS = 6000
STEADY = 1e-12


@dataclass(eq=False)
class StandIns:
    """Mean and covariance of what is known of a pixel."""

    middle: np.ndarray
    """(features,) float64."""
    spread: np.ndarray
    """(features,) float64: standard deviations."""
    together: np.ndarray
    """(features, features) float64: the correlations."""
    _kept: dict[bytes, np.ndarray] = field(default_factory=dict)

    def towards(self, known: np.ndarray) -> np.ndarray:
        """What is missing from what is known, both in standard deviations from the middle: (known, missing).

        Args:
            known: (features,) bool.
        """
        key = known.tobytes()
        if key not in self._kept:
            self._kept[key] = _towards(self.together, known)
        return self._kept[key]

    def completed(self, features: np.ndarray) -> np.ndarray:
        """Features without gaps.

        Args:
            features: (pixels, features) float64, NaN where they are missing.
        """
        whole = (features - self.middle) / self.spread
        for known, pixels in patterns_of(np.isfinite(whole)):
            if not known.all():
                there, lacking = np.flatnonzero(known), np.flatnonzero(~known)
                stand_in(whole, pixels, there, lacking, self.towards(known))
        return whole * self.spread + self.middle


def patterns_of(known: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Which features are known together, (features,) bool, and of which pixels, as indices.

    Args:
        known: (pixels, features) bool.
    """
    if known.all():
        return [(np.ones(known.shape[1], bool), np.arange(len(known)))]
    packed = np.packbits(known, axis=1)
    _, first, which = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(which.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(which.ravel()))[:-1]
    return [(known[one], pixels) for one, pixels in zip(first, np.split(order, ends))]


def stand_ins_of(features: np.ndarray) -> StandIns:
    """Learn from pixels what stands for what.

    Args:
        features: (pixels, features) float64, NaN where they are missing.
    """
    there = np.isfinite(features)
    count = np.maximum(there.sum(axis=0), 1)
    middle = np.where(there, features, 0).sum(axis=0) / count
    spread = np.sqrt((np.where(there, features - middle, 0) ** 2).sum(axis=0) / count)
    spread = np.where(spread > STEADY, spread, 1.0)
    if there.all():
        return StandIns(middle, spread, np.eye(len(middle)))
    step = -(-len(features) // MOST_PIXELS)
    scaled = ((features - middle) / spread)[::step]
    patterns = sorted(patterns_of(np.isfinite(scaled)), key=lambda one: -len(one[1]))[:MOST_PATTERNS]
    kept = np.concatenate([pixels for _, pixels in patterns])
    return StandIns(middle, spread, _together(scaled, patterns, kept))


def _together(
    scaled: np.ndarray, patterns: list[tuple[np.ndarray, np.ndarray]], kept: np.ndarray
) -> np.ndarray:
    """The correlations that make what is known most likely."""
    whole = np.where(np.isfinite(scaled), scaled, 0.0)
    together = whole[kept].T @ whole[kept] / len(kept) + START * np.eye(scaled.shape[1])
    for _ in range(ROUNDS):
        unsure = np.zeros_like(together)
        for known, pixels in patterns:
            if known.all():
                continue
            towards = _towards(together, known)
            whole[np.ix_(pixels, ~known)] = whole[np.ix_(pixels, known)] @ towards
            rest = together[np.ix_(~known, ~known)] - together[np.ix_(~known, known)] @ towards
            unsure[np.ix_(~known, ~known)] += len(pixels) * rest
        together = (whole[kept].T @ whole[kept] + unsure) / len(kept)
    return together


def _towards(together: np.ndarray, known: np.ndarray) -> np.ndarray:
    among = together[np.ix_(known, known)] + RIDGE * np.eye(int(known.sum()))
    return solve(among, together[np.ix_(known, ~known)], assume_a="pos", check_finite=False)
