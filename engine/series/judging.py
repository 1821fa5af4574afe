"""From what was gathered of a series to its dates, each with its figures and a verdict in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

import numpy as np

from ..door.preparation import COARSE, FINE
from ..door.series_found import FoundDate
from ..raster.bands import find
from .dates import NEAR, coarse_for
from .expecting import Expected, Expecting
from .faults import suspects_of
from .gathering import Gathered
from .misfits import FEWEST, OFTEN, around

CLEAR, EMPTY = 0.95, 0.02
"""Share of valid pixels from which on a date needs no filling, and below which it is no reference."""
SEEN = 0.5
"""Share of a coarse image that must be valid for its date to be proposed."""
WELL = 0.5
"""A date can be filled well where the expected error is at most this share of the enlarged coarse image's."""
DARK = 25
"""The darkest cells, in hundredths, in which haze is looked for."""
HAZY, LEAST_HAZE = 4.0, 0.15
"""Haze is told from so many robust deviations of the series on, and this share of the band's deviation."""
SHORT = ("coastal", "blue", "green", "red")
"""The bands of the shortest waves, in which haze shows best."""


def dates_of(found: Gathered) -> list[FoundDate]:
    """All dates of a series, judged."""
    return _Judge(found).all()


@dataclass
class _Judge:
    found: Gathered

    def all(self) -> list[FoundDate]:
        found = self.found
        self.suspects = suspects_of(found)
        wrong = {(one.role, day) for day, several in self.suspects.items() for one in several}
        self.references = [
            day
            for day, valid in sorted(found.valid[FINE].items())
            if valid >= EMPTY and (FINE, day) not in wrong
        ]
        self.wrong = wrong
        self.haze = {role: _haze(found.cells[role], found.place.names) for role in (FINE, COARSE)}
        self.hazy = {role: _hazy(found.cells[role], self.haze[role], found.place.names) for role in self.haze}
        expecting = Expecting(found, self.references)
        days = sorted({*found.place.fine, *found.place.coarse})
        return [self._date(day, expecting.of(day)) for day in days]

    def _date(self, day: date, expected: Optional[Expected]) -> FoundDate:
        place, valid = self.found.place, self.found.valid
        at = bisect_left(self.references, day)
        after = at + (self.references[at : at + 1] == [day])
        proposed = self._proposed(day, expected)
        fine, coarse = place.fine.get(day), place.coarse.get(day)
        return FoundDate(
            day.isoformat(),
            fine[0].path if fine else None,
            coarse[0].path if coarse else None,
            _rounded(valid[FINE].get(day)),
            _rounded(valid[COARSE].get(day)),
            _rounded(self.haze[FINE].get(day)),
            _rounded(self.haze[COARSE].get(day)),
            self.references[at - 1].isoformat() if at else None,
            self.references[after].isoformat() if after < len(self.references) else None,
            _rounded(expected.error if expected else None, 5),
            _rounded(expected.share if expected else None),
            proposed,
            tuple(self.suspects.get(day, ())),
            self._verdict(day, expected),
        )

    def _proposed(self, day: date, expected: Optional[Expected]) -> bool:
        """Whether there is something to fill, and the coarse image of the day and the references are good."""
        found = self.found
        is_whole = (FINE, day) not in self.wrong and found.valid[FINE].get(day, 0.0) >= CLEAR
        return (
            not is_whole
            and found.valid[COARSE].get(day, 0.0) >= SEEN
            and (COARSE, day) not in self.wrong
            and day not in self.hazy[COARSE]
            and expected is not None
            and expected.share <= WELL
        )

    def _verdict(self, day: date, expected: Optional[Expected]) -> str:
        parts = [f"{one.role} image suspect: {one.fault}" for one in self.suspects.get(day, ())]
        valid = self.found.valid[FINE].get(day)
        is_good = valid is not None and (FINE, day) not in self.wrong
        if is_good:
            parts.append(_as_reference(valid or 0.0))
        parts += [f"{role} image hazy" for role in (FINE, COARSE) if day in self.hazy[role]]
        if not is_good or (valid or 0.0) < CLEAR:
            parts.append(self._filling(day, expected))
        return "; ".join(parts)

    def _filling(self, day: date, expected: Optional[Expected]) -> str:
        if not self.references:
            return "no reference to fill it from"
        if expected is None:
            near = coarse_for(self.found.place, day)
            return (
                "no coarse image near it shows anything"
                if near
                else f"no coarse image within {NEAR} days: in time alone"
            )
        if self._proposed(day, expected):
            return "can be filled well"
        if (COARSE, day) in self.wrong:
            return "to be filled without this coarse image"
        seen = self.found.valid[COARSE].get(day)
        if seen is None:
            return "can be filled between coarse images"
        if seen < SEEN:
            return f"coarse image to {1 - seen:.0%} without data"
        return (
            "can be filled, less surely"
            if expected.share > WELL
            else "can be filled, with a hazy coarse image"
        )


def _as_reference(valid: float) -> str:
    if valid >= CLEAR:
        return "a reference"
    return f"a reference where it is clear ({valid:.0%})" if valid >= EMPTY else "nothing is clear"


def _rounded(value: Optional[float], digits: int = 4) -> Optional[float]:
    return None if value is None else round(value, digits)


def _shortest(names: Sequence[str]) -> int:
    known = (find(tuple(names), name) for name in SHORT)
    return next((place for place in known if place is not None), 0)


def _haze(cells: Mapping[date, np.ndarray], names: Sequence[str]) -> dict[date, float]:
    """By how much the darkest cells of the place are brighter than on the dates around."""
    band, days, rise = _shortest(names), sorted(cells), {}
    for number, day in enumerate(days):
        near = around(cells, days, number)
        if near is None:
            continue
        own, usual = cells[day][band], near[band]
        there = np.isfinite(own) & np.isfinite(usual)
        if there.sum() < FEWEST:
            continue
        dark = there & (usual <= np.percentile(usual[there], DARK))
        rise[day] = float(np.median(own[dark] - usual[dark]))
    return rise


def _hazy(cells: Mapping[date, np.ndarray], rise: Mapping[date, float], names: Sequence[str]) -> set[date]:
    if len(rise) < OFTEN:
        return set()
    every = np.array(list(rise.values()))
    band = np.concatenate([values[_shortest(names)] for values in cells.values()])
    spread = 1.4826 * float(np.median(np.abs(every - np.median(every))))
    least = max(HAZY * spread, LEAST_HAZE * float(np.nanstd(band)))
    return {day for day, value in rise.items() if value > least}
