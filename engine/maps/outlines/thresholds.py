"""Where water ends on the scale of an index: by Otsu's method from the parts of a scene that show both.

Otsu's threshold (1979) of a whole scene goes astray where water is a small part of it, or where there is
none, for it cuts whatever there is in two. So a scene is looked at in blocks, those count in which two modes
stand apart and the upper one can be water, and the threshold is that of their common histogram (after the
split-based approach of Martinis et al. 2009 and Chini et al. 2017). Where no block shows both, the scene is
of one kind, and a fixed threshold says which.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numba
import numpy as np

BLOCK = 64
"""Side of a block in pixels."""
APART = 0.75
"""Share of the variance between the two parts from which on there are two modes; of one normal mode it is
0.64, of a flat one 0.75."""
LEAST_PART = 0.1
"""Share of a block that either mode has."""
LEAST_KNOWN = 0.5
BINS = 256

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

    @property
    def bins(self) -> np.ndarray:
        """(BINS,) middles."""
        edges = np.linspace(self.low, self.high, BINS + 1)
        return (edges[1:] + edges[:-1]) / 2


SCALES = {
    "mndwi": Scale(-1.0, 1.0, 0.0, 0.1, 0.2, highest=0.2),
    "ndwi": Scale(-1.0, 1.0, 0.0, -0.15, 0.2, highest=0.2),
    "vv": Scale(-15.0, 45.0, 18.0, 15.0, 4.0, "dB"),
    "vh": Scale(-10.0, 50.0, 25.0, 21.0, 4.0, "dB"),
    "sdwi": Scale(-2.0, 2.0, 0.0, 0.15, 0.3, lowest=-0.2, highest=0.2),
}
"""By index. Of backscatter the sign is turned, so that water is high. Fixed thresholds: NDWI of McFeeters
(1996), MNDWI of Xu (2006), backscatter those usual for open water in C band, SDWI Jia et al. (2019). What
can be water, and the highest threshold, were set on the training places: in the mud of the Betsiboka
MNDWI agrees best with AWEI (Feyisa et al. 2014) at 0.2, where Otsu's lies at 0.1 and 0.3."""


@dataclass(frozen=True)
class Threshold:
    """The level at which water begins, and how it was found."""

    value: float
    land: float
    water: float
    """Means of the two modes, of the blocks that count."""
    apart: float
    """Share of the variance between the two, 0 to 1; 0 where the scene is of one kind."""
    blocks: int
    """That count."""
    looked: int
    how: str
    """`otsu`, `fixed` or `given`."""

    @property
    def step(self) -> float:
        """How far water and land lie apart."""
        return max(self.water - self.land, 1e-6)


@_compiled
def _histogram(values, low, high, counts):
    """Counts known values into bins; the ends take what lies beyond. How many there are."""
    known = 0
    factor = counts.size / (high - low)
    for r in range(values.shape[0]):
        for c in range(values.shape[1]):
            value = values[r, c]
            if math.isnan(value):
                continue
            place = int((value - low) * factor)
            counts[min(max(place, 0), counts.size - 1)] += 1
            known += 1
    return known


def otsu(counts: np.ndarray, bins: np.ndarray) -> tuple[float, float, float, float, float]:
    """Otsu's threshold of a histogram: it, the share of the variance between the two parts, their means, and
    the share of the upper one. A flat stretch of equally good thresholds is cut in its middle."""
    shares = counts / counts.sum()
    below, sums = np.cumsum(shares), np.cumsum(shares * bins)
    mean, whole = sums[-1], float((shares * (bins - sums[-1]) ** 2).sum())
    with np.errstate(invalid="ignore", divide="ignore"):
        between = (mean * below - sums) ** 2 / (below * (1 - below))
    between[~(np.isfinite(between) & (below < 1 - 1e-12))] = 0.0
    best = np.flatnonzero(between >= between.max() * (1 - 1e-9))
    place = int(best[len(best) // 2])
    if whole <= 0 or between[place] <= 0:
        return float(mean), 0.0, float(mean), float(mean), 0.0
    step = bins[1] - bins[0]
    lower = sums[place] / below[place]
    upper = (mean - sums[place]) / (1 - below[place])
    return (
        float(bins[place] + step / 2),
        float(between[place] / whole),
        float(lower),
        float(upper),
        float(1 - below[place]),
    )


class Survey:
    """Blocks of a scene, and the histogram of those that show water and land."""

    def __init__(self, scale: Scale):
        self.scale = scale
        self._all, self._both = np.zeros(BINS), list[tuple[float, np.ndarray]]()
        self._looked = 0

    def take(self, values: np.ndarray) -> None:
        """(rows, columns) of the index of a part that begins at the corner of a block."""
        rows, columns = values.shape
        for y in range(0, rows, BLOCK):
            for x in range(0, columns, BLOCK):
                self._block(np.ascontiguousarray(values[y : y + BLOCK, x : x + BLOCK]))

    def _block(self, values: np.ndarray) -> None:
        counts = np.zeros(BINS)
        known = _histogram(values, self.scale.low, self.scale.high, counts)
        self._all += counts
        if known < LEAST_KNOWN * BLOCK * BLOCK and known < values.size:
            return
        self._looked += 1
        if not known:
            return
        value, apart, land, water, share = otsu(counts, self.scale.bins)
        if self._shows_both(apart, land, water, share):
            self._both.append((value, counts.astype(np.float32)))

    def _shows_both(self, apart: float, land: float, water: float, share: float) -> bool:
        return (
            apart >= APART
            and LEAST_PART <= share <= 1 - LEAST_PART
            and water - land >= self.scale.least_step
            and water >= self.scale.wet_from
        )

    def threshold(self, is_physical: bool) -> Optional[Threshold]:
        """None where no value is known."""
        if not self._all.sum():
            return None
        counting = self._counting()
        if counting:
            value, apart, land, water, _ = _common(counting, self.scale.bins)
            if is_physical:
                value = min(max(value, self.scale.lowest), self.scale.highest)
            return Threshold(value, land, water, apart, len(counting), self._looked, "otsu")
        return self.around(self.scale.fixed, "fixed")

    def _counting(self) -> list[tuple[float, np.ndarray]]:
        """The blocks that show water and land. Fields differ, too, and where the blocks together have no two
        modes, those with the lower thresholds show fields and are left out, as often as it helps."""
        counting = self._both
        while counting:
            value, apart, *_ = _common(counting, self.scale.bins)
            if apart >= APART:
                return counting
            higher = [one for one in counting if one[0] > value]
            if not higher or len(higher) == len(counting):
                return counting
            counting = higher
        return []

    def around(self, value: float, how: str) -> Threshold:
        """A threshold that was given, or is fixed, with the means on its two sides."""
        bins = self.scale.bins
        land, water = (_mean(self._all, bins, side) for side in (bins < value, bins >= value))
        step = self.scale.least_step
        return Threshold(
            value,
            value - step / 2 if land is None else land,
            value + step / 2 if water is None else water,
            0.0,
            0,
            self._looked,
            how,
        )

    def share_above(self, value: float) -> float:
        """Of the pixels that were looked at."""
        return float(self._all[self.scale.bins >= value].sum() / max(self._all.sum(), 1))


def _common(
    blocks: list[tuple[float, np.ndarray]], bins: np.ndarray
) -> tuple[float, float, float, float, float]:
    """`otsu` of the common histogram of some blocks."""
    return otsu(np.sum([counts for _, counts in blocks], axis=0, dtype=np.float64), bins)


def _mean(counts: np.ndarray, bins: np.ndarray, where: np.ndarray) -> Optional[float]:
    total = counts[where].sum()
    return float((counts[where] * bins[where]).sum() / total) if total else None
