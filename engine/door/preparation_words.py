"""What is done with the images, as command lines and forms have it in words.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Optional

from .errors import JobError
from .plain_text import cut
from .preparation import BY_POSITION, EVERY, NONE, BandPair, Preparation, Reading

NUMBERS = ("scale", "offset", "nodata")
"""What of a reading is a number."""
READINGS = (*NUMBERS, "mask", "date")
"""The fields of a reading."""
_PAIR = re.compile(r"(?:([^=:,]+)=)?\s*(\d{1,6})\s*:\s*(\d{1,6})")
_ROLE = re.compile(r"([^=:,]+)=\s*(\d{1,6})")
_IMAGE = re.compile(r"(all|fine|coarse|[FC][123](?:\.\d+)?|reference(?:\.\d+)?)=(.+)", re.DOTALL)
"""What a value is of; C2.2 is the coarse image of the second target date."""


def preparation_of(
    bands: Optional[str] = None,
    roles: Optional[str] = None,
    readings: Optional[Mapping[str, Iterable[str]]] = None,
    **wishes: Any,
) -> Preparation:
    """A preparation from words.

    Args:
        bands: `blue=1:3,nir=4:1` (fine:coarse, the name may be missing), or BY_POSITION.
        roles: `red=3,nir=4`.
        readings: of READINGS each, values as `IMAGE=VALUE`, or `VALUE` for all images.
        wishes: the other fields of a Preparation.

    Raises:
        JobError: words that mean nothing.
    """
    by_position = (bands or "").strip() == BY_POSITION
    return Preparation(
        images=_readings(readings or {}),
        bands=() if by_position or not bands else tuple(map(_band_pair, _parts(bands))),
        by_position=by_position,
        roles=_roles(roles or ""),
        **wishes,
    )


def _roles(text: str) -> dict[str, int]:
    told: dict[str, int] = {}
    for name, number in map(_role, _parts(text)):
        if name in told:
            raise JobError(
                f"'roles' names {cut(name)} twice, as band {told[name]} and as band {number}: give it once."
            )
        told[name] = number
    return told


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _band_pair(text: str) -> BandPair:
    found = _PAIR.fullmatch(text)
    if not found:
        raise JobError(
            f"'bands' has '{cut(text)}': give NAME=FINE:COARSE, the numbers of the bands that go together "
            f"(blue=1:3,nir=4:1), or {BY_POSITION}."
        )
    name, fine, coarse = found.groups()
    return BandPair(int(fine), int(coarse), name.strip() if name else None)


def _role(text: str) -> tuple[str, int]:
    found = _ROLE.fullmatch(text)
    if not found:
        raise JobError(
            f"'roles' has '{cut(text)}': give NAME=NUMBER, the number of that band in F1 (red=3,nir=4)."
        )
    return found.group(1).strip(), int(found.group(2))


def _readings(given: Mapping[str, Iterable[str]]) -> dict[str, Reading]:
    told: dict[str, dict[str, Any]] = {}
    for name in READINGS:
        for text in given.get(name) or ():
            image, value = _image_and_value(name, text)
            if name in told.setdefault(image, {}):
                raise JobError(f"'{name}' is given twice for {image}: give it once.")
            told[image][name] = _number(name, value) if name in NUMBERS and value != NONE else value
    return {image: Reading(**values) for image, values in told.items()}


def _image_and_value(name: str, text: str) -> tuple[str, str]:
    found = _IMAGE.fullmatch(text.strip())
    if found:
        return found.group(1).replace(".", " "), found.group(2).strip()
    head, equals, _ = text.partition("=")
    if equals and name in NUMBERS:
        raise JobError(
            f"'{name}' is given for '{cut(head)}': name F1, C1, F3, C3, C2 (of one of several dates C2.1, "
            "C2.2 and so on) or reference, or fine, coarse or all."
        )
    return EVERY, text.strip()


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise JobError(f"'{name}' is '{cut(text)}': give a number, or IMAGE=NUMBER.") from None
