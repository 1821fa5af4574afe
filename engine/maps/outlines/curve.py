"""The curve of areas and levels of a series: a row a date, its intervals, its trend, its table."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ...door.errors import MissingFileError, SeriesError
from ...door.plain_text import cut, listed, many

HECTARE = 1e4
DAYS_OF_YEAR = 365.25
LEAST_SEEN = 0.5
"""The share of a scene that a date shows at least to count for the trend."""
FEWEST, SHORTEST = 4, 365
"""Dates, and days from the first to the last, that a trend takes."""
LEAST_SHORE = 20
"""Crossings of a shore that tell its height."""
UNITS = {"area_m2": 1.0, "area_ha": HECTARE, "area_km2": 1e6, "area": 1.0}
COLUMNS = (
    *("date", "area_ha", "low_ha", "high_ha", "seen_share", "rule", "threshold", "how"),
    *("level", "level_low", "level_high", "shore_points"),
)


@dataclass(frozen=True)
class Row:
    """What is known of a date. Areas in square metres."""

    day: date
    area: float
    low: float
    high: float
    seen: float
    """The share of what is ever seen that is seen on this date."""
    rule: str = ""
    threshold: Optional[float] = None
    how: str = ""
    level: Optional[float] = None
    level_low: Optional[float] = None
    level_high: Optional[float] = None
    shore: int = 0
    """Crossings of the shore whose heights tell the level."""


@dataclass(frozen=True)
class Trend:
    """The median slope of an area (Theil 1950, Sen 1968), and its interval of 95 % (Gilbert 1987, section
    16.4.2). Square metres a year."""

    slope: float
    low: float
    high: float
    middle: tuple[float, float]
    """The values of the line on the first and on the last day."""


def trend_of(rows: Sequence[Row]) -> Optional[Trend]:
    """None where there are too few dates, or they are of less than a year."""
    used = [row for row in rows if row.seen >= LEAST_SEEN]
    if len(used) < FEWEST or (used[-1].day - used[0].day).days < SHORTEST:
        return None
    at = np.array([(row.day - rows[0].day).days for row in used]) / DAYS_OF_YEAR
    values = np.array([row.area for row in used])
    first, second = np.triu_indices(len(used), 1)
    slopes = np.sort((values[second] - values[first]) / (at[second] - at[first]))
    n = len(used)
    reach = 1.959964 * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    lower = max(round((len(slopes) - reach) / 2), 0)
    upper = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    slope = float(np.median(slopes))
    base = float(np.median(values - slope * at))
    end = (rows[-1].day - rows[0].day).days / DAYS_OF_YEAR
    return Trend(slope, float(slopes[lower]), float(slopes[upper]), (base, base + slope * end))


def level_of_heights(heights: np.ndarray) -> tuple[Optional[float], Optional[float], Optional[float]]:
    """The median of the heights of a shore, and the quantiles of 16 and 84 %; None of too few."""
    if heights.size < LEAST_SHORE:
        return None, None, None
    low, middle, high = np.quantile(heights, (0.16, 0.5, 0.84))
    return float(middle), float(low), float(high)


def read_levels(path: str) -> tuple[np.ndarray, np.ndarray]:
    """Areas in square metres and their levels, both ascending, from a table.

    Raises:
        MissingFileError: it is not there.
        SeriesError: it has no such columns, a number that is none, or levels that fall while areas grow.
    """
    try:
        text = Path(path).expanduser().read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise MissingFileError(f"The table of levels '{path}' does not exist: check the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SeriesError(f"The table of levels '{path}' can't be read: give a CSV in UTF-8.") from error
    separator = ";" if text.partition("\n")[0].count(";") else ","
    rows = list(csv.DictReader(io.StringIO(text), delimiter=separator))
    names = {(name or "").strip().lower(): name for name in (rows[0] if rows else {})}
    unit = next((name for name in UNITS if name in names), None)
    if unit is None or "level" not in names:
        raise SeriesError(
            f"The table of levels '{path}' has the columns {listed(list(names)) or 'of nothing'}, and needs "
            "area_ha (or area_m2, area_km2) and level: name its columns so."
        )
    pairs = sorted(
        (_number(row[names[unit]], path) * UNITS[unit], _number(row[names["level"]], path)) for row in rows
    )
    areas, levels = np.array(pairs).reshape(-1, 2).T
    if len(areas) < 2 or (np.diff(areas) <= 0).any() or (np.diff(levels) < 0).any():
        raise SeriesError(
            f"The table of levels '{path}' has {many(len(areas), 'row')}, and needs two at least, each area "
            "once, with levels that do not fall while areas grow: mend it."
        )
    return areas, levels


def _number(text: Any, path: str) -> float:
    try:
        value = float(str(text).strip().replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise SeriesError(f"The table of levels '{path}' has '{cut(str(text))}' where a number is needed.")
    return value


def level_of_area(area: float, table: tuple[np.ndarray, np.ndarray]) -> Optional[float]:
    """By linear interpolation; None beyond the table."""
    areas, levels = table
    return float(np.interp(area, areas, levels)) if areas[0] <= area <= areas[-1] else None


def table_text(rows: Sequence[Row]) -> str:
    """The curve as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        numbers = [f"{one / HECTARE:.6g}" for one in (row.area, row.low, row.high)]
        levels = ["" if one is None else f"{one:.4f}" for one in (row.level, row.level_low, row.level_high)]
        threshold = "" if row.threshold is None else f"{row.threshold:.6g}"
        writer.writerow(
            [row.day, *numbers, f"{row.seen:.4f}", row.rule, threshold, row.how, *levels, row.shore or ""]
        )
    return out.getvalue()
