"""A series that was looked through, as CSV: a line a date."""

from __future__ import annotations

import csv
import io
from typing import Any, Optional

from ..door.series_found import FoundDate, SeriesFound
from .tables import as_text

COLUMNS = (
    *("date", "there", "fine_valid", "coarse_valid", "fine_haze", "coarse_haze", "before", "after"),
    *("expected_error", "expected_share", "proposed", "suspect", "reason", "verdict", "fine", "coarse"),
)


def table_of(found: SeriesFound) -> str:
    """The table of a series; an empty cell is not known, or has nothing to tell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found.dates:
        writer.writerow([as_text(cell) if isinstance(cell, str) else cell for cell in _row(one)])
    return text.getvalue()


def _row(one: FoundDate) -> list[Any]:
    return [
        *(one.date, there(one), one.fine_valid, one.coarse_valid, one.fine_haze, one.coarse_haze),
        *(one.before, one.after, one.expected, one.share, "yes" if one.proposed else "no"),
        "; ".join(f"{suspect.role}: {suspect.fault}" for suspect in one.suspects),
        " ".join(suspect.reason for suspect in one.suspects),
        *(one.verdict, _name(one.fine), _name(one.coarse)),
    ]


def there(one: FoundDate) -> str:
    """Which images a date has."""
    return " and ".join(role for role, path in (("fine", one.fine), ("coarse", one.coarse)) if path)


def _name(path: Optional[str]) -> str:
    return (path or "").replace("\\", "/").rpartition("/")[2]
