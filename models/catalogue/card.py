"""What a list says of a method beside its summary: what it takes, how good it was measured to be, its size,
its licence.

Standard library alone: the command line and QGIS show the same words.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Callable, Optional

from .manifest import Manifest

NO_FIGURE = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)
"""What comes of a card that has no such figure, or another thing in its place: a foreign card may hold
anything that JSON can."""
Say = Callable[[str], str]
"""Has a text in the language of who reads it."""


def in_brief(manifest: Manifest, say: Say = str) -> str:
    """One line: title, what it takes, where it comes from; of a model file also its accuracy, size and
    licence."""
    bands = (
        say("any bands")
        if manifest.bands == "any"
        else say("bands {bands}").format(bands=", ".join(manifest.bands))
    )
    priors = sorted({tensor.of for tensor in manifest.inputs if tensor.role == "prior"})
    parts = [
        say(manifest.title),
        bands,
        say("starts from {methods}").format(methods=say(" and ").join(priors)) if priors else "",
        _accuracy_text(manifest, say),
        size_text(manifest),
        manifest.licence if manifest.path else "",
        {"code": say("built in"), "bundled": say("bundled"), "own": say("your own")}[manifest.origin],
    ]
    return "; ".join(filter(None, parts))


def _accuracy_text(manifest: Manifest, say: Say) -> str:
    """How its error compares with the baseline's: on places held out, and on tests; empty where unknown."""
    held_out, tested = share_of_delta(manifest), reached_on_tests(manifest)
    if held_out and tested:
        told = say("RMSE {share} of delta's on places held out, {tested} on {cases} test cases")
    elif held_out:
        told = say("RMSE {share} of delta's on places held out")
    elif tested:
        told = say("RMSE {tested} of delta's on {cases} test cases")
    else:
        return ""
    reached, cases = tested or (0.0, 0)
    return told.format(share=f"{held_out or 0.0:.2f}", tested=f"{reached:.2f}", cases=cases)


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
