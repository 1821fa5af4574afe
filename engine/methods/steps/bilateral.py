"""A joint bilateral filter: a mean over the neighbours of a pixel that are near and look like it in a guide
image.

The kernel has the window's offsets outside and a contiguous row inside, as starfm.py has and explains.
"""

from __future__ import annotations

import numba
import numpy as np

MOST = 16
"""The kernel is (1 - q / MOST)^MOST where that is positive: within 3 % of exp(-q) at its height, and no
call."""


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
    valid = np.isfinite(guide).all(axis=0)
    reach = radius // step * step

    def padded(values: np.ndarray, gap: float) -> np.ndarray:
        return np.pad(
            np.where(valid, values, gap), ((0, 0), (0, 0), (reach, reach)), constant_values=gap
        ).astype(np.float32)

    sums = np.zeros((len(layers) + 1, rows.stop - rows.start, columns.stop - columns.start), np.float32)
    scale = np.float32(1 / (spectral * np.sqrt(2 * MOST)))
    _filter(
        padded(guide * scale, np.nan),
        padded(layers, 0),
        reach,
        step,
        np.float32(spatial),
        rows.start,
        columns.start,
        sums,
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(sums[-1] > 0, sums[:-1] / sums[-1], np.nan).astype(np.float32)


@numba.njit(parallel=True, cache=True, boundscheck=False)
def _filter(guide, layers, reach, step, spatial, top, left, sums):
    """Fill `sums`, (layers + 1, rows, cols): weighted sums, and the weights in the last."""
    width = sums.shape[2]
    for row in numba.prange(sums.shape[1]):
        y = top + row
        weight = np.empty(width, np.float32)
        for dy in range(-reach, reach + 1, step):
            if y + dy < 0 or y + dy >= guide.shape[1]:
                continue
            for dx in range(0, 2 * reach + 1, step):
                near = np.exp(-np.float32(dy * dy + (dx - reach) ** 2) / (2 * spatial * spatial))
                weight[:] = np.float32(0)
                for band in range(guide.shape[0]):
                    _add_square(
                        guide[band, y + dy, left + dx : left + dx + width],
                        guide[band, y, left + reach : left + reach + width],
                        weight,
                    )
                _weigh(weight, near, sums[layers.shape[0], row])
                for layer in range(layers.shape[0]):
                    _add_weighted(
                        weight, layers[layer, y + dy, left + dx : left + dx + width], sums[layer, row]
                    )


@numba.njit(inline="always")
def _add_square(shifted, centre, total):
    for i in range(total.size):
        difference = shifted[i] - centre[i]
        total[i] += difference * difference


@numba.njit(inline="always")
def _weigh(square, near, total):
    """Turn squared differences into weights; a gap (NaN) fails the comparison."""
    for i in range(total.size):
        k = np.float32(1) - square[i]
        k = k if k > np.float32(0) else np.float32(0)
        k *= k
        k *= k
        k *= k
        k *= k
        square[i] = k * near
        total[i] += square[i]


@numba.njit(inline="always")
def _add_weighted(weight, values, total):
    for i in range(total.size):
        total[i] += weight[i] * values[i]
