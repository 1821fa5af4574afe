"""Patches of changed pixels, labelled row by row: no more than some rows are in memory."""

from __future__ import annotations

import numba
import numpy as np

GAP = 255


class Patches:
    """Gives the changed pixels of a raster labels, from its first row to its last; pixels of one kind that
    touch, by a corner, too, are one patch."""

    def __init__(self, width: int):
        self._above = np.zeros(width, np.int32)
        self._kinds = np.zeros(width, np.uint8)
        self._parents, self._areas = np.zeros(1, np.int32), np.zeros(1, np.float64)
        self._count = 1

    def label(self, kinds: np.ndarray, areas: np.ndarray) -> np.ndarray:
        """(rows, cols) int32: provisional labels of the next rows, 0 where nothing changed.

        Args:
            kinds: (rows, cols) uint8: 0 and GAP are no change.
            areas: (rows,) of a pixel of each row.
        """
        self._make_room(kinds.size // 2 + kinds.shape[1] + 1)
        labels = np.zeros(kinds.shape, np.int32)
        self._count = _label(
            kinds, areas, self._above, self._kinds, self._parents, self._areas, self._count, labels
        )
        self._above, self._kinds = labels[-1].copy(), kinds[-1].copy()
        return labels

    def areas(self) -> np.ndarray:
        """(labels,) the area of the patch that a label belongs to."""
        return _whole(self._parents[: self._count], self._areas[: self._count])

    def _make_room(self, more: int) -> None:
        if self._count + more > len(self._parents):
            size = max(2 * len(self._parents), self._count + more)
            for name in ("_parents", "_areas"):
                old = getattr(self, name)
                new = np.zeros(size, old.dtype)
                new[: len(old)] = old
                setattr(self, name, new)


@numba.njit(cache=True, nogil=True)
def _root(parents, label):
    while parents[label] != label:
        parents[label] = parents[parents[label]]
        label = parents[label]
    return label


@numba.njit(cache=True, nogil=True)
def _label(kinds, areas, above, kinds_above, parents, sizes, count, labels):
    rows, cols = kinds.shape
    for row in range(rows):
        for col in range(cols):
            kind = kinds[row, col]
            if kind == 0 or kind == 255:
                continue
            mine = 0
            for place in range(4):  # left, and the three above
                at = col - 1 if place == 0 else col + place - 2
                if at < 0 or at >= cols:
                    continue
                if place == 0:
                    other, same = labels[row, at], kinds[row, at] == kind
                elif row:
                    other, same = labels[row - 1, at], kinds[row - 1, at] == kind
                else:
                    other, same = above[at], kinds_above[at] == kind
                if other == 0 or not same:
                    continue
                root = _root(parents, other)
                if mine == 0:
                    mine = root
                elif root != mine:
                    low, high = min(root, mine), max(root, mine)
                    parents[high] = low
                    mine = low
            if mine == 0:
                mine = count
                parents[mine] = mine
                count += 1
            labels[row, col] = mine
            sizes[mine] += areas[row]
    return count


@numba.njit(cache=True, nogil=True)
def _whole(parents, sizes):
    total = np.zeros(len(sizes))
    for label in range(1, len(sizes)):
        total[_root(parents, label)] += sizes[label]
    for label in range(len(sizes) - 1, 0, -1):
        total[label] = total[_root(parents, label)]
    return total
