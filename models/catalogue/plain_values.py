"""What the values of a manifest may be, whoever wrote it: texts that can be shown, numbers that are numbers,
and cards that JSON can hold.

A model file may come from anywhere, and what its manifest says stands in lists beside others. So its values
are looked at down to the last when it is made, and nothing that shows one has to expect more.

Standard library alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Optional
from unicodedata import category

DEEPEST_CARD = 16
"""Levels of a model card; ours have three."""
LONGEST = 60
"""Characters that are shown of a value."""


def is_text(value: Any) -> bool:
    """Whether it is a text without control characters, which a terminal would obey, and without halves of
    characters, which no file can hold."""
    return isinstance(value, str) and not any(map(_is_strange, value))


def is_whole(value: Any) -> bool:
    """Whether it is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    """Whether it is a number that a float can hold: neither NaN nor infinite, nor of hundreds of digits."""
    try:
        return (isinstance(value, float) and math.isfinite(value)) or (
            is_whole(value) and math.isfinite(value)
        )
    except OverflowError:
        return False


def readable(text: str) -> str:
    """The text with escapes for what `is_text` refuses."""
    return "".join(repr(letter)[1:-1] if _is_strange(letter) else letter for letter in text)


def shown(value: Any, longest: int = LONGEST) -> str:
    """The value as a sentence may quote it, whatever it is and however long."""
    try:
        text = repr(value)
    except (RecursionError, ValueError):  # deeper, or of more digits, than Python writes
        return f"a {type(value).__name__} that is too large to show"
    return text if len(text) <= longest else f"{text[:longest]}..."


def fault_of_card(name: str, card: Any) -> Optional[str]:
    """What in a card JSON can't hold, as a part of a sentence; None where it can be held."""
    return next(_faults(name, card, 0), None)


def _faults(path: str, value: Any, depth: int) -> Iterator[str]:
    if depth > DEEPEST_CARD:
        yield f"'{path[:LONGEST]}...' is more than {DEEPEST_CARD} levels deep"
    elif isinstance(value, dict):
        for name, part in value.items():
            if is_text(name):
                yield from _faults(f"{path}.{name}", part, depth + 1)
            else:
                yield f"'{path}' has the key {shown(name)}, which is no plain text"
    elif isinstance(value, (list, tuple)):
        for number, part in enumerate(value):
            yield from _faults(f"{path}[{number}]", part, depth + 1)
    elif not (value is None or isinstance(value, bool) or is_number(value) or is_text(value)):
        yield f"'{path}' is {shown(value)}; plain texts and finite numbers are possible"


def _is_strange(letter: str) -> bool:
    return letter not in "\n\r\t" and category(letter) in ("Cc", "Cs")
