"""How far each method is off, and by what that is known before there is a truth: its error model.

The deviation of a pixel is a sum of what makes errors likely there (`TERMS`), each with a weight of the
method's own. Standard library alone, for forms and check ask whether there is one. The weights lie in
error_models.json, which `benchmarks/error_models.py` fits.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Optional

from .manifest import Manifest

FILE = Path(__file__).resolve().parent / "error_models.json"
ANY_NETWORK = "any network"
"""The model for a network that none was fitted for."""
TERMS = {
    "fine": "the standard deviation of F1 over the scene",
    "change": "the coarse change |C2 - C1| at the pixel",
    "change around": "its mean over the coarse pixels around",
    "detail": "what F1 shows beside the coarse image, |F1 - C1|",
    "detail around": "its mean over the fine pixels around",
    "changed detail": "the geometric mean of change around and detail",
    "spread": "how far the prediction is from delta, F1 + C2 - C1",
    "gap": "the mean of C1 - (F1 averaged) over the scene",
    "gap spread": "the standard deviation of C1 - (F1 averaged) over the scene",
    "scene change": "the mean of C2 - C1 over the scene",
    "change spread": "the standard deviation of C2 - C1 over the scene",
    "samples": "the deviation of the samples that the network drew",
}
"""Name to what it is; all in the unit of F1, and none below 0."""


@dataclass(frozen=True)
class Scale:
    """By what a truth says that deviations are to be multiplied, in groups from small to large."""

    up_to: tuple[float, ...]
    """The largest deviation of each group but the last."""
    factors: tuple[float, ...]


@dataclass(frozen=True)
class ErrorModel:
    """Of one method."""

    weights: dict[str, float]
    """Term to its weight, at least 0. The sum is the deviation: half the width of the bounds that hold 68 %
    of the errors."""
    levels: dict[str, float]
    """Share of the errors ("0.95") to how many deviations hold it; counted on scenes that the weights were
    not fitted on."""
    ratio_power: float = 0.0
    """The deviation is multiplied by (ratio / 8) to this power."""
    two_pairs: float = 1.0
    """By what it is multiplied where two pairs are given."""
    fitted: str = ""
    """On what, in a few words."""
    lent: bool = False
    """Whether it is that of any network, for one that has none of its own."""
    scales: dict[str, tuple[Scale, ...]] = field(default_factory=dict)
    """Band to what each truth of the user's says of its deviations; `levels` are then theirs, too."""
    truths: tuple[str, ...] = ()
    """What these truths are called: their days."""

    @property
    def of_95(self) -> float:
        """How many deviations the bounds of 95 % are away."""
        return self.levels["0.95"]


@lru_cache(maxsize=1)
def _all() -> dict[str, ErrorModel]:
    return {name: ErrorModel(**fields) for name, fields in json.loads(FILE.read_text("utf-8")).items()}


def error_model(manifest: Manifest) -> Optional[ErrorModel]:
    """The error model of a method: its own, or that of any network for a network that has none.

    None for a method of code that has none, and for a network of the user's own that draws samples: its
    samples say how sure it is.
    """
    known = _all()
    if manifest.origin != "own" and manifest.name in known:
        return known[manifest.name]
    if manifest.family != "network" or manifest.draws_samples or ANY_NETWORK not in known:
        return None
    return replace(known[ANY_NETWORK], lent=True)
