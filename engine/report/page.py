"""The HTML report: one file with figures, findings and pictures inside. The charts draw, Jinja2 writes."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from ..door.figures import FIGURES, HIGHER, LEVELS, LOWER, ONE, Figure
from ..door.value import BY_BAND, Figures, Value
from ..yardstick.second_pass import BandPicture
from . import apa_chart, band_charts, charts, reliability_chart, tables
from .templates import written

TEMPLATE = "report.html.j2"

Looks = dict[str, np.ndarray]
Pictures = Optional[dict[str, BandPicture]]


def fusion_html(facts: dict[str, Any], looks: Looks, pictures: Pictures = None) -> str:
    """The report of a fusion.

    Args:
        facts: as the JSON report has them, but for the figures.
        looks: title to a small picture (3, rows, cols), to show side by side.
        pictures: band to what its plots are drawn from, where there is a reference.
    """
    return _render("Fusion report", facts, looks, pictures)


def assessment_html(facts: dict[str, Any], looks: Looks, pictures: Pictures = None) -> str:
    """The report of a prediction against a truth, or of a series; arguments as above."""
    return _render("Assessment report", facts, looks, pictures)


def _render(title: str, facts: dict[str, Any], looks: Looks, pictures: Pictures) -> str:
    measured: Figures = facts["figures"]
    rows = tables.rows(measured)
    return written(
        TEMPLATE,
        title=title,
        facts=facts,
        figures=measured,
        check=facts.get("check"),
        rows=rows,
        kinds=FIGURES,
        levels=list(_levels(rows, measured)),
        unknown=_unknown(measured),
        sure=_with_expected(measured.below("uncertainty")),
        change=_with_expected(measured.below("change_probability")),
        banded=[key for key in FIGURES if rows and _has_bands(rows[0][1].value(key))],
        pictures=_pictures(rows, measured, looks, pictures),
        zones=apa_chart.has_zones(rows),
    )


def _pictures(rows, measured: Figures, looks: Looks, pictures: Pictures) -> dict[str, Optional[str]]:
    drawn = {"side_by_side": charts.side_by_side(looks), "apa": apa_chart.apa(rows) if rows else None}
    if pictures:
        drawn["densities"] = band_charts.densities(pictures, measured.below("reference"))
        drawn["errors"] = band_charts.errors(pictures)
    if "reliability" in measured.below("uncertainty"):
        drawn["reliability"] = reliability_chart.reliability(measured.below("uncertainty")["reliability"])
    if "reliability" in measured.below("change_probability"):
        classes = measured.below("change_probability")["reliability"]
        drawn["change_reliability"] = reliability_chart.of_probability(classes)
    if measured.get("series"):
        drawn["in_time"] = charts.in_time(measured["series"]["dates"])
    return {name: charts.png(figure) if figure is not None else None for name, figure in drawn.items()}


def _levels(rows: list[tuple[str, Figures]], measured: Figures):
    """Each level that has figures: its name, its question, and its lines (key, kind, values, the best
    one's place)."""
    series = measured.below("series")
    for level, question in LEVELS.items():
        lines = []
        for key, kind in FIGURES.items():
            if kind.level != level or not rows:
                continue
            if key in series:
                values = [series.value(key).mean] + [None] * (len(rows) - 1)
            elif key in rows[0][1]:
                values = [table.value(key).mean for _, table in rows]
            else:
                continue
            lines.append((kind, values, _best(kind.better, values)))
        if lines:
            yield level, question, lines


def _with_expected(measured: Figures) -> list[tuple[Figure, Value, Optional[float]]]:
    """Each figure that was measured: what it is, its value, and the one to expect."""
    return [
        (kind, measured.value(key), measured.get("expected", {}).get(key))
        for key, kind in FIGURES.items()
        if key in measured
    ]


def _best(better: str, values: list[Optional[float]]) -> Optional[int]:
    """The place of the best value among several; None where there is nothing to compare."""
    places = [(v, place) for place, v in enumerate(values) if v is not None]
    if len(places) < 2:
        return None
    if better in (LOWER, HIGHER):
        return (min if better == LOWER else max)(places)[1]
    ideal = 1.0 if better == ONE else 0.0
    return min((abs(v - ideal), place) for v, place in places)[1]


def _unknown(measured: Figures) -> list[str]:
    """A sentence for each reason why figures of the prediction are not known."""
    titles: dict[str, list[str]] = {}
    below = ("reference", "series", "uncertainty", "change_probability")
    for source in (*map(measured.below, below), measured):
        for key, value in source.measured().items():
            if value.reason:
                titles.setdefault(value.why(), []).append(FIGURES[key].title)
    return [f"{', '.join(named)}: {reason}." for reason, named in titles.items()]


def _has_bands(value: Value) -> bool:
    return value.parts is not None and value.by == BY_BAND
