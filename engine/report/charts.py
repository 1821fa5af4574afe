"""The report's pictures. matplotlib draws; every function gives a figure, and `png` makes it part of a page.

Colours are those of Okabe and Ito or of one hue from light to dark, which the colour-blind can tell apart,
and what they say is also said by a label, a line style or a shape, so that it survives a grey printer.
"""

from __future__ import annotations

import base64
import io
import math
from typing import Any, Optional

import matplotlib

matplotlib.use("Agg")

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.colors import ListedColormap, LogNorm, to_rgb
from matplotlib.ticker import MaxNLocator

from ..yardstick.measure import BandPicture
from .tables import mean_of

DPI = 130
INK, QUIET = "#1d2a33", "#66757f"
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
STYLES = ("-", "--", "-.", ":")
NO_DATA = "#d9dee2"

plt.rcParams.update(
    {
        "font.size": 10,
        "axes.titlesize": 11,
        "axes.edgecolor": QUIET,
        "axes.labelcolor": INK,
        "text.color": INK,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
)


def png(figure) -> str:
    """A figure as base64 PNG, to stand inside the page."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DPI, bbox_inches="tight")
    plt.close(figure)
    return base64.b64encode(buffer.getvalue()).decode("ascii")


# ---- the images


def side_by_side(looks: dict[str, np.ndarray], in_a_row: int = 4):
    """All pictures, (3, rows, cols) by title, with one stretch, that of the first one."""
    first = next(iter(looks.values()))
    low, high = stretch_limits(first)
    across = min(in_a_row, len(looks))
    down = -(-len(looks) // across)
    rows, columns = first.shape[1:]
    width = 12 / across
    figure, axes = plt.subplots(
        down, across, figsize=(12, down * (width * rows / columns + 0.3)), squeeze=False
    )
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, (title, values) in zip(axes.flat, looks.items()):
        ax.imshow(stretch(values, low, high), interpolation="nearest")
        ax.set_title(title)
    figure.tight_layout(pad=0.4)
    return figure


def stretch_limits(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 2nd and 98th percentile of each layer; 0 and 1 for one without any valid pixel."""
    layers = [layer[np.isfinite(layer)] for layer in values]
    limits = [np.percentile(layer, (2, 98)) if layer.size else (0.0, 1.0) for layer in layers]
    return tuple(np.array(side) for side in zip(*limits))


def stretch(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """(3, rows, cols) as (rows, cols, 3) colours between the limits of each band; gaps grey."""
    span = np.maximum(high - low, 1e-9)[:, None, None]
    valid = np.isfinite(values).all(axis=0)
    colours = np.clip((np.where(np.isfinite(values), values, 0) - low[:, None, None]) / span, 0, 1)
    return np.where(valid[..., None], np.dstack(list(colours)), to_rgb(NO_DATA))


# ---- prediction against truth


def densities(pictures: dict[str, BandPicture], figures: dict[str, Any]):
    """Prediction against truth per band: how many pixels, the line of equality and the regression line."""
    shown = {band: picture for band, picture in pictures.items() if picture.density.any()}
    if not shown:
        return None
    across = min(3, len(shown))
    down = -(-len(shown) // across)
    figure, axes = plt.subplots(
        down, across, figsize=(4 * across + 0.8, 3.9 * down), squeeze=False, layout="constrained"
    )
    norm = LogNorm(1, max(2, max(p.density.max() for p in shown.values())))
    for ax in list(axes.flat)[len(shown) :]:
        ax.set_axis_off()
    for ax, (band, picture) in zip(axes.flat, shown.items()):
        limits = (picture.low, picture.high)
        counts = np.where(picture.density > 0, picture.density, np.nan)
        drawn = ax.imshow(
            counts,
            origin="lower",
            norm=norm,
            cmap=_density_colours(),
            extent=(*limits, *limits),
            interpolation="nearest",
            aspect="equal",
        )
        ax.plot(limits, limits, color=QUIET, linestyle="--", linewidth=1, label="prediction = truth")
        if picture.line:
            slope, intercept = picture.line
            ax.plot(
                limits,
                [slope * x + intercept for x in limits],
                color="#D55E00",
                linewidth=1.6,
                label="regression",
            )
        ax.set(xlim=limits, ylim=limits, title=band, xlabel="truth", ylabel="prediction")
        ax.text(
            0.04,
            0.96,
            _equation(picture, figures, band),
            transform=ax.transAxes,
            va="top",
            fontsize=8.5,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 2},
        )
    axes[0, 0].legend(loc="lower right", fontsize=8, frameon=True, framealpha=0.8, edgecolor="none")
    figure.colorbar(drawn, ax=axes, label="pixels (logarithmic)", shrink=0.7, aspect=30)
    return figure


def _density_colours():
    """From a light green to a dark blue: a single pixel is still seen on white paper."""
    return ListedColormap(matplotlib.colormaps["YlGnBu"](np.linspace(0.22, 1, 256)))


def _equation(picture: BandPicture, figures: dict[str, Any], band: str) -> str:
    lines = []
    if picture.line:
        slope, intercept = picture.line
        lines.append(f"y = {slope:.3f} x {'+' if intercept >= 0 else '−'} {abs(intercept):.4f}")
    for key, title in (("r2", "R2"), ("rmse", "RMSE")):
        value = figures[key]["bands"].get(band)
        if value is not None:
            lines.append(f"{title} = {value:.4f}")
    return "\n".join([*lines, f"n = {picture.pixels:,}".replace(",", " ")])


def errors(pictures: dict[str, BandPicture]):
    """Where the prediction errs and in which direction, per band with one scale; and how often, below."""
    shown = {band: picture for band, picture in pictures.items() if picture.histogram.total}
    if not shown:
        return None
    maps = {band: picture.errors.values[0] for band, picture in shown.items()}
    known = np.concatenate([np.abs(m[np.isfinite(m)]) for m in maps.values()])
    limit = max(float(np.percentile(known, 98)), 1e-6)
    across = min(4, len(maps))
    down = -(-len(maps) // across)
    rows, columns = next(iter(maps.values())).shape
    tall = 12 / across * rows / columns + 0.25
    figure = plt.figure(figsize=(12, down * tall + 3), layout="constrained")
    above, below = figure.subfigures(2, 1, height_ratios=(down * tall, 3))
    axes = above.subplots(down, across, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, (band, cells) in zip(axes.flat, maps.items()):
        drawn = ax.imshow(
            np.ma.masked_invalid(cells), cmap=_diverging(), vmin=-limit, vmax=limit, interpolation="nearest"
        )
        ax.set_title(band)
    above.colorbar(drawn, ax=axes, label="prediction − truth", shrink=0.8, aspect=25, extend="both")
    _error_histogram(below.subplots(), shown)
    return figure


def _diverging():
    cmap = matplotlib.colormaps["RdBu_r"].copy()
    cmap.set_bad(NO_DATA)
    return cmap


def _error_histogram(ax, shown: dict[str, BandPicture]) -> None:
    spread = [
        max(abs(p.histogram.quantile(0.005)), abs(p.histogram.quantile(0.995)), 1e-6) for p in shown.values()
    ]
    edges = np.linspace(-max(spread), max(spread), 122)
    middles = (edges[1:] + edges[:-1]) / 2
    for number, (band, picture) in enumerate(shown.items()):
        share = picture.histogram.rebinned(edges) / picture.histogram.total * 100
        ax.plot(
            middles,
            share,
            color=PALETTE[number % len(PALETTE)],
            linestyle=STYLES[number % len(STYLES)],
            linewidth=1.6,
            label=band,
        )
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set(xlabel="prediction − truth", ylabel="% of pixels", ylim=(0, None), xlim=(edges[0], edges[-1]))
    ax.legend(frameon=False, ncols=1 + len(shown) // 7)


# ---- the chart of Zhu et al. 2022

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


def apa(table: list[tuple[str, dict[str, Any]]]):
    """The all-round performance assessment of Zhu et al. 2022 (doi:10.1016/j.rse.2022.113002); None without
    EDGE.

    A half disc as the authors draw it: distance from the centre is RMSE, the angle is EDGE (straight up is 0,
    left is too smooth, right too sharp), the colour AD. LBP stands beside each name.

    Args:
        table: name and figures of the prediction and of its baselines.
    """
    points = [(name, *(mean_of(f[key]) for key in ("rmse", "edge", "bias", "lbp"))) for name, f in table]
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
    _apa_legend(figure, points)
    return figure


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


def has_zones(table: list[tuple[str, dict[str, Any]]]) -> bool:
    """Whether both baselines are there that bound the zones."""
    return {"copy", "upsample"} <= {name for name, figures in table if mean_of(figures["edge"]) is not None}


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
    header = ["", "RMSE", "EDGE", "LBP", "AD"]
    cells = [
        [f"{i}  {name}", f"{rmse:.4f}", f"{edge:+.3f}", "-" if lbp is None else f"{lbp:+.3f}", f"{bias:+.4f}"]
        for i, (name, rmse, edge, bias, lbp) in enumerate(points, 1)
    ]
    top, line = 0.97, 0.075
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
    y = top - (len(cells) + 1.6) * line
    ax.text(0, y, "AD (prediction − truth)", transform=ax.transAxes, va="top", fontweight="bold")
    for number, (_, colour, words) in enumerate(AD_CLASSES):
        at = y - (number + 1) * line * 0.85
        ax.scatter([0.03], [at - 0.022], color=colour, s=60, transform=ax.transAxes, clip_on=False)
        ax.text(0.08, at, words, transform=ax.transAxes, va="top")
    handles, labels = figure.axes[0].get_legend_handles_labels()
    if handles:
        ax.legend(handles, labels, loc="upper right", bbox_to_anchor=(1.0, y + 0.02), frameon=False)


# ---- a series


def in_time(dates: list[dict[str, Any]]):
    """RMSE, SSIM and EDGE of the prediction and the baselines, date by date; None where dates are not
    known."""
    if any(day["date"] is None for day in dates):
        return None
    days = np.array([day["date"] for day in dates], "datetime64[D]")
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.4), layout="constrained")
    names = ["prediction", *dict.fromkeys(name for day in dates for name in day["reference"]["baselines"])]
    for ax, key, title in zip(
        axes,
        ("rmse", "ssim", "edge"),
        ("RMSE (lower is better)", "SSIM (higher is better)", "EDGE (nearer 0 is better)"),
    ):
        for number, name in enumerate(names):
            tables = [
                day["reference"] if name == "prediction" else day["reference"]["baselines"].get(name)
                for day in dates
            ]
            values = [np.nan if t is None or mean_of(t[key]) is None else mean_of(t[key]) for t in tables]
            ax.plot(
                days,
                values,
                color=PALETTE[number],
                linestyle=STYLES[number % 4],
                marker="o" if number == 0 else None,
                markersize=4,
                linewidth=2 if number == 0 else 1.3,
                label=name,
            )
        if key == "edge":
            ax.axhline(0, color=QUIET, linewidth=0.7)
        ax.set_title(title)
        ax.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
    axes[0].legend(frameon=False)
    return figure
