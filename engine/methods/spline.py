"""Thin-plate splines that are local, so that their cost grows with the scene and not with its cube.

Around each coarse pixel, a thin-plate spline (Duchon 1977) runs through the centres of the coarse pixels in a square
neighbourhood; a fine pixel takes the splines of the four coarse pixels around it, blended bilinearly. The blend has no
seams, and goes through the coarse values at their centres as each of the splines does.

On a lattice without gaps the coefficients of all the splines are one matrix times the values, solved once. Where coarse
pixels are missing, the splines go through the others: one more matrix for each pattern of gaps.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ..lattice import Place


def local_spline(values: np.ndarray, place: Place, reach: int) -> np.ndarray:
    """Values of coarse pixels brought to fine pixels.

    Args:
        values: (bands, coarse rows, coarse cols) on the place, NaN where missing; the place must have a margin of
            reach + 1 coarse pixels.
        reach: a neighbourhood has (2 reach + 1)^2 coarse pixels.

    Returns:
        (bands, rows, cols) float32, NaN where no coarse pixel is near.
    """
    pieces = np.stack([coefficients(band, reach) for band in values.astype(np.float64)])
    along = []
    for axis, first, last, coarse in ((place.rows, place.fine.y, place.fine.bottom, place.coarse.y),
                                      (place.columns, place.fine.x, place.fine.right, place.coarse.x)):
        at = axis.position(np.arange(first, last) + 0.5) - 0.5 - coarse - reach
        base = np.clip(np.floor(at), 0, None).astype(np.int64)
        along += [base, at - base]
    result = np.empty((len(values), len(along[0]), len(along[2])), np.float32)
    _evaluate(pieces, reach, *along, result)
    return result


def coefficients(values: np.ndarray, reach: int) -> np.ndarray:
    """The spline around each coarse pixel that has its whole neighbourhood in (rows, cols) `values`.

    Returns:
        (rows - 2 reach, cols - 2 reach, side^2 + 3) float64: the factor of r^2 ln r for each point of the
        neighbourhood, the constant, and the slopes along rows and columns, in coarse pixels from the centre.
    """
    side = 2 * reach + 1
    around = sliding_window_view(values, (side, side)).reshape(-1, side * side)
    known = np.isfinite(around)
    around = np.where(known, around, 0)
    result = np.empty((len(around), side * side + 3))
    whole = known.all(axis=1)
    result[whole] = around[whole] @ solver(np.ones(side * side, bool), reach).T
    broken = np.nonzero(~whole)[0]
    patterns, which = np.unique(np.packbits(known[broken], axis=1), axis=0, return_inverse=True)
    which = which.reshape(-1)
    for number, pattern in enumerate(patterns):
        members = broken[which == number]
        result[members] = around[members] @ solver(np.unpackbits(pattern, count=side * side).astype(bool), reach).T
    return result.reshape(values.shape[0] - 2 * reach, values.shape[1] - 2 * reach, -1)


def solver(known: np.ndarray, reach: int) -> np.ndarray:
    """(side^2 + 3, side^2) matrix that makes the coefficients of a spline from its values; `known` says which count.

    Points that don't count get the factor 0. Where the others lie on one line there is no spline, but their mean; NaN
    where there are none.
    """
    side = 2 * reach + 1
    y, x = (np.mgrid[:side, :side] - reach).reshape(2, -1).astype(np.float64)
    plane = np.stack([np.ones(side * side), y, x])
    count = known.sum()
    if np.linalg.matrix_rank(plane[:, known]) < 3:
        mean = np.zeros((side * side + 3, side * side))
        mean[side * side] = known / count if count else np.nan
        return mean
    system = np.zeros((side * side + 3, side * side + 3))
    system[:-3, :-3] = bend((y[:, None] - y) ** 2 + (x[:, None] - x) ** 2) * known * known[:, None]
    system[:-3, -3:], system[-3:, :-3] = plane.T * known[:, None], plane * known
    system[:-3, :-3] += np.diag(~known)
    return np.linalg.solve(system, np.vstack([np.diag(known.astype(np.float64)), np.zeros((3, side * side))]))


def bend(square: np.ndarray) -> np.ndarray:
    """r^2 ln r of a squared distance."""
    return 0.5 * square * np.log(np.where(square > 0, square, 1))


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _evaluate(pieces, reach, base_y, part_y, base_x, part_x, result):
    """Fill `result`, (bands, rows, cols).

    Args:
        pieces: (bands, coarse rows, coarse cols, side^2 + 3) as `coefficients` gives them.
        base_y, part_y: for each row of the result, the last coarse row whose centre is not below it, and how far below
            that it lies, 0 to 1.
        base_x, part_x: the like for columns.
    """
    side, width = 2 * reach + 1, len(base_x)
    for row in numba.prange(len(base_y)):
        bends = np.empty(((side + 1) * (side + 1), width))
        _bend_all(part_y[row], part_x, reach, bends)
        mixed, total = np.empty((side + 1, side)), np.empty((2, width))
        for band in range(len(pieces)):
            first = 0
            while first < width:
                last = first + 1
                while last < width and base_x[last] == base_x[first]:
                    last += 1
                for right in range(2):
                    column = base_x[first] + right
                    upper, lower = pieces[band, base_y[row], column], pieces[band, base_y[row] + 1, column]
                    constant, slope = _mix(upper, lower, part_y[row], side, mixed)
                    _sum(mixed, bends[:, first:last], right, constant, slope, part_x[first:last],
                         total[right, first:last])
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
    """Blend two splines whose centres lie one below the other; the constant and the slope of what is not bent."""
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
