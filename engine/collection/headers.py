"""From what may be an image to the dated images in it, by its header alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Optional

from ..align.pixel_size import pixel_in_metres
from ..door import dates, image_names
from ..door.errors import ChronofuseError
from ..door.pairs_found import LeftOut
from ..door.preparation import COARSE
from ..products.describing import Product
from ..products.known import products
from ..raster import bands
from ..raster.grid import Grid
from ..raster.readers import Image, described
from ..raster.virtual import STACK
from .candidates import Candidate
from .dated import DatedImage

MASK_PIXELS = 2.5
"""A mask that several images share is for those whose pixels are at most so many of its own."""
OWN_TAGS = "CHRONOFUSE_"
"""Begins the names of the tags that predictions have (engine/run/products.py)."""


@dataclass
class Headers:
    """Reads headers, and keeps what many of them have in common once: ten thousand files have few grids."""

    left_out: list[LeftOut] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    """Paths of images without a date: maps, labels, elevations."""
    own: list[str] = field(default_factory=list)
    """Paths of what Chronofuse predicted itself."""
    takes_own: bool = False
    """Whether that counts as images, too: a series that was filled, say."""
    _grids: dict[Grid, Grid] = field(default_factory=dict)
    _products: dict[str, Product] = field(default_factory=dict)
    _masks: dict[str, Optional[Grid]] = field(default_factory=dict)

    def read(self, candidate: Candidate) -> list[DatedImage]:
        """The dated images of a file: one; of a stack one for each date; none where it can't be used."""
        try:
            image, tags = described(candidate.path, "The image")
        except ChronofuseError as error:
            self.left_out.append(LeftOut(candidate.path, str(error)))
            return []
        if not self.takes_own and candidate.was_found and any(name.startswith(OWN_TAGS) for name in tags):
            self.own.append(candidate.path)
            return []
        if candidate.was_found and STACK in tags:
            return []  # the images that it is made of are found themselves
        image = replace(image, grid=self._grids.setdefault(image.grid, image.grid))
        days = {candidate.day: candidate.bands} if candidate.day else dict(_days(image, candidate))
        if not days and image.no_day:
            self.left_out.append(
                LeftOut(
                    candidate.path,
                    f"'{candidate.path}' has '{image.no_day}' in its name where the date of acquisition "
                    "stands, and there is no such day: mend the name, or give a table with the columns file "
                    "and date.",
                )
            )
            return []
        if not days:
            self.undated.append(candidate.path)
            return []
        try:
            return [self._dated(image, candidate, day, numbers) for day, numbers in days.items()]
        except ValueError:  # of `index`: the table names a band that is not there
            self.left_out.append(
                LeftOut(
                    candidate.path,
                    f"'{candidate.path}' has {image.bands} bands, but {candidate.where} names band "
                    f"{max(candidate.bands)}: give numbers from 1 to {image.bands}.",
                )
            )
            return []

    def _dated(self, image: Image, candidate: Candidate, day: date, numbers: tuple[int, ...]) -> DatedImage:
        names = image.names
        if numbers:
            places = [image.band_numbers.index(number) for number in numbers]
            names = tuple(_name_in_stack(image.labels[place]) for place in places)
        product = self._product(image.product)
        listed = ",".join(map(str, numbers))
        return DatedImage(
            path=f"vrt://{candidate.path}?bands={listed}" if numbers else candidate.path,
            day=day,
            grid=image.grid,
            names=names,
            kind=image_names.kind_of(_name(candidate)) or candidate.folder,
            sensor=candidate.sensor or (product.sensor if product else None),
            product=product.title if product else None,
            usually=product.kind if product else None,
            role=candidate.role,
            mask=candidate.mask or self._shared_mask(candidate, image.grid),
        )

    def _product(self, title: str) -> Optional[Product]:
        if title and not self._products:
            self._products.update({product.title: product for product in products()})
        return self._products.get(title)

    def _shared_mask(self, candidate: Candidate, grid: Grid) -> Optional[str]:
        """The mask of that day, where it is made for pixels like these."""
        path = candidate.shared_mask
        if path is None or candidate.role == COARSE or image_names.is_called(_name(candidate), COARSE):
            return None
        if path not in self._masks:
            self._masks[path] = _grid_of(path)
        own = self._masks[path]
        if own is None or pixel_in_metres(grid) > MASK_PIXELS * pixel_in_metres(own):
            return None
        return path


def _name(candidate: Candidate) -> str:
    return candidate.path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _grid_of(path: str) -> Optional[Grid]:
    try:
        return described(path, "The mask")[0].grid
    except ChronofuseError:
        return None


def _days(image: Image, candidate: Candidate) -> Iterator[tuple[date, tuple[int, ...]]]:
    """The days of a file, each with the numbers of its bands; without numbers where all bands are of it."""
    stack = _stacked(image)
    if stack:
        yield from stack.items()
        return
    day = image.date or (None if image.no_day else dates.parse(candidate.folder))
    if day is not None:
        yield day, candidate.bands


def _stacked(image: Image) -> dict[date, tuple[int, ...]]:
    """Day to its bands, in a file whose bands are described by dates; empty where they are not."""
    days = [dates.parse(label) for label in image.labels]
    if len(days) < 2 or None in days or len(set(days)) < 2:
        return {}
    found: dict[date, tuple[int, ...]] = {}
    for number, day in zip(image.band_numbers, days):
        if day is not None:
            found[day] = (*found.get(day, ()), number)
    return dict(sorted(found.items()))


def _name_in_stack(label: str) -> str:
    """The name that stands beside the date in a band's description."""
    return bands.normal_name(image_names.kind_of(label))
