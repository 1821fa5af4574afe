"""Reads a series of dates to measure from a table. Standard library alone."""

from __future__ import annotations

import csv
from pathlib import Path

from ..door.errors import SeriesError
from ..door.jobs import Dated
from ..door.plain_files import require_there

COLUMNS = ("prediction", "truth", "target", "date")


def read_series(path: str) -> tuple[Dated, ...]:
    """The dates of a CSV file with a header; its paths are relative to the file.

    Raises:
        MissingFileError: there is no such file.
        SeriesError: it is no such table.
    """
    table = Path(path).expanduser()
    require_there("The series", str(table))
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header = [name.strip().lower() for name in reader.fieldnames or []]
            reader.fieldnames = header
            lines = [
                line for line in reader if any(value for value in line.values() if isinstance(value, str))
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeriesError(
            f"The series '{path}' can't be read ({error}): give a CSV file in UTF-8."
        ) from error
    if not {"prediction", "truth"} <= set(header):
        raise SeriesError(
            f"The series '{path}' has the columns {', '.join(header) or 'of nothing'}: it needs prediction "
            "and truth, and may have target and date, separated by commas."
        )
    if not lines:
        raise SeriesError(f"The series '{path}' has no line below its header: give one line per date.")
    return tuple(_dated(line, number, table) for number, line in enumerate(lines, 2))


def _dated(line: dict[str, str], number: int, table: Path) -> Dated:
    values = {name: (line.get(name) or "").strip() for name in COLUMNS}
    if not values["prediction"] or not values["truth"]:
        raise SeriesError(
            f"Line {number} of the series '{table}' lacks the prediction or the truth: fill both in."
        )
    paths = {name: _beside(values[name], table) if values[name] else None for name in COLUMNS[:3]}
    return Dated(**paths, date=values["date"] or None)


def _beside(path: str, table: Path) -> str:
    """A path as it is where it says where it lies, else beside the table."""
    named = Path(path).expanduser()
    return str(named if named.is_absolute() or path.startswith("/vsi") else table.parent / named)
