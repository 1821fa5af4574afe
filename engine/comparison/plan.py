"""Which dates are hidden, and which of the others predict them: pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Trial:
    """A date that is hidden, and the dates of the pairs that predict it; numbers of dates in order."""

    hidden: int
    references: tuple[int, ...]

    def days(self, dates: Sequence[date]) -> int:
        """From the hidden date to its nearest reference."""
        return min(abs((dates[one] - dates[self.hidden]).days) for one in self.references)


def trials_of(dates: Sequence[date], most: int, pairs: Sequence[int] = (1, 2)) -> list[Trial]:
    """The trials, at most so many, in the order of the hidden dates.

    A hidden date is predicted from the dates before it and after it, each alone and both together. Where
    these are too many, from the nearer one and both; then of dates spread evenly.

    Args:
        dates: in order, two or more.
        pairs: how many pairs at once are of interest.
    """
    whole = [_of_date(number, dates, pairs, nearest=False) for number in range(len(dates))]
    if sum(map(len, whole)) <= most:
        return [trial for of_date in whole for trial in of_date]
    fewer = [_of_date(number, dates, pairs, nearest=True) for number in range(len(dates))]
    for count in range(len(dates), 0, -1):
        chosen = [fewer[number] for number in _spread(len(dates), count)]
        if sum(map(len, chosen)) <= most:
            return [trial for of_date in chosen for trial in of_date]
    return fewer[len(dates) // 2][:most]


def _of_date(hidden: int, dates: Sequence[date], pairs: Sequence[int], nearest: bool) -> list[Trial]:
    beside = [number for number in (hidden - 1, hidden + 1) if 0 <= number < len(dates)]
    alone = sorted(beside, key=lambda one: abs((dates[one] - dates[hidden]).days))
    trials = (
        [Trial(hidden, (one,)) for one in (alone[:1] if nearest else sorted(alone))] if 1 in pairs else []
    )
    if 2 in pairs and len(beside) == 2:
        trials.append(Trial(hidden, (beside[0], beside[1])))
    return trials


def _spread(of: int, count: int) -> list[int]:
    """So many numbers below another one, evenly spread; one alone is the middle."""
    if count == 1:
        return [of // 2]
    return sorted({round(step * (of - 1) / (count - 1)) for step in range(count)})
