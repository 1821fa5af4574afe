"""Room beside an image, so that a kernel's window never leaves it sideways."""

from __future__ import annotations

import numba
import numpy as np


def padded(
    layers: np.ndarray, gap: float, valid: np.ndarray, before: int, after: int, unit: float = 1.0
) -> np.ndarray:
    """(layers, rows, before + cols + after) float32: layers of (layers, rows, cols) times `unit` where they
    are valid; `gap` where not, and in so many columns on both sides."""
    count, rows, columns = layers.shape
    wider = np.empty((count, rows, before + columns + after), np.float32)
    _pad(layers, np.float32(gap), valid, before, np.float32(unit), wider)
    return wider


@numba.njit(parallel=True, cache=True)
def _pad(layers, gap, valid, before, unit, wider):
    columns = layers.shape[2]
    for row in numba.prange(layers.shape[1]):
        for layer in range(layers.shape[0]):
            line, values = wider[layer, row], layers[layer, row]
            line[:before], line[before + columns :] = gap, gap
            for i in range(columns):
                line[before + i] = values[i] * unit if valid[row, i] else gap
