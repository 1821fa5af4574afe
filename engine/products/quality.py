"""What stored numbers of a quality band take out."""

from __future__ import annotations

import numpy as np

from .describing import MOST_BITS, Quality


def taken(stored: np.ndarray, quality: Quality) -> np.ndarray:
    """Which pixels are not to be used, (rows, cols) bool: what the rules say, and numbers that the band can't
    hold.

    Args:
        stored: as the file has them; of any type.
    """
    if stored.dtype.kind == "f":
        whole = np.nan_to_num(stored, nan=-1.0, posinf=-1.0, neginf=-1.0).astype(np.int64)
        out = ~np.isfinite(stored)
    else:
        whole, out = stored.astype(np.int64), np.zeros(stored.shape, bool)
    for rule in quality.rules:
        number = whole if rule.bits is None else (whole >> rule.bit) & (2**rule.bits - 1)
        out |= np.isin(number, rule.values)
    return out | is_unknown(whole, quality)


def is_unknown(stored: np.ndarray, quality: Quality) -> np.ndarray:
    """Where a quality band holds a number that it can't."""
    if quality.known is None:
        return np.zeros(stored.shape, bool)
    least, most = quality.known
    return (stored < least) | (stored > most)


assert MOST_BITS < 63  # so that int64 holds every number
