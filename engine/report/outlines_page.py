"""The page of outlines: a map of them, the area of each date, and what to know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import to_hex

from ..door.plain_text import many
from ..door.value import Figures
from ..door.version import __version__
from . import area_chart
from .templates import written

TEMPLATE = "outlines.html.j2"
MOST_SHOWN = 9
"""Dates in the map."""
MAP = 620.0
"""The longer side of the map, in units of the drawing."""
MOST_ROWS = 2000
WATER = "#0072B2"
HOWS = {"otsu": "by Otsu", "fixed": "the usual one: the date shows none", "given": "as given"}
"""How a threshold was found, in words."""
BRIGHTEST = 0.78
"""Of the ramp of the dates: beyond it lines are too pale to be seen."""


@dataclass(frozen=True)
class Picture:
    """The largest polygons of a date."""

    title: str
    sides: tuple[int, int]
    """Width and height of the image in pixels."""
    shapes: Sequence[tuple[int, Sequence[np.ndarray]]]
    """Label and rings, in shares of the width and the height."""


def outlines_page(
    figures: Figures, pictures: Sequence[Picture], legend: Mapping[int, tuple[str, str]]
) -> str:
    """The page as one HTML file that needs nothing beside it.

    Args:
        figures: of the run (engine/boundaries.py).
        pictures: of each date.
        legend: of classes: code to name and colour.
    """
    shown = spread(pictures, MOST_SHOWN)
    sides = shown[0].sides if shown else (1, 1)
    scale = MAP / max(sides)
    size = (round(sides[0] * scale, 1), round(sides[1] * scale, 1))
    return written(
        TEMPLATE,
        figures=figures,
        rows=figures["dates"][:MOST_ROWS],
        more=max(0, len(figures["dates"]) - MOST_ROWS),
        size=size,
        layers=[_layer(one, n, len(shown), size, legend) for n, one in enumerate(shown)],
        legend=_legend(figures, legend),
        chart=_chart(figures["dates"]),
        hectares=hectares,
        hows=HOWS,
        has_untold=any(row.get("how") == "fixed" for row in figures["dates"]),
        chronofuse=__version__,
    )


def spread(pictures: Sequence[Picture], most: int) -> list[Picture]:
    """Some of many, evenly, the first and the last among them."""
    places = np.linspace(0, len(pictures) - 1, min(most, len(pictures))).round().astype(int)
    return [pictures[int(place)] for place in dict.fromkeys(places.tolist())]


def hectares(square_metres: float) -> str:
    """An area in words."""
    value = square_metres / 1e4
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def untold(row: Mapping[str, Any]) -> str:
    """What is told of a date beside its area, where its threshold is not its own."""
    return ", by the usual threshold" if row.get("how") == "fixed" else ""


def _layer(
    picture: Picture,
    number: int,
    count: int,
    size: tuple[float, float],
    legend: Mapping[int, tuple[str, str]],
) -> dict[str, Any]:
    """The paths of a date, one a label."""
    colour = WATER if count == 1 else to_hex(colormaps["viridis"](BRIGHTEST * number / max(count - 1, 1)))
    paths: dict[int, list[str]] = {}
    for label, rings in picture.shapes:
        paths.setdefault(label, []).extend(_path(ring, size) for ring in rings)
    return {
        "title": picture.title,
        "colour": colour,
        "paths": [
            ("".join(parts), legend[label][1] if label in legend else colour)
            for label, parts in paths.items()
        ],
        "filled": count == 1,
    }


def _path(ring: np.ndarray, size: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x * size[0]:.1f} {y * size[1]:.1f}" for x, y in ring) + "Z"


def _legend(figures: Figures, legend: Mapping[int, tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Name, colour and hectares of each class of the last date."""
    if not legend or not figures["dates"]:
        return []
    found = figures["dates"][-1].get("classes") or {}
    return [
        (name, colour, hectares(found[str(code)]["area_m2"]))
        for code, (name, colour) in legend.items()
        if str(code) in found
    ]


def _chart(rows: Sequence[Mapping[str, Any]]) -> Optional[area_chart.AreaChart]:
    dated = [row for row in rows if row["date"]]
    if len(dated) < 2:
        return None
    values = [row["area_m2"] / 1e4 for row in dated]
    words = [
        f"{row['date']}: {hectares(row['area_m2'])} ha, {many(row['polygons'], 'polygon')}{untold(row)}"
        for row in dated
    ]
    nothing = [None] * len(dated)
    return area_chart.chart(
        [row["date"] for row in dated],
        values,
        nothing,
        nothing,
        "ha",
        words,
        [area_chart.kind_of(row.get("how", ""), row["clear_share"] >= 0.95) for row in dated],
    )
