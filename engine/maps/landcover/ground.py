"""The ground around samples, for a network that learns from more than the pixel: all features of it as a file
that the trainer maps into its memory, with the classes and the parts of the samples on it."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import numpy as np

from ...door.errors import MemoryBudgetError
from ...door.fit_job import FEATURES, LABELLED, VALID
from ...raster.grid import Grid, Window, windows
from .samples import Samples

AROUND = 64
"""Pixels around a sample that are kept, too."""
SIDE = 256
MOST_BYTES = 16_000_000_000


def write_ground(
    folder: Path,
    read: Callable[[Window], np.ndarray],
    features: int,
    grid: Grid,
    samples: Samples,
    true: np.ndarray,
    folds: np.ndarray,
    step: Callable[[float], None],
) -> None:
    """Write FEATURES (features, rows, cols) float32 and VALID (rows, cols) uint8, both 0 where something is
    missing or nothing is asked for, and LABELLED (2, rows, cols) int16: the place of the class and the part,
    -1 where there is none.

    Args:
        read: a window to (features, rows, cols).
        true, folds: of the samples.
    Raises:
        MemoryBudgetError: the file would be larger than MOST_BYTES.
    """
    size = (grid.height, grid.width)
    needed = 4 * features * size[0] * size[1]
    if needed > MOST_BYTES:
        raise MemoryBudgetError(
            f"A network learns from {features} values of {size[1]} x {size[0]} pixels, {needed / 1e9:.0f} "
            "GB: give images cut to where the samples lie, fewer dates (--every), or take a forest."
        )
    labelled = np.full((2, *size), -1, np.int16)
    labelled[0, samples.rows, samples.columns] = true
    labelled[1, samples.rows, samples.columns] = folds
    np.save(folder / LABELLED, labelled)
    values = np.lib.format.open_memmap(folder / FEATURES, "w+", np.float32, (features, *size))
    valid = np.lib.format.open_memmap(folder / VALID, "w+", np.uint8, size)
    every = list(windows(grid.width, grid.height, SIDE))
    for window in every:
        around = window.grown(AROUND, grid.width, grid.height)
        rows, cols = slice(around.y, around.y + around.height), slice(around.x, around.x + around.width)
        if (labelled[0, rows, cols] >= 0).any():
            rows = slice(window.y, window.y + window.height)
            cols = slice(window.x, window.x + window.width)
            found = read(window)
            known = np.isfinite(found).all(axis=0)
            values[:, rows, cols], valid[rows, cols] = np.where(known, found, 0), known
        step(1 / len(every))
    values.flush()
    valid.flush()
