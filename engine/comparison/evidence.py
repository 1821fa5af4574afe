"""Which method is to be taken: what was measured here, weighed with what the benchmarks measured elsewhere.

With a date or two, the method that is ahead is so by chance as often as not. So a method's difference from
the one that is best elsewhere (natural logarithm of the ratio of their RMSE in the same prediction) is taken
for a normal variable that varies from place to place, on a place from one reference to the next and from one
target date to the next, by what the benchmarks tell (models/catalogue/priors.py). What is expected of it here
is its mean given what was measured here: best linear prediction in a model of random effects (Robinson 1991,
Statistical Science 6, eq. 1.2). Predictions from the same reference count for more of each other than those
from others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...models.catalogue.priors import LEAST, REFERENCE, Prior, of_unknown

MOST_DEVIATIONS = 3.0
"""A trial counts for no more than so many deviations of what was to be expected, so that one in which a
method fails outright does not decide alone."""


@dataclass(frozen=True)
class Evidence:
    """What came of a trial."""

    references: tuple[int, ...]
    hidden: int
    errors: Mapping[str, float]
    """Method to the natural logarithm of its RMSE."""


@dataclass(frozen=True)
class Expected:
    """What is expected of a method on this place, beside the method that is best elsewhere."""

    difference: float
    """Natural logarithm of its RMSE over that method's."""
    deviation: float
    """Standard deviation of this difference."""


def incumbent_of(names: Sequence[str], known: Mapping[str, Prior]) -> str:
    """The method that is best elsewhere of those that can be had."""
    unknown = of_unknown(known)
    return min(names, key=lambda name: (known.get(name, unknown).mean, name != REFERENCE))


def expected_of(
    trials: Sequence[Evidence],
    known: Mapping[str, Prior],
    names: Sequence[str],
    references: Sequence[int] = (),
) -> dict[str, Expected]:
    """What is expected of each method.

    Args:
        known: method to what the benchmarks say of it with as many pairs.
        names: the methods that can be had.
        references: of the prediction that is to come; none: of any.
    """
    first, unknown = incumbent_of(names, known), of_unknown(known)
    found = {}
    for name in names:
        own, other = known.get(name, unknown), known.get(first, unknown)
        believed = own if first == REFERENCE else own.beside(other)
        differences = [trial.errors[name] - trial.errors[first] for trial in trials]
        found[name] = (
            Expected(0.0, 0.0) if name == first else predicted(trials, differences, believed, references)
        )
    return found


def predicted(
    trials: Sequence[Evidence], differences: Sequence[float], believed: Prior, references: Sequence[int] = ()
) -> Expected:
    """The difference that is to be expected, given those of some trials."""
    before = believed.place**2 + believed.reference**2
    if not trials:
        return Expected(believed.mean, math.sqrt(before))
    common = np.array([[_common(one, other) for other in trials] for one in trials])
    same = np.array([[one.hidden == other.hidden for other in trials] for one in trials])
    covariance = believed.place**2 + believed.reference**2 * common + believed.hidden**2 * same
    covariance = covariance + max(believed.rest, LEAST) ** 2 * np.eye(len(trials))
    to_come = Evidence(tuple(references), -1, {})
    beside = believed.place**2 + believed.reference**2 * np.array([_common(one, to_come) for one in trials])
    most = MOST_DEVIATIONS * np.sqrt(np.diag(covariance))
    away = np.clip(np.array(differences) - believed.mean, -most, most)
    weights = np.linalg.solve(covariance, beside)
    left = max(0.0, before - float(weights @ beside))
    return Expected(believed.mean + float(weights @ away), math.sqrt(left))


def _common(one: Evidence, other: Evidence) -> float:
    """The share of their references that two predictions have in common."""
    most = max(len(one.references), len(other.references))
    return len(set(one.references) & set(other.references)) / most if most else 0.0
