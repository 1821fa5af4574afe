"""The yardstick's formulas: from sums over pixels to every figure that the project quotes, and why one is
missing.

`measure.py` streams images through the kernels that make the sums. In reflectance, per band, then the mean
over bands; pixels that are invalid in the prediction or in the truth are left out. A figure that can't be
known is None, with a reason in words.

Sources: SSIM: Wang et al. 2004; UIQI: Wang & Bovik 2002 (over the whole image); KGE: Gupta et al. 2009;
ERGAS: Wald 2000; SAM: Kruse et al. 1993; EDGE and LBP: Zhu et al. 2022 (doi:10.1016/j.rse.2022.113002).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Optional

import numpy as np

from ..door.value import Value

NO_PIXEL = "no pixel is valid in both the prediction and the truth"
ONE_PIXEL = "fewer than two pixels are valid in both the prediction and the truth"
FLAT_PREDICTION, FLAT_TRUTH = "the prediction is constant", "the truth is constant"
NO_FINE = "no F1 was given"
NO_CHANGE = "F1 is equal to the truth"
NO_CHANGED = "no valid pixel is among the fifth that changed most"
NO_FINE_THERE = "no pixel is valid in the prediction, the truth and F1"
NO_WINDOW = "no window of 11 x 11 pixels is valid throughout"
NO_EDGE = "no valid pixel lies on an edge of the truth"
NO_NEIGHBOURS = "no pixel is valid with all its 8 neighbours"
NO_SPECTRUM = "one band makes no spectrum"
ZERO_SPECTRA = "every spectrum is zero or has a gap"


def from_sums(
    n: float, p: float, t: float, pp: float, tt: float, pt: float, squared: float, centre: float
) -> dict[str, Value]:
    """Figures of one band from sums over its valid pixels: rmse, bias, cc, r2, slope, kge, uiqi.

    Args:
        n: number of pixels.
        p, t, pp, tt, pt: sums of prediction, truth and their products, after `centre` was taken from both.
        squared: sum of (prediction - truth)^2.
        centre: what was taken from both, so that the sums keep their precision.
    """
    if n < 1:
        names = ("rmse", "bias", "cc", "r2", "slope", "kge", "uiqi")
        return dict.fromkeys(names, Value(reason=NO_PIXEL))
    mean_p, mean_t = p / n, t / n
    var_p, var_t = max(pp / n - mean_p**2, 0.0), max(tt / n - mean_t**2, 0.0)
    covariance = pt / n - mean_p * mean_t
    flat = 1e-14 * max(1.0, centre**2)  # below this a band is constant but for rounding
    flat_p, flat_t = var_p <= flat, var_t <= flat
    mean_p, mean_t = mean_p + centre, truth_mean(n, t, tt, centre)
    values: dict[str, Optional[float]] = {"rmse": math.sqrt(squared / n), "bias": mean_p - mean_t}
    cc = None if flat_p or flat_t else covariance / math.sqrt(var_p * var_t)
    values["cc"] = cc
    values["r2"] = None if flat_t else 1 - squared / n / var_t
    values["slope"] = None if flat_t else covariance / var_t
    values["kge"] = (
        None
        if cc is None or mean_t == 0
        else 1 - math.sqrt((cc - 1) ** 2 + (math.sqrt(var_p / var_t) - 1) ** 2 + (mean_p / mean_t - 1) ** 2)
    )
    level = mean_p**2 + mean_t**2
    values["uiqi"] = (
        None
        if (flat_p and flat_t) or level < 1e-24
        else 4 * covariance * mean_p * mean_t / ((var_p + var_t) * level)
    )
    why = _reasons(flat_p, flat_t)
    return {key: Value.of(number, ONE_PIXEL if n < 2 else why.get(key)) for key, number in values.items()}


def _reasons(flat_p: bool, flat_t: bool) -> dict[str, Optional[str]]:
    """Why figures of one band are not known, where one is not; `flat` is a prediction or a truth that is
    constant."""
    of_truth = FLAT_TRUTH if flat_t else None
    of_either = of_truth or (FLAT_PREDICTION if flat_p else None)
    return {
        "cc": of_either,
        "r2": of_truth,
        "slope": of_truth,
        "kge": of_either or "the mean of the truth is 0",
        "uiqi": "the prediction and the truth are constant" if flat_p and flat_t else "the means are 0",
    }


def truth_mean(n: float, t: float, tt: float, centre: float) -> float:
    """The mean of the truth, from sums as above; 0 where it is nothing but rounding beside the spread."""
    mean_t, spread = t / n, math.sqrt(max(tt / n - (t / n) ** 2, 0.0))
    return 0.0 if abs(mean_t + centre) <= 1e-6 * spread else mean_t + centre


def regression(
    n: float, p: float, t: float, tt: float, pt: float, centre: float
) -> Optional[tuple[float, float]]:
    """Slope and intercept of the least-squares line of the prediction on the truth, from sums as above."""
    if n < 2 or tt / n - (t / n) ** 2 <= 1e-14 * max(1.0, centre**2):
        return None
    slope = (pt / n - p * t / n**2) / (tt / n - (t / n) ** 2)
    return slope, p / n + centre - slope * (t / n + centre)


def ergas(
    rmse: list[Optional[float]], means: list[Optional[float]], ratio: float, names: tuple[str, ...]
) -> Value:
    """100 / ratio x sqrt(mean over bands of (RMSE / mean of the truth)^2), or why it can't be known."""
    for error, mean, name in zip(rmse, means, names):
        if error is None or mean is None:
            return Value(reason=f"{NO_PIXEL} in band {name}")
        if mean == 0:
            return Value(reason=f"the mean of the truth is 0 in band {name}")
    return Value(100 / ratio * math.sqrt(sum((r / m) ** 2 for r, m in zip(rmse, means)) / len(rmse)))


def skill(rmse: Optional[float], rmse_of_copy: Optional[float]) -> Optional[float]:
    """1 - RMSE / RMSE of copying F1: 1 is perfect, 0 no better than doing nothing."""
    return None if rmse is None or not rmse_of_copy else 1 - rmse / rmse_of_copy


def mean(total: float, count: float) -> Optional[float]:
    return float(total / count) if count else None


def root(total: float, count: float) -> Optional[float]:
    """Square root of the mean."""
    return float(np.sqrt(total / count)) if count else None


def by_band(values: Sequence[Value], names: tuple[str, ...]) -> Value:
    """One value of those of the bands; the mean is None where a band's value is."""
    known = [value.mean for value in values if value.mean is not None]
    return Value(
        float(np.mean(known)) if len(known) == len(values) and known else None,
        {name: None if value.mean is None else float(value.mean) for name, value in zip(names, values)},
        {name: value.why() for name, value in zip(names, values) if value.reason} or "",
    )
