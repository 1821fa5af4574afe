"""Which dates of a series are filled, and what each of them is filled from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from ..door.errors import SeriesError
from ..door.fill_job import FillJob
from .place import Place
from .swaths import nearest_of_each

SPARE = 1.5
"""So many times the references that a pixel may take are read on each side, for where some are cloudy."""
NEAR = 10
"""Days from which a coarse image may stand for a day that has none, or a gap."""


@dataclass(frozen=True)
class Filled:
    """A date to fill."""

    day: date
    before: tuple[date, ...]
    """Days of the fine images before it, the nearest first."""
    after: tuple[date, ...]
    observed: bool
    """Whether there is a fine image of the day itself."""

    @property
    def references(self) -> tuple[date, ...]:
        return (*self.before, *self.after)


def dates_of(job: FillJob, place: Place) -> list[Filled]:
    """The dates that a job asks for, in their order.

    Raises:
        SeriesError: there is none.
    """
    days = _days(job, place)
    if not days:
        raise SeriesError(
            f"No date is left to fill: the images are of {_span(place)}; give other dates, or other limits "
            "(--from, --to)."
        )
    fine = list(place.references)
    most = int(job.most_references * SPARE) + 1
    filled = []
    for day in days:
        at = bisect_left(fine, day)
        own = fine[at : at + 1] == [day]
        before = nearest_of_each(reversed(fine[:at]), place.fine, place.swaths, most)
        after = nearest_of_each(fine[at + own :], place.fine, place.swaths, most)
        filled.append(Filled(day, before, after, day in place.fine))
    return filled


def coarse_for(place: Place, day: date) -> list[date]:
    """The days of the coarse images that may stand for a day: its own, else or for its gaps the nearest one
    on each side."""
    days = place.coarse_days
    at = bisect_left(days, day)
    own = [day] if day in place.coarse else []
    near = [*days[max(0, at - 1) : at], *days[at + len(own) : at + len(own) + 1]]
    return own + [one for one in near if abs((one - day).days) <= NEAR]


def _days(job: FillJob, place: Place) -> list[date]:
    every = [*place.fine, *place.coarse]
    first = date.fromisoformat(job.first) if job.first else min(every)
    last = date.fromisoformat(job.last) if job.last else max(every)
    if job.dates:  # one that was named may lie before all images, or after them
        days = sorted({date.fromisoformat(day) for day in job.dates})
        first, last = (job.first and first) or date.min, (job.last and last) or date.max
    elif job.every:
        days = [first + timedelta(n) for n in range(0, (last - first).days + 1, job.every)]
    else:
        days = list(place.coarse_days)
    return [day for day in days if first <= day <= last]


def _span(place: Place) -> str:
    days = sorted([*place.fine, *place.coarse])
    return f"{days[0].isoformat()} to {days[-1].isoformat()}"
