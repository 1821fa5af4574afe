"""What decides about the seasons of a series beside its images."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

STEP = 5.0
"""Days between two nodes of a smoothed curve; between them it is a straight line."""
MARGIN = 200
"""Days before and after the year that still count: a season may begin in the autumn before."""
BANDS = ("start", "peak", "end", "length", "amplitude", "base", "integral", "seasons", "fit_error")
"""Of the raster."""
OF_A_SEASON = BANDS[:7]


@dataclass(frozen=True)
class Settings:
    """How seasons are looked for."""

    year: int
    most: int
    """Seasons told apart in a year: 1 takes a year as one, 0 finds out, 2 looks for two."""
    smoothing: int
    """NONE, WHITTAKER or SAVITZKY_GOLAY of smoothing.py."""
    by_slope: bool
    """Whether a season starts where the curve is steepest; else where it has risen by `level`."""
    level: float
    """Share of the way from the valley to the peak."""
    least: float
    """Amplitude from which on there is a season, in units of the index."""
    period: float
    """Days; of a swing of this period the smoothing leaves one half."""

    @property
    def days(self) -> int:
        """Of the year."""
        return (date(self.year, 12, 31) - date(self.year - 1, 12, 31)).days

    @property
    def bands(self) -> tuple[str, ...]:
        """Of the raster; with two seasons those of the second follow."""
        return BANDS + tuple(f"{name}_2" for name in OF_A_SEASON) if self.most == 2 else BANDS

    def day_of_year(self, day: date) -> int:
        """1 on 1 January of the year; below 1 before it."""
        return day.toordinal() - date(self.year - 1, 12, 31).toordinal()

    def counts(self, day: date) -> bool:
        """Whether an image of that day is used."""
        return 1 - MARGIN <= self.day_of_year(day) <= self.days + MARGIN


@dataclass(frozen=True)
class TimeGrid:
    """The nodes of the curves, and where the dates lie between them."""

    first: float
    """Day of the year of the first node."""
    nodes: int
    node: np.ndarray
    """(dates,) int64: the node at or before each date."""
    part: np.ndarray
    """(dates,) float64: how far the date is to the next node, 0 to 1."""

    @classmethod
    def over(cls, days: np.ndarray) -> TimeGrid:
        """The nodes for dates, (dates,) days of the year in their order."""
        first = float(days[0])
        place = (days - first) / STEP
        nodes = int(np.floor(place[-1])) + 2
        node = np.minimum(np.floor(place).astype(np.int64), nodes - 2)
        return cls(first, nodes, node, place - node)
