"""Which band of another image goes with each band of the fine one: as it was told, by name, by wavelength, by
position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from ..door.errors import BandMismatchError
from ..door.plain_text import cut
from ..door.preparation import NEAREST, Preparation
from . import bands
from .readers import Image
from .wavelengths import NOMINAL, apart

Partners = tuple[Optional[int], ...]
"""For each band of the fine image the index (from 0) of its band in the other; None where it has none."""


def named_by_role(fine: Image, asked: Preparation) -> Image:
    """The fine image with the names that its bands were given.

    Raises:
        BandMismatchError: a band that it does not have.
    """
    given = {pair.fine: pair.name for pair in asked.bands if pair.name}
    given.update({number: name for name, number in asked.roles.items()})
    _require_bands(fine, {**given})
    new = {number - 1: bands.normal_name(name) for number, name in given.items()}
    names = [new.get(i, "" if name in new.values() else name) for i, name in enumerate(fine.names)]
    return replace(fine, names=tuple(names))


def partners_of(fine: Image, other: Image, asked: Preparation) -> Partners:
    """The partners in a coarse image, or in another fine one, which pairs of bands do not tell of.

    Raises:
        BandMismatchError: no band has a partner, or one that was named is not there.
    """
    if asked.bands and other.role.startswith("C"):
        return _as_told(fine, other, asked)
    if asked.by_position:
        return tuple(i if i < other.bands else None for i in range(fine.bands))
    if (near := _by_wavelength(fine, other)) is not None:
        return near
    try:
        return tuple(_matched(fine, other))
    except BandMismatchError:
        some = tuple(_named_alike(name, other.names) for name in fine.names)
        if all(index is None for index in some):
            raise
        return some


def fine_partners(fine: Image, other: Image, asked: Preparation) -> list[int]:
    """The bands of another fine image, one for each band of a fine image of which some may be left out.

    Raises:
        BandMismatchError: they can't be matched.
    """
    own = [number - 1 for number in fine.band_numbers]
    unnamed = not any(other.names) and other.bands > fine.bands
    if (asked.by_position or unnamed) and max(own) < other.bands:
        return own
    near = None if asked.by_position else _by_wavelength(fine, other)
    if near is not None and None not in near:
        return [index for index in near if index is not None]
    return _matched(fine, other)


def settled(fine: Image, every: Sequence[Partners], asked: Preparation) -> tuple[list[int], list[list[int]]]:
    """The fine bands that are predicted, and for each of the other images its bands beside them.

    A band that lacks a partner in any image is left out, or takes that of the nearest fine band, as asked.

    Raises:
        BandMismatchError: no band is left.
    """
    has_all = [i for i in range(fine.bands) if all(one[i] is not None for one in every)]
    if not has_all:
        raise BandMismatchError(
            f"No band of {fine.role} has a partner in all other images: say which go together "
            "(--bands red=1:3, as FINE:COARSE)."
        )
    kept = list(range(fine.bands)) if asked.unmatched == NEAREST else has_all
    middles = wavelengths_of(fine)
    nearest = [min(_distance(middles, i, other) for other in has_all)[-1] for i in kept]
    return kept, [[index for i in nearest if (index := one[i]) is not None] for one in every]


def wavelengths_of(image: Image) -> list[Optional[float]]:
    """The middle of each band in nanometres, as its product or file says, or of its common name."""
    known = image.wavelengths or (None,) * image.bands
    return [middle or NOMINAL.get(name) for middle, name in zip(known, image.names)]


def _by_wavelength(fine: Image, other: Image) -> Optional[Partners]:
    """For each fine band the other image's band of the same name, else the one whose wavelength is nearest
    and near enough; None where all bands go by name, or a wavelength is not known."""
    by_name = [_named_alike(name, other.names) for name in fine.names]
    middles, others = wavelengths_of(fine), wavelengths_of(other)
    if None not in by_name or None in middles or None in others:
        return None
    near = tuple(
        index if index is not None else _nearest(middle, others) for index, middle in zip(by_name, middles)
    )
    return None if all(index is None for index in near) else near


def _nearest(middle: Optional[float], others: list[Optional[float]]) -> Optional[int]:
    distances = [
        (distance, i) for i, one in enumerate(others) if (distance := apart(middle, one)) is not None
    ]
    return min(distances)[1] if distances else None


def _distance(middles: list[Optional[float]], one: int, other: int) -> tuple[float, int, int]:
    """How far a fine band is from another: by wavelength where both are known, else by position."""
    first, second = middles[one], middles[other]
    far = abs(first - second) if first is not None and second is not None else float("inf")
    return far, abs(other - one), other


def _as_told(fine: Image, other: Image, asked: Preparation) -> Partners:
    told = {pair.fine - 1: pair.coarse - 1 for pair in asked.bands}
    _require_bands(fine, {pair.fine: pair.name for pair in asked.bands})
    _require_bands(other, {pair.coarse: pair.name for pair in asked.bands})
    return tuple(told.get(i) for i in range(fine.bands))


def _matched(fine: Image, other: Image) -> list[int]:
    labels = (fine.labels, other.labels)
    return bands.match(fine.names, other.names, other.role, other.path, fine.role, labels)


def _named_alike(name: str, others: tuple[str, ...]) -> Optional[int]:
    return others.index(name) if name and others.count(name) == 1 else None


def _require_bands(image: Image, numbers: dict[int, Optional[str]]) -> None:
    """Raises BandMismatchError for a number that is no band of the image."""
    for number, name in numbers.items():
        if number > image.bands:
            called = f" as {cut(name)}" if name else ""
            raise BandMismatchError(
                f"Band {number} was named{called}, but {image.role} has {bands.describe(image.names)} "
                f"('{image.path}'): give numbers from 1 to {image.bands}."
            )
