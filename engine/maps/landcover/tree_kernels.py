"""The kernel of a forest: pixels down all trees, eight at a time.

A node is one number of eight bytes, so that a step takes one look at memory: the place of the left child in
its forest (21 bits; the right one lies behind it), the feature (11 bits), and the threshold (32 bits, as a
whole number that is ordered as the floats are). A leaf leads to itself, and its threshold is above all values:
so all pixels take the same number of steps, and none waits for a branch. The places of eight pixels stay in
the processor's registers the whole way down; while one waits for memory, the others go on.
"""

from __future__ import annotations

import numba
import numpy as np

BLOCK = 256
"""Pixels whose values and sums stay near the processor while all trees are walked."""
LANES = 8
TOGETHER = 4
"""Trees whose shares are added in one go; a forest has a multiple of it."""
FEATURE_BITS, CHILD_BITS = 11, 21
_FEATURE = np.uint64(((1 << FEATURE_BITS) - 1) * LANES)
_TO_CHILD, _TO_FEATURE = np.uint64(32 + FEATURE_BITS), np.uint64(29)
"""How far a node is shifted for its child, and for its feature times LANES."""
_ONE = np.uint64(1)
_NOT_FINITE, _MAGNITUDE = np.int32(0x7F800000), np.int32(0x7FFFFFFF)
"""Bits of a float32: its exponent, and all but its sign."""


def packed(thresholds: np.ndarray, children: np.ndarray, features: np.ndarray) -> np.ndarray:
    """(nodes,) uint64 for `votes`, of float32 thresholds (a value above goes to the right) and whole
    numbers."""
    bits = np.ascontiguousarray(thresholds, np.float32).view(np.int32)
    low = (bits ^ ((bits >> 31) & _MAGNITUDE)).view(np.uint32).astype(np.uint64)
    high = (children.astype(np.uint64) << np.uint64(FEATURE_BITS)) | features.astype(np.uint64)
    return (high << np.uint64(32)) | low


@numba.njit(nogil=True, cache=True, boundscheck=False)
def votes(values, nodes, leaves, roots, depths, begin, end, out):
    """Sum of the shares of the classes in the leaves that pixels reach.

    Args:
        values: (features, pixels) float32 as int32.
        nodes: as `packed` makes them.
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
                _walk(nodes, roots[tree + one], depths[tree + one], here, features, count, at[one])
            _add(leaves, at, count, sums)
        for pixel in range(count):
            for one in range(classes):
                out[one, first + pixel] = sums[pixel, one] if known[pixel] else np.nan


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _fill(values, first, count, here, known):
    """Values of a block as whole numbers that compare as the floats do, those of LANES pixels beside each
    other; whether all of a pixel's are finite."""
    features = values.shape[0]
    known[:] = True
    for group in range(0, count, LANES):
        for feature in range(features):
            for pixel in range(group, min(group + LANES, count)):
                bits = values[feature, first + pixel]
                known[pixel] &= (bits & _NOT_FINITE) != _NOT_FINITE
                here[group * features + feature * LANES + pixel - group] = bits ^ ((bits >> 31) & _MAGNITUDE)


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _walk(nodes, root, depth, here, features, count, at):
    """Where the pixels of a block come to in one tree."""
    for group in range(0, count, LANES):
        lane = np.uint64(group * features)
        a = b = c = d = e = f = g = h = np.uint64(root)
        for _ in range(depth):
            a = _step(nodes, a, here, lane)
            b = _step(nodes, b, here, lane + np.uint64(1))
            c = _step(nodes, c, here, lane + np.uint64(2))
            d = _step(nodes, d, here, lane + np.uint64(3))
            e = _step(nodes, e, here, lane + np.uint64(4))
            f = _step(nodes, f, here, lane + np.uint64(5))
            g = _step(nodes, g, here, lane + np.uint64(6))
            h = _step(nodes, h, here, lane + np.uint64(7))
        at[group], at[group + 1], at[group + 2], at[group + 3] = a, b, c, d
        at[group + 4], at[group + 5], at[group + 6], at[group + 7] = e, f, g, h


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _step(nodes, at, here, lane):
    node = nodes[at]
    value = here[lane + ((node >> _TO_FEATURE) & _FEATURE)]
    return (node >> _TO_CHILD) + np.uint64(value > np.int32(node))


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _add(leaves, at, count, sums):
    """The shares of TOGETHER trees, tree by tree, so that sums are rounded as in any other order of blocks."""
    for pixel in range(count):
        a, b, c, d = at[0, pixel], at[1, pixel], at[2, pixel], at[3, pixel]
        for one in range(leaves.shape[1]):
            total = sums[pixel, one] + leaves[a, one] + leaves[b, one]
            sums[pixel, one] = total + leaves[c, one] + leaves[d, one]
