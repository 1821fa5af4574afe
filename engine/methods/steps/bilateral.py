"""A joint bilateral filter: a mean over the neighbours of a pixel that are near and look like it in a guide
image.

The kernel has the window's offsets outside and a contiguous row inside, as starfm.py has and explains.
"""

from __future__ import annotations

import numba
import numpy as np

from ..base import all_finite
from .padding import padded

MOST = 16
"""The kernel is (1 - q / MOST)^MOST where that is positive: within 3 % of exp(-q) at its height, and no
call."""


GROUP = 3
"""Neighbours of a row that the kernel takes together."""


def bilateral(
    guide: np.ndarray,
    layers: np.ndarray,
    inner: tuple[slice, slice],
    radius: int,
    step: int,
    spatial: float,
    spectral: float,
) -> np.ndarray:
    """The weighted mean of each layer over a window around each pixel.

    A neighbour at the distance d pixels whose guide differs by D (Euclidean over bands) weighs
    exp(-d^2 / (2 spatial^2)) k(D^2 / (2 spectral^2)), k being as `MOST` says.

    Args:
        guide: (guide bands, rows, cols) float32, NaN where a pixel does not count.
        layers: (layers, rows, cols) float32, finite where the guide is.
        inner: rows and columns to compute.
        radius: half the window, in pixels.
        step: every how many-th row and column of the window is looked at, the pixel's own among them.
        spatial, spectral: standard deviations, in pixels and in units of the guide.

    Returns:
        (layers, inner rows, inner cols) float32, NaN where the guide is.
    """
    rows, columns = inner
    valid = all_finite(guide)
    reach = radius // step * step

    sums = np.zeros((len(layers) + 1, rows.stop - rows.start, columns.stop - columns.start), np.float32)
    scale = 1 / (spectral * np.sqrt(2 * MOST))
    _filter(
        padded(guide, np.nan, valid, reach, reach, scale),
        padded(layers, 0, valid, reach, reach),
        reach,
        step,
        np.float32(spatial),
        rows.start,
        columns.start,
        sums,
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.divide(sums[:-1], sums[-1], out=sums[:-1])  # 0 / 0 where no neighbour counts


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _filter(guide, layers, reach, step, spatial, top, left, sums):
    """Fill `sums`, (layers + 1, rows, cols): weighted sums, and the weights in the last.

    GROUP neighbours of a row are taken together, so that the centre and the sums are loaded and stored once
    for all of them; those by which the last group sticks out of the window weigh nothing.
    """
    width = sums.shape[2]
    for row in numba.prange(sums.shape[1]):
        y = top + row
        weights = np.empty((GROUP, width), np.float32)
        starts, near = np.empty(GROUP, np.int64), np.empty(GROUP, np.float32)
        for dy in range(-reach, reach + 1, step):
            if y + dy < 0 or y + dy >= guide.shape[1]:
                continue
            for first in range(0, 2 * reach + 1, GROUP * step):
                for n in range(GROUP):
                    dx = first + n * step
                    inside = dx <= 2 * reach
                    starts[n] = left + dx if inside else left
                    apart = np.float32(dy * dy + (dx - reach) ** 2)
                    near[n] = np.exp(-apart / (2 * spatial * spatial)) if inside else np.float32(0)
                weights[:] = np.float32(0)
                for band in range(guide.shape[0]):
                    line = guide[band, y + dy]
                    _add_squares(
                        line[starts[0] : starts[0] + width],
                        line[starts[1] : starts[1] + width],
                        line[starts[2] : starts[2] + width],
                        guide[band, y, left + reach : left + reach + width],
                        weights[0],
                        weights[1],
                        weights[2],
                    )
                _weigh(weights[0], weights[1], weights[2], near, sums[layers.shape[0], row])
                for layer in range(layers.shape[0]):
                    line = layers[layer, y + dy]
                    _add_weighted(
                        weights[0],
                        weights[1],
                        weights[2],
                        line[starts[0] : starts[0] + width],
                        line[starts[1] : starts[1] + width],
                        line[starts[2] : starts[2] + width],
                        sums[layer, row],
                    )


@numba.njit(inline="always")
def _add_squares(first, second, third, centre, a, b, c):
    for i in range(centre.size):
        one, two, three = first[i] - centre[i], second[i] - centre[i], third[i] - centre[i]
        a[i] += one * one
        b[i] += two * two
        c[i] += three * three


@numba.njit(inline="always")
def _weight(square, near):
    """A gap (NaN) fails the comparison."""
    k = np.float32(1) - square
    k = k if k > np.float32(0) else np.float32(0)
    k *= k
    k *= k
    k *= k
    k *= k
    return k * near


@numba.njit(inline="always")
def _weigh(a, b, c, near, total):
    """Turn squared differences into weights."""
    for i in range(total.size):
        a[i], b[i], c[i] = _weight(a[i], near[0]), _weight(b[i], near[1]), _weight(c[i], near[2])
        total[i] += a[i] + b[i] + c[i]


@numba.njit(inline="always")
def _add_weighted(a, b, c, first, second, third, total):
    for i in range(total.size):
        total[i] += a[i] * first[i] + b[i] * second[i] + c[i] * third[i]
