"""The shift between the sensors: where a coarse image fits the fine one best, by masked cross-correlation."""

from __future__ import annotations

from typing import NamedTuple, Optional

import numpy as np
from numpy.fft import irfft2, rfft2
from scipy.ndimage import uniform_filter

from ..align.scene import Scene
from ..raster.grid import Window

SHIFT_SIDE = 512
"""Side of the central window in which the shift between the sensors is searched, in fine pixels."""
CLEAR_GAIN = 0.05
"""A shift is told when moving the coarse image by it raises the correlation by this."""


class SensorShift(NamedTuple):
    """By how many fine pixels C1 should move, and the correlation with F1 before and after."""

    rows: int
    columns: int
    before: float
    after: float

    def is_clear(self, ratio: float) -> bool:
        """Whether it is far enough, and gains enough, to be told."""
        far = max(abs(self.rows), abs(self.columns)) >= 0.25 * ratio
        return far and self.after - self.before > CLEAR_GAIN


def search_shift(scene: Scene) -> Optional[SensorShift]:
    """Where C1 fits F1 best in the middle of the scene; None where it is too small or has no contrast."""
    side = (min(SHIFT_SIDE, scene.grid.width), min(SHIFT_SIDE, scene.grid.height))
    reach = int(min(1.5 * scene.ratio + 1, min(side) / 4))
    window = Window((scene.grid.width - side[0]) // 2, (scene.grid.height - side[1]) // 2, *side)
    if min(side) < 4 * scene.ratio or scene.ratio < 1.5:
        return None
    fine, coarse = scene.fine[0].read(window), scene.coarse[0].read(window)
    by_band = (_correlations(_blurred(f, scene.ratio), c, reach) for f, c in zip(fine, coarse))
    scores = [score for score in by_band if score is not None]
    if not scores:
        return None
    score = np.mean(scores, axis=0)
    row, column = np.unravel_index(np.argmax(score), score.shape)
    here, best = float(score[reach, reach]), float(score[row, column])
    return SensorShift(int(row) - reach, int(column) - reach, here, best)


def _blurred(fine: np.ndarray, ratio: float) -> np.ndarray:
    """The fine band as the coarse sensor would see it; NaN where less than half of the coarse pixel is
    valid."""
    valid = np.isfinite(fine)
    size = max(1, round(ratio))
    weight = uniform_filter(valid.astype(np.float32), size)
    total = uniform_filter(np.where(valid, fine, 0).astype(np.float32), size)
    return np.where(weight > 0.5, total / np.maximum(weight, 1e-6), np.nan)


def _correlations(fixed: np.ndarray, moving: np.ndarray, reach: int) -> Optional[np.ndarray]:
    """Pearson correlation of two bands for every shift of `moving` up to `reach` (Padfield 2012, masked NCC).

    Element [reach + r, reach + c] is that of moving it by r rows and c columns; None for a constant band.
    """
    # What wraps around is beyond the reach; a multiple of 60 is a length that is fast to transform.
    shape = [-(-(n + reach) // 60) * 60 for n in fixed.shape]
    parts = []
    for values in (fixed, moving):
        mask = np.isfinite(values)
        if mask.sum() < 16:
            return None
        centred = np.where(mask, values - values[mask].mean(), 0).astype(np.float64)
        parts.append([rfft2(a, shape) for a in (mask.astype(np.float64), centred, centred**2)])
    (ma, a, aa), (mb, b, bb) = parts

    def correlate(x, y):
        full = irfft2(x * np.conj(y), shape)
        return np.roll(full, (reach, reach), axis=(0, 1))[: 2 * reach + 1, : 2 * reach + 1]

    n = np.maximum(correlate(ma, mb), 1)
    sa, sb = correlate(a, mb), correlate(ma, b)
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = (correlate(aa, mb) - sa**2 / n) * (correlate(ma, bb) - sb**2 / n)
        score = (correlate(a, b) - sa * sb / n) / np.sqrt(variance)
    score[(n < 16) | ~np.isfinite(score)] = -1
    return score if score.max() > -1 else None
