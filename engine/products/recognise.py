"""Which product something is, by names, tags and descriptions alone; nothing is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Optional

from .describing import Band, Product, Quality, found
from .known import products


def recognise(
    names: Iterable[str], tags: Mapping[str, str] = {}, descriptions: Iterable[str] = ()
) -> Optional[Product]:
    """The product of a file, a folder or an archive, or None.

    Args:
        names: of the file, the folder or archive that it lies in, the subdatasets in it; without folders.
        tags: what the file says of itself.
        descriptions: of its bands.

    Raises:
        ProductFileError: an analyst's own file can't be read.
    """
    named, described = [*names], [text.strip() for text in descriptions if text.strip()]
    tagged = {key.rsplit("#", 1)[-1].upper(): str(value) for key, value in tags.items()}
    every = products()
    for by in (_by_name, _by_tag, _by_descriptions):
        for product in every:
            if by(product, named, tagged, described):
                return product
    return None


def band_of(product: Product, name: str) -> Optional[Band]:
    """The band whose name or description this is; what is delivered beside the bands may be called by them
    (MSK_DETFOO_B04) and is none."""
    if is_layer(product, name):
        return None
    return next((band for band in product.bands if found(band.pattern, name)), None)


def qualities_of(product: Product, name: str) -> tuple[Quality, ...]:
    """What of a product's quality bands is found under a name or a description."""
    return tuple(quality for quality in product.quality if found(quality.pattern, name))


def is_layer(product: Product, name: str) -> bool:
    """Whether a file is delivered beside the bands of a product, and is neither one nor a quality band."""
    return any(found(pattern, name) for pattern in product.layers)


def day_of(product: Product, names: Iterable[str]) -> Optional[date]:
    """The day of acquisition, from the first name that tells it as the product's names do."""
    return next((day for day in map(_day_of, _digits_of(product, names)) if day), None)


def no_day_of(product: Product, names: Iterable[str]) -> str:
    """What stands where the product's names have the day, and is none (20230231); empty where one of them
    tells a day, or none of them tells anything."""
    digits = _digits_of(product, names)
    return "" if any(map(_day_of, digits)) else next(iter(digits), "")


def _digits_of(product: Product, names: Iterable[str]) -> list[str]:
    """What stands in names where the product's have the day."""
    matches = (re.search(product.date, name, re.IGNORECASE) for name in names if product.date)
    return [match.group(1) for match in matches if match]


def _day_of(digits: str) -> Optional[date]:
    form = "%Y%m%d" if len(digits) == 8 else "%Y%j"
    try:
        day = datetime.strptime(digits, form).date()
    except ValueError:
        return None
    return day if f"{day:{form}}" == digits else None  # day 366 of a common year is read as the next one's


def version_of(product: Product, names: Iterable[str]) -> Optional[int]:
    """The version of the processing that a name tells, where it makes a difference."""
    if product.versions is None:
        return None
    matches = (found(product.versions.pattern, name) for name in names)
    return next((int(match.group(1)) for match in matches if match), None)


def _by_name(product: Product, names: list[str], _tags: Mapping[str, str], _described: list[str]) -> bool:
    return any(found(pattern, name) for name in names for pattern in product.recognised.names)


def _by_tag(product: Product, _names: list[str], tags: Mapping[str, str], _described: list[str]) -> bool:
    return any(
        found(pattern, tags[key.upper()]) for key, pattern in product.recognised.tags if key.upper() in tags
    )


def _by_descriptions(
    product: Product, _names: list[str], _tags: Mapping[str, str], described: list[str]
) -> bool:
    return any(
        all(any(_is(pattern, text) for text in described) for pattern in listed)
        for listed in product.recognised.descriptions
    )


def _is(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None
