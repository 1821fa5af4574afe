"""Outlines of labelled pixels, traced in strips of rows, compiled; from row to row in plain Python, which is
no slower and compiles sooner.

Between two neighbouring pixels of different labels lies one crossing, somewhere on the way between their
middles. Outlines run from crossing to crossing through the squares between four middles (marching squares,
Lorensen & Cline 1987 in the plane), with their own label on the left. Every square is passed by one strip
alone and a crossing follows from its two pixels, so that strips fit without a seam. Where three labels or
more meet, all outlines pass through one point: neighbours share their border exactly. Two outlines of one
label never touch, so that rings are valid without a repair.

A pixel that is not known (OUTSIDE) ends a polygon at the pixel's own edge; such parts are told apart, for
they are no shore.

A crossing is called by a number: ((row x columns + column) x 2 + direction) x 2 + side, where the direction
is 0 to the right and 1 down, and the side says which of the two pixels has the outline's label.
"""

from __future__ import annotations

import numba
import numpy as np

OUTSIDE = 65535
"""Label of what is not known."""
RIGHT, DOWN = 0, 1

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def count_crossings(labels, traced):
    """How many crossings outlines have in a strip, each counted once for either side that is traced."""
    rows, columns = labels.shape
    found = 0
    for r in range(rows):
        for c in range(columns):
            label = labels[r, c]
            if c + 1 < columns and labels[r, c + 1] != label:
                found += traced[label] + traced[labels[r, c + 1]]
            if r + 1 < rows and labels[r + 1, c] != label:
                found += traced[label] + traced[labels[r + 1, c]]
    return found


@_compiled
def _position(r, c, direction, at):
    """Column and row of a crossing, in pixels; middles lie at .5."""
    if direction == RIGHT:
        return c + 0.5 + at[r, c, RIGHT], r + 0.5
    return c + 0.5, r + 0.5 + at[r, c, DOWN]


@_compiled
def _edge_between(r, c, one, other):
    """Pixel and direction of the crossing between two neighbouring corners of a square whose upper left
    pixel is (r, c), and whether the first one of its pixels is `one`. Corners are counted from the upper
    left against the clock: upper left, lower left, lower right, upper right."""
    low, high = min(one, other), max(one, other)
    if low == 0 and high == 1:
        return r, c, DOWN, one == 0
    if low == 1 and high == 2:
        return r + 1, c, RIGHT, one == 1
    if low == 2 and high == 3:
        return r, c + 1, DOWN, one == 3
    return r, c, RIGHT, one == 0


@_compiled
def _square_of(r, c, direction, side):
    """The upper left pixel of the square that an outline enters through a crossing, and the corners of its
    own pixel and of the other one."""
    if direction == RIGHT:
        if side == 0:  # its pixel lies on the left: upwards
            return r - 1, c, 1, 2
        return r, c, 3, 0
    if side == 0:  # its pixel lies above: to the right
        return r, c, 0, 1
    return r, c - 1, 2, 3


@_compiled
def _corner(labels, r, c, corner):
    return labels[r + (1 if corner == 1 or corner == 2 else 0), c + (1 if corner >= 2 else 0)]


@_compiled
def _meeting(labels, r, c, at):
    """Where the outlines of a square with three labels or more meet, or turn around a corner that is not
    known."""
    outside = 0
    for corner in range(4):
        outside += _corner(labels, r, c, corner) == OUTSIDE
    if outside == 2:  # a border that ends at the edge of what is known goes straight on
        upper, lower = labels[r, c] == OUTSIDE, labels[r + 1, c] == OUTSIDE
        if upper and labels[r, c + 1] == OUTSIDE:
            return c + 0.5 + at[r + 1, c, RIGHT], r + 1.0
        if lower and labels[r + 1, c + 1] == OUTSIDE:
            return c + 0.5 + at[r, c, RIGHT], r + 1.0
        if upper and lower:
            return c + 1.0, r + 0.5 + at[r, c + 1, DOWN]
        if not upper and not lower:
            return c + 1.0, r + 0.5 + at[r, c, DOWN]
    if outside:
        return c + 1.0, r + 1.0
    first, second = labels[r, c], labels[r, c + 1]
    third, fourth = labels[r + 1, c], labels[r + 1, c + 1]
    x = y = 0.0
    count = 0
    if first != third:
        x, y, count = x + (c + 0.5), y + (r + 0.5 + at[r, c, DOWN]), count + 1
    if third != fourth:
        x, y, count = x + (c + 0.5 + at[r + 1, c, RIGHT]), y + (r + 1.5), count + 1
    if fourth != second:
        x, y, count = x + (c + 1.5), y + (r + 0.5 + at[r, c + 1, DOWN]), count + 1
    if second != first:
        x, y, count = x + (c + 0.5 + at[r, c, RIGHT]), y + (r + 0.5), count + 1
    return x / count, y / count


@_compiled
def _way_through(labels, joined, r, c, own, other):
    """From which corner to which an outline leaves a square, and whether it passes the meeting point.

    Args:
        own, other: the corners of its own pixel and of the other one where it comes in. Its own lies on its
            left, so it walks along its own corners away from `other`.
    """
    label = _corner(labels, r, c, own)
    second, third = (own + 3) % 4, (own + 2) % 4  # `other` is the corner behind its own
    beside = _corner(labels, r, c, other)
    if _corner(labels, r, c, second) == label:
        if _corner(labels, r, c, third) == label:
            return third, other, beside == OUTSIDE
        end = _corner(labels, r, c, third)
        return second, third, end != beside
    end = _corner(labels, r, c, second)
    if _corner(labels, r, c, third) == label:  # crosswise
        connected = end != beside or end == OUTSIDE
        if not connected:
            connected = joined[r, c] if own == 0 or own == 2 else not joined[r, c]
        if connected:
            return third, other, False
        return own, second, False
    opposite = _corner(labels, r, c, third)
    if end == beside and end == opposite:
        return own, second, end == OUTSIDE
    if end == beside and end != OUTSIDE:
        # Its own corner is cut off, but by a label whose two corners are connected across the square.
        crosswise = end != opposite and _cross_connected(labels, joined, r, c, second)
        return own, second, not crosswise
    return own, second, True


@_compiled
def _cross_connected(labels, joined, r, c, corner):
    """Whether a corner and the one opposite, of one label, are connected across a square."""
    before, behind = _corner(labels, r, c, (corner + 3) % 4), _corner(labels, r, c, (corner + 1) % 4)
    if before != behind or before == OUTSIDE:
        return True
    return joined[r, c] if corner == 0 or corner == 2 else not joined[r, c]


@_compiled
def _follow(labels, at, contrast, joined, seen, r, c, direction, side, points, others, contrasts, filled):
    """Follow one outline from a crossing until it closes, or leaves the strip.

    Returns:
        How many points are filled, where it is then (row, column, direction, side), and whether it closed.
    """
    rows = labels.shape[0]
    r0, c0, d0, s0 = r, c, direction, side
    while True:
        seen[r, c] |= 1 << (2 * direction + side)
        x, y = _position(r, c, direction, at)
        points[filled, 0], points[filled, 1] = x, y
        contrasts[filled] = contrast[r, c, direction]
        first = side == 1
        others[filled] = (
            labels[r, c] if first else (labels[r, c + 1] if direction == RIGHT else labels[r + 1, c])
        )
        filled += 1
        sr, sc, own, other = _square_of(r, c, direction, side)
        if sr < 0 or sr + 1 >= rows:
            return filled - 1, r, c, direction, side, False
        kept, lost, meets = _way_through(labels, joined, sr, sc, own, other)
        if meets:
            x, y = _meeting(labels, sr, sc, at)
            points[filled, 0], points[filled, 1] = x, y
            contrasts[filled] = contrast[r, c, direction]
            others[filled] = _corner(labels, sr, sc, lost)
            filled += 1
        r, c, direction, is_first = _edge_between(sr, sc, kept, lost)
        side = 0 if is_first else 1
        if r == r0 and c == c0 and direction == d0 and side == s0:
            return filled, r, c, direction, side, True


@_compiled
def _begins(r, rows, direction, side, enters):
    """Whether an outline may begin at a crossing: where it comes in through the upper or lower row, and
    elsewhere if those that come in are not asked for. Through a border that it only leaves by none begins."""
    if direction == RIGHT and r == 0:
        return side == 1
    if direction == RIGHT and r == rows - 1:
        return side == 0
    return not enters


@_compiled
def _other_pixel(r, c, direction):
    return (r, c + 1) if direction == RIGHT else (r + 1, c)


@_compiled
def _trace_row(
    labels,
    at,
    contrast,
    joined,
    traced,
    numbers,
    seen,
    r,
    enters,
    points,
    others,
    contrasts,
    chains,
    filled,
    found,
):
    """The outlines that begin at a crossing of a row and were not followed yet; how many points and chains
    there are then. Arguments as of `trace`."""
    rows, columns = labels.shape
    for c in range(columns):
        for direction in range(2):
            nr, nc = _other_pixel(r, c, direction)
            if nr == rows or nc == columns or labels[r, c] == labels[nr, nc]:
                continue
            for side in range(2):
                own, column = (r, c) if side == 0 else (nr, nc)
                label = labels[own, column]
                if not traced[label] or seen[r, c] >> (2 * direction + side) & 1:
                    continue
                if not _begins(r, rows, direction, side, enters):
                    continue
                begin = filled
                filled, er, ec, ed, es, closed = _follow(
                    labels, at, contrast, joined, seen, r, c, direction, side,
                    points, others, contrasts, filled,
                )  # fmt: skip
                chain = chains[found]
                chain[0], chain[1], chain[2] = begin, filled - begin, closed
                chain[3] = ((r * columns + c) * 2 + direction) * 2 + side
                chain[4] = ((er * columns + ec) * 2 + ed) * 2 + es
                chain[5], chain[6] = label, numbers[own, column]
                found += 1
    return filled, found


def trace(labels, at, contrast, joined, traced, numbers):
    """All outlines of a strip.

    Args:
        labels: (rows, columns) uint16; its first and last column are OUTSIDE.
        at: (rows, columns, 2) float32: the share of the way to the next pixel at which the crossing lies.
        contrast: (rows, columns, 2) float32: how sure each crossing is.
        joined: as of `components`.
        traced: (65536,) bool: the labels whose outlines are asked for.
        numbers: of the components of the strip.

    Returns:
        points: (n, 2) float64 columns and rows, of the strip.
        others: (n,) uint16 labels on the right of the way from each point to the next.
        contrasts: (n,) float32.
        chains: (m, 7) int64: first point, number of points, 1 where it closes, crossing where it begins and
            the one into which it leaves (which is not among its points), label and component.
    """
    rows, columns = labels.shape
    most = count_crossings(labels, traced)
    points = np.empty((2 * most + 1, 2))
    others, contrasts = np.empty(2 * most + 1, np.uint16), np.empty(2 * most + 1, np.float32)
    chains = np.empty((most + 1, 7), np.int64)
    seen = np.zeros((rows, columns), np.uint8)
    filled = found = 0
    for turn in range(rows + 2):  # first those that come in through the upper or lower row
        enters = turn < 2
        r = turn * (rows - 1) if enters else turn - 2
        filled, found = _trace_row(
            labels, at, contrast, joined, traced, numbers, seen, r, enters,
            points, others, contrasts, chains, filled, found,
        )  # fmt: skip
    return points[:filled], others[:filled], contrasts[:filled], chains[:found]
