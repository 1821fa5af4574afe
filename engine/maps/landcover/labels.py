"""What the field of the samples holds: numbers or texts, as classes of a legend."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...door.errors import ClassesError
from ...door.plain_text import cut, listed, many
from ...raster.legend import GREATEST, Legend

MOST_CLASSES = 250
"""A field with more values tells samples apart, and not classes."""


@dataclass(frozen=True)
class Labels:
    """The class of each place."""

    codes: np.ndarray
    """(places,) int64; -1 where the field is empty."""
    legend: Legend
    notes: tuple[str, ...] = ()


def labels_of(texts: Sequence[str], field: str, path: str, known: Optional[Legend] = None) -> Labels:
    """The classes of texts, as a file has them.

    Args:
        known: a legend that the classes belong to already: texts are its names or codes; what it does not
            have gets a code that is free.

    Raises:
        ClassesError: fractions, too many classes, or a number that can't be one.
    """
    there = [text for text in texts if text]
    if not there:
        raise ClassesError(
            f"The field '{cut(field)}' of '{path}' is empty everywhere: name the field of the classes."
        )
    different = Counter(there)
    if len(different) > MOST_CLASSES:
        some = listed([cut(text) for text in list(different)[:3]])
        raise ClassesError(
            f"The field '{cut(field)}' of '{path}' has {len(different)} different values ({some}, ...), and "
            f"a map has at most {MOST_CLASSES} classes: name the field of the classes."
        )
    codes = _codes(different, field, path, known)
    names = {code: text for text, code in codes.items()}
    if known is not None:
        names |= {entry.code: entry.name for entry in known}
    colours = {entry.code: entry.colour for entry in known} if known is not None else {}
    empty = len(texts) - len(there)
    notes = (f"{many(empty, 'sample')} without a class in the field '{field}': left out.",) if empty else ()
    of_each = np.array([codes[text] if text else -1 for text in texts], np.int64)
    return Labels(of_each, Legend.of(names, colours), notes)


def _codes(different: Mapping[str, int], field: str, path: str, known: Optional[Legend]) -> dict[str, int]:
    """Text to code: whole numbers are codes, other texts are numbered in the order of the alphabet."""
    numbers = {text: _number(text) for text in different}
    by_name = {entry.name.casefold(): entry.code for entry in known} if known is not None else {}
    named = {text: by_name[text.casefold()] for text in different if text.casefold() in by_name}
    if all(number is not None for text, number in numbers.items() if text not in named):
        return {**_whole(numbers, field, path, skip=set(named)), **named}
    free = (code for code in range(1, GREATEST) if known is None or code not in known)
    return {**named, **{text: next(free) for text in sorted(different) if text not in named}}


def _whole(numbers: Mapping[str, Optional[float]], field: str, path: str, skip: set[str]) -> dict[str, int]:
    codes = {}
    for text, number in numbers.items():
        if text in skip or number is None:
            continue
        if not number.is_integer() or not 0 <= number <= GREATEST:
            raise ClassesError(
                f"The field '{cut(field)}' of '{path}' holds {cut(text)}, and classes are texts or whole "
                f"numbers from "
                f"0 to {GREATEST}: name the field of the classes, or round its values first."
            )
        codes[text] = int(number)
    return codes


def _number(text: str) -> Optional[float]:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
