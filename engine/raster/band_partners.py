"""Which band of another image goes with each band of the fine one: as it was told, by name, by wavelength, by
position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from ..door.errors import BandMismatchError
from ..door.plain_text import cut
from ..door.preparation import NEAREST, SPECTRAL, Preparation
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


def settled(
    fine: Image, every: Sequence[Partners], asked: Preparation, are_fine: Sequence[bool] = ()
) -> tuple[list[int], list[list[int]]]:
    """The fine bands that are predicted, and for each of the other images its bands beside them.

    A band that lacks a partner in any image is left out, or takes that of the nearest fine band, as asked.

    Args:
        are_fine: which of the other images are fine ones; these give their own band wherever they have it,
            and where the band is to be predicted from others, they must.

    Raises:
        BandMismatchError: no band is left.
    """
    has_all = [i for i in range(fine.bands) if all(one[i] is not None for one in every)]
    if not has_all:
        raise BandMismatchError(
            f"No band of {fine.role} has a partner in all other images: say which go together "
            "(--bands red=1:3, as FINE:COARSE)."
        )
    flags = list(are_fine) or [False] * len(every)
    kept = _kept(fine, [one for one, is_fine in zip(every, flags) if is_fine], has_all, asked)
    middles = wavelengths_of(fine)
    nearest = [min(_distance(middles, i, other) for other in has_all)[-1] for i in kept]
    return kept, [
        [index for i, near in zip(kept, nearest) if (index := _own(one, i, near, is_fine)) is not None]
        for one, is_fine in zip(every, flags)
    ]


def _kept(fine: Image, others: Sequence[Partners], has_all: list[int], asked: Preparation) -> list[int]:
    """The fine bands that are predicted; `others` are the partners in other fine images."""
    if asked.unmatched == NEAREST:
        return list(range(fine.bands))
    if asked.unmatched == SPECTRAL:
        return [i for i in range(fine.bands) if all(one[i] is not None for one in others)]
    return has_all


def _own(partners: Partners, band: int, nearest: int, is_fine: bool) -> Optional[int]:
    """Which band of an image stands beside a fine one; `nearest` is the nearest that has a partner in all."""
    own = partners[band]
    return own if is_fine and own is not None else partners[nearest]


def without_partner(every: Sequence[Partners], kept: Sequence[int]) -> tuple[int, ...]:
    """Places, among the bands that are predicted, of those that lack a partner in some image."""
    return tuple(n for n, i in enumerate(kept) if any(one[i] is None for one in every))


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
