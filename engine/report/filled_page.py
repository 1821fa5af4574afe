"""The page of a filled series: its dates on a line, coloured by where pixels come from, and pictures."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib import colormaps
from matplotlib import image as pixels
from matplotlib.colors import to_rgb

from ..door.version import __version__
from . import charts
from .templates import written
from .time_line import LEFT, WIDTH, TimeLine

TEMPLATE = "filled.html.j2"
COLOURS = {
    "observed": "#0072B2",
    "fused": "#009E73",
    "fused, coarse image between dates": "#8CC9B0",
    "in time only": "#E69F00",
    "nothing": "#d9dee2",
}
"""Of each origin; those of Okabe and Ito, a light one for what is less sure."""
MOST_ROWS = 2000


@dataclass(frozen=True)
class Look:
    """A small picture of a date."""

    date: str
    values: np.ndarray
    """(1, rows, cols) of an index, or (3, rows, cols) to show as red, green and blue; NaN for gaps."""


def filled_page(told: Mapping[str, Any], looks: Sequence[Look], shown: str, outputs: Sequence[str]) -> str:
    """The page as one HTML file that needs nothing beside it.

    Args:
        told: as `series.json` has it.
        looks: of some of the dates, in their order.
        shown: what the looks show.
        outputs: names of what lies beside the page.
    """
    dates = told["dates"]
    return written(
        TEMPLATE,
        told=told,
        line=TimeLine.over(dates),
        left=LEFT,
        width=WIDTH,
        colours=COLOURS,
        parts={day: _parts(one["origin"]) for day, one in dates.items()},
        hover={day: _hover(day, one) for day, one in dates.items()},
        means={
            name: float(np.mean([one["origin"].get(name, 0) for one in dates.values()])) for name in COLOURS
        },
        coarse=_coarse_rows(told),
        pictures=_pictures(looks),
        shown=shown,
        outputs=outputs,
        rows=list(dates.items())[:MOST_ROWS],
        more=max(0, len(dates) - MOST_ROWS),
        chronofuse=__version__,
    )


def _coarse_rows(told: Mapping[str, Any]) -> list[tuple[str, str, str, str, str]]:
    """Of each band of the coarse images its name, the line to the fine sensor, how sure it is, what was done,
    and how large its biases are; none where nothing was looked at."""
    known = told.get("coarse_values")
    if not known:
        return []
    biases = np.array(list((known.get("bias") or {}).values()), float).reshape(-1, len(told["bands"]))
    rows = []
    for number, name in enumerate(told["bands"]):
        line = known["sensor_lines"][number] if known["sensor_lines"] else None
        through = known["lines"][number] if known["lines"] else None
        formula = f"{line['gain']:.4g} x coarse {line['offset']:+.4g}" if line else "-"
        sure = f"R2 {line['r2']:.2f}, {'sure' if line['sure'] else 'not sure'}" if line else "-"
        bias = f"{np.sqrt((biases[:, number] ** 2).mean()):.2g}" if len(biases) else "-"
        rows.append((name, formula, sure, "through the line" if through else "as they are", bias))
    return rows


def _parts(origin: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """Colour, beginning and length of each part of a bar, from the bottom, in shares of it."""
    found, begun = [], 0.0
    for name, colour in COLOURS.items():
        share = float(origin.get(name, 0.0))
        if share > 0:
            found.append((colour, begun, share))
        begun += share
    return found


def _hover(day: str, one: Mapping[str, Any]) -> str:
    shares = [f"{share:.0%} {name}" for name, share in one["origin"].items() if share > 0]
    around = f"references: {one.get('before') or 'none'} before, {one.get('after') or 'none'} after"
    return "\n".join([f"{day}", *shares, around])


def _pictures(looks: Sequence[Look]) -> list[tuple[str, str]]:
    """Day and PNG in base64 of each look, all with the same colours."""
    if not looks:
        return []
    every = np.concatenate([look.values.reshape(len(look.values), -1) for look in looks], axis=1)
    low, high = charts.stretch_limits(every)
    return [(look.date, picture(_coloured(look.values, low, high))) for look in looks]


def _coloured(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    if len(values) == 3:
        return charts.stretch(values, low, high)
    share = np.clip((np.nan_to_num(values[0]) - low[0]) / max(high[0] - low[0], 1e-9), 0, 1)
    colours = colormaps["YlGn"](share)[..., :3]
    return np.where(np.isfinite(values[0])[..., None], colours, to_rgb(charts.NO_DATA))


def picture(colours: np.ndarray) -> str:
    """(rows, cols, 3) colours from 0 to 1 as a PNG in base64, to stand inside a page."""
    file = io.BytesIO()
    pixels.imsave(file, np.ascontiguousarray(np.rint(colours * 255).astype(np.uint8)), format="png")
    return base64.b64encode(file.getvalue()).decode("ascii")
