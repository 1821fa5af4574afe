"""How accurate every installed method is on every suitable case of ../shared/data, with the baselines beside it.

    python benchmarks/accuracy.py [--method NAME ...] [--out benchmarks/accuracy]

Each prediction is a run of the engine, and its figures are those of the run's own report. Writes OUT.json (all
figures) and OUT.md (the tables).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from cases import Case, all_cases

from chronofuse.engine import client, events
from chronofuse.engine.job import FuseJob, Pair
from chronofuse.engine.tables import mean_of
from chronofuse.models.manifest import Manifest, catalogue

FIGURES = ("rmse", "cc", "ssim", "sam", "ergas", "edge", "skill", "changed_rmse")
TITLES = {"rmse": "RMSE", "cc": "CC", "ssim": "SSIM", "sam": "SAM", "ergas": "ERGAS", "edge": "EDGE", "skill": "Skill",
          "changed_rmse": "Changed RMSE"}


def main() -> None:
    options = _options()
    methods = {name: m for name, m in catalogue().items() if not options.method or name in options.method}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in all_cases(Path(folder)):
            for manifest in methods.values():
                if manifest.pairs_min <= len(case.pairs) <= manifest.pairs_max:
                    rows.append(measure(case, manifest, Path(folder)))
                    print(json.dumps({k: rows[-1][k] for k in ("group", "case", "method", "rmse", "ssim")}), flush=True)
    options.out.with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    options.out.with_suffix(".md").write_text(markdown(rows), "utf-8")


def measure(case: Case, manifest: Manifest, folder: Path) -> dict:
    """Fuse one case with one method; the mean figures over bands, the warnings and the seconds."""
    told: list[events.Warned] = []
    job = FuseJob(tuple(Pair(*pair) for pair in case.pairs), case.target, manifest.name, str(folder / "prediction.tif"),
                  reference=case.truth, ratio=case.ratio, overwrite=True)
    finished = client.run(job, lambda e: told.append(e) if isinstance(e, events.Warned) else None, python=sys.executable)
    figures = finished.figures["reference"]
    return {"group": case.group, "case": case.name, "pairs": len(case.pairs), "method": manifest.name,
            **{name: mean_of(figures[name]) for name in FIGURES},
            "consistency": mean_of(finished.figures["consistency"]), "valid_share": finished.figures["valid_share"],
            "seconds": finished.timings["Fusing"], "warnings": sorted({w.code for w in told})}


def markdown(rows: list[dict]) -> str:
    lines = ["# Accuracy", "", "Made by `benchmarks/accuracy.py`; means over bands and, per group, cases. Lower RMSE, "
             "SAM and ERGAS, higher CC, SSIM and skill, and an EDGE near 0 are better. Each group's best RMSE is bold.", ""]
    groups = defaultdict(list)
    for row in rows:
        groups[(row["group"], row["pairs"])].append(row)
    for (group, pairs), found in groups.items():
        count = len({row["case"] for row in found})
        lines += [f"## {group}: {count} case{'s' * (count > 1)}, {pairs} pair{'s' * (pairs > 1)}", "", *table(found), ""]
        said = sorted({code for row in found for code in row["warnings"]})
        if said:
            lines += [f"The check warned: {', '.join(said)}.", ""]
    lines += ["## Every case: RMSE", "", *per_case(rows), ""]
    return "\n".join(lines)


def table(rows: list[dict]) -> list[str]:
    """One line a method, mean over the group's cases."""
    methods = list(dict.fromkeys(row["method"] for row in rows))
    means = {m: {f: mean([r[f] for r in rows if r["method"] == m]) for f in FIGURES} for m in methods}
    best = min(means, key=lambda m: means[m]["rmse"])
    lines = [f"| method | {' | '.join(TITLES[f] for f in FIGURES)} |", "| --- |" + " --- |" * len(FIGURES)]
    for method, values in means.items():
        cells = [number(values[f]) for f in FIGURES]
        if method == best:
            cells[0] = f"**{cells[0]}**"
        lines.append(f"| {method} | {' | '.join(cells)} |")
    return lines


def per_case(rows: list[dict]) -> list[str]:
    methods = list(dict.fromkeys(row["method"] for row in rows))
    found = {(row["group"], row["case"], row["method"]): row["rmse"] for row in rows}
    lines = [f"| group | case | {' | '.join(methods)} |", "| --- | --- |" + " --- |" * len(methods)]
    for group, case in dict.fromkeys((row["group"], row["case"]) for row in rows):
        lines.append(f"| {group} | {case} | {' | '.join(number(found.get((group, case, m))) for m in methods)} |")
    return lines


def mean(values: list) -> float | None:
    known = [v for v in values if v is not None]
    return float(np.mean(known)) if known else None


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--method", nargs="*", help="only these (default: all that are installed)")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("accuracy"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
