"""The kernels of a forest of classes: what is compared, and the shares of the classes in the leaves."""

from __future__ import annotations

import numba
import numpy as np

from ..trees import BLOCK, LANES, walk

TOGETHER = 4
"""Trees whose shares are added in one go; a forest has a multiple of it."""
_NOT_FINITE, _MAGNITUDE = np.int32(0x7F800000), np.int32(0x7FFFFFFF)
"""Bits of a float32: its exponent, and all but its sign."""


def ordered(values: np.ndarray) -> np.ndarray:
    """float32 as int32 that compare as the floats do."""
    bits = np.ascontiguousarray(values, np.float32).view(np.int32)
    return bits ^ ((bits >> 31) & _MAGNITUDE)


@numba.njit(nogil=True, cache=True, boundscheck=False)
def votes(values, nodes, leaves, roots, depths, begin, end, out):
    """Sum of the shares of the classes in the leaves that pixels reach.

    Args:
        values: (features, pixels) float32, viewed as int32.
        nodes: as `trees.packed` makes them, of limits that are `ordered`.
        leaves: (nodes, classes) float32; zeros of what is no leaf.
        roots, depths: (trees,) where each tree begins, and how many steps it takes at most.
        begin, end: which of the pixels.
        out: (classes, pixels) float32, written to there; NaN where a feature is not finite.
    """
    features, classes = values.shape[0], leaves.shape[1]
    here = np.zeros(BLOCK * features, np.int32)
    at = np.empty((TOGETHER, BLOCK), np.uint64)
    sums = np.empty((BLOCK, classes), np.float32)
    known = np.empty(BLOCK, np.bool_)
    for first in range(begin, end, BLOCK):
        count = min(BLOCK, end - first)
        _fill(values, first, count, here, known)
        sums[:] = 0
        for tree in range(0, roots.shape[0], TOGETHER):
            for one in range(TOGETHER):
                walk(nodes, roots[tree + one], depths[tree + one], here, features, count, at[one])
            _add(leaves, at, count, sums)
        for pixel in range(count):
            for one in range(classes):
                out[one, first + pixel] = sums[pixel, one] if known[pixel] else np.nan


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _fill(values, first, count, here, known):
    """Values of a block as `ordered` makes them, where `walk` looks for them; whether all of a pixel's are
    finite."""
    features = values.shape[0]
    known[:] = True
    for group in range(0, count, LANES):
        for feature in range(features):
            for pixel in range(group, min(group + LANES, count)):
                bits = values[feature, first + pixel]
                known[pixel] &= (bits & _NOT_FINITE) != _NOT_FINITE
                here[group * features + feature * LANES + pixel - group] = bits ^ ((bits >> 31) & _MAGNITUDE)


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _add(leaves, at, count, sums):
    """The shares of TOGETHER trees; each sum is that of all trees in their order, whatever the block is."""
    for pixel in range(count):
        a, b, c, d = at[0, pixel], at[1, pixel], at[2, pixel], at[3, pixel]
        for one in range(leaves.shape[1]):
            total = sums[pixel, one] + leaves[a, one] + leaves[b, one]
            sums[pixel, one] = total + leaves[c, one] + leaves[d, one]
