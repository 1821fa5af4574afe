"""Which band is which: names, and which coarse band goes with which fine one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Optional

from ..door.errors import BandMismatchError
from ..door.plain_text import listed, many
from .wavelengths import apart

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
EXACTLY, BY_NAME, BY_ORDER = "exactly", "by name", "by order"
"""How bands are matched: by the descriptions as they are, by the names that they mean, by their order."""
MOST_NAMED = 8
"""So many pairs of bands are listed in a sentence."""
ROUNDING = 1e-4
"""By how much a stored NDVI may be beyond its limits."""
_NUMBER = re.compile(r"(?:srb?|surreflb?|b|band)?\d+a?")
"""A band's name that tells its place in a sensor and nothing of its colour."""


def normal_name(description: Optional[str]) -> str:
    """A band's description in lower case and in the field's common name, or an empty string."""
    name = re.sub(r"[\s_-]+", " ", (description or "").strip().lower())
    return _SYNONYMS.get(name, name.replace(" ", ""))


def _plain(description: Optional[str]) -> str:
    """A band's description in lower case and without spaces, and no other name for it."""
    return re.sub(r"[\s_-]+", "", (description or "").strip().lower())


def names_of(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The names of an image's bands from their descriptions, each given once: of two descriptions that mean
    the same (nir and nir08), the one that is the common name itself keeps it, and the other its own."""
    own = [_plain(label) for label in labels]
    names = [normal_name(label) for label in labels]
    keeper = {name: own.index(name) if name in own else names.index(name) for name in names}
    return tuple(name if keeper[name] == n else own[n] for n, name in enumerate(names))


class Order(list[int]):
    """For each fine band the index (from 0) of its band in another image, and how that was found."""

    def __init__(self, indices: Iterable[int], how: str):
        super().__init__(indices)
        self.how = how
        """EXACTLY, BY_NAME or BY_ORDER."""


def match(
    fine: tuple[str, ...],
    other: tuple[str, ...],
    role: str,
    path: str,
    to: str = "F1",
    labels: Optional[tuple[tuple[str, ...], tuple[str, ...]]] = None,
) -> Order:
    """For each fine band its band in another image: by description, else by name, else by order.

    Args:
        labels: the bands' descriptions as the two files have them, where they are known: nir and nir08 are
            one name, and two bands.

    Raises:
        BandMismatchError: none of it works, or the names contradict the order.
    """
    described = labels and tuple(tuple(map(_plain, listed)) for listed in labels)
    for how, pair in ((EXACTLY, described), (BY_NAME, (fine, other))):
        found = _by_name(*pair) if pair else None
        if found is not None:
            return Order(found, how)
    if len(fine) == len(other) and not _contradict(fine, other):
        return Order(range(len(fine)), BY_ORDER)
    raise BandMismatchError(
        f"{role} has {describe(other)} and {to} has {describe(fine)}, which can't be matched ('{path}'): "
        "give images "
        "with the same bands, or name the bands alike."
    )


def how_matched(
    fine: tuple[str, ...],
    other: tuple[str, ...],
    role: str,
    to: str = "F1",
    middles: Optional[tuple[Sequence[Optional[float]], Sequence[Optional[float]]]] = None,
) -> tuple[bool, str]:
    """How bands that stand beside each other now were matched; whether it deserves a doubt, and in words.

    Args:
        fine, other: the bands' descriptions as the files have them, those of the other image in the order in
            which they were matched.
        middles: their wavelengths in nanometres, where they are known.
    """
    pairs = list(zip(_telling(fine), _telling(other)))
    if middles is not None and (by_wavelength := _by_wavelength(pairs, middles)):
        return False, by_wavelength
    if all(a and b and normal_name(a) == normal_name(b) for a, b in pairs):
        if all(_NUMBER.fullmatch(_plain(a)) for a, _ in pairs):
            return True, (
                f"matched by name, but the names are numbers ({_listed(pairs)}), which mean other bands on "
                f"other sensors: where {role} is of another sensor than {to}, name the bands blue, green "
                "and so on"
            )
        return False, "matched by name"
    if all(a and b for a, b in pairs):
        return True, (
            f"matched by order, because {role} does not have the names of {to} ({_listed(pairs)}): if "
            "these do not belong together, name the bands alike"
        )
    unnamed = role if all(a for a, _ in pairs) else to
    told = f"matched by order, because the bands of {unnamed} have no names"
    return len(pairs) > 1, told + (
        ": say which go together (--bands) if it is another" if len(pairs) > 1 else ""
    )


def _by_wavelength(
    pairs: list[tuple[str, str]], middles: tuple[Sequence[Optional[float]], Sequence[Optional[float]]]
) -> str:
    """What is said where bands of other names were matched by wavelength; empty where none was."""
    known = list(zip(pairs, *middles))
    other_names = [(a, b, x, y) for (a, b), x, y in known if normal_name(a) != normal_name(b)]
    if not other_names or any(apart(x, y) is None for _, _, x, y in other_names):
        return ""
    told = listed(
        [f"{a or 'band'} {x:.4g} = {b or 'band'} {y:.4g} nm" for a, b, x, y in other_names], MOST_NAMED
    )
    return f"matched by wavelength ({told})" + (
        "" if len(other_names) == len(pairs) else ", the others by name"
    )


def _telling(labels: tuple[str, ...]) -> list[str]:
    """Descriptions that say more than `Band 1`, `Band 2` and so on; empty where they do not."""
    plain = [label.strip() for label in labels]
    counted = [f"band{number}" for number in range(1, len(plain) + 1)]
    return [""] * len(plain) if [_plain(label) for label in plain] == counted else plain


def _listed(pairs: list[tuple[str, str]]) -> str:
    """`blue = sur_refl_b01, green = sur_refl_b02`."""
    return listed([f"{a} = {b}" for a, b in pairs], MOST_NAMED)


def _by_name(fine: tuple[str, ...], other: tuple[str, ...]) -> Optional[list[int]]:
    """The order by names; None where a name is missing, or given twice."""
    counts = Counter(other)
    if all(fine) and len(set(fine)) == len(fine) and all(counts[name] == 1 for name in fine):
        return [other.index(name) for name in fine]
    return None


def _contradict(fine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether images share a name, and bands beside each other are not alike in what is known of them."""
    common = (set(fine) & set(other)) - {""}
    return bool(common) and any(
        a != b and ((a and b) or a in common or b in common) for a, b in zip(fine, other)
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


def is_ndvi(names: tuple[str, ...], lowest: float, highest: float) -> bool:
    """Whether a single band holds NDVI: it is called so, or has no name and nothing beyond -1..1.

    Args:
        names: the image's band names, empty or `band 1` where it has none.
        lowest, highest: of its valid values, in physical units; NaN where there are none.
    """
    if len(names) != 1:
        return False
    name = normal_name(names[0])
    return "ndvi" in name or (
        name in ("", "band1") and not (lowest < -1 - ROUNDING or highest > 1 + ROUNDING)
    )


def require_ndvi(names: tuple[str, ...], path: str, lowest: float, highest: float) -> None:
    """Raises BandMismatchError for an image that NDVI can't be made of; arguments as above."""
    if is_ndvi(names, lowest, highest):
        return
    if len(names) == 1 and normal_name(names[0]) in ("", "band1"):
        raise BandMismatchError(
            f"NDVI needs bands that are called red and nir, but '{path}' has one band without a name, whose "
            f"values go from {lowest:.4g} to {highest:.4g}: give an image with both bands, or leave NDVI out."
        )
    red_and_nir(names, path)


def counted(names: Iterable[str]) -> tuple[str, ...]:
    """The names, `band 1` and so on where there are none."""
    return tuple(name or f"band {number}" for number, name in enumerate(names, 1))


def describe(names: tuple[str, ...]) -> str:
    count = many(len(names), "band")
    return (
        f"{count} ({listed([name or 'unnamed' for name in names])})"
        if any(names)
        else f"{count} without names"
    )
