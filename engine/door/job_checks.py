"""What all jobs refuse alike when they are made: values of the wrong type, outside of a list, or beyond a
limit.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from .errors import JobError

_TYPES = {
    "str": str,
    "int": int,
    "bool": bool,
    "tuple": tuple,
    "dict": dict,
    "float": (int, float),
}
"""What the annotation of a field begins with, to the types that its value may have."""


def check_types(value: Any) -> None:
    """Raises JobError for a field of the dataclass that holds something else than its annotation says."""
    for field in fields(value):
        given = getattr(value, field.name)
        bool_as_number = isinstance(given, bool) and "bool" not in field.type
        if bool_as_number or not isinstance(given, _types(field.type)):
            raise JobError(f"'{field.name}' is {given!r}, but it must be of type {field.type}: correct it.")
        if isinstance(given, str) and not given:
            raise JobError(f"'{field.name}' is empty: give a value or leave it out.")
        if isinstance(given, str) and "\0" in given:
            raise JobError(
                f"'{field.name}' holds a null character ({given!r}): give the path or the text without it."
            )


def choice(name: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raises JobError for a value that is not on the list."""
    if value not in allowed:
        raise JobError(f"'{name}' is '{value}': use one of {', '.join(allowed)}.")


def within(name: str, value: float, least: float, most: float) -> None:
    """Raises JobError for a number beyond a limit."""
    if not least <= value <= most:
        raise JobError(f"'{name}' is {value}: give {least} to {most}.")


def _types(annotation: str) -> tuple[type, ...]:
    optional = annotation.startswith("Optional[")
    inner = annotation[len("Optional[") : -1] if optional else annotation
    found = _TYPES[inner.split("[")[0]]
    return (*(found if isinstance(found, tuple) else (found,)), *([type(None)] if optional else []))
