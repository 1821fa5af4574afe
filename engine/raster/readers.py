"""Reads images window by window through GDAL, in physical units, with NaN where there is nothing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal

from ..door.dates import find_date
from ..door.errors import MissingFileError, NoCrsError, UnreadableFileError
from .bands import normal_name
from .grid import Grid, Window
from .handles import File, Recipe, Translated, Warped, dataset_of, options
from .values import Encoding, guess_scale

gdal.UseExceptions()

SAMPLE_SIDE = 256
"""Side of the windows that a look at an image takes, in pixels."""


@dataclass(frozen=True)
class Image:
    """An image: what it is, and its pixels on demand. A value that can be pickled; each thread that reads
    opens it for itself."""

    role: str
    """F1, C1, C2, F3, C3, reference, ...; for messages."""
    path: str
    grid: Grid
    names: tuple[str, ...]
    """Normalised band names, empty where a band has none."""
    labels: tuple[str, ...]
    """The bands' descriptions as the file has them."""
    encodings: tuple[Encoding, ...]
    date: Optional[date]
    recipe: Recipe
    """What GDAL opens: the file, or a virtual dataset over it."""
    band_numbers: tuple[int, ...]
    """GDAL's numbers of the data bands (alpha left out)."""
    scale_note: str = ""
    """How the scale was found, when the file does not declare it."""
    gaps: Optional[Image] = None
    """An image on the same grid; where it is invalid, this one is, too."""

    @property
    def bands(self) -> int:
        return len(self.band_numbers)

    @property
    def dataset(self) -> gdal.Dataset:
        """The open dataset of this thread.

        Raises:
            UnreadableFileError: GDAL can't open it (any more), or not bring it to its grid.
        """
        try:
            return dataset_of(self.recipe)
        except RuntimeError as error:
            if isinstance(self.recipe, Warped):
                raise UnreadableFileError(
                    f"{self.role} '{self.path}' can't be brought to the grid of F1 ({error}): check "
                    "its coordinate reference system."
                ) from error
            raise unreadable(self.role, self.path, error) from error

    @property
    def has_mask_band(self) -> bool:
        flags = self.dataset.GetRasterBand(self.band_numbers[0]).GetMaskFlags()
        return bool(flags & gdal.GMF_PER_DATASET)

    def read(self, window: Window) -> np.ndarray:
        """Pixels of a window, (bands, rows, cols) float32 in physical units, NaN where invalid.

        Raises:
            UnreadableFileError: the file can't be read there (cut short, damaged, gone).
        """
        area = (window.x, window.y, window.width, window.height)
        values = np.empty((self.bands, window.height, window.width), np.float32)
        try:
            valid = None
            if self.has_mask_band:
                first = self.dataset.GetRasterBand(self.band_numbers[0])
                valid = first.GetMaskBand().ReadAsArray(*area) > 0
            for i, (number, encoding) in enumerate(zip(self.band_numbers, self.encodings)):
                stored = self.dataset.GetRasterBand(number).ReadAsArray(*area)
                values[i] = encoding.decode(stored, valid)
        except RuntimeError as error:
            raise unreadable(self.role, self.path, error) from error
        if self.gaps is not None:
            values[np.isnan(self.gaps.read(window))] = np.nan
        return values

    def with_bands(self, order: list[int]) -> Image:
        """The same image with only these bands, in this order (indices from 0)."""
        return replace(
            self,
            names=tuple(self.names[i] for i in order),
            labels=tuple(self.labels[i] for i in order),
            encodings=tuple(self.encodings[i] for i in order),
            band_numbers=tuple(self.band_numbers[i] for i in order),
        )


def open_image(path: str, role: str, like: Optional[Image] = None) -> Image:
    """Open an image.

    Args:
        path: a file, or anything that GDAL opens.
        role: for messages.
        like: an image of the same sensor; where neither declares a scale, its guess is taken, so that two
            dates are never read in different units.

    Raises:
        MissingFileError, UnreadableFileError, NoCrsError.
    """
    recipe = _without_false_alpha(_file(path, role))
    dataset = dataset_of(recipe)
    numbers = tuple(
        n
        for n in range(1, dataset.RasterCount + 1)
        if dataset.GetRasterBand(n).GetColorInterpretation() != gdal.GCI_AlphaBand
    )
    if not numbers:
        raise UnreadableFileError(f"{role} '{path}' has no bands: give a raster image.")
    raw = [dataset.GetRasterBand(n) for n in numbers]
    if any(gdal.DataTypeIsComplex(band.DataType) for band in raw):
        raise UnreadableFileError(f"{role} '{path}' holds complex numbers: give an image of real values.")
    labels = tuple(band.GetDescription() or "" for band in raw)
    image = Image(
        role,
        path,
        _grid(dataset, role, path),
        tuple(map(normal_name, labels)),
        labels,
        tuple(_declared(b) for b in raw),
        find_date(path, dataset.GetMetadata()),
        recipe,
        numbers,
    )
    if any(_has_scale(b) for b in raw):
        return image
    if like is not None and like.scale_note and like.encodings[0].dtype == image.encodings[0].dtype:
        return _with_scale(image, like.encodings[0].scale, like.scale_note)
    return _with_scale(image, *guess_scale(image.encodings[0].dtype, _high(image)))


def sample_windows(grid: Grid, side: int = SAMPLE_SIDE, across: int = 3) -> list[Window]:
    """A few windows spread over an image: what a quick look takes, whatever the image's size."""
    width, height = min(side, grid.width), min(side, grid.height)
    columns = sorted({round(f * (grid.width - width)) for f in np.linspace(0, 1, across)})
    rows = sorted({round(f * (grid.height - height)) for f in np.linspace(0, 1, across)})
    return [Window(x, y, width, height) for y in rows for x in columns]


def fingerprint(file: File) -> list[list]:
    """What tells whether a file is still the same: name, size, time of change and samples of each file
    behind it.

    Statistics that a viewer writes beside an image (.aux.xml) don't count.
    """
    found = []
    for path in sorted(dataset_of(file).GetFileList() or []):
        status = None if path.endswith(".aux.xml") else gdal.VSIStatL(path)
        if status is not None and not status.IsDirectory():
            found.append([path, status.size, _modified(path) or status.mtime, _samples(path, status.size)])
    return found


def _modified(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:  # inside of an archive, or on a server
        return 0


def _samples(path: str, size: int, pieces: int = 16, length: int = 65536) -> str:
    """A hash of pieces spread over a file, the first and the last included."""
    digest, file = hashlib.sha256(), gdal.VSIFOpenL(path, "rb")
    if file is None:
        return ""
    try:
        for piece in range(pieces):
            gdal.VSIFSeekL(file, max(0, size - length) * piece // (pieces - 1), 0)
            digest.update(gdal.VSIFReadL(1, length, file) or b"")
    finally:
        gdal.VSIFCloseL(file)
    return digest.hexdigest()


def unreadable(role: str, path: str, error: Exception) -> UnreadableFileError:
    return UnreadableFileError(
        f"{role} '{path}' can't be read ({_first_line(error)}): check that the file is whole "
        "and an image that GDAL opens."
    )


def _file(path: str, role: str) -> File:
    """The file, once it was opened."""
    place = os.path.expanduser(path)
    looks_like_file = not place.startswith("/vsi") and ":" not in place.replace(":\\", "").replace(":/", "")
    if looks_like_file and not Path(place).exists():
        raise MissingFileError(f"{role} '{place}' does not exist: check the path.")
    try:
        file = File.at(place)
        dataset_of(file)
        return file
    except RuntimeError as error:
        raise unreadable(role, place, error) from error


def _without_false_alpha(file: File) -> Recipe:
    """GDAL calls the fourth of four 8-bit bands alpha by default; where it holds a picture, it is a band
    of data."""
    dataset = dataset_of(file)
    number = dataset.RasterCount
    if number < 2 or dataset.GetRasterBand(number).GetColorInterpretation() != gdal.GCI_AlphaBand:
        return file
    band = dataset.GetRasterBand(number)
    named = (band.GetDescription() or "alpha").lower() not in ("alpha", "mask")
    side = (min(SAMPLE_SIDE, dataset.RasterXSize), min(SAMPLE_SIDE, dataset.RasterYSize))
    middle = [(whole - part) // 2 for whole, part in zip((dataset.RasterXSize, dataset.RasterYSize), side)]
    if not named and np.isin(band.ReadAsArray(*middle, *side), (0, 255)).all():
        return file
    return Translated(file, options(options=["-colorinterp", ",".join(["gray"] * number)]))


def _grid(dataset, role: str, path: str) -> Grid:
    crs = dataset.GetSpatialRef()
    transform = dataset.GetGeoTransform(can_return_null=True)
    if crs is None or transform is None:
        lacks = "coordinate reference system" if crs is None else "georeference"
        raise NoCrsError(
            f"{role} '{path}' has no {lacks}: assign one (gdal_edit.py -a_srs EPSG:..., or Assign "
            "Projection in QGIS)."
        )
    return Grid(dataset.RasterXSize, dataset.RasterYSize, tuple(transform), crs.ExportToWkt())


def _has_scale(band) -> bool:
    return (band.GetScale() or 1) != 1 or (band.GetOffset() or 0) != 0


def _declared(band) -> Encoding:
    dtype = gdal.GetDataTypeName(band.DataType).lower().replace("byte", "uint8")
    return Encoding(dtype, band.GetScale() or 1.0, band.GetOffset() or 0.0, band.GetNoDataValue())


def _with_scale(image: Image, scale: float, note: str) -> Image:
    return replace(image, encodings=tuple(replace(e, scale=scale) for e in image.encodings), scale_note=note)


def _high(image: Image) -> float:
    """99th percentile of the valid values in a few windows, in stored units; 0 where there are none."""
    seen = [image.read(w) for w in sample_windows(image.grid)]
    values = np.concatenate([s[np.isfinite(s)] for s in seen])
    return float(np.percentile(values, 99)) if values.size else 0.0


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
