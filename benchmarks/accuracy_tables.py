"""The tables of the accuracy benchmark, from its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

FIGURES = ("rmse", "cc", "ssim", "sam", "ergas", "edge", "skill", "changed_rmse")
TITLES = {
    "rmse": "RMSE",
    "cc": "CC",
    "ssim": "SSIM",
    "sam": "SAM",
    "ergas": "ERGAS",
    "edge": "EDGE",
    "skill": "Skill",
    "changed_rmse": "Changed RMSE",
}
APART = "nrw2016"
"""Its sensors have different units: a mean over all cases would be a mean of this one. Shown apart."""


def markdown(rows: list[dict]) -> str:
    lines = [
        "# Accuracy",
        "",
        "Made by `benchmarks/accuracy.py`; means over bands and cases. Lower RMSE, SAM and ERGAS, higher CC, "
        "SSIM and skill, and an EDGE near 0 are better. Each table's best RMSE is bold. `rank` is the mean "
        "over cases of a method's place by RMSE among all that ran, `beats delta` the cases with a lower "
        f"RMSE than `delta`. The baselines use the first pair alone. Means over all cases leave {APART} out; "
        f"the column `RMSE with {APART}` has it.",
        "",
    ]
    for pairs in sorted({row["pairs"] for row in rows}):
        lines += overview([row for row in rows if row["pairs"] == pairs], pairs)
    lines += [*by_group(rows), "## Every case: RMSE", "", *per_case(rows), ""]
    return "\n".join(lines)


def by_group(rows: list[dict], figures: Sequence[str] = FIGURES) -> list[str]:
    """A table for each group and number of pairs, with what the check warned of."""
    lines, groups = [], defaultdict(list)
    for row in rows:
        groups[(row["group"], row["pairs"])].append(row)
    for (group, pairs), of_group in groups.items():
        lines += [
            f"## {group}: {counted(of_group)}, {pairs} pair{'s' * (pairs > 1)}",
            "",
            *table(of_group, figures),
            "",
        ]
        warnings = sorted({code for row in of_group for code in row["warnings"]})
        if warnings:
            lines += [f"The check warned: {', '.join(warnings)}.", ""]
    return lines


def overview(rows: list[dict], pairs: int, figures: Sequence[str] = FIGURES) -> list[str]:
    """All cases with that many pairs: means, and how the methods compare case by case."""
    whole = [row for row in rows if APART not in row["group"]]
    apart = [f"RMSE with {APART}"] if len(whole) < len(rows) else []
    heads = [*(TITLES[f] for f in figures), "rank", "beats delta", *apart]
    lines = [
        f"## All cases with {'one pair' if pairs == 1 else 'two pairs'}: {counted(whole)}",
        "",
        f"| method | {' | '.join(heads)} |",
        "| --- |" + " --- |" * len(heads),
    ]
    ranks, wins = ranks_of(whole), wins_of(whole)
    for method, values in sorted(means_of(whole, figures).items(), key=lambda item: item[1]["rmse"]):
        cells = [*(number(values[f]) for f in figures), f"{ranks[method]:.2f}", wins[method]]
        cells += [number(means_of(rows, ("rmse",))[method]["rmse"])] if apart else []
        lines.append(f"| {method} | {' | '.join(cells)} |")
    return [*lines, ""]


def ranks_of(rows: list[dict]) -> dict[str, float]:
    """Method to the mean over cases of its place by RMSE, the best being 1."""
    places = defaultdict(list)
    for rmse in by_case(rows).values():
        for place, method in enumerate(sorted(rmse, key=rmse.get), 1):
            places[method].append(place)
    return {method: float(np.mean(rmse)) for method, rmse in places.items()}


def wins_of(rows: list[dict], over: str = "delta") -> dict[str, str]:
    """Method to `n of N` cases in which its RMSE is below another method's."""
    wins, all_ = defaultdict(int), defaultdict(int)
    for of_case in by_case(rows).values():
        for method, rmse in of_case.items():
            wins[method] += rmse < of_case[over]
            all_[method] += 1
    return {method: "-" if method == over else f"{wins[method]} of {all_[method]}" for method in all_}


def by_case(rows: list[dict]) -> dict[tuple, dict[str, float]]:
    """Group and case to the RMSE of each method."""
    cases = defaultdict(dict)
    for row in rows:
        cases[(row["group"], row["case"])][row["method"]] = row["rmse"]
    return cases


def means_of(rows: list[dict], figures: Sequence[str] = FIGURES) -> dict[str, dict[str, float | None]]:
    methods = dict.fromkeys(row["method"] for row in rows)
    return {m: {f: mean([row[f] for row in rows if row["method"] == m]) for f in figures} for m in methods}


def table(rows: list[dict], figures: Sequence[str] = FIGURES) -> list[str]:
    """One line a method, mean over the rows' cases."""
    means = means_of(rows, figures)
    best = min(means, key=lambda m: means[m]["rmse"])
    lines = [f"| method | {' | '.join(TITLES[f] for f in figures)} |", "| --- |" + " --- |" * len(figures)]
    for method, values in means.items():
        cells = [number(values[f]) for f in figures]
        if method == best:
            cells[0] = f"**{cells[0]}**"
        lines.append(f"| {method} | {' | '.join(cells)} |")
    return lines


def per_case(rows: list[dict]) -> list[str]:
    methods = list(dict.fromkeys(row["method"] for row in rows))
    lines = [f"| group | case | {' | '.join(methods)} |", "| --- | --- |" + " --- |" * len(methods)]
    for (group, case), of_case in by_case(rows).items():
        lines.append(f"| {group} | {case} | {' | '.join(number(of_case.get(m)) for m in methods)} |")
    return lines


def counted(rows: list[dict]) -> str:
    count = len({(row["group"], row["case"]) for row in rows})
    return f"{count} case{'s' * (count != 1)}"


def mean(values: list) -> float | None:
    known = [v for v in values if v is not None]
    return float(np.mean(known)) if known else None


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
