"""Counts of values of unknown range, for the quantiles of images that do not fit into memory."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np

from . import count_kernels


class Histogram:
    """A histogram that widens its bins as the range of the values grows.

    A bin is 2^n wide and begins at a multiple of that, and n is the smallest with which the values fit into
    BINS bins. So the histogram depends on the values alone and not on the order or the windows in which they
    came.
    """

    BINS = 1 << 17

    def __init__(self):
        self.low, self.high = math.inf, -math.inf
        self.power, self.base = -60, 0
        self.counts, self.largest = np.zeros(0, np.int64), np.zeros(0)

    def add(self, values: np.ndarray, inner: np.ndarray) -> None:
        """Count the valid values of the inner part (see pixel_kernels.py) of (rows, cols) float32."""
        low, high = count_kernels.limits_of(values, inner)
        if low > high:
            return
        if low < self.low or high > self.high:
            self._make_room(min(low, self.low), max(high, self.high))
        count_kernels.count_values(values, inner, self.width, self.base, self.counts, self.largest)

    @property
    def width(self) -> float:
        """Of a bin, in units of the values."""
        return 2.0**self.power

    @property
    def total(self) -> int:
        return int(self.counts.sum())

    def quantile(self, share: float) -> Optional[float]:
        """The smallest value that at least this share of the values does not exceed; None where there is no
        value.

        Exact where the bin holds one value alone (always, for images stored as integers); else too large by
        less than a bin.
        """
        if not self.total:
            return None
        rank = max(1, math.ceil(share * self.total - 1e-9))
        return float(self.largest[np.searchsorted(np.cumsum(self.counts), rank)])

    def rebinned(self, edges: np.ndarray) -> np.ndarray:
        """Counts between the edges (in units of the values), for a plot; a bin counts where its middle
        lies."""
        middles = (self.base + np.arange(len(self.counts)) + 0.5) * self.width
        return np.histogram(middles, edges, weights=self.counts)[0]

    def _fits(self, low: float, high: float) -> bool:
        first, last = math.floor(low / self.width), math.floor(high / self.width)
        return last - first < self.BINS and max(abs(first), abs(last)) < 2**52

    def _make_room(self, low: float, high: float) -> None:
        old_counts, old_largest, old_power, old_base = self.counts, self.largest, self.power, self.base
        self.low, self.high = low, high
        while not self._fits(low, high):
            self.power += 1
        self.base = math.floor(low / self.width)
        size = math.floor(high / self.width) - self.base + 1
        self.counts, self.largest = np.zeros(size, np.int64), np.full(size, -np.inf)
        if old_counts.size:
            places = ((old_base + np.arange(old_counts.size)) >> (self.power - old_power)) - self.base
            filled = old_counts > 0
            np.add.at(self.counts, places[filled], old_counts[filled])
            np.maximum.at(self.largest, places[filled], old_largest[filled])
