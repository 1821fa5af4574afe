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
ABOUT = {"rmse": ("all pixels", NETWORK), "changed": ("changed pixels", CHANGED), "sharp_rmse": ("at full sharpness", SHARP)}
"""Figure to its words and colour."""


def draw(lines: list[dict[str, Any]], best: int, title: str, path: Path) -> None:
    """Write the picture: the loss, and how the places held out are predicted, over the steps, with the time above.

    Args:
        lines: what each validation found (train.py), in their order.
        best: the step whose weights are kept.
    """
    figure = Figure(figsize=(9, 4.6), dpi=110, layout="constrained")
    loss, held_out = figure.subplots(1, 2)
    figure.suptitle(title, fontsize=12, x=0.012, ha="left", weight="bold")
    learnt = [line for line in lines if line["loss"] is not None]
    loss.plot([line["step"] for line in learnt], [line["loss"] for line in learnt], color=LOSS, lw=1.8, marker="o", ms=3)
    loss.set_title("Loss on the places learnt from (moving mean)", loc="left", fontsize=10)
    _held_out(held_out, lines, best)
    for axes in (loss, held_out):
        _plain(axes)
        _minutes(axes, lines)
    part = path.with_name(path.name + ".part")
    figure.savefig(part, format="png")
    os.replace(part, path)


def _held_out(axes, lines: list[dict[str, Any]], best: int) -> None:
    steps = [line["step"] for line in lines]
    for name, (words, colour) in ABOUT.items():
        if name in lines[0]:
            values = [line[name] for line in lines]
            axes.plot(steps, values, color=colour, lw=1.8, marker="o", ms=3)
            axes.annotate(words, (steps[-1], values[-1]), (5, 0), textcoords="offset points", color=colour, va="center",
                          fontsize=8.5)
    axes.axhline(1, color=GREY, lw=1, ls="--")
    axes.annotate("delta", (0, 1), (3, 3), textcoords="offset points", color=GREY, fontsize=8.5)
    kept = next(line for line in lines if line["step"] == best)
    axes.axvline(best, color=GOOD, lw=1)
    axes.annotate(f"kept: {kept['rmse']:.1%}", (best, axes.get_ylim()[0]), (4, 4), textcoords="offset points", color=GOOD,
                  fontsize=8.5)
    axes.set_title("RMSE on the places held out, as a share of delta's", loc="left", fontsize=10)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=None))
    axes.margins(x=0.02)
    last = steps[-1] or 1
    axes.set_xlim(-0.02 * last, last * 1.38)  # room for the words behind the lines


def _plain(axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", lw=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8.5)
    axes.set_xlabel("steps", fontsize=9)
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))


def _minutes(axes, lines: list[dict[str, Any]]) -> None:
    """How long it took, below the steps."""
    seconds, steps = lines[-1]["seconds"], lines[-1]["step"]
    long = f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
    axes.set_xlabel(f"steps ({steps} in {long})", fontsize=9)


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
                    writer.add_scalar(f"{'training' if name == 'loss' else 'held out'}/{name}", value, line["step"],
                                      walltime=line["seconds"])
    return True
