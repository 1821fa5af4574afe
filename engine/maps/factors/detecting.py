"""All that the geodetector tells of a response and its factors."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ...door.drivers_job import DriversJob
from ...door.errors import FactorsError
from ...door.plain_text import agreed, listed, many
from .columns import Columns
from .geodetector import (
    Explained,
    Means,
    explained,
    explains_more,
    interaction,
    risks,
    together,
)
from .strata import Strata, as_given, is_of_classes, strata_of

CROWDED = 0.5
"""Strata to rows, from which on a factor has a class of its own for nearly every row, and tells nothing."""
MANY = 50
"""Strata from which on it is said how many there are."""


@dataclass(frozen=True)
class Factor:
    """A factor, cut into strata, and what it explains."""

    name: str
    strata: Strata
    alone: Explained
    means: Means


@dataclass(frozen=True)
class Both:
    """Two factors together."""

    one: Factor
    other: Factor
    together: Explained
    kind: str
    """Of their interaction."""
    p: float
    """Of the one with the larger q explaining no more than the other (ecological detector)."""

    @property
    def stronger(self) -> Factor:
        return self.one if self.one.alone.q >= self.other.alone.q else self.other


@dataclass(frozen=True)
class Detected:
    """What was found; factors by their q, the largest first."""

    factors: tuple[Factor, ...]
    pairs: tuple[Both, ...]
    rows: int
    notes: tuple[str, ...]


def detected(columns: Columns, job: DriversJob) -> Detected:
    """Cut the factors and ask the geodetector.

    Raises:
        FactorsError: the response is constant, or no factor is left that could explain it.
    """
    response = columns.response
    if np.ptp(response) == 0:
        raise FactorsError(
            f"The response is {response[0]:g} in all {many(len(response), columns.unit)}: nothing is to be "
            "explained; give a response that varies."
        )
    notes: list[str] = []
    factors = [_factor(name, values, response, job) for name, values in columns.factors.items()]
    kept = [one for one in factors if _is_of_use(one, len(response), columns.unit, notes)]
    if not kept:
        raise FactorsError(f"No factor is left that could explain the response: {' '.join(notes)}")
    kept.sort(key=lambda one: -one.alone.q)
    for one in kept:
        _tell(one, notes)
    if job.number == 0 or job.classes == "best":
        notes.append(
            "Classes were chosen by the largest q, which more classes nearly always raise: read p with "
            "care, and compare factors by a fixed number of classes, too."
        )
    pairs = [_both(one, other, response) for one, other in combinations(kept, 2)]
    return Detected(tuple(kept), tuple(pairs), len(response), tuple(notes))


def _factor(name: str, values: np.ndarray, response: np.ndarray, job: DriversJob) -> Factor:
    asked = {one.replace("\\", "/").rpartition("/")[2].rsplit(".", 1)[0] for one in job.categories}
    if is_of_classes(values) or name in job.categories or name in asked:
        strata = as_given(values)
    else:
        strata = strata_of(values, response, job.classes, job.number)
    return Factor(name, strata, explained(response, strata.codes), risks_of(strata, response))


def risks_of(strata: Strata, response: np.ndarray) -> Means:
    """The risk detector; of many strata the means alone."""
    if strata.count <= 4 * MANY:
        return risks(response, strata.codes)
    counts = np.bincount(strata.codes)
    means = np.bincount(strata.codes, response) / counts
    nothing = np.full(len(counts), np.nan)
    return Means(counts, means, nothing, np.full((len(counts), len(counts)), np.nan))


def _is_of_use(factor: Factor, rows: int, unit: str, notes: list[str]) -> bool:
    if factor.strata.count < 2:
        notes.append(f"{factor.name} is {factor.strata.labels[0]} everywhere: left out.")
        return False
    if factor.strata.count > CROWDED * rows:
        notes.append(
            f"{factor.name} has {factor.strata.count} classes in {many(rows, unit)}, too many to tell "
            "anything: left out; join its classes."
        )
        return False
    return True


def _tell(factor: Factor, notes: list[str]) -> None:
    if factor.strata.count >= MANY:
        notes.append(
            f"{factor.name} has {factor.strata.count} classes: its q is large for that alone, so look at its "
            "p."
        )
    if factor.alone.single:
        single = [factor.strata.labels[place] for place in np.flatnonzero(factor.means.counts == 1)]
        notes.append(
            f"{factor.name}: {factor.alone.single} of its classes "
            f"{agreed(factor.alone.single, 'has', 'have')} a single member "
            f"({listed(single, 3)}), which adds to q and is no evidence; the t-tests leave them out."
        )


def _both(one: Factor, other: Factor, response: np.ndarray) -> Both:
    joined = explained(response, together(one.strata.codes, other.strata.codes))
    stronger, weaker = (one, other) if one.alone.q >= other.alone.q else (other, one)
    kind = interaction(one.alone.q, other.alone.q, joined.q)
    return Both(one, other, joined, kind, explains_more(stronger.alone, weaker.alone, len(response)))
