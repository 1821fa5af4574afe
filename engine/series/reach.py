"""Of a folder of thousands of images those that the dates which are asked for have anything to do with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .dates import Filled, coarse_for
from .place import Place

MANY = 1000
"""Dates of both sensors up to which all are looked at and learnt from."""


def within_reach(place: Place, targets: Sequence[Filled]) -> tuple[Place, list[str]]:
    """The place with the dates that some target refers to alone, where it has many, and a sentence that says
    so."""
    if len(place.fine) + len(place.coarse) <= MANY:
        return place, []
    fine = {day for one in targets for day in (*one.references, one.day) if day in place.fine}
    coarse = {day for wanted in {*fine, *(one.day for one in targets)} for day in coarse_for(place, wanted)}
    if (len(fine), len(coarse)) == (len(place.fine), len(place.coarse)) or not fine or not coarse:
        return place, []
    near = replace(
        place,
        fine={day: of for day, of in place.fine.items() if day in fine},
        coarse={day: of for day, of in place.coarse.items() if day in coarse},
    )
    return near, [
        f"Of {len(place.fine)} fine and {len(place.coarse)} coarse dates, {len(fine)} and {len(coarse)} are "
        "within reach of the dates that are asked for; the others are not read."
    ]
