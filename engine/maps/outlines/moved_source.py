"""Water whose shore was moved from where a fine image shows it: fitted in blocks, written as a field."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Callable, Optional

import numpy as np
from osgeo import gdal
from scipy import ndimage

from ...raster import handles
from ...raster.grid import Grid, Window
from ...raster.readers import Image
from ...raster.unreadable import unreadable
from . import moving
from .moving import Misfit, Part, Rise
from .sources import WaterSource

gdal.UseExceptions()

BLOCK = 8
"""Side of a block in coarse pixels."""
USUAL_RATIO = 16.0
"""Of coarse to fine pixels, where a fused image does not tell its own."""
BESIDE, CORNER = 0.5, 0.25
"""How much the blocks around a block count."""


@dataclass(frozen=True)
class MovedSource(WaterSource):
    """A fused image with the field of its moved shore."""

    field_path: str = ""

    @property
    def halo(self) -> int:
        return 0

    def field(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """As of `WaterSource.field`."""
        try:
            dataset = handles.dataset_of(handles.File.at(self.field_path))
            field, sure = dataset.ReadAsArray(window.x, window.y, window.width, window.height)
        except RuntimeError as error:
            raise unreadable("The moved shore", self.field_path, error) from error
        return np.ascontiguousarray(field), np.ascontiguousarray(sure)


@dataclass(frozen=True)
class Moved:
    """What was found of a moved shore: metres of a DEM, pixels without one."""

    rise: float
    """The median of the blocks."""
    unit: str
    blocks: int
    ratio: float


def ratio_of(path: str) -> Optional[float]:
    """Coarse pixel size / fine pixel size of a fused image of ours; None of others."""
    try:
        found = float(gdal.Open(path).GetMetadataItem("CHRONOFUSE_RATIO") or "nan")
    except (RuntimeError, ValueError):
        return None
    return found if math.isfinite(found) and found >= 2 else None


def moved(
    fused: WaterSource,
    reference: WaterSource,
    dem: Optional[Image],
    folder: Path,
    step: Callable[[float], None],
) -> tuple[Optional[MovedSource], Optional[Moved]]:
    """The fused image with its shore moved; None where no block shows water and land.

    Args:
        fused, reference: with the level of the reference, on one grid.
        dem: on the same grid.
        folder: for the field that is written.
        step: is called with the share of the work that is done.

    Raises:
        UnreadableFileError: an image can't be read.
    """
    mover = _Mover(fused, reference, dem, ratio_of(fused.path) or USUAL_RATIO)
    misfits = mover.misfits(step)
    if not misfits:
        return None, None
    rises = {place: _with_its_neighbours(place, misfits) for place in misfits}
    path = folder / "moved-shore.tif"
    mover.write(path, rises, step)
    own = {one.name: getattr(fused, one.name) for one in fields(WaterSource)}
    rise = float(np.median([one.value for one in rises.values()]))
    about = Moved(rise, "px" if dem is None else "m", len(rises), mover.ratio)
    return MovedSource(**own, field_path=str(path)), about


def _with_its_neighbours(place: tuple[int, int], misfits: dict[tuple[int, int], Misfit]) -> Rise:
    row, column = place
    around = [
        (CORNER if i and j else BESIDE, misfits[row + i, column + j])
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        if (i or j) and (row + i, column + j) in misfits
    ]
    return moving.best_rise(misfits[place], around)


@dataclass(frozen=True)
class _Mover:
    """Both images in blocks."""

    fused: WaterSource
    reference: WaterSource
    dem: Optional[Image]
    ratio: float

    @property
    def grid(self) -> Grid:
        return self.fused.grid

    @property
    def side(self) -> int:
        """Of a block in pixels."""
        return math.ceil(BLOCK * self.ratio)

    def blocks(self) -> Iterator[tuple[tuple[int, int], Window]]:
        side, grid = self.side, self.grid
        for row in range(-(-grid.height // side)):
            for column in range(-(-grid.width // side)):
                x, y = column * side, row * side
                yield (row, column), Window(x, y, min(side, grid.width - x), min(side, grid.height - y))

    @property
    def count(self) -> int:
        return -(-self.grid.height // self.side) * -(-self.grid.width // self.side)

    def misfits(self, step: Callable[[float], None]) -> dict[tuple[int, int], Misfit]:
        """Of the blocks that show water and land, each with its surroundings."""
        found = {}
        for place, window in self.blocks():
            part, wide = self._part(window)
            around = window.grown(moving.reach_of(self.ratio), self.grid.width, self.grid.height)
            misfit = moving.misfit_of(part, around.inside(wide), self.ratio)
            if misfit is not None:
                found[place] = misfit
            step(0.5 / self.count)
        return found

    def _part(self, window: Window) -> tuple[Part, Window]:
        """A block with all that its pixels depend on; and where that lies."""
        margin = 2 * moving.reach_of(self.ratio) + 1
        wide = window.grown(margin, self.grid.width, self.grid.height)
        level = self.reference.threshold
        if level is None:
            raise ValueError("the reference has a threshold")
        before, after = (_mixture(one, wide, level.value) for one in (self.reference, self.fused))
        field = np.clip(self.reference.field(wide)[0], -0.5, 0.5)
        dem = None if self.dem is None else self.dem.read(wide)[0]
        above, spread = moving.heights(field, dem, self.ratio)
        return Part(before, after, field >= 0, above, dem is not None, spread), wide

    def write(self, path: Path, rises: dict[tuple[int, int], Rise], step: Callable[[float], None]) -> None:
        """The field, above 0 in the water, and how sure the shore is."""
        grid, net = self.grid, self._net(rises)
        options = ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1"]
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(path), grid.width, grid.height, 2, gdal.GDT_Float32, options
        )
        for _, window in self.blocks():
            part, wide = self._part(window)
            between = self._between(net, wide)
            inner = window.inside(wide)
            field = np.where(np.isfinite(part.after), moving.field_of(part, between[0], self.ratio), np.nan)
            for number, band in enumerate((field, moving.sureness(part, between)), 1):
                dataset.GetRasterBand(number).WriteArray(band[inner], window.x, window.y)
            step(0.5 / self.count)
        dataset = None

    def _net(self, rises: dict[tuple[int, int], Rise]) -> np.ndarray:
        """(3, rows, columns) of blocks: the rise and the ends of its interval; those of the nearest block
        where one tells none."""
        rows, columns = -(-self.grid.height // self.side), -(-self.grid.width // self.side)
        net, missing = np.zeros((3, rows, columns)), np.ones((rows, columns), bool)
        for place, rise in rises.items():
            row, column = place
            net[:, row, column] = rise.value, rise.low, rise.high
            missing[place] = False
        _, nearest = ndimage.distance_transform_edt(missing, return_indices=True)
        return net[:, nearest[0], nearest[1]]

    def _between(self, net: np.ndarray, window: Window) -> list[np.ndarray]:
        """Three of (rows, columns), interpolated between the middles of the blocks."""
        y = (np.arange(window.y, window.bottom) + 0.5) / self.side - 0.5
        x = (np.arange(window.x, window.x + window.width) + 0.5) / self.side - 0.5
        places = np.meshgrid(y, x, indexing="ij")
        return [ndimage.map_coordinates(one, places, order=1, mode="nearest") for one in net]


def _mixture(source: WaterSource, window: Window, level: float) -> np.ndarray:
    """(rows, columns) float32 of a window; what is 0 at the level (wetness.py)."""
    first, second = source.image.read(window)[:2]
    return first * (1 - level) - second * (1 + level)
