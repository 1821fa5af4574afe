"""Figures of a series: means over its dates, and whether it bends in time as the truth does."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Callable, Optional

import numpy as np

from ..door.figures import BLIND, FIGURES
from ..door.value import BY_BAND, Figures, Value
from ..raster.grid import windows
from ..raster.readers import Image
from . import metrics
from .survey import SIDE

FEWEST = 3
"""A second difference takes three dates."""
TIME_FIGURES = ("second_difference_rmse", "roughness")


def second_differences(
    predictions: list[Image],
    truths: list[Image],
    days: list[int],
    names: tuple[str, ...],
    step: Callable[[float], None] = lambda pixels: None,
) -> Figures:
    """How well the course over three neighbouring dates bends as the truth's does.

    The bend at t1 is 2 (x0 (t2 - t1) + x2 (t1 - t0)) / (t2 - t0) - 2 x1: twice the distance of the middle
    date from the straight line between its neighbours, in reflectance. For evenly spaced dates that is the
    second difference x0 - 2 x1 + x2, and for others it does not mistake an uneven calendar for a bend.

    Args:
        predictions, truths: all on one grid, in the order of time.
        days: when, in days; strictly rising.
        step: takes the number of pixels done, the image's pixels in all.

    Returns:
        `second_difference_rmse`: RMSE between predicted and true bends; `roughness`: root mean square of the
        predicted bends / that of the true ones; both per band and mean, over the pixels that are valid on all
        three dates.
    """
    sums = np.zeros((len(names), 4))
    grid = truths[0].grid
    for window in windows(grid.width, grid.height, SIDE):
        recent: deque = deque(maxlen=FEWEST)
        for day, prediction, truth in zip(days, predictions, truths):
            recent.append((day, prediction.read(window), truth.read(window)))
            if len(recent) == FEWEST:
                _add(sums, *zip(*recent))
        step(window.width * window.height)
    return _figures(sums, names)


def _add(sums: np.ndarray, days, predictions, truths) -> None:
    predicted, true = bend(days, predictions), bend(days, truths)
    valid = np.isfinite(predicted) & np.isfinite(true)
    predicted, true = np.where(valid, predicted, 0), np.where(valid, true, 0)
    for place, part in enumerate((valid, (predicted - true) ** 2, predicted**2, true**2)):
        sums[:, place] += part.sum(axis=(1, 2))


def bend(days, values) -> np.ndarray:
    """The bend of three dates, as `second_differences` says."""
    first, middle, last = (v.astype(np.float64) for v in values)
    before, after, whole = days[1] - days[0], days[2] - days[1], days[2] - days[0]
    return 2 * (first * after + last * before) / whole - 2 * middle


def _figures(sums: np.ndarray, names: tuple[str, ...]) -> Figures:
    no_pixel = "no pixel is valid on three neighbouring dates in both the predictions and the truths"
    rmse = [Value.of(metrics.root(error, n), no_pixel) for n, error, _, _ in sums]
    rough = [
        Value.of(float(np.sqrt(p / t)) if t > 0 else None, "the truth has no bend" if n else no_pixel)
        for n, _, p, t in sums
    ]
    return Figures(zip(TIME_FIGURES, (metrics.by_band(rmse, names), metrics.by_band(rough, names))))


def unknown(reason: str) -> Figures:
    """The same where nothing can be known."""
    return Figures(dict.fromkeys(TIME_FIGURES, Value(reason=reason)))


# ---- means over the dates


def means(dates: list[Figures]) -> Figures:
    """The mean over the dates of every figure of `against_truth`."""
    measured = [figures.measured() for figures in dates]
    of_truth = [key for key, kind in FIGURES.items() if kind.level != BLIND and key in measured[0]]
    return Figures(
        {
            **{key: over_dates([values[key] for values in measured]) for key in of_truth},
            "pixels": sum(figures["pixels"] for figures in dates),
        }
    )


def over_dates(values: list[Value]) -> Value:
    """The mean of a figure, and of each of its parts, over the dates on which it is known.

    One that is known on no date keeps the first date's reason.
    """
    parts = [value.parts for value in values if value.parts is not None]
    names = dict.fromkeys(name for of_date in parts for name in of_date)
    mean = _mean_of_known(value.mean for value in values)
    return Value(
        mean,
        {name: _mean_of_known(of_date.get(name) for of_date in parts) for name in names} if parts else None,
        values[0].reason if mean is None else "",
        next((value.by for value in values if value.parts is not None), BY_BAND),
    )


def _mean_of_known(numbers: Iterable[Optional[float]]) -> Optional[float]:
    known = [number for number in numbers if number is not None]
    return float(np.mean(known)) if known else None


def partly_known(dates: list[Figures]) -> list[str]:
    """A sentence for each figure that is known on some dates only."""
    notes = []
    for key, figure in FIGURES.items():
        known = sum(figures.value(key).mean is not None for figures in dates)
        if 0 < known < len(dates):
            notes.append(
                f"{figure.title} is the mean over the {known} of {len(dates)} dates on which it can be known."
            )
    return notes
