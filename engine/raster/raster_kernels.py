"""The kernels of what a writer does with the pixels that it stores: half the size, and count."""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(nogil=True, cache=True, boundscheck=False)
def halve(stored, nodata, whole, half):
    """The means of 2 x 2 pixels, of those that are valid; the right and lower edge may have fewer.

    Args:
        stored: (rows, cols) as a file stores them.
        nodata: the number that means nothing, in the same type; NaN in floats means nothing anyway.
        whole: whether the type holds whole numbers only, so that means are rounded (halves to even).
        half: (ceil(rows / 2), ceil(cols / 2)) of the same type, written to.
    """
    rows, columns = stored.shape
    for y in range(half.shape[0]):
        for x in range(half.shape[1]):
            total, count = 0.0, 0
            for dy in range(2):
                for dx in range(2):
                    if 2 * y + dy < rows and 2 * x + dx < columns:
                        value = stored[2 * y + dy, 2 * x + dx]
                        if value != nodata and value == value:
                            total += value
                            count += 1
            if count == 0:
                half[y, x] = nodata
            else:
                half[y, x] = np.rint(total / count) if whole else total / count


@numba.njit(nogil=True, cache=True, boundscheck=False)
def halve_classes(stored, nodata, half):
    """The most frequent class of 2 x 2 pixels, of several the first one; what means nothing does not count.

    Args: as `halve`'s.
    """
    rows, columns = stored.shape
    for y in range(half.shape[0]):
        for x in range(half.shape[1]):
            most, found = 0, nodata
            for at in range(4):
                row, column = 2 * y + at // 2, 2 * x + at % 2
                if row >= rows or column >= columns or stored[row, column] == nodata:
                    continue
                number = 0
                for other in range(4):
                    down, right = 2 * y + other // 2, 2 * x + other % 2
                    if down < rows and right < columns and stored[down, right] == stored[row, column]:
                        number += 1
                if number > most:
                    most, found = number, stored[row, column]
            half[y, x] = found


@numba.njit(nogil=True, cache=True, boundscheck=False)
def count(stored, nodata, sums):
    """Add a block to the statistics of its band.

    Args:
        stored: (rows, cols) as a file stores them.
        nodata: the number that means nothing.
        sums: (5,) float64: how many are valid, their sum, the sum of their squares, the least and the
            greatest.
    """
    low, high = sums[3], sums[4]
    for y in range(stored.shape[0]):
        number, total, squares = 0, 0.0, 0.0
        for x in range(stored.shape[1]):
            value = stored[y, x]
            if value != nodata and value == value:
                number += 1
                wide = np.float64(value)
                total += wide
                squares += wide * wide
                low, high = min(low, wide), max(high, wide)
        sums[0] += number
        sums[1] += total
        sums[2] += squares
    sums[3], sums[4] = low, high


@numba.njit(nogil=True, cache=True, boundscheck=False)
def count_valid(stored, nodata):
    """How many pixels of (bands, rows, cols) are valid in at least one band."""
    number = 0
    for y in range(stored.shape[1]):
        for x in range(stored.shape[2]):
            for band in range(stored.shape[0]):
                value = stored[band, y, x]
                if value != nodata and value == value:
                    number += 1
                    break
    return number
