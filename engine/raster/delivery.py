"""What is known of an image because its product is: which of its bands are which, what its numbers stand for,
which pixels its quality bands take out, and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Callable, Optional

import numpy as np
from osgeo import gdal

from ..door.addresses import for_gdal, names_in
from ..door.plain_files import closed_at, exists
from ..door.plain_text import cut, listed
from ..products.describing import Band, Product, found
from ..products.recognise import band_of, day_of, no_day_of, qualities_of, recognise, version_of
from ..products.scene_names import Scene
from .bands import REFLECTANCES, normal_name
from .composing import Composed
from .cover import Cover
from .grid import Grid, sample_windows
from .handles import File
from .parts import Part, above, beside, is_at_hand, last_of
from .quality_bands import QualityBand
from .quality_files import of_bands, place_of, qualities_among, told_of_quality
from .scene_parts import scene_of_part
from .values import Encoding

gdal.UseExceptions()

UNSCALED = 150.0
"""Numbers of a wider type than the product's are its own where they are larger: no reflectance is."""
MOST_NAMED = 6
MOST_METADATA = 20_000_000
"""Bytes of a metadata file."""


@dataclass(frozen=True)
class Delivery:
    """A product's image, or one of its files."""

    product: Product
    bands: dict[int, Optional[Band]]
    """GDAL's number of each data band to what the product says of it; None where it says nothing."""
    quality: tuple[QualityBand, ...]
    day: Optional[date]
    no_day: str
    """What stands in the name instead of a day, where it is none."""
    offset: float
    """The product's, of this version of the processing."""
    notes: tuple[str, ...]
    parts: tuple[str, ...]
    """The files of the quality bands."""

    def cover(self, grid: Grid) -> Cover:
        """What the quality bands take out of an image: of all its bands, or of one."""
        numbers = {band.name: number for number, band in self.bands.items() if band is not None}
        own = tuple((numbers[one.quality.of], one) for one in self.quality if one.quality.of in numbers)
        return Cover(tuple(one for one in self.quality if not one.quality.of), grid, of_bands=own)

    def encoding(
        self, declared: Encoding, band: Optional[Band], highest: Callable[[], float]
    ) -> tuple[Encoding, str]:
        """Scale, offset and nothing-number of a band where its file declares none; a note where the file
        declares others than the product has. Of a band that is not known the scale alone is the product's.

        Args:
            highest: about the largest stored number, which is asked for where the type does not tell.
        """
        if not _is_stored_by(self.product, declared.dtype, highest):
            return declared, ""
        if band is not None:
            declared = self._with_nothing(declared, band)
        scale = self.product.scale if band is None else self.product.scale_of(band)
        if scale is None:
            return declared, ""
        offset = self.offset if band is None or band.offset is None else band.offset
        bare = declared.scale == 1 and declared.offset == 0
        if bare or abs(declared.scale * scale - 1) < 1e-3:  # NASA's HDF4 files give the number to divide by
            return _replaced(declared, scale=scale, offset=offset), ""
        if abs(declared.scale / scale - 1) < 1e-3 and abs(declared.offset - offset) < 1e-6:
            return declared, ""
        return declared, (
            f"the file declares the scale {declared.scale:g} and the offset {declared.offset:g}, the product "
            f"has {scale:g} and {offset:g}, and the file's are taken"
        )

    def _with_nothing(self, declared: Encoding, band: Band) -> Encoding:
        """With the numbers that mean nothing, and the limits of those that mean something."""
        fill, valid = self.product.fill_of(band), self.product.valid_of(band)
        if declared.nodata is None:
            return _replaced(declared, nodata=fill, valid=valid)
        return _replaced(declared, fill=None if fill == declared.nodata else fill, valid=valid)


def delivery_of(
    dataset: gdal.Dataset, file: File, path: str, grid: Grid, delivered: Optional[Composed]
) -> Optional[Delivery]:
    """What is known of an image; None where no product is recognised.

    Args:
        delivered: where it was composed of several files.
    """
    if delivered is not None:
        return _of_composed(delivered, path, grid)
    names = tuple(names_in(path))
    described = [dataset.GetRasterBand(n).GetDescription() or "" for n in range(1, dataset.RasterCount + 1)]
    product = recognise(names, dataset.GetMetadata(), described)
    if product is None:
        return None
    return _of_file(product, dataset, file, place_of(dataset, path, grid), names, described, grid)


def _of_composed(delivered: Composed, path: str, grid: Grid) -> Delivery:
    product = delivered.product
    parts = delivered.parts
    if not any(qualities_of(product, part.name) for part in parts):
        folder = path if exists(path) or path.startswith("/vsi") else above(path)
        parts = (*parts, *beside(folder))  # R10m has no SCL, R20m does
    quality = qualities_among(product, parts, delivered.scene, delivered.names, grid)
    quality = of_bands(quality, delivered.bands)
    day = delivered.scene.day or day_of(product, delivered.names)
    places = (
        path,
        *(part.source for part in delivered.parts[:1]),
    )  # an archive's root may be called anything
    offset, notes = _offset_of(product, delivered.names, places, day)
    if delivered.left_out:
        notes = (*notes, f"{listed(delivered.left_out)} have larger pixels and are left out")
    if delivered.apart:
        notes = (
            *notes,
            f"{listed(delivered.apart)} left out, because the pixels lie elsewhere than the rest's",
        )
    bands: dict[int, Optional[Band]] = dict(enumerate(delivered.bands, 1))
    files = (*(part.file for part in parts), *_metadata_files(product, places))
    notes = (*notes, *told_of_quality(product, quality))
    no_day = "" if day else no_day_of(product, delivered.names)
    return Delivery(product, bands, quality, day, no_day, offset, notes, files)


def _of_file(
    product: Product,
    dataset: gdal.Dataset,
    file: File,
    path: str,
    names: tuple[str, ...],
    described: list[str],
    grid: Grid,
) -> Delivery:
    own, notes = _bands_of(product, names[0] if names else "", described)
    day = day_of(product, names)
    masks = {n: qualities_of(product, text) for n, text in enumerate(described, 1) if text}
    numbers = [n for n in range(1, dataset.RasterCount + 1) if not masks.get(n) or own.get(n)]
    kept = _kept(numbers, own, described)
    left_out = [described[n - 1] for n in numbers if n not in kept]
    inside = tuple(
        QualityBand(file, n, quality, described[n - 1], grid, grid)
        for n, every in masks.items()
        if every and n not in kept and kept
        for quality in every
        if quality.number == every[0].number and quality.holds_on(day)
    )
    quality: tuple[QualityBand, ...] = inside
    parts: tuple[str, ...] = ()
    if not inside and is_at_hand(path):
        part = Part(path, last_of(path), path)
        scene = scene_of_part(product, part)
        near = beside(above(path), scene.name)
        every = near if any(qualities_of(product, one.name) for one in near) else beside(above(path))
        quality = qualities_among(product, every, scene, [part.name], grid)
        parts = tuple(band.file.path for band in quality)
        notes = (*notes, *_of_siblings(product, part, scene, near), *_of_closed(above(path)))
    parts = (*parts, *_metadata_files(product, (path,)))
    offset, of_version = _offset_of(product, names, (path,), day)
    if left_out:
        notes = (*notes, f"{listed([cut(text) for text in left_out], MOST_NAMED)} left out, no reflectance")
    bands = {n: own.get(n) for n in kept or range(1, dataset.RasterCount + 1)}
    quality = of_bands(quality, bands.values())
    notes = (*notes, *of_version, *told_of_quality(product, quality))
    return Delivery(product, bands, quality, day, no_day_of(product, names), offset, notes, parts)


def _bands_of(product: Product, name: str, described: list[str]) -> tuple[dict[int, Band], tuple[str, ...]]:
    """GDAL's number of each band that is one of the product's: by description, else by the file's name, else
    by the product's order."""
    own = {n: band for n, text in enumerate(described, 1) if text and (band := band_of(product, text))}
    if own:
        return own, ()
    named = [band for band in product.bands if found(band.pattern, name)]
    own = {band.number: band for band in named if band.number and band.number <= len(described)}
    if own:
        return own, ()
    if named and len(described) == 1:
        return {1: named[0]}, ()
    every = [band for band in product.bands if band.role == "reflectance" and band.number is None]
    if len(every) == len(described) > 1 and not any(described):
        return dict(enumerate(every, 1)), (
            f"its {len(every)} bands have no names and are taken in the product's order",
        )
    return {}, ()


def _kept(numbers: list[int], own: dict[int, Band], described: list[str]) -> list[int]:
    """The reflectances; where there are none, what is known, else everything."""
    reflectances = [
        n
        for n in numbers
        if (n in own and own[n].role == "reflectance")
        or (n not in own and normal_name(described[n - 1]) in REFLECTANCES)
    ]
    return reflectances or [n for n in numbers if n in own] or numbers


def _of_siblings(product: Product, part: Part, scene: Scene, near: Sequence[Part]) -> tuple[str, ...]:
    """That other bands of its scene lie beside a file, where they do."""
    others = [one for one in near if one.name != part.name and band_of(product, one.name)]
    count = sum(scene_of_part(product, one) == scene for one in others)
    if not count or not scene.name or band_of(product, part.name) is None:
        return ()
    told = "1 other band lies" if count == 1 else f"{count} other bands lie"
    return (
        f"{told} beside it, and its folder with '/{scene.name}' behind it names all of them as one image",
    )


def _of_closed(folder: str) -> tuple[str, ...]:
    """That nobody sees which quality bands lie in a folder, where this user may not list it."""
    closed = "" if folder.startswith("/vsi") else closed_at(folder)
    return (f"what lies beside it can't be seen, because this user may not read '{cut(closed)}'",) * bool(
        closed
    )


def _offset_of(
    product: Product, names: Sequence[str], places: Sequence[str], day: Optional[date]
) -> tuple[float, tuple[str, ...]]:
    """The offset of this version of the processing, and how it is known where it is not plain."""
    told, version = product.versions, version_of(product, names)
    if told is None:
        return product.offset, ()
    by_name = None if version is None else told.offset if version >= told.since else product.offset
    text = _metadata(places, told.metadata)
    if text is not None and _is_of_day(text, day):
        stored = re.search(rf"<{told.tag}\b[^>]*>\s*(-?\d+)", text)
        offset = float(stored.group(1)) * (product.scale or 1.0) if stored else product.offset
        if by_name is not None and abs(by_name - offset) > 1e-9:
            return offset, (
                f"{told.metadata} says the offset {offset:g}, the name (version {version:04d}) {by_name:g}, "
                f"and that of {told.metadata} is taken",
            )
        return offset, ()
    if by_name is not None:
        return by_name, ()
    if day is None:
        return product.offset, (
            "nothing says the version of the processing, so no offset is taken (--offset)",
        )
    offset = told.offset if day >= date.fromisoformat(told.by_date) else product.offset
    return offset, (
        f"nothing says the version of the processing, so the offset {offset:g} is taken by the day {day} "
        f"(images from {told.by_date} on have {told.offset:g}; --offset says otherwise)",
    )


def _is_of_day(text: str, day: Optional[date]) -> bool:
    """Whether a product's metadata can be those of a day: in a folder of many scenes they are of one."""
    product = re.search(r"<PRODUCT_URI\b[^>]*>([^<]*)", text)
    return product is None or day is None or f"{day:%Y%m%d}" in product.group(1)


def _metadata_files(product: Product, places: Sequence[str]) -> tuple[str, ...]:
    """The metadata file that says the version of the processing, where it is a file of its own."""
    place = _metadata_place(places, product.versions.metadata) if product.versions else None
    return () if place is None or place.startswith("/vsi") else (place,)


def _metadata(places: Sequence[str], name: str) -> Optional[str]:
    """The text of a product's metadata file."""
    place = _metadata_place(places, name)
    if place is None:
        return None
    file = gdal.VSIFOpenL(for_gdal(place), "rb")
    try:
        return bytes(gdal.VSIFReadL(1, MOST_METADATA, file) or b"").decode("utf-8", "replace")
    finally:
        gdal.VSIFCloseL(file)


def _metadata_place(places: Sequence[str], name: str) -> Optional[str]:
    """Where a product's metadata file lies: beside one of some places, above it, or in what it names."""
    for path in filter(is_at_hand, places):
        start = path if not path.lower().endswith((".zip", ".tar")) else f"/vsi{path[-3:].lower()}/{path}"
        for folder in (*_folders_above(start), *_safes_in(start)):
            place = folder if folder.endswith(name) else f"{folder}/{name}"
            status = gdal.VSIStatL(for_gdal(place))
            if status is not None and not status.IsDirectory() and status.size < MOST_METADATA:
                return place
    return None


def _folders_above(start: str) -> list[str]:
    folders = [start]
    while len(folders) < 7 and above(folders[-1]) not in ("", "/", ".", folders[-1]):
        folders.append(above(folders[-1]))
    return folders


def _safes_in(start: str) -> list[str]:
    names = (gdal.ReadDir(for_gdal(start)) or [])[:50]
    return [f"{start}/{one}" for one in names if one.upper().endswith(".SAFE")]


def highest_of(dataset: gdal.Dataset, number: int, grid: Grid) -> float:
    """The 99th percentile of a band's stored numbers in the middle of the image."""
    windows = sample_windows(grid)
    window = windows[len(windows) // 2]
    stored = dataset.GetRasterBand(number).ReadAsArray(window.x, window.y, window.width, window.height)
    finite = stored[np.isfinite(stored)]
    return float(np.percentile(finite, 99)) if finite.size else 0.0


def _is_stored_by(product: Product, dtype: str, highest: Callable[[], float]) -> bool:
    """Whether numbers of this type can be the product's own: of its type, or of a wider one (as Earth Engine
    exports bands of several types) and larger than any reflectance."""
    if dtype in product.stored:
        return True
    return any(np.can_cast(own, dtype, "safe") for own in product.stored) and highest() > UNSCALED


def _replaced(encoding: Encoding, **fields: object) -> Encoding:
    return Encoding(**{**vars(encoding), **fields})
