"""The invented year with a terrain under the water: a pixel is wet as far as its ground lies below the river.

The water of `year.py` fades over its shores; here it ends at a line. The terrain is bilinear between the
centres of the pixels, so that the line of every stage, and the share of each pixel behind it, are known
exactly (shores.py).
"""

from __future__ import annotations

from typing import Callable

import numpy as np

from .shores import half_pixels, wet_shares
from .year import LOW_WATER, Year, stage

BED = 0.6
"""By how much the bed of what never falls dry lies below low water, in the unit of the stage."""
HILLS = 1.05
"""What lies outside of the wetland is at least so high."""
HIGHEST = 6.0
STRIP = 256
"""Rows worked on at a time."""


class WaterYear(Year):
    """As Year, with shores that are lines, and a stage of one's choice."""

    def __init__(self, size: int, seed: int = 1, stages: Callable[[float], float] = stage):
        """
        Args:
            stages: the stage of each day, from LOW_WATER to below HILLS.
        """
        self._stages = stages
        self._shares: dict[float, np.ndarray] = {}
        super().__init__(size, seed)
        self._ever = self._share_below(LOW_WATER, slice(0, size))
        self._water = self._ever

    @property
    def terrain(self) -> np.ndarray:
        """(size, size) float32 height of the ground in the unit of the stage."""
        return self._terrain

    def stage(self, day: float) -> float:
        return self._stages(day)

    def surface(self, day: float, inner: slice) -> np.ndarray:
        """(2 inner + 1, 2 inner + 1) how deep the water stands, as of `shores.half_pixels`; of a square that
        ends inside the place."""
        wider = slice(inner.start - 1, inner.stop + 1)
        return half_pixels(self.stage(day) - self._terrain[wider, wider].astype(np.float64))

    def wet(self, day: float, rows: slice) -> np.ndarray:
        """(rows, size) float32 share of each pixel under water."""
        if day not in self._shares:
            if rows != slice(0, self.size):
                return self._share_below(self.stage(day), rows)
            self._shares = {day: self._share_below(self.stage(day), rows)}
        return self._shares[day][rows]

    def flooded(self, day: float, rows: slice) -> np.ndarray:
        """(rows, size) float32 share of what is dry at low water, under the risen river."""
        dry = 1 - self._ever[rows]
        risen = self.wet(day, rows) - self._ever[rows]
        return np.divide(risen, dry, out=np.zeros_like(risen), where=dry > 1e-6).clip(0, 1)

    def _share_below(self, level: float, rows: slice) -> np.ndarray:
        out = np.empty((rows.stop - rows.start, self.size), np.float32)
        for first in range(rows.start, rows.stop, STRIP):
            last = min(first + STRIP, rows.stop)
            around = np.clip(np.arange(first - 1, last + 1), 0, self.size - 1)
            depth = np.pad(level - self._terrain[around].astype(np.float64), ((0, 0), (1, 1)), mode="edge")
            out[first - rows.start : last - rows.start] = wet_shares(half_pixels(depth))
        return out

    def _lay_flood(self, stretch, height, pond, wet) -> None:
        super()._lay_flood(stretch, height, pond, wet)
        ground = (height + 0.16 * pond) / np.maximum(stretch, 0.05)
        ground = np.where(wet, ground, np.maximum(ground, HILLS)).clip(LOW_WATER - BED, HIGHEST)
        share = self._water.astype(np.float32)
        bed = LOW_WATER + BED * (1 - 2 * share)  # its shore at low water is where the share is a half
        self._terrain = np.where(share > 0, np.minimum(ground, bed), ground).astype(np.float32)
