"""Room beside an image, so that a kernel's window never leaves it sideways."""

from __future__ import annotations

import numpy as np


def padded(layers: np.ndarray, gap: float, valid: np.ndarray, before: int, after: int) -> np.ndarray:
    """(layers, rows, before + cols + after) float32: layers of (layers, rows, cols) where they are valid;
    `gap` where not, and in so many columns on both sides."""
    count, rows, columns = layers.shape
    wider = np.full((count, rows, before + columns + after), gap, np.float32)
    np.copyto(wider[:, :, before : before + columns], layers, where=valid, casting="same_kind")
    return wider
