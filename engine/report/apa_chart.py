"""The chart of the all-round performance assessment of Zhu et al. 2022, as its authors draw it."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.ticker import MaxNLocator

from ..door.value import Figures
from .charts import QUIET

AD_CLASSES = (
    (-0.002, "#0047AB", "below −.002"),
    (-0.001, "#56B4E9", "−.002 to −.001"),
    (0.001, "#000000", "−.001 to .001"),
    (0.002, "#E69F00", ".001 to .002"),
    (math.inf, "#D55E00", "above .002"),
)
"""Upper limit, colour and words of the classes of AD, the mean difference, as the authors have them."""
LABEL_PLACES = ((-13, -4), (0, 13), (11, 9), (13, -5), (5, 15))
"""Where a point's number stands, in typographic points: each at another side, because the points often
meet."""


def apa(table: list[tuple[str, Figures]]):
    """The all-round performance assessment of Zhu et al. 2022 (doi:10.1016/j.rse.2022.113002); None without
    EDGE.

    A half disc as the authors draw it: distance from the centre is RMSE, the angle is EDGE (straight up is 0,
    left is too smooth, right too sharp), the colour AD. LBP stands beside each name.

    Args:
        table: name and figures of the prediction and of its baselines.
    """
    points: list[tuple] = [
        (name, *(f.value(key).mean for key in ("rmse", "edge", "bias", "lbp"))) for name, f in table
    ]
    points = [point for point in points if None not in point[1:4]]
    if not points:
        return None
    reach = 1.2 * max(point[1] for point in points) or 1.0
    figure = plt.figure(figsize=(12, 4.4))
    ax = figure.add_axes((0.02, 0.04, 0.59, 0.9))
    ax.set(xlim=(-1.12 * reach, 1.12 * reach), ylim=(-0.12 * reach, 1.2 * reach), aspect="equal")
    ax.set_axis_off()
    for zone in _zones({point[0]: point for point in points}):
        _draw_zone(ax, *zone)
    _draw_half_disc(ax, reach)
    _draw_points(ax, points)
    _apa_legend(figure, points)
    return figure


def _draw_points(ax, points: list[tuple]) -> None:
    """Each prediction as a numbered point, the first as a star."""
    for number, (_, rmse, edge, bias, _lbp) in reversed(list(enumerate(points, 1))):
        at = _place(rmse, edge)
        ax.scatter(
            *at,
            s=230 if number == 1 else 100,
            marker="*" if number == 1 else "o",
            color=_ad_colour(bias),
            edgecolor="white",
            linewidth=0.8,
            zorder=6 if number == 1 else 5,
        )
        ax.annotate(
            str(number),
            at,
            xytext=LABEL_PLACES[(number - 1) % len(LABEL_PLACES)],
            textcoords="offset points",
            ha="center",
            va="center",
            zorder=7,
            fontsize=11,
            fontweight="bold",
        )


def _place(rmse: float, edge: float | np.ndarray) -> tuple:
    """Where an RMSE and an EDGE stand on the half disc; EDGE lies between -1 and 1 and is the cosine of
    the angle."""
    edge = np.clip(edge, -1, 1)
    return rmse * edge, rmse * np.sqrt(1 - edge**2)


def _draw_half_disc(ax, reach: float) -> None:
    """Arcs of equal RMSE, rays of equal EDGE, and their labels."""
    course = np.cos(np.linspace(0, math.pi, 181))
    for radius in MaxNLocator(5).tick_values(0, reach):
        if 0 < radius < reach:
            ax.plot(*_place(radius, course), color="#b9c4cb", linewidth=0.7, zorder=2)
            for side in (-1, 1):
                ax.text(
                    side * radius,
                    -0.025 * reach,
                    f"{radius:g}",
                    ha="center",
                    va="top",
                    fontsize=9,
                    color=QUIET,
                )
    ax.plot(*_place(reach, course), color=QUIET, linewidth=1)
    ax.plot([-reach, reach], [0, 0], color=QUIET, linewidth=1)
    ax.text(0, -0.025 * reach, "RMSE", ha="center", va="top")
    for edge in (-1, -0.9, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 0.9, 1):
        x, y = _place(reach, edge)
        ax.plot([0, x], [0, y], color="#b9c4cb", linewidth=0.7, zorder=2)
        ax.text(
            1.05 * x,
            1.05 * y,
            f"{edge:g}".replace("-", "−"),
            ha="center",
            va="center",
            fontsize=9,
            color=QUIET,
        )
    ax.text(0, 1.16 * reach, "← too smooth      EDGE      too sharp →", ha="center", va="center")


def has_zones(table: list[tuple[str, Figures]]) -> bool:
    """Whether both baselines are there that bound the zones."""
    return {"copy", "upsample"} <= {name for name, figures in table if figures.value("edge").mean is not None}


def _zones(points: dict[str, tuple]) -> list[tuple[str, float, float, float, str, Optional[str]]]:
    """Name, lowest and highest EDGE, largest RMSE, colour and hatch of the fair and the good zone."""
    if "copy" not in points or "upsample" not in points:
        return []
    (_, copy_rmse, copy_edge, *_), (_, up_rmse, up_edge, *_) = points["copy"], points["upsample"]
    sharpest = abs(up_edge)
    return [
        ("fair", up_edge, sharpest, copy_rmse, "#e3e6e8", None),
        ("good", max(min(0.0, copy_edge), up_edge), sharpest, min(copy_rmse, up_rmse), "#bfe3d6", "...."),
    ]


def _draw_zone(
    ax, name: str, low: float, high: float, rmse: float, colour: str, hatch: Optional[str]
) -> None:
    if high <= low:
        return
    x, y = _place(rmse, np.cos(np.linspace(math.acos(high), math.acos(low), 100)))
    ax.fill(
        [0, *x],
        [0, *y],
        facecolor=colour,
        edgecolor="#8aa39a" if hatch else "#b5bcc1",
        hatch=hatch,
        linewidth=0.8,
        label=f"{name} zone",
        zorder=1,
    )


def _ad_colour(bias: float) -> str:
    return next(colour for limit, colour, _ in AD_CLASSES if bias <= limit)


def _apa_legend(figure, points: list[tuple]) -> None:
    ax = figure.add_axes((0.64, 0.05, 0.36, 0.9))
    ax.set_axis_off()
    top, line = 0.97, 0.075
    _figures_table(ax, points, top, line)
    y = top - (len(points) + 1.6) * line
    ax.text(0, y, "AD (prediction − truth)", transform=ax.transAxes, va="top", fontweight="bold")
    for number, (_, colour, words) in enumerate(AD_CLASSES):
        at = y - (number + 1) * line * 0.85
        ax.scatter([0.03], [at - 0.022], color=colour, s=60, transform=ax.transAxes, clip_on=False)
        ax.text(0.08, at, words, transform=ax.transAxes, va="top")
    handles, labels = figure.axes[0].get_legend_handles_labels()
    if handles:
        ax.legend(handles, labels, loc="upper right", bbox_to_anchor=(1.0, y + 0.02), frameon=False)


def _figures_table(ax, points: list[tuple], top: float, line: float) -> None:
    """Name and figures of each point, a line each."""
    header = ["", "RMSE", "EDGE", "LBP", "AD"]
    cells = [
        [f"{i}  {name}", f"{rmse:.4f}", f"{edge:+.3f}", "-" if lbp is None else f"{lbp:+.3f}", f"{bias:+.4f}"]
        for i, (name, rmse, edge, bias, lbp) in enumerate(points, 1)
    ]
    places = (0.0, 0.46, 0.63, 0.81, 1.0)
    for row, texts in enumerate([header, *cells]):
        for place, text in zip(places, texts):
            ax.text(
                place,
                top - row * line,
                text.replace("-", "−") if place else text,
                transform=ax.transAxes,
                va="top",
                ha="right" if place else "left",
                fontweight="bold" if row == 0 or place == 0 else "normal",
            )
