"""The place of a series: the images of each day on the grid of the fine ones, opened when they are needed."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Optional, Union

import numpy as np

from ..align import crs, warp
from ..align.corrections import NOTHING, Corrected, Corrections, corrected
from ..align.scene import settle_ratio, with_pixels
from ..align.warped import on_grid
from ..collection.collection import Collection
from ..collection.dated import DatedImage
from ..collection.series import Roles, roles_of, series_of
from ..door.compare_job import CompareJob
from ..door.errors import ChronofuseError, SeriesError
from ..door.extent import UNION
from ..door.fill_job import FillJob
from ..door.pairs_found import LeftOut
from ..door.plain_text import cut
from ..door.preparation import Preparation
from ..door.series_check_job import SeriesCheckJob
from ..raster.band_partners import fine_partners, named_by_role, partners_of, settled
from ..raster.bands import counted
from ..raster.grid import Grid
from ..raster.mosaic import mosaic_of
from ..raster.readers import Image
from .ground import ground_of
from .of_a_day import OfADay, by_day
from .swaths import NO_SWATHS, Swaths, swaths_of

MOST_KEPT = 512
"""Images that are kept open: more than a group of dates and its references are, and few of ten thousand."""
Lines = tuple[tuple[float, float], ...]
"""Gain and offset of each band."""
FINE_ROLE, COARSE_ROLE = "F", "C"
"""What the images are called in messages, as those of pairs are."""


@dataclass(eq=False)
class Place:
    """A place of which there are fine and coarse images of many days."""

    grid: Grid
    """That of most of the fine images, or of the area that was asked for; everything is brought to it."""
    names: tuple[str, ...]
    """Of the bands that are filled."""
    first: Image
    """A fine image, as the others are read and stored."""
    fine: OfADay
    coarse: OfADay
    left_out: tuple[LeftOut, ...]
    ratio: float
    _asked: Preparation
    _first_coarse: Image
    doubtful: frozenset[date] = frozenset()
    """Days whose fine images keep their own pixels, but nothing else is filled from them (doubts.py)."""
    corrections: Corrections = NOTHING
    """Where the coarse images belong, and the lines that they go through (`correct`)."""
    bias: dict[date, np.ndarray] = field(default_factory=dict)
    """Coarse day to (bands, 1) float32: what is taken off its values; 0 where it is missing."""
    lines: dict[str, Lines] = field(default_factory=dict)
    """Fine image by its path to gain and offset of each band (`level`); those that stay are missing."""
    swaths: Swaths = NO_SWATHS
    """Of an area that was asked for: which of its fine images show which part of it."""

    @functools.cached_property
    def references(self) -> tuple[date, ...]:
        """The days whose fine images others are filled from."""
        return tuple(day for day in sorted(self.fine) if day not in self.doubtful)

    @functools.cached_property
    def coarse_days(self) -> tuple[date, ...]:
        return tuple(sorted(self.coarse))

    @functools.lru_cache(maxsize=MOST_KEPT)  # noqa: B019 - one place lives as long as its run
    def own_fine(self, dated: DatedImage) -> Image:
        """A fine image as it was delivered; errors as of `fine_on`."""
        return dated.open(FINE_ROLE, self._asked, self.first)

    @functools.lru_cache(maxsize=MOST_KEPT)  # noqa: B019
    def own_coarse(self, dated: DatedImage) -> Image:
        return dated.open(COARSE_ROLE, self._asked, self._first_coarse)

    @functools.lru_cache(maxsize=MOST_KEPT)  # noqa: B019
    def fine_on(self, day: date) -> Image:
        """The fine images of a day on the grid as one, with the bands that are filled.

        Raises:
            ChronofuseError: one can't be read or brought there.
        """
        return mosaic_of([self.on_grid(dated) for dated in self.fine[day]])

    @functools.lru_cache(maxsize=MOST_KEPT)  # noqa: B019
    def coarse_on(self, day: date) -> Image:
        """The coarse images of a day brought up to the grid by bicubic resampling, as one; errors as of
        `fine_on`."""
        return mosaic_of([self._brought_up(dated) for dated in self.coarse[day]])

    def on_grid(self, dated: DatedImage) -> Image:
        """A fine image on the grid, at the level of the others; errors as of `fine_on`."""
        image = self.as_stored(dated)
        lines = self.lines.get(dated.path)
        if lines is not None:
            image = Corrected(**on_grid(image, image.grid), source=image, lines=lines)
        return warp.to_grid(image, self.grid)

    def as_stored(self, dated: DatedImage) -> Image:
        """A fine image as it was delivered, with the bands that are filled; errors as of `fine_on`."""
        image = self.own_fine(dated)
        order = fine_partners(self.first, named_by_role(image, self._asked), self._asked)
        return image.with_bands(order)

    def level(self, lines: dict[str, Lines]) -> None:
        """From now on fine images are read through these lines."""
        self.lines = lines
        type(self).fine_on.cache_clear()

    def coarse_bands(self, dated: DatedImage) -> Image:
        """A coarse image as it was delivered, with the bands that are filled."""
        image = self.own_coarse(dated)
        partners = partners_of(self.first, image, self._asked)
        return image.with_bands([index for index in partners if index is not None])

    def correct(self, corrections: Corrections) -> None:
        """From now on all coarse images are read so."""
        self.corrections = corrections
        type(self).coarse_on.cache_clear()

    def _brought_up(self, dated: DatedImage) -> Image:
        image = self.coarse_bands(dated)
        own = with_pixels(image, self.ratio, self.grid)
        (own,), (image,) = corrected((own,), (image,), self.corrections, self.grid)
        return warp.brought_up(own, image, self.grid)


def place_of(collection: Collection, job: Union[FillJob, SeriesCheckJob, CompareJob]) -> Place:
    """The place that the images of a collection show.

    Raises:
        ChronofuseError: no fine or no coarse images, or none that can be brought together.
    """
    roles = roles_of(series_of(collection.images, job.fine, job.coarse))
    most, asked = roles.fine.grids()[0][0], job.extent if isinstance(job, FillJob) else None
    ground = ground_of(most, (grid for grid, _ in roles.fine.grids()), asked)
    fine, elsewhere = by_day(roles.fine.images, ground, lambda one: one.open(FINE_ROLE, job.preparation))
    coarse, aside = by_day(roles.coarse.images, ground, lambda one: one.open(COARSE_ROLE, job.preparation))
    _require_both(fine, coarse, asked)
    every = [one for several in fine.values() for one in several]
    on_ground = [one for one in every if one.grid == most]
    first = named_by_role(_first_of(on_ground or every, FINE_ROLE, job.preparation), job.preparation)
    first_coarse = _first_of([several[0] for several in coarse.values()], COARSE_ROLE, job.preparation)
    kept, _ = settled(first, [partners_of(first, first_coarse, job.preparation)], job.preparation)
    first = first.with_bands(kept)
    given = job.ratio if isinstance(job, CompareJob) else None
    ratio = settle_ratio(given, [(first_coarse, crs.pixel_ratio(first_coarse.grid, ground))])
    left_out = (*collection.left_out, *_of_others(roles), *elsewhere, *aside)
    names = counted(first.names)
    place = Place(ground, names, first, fine, coarse, left_out, ratio, job.preparation, first_coarse)
    return place if asked is None else replace(place, swaths=swaths_of(fine, ground))


def _require_both(fine: OfADay, coarse: OfADay, asked: Optional[str]) -> None:
    """Raises SeriesError where there are no fine or no coarse images."""
    if asked is not None and not fine:
        raise SeriesError(
            f"No fine image shows the extent '{cut(asked)}': give it in the coordinates of the fine images, "
            f"or with its own reference system behind it ([EPSG:4326]), or {UNION} for all that they show."
        )
    if not fine or not coarse:
        raise SeriesError("No coarse image shows the ground of the fine ones: give images of one place.")


def _first_of(images: Sequence[DatedImage], role: str, asked: Preparation) -> Image:
    """The first image that can be read: one that breaks off must not end a run of many.

    Raises:
        ChronofuseError: none can; what is said of the first one.
    """
    faults = []
    for image in images:
        try:
            return image.open(role, asked)
        except ChronofuseError as error:
            faults.append(error)
    raise faults[0]


def _of_others(roles: Roles) -> list[LeftOut]:
    """The images of sensors that are neither the fine nor the coarse one."""
    return [
        LeftOut(
            image.path, f"is of {series}, which is neither the fine sensor, {roles.fine}, nor the coarse one"
        )
        for series in roles.aside
        for image in series.images
    ]
