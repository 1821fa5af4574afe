"""What all jobs refuse alike when they are made: values of the wrong type, outside of a list, or beyond a
limit; outputs that would replace what the run reads.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import errno
import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Optional, Union

from .codec import ValueMisfitError, require_hints
from .errors import JobError, RatioError
from .plain_text import cut, shown

JOB_VERSION = 2
"""Of the file in which a job crosses the process border (jobs.py)."""
NO_LIMIT = 1e8
"""From here on a limit of fractions only keeps nonsense out, and is not told."""
_ID = re.compile(r"\w[\w .-]{0,63}", re.ASCII)
"""What may be a part of a file's name on every system."""
_NAME_OF_GDAL = re.compile(r"<|/vsi|[A-Za-z][A-Za-z0-9_+.-]+:")
"""How what GDAL opens begins where it is no path: an inline dataset, its file systems, a driver or a
server."""


def check_types(value: Any, called: Optional[Mapping[str, str]] = None) -> None:
    """Raises JobError for a field of the dataclass that is not what its hint says, or for a text without
    sense.

    Args:
        called: what users call a field that has another name.
    """
    names = called or {}
    try:
        require_hints(value)
    except ValueMisfitError as error:
        raise JobError(f"'{error.path}' is {shown(error.value)}: give {error.wanted}.") from error
    for field in fields(value):
        called_so, given = names.get(field.name, field.name), getattr(value, field.name)
        if given == "":
            raise JobError(f"'{called_so}' is empty: give a value or leave it out.")
        for text in _texts(given):
            _check_text(called_so, text)


def _texts(value: Any) -> Iterator[str]:
    """The texts in a field, but not those of the dataclasses in it, which check themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_texts(key), *_texts(inner))
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _texts(inner)


def _check_text(name: str, text: str) -> None:
    if "\0" in text:
        raise JobError(
            f"'{name}' holds a null character ({shown(text)}): give the path or the text without it."
        )
    try:
        os.fsencode(text)
    except UnicodeEncodeError as error:
        raise JobError(
            f"'{name}' holds half of a character ({shown(text)}), which no file's name and no text "
            "has: write it anew."
        ) from error


def is_id(given: Any) -> bool:
    """Whether a text can name the files of a run."""
    return isinstance(given, str) and bool(_ID.fullmatch(given))


def check_id(given: str) -> None:
    """Raises JobError for what can't name the files of a run."""
    if not is_id(given):
        raise JobError(f"'id' is {shown(given)}: give up to 64 letters, digits and dashes.")


def require_possible(paths: Mapping[str, Optional[str]]) -> None:
    """Raises JobError for a path that the system can't have.

    Args:
        paths: role to path, or to what else GDAL opens; None where there is none.
    """
    for role, path in paths.items():
        if path is None or _NAME_OF_GDAL.match(path):
            continue
        try:
            os.stat(os.path.expanduser(path))
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise JobError(
                    f"'{role}' is longer than a path can be ({shown(path)}, {len(path)} characters): give "
                    "the path of a file."
                ) from error


def choice(name: str, value: str, allowed: Iterable[str]) -> None:
    """Raises JobError for a value that is not on the list."""
    if value not in allowed:
        raise JobError(f"'{name}' is '{cut(value)}': use one of {', '.join(allowed)}.")


def within(name: str, value: Optional[float], least: float, most: float) -> None:
    """Raises JobError for a number beyond a limit; one that is not given is within every limit."""
    if value is not None and not least <= value <= most:
        wanted = (
            f"{least:g} or more"
            if isinstance(most, float) and most >= NO_LIMIT
            else f"{_plain(least)} to {_plain(most)}"
        )
        raise JobError(f"'{name}' is {_plain(value)}: give {wanted}.")


def _plain(value: float) -> str:
    """A number without what its type adds: 3, and not 3.0."""
    whole = isinstance(value, float) and math.isfinite(value) and value == int(value) and abs(value) < 1e15
    return f"{int(value)}" if whole else shown(value)


def check_shapes_file(option: str, path: Optional[str]) -> None:
    """Raises JobError for a file of points or polygons whose ending is none that is written."""
    if path is not None and not path.lower().endswith((".gpkg", ".geojson", ".json")):
        raise JobError(
            f"The file '{cut(path)}' (--{option}) does not end in .gpkg or .geojson: points and polygons are "
            "written as a GeoPackage or GeoJSON, so give a name that ends so."
        )


def check_ratio(ratio: Optional[float]) -> None:
    """Raises RatioError for what can't be coarse pixel size / fine pixel size."""
    if ratio is not None and not (math.isfinite(ratio) and ratio >= 1):
        raise RatioError(
            f"The ratio is {ratio:g}, but a coarse pixel cannot be smaller than a fine one: give coarse "
            "pixel "
            "size / fine pixel size, a number from 1 on."
        )


def check_days(first: Optional[str], last: Optional[str]) -> None:
    """Raises JobError for the first and the last day of a series that are none, or that leave no day."""
    for name, day in (("first date (--from)", first), ("last date (--to)", last)):
        if day is not None and not is_day(day):
            raise JobError(f"The {name} is '{cut(day)}': give a day that exists, as YYYY-MM-DD.")
    if first and last and first > last:
        raise JobError(f"The first date, {first}, is after the last, {last}: change the two.")


def is_day(text: str) -> bool:
    """Whether a text is a day that exists, as YYYY-MM-DD."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def refuse_shared_paths(inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None:
    """No output may be an input or another output: that would destroy what the run reads.

    Args:
        inputs, outputs: role to path.
    Raises:
        JobError: with both roles and the path, or with a path that can't be one.
    """
    require_possible(inputs)
    taken = {key: role for role, path in inputs.items() for key in _identities(path)}
    for role, path in outputs.items():
        keys = _identities(path)
        other = next((taken[key] for key in keys if key in taken), None)
        if other:
            first, second = (one.replace("_", " ") for one in (role, other))
            raise JobError(
                f"'{first}' and '{second}' are the same file ({path}): give each output a path of its own."
            )
        taken.update(dict.fromkeys(keys, role))


def _identities(path: str) -> list[Union[str, tuple[int, int]]]:
    """By what a file is known: its path without detours and links, and, where it exists, its place on the
    disk."""
    real = os.path.realpath(os.path.expanduser(path))
    try:
        status = os.stat(real)
        return [real, (status.st_dev, status.st_ino)]
    except (OSError, ValueError):
        return [real]
