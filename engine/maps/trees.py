"""Pixels down decision trees, eight at a time: the kernel that all forests have in common.

A node is one number of eight bytes, so that a step takes one look at memory: the place of its left child in
its tree (21 bits; the right one lies behind it), the feature that is compared (11 bits), and its limit (32
bits, a whole number). A leaf leads to itself, and its limit is above all values: so all pixels take the same
number of steps, and none waits for a branch. The places of eight pixels stay in the processor's registers the
whole way down; while one waits for memory, the others go on.
"""

from __future__ import annotations

import numba
import numpy as np

BLOCK = 256
"""Pixels whose values stay near the processor while all trees are walked."""
LANES = 8
NEVER = np.iinfo(np.int32).max
"""The limit of a leaf."""
FEATURE_BITS, CHILD_BITS = 11, 21
MOST_FEATURES, MOST_NODES = 1 << FEATURE_BITS, (1 << CHILD_BITS) - 1
"""Of what can be compared, and of one tree."""
_FEATURE = np.uint64(((1 << FEATURE_BITS) - 1) * LANES)
_TO_CHILD, _TO_FEATURE = np.uint64(32 + FEATURE_BITS), np.uint64(29)
"""How far a node is shifted for its child, and for its feature times LANES."""


def packed(limits: np.ndarray, children: np.ndarray, features: np.ndarray) -> np.ndarray:
    """(nodes,) uint64 for `walk`.

    Args:
        limits: whole numbers of 32 bits; a value above goes to the right. Of leaves NEVER.
        children: the places of the left ones, counted from the root of their tree; of leaves their own.
        features: below MOST_FEATURES.
    """
    low = limits.astype(np.int32).view(np.uint32).astype(np.uint64)
    high = (children.astype(np.uint64) << np.uint64(FEATURE_BITS)) | features.astype(np.uint64)
    return (high << np.uint64(32)) | low


@numba.njit(nogil=True, cache=True, boundscheck=False)
def walk(nodes, root, depth, here, features, count, at):
    """Where the pixels of a block come to in one tree.

    Args:
        nodes: as `packed` makes them.
        root, depth: where the tree begins, and how many steps it takes at most.
        here: int32, value by value, those of LANES pixels beside each other: at
            (group x features + feature) x LANES + pixel of the group.
        count: pixels of the block, BLOCK at most.
        at: (BLOCK,) uint64, the places of their leaves, written to.
    """
    tree, begin = nodes[root:], np.uint64(root)
    for group in range(0, count, LANES):
        lane = np.uint64(group * features)
        a = b = c = d = e = f = g = h = np.uint64(0)
        for _ in range(depth):
            a = _step(tree, a, here, lane)
            b = _step(tree, b, here, lane + np.uint64(1))
            c = _step(tree, c, here, lane + np.uint64(2))
            d = _step(tree, d, here, lane + np.uint64(3))
            e = _step(tree, e, here, lane + np.uint64(4))
            f = _step(tree, f, here, lane + np.uint64(5))
            g = _step(tree, g, here, lane + np.uint64(6))
            h = _step(tree, h, here, lane + np.uint64(7))
        for one, place in enumerate((a, b, c, d, e, f, g, h)):
            at[group + one] = begin + place


@numba.njit(nogil=True, cache=True, boundscheck=False)
def _step(nodes, at, here, lane):
    node = nodes[at]
    value = here[lane + ((node >> _TO_FEATURE) & _FEATURE)]
    return (node >> _TO_CHILD) + np.uint64(value > np.int32(node))
