"""Sums over the pixels of a window, compiled: what the figures of metrics.py are made from.

Every kernel takes float32 layers of one band with their halo, NaN for gaps, and the bounds of the window's
own pixels (`inner`: first row, row after the last, first column, column after the last). A pixel counts where
both layers are valid. Sums are float64 and added in the order of the pixels, so that a run gives the same
figures every time.

They let go of Python's lock, so that bands are measured side by side.
"""

from __future__ import annotations

import math

import numba
import numpy as np

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def pixel_sums(p, t, f, inner, centre, changed_from, sums):
    """Adds to `sums`: n, p, t, pp, tt, pt, squared error; n, squared error of p and of f where f is valid
    too; n and squared error of the changed pixels.

    Args:
        f: F1 on the window's own pixels, or an empty array.
        centre: taken from p and t, so that the sums of squares keep their precision.
        changed_from: |t - f| from which on a pixel is changed; NaN where that is not known.
    """
    n, sp, st, spp, stt, spt, see = 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            error = np.float64(p[y, x]) - np.float64(t[y, x])
            if math.isfinite(error):
                a, b = p[y, x] - centre, t[y, x] - centre
                n += 1
                sp += a
                st += b
                spp += a * a
                stt += b * b
                spt += a * b
                see += error * error
    for place, value in enumerate((float(n), sp, st, spp, stt, spt, see)):
        sums[place] += value
    if f.size:
        _fine_sums(p, t, f, inner, changed_from, sums)


@_compiled
def _fine_sums(p, t, f, inner, changed_from, sums):
    n, predicted, copied, changed_n, changed = 0, 0.0, 0.0, 0, 0.0
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            error = np.float64(p[y, x]) - np.float64(t[y, x])
            change = np.float64(f[y - inner[0], x - inner[2]]) - np.float64(t[y, x])
            if math.isfinite(error) and math.isfinite(change):
                n += 1
                predicted += error * error
                copied += change * change
                large = np.float32(abs(change)) >= changed_from
                changed_n += large
                changed += error * error if large else 0.0
    for place, value in enumerate((float(n), predicted, copied, float(changed_n), changed)):
        sums[7 + place] += value


@_compiled
def angle_sums(p, t, inner, sums):
    """Adds to `sums` the angle between the spectra of (bands, rows, cols), radians, where neither is zero."""
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            pp, tt, pt = 0.0, 0.0, 0.0
            for band in range(p.shape[0]):
                a, b = np.float64(p[band, y, x]), np.float64(t[band, y, x])
                pp += a * a
                tt += b * b
                pt += a * b
            length = math.sqrt(pp) * math.sqrt(tt)
            if length > 0 and math.isfinite(pt) and math.isfinite(length):
                sums[0] += math.acos(min(1.0, max(-1.0, pt / length)))
                sums[1] += 1


@_compiled
def index_of(above, below, out):
    """(a - b) / (a + b), NaN where the sum is not positive."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            total = above[y, x] + below[y, x]
            value = (above[y, x] - below[y, x]) / total
            out[y, x] = min(np.float32(1), max(np.float32(-1), value)) if total > 0 else np.float32(np.nan)
