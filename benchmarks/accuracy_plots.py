"""The pictures of docs/accuracy.md, from benchmarks/accuracy.json and seconds.json.

python benchmarks/accuracy_plots.py [docs]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import numpy as np
from accuracy_tables import APART, means_of
from matplotlib import pyplot as plt
from matplotlib.colors import TwoSlopeNorm

BASELINES = ("copy", "upsample", "delta", "delta-gain")
ORDER = (*BASELINES, "ubdf", "starfm", "estarfm", "elm", "fitfc", "fsdaf", "softmix")
COLOURS = {"baseline": "#8a959c", "classical": "#1f6f9f", "network": "#c2541b"}


def main(folder: Path) -> None:
    rows = json.loads(Path(__file__).with_name("accuracy.json").read_text("utf-8"))
    save(against_delta(rows), folder / "accuracy_by_group.png")
    save(sharpness(rows), folder / "accuracy_sharpness.png")
    seconds = json.loads(Path(__file__).with_name("seconds.json").read_text("utf-8"))
    save(speed(rows, seconds), folder / "accuracy_speed.png")


def against_delta(rows: list[dict]):
    """RMSE of each method relative to delta's, group by group, as a map with the numbers written in."""
    groups = list(dict.fromkeys((row["group"], row["pairs"]) for row in rows))
    methods = in_order({row["method"] for row in rows} - {"delta"})
    share = np.full((len(groups), len(methods)), np.nan)
    for g, (group, pairs) in enumerate(groups):
        means = means_of([row for row in rows if (row["group"], row["pairs"]) == (group, pairs)])
        for m, method in enumerate(methods):
            if method in means:
                share[g, m] = means[method]["rmse"] / means["delta"]["rmse"]
    figure, ax = plt.subplots(figsize=(1.05 * len(methods) + 3.8, 0.42 * len(groups) + 1.6))
    ax.imshow(share, cmap="RdBu_r", norm=TwoSlopeNorm(1, 0.6, 1.8), aspect="auto")
    for g, m in np.argwhere(np.isfinite(share)):
        strong = share[g, m] < 0.72 or share[g, m] > 1.5
        best = share[g, m] == np.nanmin(share[g])
        ax.text(
            m,
            g,
            f"{share[g, m]:.2f}",
            ha="center",
            va="center",
            color="white" if strong else "black",
            weight="bold" if best else "normal",
        )
    ax.set_xticks(range(len(methods)), methods)
    ax.set_yticks(
        range(len(groups)), [f"{group}{', two pairs' if pairs == 2 else ''}" for group, pairs in groups]
    )
    ax.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
    ax.spines[:].set_visible(False)
    ax.set_title("RMSE relative to delta (below 1, blue: better); bold: the group's best", pad=26, loc="left")
    return figure


def sharpness(rows: list[dict]):
    """Mean RMSE against EDGE: what a method pays in sharpness for its accuracy, or the other way round.

    Without `copy` and `upsample`, which lie far off: one errs most, the other is smooth as nothing else.
    """
    figure, axes = plt.subplots(1, 2, figsize=(12, 5))
    for ax, pairs, title in zip(axes, (1, 2), ("one pair", "two pairs")):
        means = means_of([row for row in rows if row["pairs"] == pairs and APART not in row["group"]])
        shown = sorted(set(means) - {"copy", "upsample"}, key=lambda m: means[m]["rmse"])
        for place, method in enumerate(shown):
            at = means[method]["edge"], means[method]["rmse"]
            side = 1 if place % 2 else -1  # neighbours in height get their names on either side
            ax.plot(*at, "o", color=COLOURS[family(method)], markersize=8)
            ax.annotate(
                method,
                at,
                xytext=(9 * side, -3),
                textcoords="offset points",
                fontsize=10,
                ha="left" if side > 0 else "right",
            )
        ax.set(
            title=f"Mean over all cases with {title}",
            xlabel="EDGE (0: as sharp as the truth; below: too smooth)",
            ylabel="RMSE (lower is better)",
        )
        ax.margins(0.25, 0.12)
        ax.spines[["top", "right"]].set_visible(False)
    return figure


def speed(rows: list[dict], seconds: dict[str, dict]):
    """Mean RMSE with one pair against the time that a method takes, as benchmarks/seconds.py measures it."""
    means = means_of([row for row in rows if row["pairs"] == 1 and APART not in row["group"]])
    shown = sorted((m for m in means if m in seconds), key=lambda m: means[m]["rmse"])
    figure, ax = plt.subplots(figsize=(8, 5))
    ax.axhline(means["delta"]["rmse"], color=COLOURS["baseline"], linewidth=1, linestyle="--")
    ax.annotate(
        "delta",
        (0.055, means["delta"]["rmse"]),
        xytext=(0, 4),
        textcoords="offset points",
        color=COLOURS["baseline"],
    )
    duration = {m: seconds[m]["predict"] + seconds[m]["whole scene"] for m in shown}
    for method in shown:
        at = duration[method], means[method]["rmse"]
        crowded = any(1 < duration[m] / at[0] < 2.5 and abs(means[m]["rmse"] - at[1]) < 4e-4 for m in shown)
        ax.plot(*at, "o", color=COLOURS[family(method)], markersize=9)
        ax.annotate(
            method,
            at,
            xytext=(-9 if crowded else 9, -4),
            textcoords="offset points",
            fontsize=11,
            ha="right" if crowded else "left",
        )
    limit = 3 * max(duration.values())  # leaves room for the name
    ax.set(
        xscale="log",
        xlim=(0.05, limit),
        xlabel="seconds for a million pixels of six bands (two cores)",
        ylabel="RMSE, mean over all cases with one pair",
        title="Accuracy against time: better is lower and further left",
    )
    ticks = [t for t in (0.1, 0.3, 1, 3, 10, 30, 100) if t < limit]
    ax.set_xticks(ticks, [f"{t:g}" for t in ticks])
    ax.minorticks_off()
    ax.margins(y=0.12)
    ax.spines[["top", "right"]].set_visible(False)
    return figure


def family(method: str) -> str:
    return "baseline" if method in BASELINES else "classical" if method in ORDER else "network"


def in_order(methods) -> list[str]:
    return sorted(methods, key=lambda m: (ORDER.index(m) if m in ORDER else len(ORDER), m))


def save(figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "docs")
