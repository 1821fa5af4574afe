"""Writes outputs under a temporary name and renames them when they are whole.

Temporary files lie in the output's own folder, so that renaming is one step of the file system, and carry the run's
id, so that the client can delete them after a worker that was killed.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from osgeo import gdal

from .errors import ChronofuseError, DiskFullError, OutputExistsError, OutputNotWritableError
from .grid import Grid, Window
from .values import Encoding

gdal.UseExceptions()

BLOCK = 512
RASTERS = (".tif", ".tiff")


class Outputs:
    """All outputs of a run: checked before it, put in place together at its end, or none of them."""

    def __init__(self, paths: dict[str, str], prefix: str, overwrite: bool):
        """`paths` maps roles to files, `prefix` begins the names of the temporary files.

        Raises:
            OutputExistsError, OutputNotWritableError, DiskFullError.
        """
        self.overwrite = overwrite
        self.final = {role: Path(os.path.realpath(os.path.expanduser(path))) for role, path in paths.items()}
        self.temporary = {role: path.with_name(prefix + path.name) for role, path in self.final.items()}
        for role, path in self.final.items():
            with _os_errors(path):
                self._check(role, path)

    def __contains__(self, role: str) -> bool:
        return role in self.final

    def write_text(self, role: str, text: str) -> None:
        with _os_errors(self.final[role]):
            self.temporary[role].write_text(text, "utf-8")

    def commit(self) -> dict[str, str]:
        """Rename everything to its final name; role to path."""
        for role, path in self.final.items():
            self._refuse_existing(role, path)
        for role, path in self.final.items():
            with _os_errors(path):
                os.replace(self.temporary[role], path)
        return {role: str(path) for role, path in self.final.items()}

    def discard(self) -> None:
        """Delete what was written so far."""
        for path in self.temporary.values():
            path.unlink(missing_ok=True)

    def _check(self, role: str, path: Path) -> None:
        if path.is_dir():
            raise OutputNotWritableError(f"The {role} '{path}' is a folder: give the path of a file.")
        if path.exists() and not path.is_file():
            raise OutputNotWritableError(f"The {role} '{path}' is a device or a pipe: give the path of a file.")
        if role in ("output", "ndvi", "change") and path.suffix.lower() not in RASTERS:
            raise OutputNotWritableError(f"The {role} '{path}' does not end in .tif: Chronofuse writes GeoTIFF, so "
                                         "give a name that ends in .tif.")
        self._refuse_existing(role, path)
        if not path.parent.is_dir():
            raise OutputNotWritableError(f"The folder of the {role}, '{path.parent}', does not exist: create it or "
                                         "choose another.")
        self.temporary[role].write_bytes(b"")

    def _refuse_existing(self, role: str, path: Path) -> None:
        if path.exists() and not self.overwrite:
            raise OutputExistsError(f"The {role} '{path}' exists already: choose another name, or ask to overwrite "
                                    "it (--overwrite).")


class RasterWriter:
    """A tiled, compressed GeoTIFF with overviews and statistics, filled window by window."""

    def __init__(self, temporary: Path, final: Path, grid: Grid, names: tuple[str, ...],
                 encodings: tuple[Encoding, ...], tags: dict[str, str], threads: int,
                 declare_scale: bool = True):
        self.path, self.final, self.encodings = temporary, final, encodings
        dtype = encodings[0].dtype
        options = ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "COMPRESS=DEFLATE", "ZLEVEL=6",
                   f"PREDICTOR={3 if np.dtype(dtype).kind == 'f' else 2}", "INTERLEAVE=BAND", "BIGTIFF=IF_SAFER",
                   f"NUM_THREADS={threads}"]
        with self._watched():
            driver = gdal.GetDriverByName("GTiff")
            self.dataset = driver.Create(str(temporary), grid.width, grid.height, len(names),
                                         gdal.GetDataTypeByName(dtype.replace("uint8", "Byte")), options)
            self.dataset.SetGeoTransform(grid.transform)
            self.dataset.SetProjection(grid.crs)
            self.dataset.SetMetadata(tags)
            for number, (name, encoding) in enumerate(zip(names, encodings), 1):
                self._describe(number, name, encoding, declare_scale)

    def _describe(self, number: int, name: str, encoding: Encoding, declare_scale: bool) -> None:
        band = self.dataset.GetRasterBand(number)
        band.SetDescription(name)
        band.SetNoDataValue(encoding.nodata)
        if declare_scale and (encoding.scale != 1 or encoding.offset != 0):
            band.SetScale(encoding.scale)
            band.SetOffset(encoding.offset)

    def write(self, window: Window, values: np.ndarray) -> None:
        """Write (bands, rows, cols) in physical units, NaN for gaps.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        with self._watched():
            for number, (encoding, band) in enumerate(zip(self.encodings, values), 1):
                self.dataset.GetRasterBand(number).WriteArray(encoding.encode(band), window.x, window.y)

    def close(self) -> None:
        """Finish the file with overviews and statistics."""
        with self._watched():
            self.dataset.FlushCache()
            self._build_overviews()
            for number in range(1, self.dataset.RasterCount + 1):
                self._store_statistics(self.dataset.GetRasterBand(number))
            self.dataset.FlushCache()
            self.dataset = None

    def _build_overviews(self) -> None:
        longest, factors, factor = max(self.dataset.RasterXSize, self.dataset.RasterYSize), [], 2
        while longest / factor >= BLOCK / 2 and longest > BLOCK:
            factors.append(factor)
            factor *= 2
        if factors:
            self.dataset.BuildOverviews("AVERAGE", factors)  # compressed, as the worker configures GDAL

    @staticmethod
    def _store_statistics(band) -> None:
        """From the overviews where there are some; QGIS takes its first stretch from them."""
        try:
            band.ComputeStatistics(True)
        except RuntimeError:
            pass  # a band without any valid pixel has none

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Turn what GDAL says in here, also in passing while it flushes, into our errors."""
        said: list[str] = []
        gdal.PushErrorHandler(lambda level, number, text: said.append(text) if level >= gdal.CE_Failure else None)
        try:
            yield
            failure = said[0] if said and not _harmless(said[0]) else None
        except RuntimeError as error:
            failure = said[0] if said else str(error)
        finally:
            gdal.PopErrorHandler()
        if failure is not None:
            self.dataset = None
            raise writing_failed(self.final, failure)


def writing_failed(path: Path, text: str) -> ChronofuseError:
    """The error for a write that failed: by what the system said, or because the disk has nothing left."""
    disk = shutil.disk_usage(path.parent)
    free = disk.free
    if "no space left" in text.lower() or (disk.total and free < 1_000_000):
        return DiskFullError(f"The disk of '{path.parent}' is full ({free / 1e6:.1f} MB free): free some space or choose "
                             "another folder.")
    return OutputNotWritableError(f"'{path}' can't be written ({text.strip()[:200]}): check the folder and its "
                                  "permissions.")


def _harmless(text: str) -> bool:
    return "no valid pixels" in text.lower()


@contextmanager
def _os_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, ChronofuseError):
            raise
        text = "no space left" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise writing_failed(path, text) from error
