"""Writes what the benchmarks measured of every method into the catalogue: for the cards of the forms, and as
what *Compare methods* believes before it has measured anything.

    python benchmarks/measured.py

From benchmarks/accuracy.json (one pair; of a method that needs two, those with two) and seconds.json; run it
after them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from accuracy_tables import APART, means_of

from chronofuse.models.catalogue import priors
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.measured import FILE

HERE = Path(__file__).resolve().parent


def figures() -> dict[str, dict[str, Any]]:
    """Method to its error as a share of `delta`'s, on how many cases, its seconds for a million pixels."""
    rows = json.loads((HERE / "accuracy.json").read_text("utf-8"))
    seconds = json.loads((HERE / "seconds.json").read_text("utf-8"))
    found = {}
    for name, manifest in catalogue().items():
        if manifest.origin == "own":
            continue
        of_pairs = [row for row in rows if row["pairs"] == manifest.pairs_min and APART not in row["group"]]
        found[name] = {**_accuracy(name, of_pairs), **_speed(seconds.get(name))}
    return {name: values for name, values in found.items() if values}


def _accuracy(name: str, rows: list[dict]) -> dict[str, Any]:
    own = [row for row in rows if row["method"] == name]
    if not own:
        return {}
    means = means_of(rows, ("rmse",))
    share = means[name]["rmse"] / means["delta"]["rmse"]
    return {"share_of_delta": round(share, 3), "cases": len({(row["group"], row["case"]) for row in own})}


def _speed(measured: Any) -> dict[str, Any]:
    if not measured:
        return {}
    return {
        "seconds": round(measured["predict"] + measured["whole scene"], 2),
        "bands": measured.get("bands", 6),
    }


def text() -> str:
    return json.dumps(figures(), indent=1) + "\n"


def text_of_priors() -> str:
    """Of the methods that come with Chronofuse."""
    rows = json.loads((HERE / "accuracy.json").read_text("utf-8"))
    names = [name for name, manifest in catalogue().items() if manifest.origin != "own"]
    kept = [row for row in rows if APART not in row["group"] and row["method"] in names]
    found = {pairs: priors.priors_of(kept, pairs) for pairs in (1, 2)}
    values = {str(n): {name: vars(one) for name, one in of.items()} for n, of in found.items()}
    return json.dumps(values, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
    priors.FILE.write_text(text_of_priors(), "utf-8")
