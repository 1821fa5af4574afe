"""Which images outlines are drawn of, and each of them opened with its rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Callable, Optional, Union

from ...align import warp
from ...align.crs import same_crs
from ...align.prepared import AS_IT_IS, open_prepared
from ...collection.collection import open_collection
from ...collection.dated import DatedImage
from ...collection.own_products import FILLED, NO_IMAGES, product_at, product_of
from ...collection.series import Series, series_of
from ...door.boundaries_job import CLASS, MNDWI, NDWI, VALUE, WATER_RULES
from ...door.collection_source import CollectionSource
from ...door.errors import BandMismatchError, SeriesError
from ...door.pairs_found import LeftOut
from ...door.plain_text import listed, many
from ...door.preparation import COARSE, FINE
from ...raster import days
from ...raster.grid import Grid
from ...raster.readers import Image, described
from . import bands
from .bands import RADAR, Choice
from .bands import VALUE as BAND
from .class_source import ClassSource, open_classes
from .sources import WaterSource

Source = Union[WaterSource, ClassSource]
USUAL_SMOOTH = 1.0
"""Pixels, of radar and of classes."""


@dataclass(frozen=True)
class Asked:
    """What a job says of its rule."""

    rule: str
    threshold: Optional[float]
    classes: tuple[int, ...]
    band: int
    smooth: Optional[float]
    images: Optional[str]


@dataclass
class Chosen:
    """The images that outlines are drawn of, by their headers alone."""

    images: tuple[DatedImage, ...]
    path: Optional[str] = None
    """A single raster without a date, in the place of `images`."""
    name: str = ""
    notes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def days(self) -> tuple[Optional[date], ...]:
        return tuple(image.day for image in self.images) or (None,)


def choose(sources: Sequence[CollectionSource], asked: Asked, step: Callable[[float], None]) -> Chosen:
    """The images of one sensor that the rule can be used on.

    Raises:
        ChronofuseError: there is none.
    """
    alone = _undated(sources)
    if alone is not None:
        step(1.0)
        return Chosen((), alone, alone.rpartition("/")[2])
    collection = open_collection(sources, lambda of: step(1 / of), takes_own=True)
    every = series_of(collection.images, (asked.images,) if asked.images else ())
    named = [one for one in every if one.role == FINE] if asked.images else every
    may_be = [one for one in named if product_of(one) not in NO_IMAGES] or named
    fitting = [one for one in may_be if _suits(one, asked)]
    if not fitting:
        bands.choice_of(may_be[0].first, asked.rule)  # says which bands are missing
        raise SeriesError(
            f"None of the images suits the rule {asked.rule}: {listed(list(map(str, may_be)))}."
        )
    best = min(fitting, key=lambda one: _rank(one, asked))
    aside = [str(one) for one in every if one is not best]
    notes = [f"The outlines are those of {best}; left aside: {listed(aside)} (--images names others)."]
    return Chosen(best.images, None, best.name, notes if aside else [], list(collection.left_out))


def _undated(sources: Sequence[CollectionSource]) -> Optional[str]:
    """The only raster that was named, where nothing tells its date."""
    paths = [path for source in sources for path in source.paths]
    if (
        len(paths) != 1
        or any(source.table for source in sources)
        or paths[0].lower().endswith((".csv", ".tsv"))
    ):
        return None
    from pathlib import Path

    if Path(paths[0]).expanduser().is_dir() or days.date_of(paths[0]) is not None:
        return None
    image = described(paths[0], "The image")[0]
    return None if all(_is_day(label) for label in image.labels) else paths[0]


def _is_day(label: str) -> bool:
    from ...door import dates

    return dates.parse(label) is not None


def _suits(series: Series, asked: Asked) -> bool:
    if asked.rule == CLASS or asked.rule == VALUE:
        return series.first.bands >= asked.band
    return _choice(series.first, asked.rule) is not None


def _choice(image: bands.Described, rule: str) -> Optional[Choice]:
    """By the bands of an image; of a raster of ours that holds an index, by what it says that it is."""
    found = bands.choice_or_none(image, rule)
    if found is None and image.bands == 1 and rule in WATER_RULES:
        product = product_at(image.path)
        if product in (MNDWI, NDWI):
            return Choice(bands.INDEX, product, (0,))
    return found


def _rank(series: Series, asked: Asked) -> tuple:
    """The series that was filled before what it was filled from; MNDWI before NDWI before radar; then the
    finest, and the one with the most dates."""
    choice = None if asked.rule in (CLASS, VALUE) else _choice(series.first, asked.rule)
    coarse = series.is_called(COARSE) or series.role == COARSE
    order = 0 if choice is None else (choice.kind == RADAR, choice.index != MNDWI, bool(choice.stands_in))
    return coarse, order, product_of(series) != FILLED, series.pixel, -series.days


def open_source(
    chosen: Chosen, number: int, asked: Asked, grid: Optional[Grid], exactly: bool = False
) -> Source:
    """An image with its rule.

    Args:
        grid: of the first image; one in another CRS comes onto it.
        exactly: whether any image that lies on other pixels comes onto it, too.

    Raises:
        ChronofuseError: it can't be read, or the rule does not suit it.
    """
    dated = chosen.images[number] if chosen.images else None
    path = dated.path if dated is not None else chosen.path or ""
    day = dated.day if dated is not None else None
    if asked.rule == CLASS:
        own = dated.grid if dated is not None else described(path, "The raster of classes")[0].grid
        smooth = USUAL_SMOOTH if asked.smooth is None else asked.smooth
        return open_classes(path, own, day, asked.band, smooth, asked.classes)
    image = dated.open("The image") if dated is not None else open_prepared(path, "The image", AS_IT_IS)
    choice = _of_value(image, asked) if asked.rule == VALUE else _choice(image, asked.rule)
    if choice is None:
        choice = bands.choice_of(image, asked.rule)
    image = _as_stored(image.with_bands([*choice.places, *choice.beside]), choice)
    if grid is not None and (exactly or not same_crs(image.grid.crs, grid.crs)):
        image = warp.to_grid(image, grid)
    usual = USUAL_SMOOTH if choice.kind == RADAR else 0.0
    return WaterSource(image, choice, day, path, usual if asked.smooth is None else asked.smooth)


def _of_value(image: Image, asked: Asked) -> Choice:
    if asked.band > image.bands:
        raise BandMismatchError(
            f"'{image.path}' has {many(image.bands, 'band')}, and band {asked.band} was asked for: give "
            "another."
        )
    name = image.names[asked.band - 1] or f"band {asked.band}"
    return Choice(BAND, name, (asked.band - 1,))


def _as_stored(image: Image, choice: Choice) -> Image:
    """A scale that was only guessed is none for what is no reflectance."""
    if choice.kind == bands.PAIR or image.declares_scale:
        return image
    return replace(image, encodings=tuple(replace(e, scale=1.0, offset=0.0) for e in image.encodings))
