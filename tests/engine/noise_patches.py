"""Patches of noise, as a network is given them."""

from __future__ import annotations

import numpy as np

from chronofuse.engine.methods.base import Patch

BANDS = 3


def patch(rows, cols, seed=0, hole=None):
    """Aligned noise in reflectance, with NaN in the hole of one image; its inner pixels leave out a halo
    of 2."""
    random = np.random.default_rng(seed)
    fine, coarse, target = (random.random((BANDS, rows, cols), np.float32) for _ in range(3))
    if hole:
        coarse[1][hole] = np.nan
    return Patch((fine,), (coarse,), target, (slice(2, -2), slice(2, -2)))


MIXED = [
    patch(40, 48, 1),
    patch(30, 48, 2),
    patch(40, 48, 3, np.s_[5:9, 7:30]),
    patch(30, 48, 4),
    patch(40, 20, 5),
]
"""Of three sizes, one with a hole."""
