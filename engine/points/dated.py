"""The rasters of a series that are asked for values: a date's bands, indices, deviation and origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Optional

from ..align import warp
from ..align.prepared import AS_IT_IS, covered
from ..collection.collection import Collection
from ..collection.dated import DatedImage
from ..collection.own_products import (
    DEVIATION,
    FILLED,
    ORIGIN,
    PREDICTED,
    SMOOTH,
    product_of,
)
from ..collection.series import Series, series_of
from ..door.plain_text import agreed, listed, many
from ..door.preparation import COARSE, FINE
from ..raster.bands import counted
from ..raster.indices import FORMULAS
from ..raster.readers import Image, described

ORIGINS_TAG = "CHRONOFUSE_ORIGINS"
OBSERVED, FUSED, SMOOTHED = (1, "observed"), (2, "fused"), (9, "smoothed")
"""Code and words of where values come from, where no raster of origins says it (engine/series/filling.py)."""


@dataclass
class Day:
    """The rasters of a date; several of a kind where two satellites saw the ground."""

    bands: list[DatedImage] = field(default_factory=list)
    deviation: list[DatedImage] = field(default_factory=list)
    origin: list[DatedImage] = field(default_factory=list)
    indices: dict[str, list[DatedImage]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Dated:
    """What is known of a series before a pixel of it is read."""

    name: str
    days: dict[date, Day]
    bands: tuple[str, ...]
    """Names of the bands of its images; empty where only indices were stored."""
    indices: tuple[str, ...]
    """Those of which there are rasters."""
    origins: dict[int, str]
    """Code of an origin to its words."""
    usual: tuple[int, str]
    """Where values come from, where there is no raster of origins."""
    notes: list[str]


def dated_rasters(collection: Collection, pattern: Optional[str]) -> Dated:
    """The series that is meant: the one that was filled, where there is one, else the fine images.

    Args:
        pattern: the kind of the images or a pattern of their names, where that was said.

    Raises:
        SeriesError: no image is called so.
    """
    series = series_of(collection.images, (pattern,) if pattern else ())
    named = [one for one in series if one.role == FINE] if pattern else []
    products = {id(one): product_of(one) for one in named or series}
    filled = [one for one in named or series if products[id(one)] in (FILLED, *FORMULAS)]
    if filled:
        return _of_filled(series if not named else [*named, *_beside(series)], products)
    chosen = min(named or series, key=_by_fineness)
    others = [str(one) for one in series if one is not chosen]
    notes = [f"The values are those of {chosen}; left aside: {listed(others)}."] if others else []
    days: dict[date, Day] = defaultdict(Day)
    for image in chosen.images:
        days[image.day].bands.append(image)
    usual = {PREDICTED: FUSED, SMOOTH: SMOOTHED}.get(products[id(chosen)], OBSERVED)
    return Dated(chosen.name, dict(days), _names(chosen), (), dict([usual]), usual, notes + _twice(days))


def _beside(series: Iterable[Series]) -> list[Series]:
    return [one for one in series if product_of(one) in (ORIGIN, DEVIATION)]


def _of_filled(series: Sequence[Series], products: dict[int, str]) -> Dated:
    days: dict[date, Day] = defaultdict(Day)
    bands: tuple[str, ...] = ()
    origins, aside, found = dict([OBSERVED, FUSED]), [], []
    for one in series:
        product = products.get(id(one)) or product_of(one)
        if product not in (FILLED, ORIGIN, DEVIATION, *FORMULAS):
            aside.append(str(one))
            continue
        if product == FILLED:
            bands = _names(one)
        elif product == ORIGIN:
            origins = _origins(one.first.path) or origins
        elif product in FORMULAS:
            found.append(product)
        for image in one.images:
            _list_of(days[image.day], product).append(image)
    whole = {day: of_day for day, of_day in sorted(days.items()) if of_day.bands or of_day.indices}
    notes = [f"Left aside: {listed(aside)}."] if aside else []
    return Dated("the filled series", whole, bands, tuple(dict.fromkeys(found)), origins, FUSED, notes)


def _list_of(day: Day, product: str) -> list[DatedImage]:
    own = {FILLED: day.bands, ORIGIN: day.origin, DEVIATION: day.deviation}
    return own[product] if product in own else day.indices[product]


def _names(series: Series) -> tuple[str, ...]:
    """Of its bands; a single one without a name is called as the files are."""
    names = series.first.names
    if names == ("",) and series.first.kind:
        return (series.first.kind.lower(),)
    return tuple(counted(names))


def _tags(path: str) -> dict[str, str]:
    return described(path, "The image")[1]


def _origins(path: str) -> dict[int, str]:
    """Code to words, as a raster of origins tells them."""
    parts = re.split(r",\s*(?=\d+=)", _tags(path).get(ORIGINS_TAG, ""))
    told = (part.partition("=") for part in parts if part)
    return {int(code): words for code, _, words in told if code.strip().isdigit()}


def _twice(days: dict[date, Day]) -> list[str]:
    several = [day for day, of_day in days.items() if len(of_day.bands) > 1]
    if not several:
        return []
    named = listed([str(day) for day in several[:3]])
    return [
        f"{many(len(several), 'date')} {agreed(len(several), 'has', 'have')} several images "
        f"({named}{', ...' if len(several) > 3 else ''}): at each place the first that has a value there "
        "counts."
    ]


def _by_fineness(one: Series) -> tuple:
    """Before others come images called fine, then those with the smallest pixels and the most dates."""
    coarse = one.is_called(COARSE) or one.role == COARSE
    return coarse, one.first.kind.lower() != FINE, not one.is_told, one.pixel, -one.days


class Opener:
    """Opens the rasters of a series. A look at the pixels of the first one settles what no file declares; one
    that declares the same as the first, and its gaps, is not looked at again, which of a hundred large images
    would take longer than all that is read at the places."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, ...], tuple[Image, Image]] = {}
        """Of a kind of images the first one, as its file describes it and as it was settled."""

    def bands(self, dated: DatedImage) -> Image:
        """An image of the bands, with its mask; raises ChronofuseError where it can't be read."""
        key = (dated.kind, *dated.names)
        here = self.as_declared(dated)
        if key not in self._first:
            self._first[key] = here, dated.open("The image")
            return self._first[key][1]
        first, settled = self._first[key]
        if here.product or not _declares_gaps(here) or here.encodings != first.encodings:
            return dated.open("The image", like=settled)
        image = replace(here, encodings=settled.encodings)
        return warp.north_up(covered(image, dated.mask, AS_IT_IS))

    @staticmethod
    def as_declared(dated: DatedImage) -> Image:
        """A raster as its file says what its numbers mean."""
        return described(dated.path, "The image")[0]


def _declares_gaps(image: Image) -> bool:
    return image.alpha is not None or all(one.nodata is not None for one in image.encodings)
