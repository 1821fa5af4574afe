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
from .stand_ins import StandIns

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
    """What the variance of the prediction is multiplied by, and what of the mean square of how far the
    references are is added to it."""
    unsteady: tuple[float, ...]
    rim: Rim
    stand_ins: Optional[StandIns] = None
    """What stands for a reference where it is cloudy; None: that it is where the prediction is."""

    def corrected(self, predicted: np.ndarray, coarse: np.ndarray, apart: np.ndarray) -> np.ndarray:
        """A prediction with the regression, (bands, pixels) float32; arguments as of
        `tie_kernels.correct`."""
        corrected = np.empty_like(predicted)
        tie_kernels.correct(
            predicted,
            coarse,
            apart,
            np.array(self.middle),
            np.array(self.offset),
            np.array(self.weights),
            np.array([self.least, self.most]),
            corrected,
        )
        return corrected

    def deviation(self, told: np.ndarray, apart: np.ndarray) -> np.ndarray:
        """How far off corrected values may be, (bands, pixels) float32.

        Args:
            told: (bands, pixels) float32 of the prediction alone; NaN where it has none.
            apart: of all references, as of `whole`.
        """
        honest, unsteady, after = (
            np.array(one, np.float32)[:, None] for one in (self.honest, self.unsteady, self.after)
        )
        variance = honest * np.where(np.isfinite(told), told, after) ** 2
        for one in apart:
            variance += unsteady * np.where(np.isfinite(one), one, 0) ** 2 / len(apart)
        return np.sqrt(variance)

    def whole(self, predicted: np.ndarray, coarse: np.ndarray, apart: np.ndarray) -> np.ndarray:
        """How far all references are, with what stands for those that are cloudy; arguments as of
        `tie_kernels.correct`."""
        if self.stand_ins is None:
            return apart
        lacking = np.flatnonzero(np.isnan(apart).any(axis=(0, 1)) & np.isfinite(predicted[0]))
        if not len(lacking):
            return apart
        middle = np.array(self.middle, np.float32)[:, None]
        near = coarse[:, lacking]
        features = np.concatenate(
            [predicted[:, lacking], np.where(np.isfinite(near), near, middle), *apart[:, :, lacking]]
        )
        whole = self.stand_ins.completed(features.T.astype(float))[:, 2 * len(predicted) :]
        apart = apart.copy()
        apart[:, :, lacking] = whole.T.reshape(len(apart), len(predicted), len(lacking))
        return apart

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
