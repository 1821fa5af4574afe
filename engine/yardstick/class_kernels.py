"""Counts over the pixels of a window of classes, compiled: pairs of classes, and boundaries that were found.

Layers are (rows, cols) int16 with NO_CLASS for gaps; `inner` is as in pixel_kernels.py.
"""

from __future__ import annotations

import numba
import numpy as np

_compiled = numba.njit(cache=True, nogil=True)

NO_CLASS = 256
"""Marks a pixel without a class."""


@_compiled
def confusion_sums(predicted, true, inner, table):
    """Counts pairs of classes into (true, predicted)."""
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            if predicted[y, x] != NO_CLASS and true[y, x] != NO_CLASS:
                table[true[y, x], predicted[y, x]] += 1


@_compiled
def _common(classes, other):
    """The classes with a rim of gaps around them, and gaps where the other raster has them."""
    rows, columns = classes.shape
    out = np.full((rows + 2, columns + 2), np.int16(NO_CLASS), np.int16)
    for y in range(rows):
        line, beside, target = classes[y], other[y], out[y + 1, 1 : columns + 1]
        for x in range(columns):
            target[x] = line[x] if beside[x] != NO_CLASS else np.int16(NO_CLASS)
    return out


@_compiled
def _boundaries(classes, marks):
    """Marks the pixels that have one of their 4 neighbours in another class by their class; gaps make no
    boundary."""
    gap, columns = np.int16(NO_CLASS), marks.shape[1]
    for y in range(marks.shape[0]):
        up, centre, down = (
            classes[y, 1 : columns + 1],
            classes[y + 1, 1 : columns + 1],
            classes[y + 2, 1 : columns + 1],
        )
        left, right, target = classes[y + 1, 0:columns], classes[y + 1, 2 : columns + 2], marks[y]
        for x in range(columns):
            c = centre[x]
            differs = (
                ((up[x] != c) & (up[x] != gap))
                | ((down[x] != c) & (down[x] != gap))
                | ((left[x] != c) & (left[x] != gap))
                | ((right[x] != c) & (right[x] != gap))
            )
            target[x] = c if differs else gap


@_compiled
def boundary_sums(predicted, true, inner, tolerance, sums):
    """Adds per class: predicted boundary pixels, those of them near a true one; true ones, those near a
    predicted one.

    Near is within `tolerance` pixels (straight distance). The layers need a halo of tolerance + 1.
    """
    marks = np.empty((2, *predicted.shape), np.int16)
    _boundaries(_common(predicted, true), marks[0])
    _boundaries(_common(true, predicted), marks[1])
    for side in range(2):
        here, there = marks[side], marks[1 - side]
        for y in range(inner[0], inner[1]):
            for x in range(inner[2], inner[3]):
                if here[y, x] != NO_CLASS:
                    sums[here[y, x], 2 * side] += 1
                    sums[here[y, x], 2 * side + 1] += _near(there, y, x, here[y, x], tolerance)


@_compiled
def _near(marks, y, x, number, tolerance):
    rows, columns = marks.shape
    for ny in range(max(0, y - tolerance), min(rows, y + tolerance + 1)):
        for nx in range(max(0, x - tolerance), min(columns, x + tolerance + 1)):
            if marks[ny, nx] == number and (ny - y) ** 2 + (nx - x) ** 2 <= tolerance * tolerance:
                return True
    return False
