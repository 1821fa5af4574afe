"""What all jobs refuse alike when they are made: values of the wrong type, outside of a list, or beyond a
limit; outputs that would replace what the run reads.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Optional, Union

from .codec import ValueMisfitError, require_hints
from .errors import JobError, RatioError

JOB_VERSION = 2
"""Of the file in which a job crosses the process border (jobs.py)."""


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
        raise JobError(f"'{error.path}' is {error.value!r}: give {error.wanted}.") from error
    for field in fields(value):
        given = getattr(value, field.name)
        if isinstance(given, str) and not given:
            raise JobError(f"'{names.get(field.name, field.name)}' is empty: give a value or leave it out.")
        if isinstance(given, str) and "\0" in given:
            raise JobError(
                f"'{names.get(field.name, field.name)}' holds a null character ({given!r}): give the path or "
                "the text without it."
            )


def choice(name: str, value: str, allowed: Iterable[str]) -> None:
    """Raises JobError for a value that is not on the list."""
    if value not in allowed:
        raise JobError(f"'{name}' is '{value}': use one of {', '.join(allowed)}.")


def within(name: str, value: Optional[float], least: float, most: float) -> None:
    """Raises JobError for a number beyond a limit; one that is not given is within every limit."""
    if value is not None and not least <= value <= most:
        raise JobError(f"'{name}' is {value}: give {least} to {most}.")


def check_ratio(ratio: Optional[float]) -> None:
    """Raises RatioError for what can't be coarse pixel size / fine pixel size."""
    if ratio is not None and not (math.isfinite(ratio) and ratio >= 1):
        raise RatioError(
            f"The ratio is {ratio:g}, but a coarse pixel cannot be smaller than a fine one: give coarse "
            "pixel "
            "size / fine pixel size, a number from 1 on."
        )


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
        JobError: with both roles and the path.
    """
    taken = {key: role for role, path in inputs.items() for key in _identities(path)}
    for role, path in outputs.items():
        keys = _identities(path)
        other = next((taken[key] for key in keys if key in taken), None)
        if other:
            raise JobError(
                f"'{role}' and '{other}' are the same file ({path}): give each output a path of its own."
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
