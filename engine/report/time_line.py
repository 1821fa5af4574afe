"""Where the dates of a series stand on a line: pure arithmetic, which the pages' templates draw as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LEFT, RIGHT, WIDTH = 74, 14, 1040
NARROWEST, WIDEST = 1.2, 9.0
"""Width of the mark of a date."""
MOST_MONTHS = 26
"""Of longer series the years alone are named."""


@dataclass(frozen=True)
class TimeLine:
    """A line from the first to the last day."""

    first: date
    last: date
    count: int
    """Dates on it."""

    @classmethod
    def over(cls, days: Iterable[str]) -> TimeLine:
        every = sorted(map(date.fromisoformat, days))
        return cls(every[0], every[-1], len(every))

    @property
    def mark(self) -> float:
        """Width of the mark of a date: marks of neighbours may touch."""
        each = (WIDTH - LEFT - RIGHT) / max(self.count, 1)
        return round(min(WIDEST, max(NARROWEST, 0.8 * each)), 2)

    def x(self, day: str) -> float:
        """Where the middle of a day stands."""
        length = max((self.last - self.first).days, 1)
        share = (date.fromisoformat(day) - self.first).days / length
        return round(LEFT + WIDEST / 2 + share * (WIDTH - LEFT - RIGHT - WIDEST), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Where months begin, or years, and what stands there."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = 1 if months <= MOST_MONTHS else 12
        found = []
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            begin = date(year, month, 1)
            if begin >= self.first and (step == 1 or month == 1):
                name = str(year) if month == 1 else f"{begin:%b}"
                found.append((self.x(begin.isoformat()), name))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return found
