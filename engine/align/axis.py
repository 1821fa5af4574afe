"""One axis of two grids that run along each other: which coarse pixels lie over which fine ones, and with
what weights."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..raster.grid import Grid


@dataclass(frozen=True)
class Axis:
    """Rows or columns of the fine grid, seen from the lattice: coarse position = (fine position) / ratio +
    offset.

    Positions are edges: fine pixel i reaches from i to i + 1.
    """

    ratio: float
    offset: float
    size: int
    """Number of coarse pixels."""

    def position(self, fine: float) -> float:
        return fine / self.ratio + self.offset

    def over(self, start: int, stop: int, margin: int = 0) -> tuple[int, int]:
        """First and last + 1 of the coarse pixels that touch the fine pixels [start, stop), with a margin,
        clipped."""
        first, last = self.position(start) + 1e-6, self.position(stop) - 1e-6
        return max(0, math.floor(first) - margin), min(self.size, math.ceil(last) + margin)

    def under(self, start: int, stop: int, size: int) -> tuple[int, int]:
        """First and last + 1 of the fine pixels, out of `size`, that touch the coarse pixels [start,
        stop)."""
        first, last = (start - self.offset) * self.ratio + 1e-6, (stop - self.offset) * self.ratio - 1e-6
        return max(0, math.floor(first)), min(size, math.ceil(last))

    def edges(self, fine: tuple[int, int], coarse: tuple[int, int]) -> np.ndarray:
        """(coarse + 1,) where the coarse pixels end, counted in fine pixels from the first of `fine`."""
        return (np.arange(coarse[0], coarse[1] + 1) - self.offset) * self.ratio - fine[0]

    def nearest(self, fine: tuple[int, int], coarse: tuple[int, int]) -> np.ndarray:
        """For each fine pixel, the coarse pixel in which its centre lies, counted from the first of
        `coarse`."""
        centre = self.position(np.arange(*fine) + 0.5)
        return np.clip(np.floor(centre).astype(int), coarse[0], coarse[1] - 1) - coarse[0]

    def bilinear(self, fine: tuple[int, int], coarse: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        """Linear interpolation between the centres of coarse pixels: for each fine pixel the coarse pixels
        that it is made of, counted from the first of `coarse`, and what each weighs; (2, fine) both."""
        return self._neighbours(fine, coarse, 1, lambda t: np.stack([1 - t, t]))

    def bicubic(self, fine: tuple[int, int], coarse: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        """The same by cubic convolution (Keys 1981, a = -0.5); (4, fine) both."""
        return self._neighbours(fine, coarse, 2, cubic_weights)

    def _neighbours(self, fine, coarse, reach: int, weights) -> tuple[np.ndarray, np.ndarray]:
        centre = self.position(np.arange(*fine) + 0.5) - 0.5
        base = np.floor(centre)
        at = base.astype(int) + np.arange(1 - reach, 1 + reach)[:, None]
        return np.clip(at, coarse[0], coarse[1] - 1) - coarse[0], weights(centre - base)


def cubic_weights(t: np.ndarray) -> np.ndarray:
    """(4, ...) weights of cubic convolution (Keys 1981, a = -0.5) for the pixels at -1, 0, 1 and 2, at 0
    <= t < 1."""
    return np.stack(
        [
            ((-0.5 * t + 1) * t - 0.5) * t,
            (1.5 * t - 2.5) * t * t + 1,
            ((-1.5 * t + 2) * t + 0.5) * t,
            (0.5 * t - 0.5) * t * t,
        ]
    )


def axes_between(coarse: Grid, fine: Grid) -> tuple[Axis, Axis]:
    """Rows and columns of a fine grid seen from a coarse one; the grids' axes must run along each other."""
    x, width, _, y, _, height = fine.transform
    left, step_x, _, top, _, step_y = coarse.transform
    return (
        Axis(step_y / height, (y - top) / step_y, coarse.height),
        Axis(step_x / width, (x - left) / step_x, coarse.width),
    )
