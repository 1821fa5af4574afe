"""The zones of a place: a raster of classes, brought to the windows by its nearest pixels."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..align import crs, warp
from ..door.errors import ClassesError
from ..raster.grid import Grid, Window
from ..raster.readers import Image
from ..yardstick.class_agreement import open_classes
from .scoring import NO_ZONE

MOST_ZONES = 1000
"""More are no zones, but measurements."""


def open_zones(path: str, first: Image) -> Image:
    """The raster of the zones.

    Args:
        first: a fine image of the place.

    Raises:
        ChronofuseError: it can't be read, has more than one band, or lies elsewhere.
    """
    zones = open_classes(path, "The raster of the zones")
    crs.require_overlap(zones, first)
    return zones


def zones_in(zones: Image, grid: Grid, windows: Iterable[Window]) -> dict[Window, np.ndarray]:
    """Window to the zones on it, (rows, cols) int64.

    Args:
        grid: of the place that the windows are parts of.

    Raises:
        ClassesError: a value that is no class, or no zone in any of them.
    """
    found = {window: zones_on(zones, grid.part(window)) for window in windows}
    if all((values == NO_ZONE).all() for values in found.values()):
        raise ClassesError(
            f"The raster of the zones '{zones.path}' has no zone on what is compared: its pixels are nodata "
            "or below 0 there. Zones are whole numbers from 0 on; check its nodata value and where it lies."
        )
    return found


def zones_on(zones: Image, grid: Grid) -> np.ndarray:
    """(rows, cols) int64 of the zones on a grid, NO_ZONE where there is none.

    Raises:
        ClassesError: a value that is no class.
    """
    values = warp.to_grid(zones, grid, "near").read(grid.window)[0]
    known = np.isfinite(values)
    wrong = values[known & (values != np.rint(values))]
    if wrong.size:
        raise ClassesError(
            f"The raster of the zones '{zones.path}' holds {wrong[0]:g}, but zones are whole numbers: "
            "reclassify it into a few classes."
        )
    whole = np.where(known & (values >= 0), np.where(known, values, 0), NO_ZONE).astype(np.int64)
    if np.unique(whole).size > MOST_ZONES:
        raise ClassesError(
            f"The raster of the zones '{zones.path}' holds more than {MOST_ZONES} different numbers: "
            "reclassify it into a few classes."
        )
    return whole
