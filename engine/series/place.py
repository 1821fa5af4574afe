"""The place of a series: the images of each day on the grid of the fine ones, opened when they are needed."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Union

from ..align import crs, warp
from ..align.scene import settle_ratio, with_pixels
from ..collection.collection import Collection
from ..collection.dated import DatedImage
from ..collection.series import roles_of, series_of
from ..door.compare_job import CompareJob
from ..door.errors import SeriesError
from ..door.fill_job import FillJob
from ..door.pairs_found import LeftOut
from ..door.preparation import Preparation
from ..door.series_check_job import SeriesCheckJob
from ..raster.band_partners import fine_partners, named_by_role, partners_of, settled
from ..raster.bands import counted
from ..raster.grid import Grid
from ..raster.readers import Image

FINE_ROLE, COARSE_ROLE = "F", "C"
"""What the images are called in messages, as those of pairs are."""


@dataclass(eq=False)
class Place:
    """A place of which there are fine and coarse images of many days."""

    grid: Grid
    """That of most of the fine images; everything is brought to it."""
    names: tuple[str, ...]
    """Of the bands that are filled."""
    first: Image
    """A fine image, as the others are read and stored."""
    fine: dict[date, DatedImage]
    coarse: dict[date, DatedImage]
    left_out: tuple[LeftOut, ...]
    ratio: float
    _asked: Preparation
    _first_coarse: Image

    @functools.cached_property
    def coarse_days(self) -> tuple[date, ...]:
        return tuple(sorted(self.coarse))

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one place lives as long as its run
    def own_fine(self, day: date) -> Image:
        """The fine image of a day as it was delivered; errors as of `fine_on`."""
        return self.fine[day].open(FINE_ROLE, self._asked, self.first)

    @functools.lru_cache(maxsize=4096)  # noqa: B019
    def own_coarse(self, day: date) -> Image:
        return self.coarse[day].open(COARSE_ROLE, self._asked, self._first_coarse)

    @functools.lru_cache(maxsize=4096)  # noqa: B019
    def fine_on(self, day: date) -> Image:
        """The fine image of a day on the grid, with the bands that are filled.

        Raises:
            ChronofuseError: it can't be read or brought there.
        """
        image = self.own_fine(day)
        order = fine_partners(self.first, named_by_role(image, self._asked), self._asked)
        return warp.to_grid(image.with_bands(order), self.grid)

    @functools.lru_cache(maxsize=4096)  # noqa: B019
    def coarse_on(self, day: date) -> Image:
        """The coarse image of a day brought up to the grid by bicubic resampling; errors as of `fine_on`."""
        image = self.own_coarse(day)
        partners = partners_of(self.first, image, self._asked)
        image = image.with_bands([index for index in partners if index is not None])
        own = with_pixels(image, self.ratio, self.grid)
        return warp.brought_up(own, image, self.grid)


def place_of(collection: Collection, job: Union[FillJob, SeriesCheckJob, CompareJob]) -> Place:
    """The place that the images of a collection show.

    Raises:
        ChronofuseError: no fine or no coarse images, or none that can be brought together.
    """
    roles = roles_of(series_of(collection.images, job.fine, job.coarse))
    ground = roles.fine.grids()[0][0]
    fine, elsewhere = one_a_day(roles.fine.images, ground)
    coarse, aside = one_a_day(roles.coarse.images, ground)
    if not fine or not coarse:
        raise SeriesError("No coarse image shows the ground of the fine ones: give images of one place.")
    on_ground = next(image for image in fine.values() if image.grid == ground)
    first = named_by_role(on_ground.open(FINE_ROLE, job.preparation), job.preparation)
    first_coarse = next(iter(coarse.values())).open(COARSE_ROLE, job.preparation)
    kept, _ = settled(first, [partners_of(first, first_coarse, job.preparation)], job.preparation)
    first = first.with_bands(kept)
    given = job.ratio if isinstance(job, CompareJob) else None
    ratio = settle_ratio(given, [(first_coarse, crs.pixel_ratio(first_coarse.grid, ground))])
    left_out = (*collection.left_out, *elsewhere, *aside)
    names = counted(first.names)
    return Place(ground, names, first, fine, coarse, left_out, ratio, job.preparation, first_coarse)


def one_a_day(images: Sequence[DatedImage], ground: Grid) -> tuple[dict[date, DatedImage], list[LeftOut]]:
    """Of each day the image that shows most of a ground; and those that show none of it."""
    found: dict[date, DatedImage] = {}
    aside = []
    for image in images:
        if crs.crop_to(image.grid, ground) is None:
            aside.append(LeftOut(image.path, "lies elsewhere than the fine images"))
        elif image.day not in found or image.valid_share() > found[image.day].valid_share():
            found[image.day] = image
    return dict(sorted(found.items())), aside
