"""A window of a date, filled: values, where they come from, and how far off they may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..door.fill_job import DELTA, LINEAR, NEAREST, FillJob
from . import two_sided_kernels
from .by_details import NO_PAIR, Pair, by_details
from .dates import Filled
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
    pair: Pair = NO_PAIR
    """The mixture of references, where it was asked for."""


def fill(job: FillJob, target: Filled, read: Read, learnt: Optional[Learnt]) -> Window:
    """Fill a window of a date: what was observed stays, where that is wanted, and the rest is predicted.

    Args:
        learnt: what kriging and the filter need; None for the other methods.
    """
    window = predict(job, target, read, learnt)
    return keep_observed(window, read.fine[target.day]) if target.observed and job.keep else window


def keep_observed(window: Window, own: np.ndarray) -> Window:
    """A window with the pixels of the day's own image, (bands, pixels), in the place of what was
    predicted."""
    seen = np.isfinite(own[0])
    window.values[:, seen], window.deviation[:, seen] = own[:, seen], 0.0
    window.origin[0, seen], window.origin[1:, seen] = OBSERVED, NO_DAY
    return window


def mixed_with(fused: np.ndarray, window: Window) -> Window:
    """A window with the mean of its values and those that a method of pairs gave, (bands, pixels), where both
    are known."""
    both = (window.origin[0] == FUSED) & np.isfinite(fused).all(axis=0)
    window.values[:, both] += np.float32(0.5) * (fused[:, both] - window.values[:, both])
    return window


def predict(
    job: FillJob, target: Filled, read: Read, learnt: Optional[Learnt], with_pair: bool = False
) -> Window:
    """Predict a window of a date without the day's own image.

    Args:
        learnt: what kriging and the filter need; None for the other methods.
        with_pair: the mixture of references is wanted, too; where something was learnt.
    """
    pair = NO_PAIR
    if job.learns is not None and learnt is not None:
        known = by_details(job, target, read, learnt, with_pair)
        values, deviation, used, pair = known.values, known.deviation, known.used, known.pair
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
    return Window(values, deviation, np.concatenate([code[None], days]), pair)


def _two_sided(target: Filled, read: Read, how: int) -> tuple[np.ndarray, np.ndarray]:
    """Values and references of a method that takes one on each side."""
    shape = read.coarse[target.day].shape
    values, used = np.empty(shape, np.float32), np.empty((2, shape[1]), np.int16)
    nothing = np.empty((0, *shape), np.float32)
    fine = np.stack([read.fine[day] for day in target.references]) if target.references else nothing
    coarse = np.stack([read.coarse[day] for day in (*target.references, target.day)])
    days = np.array([abs((day - target.day).days) for day in target.references], np.float32)
    # `stack` keeps the order of what it is given, and each order would be compiled anew.
    fine, coarse = np.ascontiguousarray(fine), np.ascontiguousarray(coarse)
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
