"""By what an uncertainty is to be scaled to hold on a place of which there is a truth: split-conformal
factors for groups of like deviation (Vovk et al. 2005, chapter 4.5; Romano et al. 2019).

The image is cut into blocks like a chessboard: on the black ones the factors are found, on the white ones is
counted what they hold, so that neighbouring pixels, which err alike, do not vouch for each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Optional

import numpy as np

from ..raster.grid import Window

BLOCK = 32
"""Side of a block, in fine pixels."""
GROUPS = 3
"""A third of the pixels each: of small, middling and large deviation."""
MOST = 300_000
"""Pixels of a band that are kept at most; of more, a regular part of the rows and columns."""
FEWEST = 100
"""Errors of a group, below which no factor is told."""
LEVELS = {"68": 0.68, "95": 0.95}


class Kept:
    """Errors and deviations of some pixels of each band, window after window."""

    def __init__(self, pixels: int, bands: int):
        self._every = max(1, math.isqrt(pixels // MOST) + (pixels > MOST))
        self._parts: list[list[np.ndarray]] = [[] for _ in range(bands)]

    def add(self, window: Window, error: np.ndarray, deviation: np.ndarray) -> None:
        """|error| and deviation of a window, (bands, rows, cols) each."""
        rows = np.arange(-window.y % self._every, window.height, self._every)
        cols = np.arange(-window.x % self._every, window.width, self._every)
        black = (((window.y + rows) // BLOCK)[:, None] + (window.x + cols) // BLOCK) % 2
        for parts, off, spread in zip(self._parts, error, deviation):
            off, spread = off[np.ix_(rows, cols)], spread[np.ix_(rows, cols)]
            both = np.isfinite(off) & (spread > 0)
            parts.append(np.stack([off[both], spread[both], black[both]]).astype(np.float32))

    def groups(self, of_95: float, names: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
        """Of each band its groups, from the smallest deviations on; `of_95`: how many deviations the bounds
        of 95 % are away."""
        return {name: _groups(np.concatenate(parts, 1), of_95) for name, parts in zip(names, self._parts)}

    def levels(
        self, groups: dict[str, list[dict[str, Any]]], shares: Iterable[float]
    ) -> Optional[dict[str, float]]:
        """Share of the errors to how many deviations hold it, once these are multiplied by the factors of
        68 % of their groups, all bands together; None where a factor is missing."""
        found = [_scaled(np.concatenate(parts, 1), own) for parts, own in zip(self._parts, groups.values())]
        known = [one for one in found if one is not None]
        if not known or len(known) < len(found):
            return None
        every: np.ndarray = np.sort(np.concatenate(known))
        ranks = {share: min(math.ceil((every.size + 1) * share), every.size) for share in shares}
        return {f"{share:g}": float(every[rank - 1]) for share, rank in ranks.items()}


def _groups(kept: np.ndarray, of_95: float) -> list[dict[str, Any]]:
    """Each group's largest deviation (None for the last), the factors for both bounds, and what the bounds
    hold on the other blocks, with the factors and without."""
    error, deviation, black = kept
    black = black > 0
    if black.sum() < FEWEST or (~black).sum() < FEWEST:
        return []
    edges = np.quantile(deviation[black], np.arange(1, GROUPS) / GROUPS)
    group = np.searchsorted(edges, deviation)
    found = []
    for number in range(GROUPS):
        here = group == number
        share = error[here] / deviation[here]
        found.append(
            {
                "up_to": float(edges[number]) if number < GROUPS - 1 else None,
                "bounds": {
                    name: _bound(
                        share[black[here]], share[~black[here]], level, 1.0 if name == "68" else of_95
                    )
                    for name, level in LEVELS.items()
                },
            }
        )
    return found


def _scaled(kept: np.ndarray, groups: list[dict[str, Any]]) -> Optional[np.ndarray]:
    """Of the black blocks each error in scaled deviations."""
    factors = [group["bounds"]["68"]["factor"] for group in groups]
    if not factors or not all(factors):
        return None
    error, deviation, black = kept
    group = np.searchsorted([group["up_to"] for group in groups[:-1]], deviation)
    return (error / (np.array(factors)[group] * deviation))[black > 0]


def _bound(found_on: np.ndarray, counted_on: np.ndarray, level: float, times: float) -> dict[str, Any]:
    """The factor, and the shares of errors that the bound holds without and with it; None for too few."""
    rank = math.ceil((found_on.size + 1) * level)
    if found_on.size < FEWEST or counted_on.size < FEWEST or rank > found_on.size:
        return {"factor": None, "held": None, "held_scaled": None}
    reach = float(np.partition(found_on, rank - 1)[rank - 1])
    return {
        "factor": reach / times,
        "held": float((counted_on <= times).mean()),
        "held_scaled": float((counted_on <= reach).mean()),
    }
