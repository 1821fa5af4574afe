"""Dataclasses to JSON and back, by their type hints: the one place that knows how a value crosses the border.

What does not fit is refused with the path to it: `targets[1].outputs.ndvi is 3: give a text`. Understood are
texts, numbers, truth values, None, tuples, dictionaries by text, dataclasses, unions of these, Any, and what
says itself how JSON has it (`Plain`).

Standard library alone.
"""

from __future__ import annotations

import functools
import sys
import typing
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, ClassVar, Union

from .plain_text import cut, printable, shown

DEEPEST = 20
"""Levels of lists and objects in a value of the hint Any."""
MOST_KEYS = 8
"""So many keys that a dataclass does not have are named."""
_SCALARS: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "a text"),
    int: ((int,), "a whole number"),
    float: ((int, float), "a number"),
    bool: ((bool,), "true or false"),
    type(None): ((type(None),), "nothing"),
}
"""Hint to the types that a value may have, and what to give, in words."""


class MisfitError(ValueError):
    """A value that is not what its hint says; the message is `path is value: what to give`."""


class ValueMisfitError(MisfitError):
    """A value that is there and does not fit."""

    def __init__(self, path: str, value: Any, wanted: str):
        super().__init__(f"{cut(path or 'it')} is {shown(value)}: give {wanted}")
        self.path, self.value, self.wanted = path, value, wanted


class Plain:
    """What says itself how JSON has it, where the fields of a dataclass would not."""

    wanted: ClassVar[str]
    """What to give, in words."""

    def to_plain(self) -> Any:
        """As JSON has it."""
        raise NotImplementedError

    @classmethod
    def from_plain(cls, plain: Any, path: str = "") -> Any:
        """Of what JSON has; raises MisfitError."""
        raise NotImplementedError


def to_plain(value: Any) -> Any:
    """A value as JSON has it: dataclasses as objects by the names of their fields, tuples as lists."""
    if isinstance(value, Plain):
        return value.to_plain()
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: to_plain(inner) for key, inner in value.items()}
    return [to_plain(inner) for inner in value] if isinstance(value, (tuple, list)) else value


def from_plain(hint: Any, value: Any, path: str = "", keeps_unknown: bool = False) -> Any:
    """The value of that hint which JSON describes.

    Args:
        path: where the value lies, for messages.
        keeps_unknown: leave keys out that a dataclass does not have, as a later version may write them,
            instead of refusing them.
    Raises:
        MisfitError: with the path and what belongs there.
    """
    kind, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return _of_any(value, path)
    if kind is Union:
        return _of_union(arguments, value, path, keeps_unknown)
    if kind is tuple:
        return _tuple(arguments, value, path, keeps_unknown)
    if kind is dict:
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise _misfit(path, value, describe(hint))
        return {
            key: from_plain(arguments[1], inner, f"{path}.{key}", keeps_unknown)
            for key, inner in value.items()
        }
    if issubclass(hint, Plain):
        return value if isinstance(value, hint) else hint.from_plain(value, path)
    if is_dataclass(hint):
        return _dataclass(hint, value, path, keeps_unknown)
    types, wanted = _SCALARS[hint]
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise _misfit(path, value, wanted)
    if isinstance(value, int) and abs(value) > (sys.float_info.max if hint is float else sys.maxsize):
        raise _misfit(path, value, f"{wanted} that a computer can hold")
    return value


def require_hints(value: Any) -> None:
    """Raises MisfitError for a field of a dataclass, just made, that holds something else than its hint
    says."""
    kind: type = type(value)
    for name, hint in hints_of(kind).items():
        from_plain(hint, getattr(value, name), name)


def describe(hint: Any) -> str:
    """What a hint wants, in words."""
    kind, arguments = typing.get_origin(hint), typing.get_args(hint)
    if kind is Union:
        wanted = [argument for argument in arguments if argument is not type(None)]
        return " or ".join(describe(one) for one in wanted if one is not int or float not in wanted)
    if kind is tuple:
        if arguments[-1] is ...:
            return f"a list, each {describe(arguments[0])}"
        return f"a list of {' and '.join(map(describe, arguments))}"
    if kind is dict:
        return "an object by name"
    if hint is Any:
        return "anything"
    if issubclass(hint, Plain):
        return str(hint.wanted)
    if is_dataclass(hint):
        needed = [
            f"'{f.name}'" for f in fields(hint) if f.default is MISSING and f.default_factory is MISSING
        ]
        return f"an object with {' and '.join(needed)}" if needed else "an object"
    return _SCALARS[hint][1]


@functools.cache
def hints_of(cls: type) -> dict[str, Any]:
    """Field to hint of a dataclass."""
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


def _of_union(arguments: tuple[Any, ...], value: Any, path: str, keeps_unknown: bool) -> Any:
    """By the first of the hints that takes the value; the error is that of the only one that could."""
    if value is None and type(None) in arguments:
        return None
    others = [argument for argument in arguments if argument is not type(None)]
    if len(others) == 1:
        return from_plain(others[0], value, path, keeps_unknown)
    for argument in others:
        try:
            return from_plain(argument, value, path, keeps_unknown)
        except MisfitError:
            continue
    raise _misfit(path, value, describe(Union[tuple(others)]))


def _of_any(value: Any, path: str) -> Any:
    """What may be anything, but not so deep that whoever walks through it falls over."""
    level, depth = [value], 0
    while level:
        if depth > DEEPEST:
            raise _misfit(path, value, "something that is nested less deeply")
        below = [
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, (dict, list))
        ]
        level, depth = [inner for one in below for inner in one], depth + 1
    return value


def _tuple(arguments: tuple[Any, ...], value: Any, path: str, keeps_unknown: bool) -> tuple[Any, ...]:
    hint = tuple[arguments]  # type: ignore[valid-type]
    if not isinstance(value, (list, tuple)):
        raise _misfit(path, value, describe(hint))
    of_any_length = len(arguments) == 2 and arguments[1] is ...
    if not of_any_length and len(value) != len(arguments):
        raise _misfit(path, value, describe(hint))
    each = [arguments[0]] * len(value) if of_any_length else arguments
    return tuple(
        from_plain(argument, inner, f"{path}[{number}]", keeps_unknown)
        for number, (argument, inner) in enumerate(zip(each, value))
    )


def _dataclass(cls: Any, value: Any, path: str, keeps_unknown: bool) -> Any:
    if isinstance(value, cls):
        return value
    if not isinstance(value, dict):
        raise _misfit(path, value, describe(cls))
    hints = hints_of(cls)
    unknown = [key for key in value if key not in hints]
    if unknown and not keeps_unknown:
        named = [printable(cut(str(key))) for key in unknown[:MOST_KEYS]] + ["..."] * (
            len(unknown) > MOST_KEYS
        )
        raise MisfitError(
            f"{path or 'it'} has unknown keys ({', '.join(named)}): remove them; known are "
            f"{', '.join(sorted(hints))}"
        )
    for field in fields(cls):
        if field.name not in value and field.default is MISSING and field.default_factory is MISSING:
            raise MisfitError(
                f"{inner_path(path, field.name)} is missing: give {describe(hints[field.name])}"
            )
    given = {
        name: from_plain(hint, value[name], inner_path(path, name), keeps_unknown)
        for name, hint in hints.items()
        if name in value
    }
    return cls(**given)


def inner_path(path: str, name: str) -> str:
    """Where a part of a value lies."""
    return f"{path}.{name}" if path else name


def _misfit(path: str, value: Any, wanted: str) -> MisfitError:
    return ValueMisfitError(path, value, wanted)
