"""The place of a cloudy image: which of the other images are its references, and which are coarse."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..align import crs
from ..align.scene import settle_ratio
from ..collection.collection import Collection
from ..collection.dated import DatedImage
from ..collection.finding import candidates_of
from ..collection.headers import Headers
from ..collection.series import (
    APART,
    SAME_SIZE,
    Series,
    candidates_for_coarse,
    series_of,
    shared_bands,
)
from ..door.collection_source import CollectionSource
from ..door.errors import GridMismatchError, SeriesError
from ..door.pairs_found import LeftOut
from ..door.preparation import COARSE, FINE
from ..door.repair_job import RepairJob
from ..raster.band_partners import named_by_role, partners_of, settled
from ..raster.bands import counted
from .of_a_day import by_day
from .place import COARSE_ROLE, FINE_ROLE, Place


@dataclass(frozen=True)
class Surroundings:
    """The images around a cloudy one, by what they are."""

    fine: tuple[DatedImage, ...]
    coarse: tuple[DatedImage, ...]
    aside: tuple[LeftOut, ...]


def cloudy_image(job: RepairJob) -> DatedImage:
    """The image that is to be repaired, by its header.

    Raises:
        MissingFileError, UnreadableFileError: it can't be read.
        SeriesError: nothing tells its day.
        GridMismatchError: it is turned, so that its pixels could not stay as they are.
    """
    candidate = candidates_of(CollectionSource((job.image,))).images[0]
    day = date.fromisoformat(job.day) if job.day else candidate.day
    headers = Headers(takes_own=True)
    found = headers.read(replace(candidate, day=day, mask=job.clouds or candidate.mask))
    if headers.left_out:
        raise SeriesError(f"The cloudy image can't be used: {headers.left_out[0].reason}")
    if len(found) != 1:
        many = f"holds {len(found)} days" if found else "has no date in its name or tags"
        raise SeriesError(
            f"The cloudy image '{job.image}' {many}: say of which day it is (--day YYYY-MM-DD)."
        )
    _, width, shear_x, _, shear_y, height = found[0].grid.transform
    if shear_x or shear_y or width < 0 or height > 0:
        raise GridMismatchError(
            f"The cloudy image '{job.image}' is turned or upside down, and its pixels could not stay as they "
            "are: bring it to a north-up grid first (gdalwarp)."
        )
    return found[0]


def place_around(cloudy: DatedImage, collection: Collection, job: RepairJob) -> Place:
    """The place that a cloudy image shows, on the image's own grid; without any coarse image, too.

    Raises:
        SeriesError: there is no reference.
        ChronofuseError: images that can't be brought together.
    """
    around = surroundings(cloudy, collection.images, job)
    ground = cloudy.grid
    others = [one for one in around.fine if one.day != cloudy.day]
    fine, elsewhere = by_day(others, ground, lambda one: one.open(FINE_ROLE, job.preparation))
    coarse, off = by_day(around.coarse, ground, lambda one: one.open(COARSE_ROLE, job.preparation))
    if not fine:
        raise SeriesError(
            f"No other fine image shows the ground of '{cloudy.path}': give the folder of fine images of the "
            "same place on other days."
        )
    first = named_by_role(cloudy.open(FINE_ROLE, job.preparation), job.preparation)
    first_coarse, ratio = first, 1.0
    if coarse:
        first_coarse = next(iter(coarse.values()))[0].open(COARSE_ROLE, job.preparation)
        kept, _ = settled(first, [partners_of(first, first_coarse, job.preparation)], job.preparation)
        first = first.with_bands(kept)
        ratio = settle_ratio(None, [(first_coarse, crs.pixel_ratio(first_coarse.grid, ground))])
    left_out = (*collection.left_out, *around.aside, *elsewhere, *off)
    every = dict(sorted({**fine, cloudy.day: (cloudy,)}.items()))
    names = counted(first.names)
    return Place(ground, names, first, every, coarse, left_out, ratio, job.preparation, first_coarse)


def surroundings(cloudy: DatedImage, images: Sequence[DatedImage], job: RepairJob) -> Surroundings:
    """Which images are references of a cloudy one, and which are coarse; all others are aside, among them
    those of its own day and sensor."""
    others = [one for one in images if not _is_same(one, cloudy)]
    if not others:
        raise SeriesError(
            f"There is no other image than '{cloudy.path}': give the folder of fine images of the same place "
            "on other days."
        )
    series = series_of(others, job.fine, job.coarse)
    own = series_of([cloudy])[0]
    fine = [one for one in series if _may_be_fine(one, own)]
    like = max(fine, key=lambda one: _likeness(one, own), default=None)
    coarse = candidates_for_coarse([one for one in series if one is not like], like or own)
    partner = max(coarse, key=lambda one: (shared_bands(one, own), one.days, one.pixel), default=None)
    aside = [
        LeftOut(image.path, "is neither of the sensor of the cloudy image nor of the coarse one")
        for one in series
        if one is not like and one is not partner
        for image in one.images
    ]
    of_day = [image for image in like.images if image.day == cloudy.day] if like else []
    aside += [LeftOut(image.path, "is of the day that is repaired") for image in of_day]
    return Surroundings(like.images if like else (), partner.images if partner else (), tuple(aside))


def _may_be_fine(one: Series, own: Series) -> bool:
    if one.role is not None:
        return one.role == FINE
    if one.is_called(COARSE) or not shared_bands(one, own):
        return False
    return one.is_called(FINE) or (one.first.usually != COARSE and one.pixel < APART * own.pixel)


def _likeness(one: Series, own: Series) -> tuple:
    """How much a sensor is that of the cloudy image."""
    alike = one.first.product == own.first.product and one.first.kind == own.first.kind
    near = abs(one.pixel / own.pixel - 1) < SAME_SIZE
    return one.role == FINE, shared_bands(one, own), near, alike, one.days


def _is_same(one: DatedImage, other: DatedImage) -> bool:
    return os.path.realpath(one.path) == os.path.realpath(other.path)
