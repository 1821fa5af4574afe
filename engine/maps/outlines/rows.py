"""The curve of the dynamics: a row for each date, from areas and shores."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from . import curve
from .curve import Row
from .dated import Reader


def rows_of(reader: Reader, sums: np.ndarray, table: Optional[tuple[np.ndarray, np.ndarray]]) -> list[Row]:
    """The curve.

    Args:
        sums: (dates, 5), as of `states.areas`.
        table: areas and levels, where a table tells levels.
    """
    found, ever = [], float(sums[:, 4].max())
    for place, dated in enumerate(reader.dates):
        seen, expected, least, most, visible = sums[place].tolist()
        area = seen + expected
        low = min(reader.strict[place] + least, area)
        high = max(reader.generous[place] + most, area)
        heights = reader.shores[place]
        shore = np.concatenate(heights) if heights else np.empty(0)
        level, level_low, level_high = curve.level_of_heights(shore)
        if table is not None:
            level, level_low, level_high = (curve.level_of_area(one, table) for one in (area, low, high))
        found.append(
            Row(
                *(dated.day, area, low, high, visible / ever if ever else 0.0),
                rule=dated.level.rule if dated.level else "class",
                threshold=dated.level.told if dated.level else None,
                how=dated.level.threshold.how if dated.level else "",
                level=level,
                level_low=level_low,
                level_high=level_high,
                shore=int(shore.size),
            )
        )
    return found


def plain_row(row: Row) -> dict[str, Any]:
    """A row of the curve for the report."""
    numbers = {name: getattr(row, name) for name in ("level", "level_low", "level_high")}
    return {
        "date": str(row.day),
        "area_m2": round(row.area, 2),
        "low_m2": round(row.low, 2),
        "high_m2": round(row.high, 2),
        "seen_share": round(row.seen, 4),
        "rule": row.rule,
        "threshold": row.threshold,
        "how": row.how,
        **{name: None if value is None else round(value, 4) for name, value in numbers.items()},
        "shore_points": row.shore,
    }
