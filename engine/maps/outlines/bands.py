"""Which bands of an image tell water, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Protocol

from ...door.boundaries_job import MNDWI, NDWI, VH, VV, WATER
from ...door.errors import BandMismatchError
from ...raster import bands
from ...raster.wavelengths import NOMINAL, apart

SENTINEL2 = {"b02": "blue", "b03": "green", "b04": "red", "b08": "nir", "b11": "swir1", "b12": "swir2"}
"""Bands by their numbers, which tell a sensor where B8A stands among them: no other has one."""
PAIR, INDEX, RADAR, VALUE = "pair", "index", "radar", "value"
"""What an image gives: two bands of an index, the index itself, backscatter, or a band as it is."""
BOTH = "vv+vh"
"""The mean of VV and VH in decibels."""
SECOND = {MNDWI: "swir1", NDWI: "nir"}


class Described(Protocol):
    """An image, or what its header says of it."""

    @property
    def path(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def bands(self) -> int: ...


@dataclass(frozen=True)
class Choice:
    """How water is told in an image."""

    kind: str
    index: str
    """MNDWI, NDWI, VV, VH or BOTH; what it looks at otherwise."""
    places: tuple[int, ...]
    """Of its bands in the image, from 0."""
    stands_in: str = ""
    """The band that stands in the place of green, where there is none."""
    beside: tuple[int, ...] = ()
    """What tells snow, cloud and plants from water beside an index of two bands: blue, red, and the one of
    nir and swir1 that is not in the index. Empty where they are not all there."""


def choice_of(image: Described, rule: str) -> Choice:
    """How a rule tells water in an image.

    Raises:
        BandMismatchError: the image lacks the bands.
    """
    found = choice_or_none(image, rule)
    if found is not None:
        return found
    if rule in (VV, VH):
        raise BandMismatchError(
            f"The rule {rule} needs a band that is called {rule}, but '{image.path}' has "
            f"{bands.describe(image.names)}: name the band, or give it alone."
        )
    needed = (
        "green and swir1 (MNDWI), green and nir (NDWI), or vv or vh (backscatter)"
        if rule == WATER
        else f"green and {SECOND[rule]}"
    )
    raise BandMismatchError(
        f"Water needs bands that are called {needed}, but '{image.path}' has "
        f"{bands.describe(image.names)}: name the bands, or say what a single band is (--rule ndwi, vv, "
        "value or class)."
    )


def choice_or_none(image: Described, rule: str) -> Optional[Choice]:
    """The same; None where the image lacks the bands."""
    tried: tuple[Optional[Choice], ...]
    if rule == WATER:
        tried = (
            *(_pair(image, MNDWI, "green"), _pair(image, NDWI, "green"), _single(image, MNDWI)),
            *(_single(image, NDWI), _both(image), _radar(image, VV), _radar(image, VH)),
            *(_pair(image, MNDWI, "red"), _pair(image, NDWI, "red")),
        )
    elif rule in (MNDWI, NDWI):
        tried = (
            *(_pair(image, rule, "green"), _single(image, rule), _pair(image, rule, "red")),
            Choice(INDEX, rule, (0,)) if image.bands == 1 else None,
        )
    else:
        tried = (_radar(image, rule), Choice(RADAR, rule, (0,)) if image.bands == 1 else None)
    return next((one for one in tried if one is not None), None)


def place_of(image: Described, wanted: str) -> Optional[int]:
    """The place of a band by its common name, its number on Sentinel-2, or its wavelength."""
    place = bands.find(image.names, wanted)
    if place is None and "b8a" in image.names:
        known_as = next((number for number, name in SENTINEL2.items() if name == wanted), "")
        place = bands.find(image.names, known_as)
    if place is None and wanted in NOMINAL:
        middles = getattr(image, "wavelengths", ())
        near = [(apart(NOMINAL[wanted], middle), n) for n, middle in enumerate(middles)]
        known = [(distance, n) for distance, n in near if distance is not None]
        place = min(known)[1] if known else None
    return place


def _pair(image: Described, index: str, first: str) -> Optional[Choice]:
    places = place_of(image, first), place_of(image, SECOND[index])
    if places[0] is None or places[1] is None:
        return None
    if first != "green":
        return Choice(PAIR, index, (places[0], places[1]), first)
    third = SECOND[NDWI if index == MNDWI else MNDWI]
    beside = [place for name in ("blue", "red", third) if (place := place_of(image, name)) is not None]
    apart_from_it = len(beside) == 3 and not set(beside) & set(places)
    return Choice(PAIR, index, (places[0], places[1]), beside=tuple(beside) if apart_from_it else ())


def _single(image: Described, index: str) -> Optional[Choice]:
    """A band that is called as the index, whatever else is there."""
    place = bands.find(image.names, index)
    return None if place is None else Choice(INDEX, index, (place,))


def _radar(image: Described, name: str) -> Optional[Choice]:
    place = next((n for n, one in enumerate(image.names) if _plain(one) == name), None)
    return None if place is None else Choice(RADAR, name, (place,))


def _both(image: Described) -> Optional[Choice]:
    vv, vh = _radar(image, VV), _radar(image, VH)
    return Choice(RADAR, BOTH, (*vv.places, *vh.places)) if vv and vh else None


def _plain(name: str) -> str:
    """`vv` of what programs call it: sigma0_vv, gamma0vvdb, vv_db."""
    for word in ("sigma0", "gamma0", "beta0", "db", "_", " ", "-"):
        name = name.replace(word, "")
    return name
