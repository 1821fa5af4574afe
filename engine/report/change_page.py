"""The pages of change: of two dates, of two class rasters, of a series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from ..door.season_colours import DAYS
from ..door.value import Figures
from ..door.version import __version__
from . import area_chart, charts, map_size
from .filled_page import picture
from .templates import written

TEMPLATE = "change.html.j2"
BARS, WIDTH, HIGH = 120, 1040, 180
"""Of the histograms: bars, and the size of the drawing."""
MARGIN = 54
"""Left of the bars of months, for their scale."""
COLUMN, TALLEST = 516, 420
"""Of one of several maps, in pixels of the page."""
TAILS = 0.002
MOST_CLASSES = 30
"""Of the matrix in the page."""
SIZES = ("#b2182b", "#f4a582", "#f7f7f7", "#92c5de", "#2166ac")
"""Of a step down, none, and a step up."""
STRENGTHS = ("#f7f4ef", "#8c6bb1", "#3f007d")
DAY, SIZE, STRENGTH = "day", "size", "strength"


@dataclass(frozen=True)
class ClassMap:
    """A raster of classes to be drawn."""

    codes: np.ndarray
    """(rows, cols)"""
    nodata: int
    classes: Mapping[int, tuple[str, str]]
    """Code to name and colour."""

    def drawn(self, title: str, named: list[tuple[str, str]]) -> dict[str, Any]:
        """As the page takes it.

        Args:
            named: what is explained beside it, with the colour of each.
        """
        return {
            "title": title,
            "picture": self.picture(),
            "named": named,
            "width": map_size.alone(self.codes.shape),
            "has_gaps": bool((self.codes == self.nodata).any()),
        }

    def picture(self) -> str:
        """As a PNG in base64; grey where there is no class."""
        table = np.full((int(max(self.codes.max(), *self.classes)) + 1, 3), to_rgb(charts.NO_DATA))
        for code, (_, colour) in self.classes.items():
            table[code] = to_rgb(colour)
        table[self.nodata : self.nodata + 1] = to_rgb(charts.NO_DATA)
        return picture(table[self.codes])


def dates_page(figures: Figures, shown: ClassMap, sample: np.ndarray) -> str:
    """The page of two dates.

    Args:
        figures: of the run (engine/change_of_dates.py).
        sample: (pixels,) differences.
    """
    names = list(shown.classes.values())
    rows = [
        {"name": name, "colour": colour, **area}
        for (name, colour), area in zip(names, figures["areas"].values())
    ]
    return _page(
        figures,
        title="Change between two dates",
        maps=[shown.drawn("Change", names)],
        rows=rows,
        bars=_bars(sample, figures["threshold"], [colour for _, colour in names]),
    )


def classes_page(figures: Figures, shown: ClassMap) -> str:
    """The page of two class rasters (engine/change_of_classes.py)."""
    matrix = np.array(figures["matrix"])
    moved = sorted(
        (one for one in figures["transitions"] if one["from"] != one["to"]), key=lambda one: -one["hectares"]
    )
    colours = {code: colour for code, (_, colour) in shown.classes.items()}
    largest = moved[0]["hectares"] if moved else 1.0
    few = len(matrix) <= MOST_CLASSES
    off_diagonal = matrix - np.diag(np.diag(matrix))
    return _page(
        figures,
        title="Change between two class rasters",
        hectares=lambda value: area_chart.number(value, 4),
        maps=[shown.drawn("Transitions", _keys(shown))],
        matrix=[_matrix_row(row, place, off_diagonal.max()) for place, row in enumerate(matrix)]
        if few
        else [],
        sums=[float(value) for value in matrix.sum(axis=0)],
        moved=[
            {**one, "colour": colours[one["code"]], "share": one["hectares"] / largest} for one in moved[:25]
        ],
        more=max(len(moved) - 25, 0),
    )


def series_page(figures: Figures, maps: Mapping[str, np.ndarray]) -> str:
    """The page of a series (engine/change_of_series.py).

    Args:
        maps: band to (rows, cols), NaN where there is no break.
    """
    limits = figures["bands"]
    shown = []
    if limits[DAY]:
        low, high = limits[DAY]["low"], max(limits[DAY]["high"], limits[DAY]["low"] + 1)
        ends = [day_words(value, figures["year"]) for value in (low, high)]
        shown.append(_ramp("Day of the largest break", maps[DAY], DAYS, low, high, ends))
        most = max(abs(limits[SIZE]["low"]), abs(limits[SIZE]["high"]))
        shown.append(_ramp("Size", maps[SIZE], SIZES, -most, most, [f"{-most:+.2g}", f"{most:+.2g}"]))
    if limits[STRENGTH]:
        high = limits[STRENGTH]["high"]
        ends = ["0", area_chart.number(high, 3)]
        shown.append(_ramp("Strength (F)", maps[STRENGTH], STRENGTHS, 0.0, high, ends))
    return _page(
        figures,
        title="Breaks in a series",
        maps=shown,
        months=_months(maps, figures["year"]),
    )


def day_words(value: float, year: int) -> str:
    """A day counted from 1 January of a year, as `12 Apr 2024`."""
    day = date(year, 1, 1) + timedelta(days=round(value) - 1)
    return f"{day.day} {day:%b} {day.year}"


def _page(figures: Figures, **parts: Any) -> str:
    return written(TEMPLATE, figures=figures, wide=WIDTH, high=HIGH, chronofuse=__version__, **parts)


def _keys(shown: ClassMap) -> list[tuple[str, str]]:
    """Name and colour of the transitions in the map, but of what stayed as it was; none where they are too
    many."""
    moved = [one for one in shown.classes.values() if not one[0].endswith("(unchanged)")]
    return moved if len(moved) <= MOST_CLASSES else []


def _matrix_row(row: np.ndarray, place: int, most: float) -> dict[str, Any]:
    cells = []
    for column, value in enumerate(row):
        share = 0.0 if column == place or most <= 0 else float(value) / float(most)
        cells.append({"value": float(value), "same": column == place, "share": round(share, 3)})
    return {"cells": cells, "sum": float(row.sum())}


def _bars(sample: np.ndarray, limits: Mapping[str, float], colours: list[str]) -> dict[str, Any]:
    """Bars of a histogram in the colours of the classes, and where the thresholds lie."""
    low, high = (float(value) for value in np.quantile(sample, (TAILS, 1 - TAILS)))
    low, high = min(low, limits["low"]), max(high, limits["high"])
    if high <= low:
        low, high = low - 1, high + 1
    counts, edges = np.histogram(sample, BARS, (low, high))
    wide = WIDTH / BARS

    def colour(middle: float) -> str:
        return colours[1] if middle < limits["low"] else colours[2] if middle > limits["high"] else "#a9a495"

    most = max(int(counts.max()), 1)
    bars = [
        (
            round(n * wide, 2),
            round(wide - 0.5, 2),
            round(HIGH * (float(count) / most) ** 0.5, 2),
            colour((a + b) / 2),
        )
        for n, (count, a, b) in enumerate(zip(counts, edges[:-1], edges[1:]))
        if count
    ]
    lines = [
        (round((limits[name] - low) / (high - low) * WIDTH, 1), f"{limits[name]:+.3g}")
        for name in ("low", "high")
    ]
    ticks = [
        (round((value - low) / (high - low) * WIDTH, 1), f"{value:+.3g}" if value else "0")
        for value in area_chart.nice_ticks(low, high, 8)
    ]
    inner = [one for one in ticks if 20 < one[0] < WIDTH - 20]
    return {"bars": bars, "lines": lines, "ticks": inner}


def _ramp(
    title: str, values: np.ndarray, colours, low: float, high: float, ends: list[str]
) -> dict[str, Any]:
    known = np.isfinite(values)
    span = high - low if high > low else 1.0
    ramp = LinearSegmentedColormap.from_list("", colours)
    painted = ramp(np.clip((np.where(known, values, low) - low) / span, 0, 1))[..., :3]
    coloured = np.where(known[..., None], painted, to_rgb(charts.NO_DATA))
    return {
        "title": title,
        "picture": picture(coloured),
        "ramp": ", ".join(colours),
        "ends": ends,
        "width": map_size.beside(values.shape, COLUMN, TALLEST),
        "has_gaps": not known.all(),
    }


def _months(maps: Mapping[str, np.ndarray], year: int) -> dict[str, Any]:
    """Months, and what share of the breaks fell in each, down and up; nothing where there are none."""
    known = np.isfinite(maps[DAY])
    days, sizes = maps[DAY][known], maps[SIZE][known]
    if not days.size:
        return {}
    when = [date(year, 1, 1) + timedelta(days=int(day) - 1) for day in np.unique(days)]
    first, last = (one.year * 12 + one.month - 1 for one in (when[0], when[-1]))
    of_day = {int(day): one.year * 12 + one.month - 1 - first for day, one in zip(np.unique(days), when)}
    places = np.array([of_day[int(day)] for day in days])
    down, up = (np.bincount(places[mask], minlength=last - first + 1) for mask in (sizes < 0, sizes >= 0))
    levels = area_chart.nice_ticks(0.0, 100 * float((down + up).max()) / days.size, 4)
    most = levels[-1] * days.size / 100
    wide = min((WIDTH - MARGIN) / len(down), 60)
    found = []
    for place, (fell, rose) in enumerate(zip(down.tolist(), up.tolist())):
        month = date((first + place) // 12, (first + place) % 12 + 1, 1)
        label, of_year = _month_label(month, place, wide)
        found.append(
            {
                "x": round(MARGIN + place * wide, 2),
                "wide": round(wide - 1, 2),
                "down": round(HIGH * fell / most, 2),
                "up": round(HIGH * rose / most, 2),
                "label": label,
                "year": of_year,
                "words": f"{month:%b} {month.year}: {fell} down, {rose} up",
            }
        )
    rows = [(round(HIGH * (1 - level / levels[-1]), 1), f"{level:g} %") for level in levels]
    return {"bars": found, "levels": rows, "left": MARGIN}


def _month_label(month: date, place: int, wide: float) -> tuple[str, str]:
    """What stands below a month and, once a year, below that: of few months their names and the year, of many
    the years alone, where there is room."""
    begins = place == 0 or month.month == 1
    if wide >= 28:
        return f"{month:%b}", f"{month.year}" if begins else ""
    is_told = month.month == 1 or (place == 0 and month.month < 10)
    return (f"{month.year}" if is_told and (wide * 12 > 40 or month.year % 5 == 0) else ""), ""
