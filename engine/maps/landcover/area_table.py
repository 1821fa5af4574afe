"""The areas of the classes of a map as rows: for the report, and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, Optional

from ...raster.legend import Entry
from .areas import Area

HECTARE = 10_000.0
"""Square metres."""
COLUMNS = (
    "code",
    "class",
    "pixels",
    "hectares",
    "share",
    "adjusted_hectares",
    "margin_hectares",
    "low_hectares",
    "high_hectares",
    "users_accuracy",
    "producers_accuracy",
)
PLAIN = 5
"""Of the columns, those that need no reference samples."""


def row_of(entry: Entry, pixels: int, area: Area) -> dict[str, Any]:
    """What is told of a class."""

    def hectares(value: Optional[float]) -> Optional[float]:
        return None if value is None else round(value / HECTARE, 4)

    low = high = None
    if area.adjusted is not None and area.margin is not None:
        low, high = max(0.0, area.adjusted - area.margin), area.adjusted + area.margin
    return {
        "code": entry.code,
        "class": entry.name,
        "colour": entry.colour,
        "pixels": pixels,
        "hectares": hectares(area.mapped),
        "adjusted_hectares": hectares(area.adjusted),
        "margin_hectares": hectares(area.margin),
        "low_hectares": hectares(low),
        "high_hectares": hectares(high),
        "users_accuracy": None if area.users is None else round(area.users, 4),
        "producers_accuracy": None if area.producers is None else round(area.producers, 4),
    }


def areas_table(rows: Sequence[dict[str, Any]]) -> str:
    """CSV, a row for each class; without reference samples without the columns that come from them."""
    total = sum(row["hectares"] for row in rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    adjusted = any(row["adjusted_hectares"] is not None for row in rows)
    columns = COLUMNS if adjusted else COLUMNS[:PLAIN]
    writer.writerow(columns)
    for row in rows:
        shared = {**row, "share": round(row["hectares"] / total, 6) if total else 0.0}
        writer.writerow(["" if shared[name] is None else shared[name] for name in columns])
    return text.getvalue()
