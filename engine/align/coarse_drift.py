"""The shift of the coarse image of a target date against that of the reference date, on the coarse grid
alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from ..raster.grid import Window
from ..raster.readers import Image
from . import warp
from .around import read_around
from .sensor_samples import look_at
from .shift_search import correlations, pooled

MOST_BANDS = 8
FAR, TIMES, LEAST_CORRELATION = 0.3, 3.0, 0.5
"""A drift is told from so many coarse pixels on, and so many times its error, where the images correlate so
much."""
LAGS = range(-2, 3)


@dataclass(frozen=True)
class Drift:
    """By how much C2 should move to fit C1, in coarse pixels to the right and down in C1's grid."""

    across: float
    down: float
    error: float
    correlation: float
    correlation_moved: float
    """At the best whole pixel."""

    @property
    def far(self) -> float:
        return float(np.hypot(self.across, self.down))

    @property
    def is_clear(self) -> bool:
        """Whether it is to be told."""
        return self.correlation_moved >= LEAST_CORRELATION and self.far > max(FAR, TIMES * self.error)

    def to_json(self) -> dict[str, Any]:
        """As reports have it."""
        return {
            "right": round(self.across, 2),
            "down": round(self.down, 2),
            "error": round(self.error, 2),
            "correlation": round(self.correlation, 4),
            "correlation_moved": round(self.correlation_moved, 4),
            "clear": self.is_clear,
        }


def drift_between(fine: Image, before: Image, after: Image, ratio: float) -> Optional[Drift]:
    """Where C2 fits C1 best; None where too little of them can be compared.

    Args:
        before: C1 on the grid of its own pixels.
        after: C2 likewise.
    """
    look = look_at(fine, before, ratio)
    step = -(-before.bands // MOST_BANDS)
    order = list(range(0, before.bands, step))
    after = warp.to_grid(after, before.grid).with_bands(order)
    before = before.with_bands(order)
    if not look.windows:
        return None
    reach = LAGS[-1]
    still = [before.read_around(_grown(window, reach)) for window in look.windows]
    moving = [read_around(after, window) for window in look.windows]
    surfaces = []
    for band in range(len(order)):
        seen = np.stack(
            [
                np.concatenate([_moved(one[band], row, column, reach) for one in still])
                for row in LAGS
                for column in LAGS
            ]
        )
        surface = correlations(seen, np.concatenate([one[band].ravel() for one in moving]))
        if surface is not None:
            surfaces.append(surface)
    if not surfaces:
        return None
    return _read_off(surfaces, sum(one[0].size for one in moving))


def _read_off(surfaces: list[np.ndarray], pixels: int) -> Drift:
    score = pooled(surfaces)
    residual = np.exp(-2 * score).reshape(len(LAGS), len(LAGS))
    best = int(np.argmax(score))
    row, column = divmod(best, len(LAGS))
    down, bend_down = _bottom(residual[:, column], row)
    across, bend_across = _bottom(residual[row], column)
    # A quarter of the pixels count: neighbours have the same misfit.
    curvature = 0.5 * min(bend_down, bend_across) / residual.min() * pixels / 4
    return Drift(
        across,
        down,
        float(1 / np.sqrt(curvature)) if curvature > 0 else float(len(LAGS)),
        float(np.mean([s[len(score) // 2] for s in surfaces])),
        float(np.mean([s[best] for s in surfaces])),
    )


def _bottom(residual: np.ndarray, at: int) -> tuple[float, float]:
    """The lowest lag along an axis by a parabola through three, and its bend; no bend at the edge."""
    if not 0 < at < len(residual) - 1:
        return float(LAGS[at]), 0.0
    a, b, c = residual[at - 1 : at + 2]
    bend = float(a - 2 * b + c)
    return LAGS[at] + (float(0.5 * (a - c) / bend) if bend > 0 else 0.0), bend


def _grown(window: Window, by: int) -> Window:
    return Window(window.x - by, window.y - by, window.width + 2 * by, window.height + 2 * by)


def _moved(values: np.ndarray, row: int, column: int, reach: int) -> np.ndarray:
    rows, columns = values.shape[0] - 2 * reach, values.shape[1] - 2 * reach
    top, left = reach + row, reach + column
    return values[top : top + rows, left : left + columns].ravel()
