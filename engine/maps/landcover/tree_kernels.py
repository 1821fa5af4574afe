"""The kernel of a forest: pixels down all trees, a block of them at a time.

A node is one number of eight bytes, so that a step takes one look at memory: the threshold (32 bits, as a
whole number that is ordered as the floats are), the place of the left child in its forest (21 bits; the right
one lies behind it) and the feature (11 bits). A leaf leads to itself, and its threshold is above all values:
so all pixels take the same number of steps, and none waits for a branch.
"""

from __future__ import annotations

import numba
import numpy as np

BLOCK = 256
FEATURE_BITS, CHILD_BITS = 11, 21
_FEATURE, _CHILD = np.uint64((1 << FEATURE_BITS) - 1), np.uint64((1 << CHILD_BITS) - 1)
_SHIFT = np.uint64(FEATURE_BITS)


def ordered(values: np.ndarray) -> np.ndarray:
    """float32 as int32 that compare as the floats do."""
    bits = np.ascontiguousarray(values, np.float32).view(np.int32)
    return bits ^ ((bits >> 31) & np.int32(0x7FFFFFFF))


def packed(thresholds: np.ndarray, children: np.ndarray, features: np.ndarray) -> np.ndarray:
    """(nodes,) int64 for `grow`."""
    high = ordered(thresholds).astype(np.int64) << 32
    return high | (children.astype(np.int64) << FEATURE_BITS) | features.astype(np.int64)


@numba.njit(nogil=True, cache=True, boundscheck=False)
def votes(values, nodes, leaves, roots, depths, out):
    """Sum of the shares of the classes in the leaves that pixels reach.

    Args:
        values: (features, pixels) int32 as `ordered` makes them.
        nodes: as `packed` makes them.
        leaves: (nodes, classes) float32; zeros of what is no leaf.
        roots, depths: (trees,) where each tree begins, and how many steps it takes at most.
        out: (classes, pixels) float32, written to.
    """
    features, pixels = values.shape
    classes = leaves.shape[1]
    here = np.empty(BLOCK * features, np.int32)
    at = np.empty(BLOCK, np.uint64)
    sums = np.empty((BLOCK, classes), np.float32)
    for begin in range(0, pixels, BLOCK):
        count = min(BLOCK, pixels - begin)
        sums[:] = 0
        for pixel in range(count):
            for feature in range(features):
                here[pixel * features + feature] = values[feature, begin + pixel]
        for tree in range(roots.shape[0]):
            root = np.uint64(roots[tree])
            for pixel in range(count):
                at[pixel] = root
            for _ in range(depths[tree]):
                for pixel in range(count):
                    node = nodes[at[pixel]]
                    bits = np.uint64(node)
                    value = here[np.uint64(pixel * features) + (bits & _FEATURE)]
                    at[pixel] = ((bits >> _SHIFT) & _CHILD) + np.uint64(value > np.int32(node >> 32))
            for pixel in range(count):
                leaf = at[pixel]
                for one in range(classes):
                    sums[pixel, one] += leaves[leaf, one]
        for pixel in range(count):
            for one in range(classes):
                out[one, begin + pixel] = sums[pixel, one]
