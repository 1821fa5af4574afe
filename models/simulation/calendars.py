"""What grows when: the cover of green and of dry plants on every day, as double logistics.

A season's cover rises and falls by two logistics (Fischer 1994; of the same form: Beck et al. 2006,
equation 3):

    green(t) = height x (1 / (1 + exp((rise - t) / w)) - 1 / (1 + exp((fall - t) / v)))

Days are days of the year, 1 on 1 January; below 1 and above 366 they lie in the years beside it. What grew in
the year before and grows in the year after is the same crop, with other days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

YEARS = (-365.0, 0.0, 365.0)
"""By which the seasons of the year are moved to the years around it."""
SEASONS = 2
CUTS = 3
NEVER = 1e6
"""A day on which nothing happens."""


@dataclass(frozen=True)
class Season:
    """One rise and fall of the green cover; days and shares of the ground."""

    rise: float
    rise_width: float
    fall: float
    fall_width: float
    height: float


@dataclass(frozen=True)
class Calendar:
    """What a kind of crop does in a year."""

    share: float
    """Of the parcels."""
    plant: str
    """Of spectra.SURFACES."""
    seasons: tuple[Season, ...]
    base: float = 0.03
    """Green cover that never goes: weeds, the grass between the stems."""
    straw: float = 0.0
    """Share of the ground under dry plants when the first season has ripened, until the harvest."""
    cuts: tuple[float, ...] = ()
    """Days of mowing."""
    spread: float = 6.0
    """Days by which parcels differ (standard deviation)."""


CROPS = {
    "winter wheat": Calendar(0.22, "wheat", (Season(96, 10, 184, 6, 0.84),), 0.07, 0.72),
    "winter barley, mustard": Calendar(
        0.08, "wheat", (Season(84, 9, 163, 6, 0.80), Season(238, 6, 318, 7, 0.55)), 0.08, 0.62
    ),
    "winter rape": Calendar(0.10, "rape", (Season(-88, 9, 178, 8, 0.84),), 0.03, 0.45),
    "spring barley": Calendar(0.07, "wheat", (Season(121, 7, 192, 6, 0.82),), 0.03, 0.62),
    "maize": Calendar(0.17, "maize", (Season(163, 8, 264, 3.0, 0.85),), 0.03),
    "rye, maize": Calendar(
        0.05, "maize", (Season(78, 8, 132, 2.0, 0.74), Season(179, 7, 275, 3.0, 0.80)), 0.05
    ),
    "beet": Calendar(0.09, "beet", (Season(154, 9, 291, 2.0, 0.90),), 0.03),
    "meadow": Calendar(0.10, "grass", (Season(88, 12, 304, 14, 0.58),), 0.28, 0.0, spread=5),
    "meadow, mown": Calendar(
        0.08, "grass", (Season(84, 11, 306, 14, 0.62),), 0.26, 0.0, (142.0, 195.0, 246.0), spread=5
    ),
    "fallow": Calendar(0.04, "grass", (Season(108, 13, 262, 18, 0.36),), 0.14, 0.25, spread=8),
}
BROADLEAF = Calendar(0.0, "broadleaf", (Season(112, 6, 296, 9, 0.68),), 0.22, spread=3)
CONIFER = Calendar(0.0, "conifer", (Season(120, 18, 290, 22, 0.06),), 0.85, spread=3)
REED = Calendar(0.0, "reed", (Season(128, 10, 272, 13, 0.66),), 0.10, 0.35, spread=4)
TURF = Calendar(0.0, "grass", (Season(92, 14, 310, 16, 0.5),), 0.45, spread=4)
"""Of gardens and verges, times the share of them that is green."""


class Covers:
    """The cover of every segment on every day."""

    def __init__(self, segments: int, rng: np.random.Generator):
        self._rng = rng
        shape = (segments, len(YEARS) * SEASONS)
        self._rise, self._fall = np.full(shape, NEVER), np.full(shape, NEVER)
        self._widths = np.ones((2, *shape))
        self._height = np.zeros(shape)
        self._base, self._straw, self._scale = np.zeros(segments), np.zeros(segments), np.ones(segments)
        self._ripe, self._harvest = np.full(segments, NEVER), np.full(segments, NEVER)
        self._cut = np.full((segments, CUTS), NEVER)
        self._cut_to = np.full((segments, CUTS), 0.4)

    def sow(self, where: np.ndarray, calendar: Calendar, scale: np.ndarray | float = 1.0) -> None:
        """Give segments (numbers) a calendar, each with days and a vigour of its own.

        Args:
            scale: by which the cover is multiplied, one for all or one for each.
        """
        rng, count = self._rng, len(where)
        late = rng.normal(0, calendar.spread, count).clip(-2.5 * calendar.spread, 2.5 * calendar.spread)
        vigour = rng.normal(1, 0.07, count).clip(0.75, 1.08)
        for number, season in enumerate(calendar.seasons):
            later = late + rng.normal(0, 2, count)
            longer = rng.normal(0, 0.5 * calendar.spread, count)
            for year, days in enumerate(YEARS):
                column = year * SEASONS + number
                other = rng.normal(0, 4, count) * (days != 0)
                self._rise[where, column] = season.rise + days + later + other
                self._fall[where, column] = season.fall + days + later + longer + other
                self._widths[0, where, column] = season.rise_width
                self._widths[1, where, column] = season.fall_width
                self._height[where, column] = np.minimum(season.height * vigour, 0.97 - calendar.base)
        self._base[where], self._scale[where] = calendar.base, scale
        self._straw[where] = calendar.straw
        first = SEASONS * YEARS.index(0.0)
        self._ripe[where] = self._fall[where, first]
        self._harvest[where] = self._fall[where, first] + rng.uniform(12, 24, count)
        for number, day in enumerate(calendar.cuts):
            self._cut[where, number] = day + rng.normal(0, 6, count)
            self._cut_to[where, number] = rng.uniform(0.35, 0.55, count)

    @property
    def events(self) -> np.ndarray:
        """(1 + CUTS, segments) days of the harvest of what ripens, and of each mowing; NaN where there is
        none."""
        harvest = np.where(self._straw > 0, self._harvest, NEVER)
        days = np.concatenate([harvest[None], self._cut.T])
        return np.where(days < NEVER, days, np.nan)

    def green(self, day: float, mown: bool = True) -> np.ndarray:
        """(segments,) share of the ground under green plants.

        Args:
            mown: False leaves the mowing out, which ends no season.
        """
        up = logistic((day - self._rise) / self._widths[0])
        down = logistic((day - self._fall) / self._widths[1])
        cover = self._base + (self._height * (up - down)).sum(axis=1)
        if mown:
            since = day - self._cut
            left = np.where(since >= 0, (1 - self._cut_to) * np.exp(-np.maximum(since, 0) / 14), 0.0)
            cover = cover * (1 - left.max(axis=1))
        return (cover.clip(0, 0.97) * self._scale).astype(np.float32)

    def dry(self, day: float) -> np.ndarray:
        """(segments,) share of the ground under dry plants: ripe ones, stubble after the harvest, which is
        ploughed in."""
        total = np.zeros(len(self._straw))
        for year in (-365.0, 0.0):
            ripe = logistic((day - self._ripe - year) / 5)
            cut = logistic((day - self._harvest - year) / 0.4)
            gone = logistic((day - self._harvest - year - 38) / 6)
            total += self._straw * ripe * (1 - 0.5 * cut) * (1 - gone)
        return np.minimum(total * self._scale, 0.97 - self.green(day)).astype(np.float32)


def logistic(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))
