"""Room beside an image, so that a kernel's window never leaves it sideways."""

from __future__ import annotations

import numpy as np


def padded(layers: np.ndarray, gap: float, valid: np.ndarray, before: int, after: int) -> np.ndarray:
    """(layers, rows, before + cols + after) float32: layers of (layers, rows, cols) where they are valid;
    `gap` where not, and in so many columns on both sides."""
    count, rows, columns = layers.shape
    wider = np.empty((count, rows, before + columns + after), np.float32)
    wider[:, :, :before], wider[:, :, before + columns :] = gap, gap
    middle = wider[:, :, before : before + columns]
    middle[...] = layers
    if not valid.all():  # seldom, and it takes as long as all the rest
        np.copyto(middle, np.float32(gap), where=~valid)
    return wider
