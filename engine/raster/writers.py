"""Writes GeoTIFFs strip by strip: whole blocks, each once, overviews and statistics in the same pass."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

import numpy as np
from osgeo import gdal

from ..door.errors import ChronofuseError
from ..door.outputs import os_errors, writing_failed
from . import raster_kernels
from .grid import Grid, Window
from .legend import Legend, put_legend, write_attributes
from .strips import BLOCK, Strips
from .values import Encoding

gdal.UseExceptions()

COMPRESSION = ["COMPRESS=DEFLATE", "ZLEVEL=1"]
"""With differences between neighbours, level 6 takes 2.5 times the time and saves nothing
(docs/performance.md)."""
SMALLEST_OVERVIEW = BLOCK // 2


@dataclass(frozen=True)
class Raster:
    """What a GeoTIFF holds."""

    grid: Grid
    names: tuple[str, ...]
    encodings: tuple[Encoding, ...]
    tags: dict[str, str] = field(default_factory=dict)
    declares_scale: bool = True
    legend: Optional[Legend] = None
    """Of a raster of classes: its overviews show the most frequent class, and its attribute table is written
    beside it, which is an output of its own (legend.SIDECAR)."""

    @property
    def dtype(self) -> str:
        return self.encodings[0].dtype

    @property
    def nodata(self) -> Any:
        """The number for gaps, which a GeoTIFF has one of for all bands, in the type of the pixels."""
        return np.dtype(self.dtype).type(self.encodings[0].nodata)

    @property
    def bytes(self) -> int:
        return self.grid.width * self.grid.height * len(self.names) * np.dtype(self.dtype).itemsize

    def strips(self, path: Path) -> Strips:
        return Strips(path, len(self.names), self.grid.width, self.grid.height, self.dtype)

    def encode(self, values: np.ndarray) -> np.ndarray:
        """(bands, rows, cols) in physical units, NaN for gaps, as they are stored."""
        return np.stack([encoding.encode(band) for encoding, band in zip(self.encodings, values)])


class RasterWriter:
    """A tiled, compressed GeoTIFF that grows strip by strip from the top."""

    def __init__(
        self,
        raster: Raster,
        strips: Strips,
        temporary: Path,
        final: Path,
        scratch: Path,
        threads: int,
        cog: bool = False,
    ):
        """`strips` holds the rows; `scratch` is a folder for those of the overviews."""
        self.raster, self.path, self.final, self.cog, self.threads = raster, temporary, final, cog, threads
        self._appended = 0
        self._sums = np.array([[0, 0, 0, np.inf, -np.inf]] * len(raster.names))
        with self._watched():
            self.dataset = self._create()
            factors = overview_factors(raster.grid.width, raster.grid.height)
            if factors:
                gdal.SetConfigOption("GDAL_TIFF_OVR_BLOCKSIZE", str(BLOCK))
                self.dataset.BuildOverviews("NONE", factors)
        self._level = _levels(self.dataset, raster, strips, scratch, len(factors))

    def append(self, strip: int) -> int:
        """Write the next strip, whose rows are all there; how many pixels are valid in at least one band.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        if strip < self._appended:  # memory ran out in another raster's turn, and all are asked again
            return 0
        valid, counted = 0, self._sums.copy()
        with self._watched():
            for _, values in self._level.strips.blocks(strip):
                valid += raster_kernels.count_valid(values, self.raster.nodata)
                for band, sums in zip(values, counted):
                    raster_kernels.count(band, self.raster.nodata, sums)
            self._level.finish(strip)
        self._sums, self._appended = counted, strip + 1
        return valid

    def close(self) -> None:
        """Store the statistics and finish the file; for a cloud-optimised one, put its parts in order."""
        with self._watched():
            for number, sums in enumerate(self._sums, 1):
                self._store_statistics(self.dataset.GetRasterBand(number), *sums)
            self.dataset.FlushCache()
            self._level.close()
            self._level = self.dataset = None
            if self.cog:
                self._reorder()
            if self.raster.legend is not None:
                write_attributes(self.path, self.raster.legend)

    def _create(self):
        raster = self.raster
        options = [
            "TILED=YES",
            f"BLOCKXSIZE={BLOCK}",
            f"BLOCKYSIZE={BLOCK}",
            *COMPRESSION,
            f"PREDICTOR={self._predictor}",
            "INTERLEAVE=BAND",
            "BIGTIFF=IF_SAFER",
            f"NUM_THREADS={self.threads}",
        ]
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(self.path),
            raster.grid.width,
            raster.grid.height,
            len(raster.names),
            gdal.GetDataTypeByName(raster.dtype.replace("uint8", "Byte")),
            options,
        )
        dataset.SetGeoTransform(raster.grid.transform)
        dataset.SetProjection(raster.grid.crs)
        dataset.SetMetadata(raster.tags)
        if raster.legend is not None:
            put_legend(dataset, raster.legend)
        for number, (name, encoding) in enumerate(zip(raster.names, raster.encodings), 1):
            band = dataset.GetRasterBand(number)
            band.SetDescription(name)
            band.SetNoDataValue(encoding.nodata)
            if raster.declares_scale and (encoding.scale != 1 or encoding.offset != 0):
                band.SetScale(encoding.scale)
                band.SetOffset(encoding.offset)
        return dataset

    @property
    def _predictor(self) -> int:
        return 3 if np.dtype(self.raster.dtype).kind == "f" else 2

    @staticmethod
    def _store_statistics(band, count: float, total: float, squares: float, low: float, high: float) -> None:
        """QGIS takes its first stretch from them; a band without any valid pixel has none."""
        if count:
            mean = total / count
            band.SetStatistics(low, high, mean, math.sqrt(max(0.0, squares / count - mean**2)))

    def _reorder(self) -> None:
        """GDAL's driver for cloud-optimised files only copies; it takes the overviews that are there."""
        plain = self.path.with_name(self.path.name + ".plain")
        self.path.rename(plain)
        try:
            source = gdal.Open(str(plain))
            overviews = "FORCE_USE_EXISTING" if source.GetRasterBand(1).GetOverviewCount() else "NONE"
            gdal.GetDriverByName("COG").CreateCopy(
                str(self.path),
                source,
                options=[
                    "COMPRESS=DEFLATE",
                    "LEVEL=1",
                    f"PREDICTOR={self._predictor}",
                    f"BLOCKSIZE={BLOCK}",
                    f"OVERVIEWS={overviews}",
                    "BIGTIFF=IF_SAFER",
                    f"NUM_THREADS={self.threads}",
                ],
            )
            source = None
        finally:
            plain.unlink()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Turn what GDAL says in here, also in passing while it flushes, into our errors."""
        said: list[str] = []
        gdal.PushErrorHandler(
            lambda level, number, text: said.append(text) if level >= gdal.CE_Failure else None
        )
        try:
            yield
            failure = said[0] if said else None
        except ChronofuseError:  # the disk of the overviews' rows, which is not the output's
            self._level = self.dataset = None
            raise
        except (RuntimeError, OSError) as error:
            failure = said[0] if said else str(error)
        finally:
            gdal.PopErrorHandler()
        if failure is not None:
            self._level = self.dataset = None
            raise writing_failed(self.final, failure)


def overview_factors(width: int, height: int) -> list[int]:
    """2, 4, 8, ... until the longer side is short enough to be shown at once."""
    longest, factors = max(width, height), []
    while longest > BLOCK and longest / 2 ** (len(factors) + 1) >= SMALLEST_OVERVIEW:
        factors.append(2 ** (len(factors) + 1))
    return factors


class _Level:
    """The full resolution or one of the overviews: whole strips go to the file, and at half the size to
    the next level."""

    def __init__(
        self, bands: list, strips: Strips, nodata: Any, smaller: Optional[_Level], of_classes: bool = False
    ):
        self.bands, self.strips, self.nodata, self.smaller = bands, strips, nodata, smaller
        self.of_classes = of_classes
        self._done = 0

    def finish(self, strip: int) -> None:
        for window, values in self.strips.blocks(strip):
            for band, stored in zip(self.bands, values):
                band.WriteArray(stored, window.x, window.y)
            if self.smaller:
                with os_errors(self.smaller.strips.path):
                    self.smaller.strips.write(_half(window), self._halved(values))
        for band in self.bands:
            band.FlushCache()
        if self.smaller:
            self.smaller.finish_until(-(-self.strips.rows_of(strip) // 2))

    def finish_until(self, row: int) -> None:
        while self._done < self.strips.count and self.strips.rows_of(self._done) <= row:
            self.finish(self._done)
            self._done += 1

    def close(self) -> None:
        """Close the rows of the overviews; those of the full resolution are not this one's."""
        if self.smaller:
            self.smaller.close()
            self.smaller.strips.close()

    def _halved(self, values: np.ndarray) -> np.ndarray:
        bands, rows, columns = values.shape
        halves = np.empty((bands, -(-rows // 2), -(-columns // 2)), values.dtype)
        for stored, half in zip(values, halves):
            if self.of_classes:
                raster_kernels.halve_classes(stored, self.nodata, half)
            else:
                raster_kernels.halve(stored, self.nodata, values.dtype.kind != "f", half)
        return halves


def _levels(dataset, raster: Raster, strips: Strips, scratch: Path, overviews: int) -> _Level:
    """The chain of levels from the full resolution down."""
    smaller, of_classes = None, raster.legend is not None
    for number in reversed(range(overviews)):
        bands = [dataset.GetRasterBand(n).GetOverview(number) for n in range(1, len(raster.names) + 1)]
        path = scratch / f"{strips.path.parent.name}-{strips.path.name}.{number}"
        rows = Strips(path, len(bands), bands[0].XSize, bands[0].YSize, raster.dtype)
        smaller = _Level(bands, rows, raster.nodata, smaller, of_classes)
    bands = [dataset.GetRasterBand(n) for n in range(1, len(raster.names) + 1)]
    return _Level(bands, strips, raster.nodata, smaller, of_classes)


def _half(window: Window) -> Window:
    return Window(window.x // 2, window.y // 2, -(-window.width // 2), -(-window.height // 2))
