"""What stored numbers of a quality band take out."""

from __future__ import annotations

import functools

import numpy as np

from .describing import Quality

LISTED = 65536
"""Numbers for which the answer is looked up: a scene is asked of every pixel."""


def taken(stored: np.ndarray, quality: Quality) -> np.ndarray:
    """Which pixels are not to be used, (rows, cols) bool: what the rules say, and numbers that the band can't
    hold.

    Args:
        stored: as the file has them; of any type.
    """
    if stored.dtype.kind == "u" and stored.dtype.itemsize <= 2:
        return _answers(quality)[stored]
    if stored.dtype.kind == "f":
        whole = np.nan_to_num(stored, nan=-1.0, posinf=-1.0, neginf=-1.0).astype(np.int64)
        gaps = ~np.isfinite(stored)
    else:
        whole, gaps = stored.astype(np.int64), None
    small = (whole >= 0) & (whole < LISTED)
    out = _answers(quality)[np.where(small, whole, 0)]
    if not small.all():
        out[~small] = _taken(whole[~small], quality)
    return out if gaps is None else out | gaps


def is_unknown(stored: np.ndarray, quality: Quality) -> np.ndarray:
    """Where a quality band holds a number that it can't."""
    if quality.known is None:
        return np.zeros(stored.shape, bool)
    least, most = quality.known
    return (stored < least) | (stored > most)


@functools.cache
def _answers(quality: Quality) -> np.ndarray:
    """For each number of 16 bits whether it takes a pixel out."""
    return _taken(np.arange(LISTED), quality)


def _taken(whole: np.ndarray, quality: Quality) -> np.ndarray:
    out = is_unknown(whole, quality)
    for rule in quality.rules:
        number = whole if rule.bits is None else (whole >> rule.bit) & (2**rule.bits - 1)
        out = out | np.isin(number, rule.values)
    return out
