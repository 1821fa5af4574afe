"""Whole images in and out, for training and for the sample generator: the home of GDAL under models/.

The engine has readers of its own, which work window by window; these read small training images at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()

OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=2", "BIGTIFF=IF_SAFER")
_DATED = re.compile(r"(fine|coarse)_(\d{4}-\d{2}-\d{2})\.tif")


@dataclass(frozen=True)
class Grid:
    """Where an image lies: its size in pixels, its GDAL geotransform and its CRS."""

    rows: int
    cols: int
    transform: tuple[float, float, float, float, float, float]
    crs: str
    """As WKT, or anything that `osr.SetFromUserInput` takes (`EPSG:32633`)."""

    def wkt(self) -> str:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(self.crs)
        return reference.ExportToWkt()


@dataclass(frozen=True)
class Image:
    bands: np.ndarray
    """(bands, rows, cols) float32, value x scale + offset of the file, NaN where there are no data."""
    names: tuple[str, ...]
    byte_scaled: bool
    """8-bit values without a scale, divided by 255: brightness, not reflectance."""


def dated(folder: Path, kind: str = "fine") -> dict[str, Path]:
    """ISO date to file of the folder's images called `<kind>_<date>.tif`, in the order of their dates."""
    found = {}
    for path in sorted(folder.glob("*.tif")):
        match = _DATED.fullmatch(path.name)
        if match and match.group(1) == kind:
            found[match.group(2)] = path
    return found


def read(path: Path) -> Image:
    """The whole file, by the scale, offset and mask of each band."""
    dataset = gdal.Open(str(path))
    bands = [dataset.GetRasterBand(i + 1) for i in range(dataset.RasterCount)]
    byte_scaled = bands[0].DataType == gdal.GDT_Byte and bands[0].GetScale() in (None, 1.0)
    out = np.empty((len(bands), dataset.RasterYSize, dataset.RasterXSize), np.float32)
    for values, band in zip(out, bands):
        scale = 1 / 255 if byte_scaled else (band.GetScale() or 1.0)
        values[:] = band.ReadAsArray() * np.float32(scale) + np.float32(band.GetOffset() or 0.0)
        values[band.GetMaskBand().ReadAsArray() == 0] = np.nan
    names = tuple(b.GetDescription() or f"band{i + 1}" for i, b in enumerate(bands))
    return Image(out, names, byte_scaled)


def write(
    path: Path, bands: Iterable[np.ndarray], names: Iterable[str], grid: Grid, scale: float = 1e-4, nodata: int = -9999
) -> None:
    """Write reflectances as a tiled, compressed int16 GeoTIFF with scale, nodata and band names.

    Args:
        bands: each (rows, cols) in reflectance, NaN where there are no data; taken one at a time, so that a
            generator never needs the whole image in memory.
    """
    names = tuple(names)
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), grid.cols, grid.rows, len(names), gdal.GDT_Int16, list(OPTIONS))
    dataset.SetGeoTransform(grid.transform)
    dataset.SetProjection(grid.wkt())
    for number, (name, values) in enumerate(zip(names, bands), start=1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(name)
        band.SetScale(scale)
        band.SetOffset(0.0)
        band.SetNoDataValue(nodata)
        numbers = np.rint(np.nan_to_num(values, nan=nodata * scale) / scale)
        band.WriteArray(numbers.astype(np.int16))
    dataset.FlushCache()


def average_onto(values: np.ndarray, source: Grid, target: Grid) -> np.ndarray:
    """The mean of the source pixels under each target pixel, across CRSs; NaN is left out, and is where none are.

    Args:
        values: (rows, cols) float32 on `source`.
    Returns:
        (rows, cols) float32 on `target`.
    """
    return _warp(values, source, target, gdal.GRA_Average)


def cubic_onto(values: np.ndarray, source: Grid, target: Grid) -> np.ndarray:
    """As `average_onto`, by GDAL's cubic convolution (a = -0.5): how coarse images come to the fine grid."""
    return _warp(values, source, target, gdal.GRA_Cubic)


def _warp(values: np.ndarray, source: Grid, target: Grid, how: int) -> np.ndarray:
    there, here = _in_memory(source), _in_memory(target)
    there.GetRasterBand(1).WriteArray(values)
    gdal.Warp(here, there, resampleAlg=how, srcNodata="nan", dstNodata="nan", multithread=False)
    return here.ReadAsArray()


def _in_memory(grid: Grid):
    dataset = gdal.GetDriverByName("MEM").Create("", grid.cols, grid.rows, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform(grid.transform)
    dataset.SetProjection(grid.wkt())
    dataset.GetRasterBand(1).Fill(float("nan"))
    return dataset
