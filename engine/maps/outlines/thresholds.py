"""Where water ends on the scale of an index: by Otsu's method from the parts of a scene that show both.

Otsu's threshold (1979) of a whole scene goes astray where water is a small part of it, or where there is
none, for it cuts whatever there is in two. So a scene is looked at in blocks, those count in which two modes
stand apart and the upper one can be water, and the threshold is that of their common histogram (after the
split-based approach of Martinis et al. 2009 and Chini et al. 2017). Radar is looked at around what is dark
for certain first (rims.py). Where nothing shows both, the scene is of one kind, and a fixed threshold says
which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from .histograms import APART, BINS, Modes, Scale, counted, otsu
from .rims import Rims

BLOCK = 64
"""Side of a block in pixels."""
LEAST_KNOWN = 0.5

SCALES = {
    "mndwi": Scale(-1.0, 1.0, 0.0, 0.1, 0.2, highest=0.2),
    "ndwi": Scale(-1.0, 1.0, 0.0, -0.15, 0.2, highest=0.2),
    "vv": Scale(-15.0, 45.0, 18.0, 15.0, 4.0, "dB", step_of_blocks=7.0, seeds=6, on_land=3.0),
    "vh": Scale(-10.0, 50.0, 25.0, 21.0, 4.0, "dB", step_of_blocks=10.0, seeds=6, on_land=3.0),
    "vv+vh": Scale(-12.5, 47.5, 21.5, 18.0, 4.0, "dB", step_of_blocks=7.0, seeds=6, on_land=3.0),
}
"""By index. Of backscatter the sign is turned, so that water is high. Fixed thresholds: NDWI of McFeeters
(1996), MNDWI of Xu (2006), backscatter those usual for open water in C band. What can be water, and the
highest threshold, were set on the training places: in the mud of the Betsiboka MNDWI agrees best with AWEI
(Feyisa et al. 2014) at 0.2, where Otsu's lies at 0.1 and 0.3. Forest and bare soil differ
by up to 6 dB in VV and 9 in VH, so in a block, which may show no water at all, it must be more; the rims of
seeds were set on the generator."""


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


class Survey:
    """Blocks of a scene, and the histogram of those that show water and land."""

    def __init__(self, scale: Scale):
        self.scale = scale
        self._all, self._both = np.zeros(BINS), list[tuple[float, np.ndarray]]()
        self._rims = Rims(scale)
        self._looked = 0

    def take(self, values: np.ndarray) -> None:
        """(rows, columns) of the index of a part that begins at the corner of a block."""
        self._rims.take(values)
        rows, columns = values.shape
        for y in range(0, rows, BLOCK):
            for x in range(0, columns, BLOCK):
                self._block(np.ascontiguousarray(values[y : y + BLOCK, x : x + BLOCK]))

    def _block(self, values: np.ndarray) -> None:
        counts, known = counted(values, self.scale)
        self._all += counts
        if known < LEAST_KNOWN * BLOCK * BLOCK and known < values.size:
            return
        self._looked += 1
        if not known:
            return
        modes = otsu(counts, self.scale.bins)
        if modes.are_two(self.scale, max(self.scale.least_step, self.scale.step_of_blocks)):
            self._both.append((modes.threshold, counts.astype(np.float32)))

    def threshold(self, is_physical: bool) -> Optional[Threshold]:
        """None where no value is known."""
        if not self._all.sum():
            return None
        counting, modes = self._counting(), self._rims.modes()
        if modes is None and counting:
            modes = _common(counting, self.scale.bins)
        if modes is not None:
            value = modes.threshold
            if is_physical:
                value = min(max(value, self.scale.lowest), self.scale.highest)
            return Threshold(value, modes.land, modes.water, modes.apart, len(counting), self._looked, "otsu")
        fixed = self.scale.fixed
        return self.around(fixed + (0 if self.share_above(fixed) > 0.5 else self.scale.on_land), "fixed")

    def _counting(self) -> list[tuple[float, np.ndarray]]:
        """The blocks that show water and land. Fields differ, too, and where the blocks together have no two
        modes, those with the lower thresholds show fields and are left out, as often as it helps."""
        counting = self._both
        while counting:
            modes = _common(counting, self.scale.bins)
            if modes.apart >= APART:
                return counting
            higher = [one for one in counting if one[0] > modes.threshold]
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


def _common(blocks: list[tuple[float, np.ndarray]], bins: np.ndarray) -> Modes:
    """`otsu` of the common histogram of some blocks."""
    return otsu(np.sum([counts for _, counts in blocks], axis=0, dtype=np.float64), bins)


def _mean(counts: np.ndarray, bins: np.ndarray, where: np.ndarray) -> Optional[float]:
    total = counts[where].sum()
    return float((counts[where] * bins[where]).sum() / total) if total else None
