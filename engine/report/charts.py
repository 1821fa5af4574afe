"""The report's pictures. matplotlib draws; every function gives a figure, and `png` makes it part of a page.

Colours are those of Okabe and Ito or of one hue from light to dark, which the colour-blind can tell apart,
and what they say is also said by a label, a line style or a shape, so that it survives a grey printer.
"""

from __future__ import annotations

import base64
import io

import matplotlib

matplotlib.use("Agg")

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.colors import to_rgb

from ..door.value import Figures
from . import map_size

DPI = 130
INK, QUIET = "#1d2a33", "#66757f"
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
STYLES = ("-", "--", "-.", ":")
LONGEST = 40
"""Characters of a name in a picture."""
NO_DATA = "#d9dee2"
matplotlib.rcdefaults()  # whatever a matplotlibrc in the folder of the run says
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


def plain(name: str) -> str:
    """A name of the user's as matplotlib draws it: no mathematics, one line, not too long, and never left out
    of a legend, as names that begin with an underscore are."""
    line = " ".join(name[: 10 * LONGEST].encode("utf-8", "replace").decode("utf-8").split())
    cut = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    return (" " if cut.startswith("_") else "") + cut.replace("$", r"\$")


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
    wide, tall = map_size.drawn(first.shape[1:], across)
    figure, axes = plt.subplots(down, across, figsize=(across * wide, down * (tall + 0.3)), squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, (title, values) in zip(axes.flat, looks.items()):
        ax.imshow(stretch(values, low, high), interpolation="nearest")
        ax.set_title(plain(title))
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


# ---- a series


def in_time(dates: list[Figures]):
    """RMSE, SSIM and EDGE of the prediction and the baselines, date by date; None where dates are not
    known."""
    if any(day["date"] is None for day in dates):
        return None
    days = np.array([day["date"] for day in dates], "datetime64[D]")
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.4), layout="constrained")
    references = [day.below("reference") for day in dates]
    names = ["prediction", *dict.fromkeys(name for table in references for name in table.baselines)]
    for ax, key, title in zip(
        axes,
        ("rmse", "ssim", "edge"),
        ("RMSE (lower is better)", "SSIM (higher is better)", "EDGE (nearer 0 is better)"),
    ):
        for number, name in enumerate(names):
            tables = [
                reference if name == "prediction" else reference.baselines.get(name)
                for reference in references
            ]
            means = [None if table is None else table.value(key).mean for table in tables]
            values = [np.nan if mean is None else mean for mean in means]
            ax.plot(
                days,
                values,
                color=PALETTE[number],
                linestyle=STYLES[number % 4],
                marker="o" if number == 0 else None,
                markersize=4,
                linewidth=2 if number == 0 else 1.3,
                label=plain(name),
            )
        if key == "edge":
            ax.axhline(0, color=QUIET, linewidth=0.7)
        ax.set_title(title)
        ax.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
    axes[0].legend(frameon=False)
    return figure
