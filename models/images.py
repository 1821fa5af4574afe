"""Whole images in and out, for training and for the sample generator: the home of GDAL under models/.

The engine has readers of its own, which work window by window; these read small training images at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal, osr

from ..engine.door import image_names
from ..engine.door.addresses import for_gdal
from ..engine.door.plain_files import is_pipe_or_device
from ..engine.raster import same_place
from ..engine.raster.grid import Grid, sample_windows
from ..engine.raster.masks import Masks, find_alpha

gdal.UseExceptions()

OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=2", "BIGTIFF=IF_SAFER")


@dataclass(frozen=True)
class ImageGrid:
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

    def of_the_engine(self) -> Grid:
        """The same as the engine has it."""
        return Grid(self.cols, self.rows, self.transform, self.wkt())


@dataclass(frozen=True)
class WholeImage:
    """The pixels of an image, or of a part of it."""

    bands: np.ndarray
    """(bands, rows, cols) float32, value x scale + offset of the file, NaN where there are no data."""
    names: tuple[str, ...]
    byte_scaled: bool
    """8-bit values without a scale, divided by 255: brightness, not reflectance."""


@dataclass(frozen=True)
class Header:
    """What a file says of itself."""

    grid: ImageGrid
    names: tuple[str, ...]
    """Of the bands."""
    scaled: bool
    """Whether it says what its numbers stand for, or eight bits do."""


def dated(folder: Path, kind: str = "fine") -> dict[str, Path]:
    """ISO date to file of the folder's images called `<kind>_<date>.tif`, in the order of their dates, as
    engine/door/image_names.py reads them; masks are none.

    Raises:
        ValueError: two files of one date.
    """
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.[tT][iI][fF]*")):
        if image_names.is_called(path.name, kind) and path.suffix.lower() in (".tif", ".tiff"):
            day = str(image_names.day_of(path.name))
            if day in files:
                raise ValueError(
                    f"'{files[day].name}' and '{path.name}' in '{folder}' are both the {kind} image of "
                    f"{day}: "
                    "leave one of them there."
                )
            files[day] = path
    return dict(sorted(files.items()))


def describe(path: Path) -> Header:
    """Raises ValueError for what GDAL can't open."""
    dataset = _open(path)
    bands, _ = _bands(dataset)
    grid = ImageGrid(
        dataset.RasterYSize, dataset.RasterXSize, dataset.GetGeoTransform(), dataset.GetProjection()
    )
    return Header(grid, _names(bands), _byte_scaled(bands) or bands[0].GetScale() not in (None, 1.0))


def read(
    path: Path, which: Optional[Iterable[int]] = None, window: Optional[tuple[slice, slice]] = None
) -> WholeImage:
    """The file or a part of it, by the scale, offset and mask of each band.

    Args:
        which: the bands, from 0 on; all where None.
        window: rows and columns, within the file.
    Raises:
        ValueError: GDAL can't read it.
    """
    dataset = _open(path)
    every, alpha = _bands(dataset)
    bands = every if which is None else [every[number] for number in which]
    rows, cols = window or (slice(0, dataset.RasterYSize), slice(0, dataset.RasterXSize))
    place = (cols.start, rows.start, cols.stop - cols.start, rows.stop - rows.start)
    out = np.empty((len(bands), place[3], place[2]), np.float32)
    try:
        masks = Masks(dataset, alpha, place)
        for values, band in zip(out, bands):
            scale = 1 / 255 if _byte_scaled(every) else (band.GetScale() or 1.0)
            values[:] = band.ReadAsArray(*place) * np.float32(scale) + np.float32(band.GetOffset() or 0.0)
            valid = masks.of(band)
            if valid is not None:
                values[~valid] = np.nan
            if band.GetMaskFlags() & gdal.GMF_NODATA:
                values[band.GetMaskBand().ReadAsArray(*place) == 0] = np.nan
    except RuntimeError as error:
        raise ValueError(f"'{path}' can't be read ({error}): copy it again.") from error
    return WholeImage(out, _names(bands), _byte_scaled(every))


def crop(path: Path, window: tuple[slice, slice], target: Path, which: Iterable[int] = ()) -> None:
    """Write a virtual raster of a part of a file: rows and columns, within it, and bands from 0 on (all
    where none), with the alpha band that says which pixels are valid."""
    dataset = _open(path)
    every, alpha = _bands(dataset)
    numbers = [every[number].GetBand() for number in which]
    rows, cols = window
    place = [cols.start, rows.start, cols.stop - cols.start, rows.stop - rows.start]
    gdal.Translate(
        str(target),
        str(Path(path).resolve()),
        format="VRT",
        srcWin=place,
        bandList=numbers + [alpha] * (alpha is not None) if numbers else None,
    )


def have_one_crs(first: ImageGrid, second: ImageGrid) -> bool:
    """Whether two images are in one CRS, whatever it is called in their files, as a fusion sees it; so are
    two that say nothing of theirs."""
    if not first.crs or not second.crs:
        return first.crs == second.crs
    return same_place.have_one_crs(first.of_the_engine(), second.of_the_engine())


def overlap(first: ImageGrid, second: ImageGrid) -> bool:
    """Whether two images show the same ground, by more than a pixel; not where one of them does not say
    where it lies."""
    if not first.crs or not second.crs:
        return False
    west, south, east, north = _box(first)
    here, there = (osr.SpatialReference(wkt=grid.crs) for grid in (first, second))
    for reference in (here, there):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    box = _box(second)
    if not have_one_crs(first, second):
        try:
            box = osr.CoordinateTransformation(there, here).TransformBounds(*box, 21)
        except RuntimeError:
            return False  # the one lies beyond where the other's CRS is made for
    pixel = max(abs(first.transform[1]), abs(first.transform[5]))
    return min(east, box[2]) - max(west, box[0]) > pixel and min(north, box[3]) - max(south, box[1]) > pixel


def _box(grid: ImageGrid) -> tuple[float, float, float, float]:
    """West, south, east and north in the grid's CRS."""
    left, a, b, top, c, d = grid.transform
    corners = [
        (left + col * a + row * b, top + col * c + row * d)
        for row in (0, grid.rows)
        for col in (0, grid.cols)
    ]
    xs, ys = zip(*corners)
    return min(xs), min(ys), max(xs), max(ys)


def _open(path: Path):
    if is_pipe_or_device(str(path)):
        raise ValueError(f"'{path}' is a pipe or a device, not a file: take it out of the folder.")
    try:
        return gdal.Open(for_gdal(str(path)))
    except RuntimeError as error:
        raise ValueError(
            f"'{path}' is no image that GDAL can open: copy it again, or take it out of the folder."
        ) from error


def _bands(dataset: gdal.Dataset) -> tuple[list[gdal.Band], Optional[int]]:
    """The bands that hold data, and the number of the one that says what is valid, as for a fusion."""
    grid = Grid(dataset.RasterXSize, dataset.RasterYSize, dataset.GetGeoTransform(), dataset.GetProjection())
    alpha = find_alpha(dataset, sample_windows(grid))
    numbers = range(1, dataset.RasterCount + 1)
    return [dataset.GetRasterBand(number) for number in numbers if number != alpha], alpha


def _byte_scaled(bands: list) -> bool:
    return bands[0].DataType == gdal.GDT_Byte and bands[0].GetScale() in (None, 1.0)


def _names(bands: list) -> tuple[str, ...]:
    return tuple(b.GetDescription() or f"band{b.GetBand()}" for b in bands)


def write(
    path: Path,
    bands: Iterable[np.ndarray],
    names: Iterable[str],
    grid: ImageGrid,
    scale: float = 1e-4,
    nodata: int = -9999,
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


def average_onto(values: np.ndarray, source: ImageGrid, target: ImageGrid) -> np.ndarray:
    """The mean of the source pixels under each target pixel, across CRSs; NaN is left out, and is where none
    are.

    Args:
        values: (rows, cols) float32 on `source`.
    Returns:
        (rows, cols) float32 on `target`.
    """
    return _warp(values, source, target, gdal.GRA_Average)


def cubic_onto(values: np.ndarray, source: ImageGrid, target: ImageGrid) -> np.ndarray:
    """As `average_onto`, by GDAL's cubic convolution (a = -0.5): how coarse images come to the fine grid."""
    return _warp(values, source, target, gdal.GRA_Cubic)


def _warp(values: np.ndarray, source: ImageGrid, target: ImageGrid, how: int) -> np.ndarray:
    there, here = _in_memory(source), _in_memory(target)
    there.GetRasterBand(1).WriteArray(values)
    gdal.Warp(here, there, resampleAlg=how, srcNodata="nan", dstNodata="nan", multithread=False)
    return here.ReadAsArray()


def _in_memory(grid: ImageGrid):
    dataset = gdal.GetDriverByName("MEM").Create("", grid.cols, grid.rows, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform(grid.transform)
    dataset.SetProjection(grid.wkt())
    dataset.GetRasterBand(1).Fill(float("nan"))
    return dataset
