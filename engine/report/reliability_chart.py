"""The reliability diagram: what share of the errors each bound holds, against what it is to hold."""

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
