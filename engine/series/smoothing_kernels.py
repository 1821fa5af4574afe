"""A filled series smoothed in time, pixel by pixel, compiled."""

from __future__ import annotations

import numba
import numpy as np

from ..seasons.smoothing import at_date, smooth_weighted

FEWEST = 5
"""Dates from which on a pixel is smoothed; with fewer it stays as it is."""


@numba.njit(cache=True, parallel=True, nogil=True, error_model="numpy")
def smoothed(
    values: np.ndarray,
    deviation: np.ndarray,
    days: np.ndarray,
    node: np.ndarray,
    part: np.ndarray,
    nodes: int,
    step: float,
    kind: int,
    period: float,
) -> None:
    """Lay a curve through the values of each pixel, and give each date that of the curve.

    Args:
        values: (dates, pixels) float32, NaN where there is nothing; written.
        deviation: the same, 0 where a value was observed; (0, pixels) where nobody knows any: then all values
            weigh alike, else 1 / (deviation^2 + the median of the pixel's deviations^2).
        days, node, part: (dates,) and the nodes beside them (seasons/settings.py), `nodes` in all, `step`
            days apart.
        kind, period: as of smoothing.py.
    """
    dates, pixels = values.shape
    for pixel in numba.prange(pixels):
        here, prior, weights = np.empty(dates), np.ones(dates), np.empty(dates)
        own_days, own_node, own_part = np.empty(dates), np.empty(dates, np.int64), np.empty(dates)
        which, count = np.empty(dates, np.int64), 0
        for date in range(dates):
            if np.isfinite(values[date, pixel]):
                here[count], which[count] = values[date, pixel], date
                own_days[count], own_node[count], own_part[count] = days[date], node[date], part[date]
                if deviation.shape[0] and np.isfinite(deviation[date, pixel]):
                    prior[count] = deviation[date, pixel]
                count += 1
        if count < FEWEST:
            continue
        if deviation.shape[0]:
            _to_weights(prior[:count])
        curve, scratch = np.empty(nodes), np.empty((8, nodes))
        smooth_weighted(
            here[:count], prior[:count], own_days[:count], own_node[:count], own_part[:count], days[0], step,
            kind, period, weights[:count], curve, scratch,
        )  # fmt: skip
        for place in range(count):
            values[which[place], pixel] = at_date(curve, own_node[place], own_part[place])


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _to_weights(prior):
    """Deviations to weights, 1 in the mean."""
    unsure = prior[prior > 0]
    floor = np.median(unsure) ** 2 if unsure.size else 1.0
    for place in range(prior.size):
        prior[place] = 1.0 / (prior[place] ** 2 + floor)
    prior *= prior.size / prior.sum()
