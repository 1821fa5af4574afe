"""Parts of images as files of their own: values in physical units, gaps as NODATA, on the same pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal

from ..door.outputs import os_errors
from ..raster.grid import Grid, Window
from ..raster.readers import Image
from . import crs

NODATA = -9999.0
AROUND = 3
"""Coarse pixels around a fine window that are cut out, too: bicubic resampling takes two, and the images may
be moved against each other."""


def write_part(image: Image, window: Window, names: tuple[str, ...], path: Path) -> np.ndarray:
    """Write a window of an image, and give its values, (bands, rows, cols) float32, NaN for gaps.

    Raises:
        ChronofuseError: it can't be read, or the disk is full.
    """
    values, grid = image.read(window), image.grid.part(window)
    with os_errors(path):
        options = ["TILED=YES", "BIGTIFF=IF_SAFER"]
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(path), grid.width, grid.height, len(values), gdal.GDT_Float32, options
        )
        dataset.SetGeoTransform(grid.transform)
        dataset.SetProjection(grid.crs)
        for number, (band, name) in enumerate(zip(values, names), 1):
            target = dataset.GetRasterBand(number)
            target.SetNoDataValue(NODATA)
            target.SetDescription(name)
            target.WriteArray(np.where(np.isfinite(band), band, np.float32(NODATA)))
        dataset.FlushCache()
        dataset = None
    return values


def window_around(coarse: Grid, fine: Grid, ratio: float) -> Window:
    """The window of a coarse image over a fine grid, with AROUND coarse pixels on each side.

    Args:
        ratio: of the coarse pixels that the image shows, though its own may be smaller.
    """
    window = crs.window_over(coarse, fine)
    if window is None:
        return coarse.window
    times = max(1.0, ratio / crs.pixel_ratio(coarse, fine))
    return window.grown(round(AROUND * times), coarse.width, coarse.height)
