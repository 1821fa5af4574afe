"""Small symmetric positive definite systems, factorised after Cholesky, for the loops of single pixels."""

from __future__ import annotations

import numba
import numpy as np

LEAST = 1e-12
"""Of the square of a factor: roundings must not make it negative."""


@numba.njit(cache=True, nogil=True)
def factorise(lower, count):
    """Turn the lower triangle of the first `count` rows into their factor, in place."""
    for row in range(count):
        for column in range(row + 1):
            total = lower[row, column]
            for inner in range(column):
                total -= lower[row, inner] * lower[column, inner]
            if row == column:
                lower[row, row] = np.sqrt(max(total, LEAST))
            else:
                lower[row, column] = total / lower[column, column]


@numba.njit(cache=True, nogil=True)
def solve(lower, values, count):
    """Solve the system of a factor, in place."""
    for row in range(count):
        total = values[row]
        for inner in range(row):
            total -= lower[row, inner] * values[inner]
        values[row] = total / lower[row, row]
    for row in range(count - 1, -1, -1):
        total = values[row]
        for inner in range(row + 1, count):
            total -= lower[inner, row] * values[inner]
        values[row] = total / lower[row, row]
