"""What is to be said of the dynamics that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from ...door.boundaries_job import CLASS
from ...door.plain_text import agreed, listed, many
from .curve import FEWEST, HECTARE, LEAST_SEEN, SHORTEST, Row, Trend
from .dated import DatedSource
from .remarks import of_levels

NAMED = 3


def remarks_on(
    rows: Sequence[Row], trend: Optional[Trend], dates: Sequence[DatedSource], asks_level: bool
) -> list[str]:
    """Sentences on dates, thresholds, the trend and the levels.

    Args:
        asks_level: whether a DEM or a table was given.
    """
    found = [*_of_thresholds(dates), *_of_what_is_seen(rows), *_of_the_trend(rows, trend)]
    if asks_level:
        found += _of_levels(rows)
    if not any(row.area > 0 for row in rows):
        what = "of the classes" if rows[0].rule == CLASS else "water"
        found.append(f"No pixel is {what} on any date: the frequency is 0 everywhere.")
    return found


def _days(rows: Sequence[Row]) -> str:
    named = listed([str(row.day) for row in rows[:NAMED]])
    return f"{named}{', ...' if len(rows) > NAMED else ''}"


def _of_thresholds(dates: Sequence[DatedSource]) -> list[str]:
    known = [(str(one.day), one.level) for one in dates if one.level is not None]
    return of_levels([(day, level.threshold.how) for day, level in known], [level for _, level in known])


def _of_what_is_seen(rows: Sequence[Row]) -> list[str]:
    poor = [row for row in rows if row.seen < LEAST_SEEN]
    if not poor:
        return []
    return [
        f"On {len(poor)} of {many(len(rows), 'date')} less than half of the scene is seen ({_days(poor)}): "
        "the areas there are for the most part those of the dates around them, and the intervals are wide."
    ]


def _of_the_trend(rows: Sequence[Row], trend: Optional[Trend]) -> list[str]:
    if trend is None:
        return [
            f"There is no trend: it takes {FEWEST} dates that show half of the scene or more, from "
            f"{SHORTEST} days on."
        ]
    slope, low, high = (f"{one / HECTARE:+.3g}" for one in (trend.slope, trend.low, trend.high))
    told = f"{slope} ha a year (95 %: {low} to {high})"
    sure = trend.low > 0 or trend.high < 0
    short = (rows[-1].day - rows[0].day).days < 2 * SHORTEST
    return [
        f"The area changes by {told}"
        + ("" if sure else ", which can't be told from none")
        + ("; the series is shorter than two years, so that its season is in it." if short else ".")
    ]


def _of_levels(rows: Sequence[Row]) -> list[str]:
    without = [row for row in rows if row.level is None]
    if not without:
        return []
    return [
        f"{len(without)} of {many(len(rows), 'date')} {agreed(len(without), 'has', 'have')} no level "
        f"({_days(without)}): the shore is too short, hidden, or outside of the DEM, or the area beyond the "
        "table."
    ]
