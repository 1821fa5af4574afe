"""What ties the prediction of a cloudy date to the clear pixels of that very date.

Where the image is clear, a prediction can be compared with it. What it is off there tells two things of the
pixels under the clouds. First, how the day differs from what its references let expect: the difference is
regressed on the prediction, the coarse values and how far each of the nearest references is from the
prediction, so that a crop that was harvested since is mown under the clouds, too. The ridge of the regression
is chosen band by band by leaving out blocks of the clear ground, and it may come out as nothing at all
(Hoerl and Kennard 1970). Second, what is left beside a hole goes on in it: its correlation over distance is
that of two exponentials with a spherical taper, fitted to the clear ground, and it is carried inwards by
simple kriging from the first clear pixel in each direction (Chiles and Delfiner 2012, chapter 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from . import tie_kernels
from .stand_ins import StandIns, patterns_of

REACH = 32
"""Pixels from which on the rim says nothing any more: what a tile needs around itself."""
DIRECTIONS = 16
NOISE = 0.01
"""Least noise of a clear pixel, in variances of what is left: neighbours must not make equations singular."""


@dataclass(frozen=True)
class Rim:
    """How alike what is left of two clear pixels is. A value that JSON can hold."""

    near: float
    """Share of the variance that is alike over few pixels."""
    near_pixels: float
    wide: float
    """The same over more of them."""
    wide_pixels: float

    @property
    def noise(self) -> float:
        """The share that no two pixels have in common."""
        return max(1.0 - self.near - self.wide, NOISE)

    def alike(self, distance: np.ndarray) -> np.ndarray:
        """The correlation at distances in pixels; 0 from REACH on, and without a step before."""
        near = self.near * np.exp(-distance / self.near_pixels)
        return (near + self.wide * np.exp(-distance / self.wide_pixels)) * taper(distance)


@dataclass(frozen=True)
class Tie:
    """What the clear pixels of a date tell of its cloudy ones. A value that JSON can hold, but for
    `stand_ins`."""

    references: tuple[str, ...]
    """ISO dates of the references whose distance to the prediction counts."""
    middle: tuple[float, ...]
    """Mean coarse values; a band each, as all that follows."""
    offset: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    """Of the prediction's bands, the coarse ones, and each reference's distance; a row each."""
    least: tuple[float, ...]
    """The least and the largest correction: no more than a clear pixel was off."""
    most: tuple[float, ...]
    before: tuple[float, ...]
    """How far the prediction is off at clear pixels: root mean square, in units of the image."""
    after: tuple[float, ...]
    """The same with the regression, of pixels that were left out."""
    honest: tuple[float, ...]
    """What the deviation of the prediction is multiplied by."""
    rim: Rim
    stand_ins: Optional[StandIns] = None
    """What stands for a reference where it is cloudy; None: that it is where the prediction is."""

    def corrected(self, predicted: np.ndarray, coarse: np.ndarray, apart: np.ndarray) -> np.ndarray:
        """A prediction with the regression, (bands, pixels) float32; arguments as of
        `tie_kernels.correct`."""
        there = np.isfinite(apart[:, 0]).T
        patterns = patterns_of(there)
        if len(patterns) == 1:
            return self._corrected(patterns[0][0], predicted, coarse, apart)
        corrected = np.empty_like(predicted)
        for shown, pixels in patterns:
            parts = (np.ascontiguousarray(one[..., pixels]) for one in (predicted, coarse, apart))
            corrected[:, pixels] = self._corrected(shown, *parts)
        return corrected

    def _corrected(
        self, shown: np.ndarray, predicted: np.ndarray, coarse: np.ndarray, apart: np.ndarray
    ) -> np.ndarray:
        """The same of pixels that all have the same references, `shown`, (references,) bool."""
        offset, weights = np.array(self.offset), np.array(self.weights)
        if self.stand_ins is not None:
            bands = len(offset)
            known = np.concatenate([np.ones(2 * bands, bool), np.repeat(shown, bands)])
            offset, weights = self.stand_ins.folded(known, offset, weights)
        corrected, limits = np.empty_like(predicted), np.array([self.least, self.most])
        tie_kernels.correct(
            predicted, coarse, apart, np.array(self.middle), offset, weights, limits, corrected
        )
        return corrected

    def carried_in(self, off: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What is left at the rim at each pixel of a hole, (bands, pixels), and the share of the variance
        that stays, (pixels,); arguments as of `tie_kernels.carry_in`."""
        carried = np.empty((len(off), len(wanted)), np.float32)
        left = np.empty(len(wanted), np.float32)
        squares = np.arange(2 * (2 * REACH) ** 2 + 1)
        alike = self.rim.alike(np.sqrt(squares))
        tie_kernels.carry_in(off, wanted.astype(np.int32), rays(), alike, self.rim.noise, carried, left)
        return carried, left


def taper(distance: np.ndarray) -> np.ndarray:
    """The spherical covariance with the range REACH."""
    steps = np.minimum(distance / REACH, 1.0)
    return 1 - 1.5 * steps + 0.5 * steps**3


def rays() -> np.ndarray:
    """(DIRECTIONS, REACH - 1, 2) int32: rows and columns away, step by step."""
    angles = np.arange(DIRECTIONS) * 2 * np.pi / DIRECTIONS
    ways = np.stack([np.sin(angles), np.cos(angles)], axis=1)
    return np.rint(ways[:, None] * np.arange(1, REACH)[:, None]).astype(np.int32)
