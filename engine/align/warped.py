"""Images on other grids by GDAL's warp, window by window, from decoded pixels in memory.

GDAL is given what `Image.read` gives, float32 in physical units and NaN for gaps, and never the file: so what
a file has beside its pixels (overviews, masks, alpha, scales and nodata of single bands) has one way in, the
readers'. A window's pixels do not depend on which window is read.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from osgeo import gdal

from ..raster.grid import Grid, Window, windows
from ..raster.readers import Image
from ..raster.values import Encoding
from .around import read_around
from .crs import is_periodic, positions, same_crs

gdal.UseExceptions()

FEW, ROOM = 5, 6
"""Columns of nothing, in pixels of the target, that a source under a few of them gets on both sides. GDAL 3.6
averages wrongly (columns swapped, or the mean of their neighbours) where a whole source lies under three or
fewer target columns; four and more are exact."""
MARGIN = {"average": 1}
"""Source pixels around a window that a resampling takes, in units of a target pixel where that is larger."""
WIDEST_MARGIN = 3
"""The same of all others."""
HALF = 0.499
"""Share of what an image has of a coarse pixel that must be valid for its mean to stand for the whole."""
FULLY_COVERED = 0.999
"""Share of a coarse pixel that valid fine pixels must cover for their mean to stand for it."""
AT_ONCE = 4_000_000
"""Source pixels that are warped at once."""


@dataclass(frozen=True)
class Warped(Image):
    """An image on another grid."""

    source: Image = None
    resampling: str = "near"

    def read(self, window: Window) -> np.ndarray:
        values = np.empty((self.bands, window.height, window.width), np.float32)
        for part in self._parts(window):
            values[(slice(None), *part.inside(window))] = self._warped(part)
        if self.gaps is not None:
            values[np.isnan(self.gaps.read(window))] = np.nan
        return values

    def _parts(self, window: Window) -> list[Window]:
        """Pieces of a window whose sources are not too large to be in memory."""
        around = _under(self.grid.part(window), self.source.grid, self.resampling)
        if around is None or around.width * around.height <= AT_ONCE:
            return [window]
        share = math.sqrt(AT_ONCE / (around.width * around.height))
        side = max(8, int(min(window.width, window.height) * share))
        return [
            Window(window.x + w.x, window.y + w.y, w.width, w.height)
            for w in windows(window.width, window.height, side)
        ]

    def _warped(self, window: Window) -> np.ndarray:
        part = self.grid.part(window)
        around = _under(part, self.source.grid, self.resampling)
        if around is None:
            return np.full((self.bands, window.height, window.width), np.nan, np.float32)
        pixels = read_around(self.source.with_bands([n - 1 for n in self.band_numbers]), around)
        return self._warp(pixels, self.source.grid.part(around), part)

    def _warp(self, pixels: np.ndarray, grid: Grid, target: Grid) -> np.ndarray:
        return warp_array(pixels, grid, target, self.resampling)


@dataclass(frozen=True)
class BlockMeans(Warped):
    """An image averaged to larger pixels; NaN where its valid pixels do not cover the whole of one, in each
    band for itself."""

    resampling: str = "average"

    def _warp(self, pixels: np.ndarray, grid: Grid, target: Grid) -> np.ndarray:
        means, valid = super()._warp(pixels, grid, target), np.isfinite(pixels)
        if valid.all():  # beyond the image's edges there would be NaN
            return means
        alike = valid[:1] if (valid == valid[0]).all() else valid
        covered = np.nan_to_num(warp_array(alike.astype(np.float32), grid, target, self.resampling))
        return np.where(covered >= FULLY_COVERED, means, np.float32(np.nan))


@dataclass(frozen=True)
class HalfMeans(Warped):
    """An image averaged to larger pixels; NaN where less than half of what it has of one is valid, in each
    band for itself. Beyond the image's edges nothing is missing."""

    resampling: str = "average"

    def _warp(self, pixels: np.ndarray, grid: Grid, target: Grid) -> np.ndarray:
        means, valid = super()._warp(pixels, grid, target), np.isfinite(pixels)
        if valid.all():
            return means
        layers = np.concatenate([self._within(grid)[None], valid]).astype(np.float32)
        within, *covered = np.nan_to_num(warp_array(layers, grid, target, self.resampling))
        return np.where(np.stack(covered) >= HALF * np.maximum(within, 1e-6), means, np.float32(np.nan))

    def _within(self, grid: Grid) -> np.ndarray:
        """(rows, cols) bool: which pixels of a grid lie within the source."""
        inverse = gdal.InvGeoTransform(self.source.grid.transform)
        left, top = gdal.ApplyGeoTransform(inverse, *grid.point(0.5, 0.5))
        columns, rows = np.floor(left) + np.arange(grid.width), np.floor(top) + np.arange(grid.height)
        size = self.source.grid
        return ((rows >= 0) & (rows < size.height))[:, None] & ((columns >= 0) & (columns < size.width))


def on_grid(image: Image, grid: Grid) -> dict:
    """The fields of an image that stands for this one on another grid: in physical units, NaN for gaps."""
    moved = replace(
        image,
        grid=grid,
        encodings=(Encoding("float32", 1.0, 0.0, float("nan")),) * image.bands,
        seen=tuple(seen.in_units_of(encoding) for seen, encoding in zip(image.seen, image.encodings)),
        band_numbers=tuple(range(1, image.bands + 1)),
        alpha=None,
        gaps=None,
        cover=None,
    )
    return {name: getattr(moved, name) for name in Image.__dataclass_fields__}


def warp_array(values: np.ndarray, grid: Grid, target: Grid, resampling: str) -> np.ndarray:
    """(bands, rows, cols) float32 on another grid by GDAL's resampling of that name; NaN where there is
    nothing."""
    # Of one CRS neither is told: of degrees GDAL would look for a way to them, and know none in far places.
    own, other = ("", "") if same_crs(grid.crs, target.crs) else (grid.crs, target.crs)
    source = _in_memory(values, grid, own)
    empty = np.full((len(values), target.height, target.width), np.nan, np.float32)
    result = _in_memory(empty, target, other)
    gdal.Warp(
        result,
        source,
        resampleAlg=resampling,
        srcNodata=None if np.isfinite(values).all() else "nan",  # without it GDAL makes no masks
        dstNodata="nan",
        # Else a pixel is missing only where it is missing in all bands.
        warpOptions=["UNIFIED_SRC_NODATA=PARTIAL"],
        errorThreshold=0,
        overviewLevel="NONE",
    )
    return result.ReadAsArray().reshape(len(values), target.height, target.width)


def _in_memory(values: np.ndarray, grid: Grid, crs: str) -> gdal.Dataset:
    dataset = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, len(values), gdal.GDT_Float32)
    dataset.SetGeoTransform(grid.transform)
    dataset.SetProjection(crs)
    for number, layer in enumerate(values, start=1):
        band = dataset.GetRasterBand(number)
        band.WriteArray(layer)
    return dataset


def _under(part: Grid, source: Grid, resampling: str) -> Optional[Window]:
    """The pixels of a source that a part of a grid is made from, and nothing beyond its edges; None where
    there are none."""
    steps = np.linspace(0, 1, 21)
    edge = np.array([(c, r) for t in steps for c, r in ((t, 0), (t, 1), (0, t), (1, t), (t, t))])
    columns, rows = positions(part, source, edge[:, 0] * part.width, edge[:, 1] * part.height)
    there = np.isfinite(columns) & np.isfinite(rows)
    if not there.any():
        return None
    columns, rows = columns[there], rows[there]
    wide = max(1.0, np.ptp(columns) / part.width, np.ptp(rows) / part.height)
    margin, room = math.ceil(MARGIN.get(resampling, WIDEST_MARGIN) * wide) + 2, math.ceil(ROOM * wide)
    beyond = source.width if is_periodic(source) else room
    left, right = _span(columns, margin, source.width, beyond)
    if right - left < FEW * wide:
        left, right = _span(columns, margin + room, source.width, beyond)
    top, bottom = _span(rows, margin, source.height, room)
    if left >= right or top >= bottom:
        return None
    return Window(left, top, right - left, bottom - top)


def _span(at: np.ndarray, margin: int, size: int, room: int) -> tuple[int, int]:
    return (
        max(-room, math.floor(at.min()) - margin),
        min(size + room, math.ceil(at.max()) + margin),
    )
