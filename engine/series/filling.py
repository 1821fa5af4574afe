"""A window of a date, filled: values, where they come from, and how far off they may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..door.fill_job import DELTA, KRIGING, LINEAR, NEAREST, FillJob
from . import two_sided_kernels
from .covariance import LEAST_NOISE
from .dates import Filled
from .kriging_kernels import krige
from .learning import Learnt
from .windows import Read

NOTHING, OBSERVED, FUSED, FUSED_BETWEEN, IN_TIME = 0, 1, 2, 3, 4
"""Where a pixel comes from: it was observed; predicted with the coarse image of the day; with the coarse
images around it, for the day has none there; by time alone, for there is no coarse image near."""
ORIGINS = {
    NOTHING: "nothing",
    OBSERVED: "observed",
    FUSED: "fused",
    FUSED_BETWEEN: "fused, coarse image between dates",
    IN_TIME: "in time only",
}
NO_DAY = -1
"""Days to a reference where there is none."""
_HOW = {NEAREST: two_sided_kernels.NEAREST, LINEAR: two_sided_kernels.LINEAR, DELTA: two_sided_kernels.DELTA}


@dataclass(frozen=True)
class Window:
    """What was predicted of a window of a date."""

    values: np.ndarray
    """(bands, pixels) float32, NaN where nothing is known."""
    deviation: np.ndarray
    """(bands, pixels) float32; 0 where it was observed, NaN where nobody knows."""
    origin: np.ndarray
    """(3, pixels) int16: NOTHING to IN_TIME, and the days to the nearest reference before and after."""


def fill(job: FillJob, target: Filled, read: Read, learnt: Optional[Learnt]) -> Window:
    """Fill a window of a date.

    Args:
        learnt: what kriging needs; None for the other methods.
    """
    if job.method == KRIGING and learnt is not None:
        values, deviation, used = _kriged(job, target, read, learnt)
    else:
        values, used = _two_sided(target, read, _HOW[job.method])
        deviation = np.full_like(values, np.nan)
    if job.method in (NEAREST, LINEAR):
        code = np.where(np.isfinite(values[0]), IN_TIME, NOTHING).astype(np.int16)
    else:
        code = np.where(read.is_of_the_day(target.day), FUSED, FUSED_BETWEEN).astype(np.int16)
        code[~np.isfinite(values[0])] = NOTHING
        _add_in_time(target, read, values, used, code)
    days = np.stack([_days_to(target, used[side]) for side in (0, 1)])
    days[:, code == NOTHING] = NO_DAY
    window = Window(values, deviation, np.concatenate([code[None], days]))
    if target.observed and job.keep:
        keep_observed(window, read.fine[target.day])
    return window


def keep_observed(window: Window, own: np.ndarray) -> None:
    """Put the pixels of a date's own image, (bands, pixels), in the place of what was predicted of them."""
    seen = np.isfinite(own[0])
    window.values[:, seen], window.deviation[:, seen] = own[:, seen], 0.0
    window.origin[0, seen], window.origin[1:, seen] = OBSERVED, NO_DAY


def _kriged(
    job: FillJob, target: Filled, read: Read, learnt: Learnt
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values, deviations and the nearest references, by the details of the references."""
    days = [*target.references, target.day]
    unit, detail_unit = (
        np.array(one, np.float32)[:, None] for one in (learnt.coarse_unit, learnt.detail_unit)
    )
    scale = np.array(learnt.covariance.scales, np.float32)[:, None] / unit
    coarse = np.stack([read.coarse[day] * scale for day in days])
    shape = coarse.shape[1:]
    detail = np.empty((len(target.references), *shape), np.float32)
    for one, day in zip(detail, target.references):
        np.divide(read.fine[day] - read.coarse[day], detail_unit, out=one)
    alone, strength = learnt.covariance.of_days(np.array([day.toordinal() for day in days], float))
    noise = np.array([learnt.noise_of(day) + LEAST_NOISE for day in target.references])
    mean, variance = np.empty(shape, np.float32), np.empty(shape[1], np.float32)
    used = np.empty((2, shape[1]), np.int16)
    krige(coarse, detail, alone, strength, noise, len(target.before), job.references, mean, variance, used)
    # An image of the day would have a noise of its own, too.
    deviation = np.sqrt(variance + np.float32(learnt.middle_noise)) * detail_unit
    honest = np.array(learnt.honest, np.float32)[:, None]
    return read.coarse[target.day] + mean * detail_unit, deviation * honest, used


def _two_sided(target: Filled, read: Read, how: int) -> tuple[np.ndarray, np.ndarray]:
    """Values and references of a method that takes one on each side."""
    shape = read.coarse[target.day].shape
    values, used = np.empty(shape, np.float32), np.empty((2, shape[1]), np.int16)
    nothing = np.empty((0, *shape), np.float32)
    fine = np.stack([read.fine[day] for day in target.references]) if target.references else nothing
    coarse = np.stack([read.coarse[day] for day in (*target.references, target.day)])
    days = np.array([abs((day - target.day).days) for day in target.references], np.float32)
    two_sided_kernels.two_sided(fine, coarse, days, len(target.before), how, values, used)
    return values, used


def _add_in_time(target: Filled, read: Read, values: np.ndarray, used: np.ndarray, code: np.ndarray) -> None:
    """Where there is no coarse image, the fine ones before and after are all there is to go by."""
    lacking = code == NOTHING
    if not lacking.any():
        return
    between, by = _two_sided(target, read, two_sided_kernels.LINEAR)
    lacking &= np.isfinite(between[0])
    values[:, lacking], used[:, lacking], code[lacking] = between[:, lacking], by[:, lacking], IN_TIME


def _days_to(target: Filled, used: np.ndarray) -> np.ndarray:
    """(pixels,) int16: how many days away the reference of an index is; NO_DAY where there is none."""
    away = [abs((day - target.day).days) for day in target.references]
    return np.array([*away, NO_DAY], np.int16)[used]
