"""How sure a prediction is of each pixel, and how honest that is: its deviation beside its true error,
streamed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Optional

import numpy as np
from scipy import special

from ..door.value import Figures, Value
from ..raster.grid import windows
from ..raster.readers import Image
from . import metrics
from .survey import SIDE, Step

WITHIN = {"within_1": 1, "within_2": 2}
"""Key to how many deviations an error may be away."""
FLAT = 1e-10
"""A variance that is a smaller share of the mean square is nothing but the rounding of the sums."""
FLAT_ERROR, FLAT_DEVIATION = "the error is the same everywhere", "the deviation is the same everywhere"


def uncertainty(
    deviation: Image,
    samples: int,
    prediction: Image,
    truth: Optional[Image],
    names: tuple[str, ...],
    step: Step = lambda pixels: None,
) -> Figures:
    """The figures of an uncertainty, all images on one grid; `step` takes the number of pixels done.

    Returns:
        `deviation`, its mean per band, in the unit of F1. With a truth also `within_1` and `within_2`, the
        share of pixels whose error is at most one or two deviations, `error_cc`, the correlation of |error|
        with the deviation, and `expected`, those shares as `honest_share` has them.
    """
    sums = np.zeros((deviation.bands, 2))
    against = np.zeros((deviation.bands, 8))
    for window in windows(deviation.grid.width, deviation.grid.height, SIDE):
        spread = deviation.read(window)
        sums += np.stack([np.isfinite(spread).sum((1, 2)), np.nansum(spread, (1, 2), np.float64)], 1)
        if truth is not None:
            error = np.abs(prediction.read(window) - truth.read(window))
            against += [_sums(*bands) for bands in zip(error, spread)]
        step(window.width * window.height)
    means = [Value(metrics.mean(total, n)) for n, total in sums]
    figures = Figures(deviation=metrics.by_band(means, names))
    if truth is not None:
        figures.update(_against_truth(against, names))
        figures["expected"] = {key: honest_share(times, samples) for key, times in WITHIN.items()}
    return figures


def honest_share(times: float, samples: int) -> float:
    """The share of errors within so many deviations where the truth is one more draw of what the samples are
    drawn from.

    Of a normal distribution: few samples know neither its mean nor its deviation well, so that an error over
    the deviation is sqrt(1 + 1 / samples) times a Student's t of samples - 1 degrees of freedom. With very
    many, .683 and .954.
    """
    return float(2 * special.stdtr(samples - 1, times / math.sqrt(1 + 1 / samples)) - 1)


def _sums(error: np.ndarray, deviation: np.ndarray) -> list[float]:
    """Of one band's pixels that are valid in both: n, sums of both, their squares and product; how many
    lie within."""
    both = np.isfinite(error) & np.isfinite(deviation)
    e, d = error[both].astype(np.float64), deviation[both].astype(np.float64)
    within = [float((e <= times * d).sum()) for times in WITHIN.values()]
    return [float(e.size), e.sum(), d.sum(), e @ e, d @ d, e @ d, *within]


def _against_truth(sums: np.ndarray, names: tuple[str, ...]) -> dict[str, Value]:
    figures = {}
    for place, key in enumerate(WITHIN, 6):
        shares = [Value.of(metrics.mean(band[place], band[0]), metrics.NO_PIXEL) for band in sums]
        figures[key] = metrics.by_band(shares, names)
    return {**figures, "error_cc": metrics.by_band(list(_correlations(sums)), names)}


def _correlations(sums: np.ndarray) -> Iterator[Value]:
    """Of each band."""
    for n, e, d, ee, dd, ed, *_ in sums:
        if n < 2:
            yield Value(reason=metrics.ONE_PIXEL if n else metrics.NO_PIXEL)
            continue
        of_error, of_deviation = ee / n - (e / n) ** 2, dd / n - (d / n) ** 2
        if of_error <= FLAT * ee / n or of_deviation <= FLAT * dd / n:
            yield Value(reason=FLAT_ERROR if of_error <= FLAT * ee / n else FLAT_DEVIATION)
            continue
        yield Value(float((ed / n - e * d / n**2) / math.sqrt(of_error * of_deviation)))
