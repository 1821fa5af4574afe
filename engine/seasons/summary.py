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
        self._taken[window.y, window.x] = found[:, rows::every, cols::every]

    def maps(self) -> dict[str, np.ndarray]:
        """Band to (rows, cols) of the pixels that were looked at, whatever the order of the tiles."""
        strips = []
        for top in sorted({y for y, _ in self._taken}):
            row = {x: found for (y, x), found in self._taken.items() if y == top}
            strips.append(np.concatenate([row[x] for x in sorted(row)], axis=2))
        return dict(zip(self._names, np.concatenate(strips, axis=1)))

    def figures(self) -> dict[str, Any]:
        """Shares of the pixels, and of each band its median and the limits within which 96 % of it lie; None
        where it has no value."""
        values = self.maps()
        known = values["seasons"][np.isfinite(values["seasons"])]
        return {
            "observed_share": self.observed / self._all,
            "season_share": float((known > 0).mean()) if known.size else None,
            "season_counts": {str(int(count)): float((known == count).mean()) for count in np.unique(known)},
            "open_share": {name: _open(values[name], values["seasons"]) for name in ("start", "end")},
            "bands": {name: _limits(band) for name, band in values.items()},
        }


def _open(days: np.ndarray, seasons: np.ndarray) -> Any:
    """The share of the pixels with a season whose day is not known, as the series does not reach it."""
    has = seasons > 0
    return float((~np.isfinite(days[has])).mean()) if has.any() else None


def _limits(band: np.ndarray) -> Any:
    here = band[np.isfinite(band)].astype(np.float64)
    if not here.size:
        return None
    low, median, high = np.quantile(here, (0.02, 0.5, 0.98))
    return {"low": float(low), "median": float(median), "high": float(high)}
