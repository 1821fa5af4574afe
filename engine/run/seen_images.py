"""What the check's report tells of each image, from what was opened."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Optional, Union

from ..align import crs
from ..align.corrections import Corrected
from ..align.resample import Resampled
from ..align.scene import Scene
from ..align.warped import Warped
from ..door.addresses import for_a_report
from ..door.check import Check
from ..door.preparation import AUTO, Preparation
from ..door.seen_image import DECLARED, GUESSED, STORED, TOLD, SeenBand, SeenImage
from ..raster.length_units import unit_of
from ..raster.readers import Image

COARSE_ROLES = ("C1", "C3", "C2")


def images_of(scene: Scene, reference: Optional[Image]) -> dict[str, Image]:
    """Role to image, each on the grid that its file has."""
    coarse = [*zip(scene.coarse, scene.coarse_own), (scene.target, scene.target_own)]
    # What was averaged to larger pixels has its gaps from the image as it was delivered.
    own = [up.gaps if one.role in scene.averaged and up.gaps else one for up, one in coarse]
    pairs = [image for pair in zip(scene.fine, own) for image in pair]
    found = {image.role: _delivered(image) for image in (*pairs, own[-1])}
    return found if reference is None else {**found, "reference": _delivered(reference)}


def _delivered(image: Image) -> Image:
    """An image before it was brought to another grid."""
    while isinstance(image, (Resampled, Warped)):
        image = image.source
    return image


def seen(
    images: dict[str, Image],
    check: Check,
    asked: Preparation,
    matched: bool,
    by_others: Collection[int] = (),
) -> dict[str, SeenImage]:
    """What is known of each image.

    Args:
        images: role to image.
        check: what was found out about them.
        asked: how they are read.
        matched: whether the bands of each lie beside those of F1.
        by_others: bands of F1 (from 0) that the coarse images lack, which the same place of theirs is not.
    """
    names, lacking = check.bands if matched else (), dict.fromkeys(COARSE_ROLES, by_others)
    return {
        role: _seen(role, image, check, asked, names, lacking.get(role, ())) for role, image in images.items()
    }


def _seen(
    role: str,
    image: Image,
    check: Check,
    asked: Preparation,
    names: tuple[str, ...],
    lacking: Collection[int],
) -> SeenImage:
    filed = _as_filed(image)
    return SeenImage(
        date=image.date.isoformat() if image.date else None,
        product=image.product or None,
        width=image.grid.width,
        height=image.grid.height,
        pixel=image.grid.pixel,
        bounds=image.grid.bounds,
        crs=crs.name_of(image.grid.crs).strip("'"),
        bands=tuple(_band(filed, place, names) for place in range(filed.bands) if place not in lacking),
        scale_from=_scale_from(image, role, asked),
        scale_note=image.scale_note,
        masks=_masks(filed, role, asked),
        overlap=1.0 if role == "F1" else check.overlap.get(role),
        valid=check.valid_share.get(role),
        unit=unit_of(image.grid.crs),
    )


def _as_filed(image: Image) -> Image:
    """A coarse image before it was moved and harmonised: its bands as the file has them."""
    while isinstance(image, Corrected):
        image = image.source
    return _delivered(image)


def _band(image: Image, place: int, names: tuple[str, ...]) -> SeenBand:
    encoding = image.encodings[place]
    return SeenBand(
        number=image.band_numbers[place],
        name=image.names[place],
        description=image.labels[place],
        goes_with=names[place] if place < len(names) else None,
        scale=encoding.scale,
        offset=encoding.offset,
        nodata=_for_json(encoding.nodata),
        fill=encoding.fill,
    )


def _for_json(number: Optional[float]) -> Union[float, str, None]:
    return number if number is None or math.isfinite(number) else str(number)


def _scale_from(image: Image, role: str, asked: Preparation) -> str:
    told = asked.of(role)
    if told.scale is not None or told.offset is not None:
        return TOLD
    if image.scale_note:
        return GUESSED
    return DECLARED if image.declares_scale else STORED


def _masks(image: Image, role: str, asked: Preparation) -> tuple[str, ...]:
    """What hides pixels of an image, in words; a raster by its path."""
    told = asked.of(role).mask
    if told is not None:
        return ("what looks like cloud",) if told == AUTO else (for_a_report(told),)
    return ("the product's quality band",) if image.cover is not None else ()
