"""The page of the seasons of a series: maps, when they start, peak and end, and what to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Optional

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from ..door.plain_text import many
from ..door.season_colours import COUNTS, DAYS, ERRORS, PLANTS
from ..door.value import Figures
from ..door.version import __version__
from . import charts
from .filled_page import picture
from .templates import written

TEMPLATE = "seasons.html.j2"
LEFT, WIDTH, HIGH = 74, 1040, 54
"""Of the histograms: where they begin, how far they go, and the height of one, in units of the drawing."""
BIN = 5
"""Days."""
EDGE = 0.005
"""Share of the days at either end that the histograms leave out."""


@dataclass(frozen=True)
class BandShown:
    """How a band is called, drawn and told."""

    title: str
    colours: tuple[str, ...]
    is_day: bool = False
    unit: str = ""


BANDS = {
    "start": BandShown("Start", DAYS, True),
    "peak": BandShown("Peak", DAYS, True),
    "end": BandShown("End", DAYS, True),
    "length": BandShown("Length", PLANTS, unit="days"),
    "amplitude": BandShown("Amplitude", PLANTS, unit="index"),
    "base": BandShown("Base", PLANTS, unit="index"),
    "integral": BandShown("Integral", PLANTS, unit="index × days"),
    "seasons": BandShown("Seasons in the year", COUNTS),
    "fit_error": BandShown("Error of the fit", ERRORS, unit="index"),
}
IN_MAPS = ("start", "peak", "end", "length", "amplitude", "integral", "seasons", "fit_error")
IN_LANES = {"start": "#009E73", "peak": "#E69F00", "end": "#D55E00"}


def seasons_page(figures: Figures, maps: Mapping[str, np.ndarray], settings: list[tuple[str, str]]) -> str:
    """The page as one HTML file that needs nothing beside it.

    Args:
        figures: of the run (engine/phenology.py).
        maps: band to (rows, cols) of some of the pixels, NaN where it has no value.
        settings: what was asked for and what it means, to be read.
    """
    year, found = figures["year"], figures["phenology"]["bands"]
    return written(
        TEMPLATE,
        figures=figures,
        year=year,
        maps=[_map(name, maps[name], found[name], year) for name in IN_MAPS if name in maps],
        lanes=_lanes(maps),
        ticks=_ticks(maps, year),
        left=LEFT,
        width=WIDTH,
        high=HIGH,
        colours=IN_LANES,
        rows=[_row(name, limits, year) for name, limits in found.items() if name != "seasons"],
        counts=_counts(figures["phenology"]),
        settings=settings,
        chronofuse=__version__,
    )


def day_words(value: float, year: int) -> str:
    """A day of the year as `12 Apr 2024`."""
    day = date(year, 1, 1) + timedelta(days=round(value) - 1)
    return f"{day.day} {day:%b} {day.year}"


def _told(value: float, shown: BandShown, year: int) -> str:
    return day_words(value, year) if shown.is_day else _number(value)


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.2g}" if abs(value) < 0.1 else f"{value:.3g}"


# ---- the maps


def _map(name: str, values: np.ndarray, limits: Optional[Mapping[str, float]], year: int) -> dict[str, Any]:
    """Title, picture and the two ends of the legend; of the number of seasons the colours stand in its own
    table."""
    shown = BANDS[name]
    low, high = _span(name, limits)
    return {
        "title": shown.title,
        "unit": shown.unit,
        "picture": picture(_coloured(values, shown, name, low, high)),
        "colours": None if name == "seasons" else shown.colours,
        "ends": [_told(low, shown, year), _told(high, shown, year)] if limits else None,
    }


def _span(name: str, limits: Optional[Mapping[str, float]]) -> tuple[float, float]:
    """As the layer's style has it (shell/phenology_looks.py)."""
    if not limits:
        return 0.0, 1.0
    low, high = (0.0 if name == "fit_error" else limits["low"]), limits["high"]
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _coloured(values: np.ndarray, shown: BandShown, name: str, low: float, high: float) -> np.ndarray:
    """(rows, cols, 3) colours; grey where there is no value."""
    known = np.isfinite(values)
    plain = np.where(known, values, 0.0)
    if name == "seasons":
        colours = np.array([to_rgb(one) for one in COUNTS])[np.minimum(plain, len(COUNTS) - 1).astype(int)]
    else:
        ramp = LinearSegmentedColormap.from_list("", shown.colours)
        colours = ramp(np.clip((plain - low) / (high - low), 0, 1))[..., :3]
    return np.where(known[..., None], colours, to_rgb(charts.NO_DATA))


# ---- when


def _days(maps: Mapping[str, np.ndarray]) -> tuple[int, int]:
    """First and last day of the histograms, whole bins; equal where there is no season."""
    every = np.concatenate([maps[name][np.isfinite(maps[name])] for name in IN_LANES])
    if not every.size:
        return 0, 0
    low, high = np.quantile(every, (EDGE, 1 - EDGE))
    return int(np.floor(low / BIN)) * BIN - BIN, int(np.floor(high / BIN)) * BIN + 2 * BIN


def _x(day: float, span: tuple[int, int]) -> float:
    return round(LEFT + (day - span[0]) / max(span[1] - span[0], 1) * (WIDTH - LEFT), 2)


def _lanes(maps: Mapping[str, np.ndarray]) -> list[dict[str, Any]]:
    """Of start, peak and end: the median's place and the bars (left, width, share of the highest, share of
    the pixels, first day)."""
    span = _days(maps)
    if span[0] == span[1]:
        return []
    edges = np.arange(span[0], span[1] + BIN, BIN)
    wide = _x(BIN, (0, span[1] - span[0])) - LEFT
    lanes = []
    for name in IN_LANES:
        values = maps[name][np.isfinite(maps[name])]
        counts = np.histogram(values, edges)[0]
        bars = [
            (
                _x(day, span),
                round(wide - 0.6, 2),
                count / max(counts.max(), 1),
                count / max(values.size, 1),
                day,
            )
            for day, count in zip(edges.tolist(), counts.tolist())
            if count
        ]
        middle = float(np.median(values)) if values.size else None
        lanes.append({"name": name, "bars": bars, "median": None if middle is None else _x(middle, span)})
    return lanes


def _ticks(maps: Mapping[str, np.ndarray], year: int) -> list[tuple[float, str]]:
    """Where months begin, and what stands there."""
    span = _days(maps)
    found, first = [], date(year, 1, 1)
    for month in range(-11, 25):
        begin = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        number = (begin - first).days + 1
        if span[0] <= number < span[1] - BIN:
            found.append((_x(number, span), str(begin.year) if begin.month == 1 else f"{begin:%b}"))
    return found


# ---- the tables


def _row(name: str, limits: Optional[Mapping[str, float]], year: int) -> tuple[str, list[str], str]:
    """What a band is called, its numbers in words, and their unit."""
    second = name.endswith("_2")
    shown = BANDS[name.removesuffix("_2")]
    title = shown.title + (" (second season)" if second else "")
    keys = ("low", "median", "high")
    numbers = [_told(limits[key], shown, year) for key in keys] if limits else ["-"] * 3
    return title, numbers, shown.unit


def _counts(found: Mapping[str, Any]) -> list[tuple[str, str, float]]:
    """Words, colour and share of all pixels, by how many seasons they have."""
    rows = [("too few valid dates", charts.NO_DATA, 1.0 - found["observed_share"])]
    most = len(COUNTS) - 1
    for number, colour in enumerate(COUNTS):
        words = "no season" if number == 0 else many(number, "season")
        share = sum(
            share for count, share in found["season_counts"].items() if min(int(count), most) == number
        )
        told = f"{most} or more" if number == most else words
        rows.append((told, colour, share * found["observed_share"]))
    return [row for row in rows if row[2] > 0]
