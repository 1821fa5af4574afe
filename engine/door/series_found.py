"""What a look through a series found: its dates, how good they are, which can be filled, and what is wrong.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .pairs_found import LeftOut

SCALE, OFFSET, ORDER, DATE, PLACE, UNREAD = "scale", "offset", "band order", "date", "registration", "unread"
FAULTS = (SCALE, OFFSET, ORDER, DATE, PLACE, UNREAD)
"""What may be wrong with the image of a date."""


@dataclass(frozen=True)
class Suspect:
    """An image of which something is wrong."""

    role: str
    """`fine` or `coarse`."""
    fault: str
    """One of FAULTS."""
    reason: str
    """What was seen, as a sentence with its values."""


@dataclass(frozen=True)
class FoundDate:
    """A date of a series."""

    date: str
    """ISO date."""
    fine: Optional[str]
    """Path of its fine image."""
    coarse: Optional[str]
    fine_valid: Optional[float]
    """Share of its pixels that are valid, by samples; None where there is no image."""
    coarse_valid: Optional[float]
    fine_haze: Optional[float]
    """By how much the darkest quarter of the place is brighter in the band of the shortest waves than on the
    dates around, in units of the image. Haze does that; so does snow."""
    coarse_haze: Optional[float]
    before: Optional[str]
    """Of the fine images that are clear somewhere and not suspect the nearest before the date."""
    after: Optional[str]
    expected: Optional[float]
    """Error that filling this date is expected to have without its own fine image: the deviation of kriging,
    the mean over bands and samples."""
    share: Optional[float]
    """The same as a share of how far the enlarged coarse image is off."""
    proposed: bool
    """Whether it can be filled well, and there is something to fill."""
    suspects: tuple[Suspect, ...]
    verdict: str
    """What to make of it, in words."""


@dataclass(frozen=True)
class SeriesFound:
    """A series as it was found."""

    fine: str
    """What the fine images are called, with their pixel."""
    coarse: str
    bands: tuple[str, ...]
    ratio: float
    dates: tuple[FoundDate, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]

    @property
    def proposed(self) -> tuple[str, ...]:
        """The dates that can be filled well."""
        return tuple(one.date for one in self.dates if one.proposed)

    @property
    def suspects(self) -> tuple[tuple[str, Suspect], ...]:
        """Date and what is wrong of it."""
        return tuple((one.date, suspect) for one in self.dates for suspect in one.suspects)
