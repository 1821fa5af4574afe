"""Counts of the pixels of a window, compiled: for histograms, plots and small pictures.

Layers, `inner` and the sums are what pixel_kernels.py says.
"""

from __future__ import annotations

import math

import numba
import numpy as np

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def cell_sums(values, inner, corner, factor, total, count):
    """Adds the valid pixels into the cells of a small picture, and how many they are.

    Args:
        corner: row and column in the image of the layer's first pixel.
        factor: how many pixels a cell is wide.
        total, count: (rows, cols) of the picture.
    """
    for y in range(inner[0], inner[1]):
        row = (corner[0] + y) // factor
        for x in range(inner[2], inner[3]):
            value = np.float64(values[y, x])
            if math.isfinite(value):
                column = (corner[1] + x) // factor
                total[row, column] += value
                count[row, column] += 1


@_compiled
def density_counts(p, t, inner, low, high, density):
    """Counts pixels into (prediction, truth) bins between the limits, which hold for both; others are left
    out."""
    bins = density.shape[0]
    scale = bins / (high - low)
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            a, b = np.float64(p[y, x]), np.float64(t[y, x])
            if low <= a <= high and low <= b <= high:
                density[min(bins - 1, int((a - low) * scale)), min(bins - 1, int((b - low) * scale))] += 1


@_compiled
def count_values(values, inner, width, base, counts, largest):
    """Adds to a histogram: bin i holds the values from (base + i) x width on; `largest` keeps each bin's
    largest."""
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            value = np.float64(values[y, x])
            if math.isfinite(value):
                place = math.floor(value / width) - base
                counts[place] += 1
                largest[place] = max(largest[place], value)


@_compiled
def limits_of(values, inner):
    """Smallest and largest valid value; infinite and turned around where there is none."""
    low, high = np.inf, -np.inf
    for y in range(inner[0], inner[1]):
        for x in range(inner[2], inner[3]):
            value = np.float64(values[y, x])
            if math.isfinite(value):
                low, high = min(low, value), max(high, value)
    return low, high
