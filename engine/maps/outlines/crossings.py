"""From what pixels hold to labels and crossings, compiled: of a field around a level, and of classes."""

from __future__ import annotations

import math

import numba
import numpy as np

from .tracing import OUTSIDE, RIGHT

DRY, WET = 0, 1
NEAREST = 0.02
"""Share of the way between two pixels that a crossing keeps from either, so that no two of them meet in the
middle of a pixel."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def of_field(field, sure, scale):
    """Labels and crossings of a field around 0.

    Args:
        field: (rows, columns) float32, above or at 0 within, NaN where nothing is known.
        sure: (rows, columns) float32, how sure a border at a pixel is, 0 to 1; below 0 the step of the field
            tells it.
        scale: a step of the field from one pixel to the next that counts as a sure border.

    Returns:
        labels (rows, columns) uint16; at and contrast (rows, columns, 2) float32; joined (rows - 1, columns -
        1) bool, as `tracing.trace` takes them.
    """
    rows, columns = field.shape
    labels = np.empty((rows, columns), np.uint16)
    at, contrast = np.zeros((rows, columns, 2), np.float32), np.zeros((rows, columns, 2), np.float32)
    joined = np.zeros((rows - 1, columns - 1), np.bool_)
    for r in range(rows):
        for c in range(columns):
            value = field[r, c]
            labels[r, c] = OUTSIDE if math.isnan(value) else WET if value >= 0 else DRY
    for r in range(rows):
        for c in range(columns):
            label = labels[r, c]
            for direction in range(2):
                nr, nc = (r, c + 1) if direction == RIGHT else (r + 1, c)
                if nr == rows or nc == columns or labels[nr, nc] == label:
                    continue
                if label == OUTSIDE or labels[nr, nc] == OUTSIDE:
                    at[r, c, direction] = 0.5
                    continue
                here, there = field[r, c], field[nr, nc]
                share = here / (here - there)
                at[r, c, direction] = min(max(share, NEAREST), 1 - NEAREST)
                if sure[r, c] < 0:
                    contrast[r, c, direction] = min(abs(here - there) / scale, 1.0)
                else:
                    contrast[r, c, direction] = (sure[r, c] + sure[nr, nc]) / 2
            if r + 1 < rows and c + 1 < columns and label != OUTSIDE and labels[r + 1, c + 1] == label:
                mean = field[r, c] + field[r, c + 1] + field[r + 1, c] + field[r + 1, c + 1]
                joined[r, c] = (mean >= 0) == (label == WET)
    return labels, at, contrast, joined


@_compiled
def _weight_of(codes, weights, r, c, code):
    """The weight of a class around a pixel: (2 reach + 1)^2 pixels, each by its distance."""
    reach = weights.size - 1
    rows, columns = codes.shape
    found = 0.0
    for i in range(max(r - reach, 0), min(r + reach + 1, rows)):
        for j in range(max(c - reach, 0), min(c + reach + 1, columns)):
            if codes[i, j] == code:
                found += weights[abs(i - r)] * weights[abs(j - c)]
    return found


@_compiled
def _heaviest(codes, weights, r, c, sums, near):
    """The class with the most weight around a pixel; its own where that is as heavy."""
    reach = weights.size - 1
    rows, columns = codes.shape
    own, count = codes[r, c], 0
    for i in range(max(r - reach, 0), min(r + reach + 1, rows)):
        for j in range(max(c - reach, 0), min(c + reach + 1, columns)):
            code = codes[i, j]
            if code == OUTSIDE:
                continue
            if sums[code] == 0:
                near[count] = code
                count += 1
            sums[code] += weights[abs(i - r)] * weights[abs(j - c)]
    best, most = own, sums[own]
    for k in range(count):
        code = near[k]
        if sums[code] > most * (1 + 1e-9) or (
            sums[code] >= most * (1 - 1e-9) and best != own and code < best
        ):
            best, most = code, sums[code]
        sums[code] = 0.0
    sums[own] = 0.0
    return best


@_compiled
def of_classes(codes, weights, inner):
    """Labels and crossings of classes: each pixel is of the class that weighs most around it, and two
    classes meet where they weigh the same.

    Args:
        codes: (rows + above + below, columns) uint16, OUTSIDE where there is none.
        weights: (reach + 1,) by the distance in rows and in columns; (1,) takes the pixels as they are.
        inner: the first row and the number of rows that are asked for.

    Returns:
        As `of_field`.
    """
    begin, rows = inner
    columns = codes.shape[1]
    labels = np.empty((rows, columns), np.uint16)
    at, contrast = np.zeros((rows, columns, 2), np.float32), np.zeros((rows, columns, 2), np.float32)
    joined = np.zeros((rows - 1, columns - 1), np.bool_)
    sums, near = np.zeros(65536), np.empty((2 * weights.size - 1) ** 2, np.uint16)
    plain = _sure_step(weights)
    for r in range(rows):
        for c in range(columns):
            code = codes[begin + r, c]
            alone = weights.size == 1 or code == OUTSIDE
            labels[r, c] = code if alone else _heaviest(codes, weights, begin + r, c, sums, near)
    for r in range(rows):
        for c in range(columns):
            label = labels[r, c]
            for direction in range(2):
                nr, nc = (r, c + 1) if direction == RIGHT else (r + 1, c)
                if nr == rows or nc == columns or labels[nr, nc] == label:
                    continue
                at[r, c, direction] = 0.5
                other = labels[nr, nc]
                if label == OUTSIDE or other == OUTSIDE:
                    continue
                here = _lead(codes, weights, begin + r, c, label, other)
                there = _lead(codes, weights, begin + nr, nc, label, other)
                if here > there:
                    at[r, c, direction] = min(max(here / (here - there), NEAREST), 1 - NEAREST)
                contrast[r, c, direction] = min(max(here - there, 0.0) / plain, 1.0)
            if r + 1 < rows and c + 1 < columns and label != OUTSIDE and labels[r + 1, c + 1] == label:
                other = labels[r, c + 1]
                if other != label and other != OUTSIDE and labels[r + 1, c] == other:
                    lead = 0.0
                    for i in range(2):
                        for j in range(2):
                            lead += _lead(codes, weights, begin + r + i, c + j, label, other)
                    joined[r, c] = lead > 0 or (lead == 0 and label > other)
    return labels, at, contrast, joined


@_compiled
def _lead(codes, weights, r, c, one, other):
    return _weight_of(codes, weights, r, c, one) - _weight_of(codes, weights, r, c, other)


@_compiled
def _sure_step(weights):
    """By how much the lead changes from one pixel to the next over a straight border between two classes."""
    whole = weights[0]
    for weight in weights[1:]:
        whole += 2 * weight
    return 2 * weights[0] * whole
