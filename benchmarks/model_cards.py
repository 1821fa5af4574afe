"""Writes what the benchmarks measured of each bundled network into its model card.

    python benchmarks/model_cards.py

From benchmarks/accuracy.json (bands) and ndvi.json (NDVI), cases with one pair; run it after them. The graphs
stay as they are.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from accuracy_tables import APART, means_of, ranks_of, wins_of

from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.model_file import with_manifest

HERE = Path(__file__).resolve().parent
MEASURE = (
    "mean over the development tests of docs/accuracy.md with one pair, on which nothing was trained and by "
    "which nothing was chosen; shares and differences are against the baseline delta"
)


def main() -> None:
    for manifest in catalogue().values():
        if manifest.origin == "bundled":
            tests = tested(manifest)
            if tests:
                write(manifest, tests)
                print(f"{manifest.name:<12} {tests['verdict']}")


def tested(manifest: Manifest) -> dict[str, Any]:
    """What was measured of a network; empty where nothing was."""
    path = HERE / ("ndvi.json" if tuple(manifest.bands) == ("ndvi",) else "accuracy.json")
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    rows = [row for row in rows if row["pairs"] == 1 and APART not in row["group"]]
    if not any(row["method"] == manifest.name for row in rows):
        return {}
    means, wins = means_of(rows, ("rmse", "ssim", "edge")), wins_of(rows)[manifest.name]
    model, delta = means[manifest.name], means["delta"]
    share = model["rmse"] / delta["rmse"]
    groups = sorted({row["group"] for row in rows})
    behind = [
        group for group in groups if not ahead([row for row in rows if row["group"] == group], manifest.name)
    ]
    verdict = f"{abs(share - 1):.0%} {'below' if share < 1 else 'ABOVE'} delta's RMSE; lower in {wins}"
    return {
        "cases": len({(row["group"], row["case"]) for row in rows}),
        "share_of_delta": round(share, 4),
        "rmse": round(model["rmse"], 5),
        "ssim": round(model["ssim"] - delta["ssim"], 4),
        "edge": round(model["edge"] - delta["edge"], 4),
        "rank": round(ranks_of(rows)[manifest.name], 2),
        "verdict": verdict,
        "loses_to_delta_in": behind,
        "measure": MEASURE,
    }


def ahead(rows: list[dict], method: str) -> bool:
    means = means_of(rows, ("rmse",))
    return method not in means or means[method]["rmse"] < means["delta"]["rmse"]


def write(manifest: Manifest, tests: dict[str, Any]) -> None:
    path = Path(manifest.path)
    card = replace(manifest, accuracy={**manifest.accuracy, "tests": tests})
    path.write_bytes(with_manifest(path.read_bytes(), card))


if __name__ == "__main__":
    main()
