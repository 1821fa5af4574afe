"""The loops of kriging in time: at each pixel its references, their weights, the mean and its variance."""

from __future__ import annotations

import numba
import numpy as np

from .cholesky_kernels import factorise, solve


@numba.njit(cache=True, parallel=True, nogil=True)
def krige(
    coarse: np.ndarray,
    detail: np.ndarray,
    alone: np.ndarray,
    strength: np.ndarray,
    noise: np.ndarray,
    before: int,
    most: int,
    mean: np.ndarray,
    variance: np.ndarray,
    used: np.ndarray,
) -> None:
    """The detail of a date from those of its references, by simple kriging.

    Args:
        coarse: (references + 1, bands, pixels) float32, scaled as the covariance wants it; the date's own one
            comes last. NaN where there is none.
        detail: (references, bands, pixels) float32, NaN in all bands where there is none.
        alone, strength: (references + 1, references + 1) float64, `Covariance.of_days`.
        noise: (references,) float64.
        before: so many of the references lie before the date; of both sides the nearest come first.
        most: references that are taken on each side.
        mean: (bands, pixels) float32, written: NaN where no reference is.
        variance: (pixels,) float32, written, in variances of the detail.
        used: (2, pixels) int16, written: the index of the nearest reference on each side, -1 for none.
    """
    references, bands, pixels = detail.shape
    for piece in numba.prange((pixels + 1023) // 1024):
        size = 2 * most
        chosen = np.empty(size, np.int64)
        lower, weight = np.empty((size, size)), np.empty(size)
        towards = np.empty(size)
        for pixel in range(1024 * piece, min(pixels, 1024 * (piece + 1))):
            count = _choose(coarse, detail, before, most, pixel, chosen, used)
            if count == 0 or not np.isfinite(coarse[references, 0, pixel]):
                mean[:, pixel] = np.nan
                variance[pixel] = np.nan
                continue
            _set_up(coarse, alone, strength, noise, chosen, count, pixel, lower, towards, weight)
            factorise(lower, count)
            solve(lower, weight, count)
            known = np.float64(0.0)
            for row in range(count):
                known += weight[row] * towards[row]
            variance[pixel] = max(alone[-1, -1] + strength[-1, -1] - known, 0.0)
            for band in range(bands):
                total = 0.0
                for row in range(count):
                    total += weight[row] * detail[chosen[row], band, pixel]
                mean[band, pixel] = total


@numba.njit(cache=True, nogil=True)
def _set_up(coarse, alone, strength, noise, chosen, count, pixel, lower, towards, weight):
    """The covariances of the references of a pixel among each other, and with the date."""
    references = len(noise)
    for row in range(count):
        one = chosen[row]
        for column in range(row + 1):
            other = chosen[column]
            lower[row, column] = alone[one, other] + strength[one, other] * _likeness(
                coarse, one, other, pixel
            )
        lower[row, row] += noise[one]
        towards[row] = alone[one, references] + strength[one, references] * _likeness(
            coarse, one, references, pixel
        )
        weight[row] = towards[row]


@numba.njit(cache=True, nogil=True)
def _choose(coarse, detail, before, most, pixel, chosen, used):
    """The references of a pixel, the nearest ones of both sides that are there; how many they are."""
    count = taken = 0
    used[0, pixel] = used[1, pixel] = -1
    for one in range(detail.shape[0]):
        if one == before:
            taken = 0
        if taken < most and np.isfinite(detail[one, 0, pixel]) and np.isfinite(coarse[one, 0, pixel]):
            side = 0 if one < before else 1
            if taken == 0:
                used[side, pixel] = one
            chosen[count] = one
            count += 1
            taken += 1
    return count


@numba.njit(cache=True, nogil=True)
def _likeness(coarse, one, other, pixel):
    total = np.float64(0.0)
    for band in range(coarse.shape[1]):
        difference = np.float64(coarse[one, band, pixel]) - np.float64(coarse[other, band, pixel])
        total += difference * difference
    return np.exp(-total)
