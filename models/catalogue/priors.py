"""What the benchmarks say of each method before anybody has measured it on a scene: how far its error lies
from that of REFERENCE, and how much that differs between places, references and dates.

Standard library alone. `benchmarks/measured.py` writes the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from statistics import mean, median
from typing import Any, Optional

FILE = Path(__file__).resolve().parent / "priors.json"
REFERENCE = "chrono"
"""The method that errors are compared with: the best of the benchmarks."""
LEAST = 0.03
"""Spread below which nothing is believed of places and single predictions: two runs on other pixels differ by
as much."""


@dataclass(frozen=True)
class Prior:
    """Of one method; differences are natural logarithms of its RMSE over REFERENCE's in the same prediction.
    All but the mean are standard deviations."""

    mean: float
    """Over the groups of the benchmark, which have a place and a sensor each."""
    place: float
    """Of a place's true difference from the mean."""
    reference: float
    """Of what a reference date adds to that: its haze, how its two images lie to each other."""
    hidden: float
    """Of what a target date adds: how much has changed, and how."""
    rest: float
    """Of what is left of a single prediction."""

    def beside(self, other: Prior) -> Prior:
        """Of this method beside another one than REFERENCE; the spreads of both add up."""
        own, others = vars(self), vars(other)
        spreads = {name: math.hypot(own[name], others[name]) for name in SPREADS}
        return Prior(self.mean - other.mean, **spreads)


SPREADS = tuple(one.name for one in fields(Prior) if one.name != "mean")


@lru_cache(maxsize=1)
def _all() -> dict[int, dict[str, Prior]]:
    values = json.loads(FILE.read_text("utf-8"))
    return {int(n): {name: Prior(**one) for name, one in of.items()} for n, of in values.items()}


def priors(pairs: int) -> dict[str, Prior]:
    """Name to what is known of it with so many pairs (1 or 2)."""
    return dict(_all().get(pairs, {}))


def of_unknown(known: Mapping[str, Prior]) -> Prior:
    """What is believed of a method that nobody measured: the middle of those that are known, and as unsure
    as they differ from each other."""
    if not known:
        return Prior(0.1, 0.2, 0.05, 0.05, 0.1)
    middle = median(one.mean for one in known.values())
    spread = math.sqrt(mean((one.mean - middle) ** 2 for one in known.values()))
    usual = {name: median(vars(one)[name] for one in known.values()) for name in SPREADS}
    return Prior(middle, **{**usual, "place": math.hypot(spread, usual["place"])})


# ---- from the benchmarks


@dataclass(frozen=True)
class _Case:
    """A prediction of the benchmark."""

    references: tuple[str, ...]
    target: str
    difference: float


def priors_of(rows: Sequence[Mapping[str, Any]], pairs: int) -> dict[str, Prior]:
    """From the rows of benchmarks/accuracy.json: the mean over its groups, and the parts of the spread by
    moments: what predictions of a group have in common that share a reference, or a target, beyond what those
    that share nothing have. A part is half the method's own and half that of the middle of all methods, for a
    handful of groups says little of one.
    """
    groups = {name: list(of.values()) for name, of in _differences(rows, pairs).items()}
    parts = {name: _parts(of) for name, of in groups.items() if name != REFERENCE}
    if not parts:
        return {}
    pooled = {name: median(one[name] for one in parts.values()) for name in SPREADS}
    found = {REFERENCE: Prior(0.0, 0.0, 0.0, 0.0, 0.0)}
    for name, own in parts.items():
        both = {part: math.sqrt((own[part] + pooled[part]) / 2) for part in SPREADS}
        both.update({part: max(LEAST, both[part]) for part in ("place", "rest")})
        rounded = {part: round(value, 4) for part, value in both.items()}
        found[name] = Prior(round(own["mean"], 4), **rounded)
    return found


def _differences(rows: Sequence[Mapping[str, Any]], pairs: int) -> dict[str, dict[str, list[_Case]]]:
    """Method to group to its cases."""
    cases: dict[tuple[str, str], dict[str, float]] = {}
    for row in rows:
        if row["pairs"] == pairs and row["rmse"]:
            cases.setdefault((row["group"], row["case"]), {})[row["method"]] = row["rmse"]
    found: dict[str, dict[str, list[_Case]]] = {}
    for (group, case), errors in cases.items():
        before, _, target = case.partition(" to ")
        for name, error in errors.items():
            if REFERENCE in errors:
                one = _Case(tuple(before.split(" + ")), target, math.log(error / errors[REFERENCE]))
                found.setdefault(name, {}).setdefault(group, []).append(one)
    return found


def _parts(groups: Sequence[Sequence[_Case]]) -> dict[str, float]:
    """The mean, and the variances by the names of SPREADS."""
    means = [mean(case.difference for case in group) for group in groups]
    middle = mean(means)
    products: dict[Optional[str], list[float]] = {"reference": [], "hidden": [], None: []}
    squares = []
    for group, centre in zip(groups, means):
        squares += [(case.difference - centre) ** 2 for case in group]
        for one, other in combinations(group, 2):
            product = (one.difference - centre) * (other.difference - centre)
            products[_shared(one, other)].append(product)
    apart = mean(products[None]) if products[None] else 0.0
    reference, hidden = (
        max(0.0, mean(products[key]) - apart) if products[key] else 0.0 for key in ("reference", "hidden")
    )
    rest = max(0.0, mean(squares) - apart - reference - hidden)
    around = sum((one - middle) ** 2 for one in means) / max(1, len(means) - 1)
    own = mean((reference + hidden + rest) / len(group) for group in groups)
    return {
        "mean": middle,
        "place": max(0.0, around - own),
        "reference": reference,
        "hidden": hidden,
        "rest": rest,
    }


def _shared(one: _Case, other: _Case) -> Optional[str]:
    if one.target == other.target:
        return "hidden"
    return "reference" if set(one.references) & set(other.references) else None
