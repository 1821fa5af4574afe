"""Reads images window by window through GDAL, in physical units, with NaN where there is nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Optional

import numpy as np
from osgeo import gdal

from ..door.dates import acquired, find_date, no_day_in
from ..door.errors import UnreadableFileError
from ..door.plain_files import require_open, require_there
from ..door.plain_text import listed
from ..door.preparation import NONE, Reading
from .bands import names_of
from .composing import Composed, composed
from .cover import Cover
from .delivery import Delivery, delivery_of, highest_of
from .georeference import grid_of
from .grid import SAMPLE_SIDE, Grid, Window, sample_windows
from .handles import File, closed_again, dataset_of
from .masks import Masks, find_alpha
from .stored import encoding_of, numbers_of
from .units import Seen, as_told, has_scale, settle, undeclared_fill, undeclared_frame
from .unreadable import require_no_pipe, unreadable, without_bands
from .values import Encoding
from .wavelengths import declared

gdal.UseExceptions()


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
    file: File
    """What GDAL opens."""
    band_numbers: tuple[int, ...]
    """GDAL's numbers of the data bands (alpha left out)."""
    alpha: Optional[int] = None
    """GDAL's number of the band that says which pixels are valid."""
    scale_note: str = ""
    """How the scale was found, where the file does not declare it or can't mean it."""
    declares_scale: bool = False
    seen: tuple[Seen, ...] = field(default=(), repr=False, compare=False)
    """What a few windows of each band hold."""
    gaps: Optional[Image] = None
    """An image on the same grid; where it is invalid, this one is, too."""
    cover: Optional[Cover] = None
    """What hides the land in it."""
    product: str = ""
    """The title of the product that it was recognised as."""
    wavelengths: tuple[Optional[float], ...] = ()
    """The middle of each band in nanometres; None where nobody says it, and empty where no band has one."""
    no_day: str = ""
    """What stands in its name where the day of acquisition does, and is none."""

    @property
    def bands(self) -> int:
        return len(self.band_numbers)

    @property
    def dataset(self) -> gdal.Dataset:
        """The open dataset of this thread.

        Raises:
            UnreadableFileError: GDAL can't open it (any more).
        """
        try:
            return dataset_of(self.file)
        except RuntimeError as error:
            raise unreadable(self.role, self.path, error) from error

    def read(self, window: Window) -> np.ndarray:
        """Pixels of a window, (bands, rows, cols) float32 in physical units, NaN where invalid.

        Raises:
            UnreadableFileError: the file can't be read there (cut short, damaged, gone).
        """
        area = (window.x, window.y, window.width, window.height)
        values = np.empty((self.bands, window.height, window.width), np.float32)
        try:
            masks = Masks(self.dataset, self.alpha, area)
            for i, (number, encoding) in enumerate(zip(self.band_numbers, self.encodings)):
                band = self.dataset.GetRasterBand(number)
                values[i] = encoding.decode(numbers_of(band, encoding.dtype, area), masks.of(band))
        except RuntimeError as error:
            raise unreadable(self.role, self.path, error) from error
        if self.gaps is not None:
            values[np.isnan(self.gaps.read(window))] = np.nan
        if self.cover is not None:
            self.cover.hide(values, self.band_numbers, window)
        return values

    def read_around(self, window: Window) -> np.ndarray:
        """Pixels of a window that may leave the image; NaN outside of it."""
        values = np.full((self.bands, window.height, window.width), np.nan, np.float32)
        x, y = max(0, window.x), max(0, window.y)
        width, height = min(self.grid.width, window.right) - x, min(self.grid.height, window.bottom) - y
        if width > 0 and height > 0:
            inside = Window(x, y, width, height)
            values[(slice(None), *inside.inside(window))] = self.read(inside)
        return values

    def with_bands(self, order: list[int]) -> Image:
        """The same image with only these bands, in this order (indices from 0)."""
        return replace(
            self,
            names=tuple(self.names[i] for i in order),
            labels=tuple(self.labels[i] for i in order),
            encodings=tuple(self.encodings[i] for i in order),
            seen=tuple(self.seen[i] for i in order) if self.seen else (),
            band_numbers=tuple(self.band_numbers[i] for i in order),
            gaps=self.gaps and self.gaps.with_bands(order),
            wavelengths=tuple(self.wavelengths[i] for i in order) if self.wavelengths else (),
        )


def open_image(path: str, role: str, like: Optional[Image] = None, told: Optional[Reading] = None) -> Image:
    """Open an image.

    Args:
        path: a file, or anything that GDAL opens; the folder, archive or container of a known product.
        role: for messages.
        like: an image of the same sensor; what it declares and this one has lost is taken from it.
        told: what goes before whatever the file declares or shows. Its mask is not asked for here.

    Raises:
        MissingFileError, UnreadableFileError, NoCrsError, BandMismatchError, ProductFileError.
    """
    file, delivered = _file(path, role)
    try:
        image, known, notes = _recognised(file, delivered, path, role)
        image = _in_physical_units(image, like, told or Reading())
        return image if known is None else _told_of(image, known, notes)
    except RuntimeError as error:  # GDAL reads some of what stands in a file only when it is asked
        raise unreadable(role, path, error) from error


def described(path: str, role: str) -> tuple[Image, dict[str, str]]:
    """An image as its file and its product describe it, with its tags; nothing stays open, and but for some
    products' numbers no pixel is read.

    Raises:
        ChronofuseError: as of `open_image`.
    """
    with closed_again():
        file, delivered = _file(path, role)
        try:
            return _recognised(file, delivered, path, role)[0], dataset_of(file).GetMetadata()
        except RuntimeError as error:
            raise unreadable(role, path, error) from error


def file_of(path: str, role: str) -> File:
    """What stands for an input when it is asked whether it is still the same: all files behind it.

    Raises:
        ChronofuseError: as of `open_image`.
    """
    file, delivered = _file(path, role)
    dataset = dataset_of(file)
    known = delivery_of(dataset, file, os.path.expanduser(path), grid_of(dataset, role, path), delivered)
    return file if known is None else _with_parts(file, known)


def _described(dataset: gdal.Dataset, file: File, path: str, role: str) -> Image:
    """The image as the file describes it."""
    if not dataset.RasterCount:
        raise UnreadableFileError(f"{role} '{path}' {without_bands(dataset)}")
    grid = grid_of(dataset, role, path)
    alpha = find_alpha(dataset, sample_windows(grid))
    numbers = tuple(n for n in range(1, dataset.RasterCount + 1) if n != alpha)
    raw = [dataset.GetRasterBand(n) for n in numbers]
    if any(gdal.DataTypeIsComplex(band.DataType) for band in raw):
        raise UnreadableFileError(f"{role} '{path}' holds complex numbers: give an image of real values.")
    labels = tuple(band.GetDescription() or "" for band in raw)
    names, encodings = names_of(labels), tuple(map(encoding_of, raw))
    day, no_day = find_date(path, dataset.GetMetadata()), no_day_in(path)
    image = Image(role, path, grid, names, labels, encodings, day, file, numbers, alpha, no_day=no_day)
    middles = tuple(map(declared, raw))
    return replace(image, wavelengths=middles) if any(middles) else image


def _recognised(
    file: File, delivered: Optional[Composed], path: str, role: str
) -> tuple[Image, Optional[Delivery], list[str]]:
    """The image as its file and its product describe it, what is known of the product, and notes."""
    dataset = dataset_of(file)
    image = _described(dataset, file, path, role)
    known = delivery_of(dataset, file, os.path.expanduser(path), image.grid, delivered)
    if known is None:
        return image, None, []
    image, notes = _as_delivered(image, known)
    return image, known, notes


def _as_delivered(image: Image, known: Delivery) -> tuple[Image, list[str]]:
    """The image with the bands, names, wavelengths, numbers and day that its product gives it; notes."""
    numbers = [n for n in image.band_numbers if n in known.bands] or list(image.band_numbers)
    image = image.with_bands([image.band_numbers.index(n) for n in numbers])
    bands = [known.bands.get(n) for n in numbers]
    found = [
        known.encoding(encoding, band, partial(highest_of, image.dataset, number, image.grid))
        for number, encoding, band in zip(numbers, image.encodings, bands)
    ]
    labels = tuple(band.name if band else label for band, label in zip(bands, image.labels))
    middles = image.wavelengths or (None,) * len(bands)
    image = replace(
        image,
        labels=labels,
        names=names_of(labels),
        encodings=tuple(encoding for encoding, _ in found),
        wavelengths=tuple((band and band.centre) or middle for band, middle in zip(bands, middles)),
        date=known.day or (acquired(image.dataset.GetMetadata()) if known.no_day else image.date),
        no_day="" if known.day else known.no_day or image.no_day,
        product=known.product.title,
        file=_with_parts(image.file, known),
    )
    return image, list(dict.fromkeys(note for _, note in found if note))


def _told_of(image: Image, known: Delivery, notes: list[str]) -> Image:
    """The image with its quality bands, and with what is to be said of it."""
    units = sorted({(e.scale, e.offset) for e in image.encodings})
    scales = " or ".join(
        f"{scale:g}" + (f" and the offset {offset:g}" if offset else "") for scale, offset in units
    )
    told = [
        f"recognised as {known.product.title}: {listed(image.names)}",
        f"the scale is {scales}",
        *([image.scale_note] if image.scale_note else []),
        *notes,
        *known.notes,
    ]
    cover = known.cover(image.grid) if known.quality else None
    return replace(image, cover=cover, scale_note="; ".join(told), declares_scale=True)


def _with_parts(file: File, known: Delivery) -> File:
    """The file with those of its quality bands, so that a change of one is a change of it."""
    if not known.parts:
        return file
    own = file.parts or tuple(map(os.fsdecode, dataset_of(file).GetFileList() or []))
    return File.over(file.path, (*own, *known.parts))


def _in_physical_units(image: Image, like: Optional[Image], told: Reading) -> Image:
    """The image with scales and nothing-numbers as it is told, else as a look at its pixels shows them."""
    if told.nodata is not None:
        nodata = None if told.nodata == NONE else float(told.nodata)
        image = replace(image, encodings=tuple(replace(e, nodata=nodata) for e in image.encodings))
    stored = replace(image, encodings=tuple(replace(e, scale=1.0, offset=0.0) for e in image.encodings))
    # Every second pixel of windows this large: they are looked at whenever an image is opened.
    step = 2 if min(image.grid.width, image.grid.height) >= 2 * SAMPLE_SIDE else 1
    looks = [stored.read(window)[:, ::step, ::step] for window in sample_windows(image.grid)]
    frame = None if told.nodata is not None else _frame(stored, looks)
    fills, seen = [], []
    for band in range(image.bands):
        values = _sorted(image.encodings[band].dtype, [look[band] for look in looks])
        known = image.encodings[band].fill if told.nodata is None else None
        guessed = told.nodata is None and known is None
        fill = _first(undeclared_fill(values), frame) if guessed else None
        if fill is None and told.nodata is None and like is not None and band < like.bands:
            fill = like.encodings[band].fill
        fills.append(fill if known is None else known)
        seen.append(Seen(values if fill is None else values[values != np.float32(fill)], fill))
    other = (like.encodings, like.seen, like.names) if like is not None and like.seen else None
    settled, note = as_told(*settle(image.encodings, image.names, seen, other), told)
    return replace(
        image,
        encodings=tuple(replace(e, fill=fill) for e, fill in zip(settled, fills)),
        scale_note=note,
        declares_scale=any(map(has_scale, image.encodings)) or told.scale is not None,
        seen=tuple(replace(s, values=_thinned(s.values)) for s in seen),
    )


def _frame(stored: Image, looks: list[np.ndarray]) -> Optional[float]:
    right, bottom = stored.grid.width - 1, stored.grid.height - 1
    corners = [stored.read(Window(x, y, 1, 1))[:, 0, 0] for x in (0, right) for y in (0, bottom)]
    return undeclared_frame(looks, np.stack(corners, axis=1), stored.encodings[0].dtype)


def _first(*numbers: Optional[float]) -> Optional[float]:
    return next((number for number in numbers if number is not None), None)


def _sorted(dtype: str, looks: list[np.ndarray]) -> np.ndarray:
    """All values that are there; those that were stored in 16 bits are sorted so, in a tenth of the time."""
    values = np.concatenate([look[np.isfinite(look)] for look in looks])
    if dtype in ("int16", "uint16"):
        return np.sort(values.astype(dtype), kind="stable").astype(values.dtype)
    return np.sort(values)


def _thinned(values: np.ndarray) -> np.ndarray:
    """Some thousand of many sorted values, the ends among them: what is kept of a look travels with the
    image."""
    return values[np.linspace(0, values.size - 1, min(values.size, 4096)).astype(int)]


def _file(path: str, role: str) -> tuple[File, Optional[Composed]]:
    """The file, once it was opened; of a product's folder, archive or container, what was composed of it."""
    place = os.path.expanduser(path)
    of_gdal = (
        place.startswith(("/vsi", "<")) or "://" in place or ":" in place.replace(":\\", "").replace(":/", "")
    )
    require_no_pipe(place, role)
    if not of_gdal:
        require_open(role, place)
    delivered = composed(place, role)
    if delivered is not None:
        return delivered.file, delivered
    if not of_gdal:
        require_there(role, place)
    try:
        file = File.at(place)
        for behind in dataset_of(file).GetFileList() or []:  # of a virtual dataset its sources
            require_no_pipe(os.fsdecode(behind), role)
        return file, None
    except RuntimeError as error:
        raise unreadable(role, place, error) from error
