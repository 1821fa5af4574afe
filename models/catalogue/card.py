"""What a list says of a method beside its summary: what it takes, how good it was measured to be, its size,
its licence.

Standard library alone: the command line and QGIS show the same words.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Optional

from .manifest import Manifest

NO_FIGURE = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)
"""What comes of a card that has no such figure, or another thing in its place: a foreign card may hold
anything that JSON can."""
ORIGINS = {"code": "built in", "bundled": "bundled", "own": "your own"}


def in_brief(manifest: Manifest) -> str:
    """One line: title, what it takes, where it comes from; of a model file also its accuracy, size and
    licence."""
    bands = "any bands" if manifest.bands == "any" else f"bands {', '.join(manifest.bands)}"
    priors = sorted({tensor.of for tensor in manifest.inputs if tensor.role == "prior"})
    parts = [
        manifest.title,
        bands,
        f"starts from {' and '.join(priors)}" if priors else "",
        _accuracy_text(manifest),
        size_text(manifest),
        manifest.licence if manifest.path else "",
        ORIGINS[manifest.origin],
    ]
    return "; ".join(filter(None, parts))


def _accuracy_text(manifest: Manifest) -> str:
    """How its error compares with the baseline's: on places held out, and on tests; empty where unknown."""
    held_out, tested = share_of_delta(manifest), reached_on_tests(manifest)
    measured = [(held_out, "on places held out")] if held_out else []
    measured += [(tested[0], f"on {tested[1]} test cases")] if tested else []
    of = [" of delta's", ""]
    return (
        "RMSE " + ", ".join(f"{share:.2f}{said} {where}" for (share, where), said in zip(measured, of))
        if measured
        else ""
    )


def reached_on_tests(manifest: Manifest) -> Optional[tuple[float, int]]:
    """RMSE over test cases that neither trained nor chose it, as a share of `delta`'s, and how many; None
    where unknown."""
    try:
        tests = manifest.accuracy["tests"]
        return _number(tests["share_of_delta"]), int(tests["cases"])
    except NO_FIGURE:
        return None


def share_of_delta(manifest: Manifest) -> Optional[float]:
    """RMSE on held-out places as a share of the baseline `delta`'s, mean over places; None where it was
    not measured."""
    try:
        if "share_of_delta" in manifest.accuracy:
            return _number(manifest.accuracy["share_of_delta"])
        shares = [place["network"] / place["delta"] for place in manifest.accuracy["places"].values()]
        return _number(sum(shares) / len(shares))
    except NO_FIGURE:
        return None


def _number(value: Any) -> float:
    """Raises one of NO_FIGURE for what is none."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def size_of(manifest: Manifest) -> Optional[int]:
    """Bytes of the model file; None for a method that is code, or a file that is gone."""
    try:
        return Path(manifest.path).stat().st_size if manifest.path else None
    except OSError:
        return None


def size_text(manifest: Manifest) -> str:
    """The size for people; empty where there is none."""
    size = size_of(manifest)
    return "" if size is None else f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB"
