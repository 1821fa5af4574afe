"""Opens the images of a run as the job says, each on its own grid, with the bands that are predicted beside
each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..door.errors import NoCrsError
from ..door.jobs import FuseJob
from ..door.preparation import SPECTRAL, Preparation
from ..raster.band_partners import named_by_role, partners_of, settled, without_partner
from ..raster.bands import counted
from ..raster.readers import Image
from . import crs, warp
from .clouds import without_clouds
from .prepared import AS_IT_IS, open_prepared


@dataclass(frozen=True)
class Opened:
    """All images of a run but the references, before they are aligned."""

    fine: tuple[Image, ...]
    """F1 and, with two pairs, F3."""
    coarse: tuple[Image, ...]
    """C1 and, with two pairs, C3."""
    targets: tuple[Image, ...]
    """C2 of each target date."""
    overlap: dict[str, float]
    """Role to the share of F1's extent that the image covers; C2's are those of the dates."""
    target_overlap: tuple[float, ...]
    left_out: tuple[str, ...]
    """Bands of F1 that are not predicted, for they have no coarse partner."""
    delivered: tuple[Image, ...]
    """F1, C1, (F3, C3,) C2 of each target date on their own grids, with their clouds."""
    by_others: tuple[int, ...] = ()
    """Which of the bands no coarse band goes with, so that they are predicted from the others; the nearest
    coarse band stands beside them."""


def open_images(job: FuseJob) -> Opened:
    """Open everything that a run predicts from.

    Raises:
        ChronofuseError: a file that can't be read, has no CRS, does not overlap or has other bands.
    """
    first = named_by_role(open_fine(job.pairs[0].fine, "F1", job.preparation), job.preparation)
    others = list(_others(job, first))
    partners = [partners_of(first, image, job.preparation) for image in others]
    kept, orders = settled(first, partners, job.preparation, [image.role == "F3" for image in others])
    by_others = without_partner(partners, kept) if job.preparation.unmatched == SPECTRAL else ()
    matched = [image.with_bands(order) for image, order in zip(others, orders)]
    shares = [crs.require_overlap(image, first) for image in matched]
    before = len(matched) - len(job.targets)
    left_out = tuple(name for i, name in enumerate(counted(first.names)) if i not in kept)
    delivered = (first.with_bands(kept), *matched)
    first, *matched = _clear(job, delivered, by_others)
    return Opened(
        fine=(first, *(image for image in matched[:before] if image.role == "F3")),
        coarse=tuple(image for image in matched[:before] if image.role != "F3"),
        targets=tuple(matched[before:]),
        overlap={image.role: share for image, share in zip(matched[:before], shares)},
        target_overlap=tuple(shares[before:]),
        left_out=left_out,
        delivered=delivered,
        by_others=by_others,
    )


def _clear(job: FuseJob, images: tuple[Image, ...], by_others: tuple[int, ...]) -> list[Image]:
    """The images without the clouds that were asked to be found; each is compared with all others, in the
    bands that are what they are called in all of them."""
    named = list(job.images)  # in this order
    names = tuple("" if n in by_others else name for n, name in enumerate(images[0].names))
    return [
        without_clouds(image, [*images[:i], *images[i + 1 :]], job.preparation, job.ratio, names, named[i])
        for i, image in enumerate(images)
    ]


def open_fine(path: str, role: str, asked: Preparation = AS_IT_IS) -> Image:
    """Open the image whose grid everything else is brought to.

    Raises:
        NoCrsError: its grid is turned or upside down, so that windows could not be warped to it.
    """
    image = open_prepared(path, role, asked, turned=True)
    if not warp.is_north_up(image.grid):
        raise NoCrsError(
            f"{role} '{path}' is not north-up (geotransform {image.grid.transform}): warp it once with "
            "gdalwarp and use the result."
        )
    return image


def _others(job: FuseJob, first: Image) -> Iterator[Image]:
    """C1, F3, C3 and C2 of each date, with all their bands."""
    c1 = open_prepared(job.pairs[0].coarse, "C1", job.preparation)
    yield c1
    for pair in job.pairs[1:]:
        yield open_prepared(pair.fine, "F3", job.preparation, like=first)
        yield open_prepared(pair.coarse, "C3", job.preparation, like=c1)
    for number, target in enumerate(job.targets, 1):
        named = f"C2 {number}" if number > 1 else "C2"
        yield open_prepared(target.coarse, "C2", job.preparation, like=c1, named=named)
