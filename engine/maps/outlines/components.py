"""Connected pixels of each label, compiled."""

from __future__ import annotations

import numba
import numpy as np

from .tracing import OUTSIDE

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def find_root(parents, number):
    """The root of a tree of equal numbers; paths are halved on the way."""
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


@_compiled
def _join(parents, one, other):
    a, b = find_root(parents, one), find_root(parents, other)
    if a != b:
        parents[max(a, b)] = min(a, b)


@_compiled
def components(labels, joined):
    """Number the connected pixels of each label: side by side, and across a corner where outlines pass so.

    Args:
        labels: (rows, columns) uint16.
        joined: (rows - 1, columns - 1) bool: where two labels stand crosswise, whether the one of the upper
            left pixel is connected.

    Returns:
        (rows, columns) int64 numbers from 0, -1 outside, and how many there are.
    """
    rows, columns = labels.shape
    parents = np.arange(rows * columns)
    for r in range(rows):
        for c in range(columns):
            label = labels[r, c]
            if label == OUTSIDE:
                continue
            at = r * columns + c
            if c + 1 < columns and labels[r, c + 1] == label:
                _join(parents, at, at + 1)
            if r + 1 == rows:
                continue
            if labels[r + 1, c] == label:
                _join(parents, at, at + columns)
            if c + 1 < columns and labels[r + 1, c + 1] == label:
                one, other = labels[r, c + 1], labels[r + 1, c]
                if one != label and other != label and (one != other or one == OUTSIDE or joined[r, c]):
                    _join(parents, at, at + columns + 1)
            if c > 0 and labels[r + 1, c - 1] == label:
                one, other = labels[r, c - 1], labels[r + 1, c]
                crosswise = one != label and other != label
                if crosswise and (one != other or one == OUTSIDE or not joined[r, c - 1]):
                    _join(parents, at, at + columns - 1)
    numbers = np.full((rows, columns), -1, np.int64)
    count = 0
    for r in range(rows):
        for c in range(columns):
            if labels[r, c] == OUTSIDE:
                continue
            at = r * columns + c
            root = find_root(parents, at)
            if root == at:
                numbers[r, c] = count
                count += 1
            else:
                numbers[r, c] = numbers[root // columns, root % columns]
    return numbers, count
