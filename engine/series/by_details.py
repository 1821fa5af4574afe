"""A window of a date from the details of its references: by kriging, or by the filter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..door.fill_job import FillJob
from .covariance import LEAST_NOISE
from .dates import Filled
from .kalman_kernels import carry
from .kriging_kernels import Alike, Around, Known, Kriged, krige
from .learning import Learnt
from .windows import Read

SMOOTH = 4
"""So many blocks of equal weights lie along a coarse pixel, whose values are smooth."""
MOST_SIDE = 4
"""Pixels along a block, at most: windows begin at multiples of it."""


@dataclass(frozen=True)
class Pair:
    """A mixture of the references of a date, as if it were one fine and one coarse image."""

    fine: np.ndarray
    coarse: np.ndarray
    """(bands, pixels) float32 each, NaN where there is no reference."""


NO_PAIR = Pair(np.empty((0, 0), np.float32), np.empty((0, 0), np.float32))


@dataclass(frozen=True)
class Predicted:
    """What the details of the references say of a window."""

    values: np.ndarray
    """(bands, pixels) float32, NaN where nothing is known."""
    deviation: np.ndarray
    """The like."""
    used: np.ndarray
    """(2, pixels) int16: the index of the nearest reference on each side, -1 for none."""
    pair: Pair
    """The mixture of references, where it was asked for."""


def by_details(
    job: FillJob, target: Filled, read: Read, learnt: Learnt, with_pair: bool = False
) -> Predicted:
    """Predict a window of a date.

    Args:
        with_pair: the mixture of references is wanted, too; by kriging alone.
    """
    days = [*target.references, target.day]
    unit, detail_unit = (
        np.array(one, np.float32)[:, None] for one in (learnt.coarse_unit, learnt.detail_unit)
    )
    scale = 1 / unit
    if learnt.covariance is not None:
        scale = np.array(learnt.covariance.scales, np.float32)[:, None] / unit
    elif learnt.walk is not None:
        scale = np.float32(np.sqrt(learnt.walk.per_change)) / unit
    coarse = np.stack([read.coarse[day] * scale for day in days])
    shape = coarse.shape[1:]
    detail = np.empty((len(target.references), *shape), np.float32)
    for one, day in zip(detail, target.references):
        np.divide(read.fine[day] - read.coarse[day], detail_unit, out=one)
    mean, variance = np.empty(shape, np.float32), np.empty(shape[1], np.float32)
    used = np.empty((2, shape[1]), np.int16)
    mixture = np.empty((2, *shape) if with_pair else (2, shape[0], 0), np.float32)
    at = np.array([day.toordinal() for day in days], float)
    noise = np.array([learnt.noise_of(day) + LEAST_NOISE for day in target.references])
    if learnt.covariance is not None:
        alone, strength = learnt.covariance.of_days(at)
        side = side_of(read.ratio)
        mixed = read.in_rows(mixture) if with_pair else np.empty((2, shape[0], 0, 0), np.float32)
        krige(
            Known(read.in_rows(coarse), read.in_rows(detail)),
            Alike(alone, strength, noise, read.further_noise(target.references, side)),
            Around(len(target.before), job.most_references, side),
            Kriged(read.in_rows(mean), read.in_rows(variance), read.in_rows(used), mixed),
        )
    elif learnt.walk is not None:
        walk = learnt.walk
        aged = ((at - at.min()) * walk.per_day).astype(np.float32)
        noise = noise.astype(np.float32)
        carry(coarse, detail, aged, noise, walk.spread, len(target.before), mean, variance, used)
    # An image of the day would have a noise of its own, too.
    deviation = np.sqrt(variance + np.float32(learnt.middle_noise)) * detail_unit
    honest = np.array(learnt.honest, np.float32)[:, None]
    pair = NO_PAIR
    if with_pair:
        of_coarse = mixture[0] / scale
        pair = Pair(of_coarse + mixture[1] * detail_unit, of_coarse)
    return Predicted(read.coarse[target.day] + mean * detail_unit, deviation * honest, used, pair)


def side_of(ratio: float) -> int:
    """Pixels along a block of equal weights, a power of two."""
    side = 1
    while 2 * side <= min(MOST_SIDE, ratio / SMOOTH):
        side *= 2
    return side
