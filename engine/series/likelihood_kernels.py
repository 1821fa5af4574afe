"""The loops of the likelihood of a covariance: of each pixel its cost and the derivatives."""

from __future__ import annotations

import numba
import numpy as np

from .cholesky_kernels import factorise, solve


@numba.njit(cache=True, parallel=True, nogil=True)
def likelihood(
    coarse: np.ndarray,
    detail: np.ndarray,
    there: np.ndarray,
    days: np.ndarray,
    likeness: np.ndarray,
    noise: np.ndarray,
    costs: np.ndarray,
    slopes: np.ndarray,
) -> None:
    """Half the squared distance of each pixel's details, plus half the logarithm of the determinant.

    Args:
        coarse: (pixels, dates, bands) float64, scaled as the covariance wants it.
        detail: the like; only what is `there`, (pixels, dates) bool, is looked at.
        days: (parts + 1, dates, dates): what the days alone decide, then its derivatives.
        likeness: the like, of what the likeness is multiplied by.
        noise: (dates,).
        costs: (pixels,), written.
        slopes: (pixels, parts of days + parts of likeness + bands + dates), written: the derivatives, by each
            part, by the logarithm of each band's scale, and by each date's noise.
    """
    pixels, dates, bands = coarse.shape
    for pixel in numba.prange(pixels):
        lower, inverse = np.empty((dates, dates)), np.zeros((dates, dates))
        alike, weighted = np.empty((dates, dates)), np.empty((dates, bands))
        own = np.flatnonzero(there[pixel])
        count = len(own)
        _set_up(coarse, days, likeness, noise, own, pixel, alike, lower)
        size = _invert(lower, inverse, count)
        distance = 0.0
        for row in range(count):
            for band in range(bands):
                total = 0.0
                for column in range(count):
                    total += inverse[row, column] * detail[pixel, own[column], band]
                weighted[row, band] = total
                distance += total * detail[pixel, own[row], band]
        costs[pixel] = 0.5 * (distance + bands * size)
        slopes[pixel] = 0.0
        for row in range(count):
            for column in range(count):
                _add(pixel, row, column, own, coarse, alike, inverse, weighted, days, likeness, slopes)


@numba.njit(cache=True, nogil=True)
def _set_up(coarse, days, likeness, noise, own, pixel, alike, lower):
    """How alike the dates of a pixel are, and their covariance, by its lower triangle."""
    count, bands = len(own), coarse.shape[2]
    for row in range(count):
        for column in range(row + 1):
            one, other = own[row], own[column]
            total = 0.0
            for band in range(bands):
                difference = coarse[pixel, one, band] - coarse[pixel, other, band]
                total += difference * difference
            alike[row, column] = alike[column, row] = np.exp(-total)
            lower[row, column] = days[0, one, other] + likeness[0, one, other] * alike[row, column]
        lower[row, row] += noise[own[row]]


@numba.njit(cache=True, nogil=True)
def _add(pixel, row, column, own, coarse, alike, inverse, weighted, days, likeness, slopes):
    """Add what one element of the covariance has of the derivatives."""
    bands, parts, further = coarse.shape[2], len(days) - 1, len(likeness) - 1
    one, other = own[row], own[column]
    slope = bands * inverse[row, column]
    for band in range(bands):
        slope -= weighted[row, band] * weighted[column, band]
    slope *= 0.5
    for part in range(parts):
        slopes[pixel, part] += slope * days[part + 1, one, other]
    by_likeness = slope * alike[row, column]
    for part in range(further):
        slopes[pixel, parts + part] += by_likeness * likeness[part + 1, one, other]
    first = parts + further
    for band in range(bands):
        difference = coarse[pixel, one, band] - coarse[pixel, other, band]
        slopes[pixel, first + band] -= 2 * by_likeness * likeness[0, one, other] * difference * difference
    if row == column:
        slopes[pixel, first + bands + one] += slope


@numba.njit(cache=True, nogil=True)
def _invert(lower, inverse, count):
    """The inverse of a symmetric positive definite matrix by its lower triangle, which becomes its factor;
    the logarithm of the determinant."""
    factorise(lower, count)
    size, column_of = 0.0, np.empty(count)
    for column in range(count):
        size += 2 * np.log(lower[column, column])
        column_of[:] = 0.0
        column_of[column] = 1.0
        solve(lower, column_of, count)
        inverse[:count, column] = column_of
    return size
