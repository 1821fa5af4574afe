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
from osgeo import gdal, osr

from ..door.errors import NoOverlapError, RatioError, UnreadableFileError
from ..raster import scratch
from ..raster.grid import Grid, Window
from ..raster.readers import Image, fingerprint
from ..raster.values import Encoding
from .axis import axes_between
from .resample import Across, Along, Resampled

gdal.UseExceptions()
osr.UseExceptions()

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
        json.dumps([image.path, image.band_numbers, ratio, fingerprint(image)]).encode()
    ).hexdigest()
    return _warp(image, own_grid(image, ratio), "average", to=str(scratch.folder() / f"{name[:20]}.tif"))


def brought_up(image: Image, delivered: Image, grid: Grid) -> Image:
    """A coarse image on the fine grid, by bicubic resampling; `delivered` is the image as the file has it.

    Averaging back to the coarse grid closes small gaps; they stay gaps.
    """
    up = to_grid(image, grid, "cubic")
    return up if image is delivered else replace(up, gaps=to_grid(delivered, grid, "near"))


def own_grid(image: Image, ratio: float) -> Grid:
    """The grid of pixels `ratio` times as large that a resampled coarse image came from.

    Where the image still shows the blocks of its old pixels, the grid starts where they do; a smooth image
    has no such trace, and the grid starts at its corner.
    """
    phase_x, phase_y = block_phase(image, ratio)
    x0, xx, yx, y0, xy, yy = image.grid.transform
    if ratio > 2 * max(image.grid.width, image.grid.height):
        raise RatioError(
            f"The ratio is {ratio:g}, but {image.role} has only {image.grid.width} x {image.grid.height} "
            "pixels: give coarse pixel size / fine pixel size."
        )
    shift_x, shift_y = (phase_x - ratio if phase_x else 0.0), (phase_y - ratio if phase_y else 0.0)
    corner = image.grid.point(shift_x, shift_y)
    width = math.ceil((image.grid.width - shift_x) / ratio - 1e-6)
    height = math.ceil((image.grid.height - shift_y) / ratio - 1e-6)
    return Grid(
        width, height, (corner[0], xx * ratio, yx * ratio, corner[1], xy * ratio, yy * ratio), image.grid.crs
    )


def block_phase(image: Image, ratio: float) -> tuple[float, float]:
    """Column and row (in pixels, from 0 to ratio) at which the blocks of a nearest-neighbour resampling
    begin.

    Zero where no blocks can be seen. Blocks are seen when nearly all steps between neighbours fall on one
    comb of that spacing.
    """
    side = int(min(1024, image.grid.width, image.grid.height))
    x, y = (image.grid.width - side) // 2, (image.grid.height - side) // 2
    values = image.read(Window(x, y, side, side))[0]
    with np.errstate(invalid="ignore"):
        steps_x = (np.abs(np.diff(values, axis=1)) > 0).mean(axis=0)
        steps_y = (np.abs(np.diff(values, axis=0)) > 0).mean(axis=1)
    return _comb_phase(steps_x, ratio, x), _comb_phase(steps_y, ratio, y)


def _comb_phase(steps: np.ndarray, ratio: float, start: int) -> float:
    """Phase of the comb on which the steps (share of changed neighbours per position) fall, or 0."""
    if ratio < 2 or steps.sum() == 0 or steps.size < 2 * ratio:
        return 0.0
    positions = np.arange(1, steps.size + 1) + start  # the edge between pixel p-1 and p lies at p
    best, found = 0.0, 0.0
    for phase in np.arange(0, ratio, 0.25 if ratio % 1 else 1.0):
        nearest = np.floor((positions - phase) / ratio + 0.5)
        on_comb = np.round(phase + nearest * ratio) == positions
        share = steps[on_comb].sum() / steps.sum()
        if share > best:
            best, found = share, float(phase)
    return found if best > 0.9 else 0.0


def block_means(image: Image, coarse: Grid) -> tuple[Image, Image]:
    """The image averaged to a coarser grid, and the share of each coarse pixel that its valid pixels cover
    (0..1).

    Both per band; outside of the image nothing is covered.
    """
    return _warp(image, coarse, "average"), _warp(_validity(image, coarse), coarse, "average")


def crop_to(coarse: Grid, fine: Grid) -> Optional[Grid]:
    """The part of a coarse grid that overlaps a fine one, in whole coarse pixels, or None."""
    x0, y0, x1, y1 = _bounds_in(fine, coarse.crs)
    inverse = gdal.InvGeoTransform(coarse.transform)
    corners = [gdal.ApplyGeoTransform(inverse, x, y) for x in (x0, x1) for y in (y0, y1)]
    columns, rows = zip(*corners)
    left, right = max(0, math.floor(min(columns) + 1e-6)), min(coarse.width, math.ceil(max(columns) - 1e-6))
    top, bottom = max(0, math.floor(min(rows) + 1e-6)), min(coarse.height, math.ceil(max(rows) - 1e-6))
    if left >= right or top >= bottom:
        return None
    return coarse.part(Window(left, top, right - left, bottom - top))


def require_overlap(image: Image, fine: Image) -> float:
    """Share of F1's extent that the image's extent covers, by a lattice of points.

    Raises:
        NoOverlapError: none of it.
    """
    columns = (np.arange(24) + 0.5) / 24 * fine.grid.width
    rows = (np.arange(24) + 0.5) / 24 * fine.grid.height
    points = [fine.grid.point(c, r) for r in rows for c in columns]
    moved = np.array(_transformer(fine.grid.crs, image.grid.crs).TransformPoints(points))[:, :2]
    inverse = gdal.InvGeoTransform(image.grid.transform)
    at = np.array([gdal.ApplyGeoTransform(inverse, x, y) for x, y in moved])
    inside = ((at >= 0) & (at <= [image.grid.width, image.grid.height])).all(axis=1)
    if not inside.any() and crop_to(image.grid, fine.grid) is None:
        raise NoOverlapError(
            f"{image.role} does not overlap {fine.role.replace('The', 'the', 1)} ({image.role}: "
            f"{image.grid.describe()}; {fine.role}: {fine.grid.describe()}): "
            "give images of the same place, and check their coordinate reference systems."
        )
    return float(inside.mean())


def pixel_ratio(coarse: Grid, fine: Grid) -> float:
    """Coarse pixel size / fine pixel size, measured in the fine image's CRS where the two grids meet."""
    cropped = crop_to(coarse, fine) or coarse
    centre = (cropped.width / 2, cropped.height / 2)
    ground = [cropped.point(centre[0] + dc, centre[1] + dr) for dc, dr in ((0, 0), (1, 0), (0, 1))]
    moved = np.array(_transformer(coarse.crs, fine.crs).TransformPoints(ground))[:, :2]
    edges = moved[1:] - moved[0]
    area = abs(edges[0, 0] * edges[1, 1] - edges[0, 1] * edges[1, 0])
    return math.sqrt(area / (fine.pixel[0] * fine.pixel[1]))


def same_crs(a: str, b: str) -> bool:
    if a == b:
        return True
    first, second = osr.SpatialReference(a), osr.SpatialReference(b)
    return bool(first.IsSame(second, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]))


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
    move, inverse = _transformer(target.crs, source.crs), gdal.InvGeoTransform(source.transform)

    def place(columns: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x, y = target.point(columns, rows)
        x, y, _ = np.array(move.TransformPoints(np.stack([x.ravel(), y.ravel()], axis=1))).T.reshape(
            3, *columns.shape
        )
        return inverse[0] + x * inverse[1] + y * inverse[2], inverse[3] + x * inverse[4] + y * inverse[5]

    return Across(place)


def _warp(image: Image, grid: Grid, resampling: str, to: Optional[str] = None) -> Image:
    """The image's bands on the grid, in stored units as float32, NaN where there is nothing.

    A virtual dataset, or a file where `to` names one; if that is there already, it is taken.
    """
    if to and Path(to).exists():
        return _on(image, grid, gdal.Open(to), image)
    source = _select(image)
    if resampling == "average":
        source = _with_room(source, image, grid)
    x0, y0, x1, y1 = grid.bounds
    try:
        warped = gdal.Warp(
            to or "",
            source,
            format="GTiff" if to else "VRT",
            dstSRS=grid.crs,
            outputBounds=(x0, y0, x1, y1),
            width=grid.width,
            height=grid.height,
            resampleAlg=resampling,
            outputType=gdal.GDT_Float32,
            srcNodata=_nodata(image),
            dstNodata=float("nan"),
            multithread=True,
            creationOptions=["TILED=YES", "BIGTIFF=IF_SAFER"] if to else [],
            # Else a pixel is missing only where it is missing in all bands, and -9999 is averaged in.
            warpOptions=["UNIFIED_SRC_NODATA=PARTIAL"],
            errorThreshold=0 if same_crs(image.grid.crs, grid.crs) else 0.125,
        )
    except RuntimeError as error:
        raise UnreadableFileError(
            f"{image.role} '{image.path}' can't be brought to the grid of F1 ({error}): check "
            "its coordinate reference system."
        ) from error
    if to:
        warped.FlushCache()  # other threads open the file
    return _on(image, grid, warped, source)


def _on(image: Image, grid: Grid, warped, source) -> Image:
    encodings = tuple(Encoding("float32", e.scale, e.offset, float("nan")) for e in image.encodings)
    return replace(
        image,
        grid=grid,
        dataset=warped,
        encodings=encodings,
        gaps=None,
        keeps=(source, image),
        band_numbers=tuple(range(1, image.bands + 1)),
    )


def _with_room(source, image: Image, grid: Grid):
    """The source with nothing on both sides where it lies under a few columns of the grid only.

    GDAL 3.6 averages wrongly (columns swapped, or the mean of their neighbours) where a whole source lies
    under three or fewer target columns. Four and more are exact.
    """
    x0, _, x1, _ = _bounds_in(image.grid, grid.crs)
    if (x1 - x0) / grid.pixel[0] > ROOM:
        return source
    room = math.ceil(ROOM * image.grid.width * grid.pixel[0] / (x1 - x0))
    declared = source.GetRasterBand(1).GetMaskFlags() != gdal.GMF_ALL_VALID
    options = (
        {} if declared else {"noData": "nan", "outputType": gdal.GDT_Float32}
    )  # so that what is added is nothing
    return gdal.Translate(
        "", source, format="VRT", srcWin=[-room, 0, image.grid.width + 2 * room, image.grid.height], **options
    )


def _nodata(image: Image) -> Optional[str]:
    """What GDAL is to leave out, band by band; NaN in floats that declare nothing."""
    values = [
        e.nodata if e.nodata is not None else "nan" if np.dtype(e.dtype).kind == "f" else None
        for e in image.encodings
    ]
    if all(value is None for value in values):
        return None
    return " ".join("nan" if value is None else str(value) for value in values)


def _select(image: Image):
    """The image's bands in their order as a virtual dataset, with the alpha or mask band that belongs to
    them."""
    alpha = _alpha_band(image)
    bands = [*image.band_numbers, *([] if alpha is None else [alpha])]
    if bands == list(range(1, image.dataset.RasterCount + 1)):
        return image.dataset
    return gdal.Translate("", image.dataset, format="VRT", bandList=bands)


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
    source = image.dataset
    if np.dtype(image.encodings[0].dtype).kind == "f" and image.encodings[0].nodata is None:
        source = gdal.Translate("", source, format="VRT", noData="nan")  # so that GDAL's mask knows of NaN
    mask = gdal.Translate(
        "",
        source,
        format="VRT",
        bandList=[f"mask,{n}" for n in image.band_numbers],
        srcWin=[-margin, -margin, width, height],
        noData="none",
    )
    corner = image.grid.point(-margin, -margin)
    transform = (corner[0], *image.grid.transform[1:3], corner[1], *image.grid.transform[4:])
    encodings = (Encoding("uint8", 1 / 255, 0.0, None),) * image.bands
    return replace(
        image,
        grid=Grid(width, height, transform, image.grid.crs),
        encodings=encodings,
        dataset=mask,
        band_numbers=tuple(range(1, image.bands + 1)),
        gaps=None,
        keeps=(source, image),
    )


def _bounds_in(grid: Grid, crs: str) -> tuple[float, float, float, float]:
    if same_crs(grid.crs, crs):
        return grid.bounds
    steps = np.linspace(0, 1, 21)
    edge = [
        grid.point(c * grid.width, r * grid.height)
        for t in steps
        for c, r in ((t, 0), (t, 1), (0, t), (1, t))
    ]
    xy = np.array(_transformer(grid.crs, crs).TransformPoints(edge))[:, :2]
    return (*xy.min(axis=0), *xy.max(axis=0))


def _transformer(source: str, target: str) -> osr.CoordinateTransformation:
    systems = []
    for wkt in (source, target):
        system = osr.SpatialReference(wkt)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    return osr.CoordinateTransformation(*systems)
