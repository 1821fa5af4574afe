"""Which samples are held out together: never single pixels, for neighbours resemble each other and would tell
a model what it is asked.
"""

from __future__ import annotations

import numpy as np

FOLDS = 5
BLOCKS_ACROSS = 10
"""Blocks along the longer side of the samples' extent, where nobody says how large they are."""


def blocks_of(x: np.ndarray, y: np.ndarray, side: float) -> tuple[np.ndarray, np.ndarray]:
    """Column and row, from 0, of the square block that each place lies in."""
    column, row = np.floor(x / side).astype(np.int64), np.floor(y / side).astype(np.int64)
    return column - column.min(), row - row.min()


def usual_side(x: np.ndarray, y: np.ndarray) -> float:
    """Of a block: a tenth of the longer side of the extent."""
    return max(float(np.ptp(x)), float(np.ptp(y)), 1e-9) / BLOCKS_ACROSS


def checkerboard(column: np.ndarray, row: np.ndarray) -> np.ndarray:
    """The two halves of a checkerboard of blocks."""
    return (column + row) % 2


def folds_of(groups: np.ndarray, labels: np.ndarray, folds: int, seed: int) -> np.ndarray:
    """(samples,) the fold that each is held out in; whole groups, with the classes spread evenly.

    The largest groups are dealt out first, each to the fold in which it leaves the classes most even.

    Args:
        groups, labels: whole numbers from 0.
        folds: at most as many as there are groups are made.
    """
    count = np.zeros((groups.max() + 1, labels.max() + 1), np.int64)
    np.add.at(count, (groups, labels), 1)
    there = np.flatnonzero(count.sum(axis=1))
    folds = min(folds, there.size)
    shuffled = np.random.default_rng(seed).permutation(there)
    order = shuffled[np.argsort(-count[shuffled].sum(axis=1), kind="stable")]
    share = count / np.maximum(count.sum(axis=0), 1)
    held = np.zeros((folds, labels.max() + 1))
    of_group = np.zeros(len(count), np.int64)
    for group in order:
        crowded = ((held + share[group]) ** 2 - held**2).sum(axis=1)
        of_group[group] = int(np.argmin(crowded))
        held[of_group[group]] += share[group]
    return of_group[groups]
