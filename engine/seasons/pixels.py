"""From the values of a tile on all dates to its seasons, compiled; a row of pixels at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Optional

import numba
import numpy as np

from .origins import WEIGHTS
from .settings import STEP, Settings, TimeGrid
from .smoothing import at_date, smooth_weighted
from .turning import seasons_of

FEWEST = 8
"""Valid dates that a pixel needs."""
ALIKE = np.empty((0, 0, 0), np.uint8)
"""In the place of origins: all values count alike."""
PARTS = 4
"""Of the rows of a tile for each thread: some parts take longer than others."""
SEASONS_BAND = 7
"""Place of the number of seasons among the bands; the error of the fit follows."""


def seasons_of_tile(
    values: np.ndarray,
    days: np.ndarray,
    settings: Settings,
    threads: int = 1,
    origins: Optional[np.ndarray] = None,
) -> np.ndarray:
    """The bands of the raster (settings.py) for a tile.

    Args:
        values: (dates, rows, cols) float32 of the index, NaN where invalid.
        days: (dates,) float64 days of the year, in their order.
        threads: that share the rows.
        origins: (dates, rows, cols) uint8 codes, by which the values count (origins.py); None: all alike.

    Returns:
        (bands, rows, cols) float32: days of the year, units of the index, and index x days; NaN where no
        season is seen. The number of seasons is 0 there, and NaN where there are too few valid dates.
    """
    grid = TimeGrid.over(days)
    out = np.full((len(settings.bands), *values.shape[1:]), np.nan, np.float32)
    how = (
        *(settings.smoothing, settings.period, settings.most, settings.by_slope),
        *(settings.level, settings.least, float(settings.days)),
    )
    rows, origins = values.shape[1], ALIKE if origins is None else origins
    high = -(-rows // (PARTS * threads))
    parts = [slice(first, min(first + high, rows)) for first in range(0, rows, high)]

    def fit(part: slice) -> None:
        _rows(
            values[:, part],
            origins[:, part],
            WEIGHTS,
            days,
            grid.node,
            grid.part,
            grid.nodes,
            *how,
            out[:, part],
        )

    with ThreadPoolExecutor(threads, "chronofuse-seasons") as pool:
        list(pool.map(fit, parts))
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _rows(
    values,
    origins,
    weight_of,
    days,
    node,
    part,
    nodes,
    kind,
    period,
    most,
    by_slope,
    level,
    least,
    year_days,
    out,
):
    dates, rows, cols = values.shape
    here, weights, own_days, prior = np.empty(dates), np.empty(dates), np.empty(dates), np.ones(dates)
    own_node, own_part = np.empty(dates, np.int64), np.empty(dates)
    curve, scratch, found = np.empty(nodes), np.empty((8, nodes)), np.empty((2, 7))
    for row in range(rows):
        for col in range(cols):
            n = 0
            for i in range(dates):
                value = values[i, row, col]
                if np.isfinite(value):
                    here[n], own_days[n], own_node[n], own_part[n] = value, days[i], node[i], part[i]
                    if origins.shape[0] > 0:
                        prior[n] = weight_of[origins[i, row, col]]
                    n += 1
            if n < FEWEST:
                continue
            smooth_weighted(
                here[:n], prior[:n], own_days[:n], own_node[:n], own_part[:n], days[0], STEP, kind, period,
                weights[:n], curve, scratch,
            )  # fmt: skip
            begin, stop = own_node[0], min(own_node[n - 1] + 2, nodes)
            count = seasons_of(
                curve, begin, stop, days[0], STEP, most, by_slope, level, least, year_days, found
            )
            for number in range(2 if most == 2 else 1):
                first = 0 if number == 0 else SEASONS_BAND + 2
                for band in range(7):
                    out[first + band, row, col] = found[number, band]
            out[SEASONS_BAND, row, col] = count
            out[SEASONS_BAND + 1, row, col] = _error(here[:n], weights[:n], own_node, own_part, curve)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _error(values, weights, node, part, curve):
    """Root of the weighted mean square of what the curve leaves of the values."""
    squares, whole = 0.0, 0.0
    for i in range(values.size):
        off = values[i] - at_date(curve, node[i], part[i])
        squares += weights[i] * off * off
        whole += weights[i]
    return np.sqrt(squares / whole)
