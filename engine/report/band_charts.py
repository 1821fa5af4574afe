"""Prediction against truth, band by band: how many pixels lie where, and where and how often it errs."""

from __future__ import annotations

import matplotlib
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.colors import ListedColormap, LogNorm

from ..door.value import Figures
from ..yardstick.second_pass import BandPicture
from . import map_size
from .charts import INK, NO_DATA, PALETTE, QUIET, STYLES, plain


def densities(pictures: dict[str, BandPicture], figures: Figures):
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
        ax.set(xlim=limits, ylim=limits, title=plain(band), xlabel="truth", ylabel="prediction")
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


def _equation(picture: BandPicture, figures: Figures, band: str) -> str:
    lines = []
    if picture.line:
        slope, intercept = picture.line
        lines.append(f"y = {slope:.3f} x {'+' if intercept >= 0 else '−'} {abs(intercept):.4f}")
    for key, title in (("r2", "R2"), ("rmse", "RMSE")):
        value = figures.value(key).each().get(band)
        if value is not None:
            lines.append(f"{title} = {value:.4f}")
    return "\n".join([*lines, f"n = {picture.pixels:,}".replace(",", " ")])


def errors(pictures: dict[str, BandPicture]):
    """Where the prediction errs and in which direction, per band with one scale; and how often, below."""
    shown = {band: picture for band, picture in pictures.items() if picture.histogram.total}
    if not shown:
        return None
    maps = {band: picture.errors.values[0] for band, picture in shown.items()}
    sizes = np.concatenate([np.abs(m[np.isfinite(m)]) for m in maps.values()])
    limit = max(float(np.percentile(sizes, 98)), 1e-6)
    across = min(4, len(maps))
    down = -(-len(maps) // across)
    tall = map_size.drawn(next(iter(maps.values())).shape, across)[1] + 0.25
    figure = plt.figure(figsize=(map_size.FIGURE, down * tall + 3), layout="constrained")
    above, below = figure.subfigures(2, 1, height_ratios=(down * tall, 3))
    axes = above.subplots(down, across, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, (band, cells) in zip(axes.flat, maps.items()):
        drawn = ax.imshow(
            np.ma.masked_invalid(cells), cmap=_diverging(), vmin=-limit, vmax=limit, interpolation="nearest"
        )
        ax.set_title(plain(band))
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
            label=plain(band),
        )
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set(xlabel="prediction − truth", ylabel="% of pixels", ylim=(0, None), xlim=(edges[0], edges[-1]))
    ax.legend(frameon=False, ncols=1 + len(shown) // 7)
