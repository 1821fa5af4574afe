"""The tables of the drivers, as CSV."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .detecting import Detected, Factor

DIGITS = 6


def factors_table(found: Detected) -> str:
    """A row a factor, the largest q first."""
    header = ["factor", "q", "p", "f", "df1", "df2", "lambda", "strata", "single", "classes", "limits"]
    return _text(header, (_factor_row(one) for one in found.factors))


def interactions_table(found: Detected, alpha: float) -> str:
    """A row for each two factors: q of both, the kind, and whether one explains more."""
    header = [
        "factor_a",
        "factor_b",
        "q_a",
        "q_b",
        "q_both",
        "interaction",
        "explains_more",
        "p_explains_more",
    ]
    rows = (
        [
            *(
                pair.one.name,
                pair.other.name,
                pair.one.alone.q,
                pair.other.alone.q,
                pair.together.q,
                pair.kind,
            ),
            *(pair.stronger.name if pair.p < alpha else "", pair.p),
        ]
        for pair in found.pairs
    )
    return _text(header, rows)


def risks_table(found: Detected, alpha: float) -> str:
    """A row for each stratum of each factor: the response's mean, and which strata differ from it."""
    header = ["factor", "stratum", "rows", "mean", "deviation", "differs_from"]
    return _text(header, (row for one in found.factors for row in _risk_rows(one, alpha)))


def _factor_row(one: Factor) -> list[Any]:
    of = one.alone
    limits = " | ".join(one.strata.labels) if one.strata.breaks else ""
    return [
        *(one.name, of.q, of.p, of.f, *of.freedom, of.noncentrality, of.strata, of.single),
        *(one.strata.how, limits),
    ]


def _risk_rows(one: Factor, alpha: float) -> Iterable[list[Any]]:
    labels, means = one.strata.labels, one.means
    for place, label in enumerate(labels):
        with np.errstate(invalid="ignore"):
            others = np.flatnonzero(means.p[place] < alpha)
        different = " | ".join(labels[other] for other in others)
        yield [one.name, label, means.counts[place], means.means[place], means.deviations[place], different]


def _text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return file.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}" if math.isfinite(value) else ("inf" if value == math.inf else "")
    return str(value)
