"""By how much the fine image of a date lies beside those of the dates around it.

Edges are compared, not values: where a field greens its borders stay. The edges of two dates are laid over
each other at all shifts within a reach, only where both are clear (masked normalised cross-correlation,
Padfield 2012, doi:10.1109/TIP.2011.2181402, with one mean an image), and a date is shifted where it lies
beside most of its neighbours by the same way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Optional

import numpy as np
from scipy import fft
from scipy.ndimage import binary_erosion

NEIGHBOURS = 3
"""Dates on each side that a date is compared with."""
REACH = 24
"""Fine pixels each way within which a shift is looked for, of small images a third of the side."""
CLEAR = 0.15
"""Share of the pixels that two dates must have in common."""
LEAST = 0.15
"""Correlation of the edges from which on a place is one."""
SURE, ALIKE = 4.5, 9.0
"""And so many deviations of the correlation of edges that have nothing in common, of which so many
neighbouring pixels are alike."""
ABOVE = 0.04
"""By so much it must be above that of all places farther away than NEAR."""
NEAR = 3
SHARP = 4.0
"""Edges above so many deviations count as that many: one cloud must not outweigh all fields."""
APART = 1.0
"""Pixels that the shifts to two neighbours may differ by to be the same."""
MOST = 0.6
"""Share of the neighbours that must agree, of at least FEWEST."""
FEWEST = 2
SHIFTED = 1.25
"""Fine pixels from which on a date is out of place."""


@dataclass(frozen=True)
class _Edges:
    """The spectra of the edges of a date: of them, of their squares, and of where they are known."""

    day: date
    of: tuple[np.ndarray, ...]
    squared: tuple[np.ndarray, ...]
    known: tuple[np.ndarray, ...]
    pixels: int


@dataclass
class Shifts:
    """Takes the dates in their order; few of them are held at a time."""

    _last: deque[_Edges] = field(default_factory=lambda: deque(maxlen=NEIGHBOURS))
    _found: dict[date, list[tuple[float, float]]] = field(default_factory=dict)

    def take(self, day: date, windows: Sequence[np.ndarray]) -> None:
        """A date, its windows (bands, rows, cols) with NaN for gaps, those of all dates of the same size."""
        edges = _edges(day, windows)
        self._found[day] = []
        if edges is None:
            return
        for other in self._last:
            reach = min(REACH, min(windows[0].shape[1:]) // 3)
            way = _shift(edges, other, reach)
            if way is not None:
                self._found[day].append(way)
                self._found[other.day].append((-way[0], -way[1]))
        self._last.append(edges)

    def of(self, day: date) -> Optional[tuple[float, float]]:
        """How far right and down an image lies beside its neighbours, in fine pixels; None where that is not
        known, or they do not agree."""
        ways = np.array(self._found.get(day, []))
        if len(ways) < FEWEST:
            return None
        middle = np.median(ways, axis=0)
        agree = np.hypot(*(ways - middle).T) <= APART
        if agree.sum() < max(FEWEST, MOST * len(ways)):
            return None
        right, down = ways[agree].mean(axis=0)
        return float(right), float(down)

    def is_off(self, day: date) -> bool:
        way = self.of(day)
        return way is not None and float(np.hypot(*way)) >= SHIFTED


def _edges(day: date, windows: Sequence[np.ndarray]) -> Optional[_Edges]:
    """None where too little of a date is clear."""
    layers = [_strength(values) for values in windows]
    known = [np.isfinite(layer) for layer in layers]
    pixels = sum(int(one.sum()) for one in known)
    if pixels < CLEAR * sum(layer.size for layer in layers):
        return None
    every = np.concatenate([layer[one] for layer, one in zip(layers, known)])
    middle, spread = float(np.median(every)), float(every.std())
    if not spread > 0:
        return None
    of, squared, masks = [], [], []
    for layer, there in zip(layers, known):
        size = [_even_length(side + REACH) for side in layer.shape]
        scaled = np.where(there, np.clip((layer - middle) / spread, -SHARP, SHARP), 0).astype(np.float32)
        of.append(fft.rfft2(scaled, size))
        squared.append(fft.rfft2(scaled * scaled, size))
        masks.append(fft.rfft2(there.astype(np.float32), size))
    return _Edges(day, tuple(of), tuple(squared), tuple(masks), pixels)


def _even_length(least: int) -> int:
    length = fft.next_fast_len(least)
    while length % 2:
        length = fft.next_fast_len(length + 1)
    return int(length)


def _strength(values: np.ndarray) -> np.ndarray:
    """(rows, cols): how much the values change from pixel to pixel, the mean over the bands, each in its own
    deviations; NaN where a pixel beside has none."""
    known = np.isfinite(values).all(axis=0)
    total = np.zeros(values.shape[1:], np.float32)
    for band in values:
        spread = float(band[known].std()) if known.any() else 0.0
        if spread > 0:
            down, right = np.gradient(np.where(known, band, 0))
            total += np.hypot(down, right) / np.float32(spread)
    return np.where(binary_erosion(known, np.ones((3, 3)), border_value=0), total, np.nan)


def _shift(one: _Edges, other: _Edges, reach: int) -> Optional[tuple[float, float]]:
    """Right and down from the other date to this one; None where no place is clearly the best."""
    product = _summed(one.of, other.of, reach)
    both = _summed(one.known, other.known, reach)
    first, second = _summed(one.squared, other.known, reach), _summed(one.known, other.squared, reach)
    enough = both >= CLEAR * max(one.pixels, other.pixels)
    if not enough[reach, reach]:
        return None
    likeness = np.where(enough, product / np.sqrt(np.maximum(first * second, 1e-6)), -1)
    row, column = np.unravel_index(int(np.argmax(likeness)), likeness.shape)
    best = likeness[row, column]
    rows, columns = np.ogrid[: len(likeness), : len(likeness)]
    far = likeness[np.hypot(rows - row, columns - column) > NEAR]
    inside = 0 < row < len(likeness) - 1 and 0 < column < len(likeness) - 1
    least = max(LEAST, SURE * float(np.sqrt(ALIKE / both[row, column])))
    if not inside or best < least or best < far.max() + ABOVE:
        return None
    down = row - reach + _between(likeness[row - 1 : row + 2, column])
    right = column - reach + _between(likeness[row, column - 1 : column + 2])
    return float(right), float(down)


def _summed(one: Sequence[np.ndarray], other: Sequence[np.ndarray], reach: int) -> np.ndarray:
    """The cross-correlation of all windows together at the shifts within a reach, none in the middle."""
    total = np.zeros((2 * reach + 1, 2 * reach + 1))
    for a, b in zip(one, other):
        width = 2 * (a.shape[1] - 1)
        whole = fft.irfft2(a * np.conj(b), (a.shape[0], width))
        at = np.arange(-reach, reach + 1)
        total += whole[np.ix_(at % a.shape[0], at % width)]
    return total


def _between(three: np.ndarray) -> float:
    """Where between the places the highest one lies, by a parabola."""
    bend = three[0] - 2 * three[1] + three[2]
    return float(np.clip(0.5 * (three[0] - three[2]) / bend, -0.5, 0.5)) if bend < 0 else 0.0
