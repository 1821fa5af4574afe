"""What is done about the coarse images of a series before anything is filled: moved and put through the line
of their band once for all dates, where the job asks for it, and each date's bias taken off (date_bias.py).

The biases are of the pixels that change least, for there the land's own change is smallest: the level of a
date is the mean, over the quarter of a sample's pixels with the least deviation in time, of what lies above
their mean over all dates. The level of the fine image is that of the coarse one of the day, and the mean of
fine less coarse where the fine image is clear, less that of all dates: so a constant difference of the
sensors is no bias, and partly cloudy dates count where they are clear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Callable, Optional

import numpy as np

from ..align.corrections import Corrections, corrections, why_unsure
from ..align.scene import with_pixels
from ..align.sensor_lines import Line
from ..align.sensors import Sensors, Shift, measured
from ..door.preparation import Preparation
from ..raster.grid import Window, sample_windows
from ..raster.readers import Image
from .date_bias import Levels, Noises, biases, noises_of
from .place import COARSE_ROLE, Place

SIDE = 64
"""Of the windows in which samples are taken."""
SAMPLED = 64 * 2**20
"""Bytes that the samples of all dates take at most."""
STEADY = 0.25
"""The share of the samples that change least."""
FEWEST_STEADY = 16
FEWEST = 4
"""Dates with a fine and a coarse image; of fewer, nobody can tell a bias from what is usual."""
LEAST_SHARE = 0.1
"""Of the place that a date has to show."""
COMPARED, COMPARED_TO_TELL = 8, 3
"""Dates, spread over the series, by which the sensors are compared; the second where it is only told."""


@dataclass(frozen=True)
class SensorLine:
    """fine = gain x coarse + offset: the line of a band over all dates that were compared."""

    gain: float
    offset: float
    r2: float
    pixels: int
    sure: bool


@dataclass(frozen=True)
class CoarseValues:
    """What is known of the coarse images, and done with them. A value that JSON can hold."""

    shift: Optional[tuple[float, float]] = None
    """By how many fine pixels to the right and down they should move, as far as it is sure."""
    sensor_lines: tuple[Optional[SensorLine], ...] = ()
    """As they were measured, a band each; None where that could not be done."""
    moved: tuple[float, float] = (0.0, 0.0)
    """What they are moved by, all dates alike."""
    lines: tuple[Optional[tuple[float, float]], ...] = ()
    """Gain and offset that each band goes through, all dates alike; None where it stays; empty where none was
    asked for."""
    noises: tuple[Noises, ...] = ()
    """What was learnt of the levels, a band each; empty where the biases can't be told."""
    bias: Optional[dict[str, tuple[float, ...]]] = None
    """Coarse day to what is taken off its values, a band each, after the line."""


def learn_coarse(
    place: Place,
    asked: Preparation,
    before: Optional[CoarseValues],
    pool: Executor,
    step: Callable[[float], None],
) -> CoarseValues:
    """What is done about the coarse images of a place; the place knows it, too, from then on.

    Args:
        before: what an earlier run found, where this one goes on from it: its lines and noises stay, and so
            do the biases that it knows.
    """
    found = before or _of_sensors(place, asked)
    place.correct(_as_corrections(found))
    known = found.bias or {}
    is_new = any(day.isoformat() not in known for day in place.coarse)
    if not before or (before.noises and is_new):
        levels = _levels(place, pool, step)
        noises = found.noises if before else tuple(noises_of(one) for one in levels)
        if noises and levels:
            fresh = _by_day(place, levels, noises)
            found = replace(found, noises=noises, bias={**fresh, **known})
    place.bias = {
        date.fromisoformat(day): np.array(one, np.float32)[:, None]
        for day, one in (found.bias or {}).items()
        if any(one)
    }
    return found


def _by_day(place: Place, levels: Sequence[Levels], noises: Sequence[Noises]) -> dict[str, tuple[float, ...]]:
    days = [date.fromordinal(int(day)) for day in levels[0].days]
    values = np.stack([biases(one, noise) for one, noise in zip(levels, noises)], axis=1)
    return {
        day.isoformat(): tuple(float(np.float32(value)) for value in of_day)
        for day, of_day in zip(days, values)
        if day in place.coarse
    }


# ---- one line for all dates


def _of_sensors(place: Place, asked: Preparation) -> CoarseValues:
    """The shift and the lines of the whole series, and what of them the job wants done."""
    both = [day for day in place.references if day in place.coarse]
    most = COMPARED_TO_TELL if asked.register == "off" and asked.harmonise == "off" else COMPARED
    both = [both[at] for at in np.unique(np.linspace(0, len(both) - 1, most).round().astype(int)) if both]
    sensors = None
    if both:
        sensors = measured(
            [place.fine_on(day) for day in both], [_own(place, day) for day in both], place.ratio, place.names
        )
        sensors = replace(sensors, shifts=_of_all(sensors))
    done = corrections(sensors, asked, [COARSE_ROLE])
    right, down = done.moved.get(COARSE_ROLE, (0.0, 0.0))
    lines = () if sensors is None else tuple(map(_told, sensors.lines))
    shift = None if sensors is None else sensors.pooled
    return CoarseValues(shift, lines, (float(right), float(down)), done.lines)


def _of_all(sensors: Sensors) -> dict[str, Optional[Shift]]:
    """The shift of all dates together: a date of its own is not moved by itself."""
    pooled = sensors.pooled
    if pooled is None:
        return {}
    sure = next(one for one in sensors.shifts.values() if one is not None and not one.unsure)
    return {COARSE_ROLE: replace(sure, right=pooled[0], down=pooled[1])}


def _told(line: Optional[Line]) -> Optional[SensorLine]:
    if line is None:
        return None
    return SensorLine(line.gain, line.offset, line.r2, line.pixels, not why_unsure(line))


def _own(place: Place, day: date) -> Image:
    """A coarse image with its own pixels, called by its day."""
    image = place.coarse_bands(place.coarse[day][0])
    return replace(with_pixels(image, place.ratio, place.grid), role=f"{COARSE_ROLE} {day.isoformat()}")


def _as_corrections(found: CoarseValues) -> Corrections:
    moved = {COARSE_ROLE: found.moved} if any(found.moved) else {}
    return Corrections(moved, found.lines, (False,) * len(found.lines))


# ---- the levels of all dates


def _levels(place: Place, pool: Executor, step: Callable[[float], None]) -> tuple[Levels, ...]:
    """Those of each band; none where too few dates have both images."""
    days = sorted({*place.references, *place.coarse})
    coarse, fine = _sampled(place, days, pool, step)
    return levels_of(days, coarse, fine, place.ratio)


def _sampled(
    place: Place, days: Sequence[date], pool: Executor, step: Callable[[float], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Coarse and fine values of pixels spread over the place, each (dates, bands, pixels) float32."""
    places = sample_windows(place.grid, SIDE)
    most = SAMPLED // (8 * len(days) * len(place.names) * len(places))
    coarse: list[np.ndarray] = []
    fine: list[np.ndarray] = []
    for window in places:
        pixels = window.width * window.height
        chosen = np.unique(np.linspace(0, pixels - 1, max(1, min(pixels, most))).astype(int))
        few = partial(_few, window=window, chosen=chosen)
        nothing = np.full((len(place.names), len(chosen)), np.nan, np.float32)
        known = ((coarse, place.coarse, place.coarse_on), (fine, place.references, place.fine_on))
        for found, images, of in known:
            own = {day: of(day) for day in days if day in images}
            read = dict(zip(own, pool.map(few, own.values())))
            found.append(np.stack([read.get(day, nothing) for day in days]))
        step(1 / len(places))
    return np.concatenate(coarse, axis=2), np.concatenate(fine, axis=2)


def _few(image: Image, window: Window, chosen: np.ndarray) -> np.ndarray:
    values = image.read(window)
    few = np.array(values.reshape(len(values), -1)[:, chosen], np.float32)
    few[:, ~np.isfinite(few).all(axis=0)] = np.nan
    return few


def levels_of(days: Sequence[date], coarse: np.ndarray, fine: np.ndarray, ratio: float) -> tuple[Levels, ...]:
    """The levels of each band of a sample; none where too few dates have both images.

    Args:
        coarse, fine: (dates, bands, pixels), NaN in all bands where there is nothing.
        ratio: fine pixels along a coarse one.
    """
    steady = _steady(coarse)
    coarse, fine = coarse[:, :, steady].astype(float), fine[:, :, steady].astype(float)
    above = coarse - _mean(coarse, axis=0)
    detail = fine - coarse
    level, coarse_spare, seen = _over_pixels(above, ratio)
    off, fine_spare, both = _over_pixels(detail - _mean(detail, axis=0), ratio)
    level = np.where(seen[:, None], level, np.nan)
    if np.count_nonzero(seen & both) < FEWEST:
        return ()
    own = np.where((seen & both)[:, None], level + off, np.nan)
    at = np.array([day.toordinal() for day in days], float)
    return tuple(
        Levels(at, level[:, band], own[:, band], coarse_spare[:, band], fine_spare[:, band])
        for band in range(level.shape[1])
    )


def _steady(coarse: np.ndarray) -> np.ndarray:
    """(pixels,) bool: those whose coarse values change least over time, all bands together."""
    away = np.sqrt(_mean((coarse - _mean(coarse, axis=0)) ** 2, axis=0))
    usual = _mean(away, axis=1)[:, None]
    change = (away / np.where(usual > 0, usual, 1.0)).mean(axis=0)
    known = np.isfinite(change)
    if np.count_nonzero(known) * STEADY < FEWEST_STEADY:
        return known
    return known & (change <= np.quantile(change[known], STEADY))


def _over_pixels(values: np.ndarray, ratio: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean over what a date shows and its variance, because of what it hides, each (dates, bands); and which
    dates show enough. Neighbours are alike, so as many pixels count as coarse ones would."""
    count = np.isfinite(values[:, 0]).sum(axis=1)
    share = count / max(1, values.shape[2])
    mean = _mean(values, axis=2)
    spread = _mean((values - mean[..., None]) ** 2, axis=2)
    spare = spread * ((1 - share) / np.maximum(1.0, count / ratio**2))[:, None]
    return mean, np.where(np.isfinite(spare), spare, 0.0), share >= LEAST_SHARE


def _mean(values: np.ndarray, axis: int) -> np.ndarray:
    """Of what is known, NaN where nothing is."""
    known = np.isfinite(values)
    count = known.sum(axis=axis)
    total = np.where(known, values, 0.0).sum(axis=axis)
    mean: np.ndarray = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean


def biases_known(found: CoarseValues, same: Mapping[str, bool]) -> CoarseValues:
    """Without the biases of days whose images are others now."""
    kept = {day: one for day, one in (found.bias or {}).items() if same.get(day, False)}
    return replace(found, bias=kept)
