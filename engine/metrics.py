"""The yardstick's formulas: every figure that the project quotes, on arrays or on sums of them.

`measure.py` streams images through these functions. In reflectance, per band, then the mean over bands; pixels that
are invalid in the prediction or in the truth are left out. A figure that can't be known is None.

Sources: SSIM: Wang et al. 2004; UIQI: Wang & Bovik 2002 (over the whole image); KGE: Gupta et al. 2009; ERGAS: Wald
2000; SAM: Kruse et al. 1993; EDGE and LBP: Zhu et al. 2022 (doi:10.1016/j.rse.2022.113002).
"""

from __future__ import annotations

import math
from typing import Optional

import numpy as np
from scipy.ndimage import correlate1d

SSIM_SIGMA, SSIM_RADIUS = 1.5, 5
"""Gaussian of sigma 1.5 over 11 pixels."""
HALO = SSIM_RADIUS
"""How many pixels around a window the local figures need."""
LBP_TOLERANCE = 0.005
TINY = 1e-5
"""Keeps the normalised differences of EDGE and LBP finite where both sides are flat."""

_position = np.arange(-SSIM_RADIUS, SSIM_RADIUS + 1)
_GAUSS = np.exp(-_position**2 / (2 * SSIM_SIGMA**2))
_GAUSS /= _GAUSS.sum()
_NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))


# ---- local figures on an array of one band; rows and columns at its rim are not meaningful


def smooth(values: np.ndarray) -> np.ndarray:
    """Gaussian-weighted local mean, as SSIM takes it."""
    return correlate1d(correlate1d(values, _GAUSS, axis=0, mode="nearest"), _GAUSS, axis=1, mode="nearest")


def moments(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Local mean and local (population) variance."""
    mean = smooth(values)
    return mean, np.maximum(smooth(values * values) - mean * mean, 0)


def ssim_from_moments(mean_p, mean_t, var_p, var_t, covariance, data_ranges: tuple[float, ...]) -> list[np.ndarray]:
    """The SSIM of every pixel, once per data range (the span of values that is called large)."""
    maps = []
    for span in data_ranges:
        c1, c2 = (0.01 * span) ** 2, (0.03 * span) ** 2
        above = (2 * mean_p * mean_t + c1) * (2 * covariance + c2)
        below = (mean_p**2 + mean_t**2 + c1) * (var_p + var_t + c2)
        maps.append(above / below)
    return maps


def ssim_map(prediction: np.ndarray, truth: np.ndarray, data_ranges: tuple[float, ...], centre: float = 0.0,
             truth_moments: Optional[tuple[np.ndarray, np.ndarray]] = None) -> list[np.ndarray]:
    """The SSIM of every pixel of one band, once per data range.

    Args:
        prediction, truth: (rows, cols) float64 without gaps.
        centre: a value near both means; variances are taken about it, for precision.
        truth_moments: `moments(truth - centre)` where it is known already.
    """
    p, t = prediction - centre, truth - centre
    mean_t, var_t = truth_moments or moments(t)
    mean_p, var_p = moments(p)
    covariance = smooth(p * t) - mean_p * mean_t
    return ssim_from_moments(mean_p + centre, mean_t + centre, var_p, var_t, covariance, data_ranges)


def full_windows(valid: np.ndarray) -> np.ndarray:
    """Where all pixels of the SSIM window are valid."""
    share = valid.astype(np.float32)
    ones = np.ones(2 * SSIM_RADIUS + 1, np.float32)
    count = correlate1d(correlate1d(share, ones, axis=0, mode="constant"), ones, axis=1, mode="constant")
    return count > ones.size**2 - 0.5


def roberts(values: np.ndarray) -> np.ndarray:
    """Roberts gradient |a - d| + |b - c| of each pixel with its right and lower neighbours; NaN at the far rim."""
    gradient = np.full_like(values, np.nan)
    gradient[:-1, :-1] = np.abs(values[:-1, :-1] - values[1:, 1:]) + np.abs(values[:-1, 1:] - values[1:, :-1])
    return gradient


def local_binary_pattern(values: np.ndarray) -> np.ndarray:
    """Code / 255 of which of the 8 neighbours exceed the pixel by more than the tolerance; NaN at the rim."""
    centre = values[1:-1, 1:-1]
    code = np.where(np.isfinite(centre), 0.0, np.nan)
    rows, columns = values.shape
    for bit, (dy, dx) in enumerate(_NEIGHBOURS):
        neighbour = values[1 + dy:rows - 1 + dy, 1 + dx:columns - 1 + dx]
        code += np.where(np.isfinite(neighbour), (neighbour - centre > LBP_TOLERANCE) * 2.0**bit, np.nan)
    pattern = np.full_like(values, np.nan)
    pattern[1:-1, 1:-1] = code / 255
    return pattern


def normalised_difference(prediction: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """(p - t) / (|p + t| + 1e-5): below zero where the prediction is smoother than the truth."""
    return (prediction - truth) / (np.abs(prediction + truth) + TINY)


def spectral_angles(prediction: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Angle between the spectra of (bands, pixels), radians; NaN where one of them is zero."""
    lengths = np.linalg.norm(prediction, axis=0) * np.linalg.norm(truth, axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (prediction * truth).sum(axis=0) / lengths
    return np.arccos(np.clip(cosine, -1, 1))


# ---- figures from sums


def from_sums(n: float, p: float, t: float, pp: float, tt: float, pt: float, squared: float,
              centre: float) -> dict[str, Optional[float]]:
    """Figures of one band from sums over its valid pixels.

    Args:
        n: number of pixels.
        p, t, pp, tt, pt: sums of prediction, truth and their products, after `centre` was taken from both.
        squared: sum of (prediction - truth)^2.
        centre: what was taken from both, so that the sums keep their precision.
    """
    if n < 1:
        return dict.fromkeys(("rmse", "bias", "cc", "r2", "slope", "kge", "uiqi"))
    mean_p, mean_t = p / n, t / n
    var_p, var_t = max(pp / n - mean_p**2, 0.0), max(tt / n - mean_t**2, 0.0)
    covariance = pt / n - mean_p * mean_t
    flat = 1e-14 * max(1.0, centre**2)  # below this a band is constant but for rounding
    cc = covariance / math.sqrt(var_p * var_t) if min(var_p, var_t) > flat else None
    mean_p, mean_t = mean_p + centre, mean_t + centre
    return {
        "rmse": math.sqrt(squared / n),
        "bias": mean_p - mean_t,
        "cc": cc,
        "r2": 1 - squared / n / var_t if var_t > flat else None,
        "slope": covariance / var_t if var_t > flat else None,
        "kge": None if cc is None or mean_t == 0 else
        1 - math.sqrt((cc - 1) ** 2 + (math.sqrt(var_p / var_t) - 1) ** 2 + (mean_p / mean_t - 1) ** 2),
        "uiqi": _ratio(4 * covariance * mean_p * mean_t, (var_p + var_t) * (mean_p**2 + mean_t**2)),
    }


def ergas(rmse: list[Optional[float]], means: list[Optional[float]], ratio: float) -> Optional[float]:
    """100 / ratio x sqrt(mean over bands of (RMSE / mean of the truth)^2)."""
    if any(r is None or not m for r, m in zip(rmse, means)):
        return None
    return 100 / ratio * math.sqrt(sum((r / m) ** 2 for r, m in zip(rmse, means)) / len(rmse))


def skill(rmse: Optional[float], rmse_of_copy: Optional[float]) -> Optional[float]:
    """1 - RMSE / RMSE of copying F1: 1 is perfect, 0 no better than doing nothing."""
    return None if rmse is None or not rmse_of_copy else 1 - rmse / rmse_of_copy


class Histogram:
    """Counts between two limits, for quantiles of images that do not fit into memory.

    The quantile is exact to a 65 536th of the span.
    """

    BINS = 65536

    def __init__(self, low: float, high: float):
        self.low, self.high = low, max(high, low + 1e-12)
        self.counts = np.zeros(self.BINS)

    def add(self, values: np.ndarray) -> None:
        self.counts += np.histogram(values, bins=self.BINS, range=(self.low, self.high))[0]

    def quantile(self, share: float) -> Optional[float]:
        total = self.counts.sum()
        if not total:
            return None
        cumulated = np.concatenate([[0.0], np.cumsum(self.counts)])
        # Half a count inside, so that the rank falls into the bin of a value and not into the empty ones beside it.
        position = np.interp(share * (total - 1) + 0.5, cumulated, np.arange(self.BINS + 1))
        return float(self.low + position / self.BINS * (self.high - self.low))


def _ratio(above: float, below: float) -> Optional[float]:
    return above / below if below else None
