"""What the clear pixels of a cloudy date tell: the regression of the tie, and how far its rest goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.optimize import nnls

from .stand_ins import stand_ins_of
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
MOST_UNSURE = 0.5
REWEIGHED, LEAST_SHARE = 5, 0.05
"""Rounds in which variances are fitted, and the least of one in the mean of all."""


@dataclass(frozen=True)
class Samples:
    """Pixels of a cloudy date, and what was predicted of them."""

    observed: np.ndarray
    """(pixels, bands) float64; NaN where it is cloudy: such pixels tell what goes with what."""
    predicted: np.ndarray
    coarse: np.ndarray
    """(pixels, bands) float64; NaN where there is none."""
    apart: np.ndarray
    """(references, pixels, bands) float64: how far a reference is from the prediction; NaN: nothing there."""
    deviation: np.ndarray
    """(pixels, bands) float64 of the prediction; NaN where it has none."""
    block: np.ndarray
    """(2, pixels) int: row and column of the block of the ground that a pixel lies in."""


@dataclass(frozen=True)
class Learned:
    """The tie of a date without its rim, and what it is where a block of the ground was left out."""

    tie: Tie
    without: tuple[Tie, ...]
    """Without each of the FOLDS."""


@dataclass(frozen=True)
class _Line:
    """A regression of what is off."""

    offset: np.ndarray
    weights: np.ndarray

    def of(self, features: np.ndarray) -> np.ndarray:
        return self.offset + features @ self.weights


def tie_of(samples: Samples, references: Sequence[date]) -> Learned:
    """What clear pixels tell; of few of them a tie that changes nothing."""
    clear = np.isfinite(samples.observed).all(axis=1)
    off = (samples.observed - samples.predicted)[clear]
    pixels, bands = off.shape
    middle = _mean(samples.coarse)
    features = _features(samples, middle)
    stand_ins = stand_ins_of(features)
    whole, left, fold = stand_ins.completed(features[clear]), off.copy(), fold_of(samples.block[:, clear])
    line = _Line(np.zeros(bands), np.zeros((features.shape[1], bands)))
    without = [line] * FOLDS
    if pixels >= FEWEST:
        line, without = _regressed(whole, off, fold)
        for one, other in enumerate(without):
            out = fold == one
            left[out] = off[out] - other.of(whole[out])
    after = np.sqrt((left**2).mean(axis=0))
    told = np.where(np.isfinite(samples.deviation), samples.deviation, after)[clear] ** 2
    apart = whole[:, 2 * bands :].reshape(pixels, -1, bands).transpose(1, 0, 2)
    honest, unsteady = _honest(left, told, apart, samples.block[:, clear])
    tie = Tie(
        references=tuple(day.isoformat() for day in references),
        middle=_row(middle),
        offset=_row(line.offset),
        weights=_rows(line.weights),
        least=_row(np.minimum(off.min(axis=0), 0)),
        most=_row(np.maximum(off.max(axis=0), 0)),
        before=_row(np.sqrt((off**2).mean(axis=0))),
        after=_row(after),
        honest=_row(honest),
        unsteady=_row(unsteady),
        rim=Rim(0.0, NEAR[0], 0.0, WIDE[0]),
        stand_ins=stand_ins,
    )
    return Learned(
        tie,
        tuple(replace(tie, offset=_row(other.offset), weights=_rows(other.weights)) for other in without),
    )


def _row(values: np.ndarray) -> tuple[float, ...]:
    return tuple(values.tolist())


def _rows(values: np.ndarray) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, values.tolist()))


def fold_of(block: np.ndarray) -> np.ndarray:
    """(pixels,) int: which blocks, (2, pixels), are left out together."""
    return (block[0] * 31 + block[1] * 17) % FOLDS


def _mean(values: np.ndarray) -> np.ndarray:
    """(bands,); 0 where nothing is known."""
    known = np.isfinite(values)
    return np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)


def _features(samples: Samples, middle: np.ndarray) -> np.ndarray:
    """(pixels, features) float64, in the order of `Tie.weights`; NaN where a reference shows nothing."""
    coarse = np.where(np.isfinite(samples.coarse), samples.coarse, middle)
    return np.concatenate([samples.predicted, coarse, *samples.apart], axis=1)


def _regressed(features: np.ndarray, off: np.ndarray, fold: np.ndarray) -> tuple[_Line, list[_Line]]:
    """The regression of all pixels, and those without one block after the other, with the ridge of each band
    that leaves least where blocks are left out; nothing at all where that is best."""
    middle, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > STEADY, spread, 1.0)
    scaled = (features - middle) / spread
    left = np.empty((len(RIDGES), *off.shape))
    solved = []
    for one in range(FOLDS):
        out = fold == one
        solved.append(_ridges(scaled[~out], off[~out]))
        left[:, out] = off[out] - solved[-1][1] - scaled[out] @ solved[-1][0]
    squares = (left**2).mean(axis=1)
    best, bands = squares.argmin(axis=0), np.arange(off.shape[1])
    useful = squares[best, bands] < (off**2).mean(axis=0)

    def line(coefficients: np.ndarray, mean: np.ndarray) -> _Line:
        weights = np.where(useful, coefficients[best, :, bands].T, 0.0) / spread[:, None]
        return _Line(np.where(useful, mean, 0.0) - middle @ weights, weights)

    return line(*_ridges(scaled, off)), [line(*one) for one in solved]


def _ridges(scaled: np.ndarray, off: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of all RIDGES the coefficients, (ridges, features, bands), and the mean, (bands,)."""
    if not len(off):
        return np.zeros((len(RIDGES), scaled.shape[1], off.shape[1])), np.zeros(off.shape[1])
    mean = off.mean(axis=0)
    values, vectors = np.linalg.eigh(scaled.T @ scaled / len(off))
    towards = vectors.T @ (scaled.T @ (off - mean)) / len(off)
    solved = [vectors @ (towards / (np.maximum(values, 0)[:, None] + ridge)) for ridge in RIDGES]
    return np.stack(solved), mean


def _honest(
    left: np.ndarray, told: np.ndarray, apart: np.ndarray, block: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What a variance is multiplied by, and what of the mean square of how far the references are is added
    to it, so that pixels that were left out are as far off as it says; (bands,) each.

    Args:
        left: (pixels, bands).
        told: the like, squared deviations of the prediction.
        apart: (references, pixels, bands).
        block: (2, pixels).
    """
    unsteady = (apart**2).mean(axis=0) if len(apart) else np.zeros_like(told)
    found = np.zeros((2, left.shape[1]))
    share = np.zeros(len(left))
    for band in range(left.shape[1]):
        parts = np.stack([told[:, band], unsteady[:, band]], axis=1)
        off = left[:, band] ** 2
        expected = np.full(len(off), max(off.mean(), STEADY))
        for _ in range(REWEIGHED):
            found[:, band] = nnls(parts / expected[:, None], off / expected)[0]
            expected = np.maximum(parts @ found[:, band], LEAST_SHARE * off.mean() + STEADY)
        share += off / expected
    found /= 1 - _unsure(share, block)
    return found[0], found[1]


def _unsure(share: np.ndarray, block: np.ndarray) -> float:
    """The squared error of the mean of something over the ground, in squares of that mean, as its blocks
    tell: of few blocks nobody knows how far off the next one is (as of 1 / chi squared, whose mean is larger
    by that).

    Args:
        share: (pixels,).
        block: (2, pixels).
    """
    _, which = np.unique(block, axis=1, return_inverse=True)
    pixels = np.bincount(which.ravel())
    count, mean = len(pixels), share.mean()
    if count < 2 or mean <= 0:
        return MOST_UNSURE
    off = np.bincount(which.ravel(), share) / pixels - mean
    unsure = ((pixels / len(share) * off / mean) ** 2).sum() * count / (count - 1)
    return min(float(unsure), MOST_UNSURE)


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
