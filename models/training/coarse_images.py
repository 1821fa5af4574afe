"""C1 and C2 of a scene as a place of two dates, on their own pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import numpy as np

from ...engine.door.errors import BandMismatchError, TrainingDataError
from ...engine.door.plain_files import require_there
from .. import images
from .place_folders import unit_of
from .places import TrainingPlace, from_array, shifted

MOST = 2048
"""Coarse pixels along a side; of larger scenes the middle is learnt from."""


def place_of(coarse: Path, target: Path, ratio: Optional[float] = None) -> TrainingPlace:
    """The place, whose longer side are its rows; date 0 is C1, date 1 is C2.

    Args:
        ratio: of images that were resampled to the fine pixels: they are averaged by it, rounded.
    Raises:
        MissingFileError: a file is not there.
        TrainingDataError: it is no image, or the two have no ground in common.
        BandMismatchError: their bands differ.
    """
    for role, path in (("C1", coarse), ("C2", target)):
        require_there(role, str(path))
    try:
        first, second = images.describe(coarse), images.describe(target)
        if len(first.names) != len(second.names):
            raise BandMismatchError(
                f"C1 has the bands {', '.join(first.names)} and C2 {', '.join(second.names)}: give both with "
                "the same ones."
            )
        by = max(1, round(ratio or 1))
        window = _middle(second.grid.rows, MOST * by), _middle(second.grid.cols, MOST * by)
        dates = (_first(coarse, first, second, target, window, by), _read(target, second, window, by))
    except ValueError as error:
        if isinstance(error, (BandMismatchError, TrainingDataError)):
            raise
        raise TrainingDataError(str(error)) from error
    both = np.stack(dates)
    if both.shape[-1] > both.shape[-2]:
        both = both.swapaxes(-1, -2)
    return from_array("the scene", both, second.names)


def _middle(length: int, most: int) -> slice:
    begin = max(0, (length - most) // 2)
    return slice(begin, min(length, begin + most))


def _first(
    coarse: Path,
    header: images.Header,
    other: images.Header,
    target: Path,
    window: tuple[slice, slice],
    by: int,
) -> np.ndarray:
    """(bands, rows, cols) of C1 on C2's pixels."""
    here, there = header.grid, other.grid
    if (here.rows, here.cols) == (there.rows, there.cols) and np.allclose(here.transform, there.transform):
        return _read(coarse, header, window, by)
    if not images.overlap(here, there):
        raise TrainingDataError(
            f"'{coarse.name}' and '{target.name}' have no ground in common: give C1 and C2 of one place."
        )
    rows, cols = window
    grid = shifted(there, (rows.start, cols.start), (rows.stop - rows.start, cols.stop - cols.start))
    unit, bands = unit_of(coarse, header), range(len(header.names))
    whole = (images.read(coarse, [band]).bands[0] * np.float32(unit) for band in bands)
    return averaged(np.stack([images.cubic_onto(values, here, grid) for values in whole]), by)


def _read(path: Path, header: images.Header, window: tuple[slice, slice], by: int) -> np.ndarray:
    unit = np.float32(unit_of(path, header))
    bands = (images.read(path, [band], window).bands * unit for band in range(len(header.names)))
    return np.concatenate([averaged(band, by) for band in bands])


def averaged(values: np.ndarray, by: int) -> np.ndarray:
    """(bands, rows, cols) as means of blocks of `by` pixels, NaN where less than half of one is valid."""
    if by == 1:
        return values
    bands, rows, cols = values.shape[0], values.shape[1] // by, values.shape[2] // by
    blocks = values[:, : rows * by, : cols * by].reshape(bands, rows, by, cols, by)
    there = np.isfinite(blocks)
    count = there.sum(axis=(2, 4))
    total = np.where(there, blocks, 0).sum(axis=(2, 4))
    return np.where(count >= by * by / 2, total / np.maximum(count, 1), np.nan).astype(np.float32)
