"""Points in a table: a CSV whose columns are x and y, or lon and lat."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from ..door.errors import MissingFileError, PlacesError
from ..door.plain_text import cut, listed

ENDINGS = (".csv", ".tsv", ".txt")
COLUMNS = {
    ("lon", "lat"): "EPSG:4326",
    ("longitude", "latitude"): "EPSG:4326",
    ("lng", "lat"): "EPSG:4326",
    ("x", "y"): None,
    ("easting", "northing"): None,
}
"""Pairs of columns, in lower case, and the CRS that they mean; None: that of the images, or as it is told."""
NAMES = ("id", "fid", "name", "label")


def is_table(path: str) -> bool:
    """Whether it is a table with coordinates; one with shapes as text is for OGR."""
    if Path(path).suffix.lower() not in ENDINGS:
        return False
    if not Path(path).is_file():
        raise MissingFileError(f"The file of the places, '{path}', does not exist: check the path.")
    with _open(path) as file:
        return _pair(_header(file.readline())) is not None


def read_table(
    path: str, id_field: Optional[str], numbered: bool = True, flag: str = "--id-field"
) -> tuple[list[tuple[str, float, float]], Optional[str]]:
    """Name, x and y of each point, and their CRS where the columns say it.

    Args:
        numbered: whether what has no name is called by the number of its row.
        flag: by which the field was asked for.

    Raises:
        PlacesError: a number that is none, or no such field.
    """
    with _open(path) as file:
        first = file.readline()
        header = _header(first)
        pair = _pair(header) or ("x", "y")
        rows = csv.reader(file, delimiter=_delimiter(first))
        points = list(_points(rows, header, pair, _name_at(header, id_field, path, flag), path, numbered))
    return points, COLUMNS[pair]


def _points(
    rows, header, pair, name_at: Optional[int], path: str, numbered: bool
) -> Iterator[tuple[str, float, float]]:
    places = [header.index(name) for name in pair]
    for number, row in enumerate(rows, 1):
        if not any(cell.strip() for cell in row):
            continue
        cells = [row[place].strip() if place < len(row) else "" for place in places]
        try:
            x, y = (float(cell) for cell in cells)
        except ValueError as error:
            raise PlacesError(_no_numbers(path, number, pair, cells)) from error
        if not (math.isfinite(x) and math.isfinite(y)):
            raise PlacesError(_no_numbers(path, number, pair, cells))
        named = row[name_at].strip() if name_at is not None and name_at < len(row) else ""
        yield named or (str(number) if numbered else ""), x, y


def _no_numbers(path: str, number: int, pair: tuple[str, str], cells: list[str]) -> str:
    return (
        f"Line {number + 1} of '{path}' has '{cut(cells[0])}' and '{cut(cells[1])}' as {pair[0]} and "
        f"{pair[1]}: give two numbers, with a point for decimals."
    )


def _name_at(header: list[str], wanted: Optional[str], path: str, flag: str) -> Optional[int]:
    if wanted is None:
        return next((header.index(name) for name in NAMES if name in header), None)
    if wanted.lower() not in header:
        raise PlacesError(f"'{path}' has no field '{cut(wanted)}': it has {listed(header)} ({flag}).")
    return header.index(wanted.lower())


def _pair(header: list[str]) -> Optional[tuple[str, str]]:
    return next((pair for pair in COLUMNS if set(pair) <= set(header)), None)


def _header(line: str) -> list[str]:
    cells = next(csv.reader([line], delimiter=_delimiter(line)), [])
    return [cell.strip().lower() for cell in cells]


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _open(path: str):
    return Path(path).open(encoding="utf-8-sig", errors="replace", newline="")
