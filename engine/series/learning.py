"""What a series says of itself before it is filled: the covariance of its details, how it was learnt, and how
honest the deviations are."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from typing import Callable

import numpy as np

from ..raster.grid import sample_windows
from .covariance import LEAST_NOISE, Covariance, Samples, learn
from .place import Place
from .windows import Read

SIDE, PIXELS = 64, 180
"""Of the windows in which samples are taken, and how many pixels are taken in all of them."""
AT_ONCE = 40
"""Dates that are learnt from together; of longer series the numbers are the means of several stretches."""


@dataclass(frozen=True)
class Learnt:
    """What kriging needs to know of a series. A value that JSON can hold."""

    covariance: Covariance
    days: tuple[str, ...]
    """The dates that the covariance has a noise of."""
    coarse_unit: tuple[float, ...]
    """The deviation of the coarse values, a band each."""
    detail_unit: tuple[float, ...]
    """The root mean square of the details, a band each."""
    honest: tuple[float, ...]
    """What a deviation is multiplied by, so that left-out dates are as far off as it says; a band each."""

    def noise_of(self, day: date) -> float:
        """That of a date; of one that came later, the middle of the others."""
        known = dict(zip(self.days, self.covariance.noise))
        return known.get(day.isoformat(), self.middle_noise)

    @property
    def middle_noise(self) -> float:
        """That of most dates."""
        return float(np.median(self.covariance.noise))


def learn_from(place: Place, pool: Executor, step: Callable[[float], None]) -> Learnt:
    """Learn from samples of all fine dates of a place; the same images give the same result."""
    days = sorted(place.fine)
    return learnt_of(days, *_sampled(place, days, pool, step), step)


def learnt_of(
    days: Sequence[date], coarse: np.ndarray, fine: np.ndarray, step: Callable[[float], None] = lambda _: None
) -> Learnt:
    """What samples of fine dates tell.

    Args:
        coarse: (pixels, dates, bands) float64, finite.
        fine: the like; NaN in all bands where there is nothing.
    """
    detail = fine - coarse
    known = np.isfinite(detail).all(axis=2)
    unit = _deviation(coarse)
    detail_unit = np.sqrt(np.nanmean(np.where(known[..., None], detail, np.nan) ** 2, axis=(0, 1)))
    unit, detail_unit = (np.where(np.isfinite(one) & (one > 0), one, 1.0) for one in (unit, detail_unit))
    there = known.any(axis=1) & np.isfinite(coarse).all(axis=(1, 2))
    coarse, detail = coarse[there] / unit, np.where(known[..., None], detail / detail_unit, np.nan)[there]
    at = np.array([day.toordinal() for day in days], float)
    covariance = _over_stretches(at, coarse, detail, step)
    return Learnt(
        covariance,
        tuple(day.isoformat() for day in days),
        tuple(unit.tolist()),
        tuple(detail_unit.tolist()),
        _honest(covariance, at, coarse, detail),
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
    with np.errstate(invalid="ignore"):
        mean = np.nanmean(values, axis=1, keepdims=True)
    return np.where(np.isfinite(values), values, mean), np.concatenate(fine, axis=2).transpose(
        2, 0, 1
    ).astype(float)


def _over_stretches(
    at: np.ndarray, coarse: np.ndarray, detail: np.ndarray, step: Callable[[float], None]
) -> Covariance:
    """The covariance of all dates, learnt from so many of them at once as can be."""
    pieces = np.array_split(np.arange(len(at)), -(-len(at) // AT_ONCE))
    found = []
    for piece in pieces:
        found.append(learn(Samples(at[piece], coarse[:, piece], detail[:, piece])))
        step(0.5 / len(pieces))
    numbers = np.exp(np.mean([np.log(one.numbers) for one in found], axis=0))
    scales = np.exp(np.mean([np.log(one.scales) for one in found], axis=0))
    noise = [value for one in found for value in one.noise]
    return Covariance(tuple(numbers.tolist()), tuple(scales.tolist()), tuple(noise))


def _honest(
    covariance: Covariance, at: np.ndarray, coarse: np.ndarray, detail: np.ndarray
) -> tuple[float, ...]:
    """How far left-out dates are off, in deviations: the root mean square, a band each."""
    piece = slice(0, AT_ONCE)
    alone, strength = covariance.of_days(at[piece])
    scaled = coarse[:, piece] * np.array(covariance.scales)
    likeness = np.exp(-((scaled[:, :, None] - scaled[:, None]) ** 2).sum(axis=3))
    there = np.isfinite(detail[:, piece]).all(axis=2)
    noise = np.where(there, np.array(covariance.noise[piece]) + LEAST_NOISE, 1e6)
    whole = alone + strength * likeness
    index = np.arange(whole.shape[1])
    whole[:, index, index] += noise
    inverse = np.linalg.inv(whole)
    own = inverse[:, index, index][..., None]
    off = inverse @ np.where(there[..., None], detail[:, piece], 0.0) / np.sqrt(own)
    if not there.any():
        return (1.0,) * detail.shape[2]
    return tuple(np.sqrt((off[there] ** 2).mean(axis=0)).tolist())
