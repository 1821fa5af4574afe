"""A series of larger pixels than the image's it is joined with: by how much, where, and how it is read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ....models.catalogue.classifier_manifest import STSNET, ClassifierManifest, Input
from ...align import warp
from ...align.pixel_size import pixel_in_metres
from ...door.errors import RatioError, SeriesError
from ...door.plain_text import agreed, many
from ...raster.grid import Grid, Window
from .parts import OneSeries

LEAST, MOST = 1.5, 30.0
"""Size of the series' pixels, in those of the image, between which they are joined."""
DATES = 2, 64
"""Days of a series that the network takes, at least and at most."""


@dataclass(frozen=True)
class CoarserSeries:
    """A series on a grid of its own, read as if it lay on the fine one: each of its pixels is repeated, so
    that every `ratio`-th of a window that begins between two of them gives it back unchanged."""

    series: OneSeries
    """On the coarse grid."""
    ratio: int

    @property
    def told(self) -> Input:
        return self.series.told

    def read(self, window: Window) -> np.ndarray:
        """(days x bands, rows, cols) of a window of the fine grid."""
        by = self.ratio
        x, y = window.x // by, window.y // by
        there = Window(x, y, -(-window.right // by) - x, -(-window.bottom // by) - y)
        values = self.series.read(there).repeat(by, axis=1).repeat(by, axis=2)
        down, right = window.y - y * by, window.x - x * by
        return values[:, down : down + window.height, right : right + window.width]


def joined_ratio(
    fine: Grid,
    series: Sequence[Grid],
    told: Sequence[Input],
    model: str,
    manifest: Optional[ClassifierManifest],
) -> tuple[int, list[str]]:
    """How many fine pixels one of the series is to be wide, in a model as it has learnt; and what to say.

    Raises:
        RatioError, SeriesError: they can't be joined.
    """
    own, notes = ratio_between(series, fine, model), []
    ratio = manifest.ratio if manifest else own
    if manifest is None:
        require_joinable(fine, max(len(one.days) for one in told), ratio, model)
    elif own != ratio:
        notes.append(
            f"The model has learnt from a series of {ratio} times larger pixels, and this one's are about "
            f"{own} times as large: it is resampled to {ratio} times."
        )
    return ratio, notes + resampled_note(series, coarser(fine, ratio), ratio)


def ratio_between(series: Iterable[Grid], fine: Grid, model: str = STSNET) -> int:
    """How many fine pixels one of the series is wide, the nearest whole number.

    Raises:
        RatioError: the pixels are too much alike, or too different.
    """
    size, own = min(map(pixel_in_metres, series)), pixel_in_metres(fine)
    ratio = size / own
    if LEAST <= ratio <= MOST:
        return max(2, math.floor(ratio + 0.5))
    what = f"The pixels of the series ({size:.4g} m) are {ratio:.3g} times those of the image ({own:.4g} m)"
    if ratio < LEAST:
        raise RatioError(
            f"{what}: {model} joins an image with a series of {LEAST:g} to {MOST:g} times larger pixels; "
            "give a coarser series or a finer image, or take another model, which brings both onto one grid."
        )
    raise RatioError(
        f"{what}: {model} joins them up to {MOST:g} times; give a finer series, or an image of larger pixels."
    )


def coarser(fine: Grid, ratio: int) -> Grid:
    """The grid of `ratio` times larger pixels with the same corner, which covers all of the fine one."""
    x0, xx, yx, y0, xy, yy = fine.transform
    size = (-(-fine.width // ratio), -(-fine.height // ratio))
    return Grid(*size, (x0, xx * ratio, yx * ratio, y0, xy * ratio, yy * ratio), fine.crs)


def require_joinable(fine: Grid, days: int, ratio: int, model: str = STSNET) -> None:
    """Raises RatioError, SeriesError where the network can't learn: from an image smaller than a tile, or
    from more or fewer days than it takes."""
    tile = math.lcm(8, (4 if model == STSNET else 1) * ratio)
    if min(fine.width, fine.height) < tile:
        raise RatioError(
            f"The image has {fine.width} x {fine.height} pixels, and with a series of {ratio} times larger "
            f"pixels {model} learns from tiles of {tile} x {tile}: give a larger image, or take another "
            "model."
        )
    require_days(days, model)


def require_days(days: int, model: str) -> None:
    """Raises SeriesError where a series has more or fewer days than a network of dates takes."""
    if not DATES[0] <= days <= DATES[1]:
        raise SeriesError(
            f"The series is looked at on {many(days, 'day')}, and {model} takes {DATES[0]} to {DATES[1]}: "
            "give more dates, or fewer (--every)."
        )


def resampled_note(grids: Iterable[Grid], coarse: Grid, ratio: int) -> list[str]:
    """What is to be said where the series does not lie on the coarse grid already."""
    every = list(grids)
    moved = sum(warp.resampling_between(one, coarse) != "near" for one in every)
    if not moved:
        return []
    return [
        f"{moved} of {many(len(every), 'image')} of the series {agreed(moved, 'is', 'are')} resampled onto "
        f"pixels {ratio} times as large as the image's, which begin at its corner."
    ]
