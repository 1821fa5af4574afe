"""Counts over the pixels of a window of classes, compiled: pairs of classes, and boundaries that were found.

Layers are (rows, cols) int16 with NO_CLASS for gaps; `inner` is as in metric_kernels.py.
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
def _is_boundary(classes, other, y, x):
    """Whether a pixel has one of its 4 neighbours in another class; gaps of either raster make no boundary."""
    own = classes[y, x]
    rows, columns = classes.shape
    for step in range(4):
        ny, nx = y + (step == 0) - (step == 1), x + (step == 2) - (step == 3)
        if 0 <= ny < rows and 0 <= nx < columns and classes[ny, nx] != NO_CLASS and other[ny, nx] != NO_CLASS \
                and classes[ny, nx] != own:
            return True
    return False


@_compiled
def _boundaries(classes, other, marks):
    for y in range(classes.shape[0]):
        for x in range(classes.shape[1]):
            known = classes[y, x] != NO_CLASS and other[y, x] != NO_CLASS
            marks[y, x] = classes[y, x] if known and _is_boundary(classes, other, y, x) else NO_CLASS


@_compiled
def boundary_sums(predicted, true, inner, tolerance, sums):
    """Adds per class: predicted boundary pixels, those of them near a true one; true ones, those near a predicted one.

    Near is within `tolerance` pixels (straight distance). The layers need a halo of tolerance + 1.
    """
    marks = np.empty((2, *predicted.shape), np.int16)
    _boundaries(predicted, true, marks[0])
    _boundaries(true, predicted, marks[1])
    for side in range(2):
        own, other = marks[side], marks[1 - side]
        for y in range(inner[0], inner[1]):
            for x in range(inner[2], inner[3]):
                if own[y, x] != NO_CLASS:
                    sums[own[y, x], 2 * side] += 1
                    sums[own[y, x], 2 * side + 1] += _near(other, y, x, own[y, x], tolerance)


@_compiled
def _near(marks, y, x, wanted, tolerance):
    rows, columns = marks.shape
    for ny in range(max(0, y - tolerance), min(rows, y + tolerance + 1)):
        for nx in range(max(0, x - tolerance), min(columns, x + tolerance + 1)):
            if marks[ny, nx] == wanted and (ny - y) ** 2 + (nx - x) ** 2 <= tolerance * tolerance:
                return True
    return False
