"""The loops of kriging in time: for each block of pixels the references, their weights, the mean and its
variance."""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from .cholesky_kernels import factorise, solve

NOT_FADED = np.empty((0, 0, 0), np.float32)


class Known(NamedTuple):
    """What the images of a date's references show, and its own coarse one."""

    coarse: np.ndarray
    """(references + 1, bands, rows, cols) float32, scaled as the covariance wants it; the date's own one
    comes last. NaN where there is none."""
    detail: np.ndarray
    """(references, bands, rows, cols) float32, NaN in all bands where there is none."""


class Alike(NamedTuple):
    """How alike the details of the dates are, by their days and their coarse values."""

    alone: np.ndarray
    strength: np.ndarray
    """Both (references + 1, references + 1) float64, `Covariance.of_days`."""
    noise: np.ndarray
    """(references,) float64."""
    further: np.ndarray = NOT_FADED
    """(references, blocks down, blocks across) float32: what a reference's noise is more there (swaths.py);
    or empty."""


class Around(NamedTuple):
    """Which references are taken, and for how many pixels at once."""

    before: int
    """So many of the references lie before the date; of both sides the nearest come first."""
    most: int
    """References that are taken on each side."""
    side: int
    """Of a block in pixels."""


class Kriged(NamedTuple):
    """What is written."""

    mean: np.ndarray
    """(bands, rows, cols) float32, NaN where no reference is."""
    variance: np.ndarray
    """(rows, cols) float32, in variances of the detail."""
    used: np.ndarray
    """(2, rows, cols) int16: the index of the nearest reference on each side, -1 for none."""
    mixture: np.ndarray
    """(2, bands, rows, cols) float32, or without rows: the coarse values and the details of the mixture of
    references, whose weights are brought to a sum of one by the nearest on each side."""


def krige(known: Known, alike: Alike, around: Around, kriged: Kriged) -> None:
    """The detail of a date from those of its references, by simple kriging.

    The weights depend on the coarse values alone, and on which references a pixel has. So they are those of
    the mean coarse values of a block, for all of its pixels that have the same references.
    """
    _krige(*known, *alike, *around, *kriged)


@numba.njit(cache=True, parallel=True, nogil=True)
def _krige(
    coarse, detail, alone, strength, noise, further, before, most, side, mean, variance, used, mixture
):
    """Block by block; the arguments are those of `krige`, one by one, as numba wants them."""
    rows, columns = detail.shape[2:]
    down, across = (rows + side - 1) // side, (columns + side - 1) // side
    for block in numba.prange(down * across):
        top, left = block // across * side, block % across * side
        more = np.zeros(len(noise), np.float32)
        if further.shape[1]:
            more[:] = further[:, block // across, block % across]
        left_over = np.ones((min(rows, top + side) - top, min(columns, left + side) - left), np.bool_)
        _block(
            coarse, detail, alone, strength, noise + more, before, most, top, left, left_over, mean, variance,
            used, mixture,
        )  # fmt: skip


@numba.njit(cache=True, nogil=True)
def _block(
    coarse, detail, alone, strength, noise, before, most, top, left, left_over, mean, variance, used, mixture
):
    """A block of pixels: one set of weights after the other, until no pixel is left over."""
    references, bands = detail.shape[:2]
    size = 2 * most
    chosen, other = np.empty(size, np.int64), np.empty(size, np.int64)
    values = np.empty((size + 1, bands))
    lower, weight, towards = np.empty((size, size)), np.empty(size), np.empty(size)
    alike = np.zeros(left_over.shape, np.bool_)
    for row in range(top, top + left_over.shape[0]):
        for column in range(left, left + left_over.shape[1]):
            if not left_over[row - top, column - left]:
                continue
            count = _choose(coarse, detail, before, most, row, column, chosen)
            _tell(chosen, count, before, row, column, used)
            if count == 0 or not np.isfinite(coarse[references, 0, row, column]):
                _clear(row, column, mean, variance, mixture)
                continue
            _gather(
                coarse, detail, before, most, top, left, row, column, chosen, count, other, left_over, alike,
                values,
            )  # fmt: skip
            _set_up(values, alone, strength, noise, chosen, count, lower, towards, weight)
            factorise(lower, count)
            solve(lower, weight, count)
            known = np.float64(0.0)
            for one in range(count):
                known += weight[one] * towards[one]
            off = max(alone[-1, -1] + strength[-1, -1] - known, 0.0)
            _write(detail, top, left, chosen, count, weight, alike, off, mean, variance)
            _tell_alike(chosen, count, before, top, left, alike, used)
            if mixture.shape[2]:
                _complete(chosen, count, before, weight)
                _mix(coarse, detail, top, left, chosen, count, weight, alike, mixture)


@numba.njit(cache=True, nogil=True)
def _choose(coarse, detail, before, most, row, column, chosen):
    """The references of a pixel, the nearest ones of both sides that are there; how many they are."""
    count = taken = 0
    for one in range(detail.shape[0]):
        if one == before:
            taken = 0
        there = np.isfinite(detail[one, 0, row, column]) and np.isfinite(coarse[one, 0, row, column])
        if taken < most and there:
            chosen[count] = one
            count += 1
            taken += 1
    return count


@numba.njit(cache=True, nogil=True)
def _tell(chosen, count, before, row, column, used):
    """The nearest reference on each side of a pixel."""
    used[0, row, column] = used[1, row, column] = -1
    for one in range(count - 1, -1, -1):
        used[0 if chosen[one] < before else 1, row, column] = chosen[one]


@numba.njit(cache=True, nogil=True)
def _tell_alike(chosen, count, before, top, left, alike, used):
    """The same of all pixels of a block that have the same references."""
    for i in range(alike.shape[0]):
        for j in range(alike.shape[1]):
            if alike[i, j]:
                _tell(chosen, count, before, top + i, left + j, used)


@numba.njit(cache=True, nogil=True)
def _clear(row, column, mean, variance, mixture):
    mean[:, row, column] = np.nan
    variance[row, column] = np.nan
    if mixture.shape[2]:
        mixture[:, :, row, column] = np.nan


@numba.njit(cache=True, nogil=True)
def _gather(
    coarse, detail, before, most, top, left, row, column, chosen, count, other, left_over, alike, values
):
    """The pixels of a block, from one on, that have its references, and their mean coarse values."""
    references, bands = detail.shape[:2]
    values[: count + 1] = 0.0
    found = 0
    for i in range(left_over.shape[0]):
        for j in range(left_over.shape[1]):
            alike[i, j] = False
            same = left_over[i, j] and np.isfinite(coarse[references, 0, top + i, left + j])
            if same and (top + i != row or left + j != column):
                same = _choose(coarse, detail, before, most, top + i, left + j, other) == count
                for one in range(count):
                    same = same and other[one] == chosen[one]
            if not same:
                continue
            alike[i, j], left_over[i, j] = True, False
            found += 1
            for band in range(bands):
                for one in range(count):
                    values[one, band] += coarse[chosen[one], band, top + i, left + j]
                values[count, band] += coarse[references, band, top + i, left + j]
    values[: count + 1] /= found


@numba.njit(cache=True, nogil=True)
def _set_up(values, alone, strength, noise, chosen, count, lower, towards, weight):
    """The covariances of references among each other, and with the date, whose values come last."""
    references = len(noise)
    for row in range(count):
        one = chosen[row]
        for column in range(row + 1):
            other = chosen[column]
            lower[row, column] = alone[one, other] + strength[one, other] * _likeness(values, row, column)
        lower[row, row] += noise[one]
        towards[row] = alone[one, references] + strength[one, references] * _likeness(values, row, count)
        weight[row] = towards[row]


@numba.njit(cache=True, nogil=True)
def _likeness(values, one, other):
    total = 0.0
    for band in range(values.shape[1]):
        total += (values[one, band] - values[other, band]) ** 2
    return np.exp(-total)


@numba.njit(cache=True, nogil=True)
def _write(detail, top, left, chosen, count, weight, alike, off, mean, variance):
    for i in range(alike.shape[0]):
        for j in range(alike.shape[1]):
            if not alike[i, j]:
                continue
            variance[top + i, left + j] = off
            for band in range(detail.shape[1]):
                total = 0.0
                for one in range(count):
                    total += weight[one] * detail[chosen[one], band, top + i, left + j]
                mean[band, top + i, left + j] = total


@numba.njit(cache=True, nogil=True)
def _complete(chosen, count, before, weight):
    """What weights lack of one is the nearest reference's of each side, half each."""
    lacking, first_after = 1.0, -1
    for one in range(count):
        lacking -= weight[one]
        if first_after < 0 and chosen[one] >= before:
            first_after = one
    if first_after <= 0:  # on one side alone
        weight[0] += lacking
    else:
        weight[0] += 0.5 * lacking
        weight[first_after] += 0.5 * lacking


@numba.njit(cache=True, nogil=True)
def _mix(coarse, detail, top, left, chosen, count, weight, alike, mixture):
    for i in range(alike.shape[0]):
        for j in range(alike.shape[1]):
            if not alike[i, j]:
                continue
            for band in range(detail.shape[1]):
                of_coarse = of_detail = 0.0
                for one in range(count):
                    of_coarse += weight[one] * coarse[chosen[one], band, top + i, left + j]
                    of_detail += weight[one] * detail[chosen[one], band, top + i, left + j]
                mixture[0, band, top + i, left + j] = of_coarse
                mixture[1, band, top + i, left + j] = of_detail
