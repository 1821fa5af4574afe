"""The curves of a training: a picture, and events for TensorBoard."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")  # no window, whatever the machine is set up for

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

LOSS, NETWORK, CHANGED, SHARP, GOOD, GREY = "#CC79A7", "#0072B2", "#D55E00", "#56B4E9", "#009E73", "#66757f"
ERRORS = {
    "rmse": ("all pixels", NETWORK),
    "changed": ("changed pixels", CHANGED),
    "sharp_rmse": ("full sharpness", SHARP),
}
LIKENESS = {"ssim": ("all pixels", NETWORK), "sharp_ssim": ("full sharpness", SHARP)}
"""Figure to its words and colour."""


def draw(lines: list[dict[str, Any]], best: int, title: str, path: Path, base: str = "delta") -> None:
    """Write the picture: the loss, and how the places held out are predicted, over the steps, with the time
    above.

    Args:
        lines: what each validation found (validation_log.py), in their order.
        best: the step whose weights are kept.
        base: the method that the errors are shares of.
    """
    figure = Figure(figsize=(13, 4.6), dpi=110, layout="constrained")
    both = "ssim" in lines[0]  # a network for sequences is judged by its errors alone
    loss, error, *likeness = figure.subplots(1, 3 if both else 2)
    figure.suptitle(title, fontsize=12, x=0.008, ha="left", weight="bold")
    learnt = [line for line in lines if line["loss"] is not None]
    loss.plot(
        [line["step"] for line in learnt],
        [line["loss"] for line in learnt],
        color=LOSS,
        lw=1.8,
        marker="o",
        ms=3,
    )
    loss.set_title("Loss where it learns (moving mean)", loc="left", fontsize=10)
    _lines(error, lines, ERRORS, 1.0, base)
    error.set_title(f"Held out: RMSE as a share of {base}'s", loc="left", fontsize=10)
    error.yaxis.set_major_formatter(PercentFormatter(1.0))
    kept = next(line for line in lines if line["step"] == best)
    _mark_kept(error, best, lines[-1]["step"], f"{kept['rmse']:.1%}")
    for axes in likeness:
        _lines(axes, lines, LIKENESS, 0.0)
        axes.set_title("Held out: SSIM minus delta's", loc="left", fontsize=10)
        _mark_kept(axes, best, lines[-1]["step"], f"{kept['ssim']:+.3f}")
    for axes in (loss, error, *likeness):
        _plain(axes)
        _time(axes, lines)
    part = path.with_name(path.name + ".part")
    figure.savefig(part, format="png")
    os.replace(part, path)


def _lines(
    axes, lines: list[dict[str, Any]], about: dict[str, tuple[str, str]], level: float, base: str = "delta"
) -> None:
    """A line for each figure, with its words behind it, and the baseline's level."""
    steps = [line["step"] for line in lines]
    for name, (words, colour) in about.items():
        if name in lines[0]:
            values = [line[name] for line in lines]
            axes.plot(steps, values, color=colour, lw=1.8, marker="o", ms=3)
            axes.annotate(
                words,
                (steps[-1], values[-1]),
                (6, 0),
                textcoords="offset points",
                color=colour,
                va="center",
                fontsize=8.5,
            )
    axes.axhline(level, color=GREY, lw=1, ls="--")
    axes.annotate(base, (0, level), (3, 3), textcoords="offset points", color=GREY, fontsize=8.5)
    last = steps[-1] or 1
    axes.set_xlim(-0.02 * last, last * 1.36)  # room for the words behind the lines


def _mark_kept(axes, best: int, last: int, words: str) -> None:
    """The step whose weights are kept; the words stand where there is room beside the line."""
    early = best < last / 2
    axes.axvline(best, color=GOOD, lw=1)
    axes.annotate(
        f"kept: {words}",
        (best, 0.5),
        (4 if early else -4, 0),
        xycoords=("data", "axes fraction"),
        color=GOOD,
        textcoords="offset points",
        ha="left" if early else "right",
        fontsize=8.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85},
    )


def _plain(axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", lw=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8.5)
    axes.set_xlabel("steps", fontsize=9)
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))


def _time(axes, lines: list[dict[str, Any]]) -> None:
    """The time above the steps; a step takes about as long as any other."""
    seconds, steps = lines[-1]["seconds"], lines[-1]["step"]
    unit, name = (1, "seconds") if seconds < 120 else (60, "minutes")
    each = max(seconds, 1e-3) / unit / max(steps, 1)
    above = axes.secondary_xaxis("top", functions=(lambda step: step * each, lambda time: time / each))
    above.set_xlabel(name, fontsize=9)
    above.tick_params(labelsize=8.5)
    above.spines["top"].set_visible(False)
    above.xaxis.set_major_locator(MaxNLocator(5))


def write_events(lines: list[dict[str, Any]], folder: Path) -> bool:
    """Write all validations anew as events for TensorBoard; False where its library is not installed."""
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return False
    for old in folder.glob("events.out.tfevents.*"):
        old.unlink()
    with SummaryWriter(str(folder)) as writer:
        for line in lines:
            for name, value in line.items():
                if name not in ("step", "seconds") and value is not None:
                    writer.add_scalar(
                        f"{'training' if name == 'loss' else 'held out'}/{name}",
                        value,
                        line["step"],
                        walltime=line["seconds"],
                    )
    return True
