"""Curves at places to look at: a page whose chart a small script draws from the numbers in it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Optional

import numpy as np

from ..door.version import __version__
from .templates import written

TEMPLATE = "curves.html.j2"
MOST_DRAWN = 200
"""Places in the page; the table has all."""
SHOWN_AT_FIRST = 6
OBSERVED, FUSED, IN_TIME = "observed", "fused", "time"
"""The signs of values."""
USUAL = ("ndvi", "evi2", "evi")
"""What is shown at first, where it is there."""


@dataclass(frozen=True)
class Chart:
    """What the page draws; NaN where nothing is known."""

    series: str
    places: Sequence[str]
    days: Sequence[date]
    columns: Sequence[str]
    units: Sequence[str]
    """Of each column; empty where it has none."""
    means: np.ndarray
    """(days, columns, places)."""
    deviations: np.ndarray
    """(days, columns, places)."""
    origins: np.ndarray
    """(days, places) codes; below 0 where nobody knows."""
    words: Mapping[int, str]
    """Code to words."""
    notes: Sequence[str] = ()


def curves_html(chart: Chart) -> str:
    """The page."""
    drawn = min(len(chart.places), MOST_DRAWN)
    codes = sorted(int(code) for code in np.unique(chart.origins[:, :drawn]) if code >= 0)
    used = [{"sign": sign_of(words), "words": words} for words in (_words(chart, code) for code in codes)]
    return written(
        TEMPLATE,
        chart=chart,
        drawn=drawn,
        data=_data(chart, drawn, codes, used),
        version=__version__,
    )


def sign_of(words: str) -> str:
    """Which sign a value has, by the words of its origin."""
    if words.startswith("observed"):
        return OBSERVED
    return IN_TIME if words.startswith("in time") else FUSED


def _words(chart: Chart, code: int) -> str:
    return chart.words.get(code, f"code {code}")


def _data(chart: Chart, drawn: int, codes: Sequence[int], used: Sequence[Any]) -> dict[str, Any]:
    first = next((chart.columns.index(name) for name in USUAL if name in chart.columns), 0)
    return {
        "days": [day.isoformat() for day in chart.days],
        "at": [day.toordinal() for day in chart.days],
        "columns": [{"name": name, "unit": unit} for name, unit in zip(chart.columns, chart.units)],
        "first": first,
        "shown": SHOWN_AT_FIRST,
        "origins": list(used),
        "places": [
            {
                "id": chart.places[number],
                "values": [_numbers(chart.means[:, column, number]) for column in range(len(chart.columns))],
                "deviations": [
                    _numbers(chart.deviations[:, column, number]) for column in range(len(chart.columns))
                ],
                "origin": [codes.index(code) if code >= 0 else -1 for code in chart.origins[:, number]],
            }
            for number in range(drawn)
        ],
    }


def _numbers(values: np.ndarray) -> Optional[list[Optional[float]]]:
    """As JSON has them; None where there is none at all."""
    rounded = [float(f"{value:.5g}") if math.isfinite(value) else None for value in values]
    return rounded if any(value is not None for value in rounded) else None
