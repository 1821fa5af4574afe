"""Reads a collection from a table: a line for each image."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..door import dates
from ..door.collection_source import ROLES
from ..door.errors import SeriesError
from ..door.pairs_found import LeftOut
from ..door.plain_files import closed_at, exists, is_pipe_or_device, require_there
from ..door.plain_text import cut, listed
from ..raster.composing import is_in_place
from .candidates import Candidate, Candidates

COLUMNS = {
    "file": ("file", "path", "image", "filename", "file_name", "raster", "location"),
    "date": ("date", "day", "acquisition_date", "date_acquired", "datetime", "time"),
    "mask": ("mask", "mask_file", "cloud_mask"),
    "sensor": ("sensor", "satellite", "platform", "product"),
    "role": ("role",),
    "band": ("band", "bands"),
}
"""What a table tells, and how its column may be called; further columns are left alone."""
SEPARATORS = (",", ";", "\t")


class WrongLineError(ValueError):
    """What is wrong with a line, as the end of a sentence."""


def read_table(path: str, found: Candidates) -> None:
    """Add the images of a CSV file with a header; its paths are relative to the file. A wrong line is left
    out with its sentence.

    Raises:
        MissingFileError: there is no such file.
        SeriesError: it is no such table, or has no line.
    """
    table = Path(path)
    rows = _rows(table)
    header = [name.strip().lower() for name in next(rows, (0, []))[1]]
    columns = {
        told: next((header.index(name) for name in names if name in header), None)
        for told, names in COLUMNS.items()
    }
    if columns["file"] is None:
        raise SeriesError(
            f"The table '{path}' has the columns {listed(header) or 'of nothing'}: it needs file, and may "
            "have date, mask, sensor, role and band, separated by commas, semicolons or tabs."
        )
    lines = 0
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        lines += 1
        told = {
            name: row[place].strip() if place is not None and place < len(row) else ""
            for name, place in columns.items()
        }
        try:
            found.images.append(_candidate(told, table, number))
        except WrongLineError as error:
            found.left_out.append(LeftOut(str(table), f"Line {number} of the table '{table.name}' {error}"))
    if not lines:
        raise SeriesError(f"The table '{path}' has no line below its header: give one line per image.")


def _rows(table: Path) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line."""
    if is_pipe_or_device(str(table)):
        raise SeriesError(f"The table '{table}' is a pipe or a device, not a file: give a CSV file.")
    require_there("The table", str(table))
    try:
        text = table.read_text("utf-8-sig")
        first = text.partition("\n")[0]
        separator = max(SEPARATORS, key=first.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeriesError(
            f"The table '{table}' can't be read ({error}): give a CSV file in UTF-8."
        ) from error
    return iter(rows)


def _candidate(told: dict[str, str], table: Path, number: int) -> Candidate:
    """The image of a line; raises WrongLineError."""
    if not told["file"]:
        raise WrongLineError("names no file: fill the column in.")
    day = dates.parse(told["date"])
    if told["date"] and day is None:
        raise WrongLineError(f"has the date '{cut(told['date'])}': give a day that exists, as YYYY-MM-DD.")
    role = told["role"].lower() or None
    if role and role not in ROLES:
        raise WrongLineError(f"has the role '{cut(role)}': give fine or coarse, or leave it out.")
    path, mask = _beside(told["file"], table), _beside(told["mask"], table) if told["mask"] else None
    for named, place in ((told["file"], path), (told["mask"], mask)):
        if place and _is_path(place) and not exists(place) and not is_in_place(place):
            if closed := closed_at(place):
                raise WrongLineError(
                    f"names '{cut(named)}', but this user may not read '{cut(closed)}': change its "
                    "permissions."
                )
            raise WrongLineError(f"names '{cut(named)}', which does not exist: check the path.")
    where = f"line {number} of '{table.name}'"
    bands = _bands(told["band"])
    return Candidate(
        path,
        day,
        mask,
        sensor=told["sensor"] or None,
        role=role,
        bands=bands,
        folder=Path(path).parent.name,
        where=where,
    )


def _bands(text: str) -> tuple[int, ...]:
    numbers = text.replace("+", " ").replace(";", " ").replace(",", " ").split()
    if not all(number.isdecimal() and 1 <= int(number) <= 65536 for number in numbers):
        raise WrongLineError(f"has the band '{cut(text)}': give the numbers of the bands, from 1 on.")
    return tuple(map(int, numbers))


def _is_path(place: str) -> bool:
    return not place.startswith(("/vsi", "<")) and (":" not in place or exists(place))


def _beside(path: str, table: Path) -> str:
    """A path as it is where it says where it lies, else beside the table."""
    if path.startswith(("/vsi", "<")) or "://" in path:
        return path
    return str(table.parent / Path(path).expanduser())  # an absolute path stays what it is
