"""How sure a prediction is of each pixel, and how honest that is: its deviation beside its true error,
streamed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import special

from ..door.value import Figures, Value
from ..raster.grid import windows
from ..raster.readers import Image
from . import metrics
from .conformal import Kept
from .survey import SIDE, Step

FLAT = 1e-10
"""A variance that is a smaller share of the mean square is nothing but the rounding of the sums."""
FLAT_ERROR, FLAT_DEVIATION = "the error is the same everywhere", "the deviation is the same everywhere"


@dataclass(frozen=True)
class Promise:
    """What a deviation says of the errors."""

    within: dict[str, float]
    """Figure to how many deviations an error may be away."""
    expected: dict[str, float]
    """Figure to the share of errors that is to lie within."""
    levels: dict[float, float]
    """Share of the errors to how many deviations are to hold it, for the reliability diagram."""
    fitted: bool = True
    """Whether an error model says it, and not samples that were drawn."""


def of_samples(samples: int) -> Promise:
    """That of the deviation of so many draws of a normal distribution."""
    within = {"within_1": 1.0, "within_2": 2.0}
    shares = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.68, 0.8, 0.9, 0.95, 0.98)
    spread = math.sqrt(1 + 1 / samples)
    levels = {share: spread * float(special.stdtrit(samples - 1, (1 + share) / 2)) for share in shares}
    return Promise(
        within, {key: honest_share(times, samples) for key, times in within.items()}, levels, fitted=False
    )


def of_model(levels: dict[str, float]) -> Promise:
    """That of an error model: share of the errors ("0.95") to how many deviations hold it."""
    times = {float(share): float(value) for share, value in levels.items()}
    within = {"within_1": 1.0, "within_95": times[0.95]}
    return Promise(within, {"within_1": 0.68, "within_95": 0.95}, times)


def uncertainty(
    deviation: Image,
    promise: Promise,
    prediction: Image,
    truth: Optional[Image],
    names: tuple[str, ...],
    step: Step = lambda pixels: None,
) -> Figures:
    """The figures of an uncertainty, all images on one grid; `step` takes the number of pixels done.

    Returns:
        `deviation`, its mean per band, in the unit of F1; of an error model `of_95`, how many deviations the
        bounds of 95 % are away. With a truth also the shares of pixels whose error
        is within what was promised (`within_1` and `within_95`, of samples `within_2`) and `expected`, what
        they are to be; `error_cc`, the correlation of |error| with the deviation; `reliability`, the share of
        all errors within each level; and `scaled` and `scaled_levels`, what would make the bounds hold here
        (conformal.py).
    """
    sums = np.zeros((deviation.bands, 2))
    times = [*promise.within.values(), *promise.levels.values()]
    against = np.zeros((deviation.bands, 6 + len(times)))
    kept = Kept(deviation.grid.width * deviation.grid.height, deviation.bands)
    for window in windows(deviation.grid.width, deviation.grid.height, SIDE):
        spread = deviation.read(window)
        sums += np.stack([np.isfinite(spread).sum((1, 2)), np.nansum(spread, (1, 2), np.float64)], 1)
        if truth is not None:
            error = np.abs(prediction.read(window) - truth.read(window))
            against += [_sums(*bands, times) for bands in zip(error, spread)]
            kept.add(window, error, spread)
        step(window.width * window.height)
    means = [Value(metrics.mean(total, n)) for n, total in sums]
    figures = Figures(deviation=metrics.by_band(means, names))
    if promise.fitted:
        figures["of_95"] = promise.within["within_95"]
    if truth is not None:
        figures.update(_against_truth(against, names, list(promise.within)))
        figures["expected"] = promise.expected
        figures["reliability"] = _reliability(against, promise)
        if promise.fitted:
            figures["scaled"] = groups = kept.groups(promise.within["within_95"], names)
            figures["scaled_levels"] = kept.levels(groups, promise.levels)
    return figures


def _reliability(against: np.ndarray, promise: Promise) -> dict[str, Optional[float]]:
    """Share that was promised to the share of all errors that lies within."""
    total, first = against.sum(axis=0), 6 + len(promise.within)
    return {
        f"{share:g}": metrics.mean(total[place], total[0])
        for place, share in enumerate(promise.levels, first)
    }


def honest_share(times: float, samples: int) -> float:
    """The share of errors within so many deviations where the truth is one more draw of what the samples are
    drawn from.

    Of a normal distribution: few samples know neither its mean nor its deviation well, so that an error over
    the deviation is sqrt(1 + 1 / samples) times a Student's t of samples - 1 degrees of freedom. With very
    many, .683 and .954.
    """
    return float(2 * special.stdtr(samples - 1, times / math.sqrt(1 + 1 / samples)) - 1)


def _sums(error: np.ndarray, deviation: np.ndarray, times: Sequence[float]) -> list[float]:
    """Of one band's pixels that are valid in both: n, sums of both, their squares and product; how many
    lie within."""
    both = np.isfinite(error) & np.isfinite(deviation)
    e, d = error[both].astype(np.float64), deviation[both].astype(np.float64)
    within = [float((e <= each * d).sum()) for each in times]
    return [float(e.size), e.sum(), d.sum(), e @ e, d @ d, e @ d, *within]


def _against_truth(sums: np.ndarray, names: tuple[str, ...], within: Sequence[str]) -> dict[str, Value]:
    figures = {}
    for place, key in enumerate(within, 6):
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
