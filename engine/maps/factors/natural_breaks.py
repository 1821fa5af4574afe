"""Natural breaks: the classes with the least sum of squares within them, exactly.

Sources: W. D. Fisher 1958, On grouping for maximum homogeneity (Journal of the American Statistical
Association 53, 789-798), whose dynamic programme it is; G. F. Jenks 1977. Where the last class of the best
classes of the first j values begins does not go back as j grows (the squares within have Monge's property; H.
Wang and M. Song 2011, The R Journal 3, 29-33), so that each row of the programme is solved by halves: k x n x
log(n) steps instead of k x n^2.
"""

from __future__ import annotations

import numba
import numpy as np


def natural_breaks(values: np.ndarray, classes: int) -> np.ndarray:
    """(classes,) float64: the largest value of each class, from the lowest on.

    Args:
        values: (rows,) finite.
        classes: no more than there are different values.
    """
    distinct, counts = np.unique(np.asarray(values, np.float64), return_counts=True)
    if len(distinct) < classes:
        raise ValueError(f"{len(distinct)} different values make no {classes} classes")
    centred = distinct - distinct.mean()  # sums of squares of large numbers would lose the small differences
    sums = np.stack([counts.astype(np.float64), counts * centred, counts * centred * centred])
    running = np.concatenate([np.zeros((3, 1)), np.cumsum(sums, axis=1)], axis=1)
    begins = _begins(np.ascontiguousarray(running), classes)
    ends = [len(distinct) - 1]
    for row in range(classes - 1, 0, -1):
        ends.append(int(begins[row, ends[-1]]) - 1)
    return distinct[ends[::-1]]


@numba.njit(cache=True, nogil=True)
def _within(running, first, last):
    """The sum of squares about their mean of the values from first to last."""
    count = running[0, last + 1] - running[0, first]
    total = running[1, last + 1] - running[1, first]
    return max(0.0, running[2, last + 1] - running[2, first] - total * total / count)


@numba.njit(cache=True, nogil=True)
def _begins(running, classes):
    """(classes, values): where the last of so many classes begins, when they hold the values up to one."""
    n = running.shape[1] - 1
    begins = np.zeros((classes, n), np.int32)
    before, now = np.empty(n), np.empty(n)
    for last in range(n):
        before[last] = _within(running, 0, last)
    waiting = np.empty((4 * 64, 4), np.int64)
    for row in range(1, classes):
        now[:] = np.inf
        depth = 1
        waiting[0, 0], waiting[0, 1], waiting[0, 2], waiting[0, 3] = row, n - 1, row, n - 1
        while depth:
            depth -= 1
            low, high, first, last = waiting[depth]
            middle = (low + high) // 2
            at = max(first, row)
            for begin in range(at, min(last, middle) + 1):
                found = before[begin - 1] + _within(running, begin, middle)
                if found < now[middle]:
                    now[middle], at = found, begin
            begins[row, middle] = at
            if low < middle:
                waiting[depth, 0], waiting[depth, 1], waiting[depth, 2], waiting[depth, 3] = (
                    low,
                    middle - 1,
                    first,
                    at,
                )
                depth += 1
            if middle < high:
                waiting[depth, 0], waiting[depth, 1], waiting[depth, 2], waiting[depth, 3] = (
                    middle + 1,
                    high,
                    at,
                    last,
                )
                depth += 1
        before, now = now, before
    return begins
