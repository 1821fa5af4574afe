"""The loops of what ties a prediction to the clear pixels around it: a correction of each pixel by what the
clear ones of the scene have shown, and the rest of the rim carried into the hole."""

from __future__ import annotations

import numba
import numpy as np

from .cholesky_kernels import factorise, solve


@numba.njit(cache=True, parallel=True, nogil=True)
def correct(
    predicted: np.ndarray,
    coarse: np.ndarray,
    apart: np.ndarray,
    middle: np.ndarray,
    offset: np.ndarray,
    weights: np.ndarray,
    limits: np.ndarray,
    corrected: np.ndarray,
) -> None:
    """Add to a prediction what the regression of the tie says.

    Args:
        predicted: (bands, pixels) float32, NaN where nothing is.
        coarse: (bands, pixels) float32 of the day; where it is NaN, it is taken for its middle.
        apart: (references, bands, pixels) float32: how far each reference is from the prediction; NaN where
            it has nothing to say.
        middle: (bands,) float64 of the coarse values.
        offset: (bands,) float64.
        weights: ((2 + references) x bands, bands) float64: of the prediction, the coarse values, and how far
            each reference is.
        limits: (2, bands) float64: the least and the largest correction.
        corrected: (bands, pixels) float32, written.
    """
    references, bands, pixels = apart.shape
    for piece in numba.prange((pixels + 1023) // 1024):
        known = np.empty((2 + references) * bands)
        for pixel in range(1024 * piece, min(pixels, 1024 * (piece + 1))):
            if not np.isfinite(predicted[0, pixel]):
                corrected[:, pixel] = np.nan
                continue
            for band in range(bands):
                known[band] = predicted[band, pixel]
                value = np.float64(coarse[band, pixel])
                known[bands + band] = value if np.isfinite(value) else middle[band]
            for one in range(references):
                there = np.isfinite(apart[one, 0, pixel])
                for band in range(bands):
                    known[(2 + one) * bands + band] = apart[one, band, pixel] if there else 0.0
            for band in range(bands):
                total = offset[band]
                for feature in range(len(known)):
                    total += weights[feature, band] * known[feature]
                total = min(max(total, limits[0, band]), limits[1, band])
                corrected[band, pixel] = predicted[band, pixel] + total


@numba.njit(cache=True, nogil=True)
def stand_in(
    whole: np.ndarray, pixels: np.ndarray, there: np.ndarray, lacking: np.ndarray, towards: np.ndarray
) -> None:
    """What is lacking of some pixels from what is there; the same whichever pixels come with it.

    Args:
        whole: (pixels, features) float64, written.
        pixels: (n,) int64: those that lack the same.
        there, lacking: indices of the features, int64.
        towards: (there, lacking) float64.
    """
    for pixel in pixels:
        for at in range(len(lacking)):
            total = 0.0
            for one in range(len(there)):
                total += whole[pixel, there[one]] * towards[one, at]
            whole[pixel, lacking[at]] = total


@numba.njit(cache=True, parallel=True, nogil=True)
def carry_in(
    off: np.ndarray,
    wanted: np.ndarray,
    rays: np.ndarray,
    alike: np.ndarray,
    noise: float,
    carried: np.ndarray,
    left: np.ndarray,
) -> None:
    """What is left at the rim, by simple kriging at each pixel of a hole from the first known pixel in each
    direction.

    Args:
        off: (bands, rows, cols) float32: observed less predicted; NaN in the holes.
        wanted: (pixels, 2) int32: row and column of each pixel of a hole.
        rays: (directions, steps, 2) int32: rows and columns away from a pixel, step by step.
        alike: (squares,) float64: the correlation at each squared distance in pixels.
        noise: of each known pixel, in variances of what is left.
        carried: (bands, pixels) float32, written; 0 where no known pixel is near.
        left: (pixels,) float32, written: the share of the variance that stays.
    """
    directions = rays.shape[0]
    for piece in numba.prange((len(wanted) + 255) // 256):
        rows, columns = np.empty(directions, np.int64), np.empty(directions, np.int64)
        lower, weight = np.empty((directions, directions)), np.empty(directions)
        towards = np.empty(directions)
        for pixel in range(256 * piece, min(len(wanted), 256 * (piece + 1))):
            row, column = wanted[pixel]
            count = _look_around(off, row, column, rays, rows, columns)
            for one in range(count):
                for other in range(one + 1):
                    lower[one, other] = alike[_square(rows[one] - rows[other], columns[one] - columns[other])]
                lower[one, one] += noise
                towards[one] = alike[_square(rows[one] - row, columns[one] - column)]
                weight[one] = towards[one]
            factorise(lower, count)
            solve(lower, weight, count)
            explained = 0.0
            for one in range(count):
                explained += weight[one] * towards[one]
            left[pixel] = max(1.0 - explained, 0.0)
            for band in range(off.shape[0]):
                total = 0.0
                for one in range(count):
                    total += weight[one] * off[band, rows[one], columns[one]]
                carried[band, pixel] = total


@numba.njit(cache=True, nogil=True)
def _look_around(off, row, column, rays, rows, columns):
    """The first known pixel of each direction, each once; how many they are."""
    count = 0
    for ray in range(rays.shape[0]):
        for step in range(rays.shape[1]):
            y, x = row + rays[ray, step, 0], column + rays[ray, step, 1]
            if y < 0 or x < 0 or y >= off.shape[1] or x >= off.shape[2]:
                break
            if np.isfinite(off[0, y, x]):
                is_new = True
                for one in range(count):
                    if rows[one] == y and columns[one] == x:
                        is_new = False
                if is_new:
                    rows[count], columns[count] = y, x
                    count += 1
                break
    return count


@numba.njit(cache=True, nogil=True)
def _square(rows, columns):
    return rows * rows + columns * columns
