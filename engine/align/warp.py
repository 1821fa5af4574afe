"""Brings every image onto the grid where it is needed; nothing is computed before a window is read.

The engine works on the grid of F1. Coarse images come up to it by bicubic resampling; fine images go down to
the coarse grid by averaging. A window's pixels do not depend on which windows are read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Optional, Union

from osgeo import gdal

from ..raster import scratch
from ..raster.fingerprints import fingerprint
from ..raster.grid import Grid, windows
from ..raster.handles import File
from ..raster.readers import Image
from .axis import axes_between
from .blocks import own_grid
from .crs import pixel_ratio, same_crs
from .resample import Across, Along, Resampled
from .warped import BlockMeans, HalfMeans, Warped, on_grid

gdal.UseExceptions()

NOT_SMALLER = 0.9
"""Least size of an image's pixels, in those of the grid, from which resampling it is interpolation alone."""
WRITTEN_SIDE = 512
"""Side of the pieces in which an averaged image is written."""


def to_grid(image: Image, grid: Grid, resampling: Optional[str] = None) -> Image:
    """The image on another grid.

    Args:
        resampling: GDAL's name; by default none where the pixels are the same, `near` where they are only
            moved by whole pixels, `average` towards clearly larger pixels, else `cubic`.
    """
    if image.grid.same_pixels(grid) and same_crs(image.grid.crs, grid.crs):
        return image
    return _resampled(image, grid, resampling or resampling_between(image.grid, grid))


def is_north_up(grid: Grid) -> bool:
    _, width, shear_x, _, shear_y, height = grid.transform
    return not shear_x and not shear_y and width > 0 > height


def north_up(image: Image) -> Image:
    """The image on a grid of the same pixel size that is not turned and not upside down."""
    if is_north_up(image.grid):
        return image
    _, _, shear_x, _, shear_y, _ = image.grid.transform
    x0, y0, x1, y1 = image.grid.bounds
    size = image.grid.pixel
    columns, rows = max(1, round((x1 - x0) / size[0])), max(1, round((y1 - y0) / size[1]))
    grid = Grid(columns, rows, (x0, size[0], 0.0, y1, 0.0, -size[1]), image.grid.crs)
    how = "cubic" if shear_x or shear_y else "near"
    turned = Warped(**on_grid(image, grid), source=image, resampling=how)
    return replace(turned, gaps=replace(turned, resampling="near")) if how == "cubic" else turned


def coarse_image(image: Image, ratio: Optional[float]) -> Image:
    """A coarse image on its own grid; with `ratio`, one that was resampled to fine pixels is averaged back
    to it."""
    if ratio is None:
        return image
    # Written down once, or a large piece would be averaged anew for every few fine pixels.
    name = hashlib.sha256(json.dumps([*_told_of(image), ratio, fingerprint(image.file)]).encode()).hexdigest()
    return _written(image, own_grid(image, ratio), str(scratch.folder() / f"{name[:20]}.tif"))


def _told_of(image: Image) -> list:
    """All that decides about an image's values but its file."""
    told = (image.grid.transform, image.encodings, image.cover)
    return [image.path, image.band_numbers, *map(repr, told)]


def brought_up(image: Image, delivered: Image, grid: Grid) -> Image:
    """A coarse image on the fine grid, by bicubic resampling; `delivered` is the image as the file has it.

    Averaging back to the coarse grid closes small gaps; they stay gaps.
    """
    up = to_grid(image, grid, "cubic")
    return up if image is delivered else replace(up, gaps=to_grid(delivered, grid, "near"))


def block_means(image: Image, coarse: Grid) -> BlockMeans:
    """The image averaged to a coarser grid; NaN where its valid pixels do not cover a whole coarse pixel."""
    return BlockMeans(**on_grid(image, coarse), source=image)


def resampling_between(source: Grid, target: Grid) -> str:
    """GDAL's name of the resampling that `to_grid` takes by default."""
    if not same_crs(source.crs, target.crs):
        return "cubic"
    size = [s / t for s, t in zip(source.pixel, target.pixel)]
    inverse = gdal.InvGeoTransform(target.transform)
    corner = gdal.ApplyGeoTransform(inverse, *source.point(0, 0))
    if all(abs(s - 1) < 1e-6 for s in size) and all(abs(c - round(c)) < 1e-3 for c in corner):
        return "near"
    return "average" if max(size) < 0.7 else "cubic"


def _resampled(image: Image, grid: Grid, resampling: str) -> Image:
    """The image on another grid, whose gaps are those of the nearest pixel, in each band for itself.

    Bicubic resampling closes a gap of one band only from its neighbours; it has to stay a gap. Our own
    kernels (resample.py) take the place of GDAL's wherever the new pixels are not larger, so that none has to
    be averaged.
    """
    fields = on_grid(image, grid)
    if resampling in ("near", "cubic") and pixel_ratio(image.grid, grid) > NOT_SMALLER:
        return Resampled(**fields, source=image, mapping=_mapping(image.grid, grid), resampling=resampling)
    warped = Warped(**fields, source=image, resampling=resampling)
    return replace(warped, gaps=replace(warped, resampling="near")) if resampling == "cubic" else warped


def _mapping(source: Grid, target: Grid) -> Union[Along, Across]:
    if same_crs(source.crs, target.crs) and is_north_up(source) and is_north_up(target):
        return Along(*axes_between(source, target))
    return Across(source, target)


def _written(image: Image, grid: Grid, path: str) -> Image:
    """The same averaged, written to a file; if that is there already, it is taken."""
    averaged = HalfMeans(**on_grid(image, grid), source=image)
    if not Path(path).exists():
        dataset = gdal.GetDriverByName("GTiff").Create(
            path,
            grid.width,
            grid.height,
            image.bands,
            gdal.GDT_Float32,
            ["TILED=YES", "BIGTIFF=IF_SAFER"],
        )
        for number in range(1, image.bands + 1):
            dataset.GetRasterBand(number).SetNoDataValue(float("nan"))
        for window in windows(grid.width, grid.height, WRITTEN_SIDE):
            for number, values in enumerate(averaged.read(window), start=1):
                dataset.GetRasterBand(number).WriteArray(values, window.x, window.y)
        dataset.FlushCache()  # other threads open the file
    return Image(**{**on_grid(image, grid), "file": File.at(path)})
