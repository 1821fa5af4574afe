"""What an analyst should know of how a series is filled: sentences for the report, the terminal and QGIS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..door.plain_text import listed
from ..door.preparation import COARSE, FINE
from .dates import NEAR, Filled, coarse_for
from .of_a_day import OfADay
from .place import Place

NAMED = 4
"""So many dates are named in a sentence."""


def notes_of(place: Place, targets: Sequence[Filled]) -> list[str]:
    """What is to be said of a place and of the dates that are asked for, before anything is filled."""
    return [
        *_on_several(place.fine, FINE),
        *_on_several(place.coarse, COARSE),
        *_on_one_side(place, targets),
        *_on_no_coarse(place, targets),
    ]


def _on_several(images: OfADay, role: str) -> Iterator[str]:
    days = [day for day, several in images.items() if len(several) > 1]
    if not days:
        return
    first, second = (one.path.replace("\\", "/").rpartition("/")[2] for one in images[days[0]][:2])
    verb = "has" if len(days) == 1 else "have"
    yield (
        f"{_dates(days)} {verb} several {role} images: the clearest one counts, and where it shows nothing "
        f"the next one ('{first}' before '{second}' on {days[0]})."
    )


def _on_one_side(place: Place, targets: Sequence[Filled]) -> Iterator[str]:
    first, last = place.references[0], place.references[-1]
    for days, where in (
        ([one.day for one in targets if one.day < first], f"before the first fine image, {first}"),
        ([one.day for one in targets if one.day > last], f"after the last fine image, {last}"),
    ):
        if days:
            verb = "lies" if len(days) == 1 else "lie"
            yield (
                f"{_dates(days)} {verb} {where}: filled from one side, and less surely the farther away "
                "('origin' has the days)."
            )


def _on_no_coarse(place: Place, targets: Sequence[Filled]) -> Iterator[str]:
    days = [one.day for one in targets if not coarse_for(place, one.day)]
    if days:
        verb = "has" if len(days) == 1 else "have"
        yield (
            f"{_dates(days)} {verb} no coarse image within {NEAR} days: filled in time alone, so that what "
            "changed meanwhile and back is not seen."
        )


def _dates(days: Sequence[date]) -> str:
    count = f"{len(days)} dates" if len(days) > 1 else "One date"
    return f"{count} ({listed([day.isoformat() for day in days], NAMED)})"
