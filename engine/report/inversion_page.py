"""The page of an inversion: measured beside predicted, the maps, and what the model is."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from ..door.value import Figures
from ..door.version import __version__
from . import area_chart, charts, map_size
from .filled_page import picture
from .templates import written

TEMPLATE = "inversion.html.j2"
VALUES = ("#fdf6d8", "#7fcdbb", "#1d91c0", "#225ea8", "#081d58")
DEVIATIONS = ("#fcfbf0", "#f0b56a", "#c2476a", "#400f60")
SIDE, LEFT, BELOW = 460, 64, 46
"""Of the scatter: its square, and the room for numbers beside and below it."""
COLUMN, TALLEST = 516, 460
"""Of a map, in pixels of the page."""
MOST_POINTS, MOST_TERMS = 1500, 12
INKS = ("#1b6a8f", "#c2691c", "#5a8f3d", "#8f3d7a", "#6b5a2b")
"""Of the folds."""
Points = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def inversion_page(figures: Figures, look: np.ndarray, points: Optional[Points]) -> str:
    """The page as one HTML file that needs nothing beside it.

    Args:
        figures: of the run (engine/invert.py).
        look: (2, rows, cols) some pixels of value and deviation.
        points: (samples,) measured, predicted, deviation and fold; None where there were none.
    """
    titles = (("value", "Value", VALUES), ("deviation", "Deviation", DEVIATIONS))
    maps = [
        _map(title, look[place], colours, _span(name, figures["bands"][name]))
        for place, (name, title, colours) in enumerate(titles)
        if figures["bands"][name]
    ]
    pairs = list(zip(figures["predictors"], figures["coefficients"]))
    return written(
        TEMPLATE,
        figures=figures,
        maps=maps,
        scatter=None if points is None else _scatter(*points),
        terms=pairs if len(pairs) <= MOST_TERMS else [],
        more=len(figures["predictors"]) if len(pairs) > MOST_TERMS or not pairs else 0,
        side=SIDE,
        left=LEFT,
        below=BELOW,
        chronofuse=__version__,
    )


def _map(title: str, values: np.ndarray, colours, limits) -> dict[str, Any]:
    low, high = limits
    known = np.isfinite(values)
    ramp = LinearSegmentedColormap.from_list("", colours)
    painted = ramp(np.clip((np.where(known, values, low) - low) / (high - low), 0, 1))[..., :3]
    shown = picture(np.where(known[..., None], painted, to_rgb(charts.NO_DATA)))
    ends = [area_chart.number(low, 3), area_chart.number(high, 3)]
    return {
        "title": title,
        "picture": shown,
        "ramp": ", ".join(colours),
        "ends": ends,
        "width": map_size.beside(values.shape, COLUMN, TALLEST),
        "has_gaps": not known.all(),
    }


def _span(name: str, limits: dict[str, float]) -> tuple[float, float]:
    """As the layer's style has it: a deviation begins at 0, so that an even one looks even."""
    low, high = (limits["low"] if name == "value" else 0.0), limits["high"]
    return low, high if high > low else low + 1


def _scatter(measured, predicted, deviations, folds) -> dict[str, Any]:
    """Dots with their deviations, the line of equal values, and ticks; one axis for both."""
    every = np.concatenate([measured, predicted])
    low, high = float(every.min()), float(every.max())
    room = 0.04 * (high - low or 1.0)
    low, high = low - room, high + room
    step = max(1, -(-len(measured) // MOST_POINTS))

    def at(value: float) -> float:
        return round((min(max(value, low), high) - low) / (high - low) * SIDE, 1)

    dots = [
        {
            "x": LEFT + at(float(m)),
            "y": round(SIDE - at(float(p)), 1),
            "from": round(SIDE - at(float(p - d)), 1),
            "to": round(SIDE - at(float(p + d)), 1),
            "ink": INKS[int(f) % len(INKS)],
        }
        for m, p, d, f in zip(measured[::step], predicted[::step], deviations[::step], folds[::step])
    ]
    ticks = [(at(value), f"{value:.4g}") for value in _ticks(low, high)]
    return {"dots": dots, "ticks": ticks, "shown": len(dots), "bars": len(dots) <= 300}


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between two."""
    rough = (high - low) / 5
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    first = np.ceil(low / step)
    return [float(step * (first + n)) for n in range(12) if step * (first + n) <= high]
