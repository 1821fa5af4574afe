"""Histograms of an index, and the two modes that Otsu's method (1979) cuts them into."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np

BINS = 256
APART = 0.75
"""Share of the variance between the two parts from which on there are two modes; of one normal mode it is
0.64, of a flat one 0.75."""
LEAST_PART = 0.1
"""Share of a histogram that either mode has."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@dataclass(frozen=True)
class Scale:
    """What is known of the values of an index beforehand."""

    low: float
    high: float
    """Ends of the histogram."""
    fixed: float
    """The threshold where a scene is of one kind."""
    wet_from: float
    """The mean of what can be water is at least this."""
    least_step: float
    """By which water and land differ at least."""
    unit: str = ""
    lowest: float = -math.inf
    highest: float = math.inf
    """Between which a threshold of physical units lies."""
    step_of_blocks: float = 0.0
    """By which they differ at least in a block, if that is more."""
    seeds: int = 0
    """At how many levels rims are looked at: `fixed`, and each a unit below the one before; 0: at none."""
    on_land: float = 0.0
    """By how much what can be water in a scene of land alone passes `fixed`."""

    @property
    def bins(self) -> np.ndarray:
        """(BINS,) middles."""
        edges = np.linspace(self.low, self.high, BINS + 1)
        return (edges[1:] + edges[:-1]) / 2


class Modes(NamedTuple):
    """What Otsu's method makes of a histogram."""

    threshold: float
    apart: float
    """Share of the variance between the two parts."""
    land: float
    water: float
    """Means of the two."""
    share: float
    """Of the upper one."""

    def are_two(self, scale: Scale, least_step: float, least_apart: float = APART) -> bool:
        """Whether they are two, and the upper one can be water."""
        return (
            self.apart >= least_apart
            and LEAST_PART <= self.share <= 1 - LEAST_PART
            and self.water - self.land >= least_step
            and self.water >= scale.wet_from
        )


@_compiled
def _count(values, low, high, counts):
    """Counts known values into bins; the ends take what lies beyond. How many there are."""
    known = 0
    factor = counts.size / (high - low)
    for value in values:
        if math.isnan(value):
            continue
        place = int((value - low) * factor)
        counts[min(max(place, 0), counts.size - 1)] += 1
        known += 1
    return known


def counted(values: np.ndarray, scale: Scale) -> tuple[np.ndarray, int]:
    """(BINS,) float64 counts of the known among any values, and how many they are."""
    counts = np.zeros(BINS)
    return counts, _count(np.ascontiguousarray(values).ravel(), scale.low, scale.high, counts)


def otsu(counts: np.ndarray, bins: np.ndarray) -> Modes:
    """Otsu's threshold of a histogram. A flat stretch of equally good thresholds is cut in its middle."""
    shares = counts / counts.sum()
    below, sums = np.cumsum(shares), np.cumsum(shares * bins)
    mean, whole = sums[-1], float((shares * (bins - sums[-1]) ** 2).sum())
    with np.errstate(invalid="ignore", divide="ignore"):
        between = (mean * below - sums) ** 2 / (below * (1 - below))
    between[~(np.isfinite(between) & (below < 1 - 1e-12))] = 0.0
    best = np.flatnonzero(between >= between.max() * (1 - 1e-9))
    place = int(best[len(best) // 2])
    if whole <= 0 or between[place] <= 0:
        return Modes(float(mean), 0.0, float(mean), float(mean), 0.0)
    lower = sums[place] / below[place]
    upper = (mean - sums[place]) / (1 - below[place])
    return Modes(
        float(bins[place] + (bins[1] - bins[0]) / 2),
        float(between[place] / whole),
        float(lower),
        float(upper),
        float(1 - below[place]),
    )
