"""Which quality bands lie beside an image's bands, and what they take out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Optional

from osgeo import gdal

from ..door.addresses import for_gdal
from ..door.plain_text import cut, listed
from ..products.describing import Band, Product, found
from ..products.recognise import day_of, qualities_of
from ..products.scene_names import Scene
from .composing import grid_of_part
from .grid import Grid
from .handles import File
from .parts import Part, is_at_hand
from .quality_bands import QualityBand
from .same_place import reaches_all, require_one_place, same_crs
from .scene_parts import scene_of_part

MOST_NAMED = 6
_BESIDE = (".vrt", ".ovr", ".msk", ".aux.xml")
"""What GDAL lists of a virtual dataset and is no image that it shows."""


def qualities_among(
    product: Product, parts: Iterable[Part], scene: Scene, names: Iterable[str], grid: Grid
) -> tuple[QualityBand, ...]:
    """The quality bands of a scene: each from the file whose name is most like those of the bands, of these
    the one with the smallest pixels.

    Raises:
        ChronofuseError: one of them can't be opened, or lies nowhere or in another CRS.
    """
    day = scene.day or day_of(product, names)
    best: dict[int, tuple[tuple[int, float], QualityBand]] = {}
    for part in parts:
        of_part = tuple(one for one in qualities_of(product, part.name) if one.holds_on(day))
        far = _far_from(scene, day, part, product) if of_part else None
        own = None if far is None else grid_of_part(part, grid)
        if far is None or own is None:
            continue
        require_one_place(own, f"The quality band '{cut(part.source)}'", grid, "its image")
        for quality in of_part:
            which, rank = product.quality.index(quality), (far, own.pixel[0])
            if which not in best or rank < best[which][0]:
                source = QualityBand(File.at(part.source), quality.number, quality, part.name, own, grid)
                best[which] = rank, source
    return tuple(best[which][1] for which in sorted(best))


def place_of(dataset: gdal.Dataset, path: str, grid: Grid) -> str:
    """The file beside which an image's quality bands and metadata lie: its own, or that which a virtual
    dataset shows alone, as of a layer on which something was set in QGIS. One in another CRS is another
    image."""
    if dataset.GetDriver().ShortName != "VRT":
        return path
    files = map(os.fsdecode, dataset.GetFileList() or [])
    shown = [one for one in files if one != path and not one.lower().endswith(_BESIDE)]
    if len(shown) != 1 or not is_at_hand(shown[0]):
        return path
    source = gdal.Open(for_gdal(shown[0])).GetSpatialRef()
    return shown[0] if source is not None and same_crs(source.ExportToWkt(), grid.crs) else path


def of_bands(quality: Sequence[QualityBand], bands: Iterable[Optional[Band]]) -> tuple[QualityBand, ...]:
    """Without those of single bands that an image does not have."""
    names = {"", *(band.name for band in bands if band is not None)}
    return tuple(one for one in quality if one.quality.of in names)


def _far_from(scene: Scene, day: Optional[date], part: Part, product: Product) -> Optional[int]:
    """How little the name of a quality band's file tells that it is of a scene; None where it is of another.
    A band that was cut out under a name of its own has the quality band of the whole scene."""
    own = scene_of_part(product, part)
    if own == scene or (part.source != part.file and not part.source.startswith("/vsi")):  # one container
        return 0
    if not part.name.startswith(scene.before) or (day and own.day and day != own.day):
        return None
    if scene.has(part.name):
        return 1
    is_whole = scene.after.startswith(own.after) or scene.after.endswith(own.after)
    return 2 if is_whole else None


def told_of_quality(product: Product, quality: Sequence[QualityBand]) -> tuple[str, ...]:
    """What the quality bands take out, in words."""
    if not quality:
        return ("no quality band is there, so nothing is taken out for clouds",) if product.quality else ()
    names = list(dict.fromkeys(_short(band) for band in quality))
    what = list(dict.fromkeys(rule.what for band in quality for rule in band.quality.rules))
    verb = "takes" if len(names) == 1 else "take"
    notes = [f"{listed(names, MOST_NAMED)} {verb} out {listed(what, 12)}"]
    short = {_short(band): None for band in quality if not reaches_all(band.own, band.grid)}
    if short:
        notes.append(f"pixels that {listed(list(short))} does not reach are taken out")
    for band in quality:
        if unknown := band.unknown():
            least, most = band.quality.known or (0, 0)
            notes.append(
                f"{_short(band)} holds {listed(list(map(str, unknown)))}, which it can't ({least} to "
                f"{most}): these pixels are taken out"
            )
    return tuple(notes)


def _short(band: QualityBand) -> str:
    """The part of a quality band's name that names it."""
    match = found(band.quality.pattern, band.name)
    return match.group(0) if match else cut(band.name)
