"""The page of the dynamics of water or of a class: the curve with its interval, maps, and what to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from ..door.value import Figures
from ..door.version import __version__
from ..door.water_colours import DAYS, OFTEN, SPELLS, VALID
from . import area_chart, charts, map_size
from .filled_page import picture
from .outlines_page import HOWS, hectares, untold
from .seasons_page import day_words
from .templates import written

TEMPLATE = "dynamics.html.j2"
MOST_ROWS = 2000
COLUMN, TALLEST = 346, 380
"""Of a map, in pixels of the page."""
SEEN_WELL = 0.8
"""The share of a scene from which on a date counts as seen."""
MAPS = {
    "frequency": ("Frequency", OFTEN, "share of the valid dates"),
    "first_day": ("First day", DAYS, ""),
    "last_day": ("Last day", DAYS, ""),
    "longest_spell": ("Longest spell", SPELLS, "days"),
    "valid_dates": ("Valid dates", VALID, ""),
}


def dynamics_page(
    figures: Figures, maps: Mapping[str, np.ndarray], trend: Optional[tuple[float, float]]
) -> str:
    """The page as one HTML file that needs nothing beside it.

    Args:
        figures: of the run (engine/dynamics.py).
        maps: band to (rows, cols) of a small picture, NaN where there is no value.
        trend: square metres of the trend's line on the first day and on the last.
    """
    rows = figures["curve"]
    return written(
        TEMPLATE,
        figures=figures,
        rows=rows[:MOST_ROWS],
        more=max(0, len(rows) - MOST_ROWS),
        area=_area(rows, trend),
        level=_level(rows),
        maps=[_map(name, maps[name], figures["limits"][name], figures["year"]) for name in MAPS],
        hectares=hectares,
        hows=HOWS,
        has_untold=any(row["how"] == "fixed" for row in rows),
        chronofuse=__version__,
    )


def _area(
    rows: Sequence[Mapping[str, Any]], trend: Optional[tuple[float, float]]
) -> Optional[area_chart.AreaChart]:
    values, low, high = ([row[name] / 1e4 for row in rows] for name in ("area_m2", "low_m2", "high_m2"))
    words = [
        f"{row['date']}: {hectares(row['area_m2'])} ha ({hectares(row['low_m2'])} to "
        f"{hectares(row['high_m2'])}), {row['seen_share']:.0%} seen{untold(row)}"
        for row in rows
    ]
    line = None if trend is None else (trend[0] / 1e4, trend[1] / 1e4)
    return area_chart.chart(_days(rows), values, low, high, "ha", words, _kinds(rows), line)


def _level(rows: Sequence[Mapping[str, Any]]) -> Optional[area_chart.AreaChart]:
    values, low, high = ([row[name] for row in rows] for name in ("level", "level_low", "level_high"))
    words = [
        ""
        if row["level"] is None
        else f"{row['date']}: {row['level']:.2f}"
        + ("" if row["level_low"] is None else f" ({row['level_low']:.2f} to {row['level_high'] or 0:.2f})")
        for row in rows
    ]
    return area_chart.chart(_days(rows), values, low, high, "level", words, _kinds(rows), from_zero=False)


def _days(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [row["date"] for row in rows]


def _kinds(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [area_chart.kind_of(row["how"], row["seen_share"] >= SEEN_WELL) for row in rows]


def _map(name: str, values: np.ndarray, limits: Optional[Mapping[str, float]], year: int) -> dict[str, Any]:
    title, colours, unit = MAPS[name]
    low, high = span(name, limits)
    known = np.isfinite(values)
    ramp = LinearSegmentedColormap.from_list("", colours)
    shares = np.clip((np.where(known, values, low) - low) / (high - low), 0, 1)
    coloured = np.where(known[..., None], ramp(shares)[..., :3], to_rgb(charts.NO_DATA))
    is_day = name in ("first_day", "last_day")
    return {
        "title": title,
        "unit": unit,
        "picture": picture(coloured),
        "colours": colours,
        "width": map_size.beside(values.shape, COLUMN, TALLEST),
        "ends": [day_words(one, year) if is_day else area_chart.number(one, 3) for one in (low, high)],
    }


def span(name: str, limits: Optional[Mapping[str, float]]) -> tuple[float, float]:
    """As the layer's style has it (shell/water_looks.py)."""
    if name == "frequency":
        return 0.0, 1.0
    if not limits:
        return 0.0, 1.0
    low, high = limits["low"], limits["high"]
    low = 0.0 if name in ("longest_spell", "valid_dates") else low
    return (low, high) if high > low else (low - 0.5, low + 0.5)
