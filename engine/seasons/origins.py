"""How much the values of a filled series count, by where they come from: what was observed shows what grew,
what was fused says what happened between.

`series fill` stores a raster of origins beside each date. A fused value is off by several times as much as
an observed one, and its errors are those of its neighbours in time, too, for they have the same references:
as many of them as there are days in a gap would carry the curve away from what was observed at its rims.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

import numpy as np

from ..collection.dated import DatedImage
from ..collection.own_products import NO_IMAGES, ORIGIN, SMOOTH, product_of
from ..collection.series import Series, series_of
from ..raster.grid import Grid, Window
from ..raster.handles import closed_where_many
from ..raster.readers import Image, described

OBSERVED, FUSED = 1, 2
WEIGHTS = np.array([0.01, 1.0, 0.03, 0.02, 0.01])
"""By the code of an origin: nothing, observed, fused, fused between coarse images, in time only."""


@dataclass(frozen=True)
class Origins:
    """The rasters of origins of a series, one for each of its dates; None where a date has none."""

    images: tuple[Optional[Image], ...]

    def read(self, window: Window) -> np.ndarray:
        """(dates, rows, cols) uint8 codes; a date without a raster counts as observed."""
        codes = np.full((len(self.images), window.height, window.width), OBSERVED, np.uint8)
        for place, image in enumerate(self.images):
            if image is not None:
                with closed_where_many(len(self.images)):
                    read = np.nan_to_num(image.read(window)[0])
                codes[place] = np.clip(read, 0, len(WEIGHTS) - 1)
        return codes


def origins_of(
    images: Sequence[DatedImage], chosen: Series, days: Sequence[date], grid: Grid
) -> Optional[Origins]:
    """The origins of a series that was filled; None of any other, and where there is no raster of them.

    Args:
        images: all that lie beside those of the series.
        days, grid: of the series.

    Raises:
        ChronofuseError: a raster can't be read.
    """
    product = product_of(chosen)
    if not product or product in (*NO_IMAGES, SMOOTH):
        return None
    found: dict[date, Image] = {}
    for series in series_of(images):
        if product_of(series) == ORIGIN:
            for dated in series.images:
                if dated.day in days and dated.grid == grid:
                    found[dated.day] = described(dated.path, "The origins")[0].with_bands([0])
    return Origins(tuple(found.get(day) for day in days)) if found else None
