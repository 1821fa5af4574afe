"""Figures of a series: means over its dates, and whether it bends in time as the truth does."""

from __future__ import annotations

from collections import deque
from typing import Any, Callable, Optional

import numpy as np

from ..door.figures import BLIND, FIGURES
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
) -> dict[str, Any]:
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
        three dates. And `reasons`.
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


def _figures(sums: np.ndarray, names: tuple[str, ...]) -> dict[str, Any]:
    rmse = [metrics.root(error, n) for n, error, _, _ in sums]
    rough = [float(np.sqrt(p / t)) if t > 0 else None for _, _, p, t in sums]
    no_pixel = "no pixel is valid on three neighbouring dates in both the predictions and the truths"
    reasons = {
        "second_difference_rmse": {name: no_pixel for name, value in zip(names, rmse) if value is None},
        "roughness": {
            name: "the truth has no bend" if s[0] else no_pixel
            for name, value, s in zip(names, rough, sums)
            if value is None
        },
    }
    return {
        "second_difference_rmse": metrics.by_band(rmse, names),
        "roughness": metrics.by_band(rough, names),
        "reasons": {key: why for key, why in reasons.items() if why},
    }


def unknown(reason: str) -> dict[str, Any]:
    """The same where nothing can be known."""
    return {**dict.fromkeys(TIME_FIGURES), "reasons": dict.fromkeys(TIME_FIGURES, reason)}


# ---- means over the dates


def means(dates: list[dict[str, Any]]) -> dict[str, Any]:
    """The mean over the dates of every figure of `against_truth`, over the dates on which it is known.

    A figure that is known on no date keeps the first date's reason.
    """
    result: dict[str, Any] = {}
    reasons: dict[str, Any] = {}
    for key, figure in FIGURES.items():
        if figure.level == BLIND or key not in dates[0]:
            continue
        result[key] = mean_of_parts([figures[key] for figures in dates])
        why = dates[0]["reasons"].get(key)
        if why is not None and _mean(result[key]) is None:
            reasons[key] = why
    result["pixels"] = sum(figures["pixels"] for figures in dates)
    return {**result, "reasons": reasons}


def mean_of_parts(values: list[Any]) -> Any:
    """The mean of plain numbers, or of each part of figures with bands or classes; None where none is
    known."""
    if not any(isinstance(value, dict) for value in values):
        known = [value for value in values if value is not None]
        return float(np.mean(known)) if known else None
    parts = [value for value in values if value is not None]
    kind = "classes" if "classes" in parts[0] else "bands"
    names = list(dict.fromkeys(name for value in parts for name in value[kind]))
    return {
        "mean": mean_of_parts([value["mean"] for value in parts]),
        kind: {name: mean_of_parts([value[kind].get(name) for value in parts]) for name in names},
    }


def partly_known(dates: list[dict[str, Any]]) -> list[str]:
    """A sentence for each figure that is known on some dates only."""
    notes = []
    for key, figure in FIGURES.items():
        known = sum(_mean(figures.get(key)) is not None for figures in dates)
        if 0 < known < len(dates):
            notes.append(
                f"{figure.title} is the mean over the {known} of {len(dates)} dates on which it can be known."
            )
    return notes


def _mean(value: Any) -> Optional[float]:
    return value.get("mean") if isinstance(value, dict) else value
