"""The kernels of lattice.py: means over coarse pixels, and coarse values between their centres.

Rows and columns are independent. A row is put together in double precision, so that a value does not depend
on which window it is read in.
"""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(parallel=True, cache=True)
def up(values, rows, row_weights, columns, column_weights, result):
    """Write interpolated values into `result`, (layers, fine rows, fine cols).

    Args:
        values: (layers, coarse rows, coarse cols).
        rows, row_weights: (taps, fine rows) which coarse rows each fine row is made of, and what each weighs;
            columns likewise.
    """
    layers, height, width = result.shape
    taps = rows.shape[0]
    for task in numba.prange(layers * height):
        layer, row = task // height, task % height
        line, total = np.zeros(values.shape[2]), np.zeros(width)
        for tap in range(taps):
            source, weight = values[layer, rows[tap, row]], row_weights[tap, row]
            for i in range(line.size):
                line[i] += weight * source[i]
        for tap in range(taps):
            for i in range(width):
                total[i] += column_weights[tap, i] * line[columns[tap, i]]
        for i in range(width):
            result[layer, row, i] = total[i]


@numba.njit(parallel=True, cache=True)
def down(values, row_edges, column_edges, result):
    """Write the means over coarse pixels into `result`, (layers, coarse rows, coarse cols); what the fine
    values do not cover counts as 0.

    Args:
        values: (layers, fine rows, fine cols).
        row_edges: (coarse rows + 1,) where coarse rows end, in fine rows of `values`; columns likewise.
    """
    layers, height, width = result.shape
    for task in numba.prange(layers * height):
        layer, row = task // height, task % height
        line = np.zeros(values.shape[2])
        top, bottom = row_edges[row], row_edges[row + 1]
        for y in range(max(0, int(np.floor(top))), min(values.shape[1], int(np.ceil(bottom)))):
            share = (min(bottom, y + 1.0) - max(top, float(y))) / (bottom - top)
            source = values[layer, y]
            for i in range(line.size):
                line[i] += share * source[i]
        for column in range(width):
            left, right = column_edges[column], column_edges[column + 1]
            total = 0.0
            for x in range(max(0, int(np.floor(left))), min(line.size, int(np.ceil(right)))):
                total += (min(right, x + 1.0) - max(left, float(x))) * line[x]
            result[layer, row, column] = total / (right - left)
