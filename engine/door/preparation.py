"""What a run is told of its images beyond their paths: what their files do not say, or say wrongly, and what
is to be done with them before anything is predicted.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Optional, TypeVar, Union

from .errors import JobError
from .job_checks import check_types, choice, is_day, within
from .plain_text import cut, shown

EVERY, FINE, COARSE = "all", "fine", "coarse"
"""Whom a reading is for, beside single images: all, the fine ones (F1, F3, reference), the coarse ones."""
_ROLE = re.compile(r"F[13]|C[13]|C2(?: \d+)?|reference(?: \d+)?")
"""An image as the job names it (FuseJob.inputs); C2 and reference without a number are of all dates, with 1
of the first."""
SWITCHES = ("off", "auto", "on")
LEAVE_OUT, NEAREST, SPECTRAL = "leave-out", "nearest", "spectral"
UNMATCHED = (LEAVE_OUT, NEAREST, SPECTRAL)
"""What becomes of a fine band without a coarse partner; SPECTRAL in a fusion alone."""
BY_POSITION = "position"
AUTO = "auto"
"""As a mask: the clouds that a look at the image finds."""
NONE = "none"
MOST_BUFFER = 1000
LEAST_SCALE, MOST_SCALE = 1e-12, 1e12
"""Beyond these numbers are lost or endless in what the engine computes in, float32."""
Told = TypeVar("Told", int, str)
_SHIFT = re.compile(r"([-+]?\d+(?:\.\d*)?|[-+]?\.\d+)\s*,\s*([-+]?\d+(?:\.\d*)?|[-+]?\.\d+)")


@dataclass(frozen=True)
class Reading:
    """How an image is read. What is None stays as the file says, or as a look at it shows."""

    scale: Optional[float] = None
    """value = stored x scale + offset, for all bands."""
    offset: Optional[float] = None
    nodata: Optional[Union[float, str]] = None
    """In stored numbers; NONE: every number means something."""
    mask: Optional[str] = None
    """A raster that is 0, or nodata, where the image is not to be used; AUTO: what looks like cloud."""
    date: Optional[str] = None
    """ISO date of its acquisition."""

    def __post_init__(self) -> None:
        check_types(self)
        if self.scale is not None and not (math.isfinite(self.scale) and self.scale != 0):
            raise JobError(f"The scale is {shown(self.scale)}: give a number other than 0.")
        if self.scale is not None and not LEAST_SCALE <= abs(self.scale) <= MOST_SCALE:
            raise JobError(
                f"The scale is {shown(self.scale)}, which leaves nothing of any number: give one of "
                f"{LEAST_SCALE:g} to {MOST_SCALE:g}, such as 0.0001."
            )
        if isinstance(self.nodata, str) and self.nodata != NONE:
            raise JobError(f"The nodata is '{cut(self.nodata)}': give a number, or {NONE}.")
        if self.date is not None and not is_day(self.date):
            raise JobError(f"The date is '{cut(self.date)}': give a day that exists, as YYYY-MM-DD.")
        if self.offset is not None and not math.isfinite(self.offset):
            raise JobError(f"The offset is {shown(self.offset)}: give a number.")
        if self.offset is not None and abs(self.offset) > MOST_SCALE:
            raise JobError(
                f"The offset is {shown(self.offset)}, beside which every number is lost: give one of at most "
                f"{MOST_SCALE:g}."
            )

    def over(self, other: Reading) -> Reading:
        """This reading, and what it leaves open from another."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(other, **{name: value for name, value in given.items() if value is not None})


def refuse_spectral(asked: Preparation) -> None:
    """Raises JobError where a job that fuses no pairs is to predict bands from others."""
    if asked.unmatched == SPECTRAL:
        raise JobError(
            "Bands that the coarse images lack are predicted from the others in a fusion of pairs alone "
            f"(--unmatched {SPECTRAL}): leave them out, or let the nearest one stand in (--unmatched "
            f"{NEAREST})."
        )


def _twice(values: Iterable[Told]) -> Optional[Told]:
    """The first of some values that comes a second time."""
    seen: set[Told] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None


@dataclass(frozen=True)
class BandPair:
    """A fine band and the coarse band that goes with it, as numbers from 1 on."""

    fine: int
    coarse: int
    name: Optional[str] = None
    """What the band is called in this run; None: as in F1."""

    def __post_init__(self) -> None:
        check_types(self)
        for number in (self.fine, self.coarse):
            within("bands", number, 1, 65536)


@dataclass(frozen=True)
class Preparation:
    """What is done with the images before anything is predicted. It decides about pixels."""

    images: dict[str, Reading] = field(default_factory=dict)
    """By EVERY, FINE, COARSE or the image's role; what says more of one image goes before."""
    bands: tuple[BandPair, ...] = ()
    """Which bands go together; empty: by name, wavelength or position, as the files allow."""
    by_position: bool = False
    """Match the bands by their position, whatever they are called."""
    unmatched: str = LEAVE_OUT
    roles: dict[str, int] = field(default_factory=dict)
    """Name (red, nir and so on) to the number of that band in F1, for the indices."""
    buffer: int = 0
    """Pixels around what a quality band or a mask takes out that are left out, too."""
    register: str = "off"
    """`off`, `auto` (where the shift is sure) or `DX,DY`: fine pixels by which the coarse images move to the
    right and down."""
    harmonise: str = "off"
    """`off`, `auto` (where the line between the sensors is sure) or `on`."""

    def __post_init__(self) -> None:
        check_types(self)
        for role in self.images:
            if role not in (EVERY, FINE, COARSE) and not _ROLE.fullmatch(role):
                raise JobError(
                    f"There is no image '{cut(role)}': name F1, C1, F3, C3, C2 or reference, or fine, coarse "
                    "or all of them."
                )
        if self.bands and self.by_position:
            raise JobError("Bands were given one by one and by position: choose one of the two.")
        choice("unmatched", self.unmatched, UNMATCHED)
        choice("harmonise", self.harmonise, SWITCHES)
        if self.register not in ("off", "auto"):
            self._require_shift()
        within("buffer", self.buffer, 0, MOST_BUFFER)
        for name, number in self.roles.items():
            within(f"the band of {cut(name)}", number, 1, 65536)
        twice = _twice(pair.fine for pair in self.bands)
        if twice is not None:
            raise JobError(f"The fine band {twice} is matched twice: give each fine band once.")
        named = _twice(pair.name.strip().lower() for pair in self.bands if pair.name)
        if named is not None:
            raise JobError(f"Two fine bands are called '{cut(named)}': give each another name.")
        shared = _twice(self.roles.values())
        if shared is not None:
            names = " and ".join(cut(name) for name, one in self.roles.items() if one == shared)
            raise JobError(f"Band {shared} of F1 is named as {names}: give each of these its own band.")

    def _require_shift(self) -> None:
        if self.shift is None:
            raise JobError(
                f"'register' is '{cut(self.register)}': use off, auto or DX,DY, the fine pixels by which the "
                "coarse images move to the right and down (-3.5,12)."
            )

    @property
    def shift(self) -> Optional[tuple[float, float]]:
        """The shift that was given, in fine pixels to the right and down; None where none was."""
        found = _SHIFT.fullmatch(self.register.strip())
        return (float(found.group(1)), float(found.group(2))) if found else None

    def of(self, role: str) -> Reading:
        """How the image of that role is read; what has no number is the first date's."""
        kind = FINE if role.startswith(("F", "reference")) else COARSE
        reading, (one, _, number) = Reading(), role.partition(" ")
        for name in (EVERY, kind, one, f"{one} {number or 1}"):
            reading = self.images.get(name, Reading()).over(reading)
        return reading

    def of_date(self, number: int) -> Preparation:
        """The same for a job of one target date, of which this was that one, from 1 on."""
        mine = f" {number}"
        images: dict[str, Reading] = {}
        for role in sorted(self.images, key=lambda role: role.endswith(mine)):  # what says more comes last
            name, _, of_one = role.partition(" ")
            if not of_one or of_one == str(number):
                images[name] = self.images[role].over(images.get(name, Reading()))
        return replace(self, images=images)

    def without(self, image: str) -> Preparation:
        """The same where there is no such image, of any date."""
        kept = {role: one for role, one in self.images.items() if role.partition(" ")[0] != image}
        return replace(self, images=kept)

    @property
    def masks(self) -> dict[str, str]:
        """Image to the raster that masks it."""
        return {role: one.mask for role, one in self.images.items() if one.mask and one.mask != AUTO}
