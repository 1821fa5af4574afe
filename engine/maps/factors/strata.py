"""A factor cut into strata: classes of its numbers, or its values as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...door.drivers_job import BEST, EQUAL, MOST_CLASSES, NATURAL, QUANTILE
from .geodetector import explained
from .natural_breaks import natural_breaks

AS_GIVEN = "as given"
FEW = 10
"""Up to so many different whole numbers are taken as classes as they are."""


@dataclass(frozen=True)
class Strata:
    """A factor as strata."""

    codes: np.ndarray
    """(rows,) int64 from 0 on; each occurs."""
    labels: tuple[str, ...]
    """What each stratum is called: its value, or the range of its numbers."""
    how: str
    """AS_GIVEN, or how the numbers were cut."""
    breaks: tuple[float, ...] = ()
    """Largest number of each class."""

    @property
    def count(self) -> int:
        return len(self.labels)


def is_of_classes(values: np.ndarray) -> bool:
    """Whether a factor is taken as it is: texts, and few different whole numbers."""
    if values.dtype.kind != "f":
        return True
    distinct = np.unique(values)
    return len(distinct) <= FEW and bool((distinct == np.rint(distinct)).all())


def as_given(values: np.ndarray) -> Strata:
    """A stratum for each value."""
    distinct, codes = np.unique(values, return_inverse=True)
    labels = [f"{value:g}" for value in distinct] if values.dtype.kind == "f" else list(map(str, distinct))
    return Strata(codes.reshape(-1).astype(np.int64), tuple(labels), AS_GIVEN)


def strata_of(values: np.ndarray, response: np.ndarray, how: str, number: int) -> Strata:
    """The strata of a factor of numbers.

    Args:
        values, response: (rows,) finite.
        how: one of CLASSES of the job; BEST tries all three.
        number: of classes; 0 tries 3 to 10. The best have the largest q, and of equal ones the fewest
            classes.
    """
    ways = (QUANTILE, NATURAL, EQUAL) if how == BEST else (how,)
    counts = (number,) if number else tuple(range(3, MOST_CLASSES + 1))
    tried = [cut(values, way, count) for way in ways for count in counts]
    if len(tried) == 1:
        return tried[0]
    return max(tried, key=lambda strata: (round(explained(response, strata.codes).q, 12), -strata.count))


def cut(values: np.ndarray, how: str, number: int) -> Strata:
    """Numbers cut into classes by one way; fewer than were asked for where there are too few different
    numbers."""
    distinct = np.unique(values)
    number = min(number, len(distinct))
    if how == NATURAL:
        ends = natural_breaks(values, number)
    elif how == QUANTILE:
        ends = np.unique(np.quantile(values, np.arange(1, number + 1) / number))
    else:
        ends = np.linspace(distinct[0], distinct[-1], number + 1)[1:]
        ends[-1] = distinct[-1]  # which rounding may have moved
    codes = np.searchsorted(ends[:-1], values, side="left")
    there, codes = np.unique(codes, return_inverse=True)
    breaks = tuple(float(ends[place]) for place in there)
    return Strata(codes.reshape(-1).astype(np.int64), _ranges(distinct[0], breaks), how, breaks)


def _ranges(lowest: float, ends: Sequence[float]) -> tuple[str, ...]:
    begins = [lowest, *ends[:-1]]
    return tuple(f"{_number(a)} to {_number(b)}" for a, b in zip(begins, ends))


def _number(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 1e4 else f"{value:.0f}"
