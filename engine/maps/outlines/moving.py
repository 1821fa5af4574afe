"""How far a shore has moved since a fine image, from what a fused image says of the whole coarse pixels.

A coarse pixel tells how much more or less water there is and not where, so that an image fused from one pair
keeps the shore of its pair, whatever the method is: what changed is spread over the pixel. So the change is
taken as what it is, a sum, and the shore is moved until it explains it: each pixel has a height above the
shore of the fine image, of a DEM or else its distance from that shore, and the rise is looked for with which
the pixels that turn wet or dry change the mixture (wetness.py), blurred, as the fused image has it. What
changes on all land or on all water alike is no shore, and is fitted beside it (least squares).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional, Union

import numpy as np
from scipy import ndimage

STEPS = 64
"""Rises that are tried."""
BLUR = 0.5
"""Deviation of the filter under which the two changes are compared, in coarse pixels."""
CELLS = 4
"""Cells along a coarse pixel on which they are."""
REACH = 2
"""Coarse pixels by which a shore moves at most."""
FEWEST = 20
"""Pixels of water and of land of a part that tells a rise."""
SURE = 4.0
"""By how many variances the misfit grows at the ends of an interval: of 95 %, were all errors random. Those
of the calibration and of the heights are not, so that it is the least that is not known."""
FLAT = 0.5
"""Share of the pixels under water that are as high as those beside them, from which on a DEM shows the
water and not the ground under it."""
BANK = 3.0
"""Pixels from the shore within which the slope of a bank is taken."""
LEAST = 1e-3
"""Height above the shore of the driest land beside it; a shore that does not move stays where it is."""


@dataclass(frozen=True)
class Part:
    """A part of both images."""

    before: np.ndarray
    after: np.ndarray
    """(rows, columns) float32 of the mixture of both bands, NaN where it is not known."""
    wet: np.ndarray
    """(rows, columns) bool: water before."""
    height: np.ndarray
    """(rows, columns) float32 above the shore before, NaN on land that it can't reach."""
    by_height: bool
    """Whether `height` is one of the ground, over which water must find its way."""
    spread: float = 0.0
    """By how much heights along the shore before differ."""


@dataclass(frozen=True)
class Misfit:
    """How badly each rise explains what changed in a part."""

    rises: np.ndarray
    squares: np.ndarray
    """Mean squared misfit times `count`."""
    count: float
    """Coarse pixels."""

    def at(self, rises: np.ndarray) -> np.ndarray:
        return np.interp(rises, self.rises, self.squares)


@dataclass(frozen=True)
class Rise:
    """By how much the water rose, and between which rises the misfit is hardly larger (SURE)."""

    value: float
    low: float
    high: float


def reach_of(ratio: float) -> int:
    """Pixels by which a shore moves at most."""
    return math.ceil(REACH * ratio)


def signed_distance(field: np.ndarray) -> np.ndarray:
    """(rows, columns) float32 pixels from the shore, below 0 in the water.

    Args:
        field: (rows, columns) the share of water less one half at the shore; NaN counts as land.
    """
    wet = field >= 0
    if not wet.any() or wet.all():
        return np.full(field.shape, -np.inf if wet.all() else np.inf, np.float32)
    mixed = np.abs(field) < 0.5
    sides = ndimage.binary_dilation(wet) & ndimage.binary_dilation(~wet)
    # Of pixels that are a mixture the shore is known; beside them those that are none tell nothing.
    told = sides & (mixed | ~ndimage.binary_dilation(mixed & sides, np.ones((3, 3))))
    away, nearest = ndimage.distance_transform_edt(~told, return_indices=True)
    beyond = np.nan_to_num(field, nan=-0.5)[tuple(nearest)]  # so far behind its middle, towards the land
    return np.where(wet, -away - beyond, away - beyond).astype(np.float32)


def heights(field: np.ndarray, dem: Optional[np.ndarray], ratio: float) -> tuple[np.ndarray, float]:
    """The height of each pixel above the shore: below 0 in the water, NaN on land out of reach; and by how
    much those along the shore differ, which are all 0 where the heights and the shore are right.

    Args:
        field: as of `signed_distance`.
        dem: (rows, columns) metres, NaN where there are none; None: the distance counts, in pixels.
    """
    wet, reach = field >= 0, reach_of(ratio)
    distance = signed_distance(field)
    near = distance <= reach
    if dem is None or not wet.any() or wet.all():
        return np.where(near, np.maximum(distance, -reach), np.nan).astype(np.float32), 0.0
    shore = ndimage.binary_dilation(wet, np.ones((3, 3))) & ndimage.binary_dilation(~wet) & np.isfinite(dem)
    above = dem - _mean_around(dem, shore, ratio * BLUR)
    spread = float(np.subtract(*np.quantile(above[shore], (0.84, 0.16))) / 2) if shore.any() else 0.0
    bank = (distance > 0) & (distance <= BANK) & np.isfinite(above)
    slope = float(np.median(above[bank] / distance[bank])) if bank.any() else 0.0
    unknown = wet if _is_flat(dem, wet) else wet & ~np.isfinite(above)
    above = np.where(unknown, max(slope, LEAST) * distance, above)  # below the water the bank goes on
    above = np.where(wet, np.minimum(above, -LEAST), np.maximum(above, LEAST))
    return np.where(near, above, np.nan).astype(np.float32), spread


def _mean_around(values: np.ndarray, where: np.ndarray, sigma: float) -> np.ndarray:
    """The mean of some pixels around each, weighed by their distance; NaN where there are none."""
    sums, weights = (
        ndimage.gaussian_filter(np.where(where, one, 0.0).astype(np.float64), sigma, mode="constant")
        for one in (np.nan_to_num(values), np.ones(where.shape))
    )
    return np.where(weights > 0, sums / np.maximum(weights, 1e-300), np.nan)


def _is_flat(dem: np.ndarray, wet: np.ndarray) -> bool:
    inner = ndimage.binary_erosion(wet)
    if not inner.any():
        return False
    steps = np.abs(dem - np.roll(dem, 1, axis=1))[inner]
    return bool(np.mean(steps < LEAST) > FLAT)


def risen(part: Part, rise: Union[float, np.ndarray], ratio: float) -> np.ndarray:
    """(rows, columns) bool: water after a rise; it comes over land from the water before, from pixel to
    pixel, in no more steps than it may reach."""
    below = part.height < rise
    if not part.by_height or np.max(rise) <= 0:
        return below
    return ndimage.binary_dilation(part.wet, np.ones((3, 3)), reach_of(ratio), mask=below | part.wet) & below


def field_of(part: Part, rise: np.ndarray, ratio: float) -> np.ndarray:
    """(rows, columns) float32, above 0 in the water: how deep it stands, or how far the shore lies."""
    depth = np.where(np.isfinite(part.height), rise - part.height, -LEAST)
    dry = ~risen(part, rise, ratio)
    return np.where(dry, -np.maximum(np.abs(depth), LEAST), depth).astype(np.float32)


def sureness(part: Part, rises: Sequence[np.ndarray]) -> np.ndarray:
    """(rows, columns) float32, 0 to 1: 1 where the shore is known to a part of a pixel, 0.5 where it may lie
    a pixel to either side. Without heights a flat bank is flooded further than a steep one, and by how much
    nothing tells: there the shore may lie as far off as it was moved.

    Args:
        rises: (rows, columns) of the rise and of the ends of its interval.
    """
    value, low, high = rises
    half = (high - low) / 2
    if part.by_height:
        slope = np.hypot(*np.gradient(np.nan_to_num(part.height)))
        half = (half + part.spread) / np.maximum(ndimage.uniform_filter(slope, 3), LEAST)
    else:
        half = half + np.abs(value)
    return (1 / (1 + half)).astype(np.float32)


def _over_land(part: Part, rise: float) -> np.ndarray:
    """As `risen`, over any way that there is: quicker, and the same but for long ways around."""
    below = part.height < rise
    if not part.by_height or rise <= 0:
        return below
    numbers, count = ndimage.label(below | part.wet, np.ones((3, 3)))
    reached = np.zeros(count + 1, bool)
    reached[numbers[part.wet]] = True
    return below & reached[numbers]


def misfit_of(part: Part, inner: tuple[slice, slice], ratio: float) -> Optional[Misfit]:
    """How badly rises explain what changed in a part; None where it does not show water and land.

    Args:
        inner: the rows and columns that count.
    """
    known = np.isfinite(part.before) & np.isfinite(part.after)
    wet, reached = part.wet & known, np.isfinite(part.height)
    land = known & ~part.wet & reached
    if min(wet[inner].sum(), land[inner].sum()) < FEWEST:
        return None
    beside = land & (part.height < np.nanquantile(part.height[land], 0.5))
    water, dry = (float(np.median(part.before[where])) for where in (wet, beside))
    step = max(1, round(ratio / CELLS))
    blurred = _Blurred(known[inner], step, BLUR * ratio / step)
    before, change = (np.where(known, one, 0.0)[inner] for one in (part.before, part.after - part.before))
    target = blurred.of(change)
    low, high = np.quantile(part.height[wet], 0.02), np.quantile(part.height[land], 0.95)
    rises = np.unique(np.append(np.linspace(low, high, STEPS), 0.0))
    squares, was = [], wet[inner]
    for rise in rises:
        after = _over_land(part, float(rise))[inner]
        turned = np.where(after & ~was & known[inner], water - before, 0.0)
        turned += np.where(~after & was, dry - before, 0.0)
        stays = blurred.of((after & was).astype(np.float64))
        around = np.column_stack([np.ones(stays.size), stays])
        left = target - blurred.of(turned)
        fitted = around @ np.linalg.lstsq(around, left, rcond=None)[0]
        squares.append(float(np.mean((left - fitted) ** 2)))
    count = known[inner].sum() / ratio**2
    return Misfit(rises, np.array(squares) * count, float(count))


class _Blurred:
    """Means of cells, blurred over those that are known."""

    def __init__(self, known: np.ndarray, step: int, sigma: float):
        self._step, self._sigma = step, sigma
        self._weights = ndimage.gaussian_filter(self._cells(known.astype(np.float64)), sigma, mode="constant")
        self._known = self._weights > 0.5 * self._weights.max()

    def of(self, values: np.ndarray) -> np.ndarray:
        """(n,) of the cells that are known; `values` are 0 where nothing is."""
        sums = ndimage.gaussian_filter(self._cells(values), self._sigma, mode="constant")
        return (sums / np.maximum(self._weights, 1e-12))[self._known]

    def _cells(self, values: np.ndarray) -> np.ndarray:
        step = self._step
        rows, columns = (-(-n // step) * step for n in values.shape)
        padded = np.pad(values, ((0, rows - values.shape[0]), (0, columns - values.shape[1])))
        return padded.reshape(rows // step, step, columns // step, step).mean(axis=(1, 3))


def best_rise(own: Misfit, others: list[tuple[float, Misfit]]) -> Rise:
    """The rise of a part that explains it and those around it best, each with its weight."""
    rises = own.rises
    squares = own.squares + sum(weight * one.at(rises) for weight, one in others)
    count = own.count + sum(weight * one.count for weight, one in others)
    place = int(squares.argmin())
    least = float(squares[place])
    within = np.flatnonzero(squares <= least * (1 + SURE / max(count - 3, 1)))
    value = float(rises[place])
    if 0 < place < len(rises) - 1:
        value = _lowest(rises[place - 1 : place + 2], squares[place - 1 : place + 2])
    low, high = float(rises[within[0]]), float(rises[within[-1]])
    return Rise(value, min(low, value), max(high, value))


def _lowest(x: np.ndarray, y: np.ndarray) -> float:
    """Where a parabola through three points is lowest."""
    a, b, _ = np.polyfit(x - x[1], y, 2)
    return float(x[1] + np.clip(-b / (2 * a), x[0] - x[1], x[2] - x[1])) if a > 0 else float(x[1])
