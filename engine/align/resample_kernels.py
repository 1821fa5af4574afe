"""The kernels of resample.py. They run in one thread, because several windows are read at a time, and without
Python's lock.

Cubic convolution needs 16 valid pixels. Where one is missing, the sum is NaN, and bilinear interpolation over
the valid ones takes its place, if the nearest is one of them.
"""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(nogil=True, cache=True, boundscheck=False)
def cubic_along(
    source, first_rows, row_weights, row_near, first_columns, column_weights, column_near, values
):
    """Bicubic resampling between grids whose axes run along each other.

    Args:
        source: (bands, coarse rows, coarse cols) float32, NaN for gaps, with all pixels that the window
            takes.
        first_rows, first_columns: for each row or column of the window, the first of its four coarse pixels.
        row_weights, column_weights: (4, rows) and (4, cols) float32.
        row_near, column_near: in which coarse pixel the centre lies.
        values: (bands, rows, cols) float32, written to.
    """
    width = values.shape[2]
    across = np.empty(source.shape[2], np.float32)
    for band in range(values.shape[0]):
        for y in range(values.shape[1]):
            top = first_rows[y]
            a, b, c, d = row_weights[0, y], row_weights[1, y], row_weights[2, y], row_weights[3, y]
            for x in range(across.size):
                across[x] = (source[band, top, x] * a + source[band, top + 1, x] * b) + (
                    source[band, top + 2, x] * c + source[band, top + 3, x] * d
                )
            row = values[band, y]
            for x in range(width):
                left = first_columns[x]
                row[x] = (across[left] * column_weights[0, x] + across[left + 1] * column_weights[1, x]) + (
                    across[left + 2] * column_weights[2, x] + across[left + 3] * column_weights[3, x]
                )
            for x in range(width):
                if np.isnan(row[x]) and not np.isnan(source[band, row_near[y], column_near[x]]):
                    row[x] = _bilinear(
                        source[band],
                        top + 1,
                        _moment(row_weights[:, y]),
                        first_columns[x] + 1,
                        _moment(column_weights[:, x]),
                    )


@numba.njit(nogil=True, cache=True, boundscheck=False)
def across(source, columns, rows, cell, skip_x, skip_y, bicubic, values):
    """Bicubic or nearest resampling where each fine pixel has a place of its own.

    Args:
        source: (bands, coarse rows, coarse cols) float32, NaN for gaps.
        columns, rows: (cells + 1, cells + 1) float64, the places of the corners of the cells, as edges in
            `source`.
        cell: fine pixels from one corner to the next.
        skip_x, skip_y: columns and rows of the first cells that lie before the window.
        bicubic: whether to interpolate, or to take the nearest.
        values: (bands, rows, cols) float32, written to.
    """
    height, width = values.shape[1:]
    for y in range(height):
        j, down = (y + skip_y) // cell, ((y + skip_y) % cell + 0.5) / cell
        for i in range(columns.shape[1] - 1):
            left = columns[j, i] * (1 - down) + columns[j + 1, i] * down
            right = columns[j, i + 1] * (1 - down) + columns[j + 1, i + 1] * down
            top = rows[j, i] * (1 - down) + rows[j + 1, i] * down
            bottom = rows[j, i + 1] * (1 - down) + rows[j + 1, i + 1] * down
            begin, step_x, step_y = i * cell - skip_x, (right - left) / cell, (bottom - top) / cell
            for x in range(max(0, begin), min(width, begin + cell)):
                along = x - begin + 0.5
                _pixel(source, left + step_x * along, top + step_y * along, bicubic, values, y, x)


@numba.njit(nogil=True, cache=True, boundscheck=False)
def at(source, columns, rows, bicubic, values):
    """The same where the place of each pixel's centre is known, (rows, cols) float64 each."""
    for y in range(values.shape[1]):
        for x in range(values.shape[2]):
            _pixel(source, columns[y, x], rows[y, x], bicubic, values, y, x)


@numba.njit(inline="always")
def _pixel(source, column, row, bicubic, values, y, x):
    """Every band of one fine pixel whose centre lies at a place of the source (edges)."""
    if not (0 <= column < source.shape[2] and 0 <= row < source.shape[1]):  # nor NaN or infinite
        values[:, y, x] = np.nan
        return
    near_row, near_column = int(row), int(column)
    if not bicubic:
        for band in range(values.shape[0]):
            values[band, y, x] = source[band, near_row, near_column]
        return
    top, left = int(row + 0.5) - 1, int(column + 0.5) - 1  # no floor: what is positive is cut off downwards
    down, right = np.float32(row - 0.5 - top), np.float32(column - 0.5 - left)
    whole = 1 <= top < source.shape[1] - 2 and 1 <= left < source.shape[2] - 2
    a, b, c, d = _cubic_weights(right)
    e, f, g, h = _cubic_weights(down)
    for band in range(values.shape[0]):
        value = np.float32(np.nan)
        if whole:
            s = source[band]
            value = (_four(s[top - 1], left, a, b, c, d) * e + _four(s[top], left, a, b, c, d) * f) + (
                _four(s[top + 1], left, a, b, c, d) * g + _four(s[top + 2], left, a, b, c, d) * h
            )
        if np.isnan(value) and not np.isnan(source[band, near_row, near_column]):
            value = _bilinear(source[band], top, down, left, right)
        values[band, y, x] = value


@numba.njit(inline="always")
def _four(row, left, a, b, c, d):
    return (row[left - 1] * a + row[left] * b) + (row[left + 1] * c + row[left + 2] * d)


@numba.njit(inline="always")
def _cubic_weights(t):
    """Keys 1981, a = -0.5; for the pixels at -1, 0, 1 and 2."""
    half, one = np.float32(0.5), np.float32(1)
    return (
        ((-half * t + one) * t - half) * t,
        (np.float32(1.5) * t - np.float32(2.5)) * t * t + one,
        ((-np.float32(1.5) * t + np.float32(2)) * t + half) * t,
        (half * t - half) * t * t,
    )


@numba.njit(inline="always")
def _moment(weights):
    """Where between the second and the third of four pixels the weights of cubic convolution stand for."""
    return weights[2] - weights[0] + 2 * weights[3]


@numba.njit(inline="never")
def _bilinear(source, top, down, left, right):
    """The mean of the valid ones of four pixels, weighted linearly; those outside of the source don't
    count."""
    total, weight = 0.0, 0.0
    for dy in range(2):
        for dx in range(2):
            y, x = top + dy, left + dx
            if 0 <= y < source.shape[0] and 0 <= x < source.shape[1] and not np.isnan(source[y, x]):
                share = (down if dy else 1 - down) * (right if dx else 1 - right)
                total += share * source[y, x]
                weight += share
    return np.float32(total / weight) if weight > 0 else np.float32(np.nan)
