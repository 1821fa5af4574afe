"""Classes that outlines are drawn from: a band of whole numbers, read as they are stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal

from ...door.errors import ClassesError
from ...raster import handles
from ...raster.grid import Grid, Window, windows
from ...raster.legend import Legend, read_legend
from ...raster.unreadable import unreadable
from . import crossings, wetness
from .tracing import OUTSIDE

gdal.UseExceptions()

ROWS = 256
"""That are sieved at once."""


@dataclass(frozen=True)
class ClassSource:
    """A band of classes. A value that can be pickled."""

    path: str
    grid: Grid
    day: Optional[date]
    band: int
    """GDAL's number."""
    smooth: float
    """Deviation of the filter, in pixels."""
    legend: Optional[Legend] = None

    @property
    def halo(self) -> int:
        return len(wetness.gaussian(self.smooth)) - 1

    def codes(self, window: Window) -> np.ndarray:
        """(rows, columns) uint16, OUTSIDE where there is no class.

        Raises:
            UnreadableFileError: the file can't be read there.
            ClassesError: a number that can't be a class.
        """
        try:
            band = handles.dataset_of(handles.File.at(self.path)).GetRasterBand(self.band)
            area = (window.x, window.y, window.width, window.height)
            stored = band.ReadAsArray(*area)
            nothing = np.zeros(stored.shape, bool)
            if band.GetNoDataValue() is not None:
                nothing = stored == band.GetNoDataValue()
            if band.GetMaskFlags() & ~(gdal.GMF_ALL_VALID | gdal.GMF_NODATA):
                nothing |= band.GetMaskBand().ReadAsArray(*area) == 0
        except RuntimeError as error:
            raise unreadable("The raster of classes", self.path, error) from error
        known = stored[~nothing]
        if known.size and not (known.min() >= 0 and known.max() < OUTSIDE):
            wrong = known.min() if known.min() < 0 else known.max()
            raise ClassesError(
                f"'{self.path}' holds {wrong}, but classes are whole numbers from 0 to {OUTSIDE - 1}: "
                "reclassify it, or declare the number as nodata where it means nothing."
            )
        return np.where(nothing, OUTSIDE, stored).astype(np.uint16)

    def strip(self, window: Window) -> tuple[np.ndarray, ...]:
        """As of `WaterSource.strip`."""
        halo = self.halo
        top, bottom = max(window.y - halo, 0), min(window.bottom + halo, self.grid.height)
        codes = self.codes(Window(0, top, self.grid.width, bottom - top))
        above, below = max(top - window.y, 0), max(window.bottom - bottom, 0)
        framed = np.pad(codes, ((above, below), (1, 1)), constant_values=OUTSIDE)
        first = window.y - (top - above)
        return crossings.of_classes(framed, wetness.gaussian(self.smooth), (first, window.height))


def open_classes(
    path: str, grid: Grid, day: Optional[date], band: int, smooth: float, asked: tuple[int, ...]
) -> ClassSource:
    """A raster of classes, its legend with it.

    Raises:
        ClassesError: it holds no classes, has no such band, or none of the classes that are asked for.
    """
    try:
        dataset = handles.dataset_of(handles.File.at(path))
    except RuntimeError as error:
        raise unreadable("The raster of classes", path, error) from error
    if band > dataset.RasterCount:
        raise ClassesError(
            f"'{path}' has {dataset.RasterCount} band{'s' * (dataset.RasterCount > 1)}, and band {band} was "
            "asked for: give another."
        )
    alone = path if dataset.RasterCount == 1 else f"vrt://{path}?bands={band}"
    try:
        legend = read_legend(alone, "The raster of classes")
    except ClassesError as error:  # it tells a name of GDAL's for one band of several
        raise ClassesError(str(error).replace(alone, path)) from error
    missing = [code for code in asked if code not in legend]
    if asked and len(missing) == len(set(asked)):
        raise ClassesError(
            f"'{path}' has no class {' and no class '.join(map(str, sorted(set(asked))))}: it has "
            f"{', '.join(map(str, legend.codes[:12]))}{', ...' if len(legend) > 12 else ''}."
        )
    return ClassSource(path, grid, day, band, smooth, legend)


def sieved(source: ClassSource, least: int, folder: Path) -> ClassSource:
    """The classes with every patch of fewer pixels given to the largest class beside it, so that all classes
    together still leave no gap.

    Args:
        least: pixels.
        folder: for the raster that is written.
    """
    if least < 2:
        return source
    grid, path = source.grid, folder / f"sieved-{source.band}.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), grid.width, grid.height, 1, gdal.GDT_UInt16, ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1"]
    )
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(OUTSIDE)
    for window in windows(grid.width, grid.height, grid.width, ROWS):
        band.WriteArray(source.codes(window), window.x, window.y)
    dataset.FlushCache()
    gdal.SieveFilter(band, band.GetMaskBand(), band, least, 4)
    dataset = band = None
    return replace(source, path=str(path), band=1)
