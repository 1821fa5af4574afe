"""One image of all bands of a product, from the folder, archive or container that they were delivered in.

Nothing is copied: the image is a virtual dataset over the files, as a text that each thread opens for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional
from xml.sax.saxutils import escape  # nosec B406  # writes XML, and reads none

from osgeo import gdal

from ..door.addresses import names_in
from ..door.errors import BandMismatchError, NoCrsError, UnreadableFileError
from ..door.plain_files import exists
from ..door.plain_text import cut, listed, many
from ..products.describing import Band, Product, found
from ..products.recognise import band_of, recognise
from ..products.scene_names import Scene
from .eos_grid import eos_grid
from .georeference import grid_of
from .grid import Grid
from .handles import File, dataset_of
from .parts import CONTAINERS, Part, Place, images_in, is_within, last_of, place_of, subdatasets_of
from .same_place import require_one_crs
from .scene_parts import parts_of_scene, product_of, require_one, scene_of_part, scenes_among
from .unreadable import unreadable

gdal.UseExceptions()

LARGER = 1.01
"""Times the smallest pixels, from which pixels are larger ones."""


@dataclass(frozen=True)
class Member:
    """A band of a product, and where it lies."""

    band: Band
    part: Part
    number: int
    """GDAL's number of the band in its file."""
    grid: Grid
    dtype: str
    """GDAL's name of the stored type."""
    nodata: Optional[float]
    scale: Optional[float]
    offset: Optional[float]


@dataclass(frozen=True)
class Composed:
    """A product's image as GDAL opens it."""

    product: Product
    file: File
    bands: tuple[Band, ...]
    """In the order of the virtual dataset's bands."""
    parts: tuple[Part, ...]
    """Everything that lies beside, quality bands among it."""
    names: tuple[str, ...]
    """What tells the day and the version of the processing."""
    scene: Scene
    """What the names of its files have in common."""
    left_out: tuple[str, ...]
    """Bands that have larger pixels."""
    apart: tuple[str, ...]
    """Bands with pixels of the same size that lie elsewhere, or are more or fewer."""


def composed(path: str, role: str) -> Optional[Composed]:
    """The image of a product; None where a path is something else, or a single file of one.

    Raises:
        ChronofuseError: a folder or an archive that holds no product, several scenes, or no band; a product
            without a grid.
    """
    place = place_of(path, role)
    if place is not None:
        return _of_place(place, path, role)
    dataset = _dataset(path)
    if dataset is None or dataset.RasterCount or not dataset.GetSubDatasets():
        return None
    parts = subdatasets_of(dataset, Part(path, last_of(path), path))
    names = (*names_in(path), *(part.name for part in parts))
    product = recognise(names, dataset.GetMetadata(), [part.name for part in parts])
    if product is None or not any(band_of(product, part.name) for part in parts):
        return None  # whoever reads it names the images that it holds
    return _composed(product, parts, names, path, role)


def is_in_place(path: str) -> bool:
    """Whether a path at which nothing lies names a scene in a folder or an archive, or its folder of a pixel
    size (`x.SAFE/R20m`)."""
    place = place_of(path, "The image")
    if place is None or exists(path):
        return False
    return not place.scene or bool(parts_of_scene(place.scene, images_in(place), _names_of(place)))


def _of_place(place: Place, path: str, role: str) -> Optional[Composed]:
    """The image in a folder or an archive."""
    parts, around = images_in(place, role), _names_of(place)
    if place.scene:
        own = parts_of_scene(place.scene, parts, around)
        if not own and not exists(path):
            return None  # whoever opens it says that nothing lies there
        place = place if own else replace(place, scene="")  # metadata of another name
        parts = own or images_in(place, role)
    names = (*(part.name for part in parts), *around)
    product = recognise(names)
    if product is None:
        _require_one_image(path, role, len(parts), place)
        return None
    parts = [one for part in parts for one in _opened(part, role)]
    scenes = scenes_among(parts, around)
    if scenes:
        require_one(scenes, path, role, place)
        product = product_of(next(iter(scenes.values()))[0], around) or product
    parts = [part for part in parts if is_within(place, part) or band_of(product, part.name) is None]
    return _composed(product, parts, names, path, role)


def _composed(product: Product, parts: list[Part], names: tuple[str, ...], path: str, role: str) -> Composed:
    within = [part for part in parts if band_of(product, part.name)]
    if not within:
        raise BandMismatchError(
            f"{role} '{path}' is of {product.title}, but none of its bands is there "
            f"({listed([cut(part.name) for part in parts]) or 'no image'}): give the product as it was "
            "downloaded, or an image of its bands."
        )
    every = [one for part in within for one in _members(product, part, path, role)]
    members = _finest(product, every)
    for one in every:
        rest = f"{members[0].band.name} of it"
        require_one_crs(one.grid, f"{one.band.name} of {role} '{path}'", members[0].grid, rest)
    kept = {member.band.name for member in members}
    others = {
        one.band.name: one.grid
        for one in every
        if one.band.role == "reflectance" and one.band.name not in kept
    }
    coarser = tuple(
        name for name, grid in others.items() if grid.pixel[0] > members[0].grid.pixel[0] * LARGER
    )
    files = sorted({part.file for part in parts})
    return Composed(
        product,
        _file_of(members, files),
        tuple(member.band for member in members),
        tuple(parts),
        names,
        scene_of_part(product, within[0]),
        coarser,
        tuple(name for name in others if name not in coarser),
    )


def _names_of(place: Place) -> tuple[str, ...]:
    return tuple(names_in(place.root if place.root.startswith("/vsi") else str(Path(place.root).absolute())))


def _opened(part: Part, role: str) -> list[Part]:
    """A file; of a container the images in it."""
    if not part.name.lower().endswith(CONTAINERS):
        return [part]
    dataset = _dataset(part.source)
    if dataset is None:
        raise unreadable(role, part.source, UnreadableFileError("it is no whole file of its kind"))
    return [part] if dataset.RasterCount else subdatasets_of(dataset, part)


def _dataset(source: str) -> Optional[gdal.Dataset]:
    try:
        return dataset_of(File.at(source))
    except RuntimeError:
        return None


def _require_one_image(path: str, role: str, count: int, place: Place) -> None:
    """Raises UnreadableFileError for a folder or an archive that GDAL itself does not open."""
    if _dataset(path) is None and _dataset(place.root) is None:
        kind = "an archive" if place.file else "a folder"
        told = f"with {many(count, 'image')}, and no product is recognised by their names"
        if not count:
            raise UnreadableFileError(f"{role} '{path}' is {kind} without an image: give an image.")
        raise UnreadableFileError(
            f"{role} '{path}' is {kind} {told}: give one image, or describe the product in a file of your "
            "own (docs/products.md)."
        )


def _members(product: Product, part: Part, path: str, role: str) -> list[Member]:
    """The bands of a product in one of its files.

    Raises:
        UnreadableFileError, NoCrsError.
    """
    bands = [band for band in product.bands if found(band.pattern, part.name)]
    if not any(band.number for band in bands):
        bands = bands[:1]
    try:
        dataset = dataset_of(File.at(part.source))
        grid = _grid_of(product, dataset, part, path, role)
        return [
            _member(band, part, band.number or 1, grid, dataset)
            for band in bands
            if (band.number or 1) <= dataset.RasterCount
        ]
    except RuntimeError as error:
        raise unreadable(role, part.source, error) from error


def _member(band: Band, part: Part, number: int, grid: Grid, dataset: gdal.Dataset) -> Member:
    raw = dataset.GetRasterBand(number)
    dtype = gdal.GetDataTypeName(raw.DataType)
    return Member(band, part, number, grid, dtype, raw.GetNoDataValue(), raw.GetScale(), raw.GetOffset())


def _grid_of(product: Product, dataset: gdal.Dataset, part: Part, path: str, role: str) -> Grid:
    try:
        return grid_of(dataset, role, path)
    except NoCrsError:
        found_grid = eos_grid(part.file, part.source)
        if found_grid is not None:
            return found_grid
        if product.no_grid:
            raise NoCrsError(f"{role} '{path}' is of {product.title} and {product.no_grid}") from None
        raise


def grid_of_part(part: Part, grid: Grid) -> Optional[Grid]:
    """The grid of a quality band; None of what is no image. One that says nothing of its place and is as
    large as its image lies on its pixels.

    Args:
        grid: the image's.

    Raises:
        ChronofuseError: it can't be opened, or says nothing of its place; clouds would be taken for land.
    """
    try:
        dataset = dataset_of(File.at(part.source))
    except RuntimeError as error:
        raise unreadable("The quality band", part.source, error) from error
    if not dataset.RasterCount:
        return None
    try:
        return grid_of(dataset, "The quality band", part.source)
    except NoCrsError:
        found_grid = eos_grid(part.file, part.source)
        if found_grid is None and (dataset.RasterXSize, dataset.RasterYSize) != (grid.width, grid.height):
            raise
        return found_grid or grid


def _finest(product: Product, members: list[Member]) -> list[Member]:
    """The reflectances with the smallest pixels, in the product's order; where there are none, what else
    there is."""
    some = [member for member in members if member.band.role == "reflectance"] or members
    best = min(some, key=lambda member: member.grid.pixel[0]).grid
    kept: dict[str, Member] = {}
    for band in product.bands:
        for member in some:
            if member.band is band and member.grid.same_pixels(best):
                kept.setdefault(band.name, member)
    return list(kept.values())


def _file_of(members: list[Member], files: list[str]) -> File:
    """The virtual dataset's text, with a stamp of all files behind it."""
    grid = members[0].grid
    bands = "".join(_band_xml(number, member) for number, member in enumerate(members, 1))
    text = (
        f'<VRTDataset rasterXSize="{grid.width}" rasterYSize="{grid.height}">'
        f"<SRS>{escape(grid.crs)}</SRS>"
        f"<GeoTransform>{', '.join(map(repr, grid.transform))}</GeoTransform>{bands}</VRTDataset>"
    )
    return File.over(text, files)


def _band_xml(number: int, member: Member) -> str:
    size = f'xOff="0" yOff="0" xSize="{member.grid.width}" ySize="{member.grid.height}"'
    told = "".join(
        f"<{name}>{value!r}</{name}>"
        for name, value in (
            ("NoDataValue", member.nodata),
            ("Scale", member.scale),
            ("Offset", member.offset),
        )
        if value is not None
    )
    return (
        f'<VRTRasterBand dataType="{member.dtype}" band="{number}">{told}'
        f'<SimpleSource><SourceFilename relativeToVRT="0" shared="0">{escape(_absolute(member.part.source))}'
        f"</SourceFilename><SourceBand>{member.number}</SourceBand><SrcRect {size}/><DstRect {size}/>"
        "</SimpleSource></VRTRasterBand>"
    )


def _absolute(source: str) -> str:
    plain = not source.startswith("/vsi") and ":" not in source[2:]
    return str(Path(source).absolute()) if plain else source
