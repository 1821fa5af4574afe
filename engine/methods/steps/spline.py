"""Thin-plate splines that are local, so that their cost grows with the scene and not with its cube.

Around each coarse pixel, a thin-plate spline (Duchon 1977) runs through the centres of the coarse pixels in a
square neighbourhood; a fine pixel takes the splines of the four coarse pixels around it, blended bilinearly.
The blend has no seams, and goes through the coarse values at their centres as each of the splines does.

On a lattice without gaps the coefficients of all the splines are one matrix times the values, solved once.
Where coarse pixels are missing, the splines go through the others, and each is solved for itself.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ...align.lattice import Place


def local_spline(values: np.ndarray, place: Place, reach: int) -> np.ndarray:
    """Values of coarse pixels brought to fine pixels.

    Args:
        values: (bands, coarse rows, coarse cols) on the place; a coarse pixel that is NaN in any band is left
            out in all. The place must have a margin of reach + 1 coarse pixels.
        reach: a neighbourhood has (2 reach + 1)^2 coarse pixels.

    Returns:
        (bands, rows, cols) float32, NaN where no coarse pixel is near.
    """
    along = []
    for axis, first, last, coarse in (
        (place.rows, place.fine.y, place.fine.bottom, place.coarse.y),
        (place.columns, place.fine.x, place.fine.right, place.coarse.x),
    ):
        at = axis.position(np.arange(first, last) + 0.5) - 0.5 - coarse - reach
        base = np.floor(at).astype(np.int64)
        along += [base, at - base]
    result = np.empty((len(values), len(along[0]), len(along[2])), np.float32)
    _evaluate(coefficients(values, reach), reach, *along, result)
    return result


def coefficients(values: np.ndarray, reach: int) -> np.ndarray:
    """The spline around each coarse pixel that has its whole neighbourhood in (bands, rows, cols) `values`.

    Where the valid coarse pixels lie on one line there is no spline, but their mean; NaN where there are
    none.

    Returns:
        (rows - 2 reach, cols - 2 reach, bands, side^2 + 3) float64: the factor of r^2 ln r for each point of
        the neighbourhood, the constant, and the slopes along rows and columns, in coarse pixels from the
        centre.
    """
    side = 2 * reach + 1
    known = sliding_window_view(np.isfinite(values).all(axis=0), (side, side)).reshape(-1, side * side)
    around = sliding_window_view(values.astype(np.float64), (side, side), axis=(1, 2)).reshape(
        len(values), -1, side**2
    )
    result = np.empty((len(known), len(values), side**2 + 3))
    whole = known.all(axis=1)
    matrix = np.empty((1, side**2, side**2 + 3))
    bends = _bends_between(side)
    _fit_each(np.eye(side**2)[None], np.ones((1, side**2), bool), bends, reach, matrix)
    for band in range(len(values)):
        result[whole, band] = around[band, whole] @ matrix[0]
    fitted = np.empty((np.sum(~whole), *result.shape[1:]))
    _fit_each(around[:, ~whole].swapaxes(0, 1), known[~whole], bends, reach, fitted)
    result[~whole] = fitted
    return result.reshape(values.shape[1] - 2 * reach, values.shape[2] - 2 * reach, len(values), -1)


def _bends_between(side: int) -> np.ndarray:
    """r^2 ln r of the points of a neighbourhood to each other, (side^2, side^2)."""
    y, x = np.mgrid[:side, :side].reshape(2, -1)
    square = (y[:, None] - y) ** 2.0 + (x[:, None] - x) ** 2.0
    return 0.5 * square * np.log(np.where(square > 0, square, 1))


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _fit_each(around, known, bends, reach, result):
    """Fill `result`, (neighbourhoods, layers, side^2 + 3), from `around`, (neighbourhoods, layers, side^2)
    values."""
    for number in numba.prange(len(around)):
        if _make_a_plane(known[number], reach):
            _fit(around[number], known[number], bends, reach, result[number])
            continue
        result[number] = 0
        for layer in range(result.shape[1]):
            total, count = 0.0, 0
            for point in range(known.shape[1]):
                if known[number, point]:
                    total += around[number, layer, point]
                    count += 1
            result[number, layer, known.shape[1]] = total / count if count else np.nan


@numba.njit
def _make_a_plane(known, reach):
    """Whether the valid points of a neighbourhood don't lie on one line."""
    side, n = 2 * reach + 1, 0
    y, x, yy, xx, xy = 0, 0, 0, 0, 0
    for point in range(len(known)):
        if known[point]:
            i, j = point // side, point % side
            n, y, x, yy, xx, xy = n + 1, y + i, x + j, yy + i * i, xx + j * j, xy + i * j
    return (n * yy - y * y) * (n * xx - x * x) > (n * xy - x * y) ** 2


@numba.njit
def _fit(around, known, bends, reach, result):
    """Solve for the spline's coefficients by Gaussian elimination; points that don't count get the factor
    0."""
    n = len(known)
    size = n + 3
    system = np.zeros((size, size + len(around)))
    for a in range(n):
        system[a, a] = 0 if known[a] else 1
        if known[a]:
            for b in range(n):
                system[a, b] = bends[a, b] if known[b] else 0
            system[a, n], system[n, a] = 1, 1
            system[a, n + 1] = system[n + 1, a] = a // (2 * reach + 1) - reach
            system[a, n + 2] = system[n + 2, a] = a % (2 * reach + 1) - reach
            for layer in range(len(around)):
                system[a, size + layer] = around[layer, a]
    _eliminate(system)
    for layer in range(len(around)):
        for a in range(size):
            result[layer, a] = system[a, size + layer]


@numba.njit
def _eliminate(system):
    """Turn (n, n + layers), a matrix and right-hand sides, into the solutions in the last columns, with
    pivots."""
    n, width = system.shape
    for k in range(n):
        pivot = k + np.argmax(np.abs(system[k:, k]))
        for j in range(k, width):
            system[k, j], system[pivot, j] = system[pivot, j], system[k, j]
        for i in range(k + 1, n):
            factor = system[i, k] / system[k, k]
            upper, lower = system[k, k + 1 :], system[i, k + 1 :]
            for j in range(len(upper)):
                lower[j] -= factor * upper[j]
    for k in range(n - 1, -1, -1):
        for j in range(n, width):
            total = system[k, j]
            for i in range(k + 1, n):
                total -= system[k, i] * system[i, j]
            system[k, j] = total / system[k, k]


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _evaluate(pieces, reach, base_y, part_y, base_x, part_x, result):
    """Fill `result`, (bands, rows, cols).

    Args:
        pieces: (coarse rows, coarse cols, bands, side^2 + 3) as `coefficients` gives them.
        base_y, part_y: for each row of the result, the last coarse row whose centre is not below it, and how
            far below that it lies, 0 to 1.
        base_x, part_x: the like for columns.
    """
    side, width = 2 * reach + 1, len(base_x)
    for row in numba.prange(len(base_y)):
        bends = np.empty(((side + 1) * (side + 1), width))
        _bend_all(part_y[row], part_x, reach, bends)
        mixed, total = np.empty((side + 1, side)), np.empty((2, width))
        for band in range(len(result)):
            first = 0
            while first < width:
                last = first + 1
                while last < width and base_x[last] == base_x[first]:
                    last += 1
                for right in range(2):
                    column = base_x[first] + right
                    upper, lower = pieces[base_y[row], column, band], pieces[base_y[row] + 1, column, band]
                    constant, slope = _mix(upper, lower, part_y[row], side, mixed)
                    _sum(
                        mixed,
                        bends[:, first:last],
                        right,
                        constant,
                        slope,
                        part_x[first:last],
                        total[right, first:last],
                    )
                first = last
            for x in range(width):
                result[band, row, x] = (1 - part_x[x]) * total[0, x] + part_x[x] * total[1, x]


@numba.njit(inline="always")
def _bend_all(part_y, part_x, reach, bends):
    """r^2 ln r of each column to the points around, (side + 1)^2 of them."""
    for i in range(2 * reach + 2):
        for j in range(2 * reach + 2):
            line = bends[i * (2 * reach + 2) + j]
            dy = part_y - (i - reach)
            for x in range(len(part_x)):
                dx = part_x[x] - (j - reach)
                square = dy * dy + dx * dx
                line[x] = 0.5 * square * np.log(square + 1e-300)


@numba.njit(inline="always")
def _mix(upper, lower, part, side, mixed):
    """Blend two splines whose centres lie one below the other; the constant and the slope of what is not
    bent."""
    mixed[:] = 0
    for i in range(side):
        for j in range(side):
            mixed[i, j] += (1 - part) * upper[i * side + j]
            mixed[i + 1, j] += part * lower[i * side + j]
    n = side * side
    constant = (1 - part) * (upper[n] + upper[n + 1] * part) + part * (lower[n] + lower[n + 1] * (part - 1))
    return constant, (1 - part) * upper[n + 2] + part * lower[n + 2]


@numba.njit(inline="always")
def _sum(mixed, bends, right, constant, slope, part, total):
    for x in range(len(total)):
        total[x] = constant + slope * (part[x] - right)
    for i in range(mixed.shape[0]):
        for j in range(mixed.shape[1]):
            factor, line = mixed[i, j], bends[i * mixed.shape[0] + j + right]
            for x in range(len(total)):
                total[x] += factor * line[x]
