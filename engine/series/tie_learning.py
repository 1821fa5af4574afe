"""What the clear pixels of a cloudy date tell: the regression of the tie, and how far its rest goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.optimize import nnls

from .tie import REACH, Rim, Tie, taper

FEWEST = 30
"""Clear pixels below which nothing can be learnt."""
RIDGES = (1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0, 1e6)
"""In units of the samples' number; of the last one the mean alone is left."""
FOLDS = 5
NEAR, WIDE = (1.0, 1.5, 2.0, 3.0, 4.0), (6.0, 8.0, 12.0, 16.0, 24.0, 32.0)
"""Pixels over which what is left may be alike."""
MOST_ALIKE = 0.97
"""Of neighbours: a sensor has some noise."""
STEADY = 1e-12


@dataclass(frozen=True)
class ClearSamples:
    """Clear pixels of a cloudy date, and what was predicted of them."""

    observed: np.ndarray
    """(pixels, bands) float64."""
    predicted: np.ndarray
    coarse: np.ndarray
    """(pixels, bands) float64; NaN where there is none."""
    apart: np.ndarray
    """(references, pixels, bands) float64: how far a reference is from the prediction; NaN: nothing there."""
    deviation: np.ndarray
    """(pixels, bands) float64 of the prediction; NaN where it has none."""
    fold: np.ndarray
    """(pixels,) int: blocks of the ground that are left out together."""


def tie_of(samples: ClearSamples, references: Sequence[date]) -> Tie:
    """The tie of a date without its rim; of few pixels one that changes nothing."""
    off = samples.observed - samples.predicted
    pixels, bands = off.shape
    middle = _mean(samples.coarse)
    features = _features(samples, middle)
    offset, weights, left = np.zeros(bands), np.zeros((features.shape[1], bands)), off.copy()
    if pixels >= FEWEST:
        offset, weights, left = _regressed(features, off, samples.fold)
    return Tie(
        tuple(day.isoformat() for day in references),
        tuple(middle.tolist()),
        tuple(offset.tolist()),
        tuple(map(tuple, weights.tolist())),
        tuple(np.minimum(off.min(axis=0), 0).tolist()),
        tuple(np.maximum(off.max(axis=0), 0).tolist()),
        tuple(np.sqrt((off**2).mean(axis=0)).tolist()),
        tuple(np.sqrt((left**2).mean(axis=0)).tolist()),
        tuple(_honest(left, samples.deviation).tolist()),
        Rim(0.0, NEAR[0], 0.0, WIDE[0]),
    )


def _mean(values: np.ndarray) -> np.ndarray:
    """(bands,); 0 where nothing is known."""
    known = np.isfinite(values)
    return np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)


def _features(samples: ClearSamples, middle: np.ndarray) -> np.ndarray:
    """(pixels, features) float64, in the order of `Tie.weights`."""
    coarse = np.where(np.isfinite(samples.coarse), samples.coarse, middle)
    apart = np.where(np.isfinite(samples.apart), samples.apart, 0.0)
    return np.concatenate([samples.predicted, coarse, *apart], axis=1)


def _regressed(
    features: np.ndarray, off: np.ndarray, fold: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Offset, weights, and what is left of each pixel where its block was left out, with the ridge of each
    band that leaves least; nothing at all where that is best."""
    middle, spread = features.mean(axis=0), features.std(axis=0)
    scaled = (features - middle) / np.where(spread > STEADY, spread, 1.0)
    left = np.empty((len(RIDGES), *off.shape))
    for one in range(FOLDS):
        out = fold == one
        coefficients, mean = _ridges(scaled[~out], off[~out])
        left[:, out] = off[out] - mean - scaled[out] @ coefficients
    best = (left**2).mean(axis=1).argmin(axis=0)
    coefficients, mean = _ridges(scaled, off)
    bands = np.arange(off.shape[1])
    chosen, rest = coefficients[best, :, bands].T, left[best, :, bands].T
    useless = (rest**2).mean(axis=0) >= (off**2).mean(axis=0)
    chosen[:, useless], mean, rest[:, useless] = 0.0, np.where(useless, 0.0, mean), off[:, useless]
    weights = chosen / np.where(spread > STEADY, spread, 1.0)[:, None]
    return mean - middle @ weights, weights, rest


def _ridges(scaled: np.ndarray, off: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of all RIDGES the coefficients, (ridges, features, bands), and the mean, (bands,)."""
    if not len(off):
        return np.zeros((len(RIDGES), scaled.shape[1], off.shape[1])), np.zeros(off.shape[1])
    mean = off.mean(axis=0)
    values, vectors = np.linalg.eigh(scaled.T @ scaled / len(off))
    towards = vectors.T @ (scaled.T @ (off - mean)) / len(off)
    solved = [vectors @ (towards / (np.maximum(values, 0)[:, None] + ridge)) for ridge in RIDGES]
    return np.stack(solved), mean


def _honest(left: np.ndarray, deviation: np.ndarray) -> np.ndarray:
    known = np.isfinite(deviation) & (deviation > 0)
    told = np.where(known, deviation, 0) ** 2
    found = np.where(known, left, 0) ** 2
    told, found = told.sum(axis=0), found.sum(axis=0)
    return np.where(told > 0, np.sqrt(found / np.where(told > 0, told, 1)), 1.0)


class RimSamples:
    """How alike what is left is over distance, added up window by window."""

    def __init__(self) -> None:
        self._lags = np.arange(1, REACH - 1)
        self._products, self._pairs = np.zeros(len(self._lags)), np.zeros(len(self._lags))
        self._squares = self._pixels = 0.0

    def add(self, off: np.ndarray, unit: np.ndarray) -> None:
        """
        Args:
            off: (bands, rows, cols): observed less predicted, NaN where it is not known.
            unit: (bands,): its root mean square.
        """
        known = np.isfinite(off).all(axis=0)
        scaled = np.where(known, off / np.where(unit > STEADY, unit, 1.0)[:, None, None], 0.0)
        self._squares += float((scaled**2).sum())
        self._pixels += float(known.sum() * len(off))
        for at, lag in enumerate(self._lags):
            if lag < known.shape[1]:
                self._products[at] += (scaled[:, :, lag:] * scaled[:, :, :-lag]).sum()
                self._pairs[at] += (known[:, lag:] & known[:, :-lag]).sum() * len(off)
            if lag < known.shape[0]:
                self._products[at] += (scaled[:, lag:] * scaled[:, :-lag]).sum()
                self._pairs[at] += (known[lag:] & known[:-lag]).sum() * len(off)

    def rim(self) -> Rim:
        """The two exponentials that are nearest to it; neighbours count most."""
        there = self._pairs > 0
        if not there.any() or self._squares <= 0:
            return Rim(0.0, NEAR[0], 0.0, WIDE[0])
        lags, pairs = self._lags[there], self._pairs[there]
        found = self._products[there] / pairs / (self._squares / self._pixels)
        weight = np.sqrt(pairs / lags)
        least, near, wide, shares = np.inf, NEAR[0], WIDE[0], np.zeros(2)
        for one in NEAR:
            for other in WIDE:
                shapes = np.exp(-lags[:, None] / np.array([one, other])) * taper(lags)[:, None]
                solved, rest = nnls(shapes * weight[:, None], found * weight)
                if rest < least:
                    least, near, wide, shares = rest, one, other, solved
        shares = shares * min(1.0, MOST_ALIKE / max(shares.sum(), STEADY))
        return Rim(float(shares[0]), near, float(shares[1]), wide)
