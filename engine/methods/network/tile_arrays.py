"""Tiles in and out of the arrays that a session works on: padded, covered where they are invalid, cut."""

from __future__ import annotations

from typing import Union

import numpy as np

from .inputs import Given


def fill(place: np.ndarray, image: np.ndarray) -> None:
    """Write an image where the session reads it; rows and columns are repeated at the end up to the network's
    multiple, and cut off again afterwards."""
    rows, cols = image.shape[1:]
    place[:, :rows, :cols] = image
    _repeat_ends(place, rows, cols)


def cover(place: np.ndarray, valid: np.ndarray, value: Union[float, np.ndarray]) -> None:
    """Write a value, or (bands, 1, 1), over pixels that are not valid."""
    if not valid.all():
        rows, cols = valid.shape
        np.copyto(place[:, :rows, :cols], value, where=~valid)
        _repeat_ends(place, rows, cols)


def _repeat_ends(place: np.ndarray, rows: int, cols: int) -> None:
    place[:, :rows, cols:] = place[:, :rows, cols - 1 : cols]
    place[:, rows:] = place[:, rows - 1 : rows]


def cut(values: np.ndarray, given: Given) -> np.ndarray:
    """The inner pixels of what the network predicted, NaN where not valid; an array of its own."""
    inner = given.valid[given.inner]
    rows, cols = given.valid.shape
    found = np.array(values[:, :rows, :cols][(slice(None), *given.inner)], np.float32)
    if not inner.all():
        found[:, ~inner] = np.nan
    return found
