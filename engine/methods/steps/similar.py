"""A shared step of Fit-FC and FSDAF: a weighted mean over the most similar neighbours of each pixel.

The kernel works on a piece of a row at a time: the spectral distances of all neighbours of all its pixels are
written down once (they fit into the second-level cache), the distance of the n-th nearest is found by
bisection, counting in all pixels of the piece at once, and the neighbours within it are averaged. There is no
sorting and no branch on a pixel's value, so that the compiler works on many pixels at once.
"""

from __future__ import annotations

import numba
import numpy as np

from ..base import all_finite
from .padding import padded

PIECE = 64
"""Pixels of a row that are worked on together."""
GROUP = 4
"""Neighbours that are counted together, so that the counts are loaded and stored once for all of them."""
SNAP = 5
"""Every how many-th step of the bisection tries a neighbour's own distance."""
NONE = np.float32(np.inf)
"""The distance of a neighbour that does not count."""


def mean_of_similar(
    guide: np.ndarray,
    unit: np.ndarray,
    layers: np.ndarray,
    inner: tuple[slice, slice],
    half: int,
    count: int,
    by_similarity: bool,
) -> np.ndarray:
    """The mean of each layer over the `count` neighbours that look most like the pixel, in a window around
    it.

    The distance of a neighbour is D = sum over the guide's bands of |guide - guide at the pixel| x unit at
    the pixel. Neighbours as near as the count-th count too. Each weighs 1 / (1 + d / half), d being the
    distance in pixels; with `by_similarity`, 1 / ((1 + d / half) (1 + D)). The pixel itself is one of them.

    Args:
        guide: (guide bands, rows, cols) float32, NaN where a pixel can't be a neighbour.
        unit: the like, what a difference of one is worth at each pixel.
        layers: (layers, rows, cols) float32, finite where the guide is.
        inner: rows and columns to compute.
        half: half the window, in pixels.

    Returns:
        (layers, inner rows, inner cols) float32, NaN where the guide is.
    """
    rows, columns = inner
    width = -(-(columns.stop - columns.start) // PIECE) * PIECE
    after = max(half, half + columns.start + width - guide.shape[2])
    valid = all_finite(guide)
    wider = [padded(*of, valid, half, after) for of in ((guide, np.nan), (unit, 0), (layers, 0))]
    sums = np.zeros((len(layers) + 1, rows.stop - rows.start, width), np.float32)
    _add_similar(*wider, half, count, np.float32(by_similarity), rows.start, columns.start, sums)
    sums = sums[:, :, : columns.stop - columns.start]
    with np.errstate(invalid="ignore", divide="ignore"):
        return sums[:-1] / sums[-1]  # 0 / 0 where no neighbour counts


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _add_similar(guide, unit, layers, half, count, by_similarity, top, left, sums):
    """Fill `sums`, (layers + 1, rows, whole pieces): weighted sums, and the weights in the last."""
    side = 2 * half + 1
    whole_groups = -(-side * side // GROUP) * GROUP
    for row in numba.prange(sums.shape[1]):
        distances = np.full((whole_groups, PIECE), NONE, np.float32)
        for start in range(0, sums.shape[2], PIECE):
            _measure(guide, unit, half, top + row, left + start, distances)
            limit = _nth_smallest(distances, count, side)
            _average(
                layers,
                half,
                top + row,
                left + start,
                distances,
                limit,
                by_similarity,
                sums[:, row, start : start + PIECE],
            )


@numba.njit(inline="always")
def _measure(guide, unit, half, row, column, distances):
    """Spectral distances of the whole window to each pixel of the piece at (row, column); NONE where
    invalid."""
    side = 2 * half + 1
    for dy in range(side):
        y = row + dy - half
        for dx in range(side):
            line = distances[dy * side + dx]
            if y < 0 or y >= guide.shape[1]:
                line[:] = NONE
                continue
            line[:] = np.float32(0)
            for band in range(guide.shape[0]):
                centre = guide[band, row, column + half : column + half + PIECE]
                _add_distance(
                    guide[band, y, column + dx : column + dx + PIECE],
                    centre,
                    unit[band, row, column + half : column + half + PIECE],
                    line,
                )
            for i in range(PIECE):
                line[i] = line[i] if line[i] < NONE else NONE


@numba.njit(inline="always")
def _add_distance(neighbours, centre, unit, line):
    for i in range(PIECE):
        line[i] += abs(neighbours[i] - centre[i]) * unit[i]


@numba.njit(inline="always")
def _nth_smallest(distances, count, side):
    """For each pixel of the piece, the smallest finite limit within which there are `count` neighbours, or
    all.

    Bisection, every other time by the counts at both ends, until exactly that many are within or no number
    lies between. Where many neighbours are equally near (images of whole numbers), that would take until the
    last bit; so every SNAP-th time the nearest one outside the lower end is tried itself.
    """
    low, high = np.zeros(PIECE, np.float32), _upper_bound(distances, count, side)
    below, above = np.zeros(PIECE, np.int32), np.full(PIECE, len(distances), np.int32)
    middle, within = np.zeros(PIECE, np.float32), np.zeros(PIECE, np.int32)
    _count_all(distances, middle, within)
    for i in range(PIECE):
        high[i] = np.float32(0) if within[i] >= count else high[i]
        below[i] = within[i]
    for turn in range(1000):
        if not _next_middle(low, high, below, above, np.float32(count), turn % 2 == 0, middle):
            break
        snap = turn % SNAP == SNAP - 1
        if snap:
            _next_above(distances, low, high, middle)
        _count_all(distances, middle, within)
        for i in range(PIECE):
            enough, too_few = within[i] >= count, within[i] <= count
            high[i], above[i] = (middle[i], within[i]) if enough else (high[i], above[i])
            low[i], below[i] = (middle[i], within[i]) if too_few | (enough & snap) else (low[i], below[i])
    return high


@numba.njit(inline="always")
def _next_above(distances, low, high, middle):
    """The smallest distance above the lower limit; the limit that was found, where the search is over."""
    middle[:] = high
    for line in distances:
        for i in range(PIECE):
            middle[i] = line[i] if (line[i] > low[i]) & (line[i] < middle[i]) else middle[i]


@numba.njit(inline="always")
def _next_middle(low, high, below, above, count, by_counts, middle):
    """Where to count next; whether any pixel still has a number between its limits."""
    searching = np.int32(0)
    for i in range(PIECE):
        half = np.float32(0.5) * low[i] + np.float32(0.5) * high[i]
        searching |= np.int32((half > low[i]) & (half < high[i]))
        share = (count - np.float32(below[i])) / max(np.float32(above[i] - below[i]), np.float32(1))
        guess = low[i] + (high[i] - low[i]) * min(max(share, np.float32(0.03)), np.float32(0.97))
        middle[i] = guess if by_counts & (guess > low[i]) & (guess < high[i]) else half
    return searching > 0


@numba.njit(inline="always")
def _count_all(distances, limit, within):
    within[:] = 0
    for k in range(0, len(distances), GROUP):
        _count(distances[k], distances[k + 1], distances[k + 2], distances[k + 3], limit, within)


@numba.njit(inline="always")
def _count(a, b, c, d, limit, within):
    for i in range(PIECE):
        most = limit[i]
        more = (np.int32(a[i] <= most) + np.int32(b[i] <= most)) + (
            np.int32(c[i] <= most) + np.int32(d[i] <= most)
        )
        within[i] = np.int32(within[i] + more)


@numba.njit(inline="always")
def _upper_bound(distances, count, side):
    """The largest distance in the middle of the window, where that holds `count` neighbours; else the
    largest of all."""
    reach = 0
    while (2 * reach + 1) ** 2 < count and 2 * reach + 1 < side:
        reach += 1
    near, far = np.zeros(PIECE, np.float32), np.zeros(PIECE, np.float32)
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            line = distances[(side // 2 + dy) * side + side // 2 + dx]
            for i in range(PIECE):
                near[i] = max(near[i], line[i])
    for line in distances:
        for i in range(PIECE):
            far[i] = line[i] if (line[i] > far[i]) & (line[i] < NONE) else far[i]
    for i in range(PIECE):
        near[i] = near[i] if near[i] < NONE else far[i]
    return near


@numba.njit(inline="always")
def _average(layers, half, row, column, distances, limit, by_similarity, sums):
    side = 2 * half + 1
    weight = np.empty(PIECE, np.float32)
    for dy in range(side):
        y = row + dy - half
        if y < 0 or y >= layers.shape[1]:
            continue
        for dx in range(side):
            if not _any_within(distances[dy * side + dx], limit):
                continue
            far = np.sqrt(np.float32((dy - half) ** 2 + (dx - half) ** 2)) / np.float32(half)
            _weigh(
                distances[dy * side + dx],
                limit,
                np.float32(1) / (np.float32(1) + far),
                by_similarity,
                weight,
                sums[layers.shape[0]],
            )
            for layer in range(layers.shape[0]):
                _add_weighted(weight, layers[layer, y, column + dx : column + dx + PIECE], sums[layer])


@numba.njit(inline="always")
def _any_within(distance, limit):
    hits = np.int32(0)
    for i in range(PIECE):
        hits += np.int32(distance[i] <= limit[i])
    return hits > 0


@numba.njit(inline="always")
def _weigh(distance, limit, near, by_similarity, weight, total):
    for i in range(PIECE):
        vote = near / (np.float32(1) + by_similarity * distance[i])
        weight[i] = vote if distance[i] <= limit[i] else np.float32(0)
        total[i] += weight[i]


@numba.njit(inline="always")
def _add_weighted(weight, values, total):
    for i in range(PIECE):
        total[i] += weight[i] * values[i]
