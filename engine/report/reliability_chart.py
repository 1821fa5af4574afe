"""Reliability diagrams: what share of the errors each bound holds, against what it is to hold; what share of
the pixels changed, against the probability of that."""

from __future__ import annotations

from typing import Optional

from matplotlib import pyplot as plt

from .charts import PALETTE, QUIET

MARKED = (0.68, 0.95)
"""The bounds that are told everywhere."""


def reliability(measured: dict[str, Optional[float]]):
    """Promised share ("0.68") to the measured one; None where nothing was measured.

    Above the line the uncertainty is too large, below it too small.
    """
    points = [(float(share), held) for share, held in measured.items() if held is not None]
    if not points:
        return None
    figure, ax = plt.subplots(figsize=(4.6, 4.4), layout="constrained")
    ax.plot([0, 1], [0, 1], color=QUIET, linewidth=1, linestyle="--")
    ax.plot(*zip(*points), color=PALETTE[0], marker="o", markersize=4, linewidth=2)
    told = {share: held for share, held in points if share in MARKED}
    ax.plot(list(told), list(told.values()), "o", color=PALETTE[1], markersize=8)
    ax.set_title(", ".join(f"{share:.0%} bounds hold {held:.0%}" for share, held in told.items()))
    ax.text(0.03, 0.97, "too unsure", color=QUIET, va="top")
    ax.text(0.97, 0.03, "too sure", color=QUIET, ha="right")
    ax.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
    ax.set_xlabel("share of the errors that the bounds are to hold")
    ax.set_ylabel("share that they hold")
    return figure


def of_probability(classes: list[dict[str, float]]):
    """A probability of change against the share of pixels that changed, of each class of it (`probability`,
    `changed`, `pixels`); None where there is none. The larger a point, the more pixels."""
    if not classes:
        return None
    figure, ax = plt.subplots(figsize=(4.6, 4.4), layout="constrained")
    ax.plot([0, 1], [0, 1], color=QUIET, linewidth=1, linestyle="--")
    told, changed, pixels = ([one[key] for one in classes] for key in ("probability", "changed", "pixels"))
    ax.plot(told, changed, color=PALETTE[0], linewidth=1.5)
    ax.scatter(told, changed, [20 + 180 * n / max(pixels) for n in pixels], color=PALETTE[0], zorder=3)
    ax.text(0.03, 0.97, "more changed than told", color=QUIET, va="top")
    ax.text(0.97, 0.03, "fewer changed than told", color=QUIET, ha="right")
    ax.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
    ax.set_xlabel("probability of change")
    ax.set_ylabel("share of the pixels that changed")
    return figure
