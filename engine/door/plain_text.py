"""Foreign texts and values in our sentences: shortened, on one line, and without characters that steer a
terminal.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Sequence
from typing import Any

MOST_CHARACTERS = 120
"""Of a value in a sentence; whoever gave it knows it by its beginning."""
MOST_OF_A_SENTENCE = 2000
MOST_OF_A_NAME, MOST_NAMES = 80, 16
"""Characters of a name, and names, in a list of them."""

_STEERS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tab and line end, what turns the direction of writing, and halves of characters."""


class _Brief(reprlib.Repr):
    """`repr` that goes neither deep nor far, whatever it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel, self.maxstring, self.maxother = 4, MOST_CHARACTERS, MOST_CHARACTERS
        self.maxlist = self.maxtuple = self.maxdict = 8
        self.maxlong = 40

    def repr_int(self, value: int, level: int) -> str:
        """Python refuses to write out a number of thousands of digits."""
        return (
            f"a number of {value.bit_length()} bits"
            if value.bit_length() > 10_000
            else super().repr_int(value, level)
        )


_BRIEF = _Brief()


def shown(value: Any) -> str:
    """A value as Python writes it, cut where it is long."""
    return cut(_BRIEF.repr(value))


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text, without its middle where it is long."""
    end, gap = most // 4, " ... "
    return text if len(text) <= most else f"{text[: most - end - len(gap)]}{gap}{text[-end:]}"


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Names in a sentence: each cut where it is long, and of many the first ones."""
    short = [cut(name, MOST_OF_A_NAME) for name in names[:most]]
    return ", ".join([*short, "..."] if len(names) > most else short)


def many(count: int, one: str, more: str = "") -> str:
    """A number with what is counted: `1 image`, `2 images`, `9 classes`, `0 dates`.

    Args:
        more: the plural, where it is not made with s or es.
    """
    return f"{count} {one if count == 1 else more or plural(one)}"


def plural(one: str) -> str:
    """Of an English word that makes it with s or es, or whose first word does (`value of a field`)."""
    head, of, rest = one.partition(" of ")
    return f"{head}{'es' if head.endswith(('s', 'x', 'ch', 'sh')) else 's'}{of}{rest}"


def agreed(count: int, one: str, more: str) -> str:
    """The verb that goes with a number: `agreed(1, "lies", "lie")` is `lies`."""
    return one if count == 1 else more


def none_of(count: int, one: str) -> str:
    """The subject of a sentence whose verb is in the singular: `None of the 9 samples`, and `No sample` where
    there is one."""
    return f"No {one}" if count == 1 else f"None of the {many(count, one)}"


def printable(text: str) -> str:
    """A text that a terminal shows and does not obey: what steers it is written out (`\\x1b`)."""
    return _STEERS.sub(lambda found: ascii(found.group())[1:-1], text)


def one_line(text: str) -> str:
    """A sentence of which every interface shows the same: printable, on one line, of a sensible length."""
    return cut(printable(re.sub(r"\s*[\r\n\t]\s*", " ", text)), MOST_OF_A_SENTENCE)
