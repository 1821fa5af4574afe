"""What is known of a product, as products.json and an analyst's own files have it.

Whatever a file says is looked at when it is read, so that nothing downstream checks again.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..door.codec import MisfitError, require_hints

FINE, COARSE = "fine", "coarse"
MOST_BITS = 32
_AROUND = r"(?<![A-Za-z0-9])(?:{})(?![A-Za-z0-9])"
"""A part of a name stands between signs that are neither letters nor digits: B1 is no part of B11."""


def found(pattern: str, name: str) -> Optional[re.Match[str]]:
    """Where a pattern stands in a name as a part of it, in small or capital letters, or None."""
    return _compiled(pattern).search(name)


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_AROUND.format(pattern), re.IGNORECASE)


@dataclass(frozen=True)
class Recognised:
    """How a product is told; one of these is enough."""

    names: tuple[str, ...] = ()
    """Patterns in the name of a file, of the folder or archive that it lies in, or of a subdataset."""
    tags: tuple[tuple[str, str], ...] = ()
    """Name of a tag and a pattern in its text."""
    descriptions: tuple[tuple[str, ...], ...] = ()
    """Lists of bands' descriptions; an image with all of one list is of the product."""


@dataclass(frozen=True)
class Band:
    """A band that is predicted, or that is known to be none (`role`)."""

    name: str
    """The field's common name: blue, green, red, nir."""
    pattern: str
    """In the name of a file or subdataset, or in the description of a band."""
    centre: Optional[float] = None
    """Wavelength in nanometres."""
    width: Optional[float] = None
    """From half to half of the response, in nanometres."""
    number: Optional[int] = None
    """Of the band within its file, where the file holds several and does not describe them."""
    role: str = "reflectance"
    """`reflectance`, or `other` for what is taken only where no reflectance is there: an index, say."""
    scale: Optional[float] = None
    """Instead of the product's."""
    offset: Optional[float] = None
    fill: Optional[float] = None
    valid: Optional[tuple[float, float]] = None


@dataclass(frozen=True)
class Rule:
    """Numbers of a quality band that take a pixel out."""

    what: str
    """Cloud, shadow and so on; for messages and documents."""
    values: tuple[int, ...]
    bit: int = 0
    """The first bit of the number; the lowest bit is 0."""
    bits: Optional[int] = None
    """How many bits make the number; None: all of the band's."""

    def __post_init__(self) -> None:
        _require(bool(self.values), f"the rule '{self.what}' has no values", "give one at least")
        _require(
            0 <= self.bit < MOST_BITS, f"the rule '{self.what}' begins at bit {self.bit}", "give 0 to 31"
        )
        if self.bits is not None:
            _require(
                1 <= self.bits <= MOST_BITS - self.bit and max(self.values) < 2**self.bits,
                f"the rule '{self.what}' has {self.bits} bits for the value {max(self.values)}",
                "give more bits, or a smaller value",
            )


@dataclass(frozen=True)
class Quality:
    """A band that says which pixels are to be used."""

    pattern: str
    """In the name of its file or subdataset, or in the description of the band."""
    rules: tuple[Rule, ...]
    source: str
    """The document and table that say so."""
    number: int = 1
    """Of the band within its file."""
    known: Optional[tuple[int, int]] = None
    """The least and the largest number that it may hold; any other takes the pixel out. None: any number."""
    of: str = ""
    """The band of which alone it takes a pixel out; empty: of all bands."""
    since: str = ""
    """Images from this day on (2023-11-29) have it so; empty: all images."""

    def __post_init__(self) -> None:
        try:
            if self.since:
                date.fromisoformat(self.since)
        except ValueError:
            raise MisfitError(
                f"'{self.pattern}' is since '{self.since}', which is no day: give one as 2023-11-29"
            ) from None

    def holds_on(self, day: Optional[date]) -> bool:
        """Whether an image of a day has it so; one whose day nobody knows has, since that takes out more."""
        return not self.since or day is None or day >= date.fromisoformat(self.since)


@dataclass(frozen=True)
class Offset:
    """An offset that came with a version of the processing."""

    pattern: str
    """In a name; its group is the version, as a whole number."""
    since: int
    offset: float
    metadata: str
    """The name of the metadata file that says so itself."""
    tag: str
    """The XML element with the offset in stored numbers."""
    by_date: str
    """Where nothing says the version: images from this day on (2022-01-25) have it."""


@dataclass(frozen=True)
class Product:
    """A product of a satellite."""

    title: str
    sensor: str
    """landsat, sentinel-2 and so on."""
    kind: str
    """What it is mostly taken for: FINE or COARSE."""
    recognised: Recognised
    bands: tuple[Band, ...]
    source: str = ""
    """The document that says all this."""
    stored: tuple[str, ...] = ()
    """numpy's names of the types that its numbers are stored in; scale, offset and fill are of these."""
    scale: Optional[float] = None
    """value = stored x scale + offset; None: as the file says."""
    offset: float = 0.0
    fill: Optional[float] = None
    """The stored number that means nothing."""
    valid: Optional[tuple[float, float]] = None
    """The least and the largest stored number that mean something."""
    quality: tuple[Quality, ...] = ()
    date: str = ""
    """A pattern in a name, whose group is the day: 8 digits, or year and day of the year in 7."""
    behind: str = ""
    """A pattern of what may stand behind a band in a file's name and tells no scene: its pixel size, say."""
    layers: tuple[str, ...] = ()
    """Patterns of what else is delivered as files, and is no image and no quality band: angles, say."""
    versions: Optional[Offset] = None
    no_grid: str = ""
    """Where it has a position for each pixel and no grid: what to do about it, as a sentence's end."""

    def __post_init__(self) -> None:
        try:
            require_hints(self)
        except MisfitError as error:
            raise MisfitError(f"the product '{self.title}': {error}") from None
        _require(
            self.kind in (FINE, COARSE), f"the kind of '{self.title}' is '{self.kind}'", "give fine or coarse"
        )
        if not self.no_grid:
            _require(bool(self.bands), f"the product '{self.title}' has no bands", "give one at least")
        for quality in self.quality:
            _require(
                not quality.of or any(band.name == quality.of for band in self.bands),
                f"'{quality.pattern}' of '{self.title}' is of the band '{quality.of}', and there is none",
                "give the name of one, or leave it out",
            )
        for pattern in self._patterns():
            try:
                re.compile(_AROUND.format(pattern))
            except re.error as error:
                raise MisfitError(
                    f"the pattern '{pattern}' of '{self.title}' can't be read ({error}): give a regular "
                    "expression"
                ) from None

    def _patterns(self) -> tuple[str, ...]:
        told = self.recognised
        return (
            *told.names,
            *(pattern for _, pattern in told.tags),
            *(pattern for listed in told.descriptions for pattern in listed),
            *(band.pattern for band in self.bands),
            *(quality.pattern for quality in self.quality),
            *([self.date] if self.date else []),
            *([self.behind] if self.behind else []),
            *self.layers,
            *([self.versions.pattern] if self.versions else []),
        )

    def scale_of(self, band: Band) -> Optional[float]:
        return self.scale if band.scale is None else band.scale

    def fill_of(self, band: Band) -> Optional[float]:
        return self.fill if band.fill is None else band.fill

    def valid_of(self, band: Band) -> Optional[tuple[float, float]]:
        return self.valid if band.valid is None else band.valid


def _require(holds: bool, what: str, remedy: str) -> None:
    if not holds:
        raise MisfitError(f"{what}: {remedy}")
