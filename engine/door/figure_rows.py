"""The figures of a run as rows, and in one line, as tables, the dock and the algorithms show them.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Optional

from .figures import BLIND, FIGURES
from .value import ALL_BANDS, Figures, Value

IN_SHORT = (
    ("RMSE", "reference", "rmse"),
    ("SSIM", "reference", "ssim"),
    ("CC", "reference", "cc"),
    ("skill over F1", "reference", "skill"),
    ("consistency with C2", "consistency"),
    ("mean uncertainty", "uncertainty", "deviation"),
)
"""Title and place of each figure that may stand in the line."""


@dataclass(frozen=True)
class Row:
    """One line of the table; values are None where a figure cannot be known."""

    key: str
    band: str
    """A band, a class, or ALL_BANDS for the mean over them."""
    prediction: Optional[float]
    baselines: dict[str, Optional[float]] = field(default_factory=dict)
    reason: str = ""
    """Why the prediction's value is not known."""
    date: str = ""
    """Of a series: the date; empty for the mean over dates."""

    @property
    def level(self) -> str:
        return FIGURES[self.key].level

    @property
    def figure(self) -> str:
        return FIGURES[self.key].title

    @property
    def better(self) -> str:
        return FIGURES[self.key].better


def rows(figures: Figures) -> list[Row]:
    """All rows of a run's figures: against the reference where there is one, then what is known without.

    For a series these are the means over its dates and the figures of time; then come the rows of each date.
    """
    series = figures.below("series")
    found = [
        *_against_truth(figures.below("reference")),
        *_against_truth(series),
        *_against_truth(figures.below("uncertainty")),
        *_against_truth(figures.below("change_probability")),
        *_without_truth(figures),
    ]
    for day in series.get("dates", []):
        date = day["date"] or ""
        found += _against_truth(day.below("reference"), date)
        found += [row for row in _without_truth(day, date) if row.prediction is not None]
    return found


def baseline_names(found: list[Row]) -> list[str]:
    """The baselines that occur, in the order of the figures."""
    return list(dict.fromkeys(name for row in found for name in row.baselines))


def in_short(figures: Figures) -> str:
    """The figures in one line for the dock; the most telling that are known."""
    said = []
    for title, *place, key in IN_SHORT:
        source = figures.below(place[0]) if place else figures
        mean = source.value(key).mean
        if mean is not None:
            said.append(f"{title} {mean:.3g}")
    return ", ".join(said)


def _against_truth(figures: Figures, date: str = "") -> Iterator[Row]:
    measured = figures.measured()
    for key, kind in FIGURES.items():
        if key in measured and kind.level != BLIND:
            others = {name: table.value(key) for name, table in figures.baselines.items()}
            yield from _of_figure(key, measured[key], others, date)


def _without_truth(figures: Figures, date: str = "") -> Iterator[Row]:
    consistency = figures.value("consistency")
    if consistency.parts is not None:
        yield from _of_figure("consistency", consistency, {}, date)
    for key in ("valid_share", "days"):
        if figures.get(key) is not None:
            yield Row(key, ALL_BANDS, figures[key], date=date)


def _of_figure(key: str, value: Value, others: dict[str, Value], date: str) -> Iterator[Row]:
    """Its rows, with those of the baselines beside it."""
    beside = {name: other.each() for name, other in others.items()}
    for part, number in value.each().items():
        baselines = {name: each.get(part) for name, each in beside.items()}
        yield Row(key, part, number, baselines, value.why(part) if number is None else "", date)
