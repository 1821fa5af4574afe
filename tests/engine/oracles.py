"""The figures once more, by plain loops and whole arrays, written from their definitions and not from the
engine."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import distance_transform_edt


def roberts(values: np.ndarray) -> np.ndarray:
    gradient = np.full(values.shape, np.nan)
    gradient[:-1, :-1] = np.abs(values[:-1, :-1] - values[1:, 1:]) + np.abs(values[:-1, 1:] - values[1:, :-1])
    return gradient


def edge(prediction: np.ndarray, truth: np.ndarray) -> float:
    """Zhu et al. 2022: over the pixels whose true gradient exceeds its 90th percentile."""
    p, t = roberts(prediction), roberts(truth)
    limit = np.quantile(t[np.isfinite(t)], 0.9, method="inverted_cdf")
    with np.errstate(invalid="ignore"):
        chosen = np.isfinite(p) & (t > limit)
    return float(np.mean((p - t)[chosen] / (np.abs(p + t)[chosen] + 1e-5)))


def pattern(values: np.ndarray, y: int, x: int) -> float:
    """Local binary pattern of one pixel, clockwise from the upper left neighbour; NaN beside a gap."""
    around = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
    code = 0.0
    for bit, (dy, dx) in enumerate(around):
        difference = values[y + dy, x + dx] - values[y, x]
        if not np.isfinite(difference):
            return np.nan
        code += 2**bit * (difference > 0.005 + 1e-6)
    return code / 255


def lbp(prediction: np.ndarray, truth: np.ndarray) -> float:
    found = []
    for y in range(1, truth.shape[0] - 1):
        for x in range(1, truth.shape[1] - 1):
            p, t = pattern(prediction, y, x), pattern(truth, y, x)
            found.append((p - t) / (abs(p + t) + 1e-5))
    return float(np.nanmean(found))


def kge(prediction: np.ndarray, truth: np.ndarray) -> float:
    """Gupta et al. 2009, equation 9."""
    r = np.corrcoef(prediction, truth)[0, 1]
    alpha, beta = prediction.std() / truth.std(), prediction.mean() / truth.mean()
    return 1 - np.sqrt((r - 1) ** 2 + (alpha - 1) ** 2 + (beta - 1) ** 2)


def boundary(classes: np.ndarray, which: int) -> np.ndarray:
    """Pixels of a class with a 4-neighbour of another; -1 is a gap."""
    padded = np.pad(classes, 1, constant_values=-1)
    own = classes == which
    beside = np.zeros(classes.shape, bool)
    for dy, dx in ((0, 1), (2, 1), (1, 0), (1, 2)):
        other = padded[dy : dy + classes.shape[0], dx : dx + classes.shape[1]]
        beside |= (other != which) & (other != -1)
    return own & beside


def boundary_f1(predicted: np.ndarray, true: np.ndarray, which: int, tolerance: float) -> float:
    """Csurka et al. 2013, by distance transforms."""
    gaps = (predicted == -1) | (true == -1)
    p, t = (boundary(np.where(gaps, -1, classes), which) for classes in (predicted, true))
    if not p.any() or not t.any():
        return 0.0
    precision = (distance_transform_edt(~t)[p] <= tolerance).mean()
    recall = (distance_transform_edt(~p)[t] <= tolerance).mean()
    return float(2 * precision * recall / (precision + recall))
