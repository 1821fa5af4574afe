"""What was found of the seasons, from a grid of pixels: for the report, and for how the layers look."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..raster.grid import Grid, Window

PIXELS = 40_000
"""About so many are looked at, evenly spread; which ones does not depend on the tiles."""


class Summary:
    """Gathers pixels of the tiles as they are fitted."""

    def __init__(self, names: tuple[str, ...], grid: Grid):
        self._names = names
        self._every = max(1, math.ceil(math.sqrt(grid.width * grid.height / PIXELS)))
        self._taken: dict[tuple[int, int], np.ndarray] = {}
        self.observed = 0
        """Pixels with enough valid dates, of all."""
        self._all = 0

    def take(self, window: Window, found: np.ndarray) -> None:
        """The bands of a tile, (bands, rows, cols)."""
        every = self._every
        self.observed += int(np.isfinite(found[self._names.index("seasons")]).sum())
        self._all += window.width * window.height
        rows, cols = -window.y % every, -window.x % every
        self._taken[window.y, window.x] = found[:, rows::every, cols::every].reshape(len(found), -1)

    def figures(self) -> dict[str, Any]:
        """Shares of the pixels, and of each band its median and the limits within which 96 % of it lie; None
        where it has no value."""
        # In the order of their place, whatever the order of the tiles; sorted values do not tell.
        values = np.concatenate(list(self._taken.values()), axis=1)
        seasons = values[self._names.index("seasons")]
        known = np.isfinite(seasons)
        return {
            "observed_share": self.observed / self._all,
            "season_share": float((seasons[known] > 0).mean()) if known.any() else None,
            "bands": {name: _limits(band) for name, band in zip(self._names, values)},
        }


def _limits(band: np.ndarray) -> Any:
    here = band[np.isfinite(band)].astype(np.float64)
    if not here.size:
        return None
    low, median, high = np.quantile(here, (0.02, 0.5, 0.98))
    return {"low": float(low), "median": float(median), "high": float(high)}
