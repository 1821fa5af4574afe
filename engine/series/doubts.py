"""Which images of a series are not to be relied on, before it is filled: those that can't be read, and those
that `series check` finds wrong.

A fine image in doubt keeps its own pixels on its own date, for they were observed, and nothing else is filled
from it; a coarse one in doubt is left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Callable

from ..collection.dated import DatedImage
from ..door.codec import MisfitError, from_plain, to_plain
from ..door.errors import AllNodataError
from ..door.pairs_found import LeftOut
from ..door.preparation import COARSE, FINE, Preparation
from ..door.series_found import UNREAD, Suspect
from ..raster.handles import File
from .faults import suspects_of
from .gathering import gather
from .place import Place


@dataclass(frozen=True)
class Doubt:
    """What is wrong of an image of a day. A value that JSON can hold."""

    day: str
    role: str
    fault: str
    reason: str


@dataclass(frozen=True)
class Doubts:
    """All of a series."""

    key: str = ""
    """What tells whether it was found of the same images."""
    of: tuple[Doubt, ...] = ()


NO_DOUBTS = Doubts()


def doubts_of(
    place: Place,
    preparation: Preparation,
    before: Mapping[str, Any],
    pool: Executor,
    step: Callable[[float], None],
) -> Doubts:
    """What is wrong of the images of a place; as an earlier run found it, where they are still the same.

    Args:
        before: the report of the earlier run.
        step: takes the share of the work that was done.
    """
    key = _key(place, preparation)
    try:
        known: Doubts = from_plain(Doubts, before.get("doubts") or {}, "doubts")
    except MisfitError:
        known = NO_DOUBTS
    if known.key == key:
        return known
    found: dict[date, list[Suspect]] = suspects_of(gather(place, pool, step))
    every = ((day, one) for day, several in found.items() for one in several)
    return Doubts(key, tuple(Doubt(day.isoformat(), one.role, one.fault, one.reason) for day, one in every))


def without_doubtful(place: Place, doubts: Doubts, keep: bool) -> tuple[Place, list[str]]:
    """The place as it is filled from, and a sentence for each image that seems to be wrong.

    Args:
        keep: images that seem to be wrong are made use of all the same; what can't be read can't.

    Raises:
        AllNodataError: nothing is left to fill from.
    """
    left_out, doubtful = list(place.left_out), set()
    images = {FINE: dict(place.fine), COARSE: dict(place.coarse)}
    for one in doubts.of:
        day = date.fromisoformat(one.day)
        if one.fault == UNREAD or (one.role == COARSE and not keep):
            several = images[one.role].pop(day, ())
            left_out += [LeftOut(image.path, one.reason) for image in several]
        elif one.role == FINE and not keep:
            doubtful.add(day)
    kept = replace(
        place,
        fine=images[FINE],
        coarse=images[COARSE],
        left_out=tuple(left_out),
        doubtful=frozenset(doubtful) & set(images[FINE]),
    )
    if not kept.references or not kept.coarse:
        role, first = FINE if not kept.references else COARSE, doubts.of[0]
        raise AllNodataError(
            f"No {role} image of the series can be relied on; of the first, of {first.day}, it is said: "
            f"{first.reason}"
        )
    return kept, [*_notes_on(place, doubts, keep)]


def _notes_on(place: Place, doubts: Doubts, keep: bool) -> Iterator[str]:
    """A sentence for each image that is in doubt and can be read."""
    for one in doubts.of:
        images = (place.fine if one.role == FINE else place.coarse).get(date.fromisoformat(one.day), ())
        if one.fault == UNREAD or not images:
            continue
        name = images[0].path.replace("\\", "/").rpartition("/")[2]
        if keep:
            does = "It is made use of all the same, as was asked."
        elif one.role == FINE:
            does = "Its own date keeps its pixels, and no other date is filled from it."
        else:
            does = "It is left out."
        wrong = f"seems to be wrong ({one.fault}). {one.reason}"
        yield f"The {one.role} image '{name}' of {one.day} {wrong} {does}"


def _key(place: Place, preparation: Preparation) -> str:
    images = [one for of in (place.fine, place.coarse) for several in of.values() for one in several]
    whole = [to_plain(preparation), [_stamp(one) for one in images]]
    return hashlib.sha256(json.dumps(whole).encode("utf-8", "surrogateescape")).hexdigest()


def _stamp(image: DatedImage) -> list[Any]:
    """What tells whether a file is still the same, without opening it."""
    files = [image.path.partition("vrt://")[2].partition("?bands=")[0] or image.path]
    files += [image.mask] if image.mask else []
    return [image.day.isoformat(), *([path, *File.at(path).stamp] for path in files)]
