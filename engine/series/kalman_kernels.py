"""The loops of the filter of a series: the detail of a date carried from one reference to the next, from both
sides."""

from __future__ import annotations

import numba
import numpy as np

BLOCK = 512
"""Pixels of a block: what the filter holds of them stays in the processor's nearest memory."""


@numba.njit(cache=True, parallel=True, nogil=True, error_model="numpy")
def carry(
    coarse: np.ndarray,
    detail: np.ndarray,
    aged: np.ndarray,
    noise: np.ndarray,
    spread: float,
    before: int,
    mean: np.ndarray,
    variance: np.ndarray,
    used: np.ndarray,
) -> None:
    """The detail of a date from those of its references, each carried to the next one and at last to the date
    (Kalman 1960), from before and from after; the two weigh by what is known of them, and what both know
    without any reference counts once (Fraser and Potter 1969).

    Args:
        coarse: (references + 1, bands, pixels) float32, scaled so that the squared distance of two dates is
            what their change lets forget; the date's own one comes last. NaN where there is none.
        detail: (references, bands, pixels) float32, NaN in all bands where there is none.
        aged: (references + 1,) float32: days since any date times what a day lets forget.
        noise: (references,) float32: the variance of a reference's own noise.
        spread: the variance of the detail where nothing is known.
        before: so many of the references lie before the date; of both sides the nearest come first.
        mean: (bands, pixels) float32, written: NaN where no reference is.
        variance: (pixels,) float32, written, in variances of the detail.
        used: (2, pixels) int16, written: the index of the nearest reference on each side, -1 for none.
    """
    references, bands, pixels = detail.shape
    most = np.float32(spread)
    for piece in numba.prange((pixels + BLOCK - 1) // BLOCK):
        start, stop = BLOCK * piece, min(pixels, BLOCK * (piece + 1))
        state = np.zeros((2, bands, stop - start), np.float32)
        off = np.empty((2, stop - start), np.float32)
        for side in range(2):
            first, last = (0, before) if side == 0 else (before, references)
            _filter(coarse, detail, aged, noise, most, first, last, start, state[side], off[side], used[side])
        for pixel in range(stop - start):
            at = start + pixel
            known = used[0, at] >= 0 or used[1, at] >= 0
            known = known and np.isfinite(coarse[references, 0, at])
            precision = 1 / off[0, pixel] + 1 / off[1, pixel] - 1 / most
            variance[at] = 1 / precision if known else np.nan
            for band in range(bands):
                both = state[0, band, pixel] / off[0, pixel] + state[1, band, pixel] / off[1, pixel]
                mean[band, at] = both / precision if known else np.nan


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _filter(coarse, detail, aged, noise, most, first, last, start, state, off, used):
    """The state of a block of pixels, carried to the date from the references of one side, the farthest
    first."""
    bands, size = state.shape
    where, at = np.zeros((bands, size), np.float32), np.zeros(size, np.float32)
    kept, gain = np.empty(size, np.float32), np.empty(size, np.float32)
    off[:] = most
    used[start : start + size] = -1
    for one in range(last - 1, first - 1, -1):
        _keep(coarse, one, aged[one], where, at, start, kept)
        for pixel in range(size):
            there = np.isfinite(detail[one, 0, start + pixel]) and np.isfinite(kept[pixel])
            carried = most + kept[pixel] * kept[pixel] * (off[pixel] - most)
            gain[pixel] = carried / (carried + noise[one]) if there else np.float32(0.0)
            off[pixel] = gain[pixel] * noise[one] if there else off[pixel]
            at[pixel] = aged[one] if there else at[pixel]
            used[start + pixel] = one if there else used[start + pixel]
        for band in range(bands):
            for pixel in range(size):
                carried = kept[pixel] * state[band, pixel]
                step = gain[pixel] * (detail[one, band, start + pixel] - carried)
                there = gain[pixel] > 0
                state[band, pixel] = carried + step if there else state[band, pixel]
                where[band, pixel] = coarse[one, band, start + pixel] if there else where[band, pixel]
    _keep(coarse, len(coarse) - 1, aged[-1], where, at, start, kept)
    for pixel in range(size):
        off[pixel] = most + kept[pixel] * kept[pixel] * (off[pixel] - most)
    for band in range(bands):
        for pixel in range(size):
            state[band, pixel] *= kept[pixel]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _keep(coarse, one, now, where, at, start, kept):
    """How much of the state of a block of pixels is kept until a date; NaN where it has no coarse value."""
    kept[:] = np.float32(0.0)
    for band in range(len(where)):
        for pixel in range(len(kept)):
            step = coarse[one, band, start + pixel] - where[band, pixel]
            kept[pixel] += step * step
    for pixel in range(len(kept)):
        kept[pixel] = np.exp(-(kept[pixel] + abs(now - at[pixel])))
