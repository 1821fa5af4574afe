"""What each pixel was on each date, and what follows from it, compiled: how often, when and how long it was
within, what a hidden one may have been, and how high the shore lies."""

from __future__ import annotations

import math

import numba
import numpy as np

UNKNOWN = -1
"""Beside 0 without and 1 within."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def summed(states, days):
    """Figures of each pixel.

    Args:
        states: (dates, rows, columns) int8.
        days: (dates,) float64, ascending.

    Returns:
        (5, rows, columns) float32: the share of the valid dates within; the first and the last day within;
        the longest spell in days, from its first to its last date, both counted, without a date outside in
        between; the number of valid dates. NaN where there is none.
    """
    count, rows, columns = states.shape
    found = np.full((5, rows, columns), np.nan, np.float32)
    for r in range(rows):
        for c in range(columns):
            valid = within = 0
            longest = 0.0
            begin = last = np.nan
            for k in range(count):
                state = states[k, r, c]
                if state == UNKNOWN:
                    continue
                valid += 1
                if state == 0:
                    begin = np.nan
                    continue
                within += 1
                if within == 1:
                    found[1, r, c] = days[k]
                found[2, r, c] = days[k]
                if math.isnan(begin):
                    begin = days[k]
                last = days[k]
                longest = max(longest, last - begin + 1)
            found[4, r, c] = valid
            if valid:
                found[0, r, c] = within / valid
                found[3, r, c] = longest
    return found


@_compiled
def areas(states, days, row_areas):
    """The area of each date, in the units of `row_areas`.

    A hidden pixel was what it was on the valid dates before and behind it, where these agree, and between
    them where they do not: then it may have been either. At the ends of the series the nearest valid date
    counts, and where the pixel ever changes it may have been either, too. A
    pixel that is never valid counts nowhere.

    Returns:
        (dates, 5): seen within; expected within of what is hidden; of that the least and the most; all
        that is seen.
    """
    count, rows, columns = states.shape
    found = np.zeros((count, 5))
    for r in range(rows):
        area = row_areas[r]
        for c in range(columns):
            changes = _changes(states, r, c)
            before = np.int64(
                -1
            )  # as a plain number it would be a type of its own, and be compiled once more
            k = np.int64(0)
            while k < count:
                state = states[k, r, c]
                if state != UNKNOWN:
                    found[k, 4] += area
                    if state == 1:
                        found[k, 0] += area
                    before = k
                    k += 1
                    continue
                behind = k
                while behind < count and states[behind, r, c] == UNKNOWN:
                    behind += 1
                if before >= 0 or behind < count:
                    _hidden(states, days, found, r, c, before, behind, k, area, changes)
                k = behind
    return found


@_compiled
def _changes(states, r, c):
    """Whether a pixel is ever within and ever without."""
    within = without = False
    for k in range(states.shape[0]):
        within = within or states[k, r, c] == 1
        without = without or states[k, r, c] == 0
    return within and without


@_compiled
def _hidden(states, days, found, r, c, before, behind, begin, area, changes):
    count = states.shape[0]
    first = states[before, r, c] if before >= 0 else states[behind, r, c]
    second = states[behind, r, c] if behind < count else first
    agree = first == second and (not changes or (before >= 0 and behind < count))
    for k in range(begin, behind):
        share = float(first)
        if first != second:
            share = first + (second - first) * (days[k] - days[before]) / (days[behind] - days[before])
        found[k, 1] += area * share
        if agree:
            found[k, 2] += area * share
            found[k, 3] += area * share
        else:
            found[k, 3] += area


@_compiled
def weighed(field, inner, level, row_areas):
    """The area of a field at or above a level, in a part of it."""
    top, left, rows, columns = inner
    total = 0.0
    for r in range(rows):
        for c in range(columns):
            if field[top + r, left + c] >= level:
                total += row_areas[r]
    return total


@_compiled
def shore_heights(field, heights, inner, first_row, first_column, every):
    """Heights at the crossings of a field through 0.

    Args:
        field, heights: (rows, columns) with a row and a column more than `inner` below and to the right,
            where the image goes on.
        inner: top, left, rows and columns of the pixels whose crossings to the right and down count.
        first_row, first_column: of `inner`, in the image.
        every: of so many crossings one counts, by its place in the image.

    Returns:
        (n,) float32.
    """
    top, left, rows, columns = inner
    found = np.empty(2 * rows * columns, np.float32)
    count = 0
    for r in range(top, top + rows):
        for c in range(left, left + columns):
            here = field[r, c]
            if math.isnan(here):
                continue
            for direction in range(2):
                nr, nc = (r, c + 1) if direction == 0 else (r + 1, c)
                if nr >= field.shape[0] or nc >= field.shape[1]:
                    continue
                there = field[nr, nc]
                if math.isnan(there) or (here >= 0) == (there >= 0):
                    continue
                place = (first_row + r - top) * 7919 + (first_column + c - left) * 104729 + direction
                if place % every:
                    continue
                share = here / (here - there)
                height = heights[r, c] + share * (heights[nr, nc] - heights[r, c])
                if not math.isnan(height):
                    found[count] = height
                    count += 1
    return found[:count]
