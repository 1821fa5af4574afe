"""Which band is which: names, and which coarse band goes with which fine one."""

from __future__ import annotations

import re
from typing import Optional

from ..door.errors import BandMismatchError

_SYNONYMS = {
    "near infrared": "nir",
    "nir08": "nir",
    "nir1": "nir",
    "swir": "swir1",
    "swir16": "swir1",
    "swir 1": "swir1",
    "swir22": "swir2",
    "swir 2": "swir2",
    "red edge": "rededge1",
}


REFLECTANCES = (
    "coastal",
    "blue",
    "green",
    "red",
    "rededge1",
    "rededge2",
    "rededge3",
    "nir",
    "swir1",
    "swir2",
)
"""Names of bands whose values are reflectances."""


def normal_name(description: Optional[str]) -> str:
    """A band's description in lower case and in the field's common name, or an empty string."""
    name = re.sub(r"[\s_-]+", " ", (description or "").strip().lower())
    return _SYNONYMS.get(name, name.replace(" ", ""))


def match(fine: tuple[str, ...], other: tuple[str, ...], role: str, path: str, to: str = "F1") -> list[int]:
    """For each fine band the index (from 0) of its band in another image: by name, else by order.

    Raises:
        BandMismatchError: neither works.
    """
    named = all(fine) and len(set(fine)) == len(fine)
    if named and set(fine) <= set(other):
        return [other.index(name) for name in fine]
    clash = named and all(other) and len(set(other)) == len(other) and bool(set(fine) & set(other))
    if len(fine) == len(other) and not clash:
        return list(range(len(fine)))
    raise BandMismatchError(
        f"{role} has {describe(other)} and {to} has {describe(fine)}, which can't be matched ('{path}'): "
        "give images "
        "with the same bands, or name the bands alike."
    )


def find(names: tuple[str, ...], wanted: str) -> Optional[int]:
    """Index of a band by its common name, or None."""
    return names.index(wanted) if wanted in names else None


def red_and_nir(names: tuple[str, ...], path: str) -> tuple[int, int]:
    """Indices of red and near infrared, for NDVI.

    Raises:
        BandMismatchError: one of them has no such name.
    """
    red, nir = find(names, "red"), find(names, "nir")
    if red is None or nir is None:
        raise BandMismatchError(
            f"NDVI needs bands that are called red and nir, but '{path}' has {describe(names)}: set the band "
            "descriptions, or leave NDVI out."
        )
    return red, nir


def describe(names: tuple[str, ...]) -> str:
    count = f"{len(names)} band{'s' if len(names) != 1 else ''}"
    return (
        f"{count} ({', '.join(name or 'unnamed' for name in names)})"
        if any(names)
        else f"{count} without names"
    )
