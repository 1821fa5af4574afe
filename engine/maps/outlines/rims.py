"""The threshold of radar from the rims of what is dark for certain.

Backscatter of fields has two modes as often as that of land and water, so blocks with two modes (see
thresholds.py) tell little, and water that is a small part of a scene makes no mode of a block. So what passes
a threshold that usual water passes is taken as a seed, and only the pixels around the borders of the seeds
are looked at: about as many within as without, however small the water is. Where they have two modes, Otsu's
threshold lies between them; where the seeds are but the darkest of the land, their surroundings are hardly
brighter than they, and there is no water (after the edge Otsu of Donchyts et al. 2016 and Markert et al.
2020, whose edges are those of Canny). Wind makes water brighter: where one level shows no two modes, the next
is looked at.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from .histograms import BINS, Modes, Scale, counted, otsu

REACH = 4
"""Pixels from a seed that belong to its rim; into the seeds it is twice as wide."""
AROUND = 2
"""Reach of the square in which half of the pixels pass the level where there is a seed."""
NEAR = 0.5
"""The refined level lies this close to the first threshold, or below it."""

CLEARLY, CLEAR_APART = 1.5, 0.7
"""Modes that differ by so many times the least step need be apart by this share of the variance alone: around
small water much of a rim is a mixture, and no tail of a mode reaches so far."""


class Rims:
    """Histograms of the rims, of each level from which seeds are taken."""

    def __init__(self, scale: Scale):
        self._scale = scale
        self._levels = scale.fixed - np.arange(float(scale.seeds))
        self._counts = np.zeros((scale.seeds, BINS))

    def take(self, values: np.ndarray) -> None:
        """(rows, columns) of the index of a part of a scene, NaN where nothing is known."""
        known = np.isfinite(values)
        for level, counts in zip(self._levels, self._counts):
            passes = known & (values >= level)
            if not passes.any():
                continue
            seeds = passes & (2 * _count_around(passes, AROUND) >= (2 * AROUND + 1) ** 2)
            near_land = _count_around(known & ~seeds, 2 * REACH) > 0
            rim = (_count_around(seeds, REACH) > 0) & (near_land | ~seeds)
            counts += counted(values[rim], self._scale)[0]

    def modes(self) -> Optional[Modes]:
        """Water and land at the shores; None where no level shows both."""
        scale = self._scale
        of_levels = [otsu(counts, scale.bins) if counts.sum() else None for counts in self._counts]
        two = [one if one is not None and self._are_two(one) else None for one in of_levels]
        first = next((one for one in two if one is not None), None)
        if first is None:
            return None
        # Seeds up to the threshold that was found have rims right at the shore.
        near = np.flatnonzero(self._levels <= first.threshold + NEAR)
        refined = two[near[0] if near.size else -1]
        return refined or first

    def _are_two(self, modes: Modes) -> bool:
        step = self._scale.least_step
        return modes.are_two(self._scale, step) or modes.are_two(self._scale, CLEARLY * step, CLEAR_APART)


def _count_around(where: np.ndarray, reach: int) -> np.ndarray:
    """(rows, columns) int32: how many are True in the square around each pixel, by sums over rectangles."""
    sums = np.pad(where, ((reach + 1, reach), (reach + 1, reach))).cumsum(0, np.int32).cumsum(1, np.int32)
    side = 2 * reach + 1
    return sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
