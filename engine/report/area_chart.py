"""Areas, levels or other numbers of dates as a curve with its interval: arithmetic for the pages' SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

from .time_line import LEFT, WIDTH, TimeLine

HIGH, TOP, FOOT = 250, 14, 30
"""Height of the plot, what is above it and below it, in units of the drawing."""
MOST_TICKS = 26
SURE, GUESSED, UNTOLD = "sure", "guessed", "untold"
"""What a point says: for the most part what was seen; what is hidden; by a level that the date itself does
not tell."""
Numbers = Sequence[Optional[float]]


@dataclass(frozen=True)
class AreaChart:
    """Where the points of a curve stand, and what is drawn beside them."""

    line: str
    """An SVG path through the values."""
    band: str
    """An SVG path around the intervals; empty where there are none."""
    points: list[tuple[float, float, str, str]]
    """x, y, what is told where the pointer rests, and SURE, GUESSED or UNTOLD."""
    days: list[tuple[float, str, str]]
    """x, what stands there, and on which side of it: `start` or `end`."""
    levels: list[tuple[float, str]]
    """y of a line across, and the number at it."""
    unit: str
    trend: Optional[tuple[float, float, float, float]] = None
    left: int = LEFT
    width: int = WIDTH
    high: int = HIGH
    top: int = TOP
    foot: int = FOOT


def chart(
    days: Sequence[str],
    values: Numbers,
    low: Numbers,
    high: Numbers,
    unit: str,
    words: Sequence[str],
    kinds: Sequence[str],
    trend: Optional[tuple[float, float]] = None,
    from_zero: bool = True,
) -> Optional[AreaChart]:
    """The curve of some dates; None where fewer than two have a value.

    Args:
        days: as YYYY-MM-DD, in their order.
        words: what is told of each date.
        kinds: of each date SURE, GUESSED or UNTOLD.
        trend: the value of a line on the first day and on the last.
        from_zero: whether the axis begins there.
    """
    known = [n for n, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return None
    line = TimeLine.over(days)
    every = [one for numbers in (values, low, high) for one in numbers if one is not None]
    bottom, top = (0.0 if from_zero else min(every)), max(every)
    ticks = nice_ticks(bottom, top)
    bottom, top = min(bottom, ticks[0]), max(top, ticks[-1])

    def y(value: float) -> float:
        return round(TOP + HIGH * (1 - (value - bottom) / max(top - bottom, 1e-12)), 2)

    x = [line.x(day) for day in days]
    inner = [n for n in known if low[n] is not None and high[n] is not None]
    band = ""
    if len(inner) > 1:
        upper = [f"{x[n]} {y(high[n] or 0.0)}" for n in inner]
        lower = [f"{x[n]} {y(low[n] or 0.0)}" for n in reversed(inner)]
        band = "M" + "L".join([*upper, *lower]) + "Z"
    return AreaChart(
        "M" + "L".join(f"{x[n]} {y(values[n] or 0.0)}" for n in known),
        band,
        [(x[n], y(values[n] or 0.0), words[n], kinds[n]) for n in known],
        _marks(line, days),
        [(y(tick), number(tick)) for tick in ticks],
        unit,
        None if trend is None else (x[0], y(max(trend[0], bottom)), x[-1], y(max(trend[1], bottom))),
    )


def _marks(line: TimeLine, days: Sequence[str]) -> list[tuple[float, str, str]]:
    """Where months or years begin, the first with its year; of a short series its first and last day."""
    ticks = _thinned(line.ticks())
    if len(ticks) < 2:
        ends = [(line.x(day.isoformat()), _day_words(day)) for day in (line.first, line.last)]
        return [(*ends[0], "start"), (*ends[1], "end")]
    if not any(name.isdigit() for _, name in ticks):
        later = line.first.replace(day=1) if line.first.day == 1 else _next_month(line.first)
        ticks[0] = (ticks[0][0], f"{ticks[0][1]} {later.year}")
    return [(x, name, "start") for x, name in ticks]


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _day_words(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _thinned(ticks: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Every second, fifth or tenth, where not all of them have room."""
    step = next((step for step in (1, 2, 5, 10) if len(ticks) <= step * MOST_TICKS), 20)
    return ticks[::step]


def nice_ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`."""
    span = max(high - low, abs(high) * 1e-6, 1e-9)
    power = 10 ** math.floor(math.log10(span / about))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if span / (power * one) <= about)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * place, 10) for place in range(first, last + 1)]


def number(value: float, digits: int = 6) -> str:
    """With as many digits as a legend needs, and large ones whole: 4,030 and never 4.03e+03."""
    return f"{value:,.0f}" if abs(value) >= 999.5 else f"{value:.{digits}g}"


def kind_of(how: str, is_seen: bool) -> str:
    """What a date says, by how its level was found and whether it is seen for the most part."""
    if how == "fixed":
        return UNTOLD
    return SURE if is_seen else GUESSED
