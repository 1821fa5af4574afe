"""Who stands where: the methods ranked at three levels, over all trials with as many pairs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import mean
from typing import Callable, Optional

from ...models.catalogue.priors import LEAST, Prior, of_unknown
from ..door.compared import Part, Range, Recommended, Standing
from ..door.figures import FIGURES, HIGHER, LOWER
from ..door.plain_text import many
from ..yardstick.plain import CLEARLY, WHAT, WHY
from .evidence import Evidence, Expected, expected_of, incumbent_of, predicted
from .plan import Trial
from .scoring import LEVEL_FIGURES, Scores

DELTA = "delta"
PLAIN = tuple(WHY)
"""What is no prediction."""
SMALLEST = 1e-9
"""An RMSE of 0 has no logarithm."""


def in_order(names: Sequence[str], expected: Mapping[str, Expected], known: Mapping[str, Prior]) -> list[str]:
    """The methods, the best first; none of PLAIN is ahead of a method that it does not beat clearly."""
    first = incumbent_of(names, known)

    def place(name: str) -> tuple[float, bool, str]:
        return expected[name].difference + (CLEARLY if name in PLAIN else 0.0), name != first, name

    return sorted(names, key=place)


@dataclass(frozen=True)
class Measured:
    """A trial and what its methods scored."""

    trial: Trial
    day: date
    """That of the hidden date."""
    scores: Scores


@dataclass
class Ranking:
    """The methods that ran with one number of pairs."""

    pairs: int
    names: list[str]
    """All that can be had, whether anything was measured or not."""
    measured: list[Measured]
    known: Mapping[str, Prior]
    seconds: Mapping[str, float]

    def __post_init__(self) -> None:
        self.evidence = [self._evidence(one, one.scores.rmse()) for one in self.measured]
        self.expected: dict[str, Expected] = expected_of(self.evidence, self.known, self.names)

    def _evidence(self, one: Measured, rmse: Mapping[str, float]) -> Evidence:
        logarithms = {name: math.log(max(rmse[name], SMALLEST)) for name in self.names}
        return Evidence(one.trial.references, one.trial.hidden, logarithms)

    @property
    def dates(self) -> int:
        return len({one.trial.hidden for one in self.measured})

    def best(self, expected: Optional[Mapping[str, Expected]] = None) -> list[str]:
        """The methods, the best first, by what is expected of them."""
        return in_order(self.names, self.expected if expected is None else expected, self.known)

    def recommended(self, in_words: str) -> Optional[Recommended]:
        """Which one to take; None where there is none.

        Args:
            in_words: with what it is to be taken, for the sentence.
        """
        if not self.names:
            return None
        first, *others = self.best()
        behind = None
        if others:
            ahead = self.expected[others[0]].difference - self.expected[first].difference
            behind = math.expm1(ahead)
        return Recommended(
            self.pairs,
            first,
            self.dates,
            self._ranges(first),
            others[0] if others else None,
            None if behind is None else round(behind, 4),
            self._reason(first, behind, others, in_words),
        )

    def standings(self) -> tuple[Standing, ...]:
        """The methods, the one to take first; what is no prediction last, unless it is to be taken."""
        first, *others = self.best()
        order = [first, *sorted(others, key=lambda name: name in PLAIN)]
        places = _places(self.measured, self.names)
        return tuple(self._standing(name, places, name in PLAIN and name != first) for name in order)

    def _standing(self, name: str, places: Mapping[str, Mapping[str, list[float]]], aside: bool) -> Standing:
        own = places.get(name, {})
        levels = {
            level: round(mean(place for key in keys for place in own.get(key, ())), 2)
            for level, keys in LEVEL_FIGURES.items()
            if any(own.get(key) for key in keys)
        }
        keys = [key for of_level in LEVEL_FIGURES.values() for key in of_level]
        expected = self.expected
        return Standing(
            name,
            round(mean(own["rmse"]), 2) if own.get("rmse") else 0.0,
            levels,
            {key: self._figure(name, key) for key in keys},
            self._of_delta(name),
            round(math.exp(expected[name].difference - expected[DELTA].difference), 4)
            if DELTA in expected
            else None,
            round(math.exp(expected[name].deviation), 4),
            round(self.seconds.get(name, 0.0), 1),
            aside,
        )

    def _figure(self, name: str, key: str) -> Optional[float]:
        known = [value for one in self.measured if (value := one.scores.figures(name).get(key)) is not None]
        return mean(known) if known else None

    def _of_delta(self, name: str) -> Optional[float]:
        if not self.evidence or DELTA not in self.names:
            return None
        return round(math.exp(mean(one.errors[name] - one.errors[DELTA] for one in self.evidence)), 4)

    def _ranges(self, name: str) -> dict[str, Range]:
        """Band to what its error was over the trials."""
        found: dict[str, list[float]] = {}
        for one in self.measured:
            for band, error in one.scores.by_band(name).items():
                found.setdefault(band, []).append(error)
        return {band: Range(mean(errors), min(errors), max(errors)) for band, errors in found.items()}

    def _reason(self, first: str, behind: Optional[float], others: Sequence[str], in_words: str) -> str:
        if not self.measured:
            return (
                f"{in_words}, take {first}: no trial with as many pairs could be made here, and of those "
                "compared it is the best in the benchmarks."
            )
        told = (
            f"{in_words}, take {first}: with {many(self.dates, 'date')} hidden it is expected to be the best"
        )
        if behind is None:
            return f"{told}; it is the only one."
        if first in PLAIN:
            method = next((name for name in others if name not in PLAIN), others[0])
            behind = math.expm1(self.expected[method].difference - self.expected[first].difference)
            return f"{told}, and {method} {behind:.0%} worse. It is {WHAT[first]}; {WHY[first]}."
        ahead = "about as good" if behind < 0.01 else f"{behind:.0%} worse"
        of_two = self.expected[others[0]]
        unsure = behind < math.expm1(max(of_two.deviation, self.expected[first].deviation))
        sure = ", and so few dates can't tell the two apart" if unsure else ""
        return f"{told}; {others[0]} is expected to be {ahead}{sure}.{self._plain_ahead(first)}"

    def _plain_ahead(self, first: str) -> str:
        """A sentence where what is no prediction was nearest of all, and is not believed to be so again."""
        here = {name: self._of_delta(name) or 1.0 for name in self.names}
        best = min(here, key=lambda name: here[name])
        if best not in PLAIN or here[first] <= (1 + CLEARLY) * here[best]:
            return ""
        return (
            f" On these dates {best} ({WHAT[best]}) was nearest of all, {1 - here[best] / here[first]:.0%} "
            f"nearer than {first}; so few are not enough to expect it again."
        )

    def references(self, called: Sequence[str]) -> list[Part]:
        """Each reference of the trials with one pair, and which method to take with it.

        Args:
            called: what the dates are called, by their numbers.
        """
        found = []
        for number in sorted({one for trial in self.evidence for one in trial.references}):
            own = [one for one in self.measured if number in one.trial.references]
            expected = expected_of(self.evidence, self.known, self.names, [number])
            found.append(self._part(called[number], own, lambda one: one.scores.rmse(), expected))
        return found

    def season(self, name: str, measured: Sequence[Measured]) -> Part:
        """The hidden dates of a season."""
        return self._part(name, measured, lambda one: one.scores.rmse(), self._there(measured))

    def zone(self, number: int) -> Optional[Part]:
        """A zone of the place; None where no trial shows it."""
        shown = [one for one in self.measured if one.scores.rmse_in(number)]
        if not shown:
            return None
        there = self._there(shown, number)
        return self._part(str(number), shown, lambda one: one.scores.rmse_in(number), there, number)

    def _there(self, measured: Sequence[Measured], zone: Optional[int] = None) -> dict[str, Expected]:
        """What is expected of each method in a zone, or a season: something between what is expected on the
        whole place and what was measured there. A part of a place is believed to differ from the whole of it
        as one target date does from another."""
        first, unknown = incumbent_of(self.names, self.known), of_unknown(self.known)
        of_part = [
            self._evidence(one, one.scores.rmse() if zone is None else one.scores.rmse_in(zone))
            for one in measured
        ]
        found = {}
        for name in self.names:
            own, whole = self.known.get(name, unknown), self.expected[name].difference
            believed = replace(own, mean=whole, place=max(own.hidden, LEAST), reference=0.0)
            told = [one.errors[name] - one.errors[first] for one in of_part]
            found[name] = Expected(0.0, 0.0) if name == first else predicted(of_part, told, believed)
        return found

    def _part(
        self,
        name: str,
        measured: Sequence[Measured],
        errors: Callable[[Measured], dict[str, float]],
        expected: Mapping[str, Expected],
        zone: Optional[int] = None,
    ) -> Part:
        rmse = {method: mean(errors(one)[method] for one in measured) for method in self.names}
        pixels = [
            one.scores.pixels if zone is None else int(one.scores.zone_counts[zone].max()) for one in measured
        ]
        best = self.best(expected)[0] if self.names else ""
        return Part(name, self.pairs, len({one.day for one in measured}), sum(pixels), rmse, best)


def _places(measured: Sequence[Measured], names: Sequence[str]) -> dict[str, dict[str, list[float]]]:
    """Method to figure to its places in the trials, from 1; equal ones share theirs."""
    found: dict[str, dict[str, list[float]]] = {name: {} for name in names}
    keys = [key for of_level in LEVEL_FIGURES.values() for key in of_level]
    for one in measured:
        figures = {name: one.scores.figures(name) for name in names}
        for key in keys:
            merits = {name: _merit(key, own[key]) for name, own in figures.items() if key in own}
            for name, merit in merits.items():
                better = sum(other > merit for other in merits.values())
                equal = sum(other == merit for other in merits.values())
                found[name].setdefault(key, []).append(better + (equal + 1) / 2)
    return found


def _merit(key: str, value: float) -> float:
    """The higher the better."""
    better = FIGURES[key].better
    return value if better == HIGHER else -value if better == LOWER else -abs(value)
