"""What a series says of itself before it is filled: the covariance of its details, how it was learnt, and how
honest the deviations are."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from typing import Callable, Optional, Union

import numpy as np

from ..door.fill_job import KALMAN
from ..raster.grid import sample_windows
from .covariance import Covariance, learn
from .place import Place
from .samples import Samples
from .walk import Walk, walk_of
from .windows import Read

SIDE, PIXELS = 64, 180
"""Of the windows in which samples are taken, and how many pixels are taken in all of them."""
MOST_DATES = 400
"""Dates that are learnt from; of more these many, spread over all."""
AT_ONCE = 40
"""Dates that are learnt from together; of longer series the numbers are the means of several stretches."""


@dataclass(frozen=True)
class Learnt:
    """What a method needs to know of a series. A value that JSON can hold."""

    days: tuple[str, ...]
    """The dates that the error model has a noise of."""
    coarse_unit: tuple[float, ...]
    """The deviation of the coarse values, a band each."""
    detail_unit: tuple[float, ...]
    """The root mean square of the details, a band each."""
    honest: tuple[float, ...]
    """What a deviation is multiplied by, so that left-out dates are as far off as it says; a band each."""
    covariance: Optional[Covariance] = None
    """What kriging has learnt."""
    walk: Optional[Walk] = None
    """What the filter has learnt."""

    @property
    def noise(self) -> tuple[float, ...]:
        model = self.covariance or self.walk
        return model.noise if model else ()

    def noise_of(self, day: date) -> float:
        """That of a date; of one that came later, the middle of the others."""
        known = dict(zip(self.days, self.noise))
        return known.get(day.isoformat(), self.middle_noise)

    @property
    def middle_noise(self) -> float:
        """That of most dates."""
        return float(np.median(self.noise))


def learn_from(place: Place, method: str, pool: Executor, step: Callable[[float], None]) -> Learnt:
    """Learn from samples of all fine dates of a place; the same images give the same result."""
    every = np.array(place.references)
    days = every[np.unique(np.linspace(0, len(every) - 1, MOST_DATES).round().astype(int))].tolist()
    return learnt_of(method, days, *_sampled(place, days, pool, step), step)


def learnt_of(
    method: str,
    days: Sequence[date],
    coarse: np.ndarray,
    fine: np.ndarray,
    step: Callable[[float], None] = lambda _: None,
) -> Learnt:
    """What samples of fine dates tell.

    Args:
        method: one of LEARNING_METHODS.
        coarse: (pixels, dates, bands) float64, finite.
        fine: the like; NaN in all bands where there is nothing.
    """
    detail = fine - coarse
    known = np.isfinite(detail).all(axis=2)
    unit = _deviation(coarse)
    detail_unit = np.sqrt(np.nanmean(np.where(known[..., None], detail, np.nan) ** 2, axis=(0, 1)))
    unit, detail_unit = (np.where(np.isfinite(one) & (one > 0), one, 1.0) for one in (unit, detail_unit))
    there = known.any(axis=1) & np.isfinite(coarse).all(axis=(1, 2))
    samples = Samples(
        np.array([day.toordinal() for day in days], float),
        coarse[there] / unit,
        np.where(known[..., None], detail / detail_unit, np.nan)[there],
    )
    covariance = None if method == KALMAN else _over_stretches(samples, step)
    walk = walk_of(samples) if method == KALMAN else None
    return Learnt(
        tuple(day.isoformat() for day in days),
        tuple(unit.tolist()),
        tuple(detail_unit.tolist()),
        _honest(covariance or walk, samples),
        covariance,
        walk,
    )


def _deviation(coarse: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return np.nanstd(coarse.reshape(-1, coarse.shape[2]), axis=0)


def _sampled(
    place: Place, days: Sequence[date], pool: Executor, step: Callable[[float], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Coarse and fine values of pixels spread over the place, each (pixels, dates, bands) float64."""
    random = np.random.default_rng(0)
    places = sample_windows(place.grid, SIDE)
    coarse, fine = [], []
    for window in places:
        read = Read(place, window, days, days, pool)
        count = window.width * window.height
        chosen = np.sort(random.permutation(count)[: -(-PIXELS // len(places))])
        fine.append(np.stack([read.fine[day][:, chosen] for day in days]))
        coarse.append(np.stack([read.coarse[day][:, chosen] for day in days]))
        step(0.5 / len(places))
    # A pixel without a coarse value on some day has that of the other days' mean: it is alike to all.
    values = np.concatenate(coarse, axis=2).transpose(2, 0, 1).astype(float)
    count = np.isfinite(values).sum(axis=1, keepdims=True)
    total = np.nansum(values, axis=1, keepdims=True)
    mean = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return np.where(np.isfinite(values), values, mean), np.concatenate(fine, axis=2).transpose(
        2, 0, 1
    ).astype(float)


def _over_stretches(samples: Samples, step: Callable[[float], None]) -> Covariance:
    """The covariance of all dates, learnt from so many of them at once as can be."""
    pieces = np.array_split(np.arange(len(samples.days)), -(-len(samples.days) // AT_ONCE))
    found = []
    for piece in pieces:
        found.append(learn(samples.of_dates(piece)))
        step(0.5 / len(pieces))
    numbers = np.exp(np.mean([np.log(one.numbers) for one in found], axis=0))
    scales = np.exp(np.mean([np.log(one.scales) for one in found], axis=0))
    noise = [value for one in found for value in one.noise]
    return Covariance(tuple(numbers.tolist()), tuple(scales.tolist()), tuple(noise))


def _honest(model: Union[Covariance, Walk, None], samples: Samples) -> tuple[float, ...]:
    """How far left-out dates are off, in deviations: the root mean square, a band each."""
    first = samples.of_dates(np.arange(min(AT_ONCE, len(samples.days))))
    off = model.left_out(first) if model else np.full_like(first.detail, np.nan)
    if not np.isfinite(off).any():
        return (1.0,) * samples.detail.shape[2]
    return tuple(np.sqrt(np.nanmean(off**2, axis=(0, 1))).tolist())
