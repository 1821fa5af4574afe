"""What a comparison of methods found: who stands where, by how much, where and when, and which one to take.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .pairs_found import LeftOut

SEASONS = {
    12: "December to February",
    3: "March to May",
    6: "June to August",
    9: "September to November",
}
"""First month to the months that are taken together."""


def season_of(month: int) -> str:
    return SEASONS[12 if month in (12, 1, 2) else month - month % 3]


@dataclass(frozen=True)
class Range:
    """An error over the hidden dates, in units of the image."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class TrialFound:
    """One hidden date, predicted from others."""

    target: str
    """ISO date of the hidden one."""
    references: tuple[str, ...]
    days: int
    """To the nearest reference."""
    rmse: dict[str, float]
    """Method to the mean over the bands, on the pixels that are valid in every prediction and in the
    truth."""
    pixels: int


@dataclass(frozen=True)
class Standing:
    """A method among the others that ran with as many pairs."""

    method: str
    rank: float
    """Mean over the trials of its place by RMSE."""
    levels: dict[str, float]
    """Level (engine/door/figures.py) to its mean place over the level's figures and the trials."""
    figures: dict[str, Optional[float]]
    """Means over the trials; None where one is not known."""
    of_delta: Optional[float]
    """RMSE as a share of the baseline's that adds the coarse change (`delta`): the geometric mean over the
    trials, so that each counts alike."""
    expected_of_delta: Optional[float]
    """The same with what the benchmarks measured elsewhere: what is to be expected on another date."""
    sure: float
    """By which factor the latter may be off: one standard deviation of its logarithm."""
    seconds: float
    """Of all its runs."""
    baseline: bool
    """No prediction, and not to be taken: shown beside the others."""


@dataclass(frozen=True)
class Recommended:
    """Which method to take with so many pairs."""

    pairs: int
    method: str
    dates: int
    """So many hidden dates speak for it; 0: the benchmarks alone do."""
    expected: dict[str, Range]
    """Band to its RMSE; empty where nothing was measured."""
    runner_up: Optional[str]
    behind: Optional[float]
    """By which share of its error the runner-up is expected to be worse."""
    reason: str
    """A sentence."""


@dataclass(frozen=True)
class Part:
    """A reference date, a zone or a season, with one number of pairs."""

    name: str
    pairs: int
    dates: int
    """Hidden dates that tell of it."""
    pixels: int
    """Over all trials."""
    rmse: dict[str, float]
    """Method to the mean over bands and trials."""
    method: str
    """The one to take there."""


@dataclass(frozen=True)
class Compared:
    """All that a comparison found."""

    fine: str
    """What the fine images are called, with their number of dates."""
    coarse: str
    bands: tuple[str, ...]
    ratio: float
    dates: tuple[str, ...]
    """ISO dates with a pair."""
    windows: tuple[tuple[int, int, int, int], ...]
    """What was compared of the place, in fine pixels: column, row, width, height."""
    trials: tuple[TrialFound, ...]
    standings: dict[str, tuple[Standing, ...]]
    """`1` and `2` pairs to the methods, the one to take first."""
    recommended: tuple[Recommended, ...]
    references: tuple[Part, ...]
    """Of the trials with one pair: each reference date, and which method to take with it."""
    zones: tuple[Part, ...]
    seasons: tuple[Part, ...]
    refused: dict[str, str]
    """Method to the reason why it did not run."""
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
