"""The page of the drivers of a response: a heat map of q, what each factor explains, and its strata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from ..door.value import Figures
from ..door.version import __version__
from . import area_chart
from .templates import written

TEMPLATE = "drivers.html.j2"
LOW, HIGH = (255, 250, 240), (166, 54, 3)
"""Colours of q = 0 and q = 1."""
MOST_STRATA = 30
"""Of a factor that are drawn; the table of the risks has all."""
WIDTH, ROW = 360, 22
"""Of the drawing of strata: its width and the height of a row."""
ENDS = 8
"""Room at both ends of it."""


def drivers_page(figures: Figures) -> str:
    """The page as one HTML file that needs nothing beside it.

    Args:
        figures: of the run (engine/drivers.py).
    """
    factors = figures["drivers"]
    names = [one["name"] for one in factors]
    both = {frozenset((pair["a"], pair["b"])): pair for pair in figures["interactions"]}
    return written(
        TEMPLATE,
        figures=figures,
        names=names,
        heat=[[_cell(one, other, factors, both) for other in names] for one in names],
        factors=[_shown(one, figures["alpha"], *_axis(factors)) for one in factors],
        pairs=sorted(figures["interactions"], key=lambda pair: -pair["q"]),
        legend=f"{_colour(0)}, {_colour(0.5)}, {_colour(1)}",
        wide=WIDTH,
        high=ROW,
        chronofuse=__version__,
    )


def p_words(p: Optional[float]) -> str:
    """A p as it is written in papers."""
    if p is None:
        return "-"
    return "< 0.0001" if p < 1e-4 else f"{p:.4f}"


def _cell(one: str, other: str, factors: Sequence[Mapping[str, Any]], both: Mapping) -> dict[str, Any]:
    if one == other:
        q = next(factor["q"] for factor in factors if factor["name"] == one)
        return _coloured(q, True, f"{one} alone: q = {q:.4f}")
    pair = both[frozenset((one, other))]
    return _coloured(pair["q"], False, f"{one} and {other}: q = {pair['q']:.4f}, {pair['kind']}")


def _coloured(q: float, alone: bool, words: str) -> dict[str, Any]:
    dark = q > 0.55
    return {
        "q": q,
        "alone": alone,
        "colour": _colour(q),
        "ink": "#fff" if dark else "#1d2a33",
        "words": words,
    }


def _colour(share: float) -> str:
    mixed = [round(low + (high - low) * min(max(share, 0), 1)) for low, high in zip(LOW, HIGH)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _axis(factors: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """The ends of the drawings, which all factors share."""
    strata = [one for factor in factors for one in factor["strata"][:MOST_STRATA]]
    low = min(one["mean"] - (one["deviation"] or 0) for one in strata)
    return low, max(one["mean"] + (one["deviation"] or 0) for one in strata)


def _shown(factor: Mapping[str, Any], alpha: float, low: float, high: float) -> dict[str, Any]:
    strata = factor["strata"][:MOST_STRATA]
    return {
        **factor,
        "p_words": p_words(factor["p"]),
        "is_sure": factor["p"] is not None and factor["p"] < alpha,
        "rows": [_row(one, low, high) for one in strata],
        "more": len(factor["strata"]) - len(strata),
        "ends": [area_chart.number(low, 2), area_chart.number(high, 2)],
    }


def _row(stratum: Mapping[str, Any], low: float, high: float) -> dict[str, Any]:
    def x(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(ENDS + share * (WIDTH - 2 * ENDS), 1)

    deviation = stratum["deviation"] or 0.0
    return {
        **stratum,
        "x": x(stratum["mean"]),
        "from": x(stratum["mean"] - deviation),
        "to": x(stratum["mean"] + deviation),
    }
