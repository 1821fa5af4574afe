"""How high a river stands on each day: waves of high water, one after the other, from a seed."""

from __future__ import annotations

import numpy as np

from .year import HighWater

FIRST, LAST = -420.0, 1200.0
"""Days of the year between which waves come."""
BETWEEN = (9.0, 24.0)
"""Days from one peak to the next."""
PEAKS = (0.05, 0.78)
RISES = (2.5, 6.0)
METRES, DATUM = 3.0, 14.0
"""What a stage of 1 is in metres, and the height above the sea of a stage of 0."""


class Hydrograph:
    """The stage on any day, in the unit of `HighWater.stage`, from LOW_WATER on."""

    def __init__(self, seed: int):
        rng = np.random.default_rng((seed, 11))
        peaks = np.cumsum(rng.uniform(*BETWEEN, int((LAST - FIRST) / BETWEEN[0])))
        self._waves = [
            HighWater(FIRST + float(day), float(rng.uniform(*PEAKS)), float(rng.uniform(*RISES)))
            for day in peaks
        ]

    def __call__(self, day: float) -> float:
        return max(one.at(day) for one in self._waves)


def metres(stage):
    """A stage, or heights in its unit, in metres above the sea."""
    return DATUM + METRES * stage
