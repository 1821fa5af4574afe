"""Brings every image onto the grid where it is needed, as virtual datasets that GDAL computes window by
window.

The engine works on the grid of F1. Coarse images come up to it by bicubic resampling; fine images go down to
the coarse grid by averaging. Nothing is computed before a window is read, and a window's pixels do not depend
on which windows are read.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import fields, replace
from pathlib import Path
from typing import Optional, Union

import numpy as np
from osgeo import gdal

from ..door.errors import UnreadableFileError
from ..raster import scratch
from ..raster.grid import Grid
from ..raster.handles import File, Options, Recipe, Translated, Warped, dataset_of, file_of, options
from ..raster.readers import Image, fingerprint
from ..raster.values import Encoding
from .axis import axes_between
from .blocks import own_grid
from .crs import bounds_in, pixel_ratio, same_crs
from .resample import Across, Along, Resampled

gdal.UseExceptions()

ROOM = 6
"""Columns of a grid below which an image is given room on both sides before it is averaged to it."""
NOT_SMALLER = 0.9
"""Least size of an image's pixels, in those of the grid, from which resampling it is interpolation alone."""
FULLY_COVERED = 0.999
"""Share of a coarse pixel that valid fine pixels must cover for their mean to stand for it."""


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
    return _warp(image, grid, "cubic" if shear_x or shear_y else "near")


def coarse_image(image: Image, ratio: Optional[float]) -> Image:
    """A coarse image on its own grid; with `ratio`, one that was resampled to fine pixels is averaged back
    to it."""
    if ratio is None:
        return image
    # Written down once: as a virtual dataset, GDAL would average a large piece anew for every few fine
    # pixels.
    name = hashlib.sha256(
        json.dumps([image.path, image.band_numbers, ratio, fingerprint(file_of(image.recipe))]).encode()
    ).hexdigest()
    return _written(image, own_grid(image, ratio), str(scratch.folder() / f"{name[:20]}.tif"))


def brought_up(image: Image, delivered: Image, grid: Grid) -> Image:
    """A coarse image on the fine grid, by bicubic resampling; `delivered` is the image as the file has it.

    Averaging back to the coarse grid closes small gaps; they stay gaps.
    """
    up = to_grid(image, grid, "cubic")
    return up if image is delivered else replace(up, gaps=to_grid(delivered, grid, "near"))


def block_means(image: Image, coarse: Grid) -> tuple[Image, Image]:
    """The image averaged to a coarser grid, and the share of each coarse pixel that its valid pixels cover
    (0..1).

    Both per band; outside of the image nothing is covered.
    """
    return _warp(image, coarse, "average"), _warp(_validity(image, coarse), coarse, "average")


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
    """A warp whose gaps are those of the nearest pixel, in each band for itself.

    Bicubic resampling closes a gap of one band only from its neighbours; it has to stay a gap. Our own
    kernels (resample.py) take the place of GDAL's wherever the new pixels are not larger, so that none has to
    be averaged.
    """
    warped = _warp(image, grid, resampling)
    if resampling in ("near", "cubic") and pixel_ratio(image.grid, grid) > NOT_SMALLER:
        shared = {f.name: getattr(warped, f.name) for f in fields(Image)}
        return Resampled(**shared, source=image, mapping=_mapping(image.grid, grid), resampling=resampling)
    return replace(warped, gaps=_warp(image, grid, "near")) if resampling == "cubic" else warped


def _mapping(source: Grid, target: Grid) -> Union[Along, Across]:
    if same_crs(source.crs, target.crs) and is_north_up(source) and is_north_up(target):
        return Along(*axes_between(source, target))
    return Across(source, target)


def _warp(image: Image, grid: Grid, resampling: str) -> Image:
    """The image's bands on the grid, in stored units as float32, NaN where there is nothing; virtual."""
    source = _select(image)
    if resampling == "average":
        source = _with_room(source, image, grid)
    return _on(image, grid, Warped(source, _warp_options(image, grid, resampling)))


def _written(image: Image, grid: Grid, path: str) -> Image:
    """The same averaged, written to a file; if that is there already, it is taken."""
    if not Path(path).exists():
        arguments = dict(_warp_options(image, grid, "average"))
        source = dataset_of(_with_room(_select(image), image, grid))
        creation = ["TILED=YES", "BIGTIFF=IF_SAFER"]
        try:
            warped = gdal.Warp(
                path,
                source,
                format="GTiff",
                creationOptions=creation,
                **{**arguments, "warpOptions": list(arguments["warpOptions"])},
            )
        except RuntimeError as error:
            raise UnreadableFileError(
                f"{image.role} '{image.path}' can't be brought to the grid of F1 ({error}): check "
                "its coordinate reference system."
            ) from error
        warped.FlushCache()  # other threads open the file
    return _on(image, grid, File.at(path))


def _warp_options(image: Image, grid: Grid, resampling: str) -> Options:
    return options(
        dstSRS=grid.crs,
        outputBounds=grid.bounds,
        width=grid.width,
        height=grid.height,
        resampleAlg=resampling,
        outputType=gdal.GDT_Float32,
        srcNodata=_nodata(image),
        dstNodata="nan",
        multithread=True,
        # Else a pixel is missing only where it is missing in all bands, and -9999 is averaged in.
        warpOptions=["UNIFIED_SRC_NODATA=PARTIAL"],
        errorThreshold=0 if same_crs(image.grid.crs, grid.crs) else 0.125,
    )


def _on(image: Image, grid: Grid, recipe: Recipe) -> Image:
    return replace(
        image,
        grid=grid,
        recipe=recipe,
        encodings=tuple(Encoding("float32", e.scale, e.offset, float("nan")) for e in image.encodings),
        gaps=None,
        band_numbers=tuple(range(1, image.bands + 1)),
    )


def _with_room(source: Recipe, image: Image, grid: Grid) -> Recipe:
    """The source with nothing on both sides where it lies under a few columns of the grid only.

    GDAL 3.6 averages wrongly (columns swapped, or the mean of their neighbours) where a whole source lies
    under three or fewer target columns. Four and more are exact.
    """
    x0, _, x1, _ = bounds_in(image.grid, grid.crs)
    if (x1 - x0) / grid.pixel[0] > ROOM:
        return source
    room = math.ceil(ROOM * image.grid.width * grid.pixel[0] / (x1 - x0))
    declared = dataset_of(source).GetRasterBand(1).GetMaskFlags() != gdal.GMF_ALL_VALID
    # What is added is to be nothing.
    nothing = {} if declared else {"noData": "nan", "outputType": gdal.GDT_Float32}
    area = [-room, 0, image.grid.width + 2 * room, image.grid.height]
    return Translated(source, options(srcWin=area, **nothing))


def _nodata(image: Image) -> Optional[str]:
    """What GDAL is to leave out, band by band; NaN in floats that declare nothing."""
    values = [
        e.nodata if e.nodata is not None else "nan" if np.dtype(e.dtype).kind == "f" else None
        for e in image.encodings
    ]
    if all(value is None for value in values):
        return None
    return " ".join("nan" if value is None else str(value) for value in values)


def _select(image: Image) -> Recipe:
    """The image's bands in their order as a virtual dataset, with the alpha or mask band that belongs to
    them."""
    alpha = _alpha_band(image)
    bands = [*image.band_numbers, *([] if alpha is None else [alpha])]
    if bands == list(range(1, image.dataset.RasterCount + 1)):
        return image.recipe
    return Translated(image.recipe, options(bandList=bands))


def _alpha_band(image: Image) -> Optional[int]:
    for number in range(1, image.dataset.RasterCount + 1):
        if image.dataset.GetRasterBand(number).GetColorInterpretation() == gdal.GCI_AlphaBand:
            return number
    return None


def _validity(image: Image, coarse: Grid) -> Image:
    """For each band, 1 where it is valid and 0 elsewhere, also around the image."""
    margin = (
        math.ceil(2 * max(c / f for c, f in zip(coarse.pixel, image.grid.pixel)))
        if same_crs(coarse.crs, image.grid.crs)
        else 2 + math.ceil(2 * pixel_ratio(coarse, image.grid))
    )
    width, height = image.grid.width + 2 * margin, image.grid.height + 2 * margin
    source = image.recipe
    if np.dtype(image.encodings[0].dtype).kind == "f" and image.encodings[0].nodata is None:
        source = Translated(source, options(noData="nan"))  # so that GDAL's mask knows of NaN
    mask = Translated(
        source,
        options(
            bandList=[f"mask,{n}" for n in image.band_numbers],
            srcWin=[-margin, -margin, width, height],
            noData="none",
        ),
    )
    corner = image.grid.point(-margin, -margin)
    transform = (corner[0], *image.grid.transform[1:3], corner[1], *image.grid.transform[4:])
    encodings = (Encoding("uint8", 1 / 255, 0.0, None),) * image.bands
    return replace(
        image,
        grid=Grid(width, height, transform, image.grid.crs),
        encodings=encodings,
        recipe=mask,
        band_numbers=tuple(range(1, image.bands + 1)),
        gaps=None,
    )
