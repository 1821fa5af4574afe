"""The further terms of a training's loss: which there are, and how they are written down.

    degradation,cycle=0.2    two terms, the first with the usual weight

Standard library alone, as of all jobs.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from typing import Any

from .errors import JobError
from .plain_text import cut, shown

DEGRADATION, CYCLE, CONSISTENCY = "degradation", "cycle", "consistency"
LOSSES = ("spectral_angle", "multi_scale", "wavelet", DEGRADATION, CYCLE, CONSISTENCY)
"""Terms that are off unless they are asked for."""
USUAL = 0.1
"""The weight of a term that comes without one."""


def terms_of(texts: Iterable[str]) -> dict[str, float]:
    """Term to weight, from texts like `degradation,cycle=0.2`; where one is named twice, the last counts.

    Raises:
        JobError: a weight that is no number.
    """
    parts = [part.strip() for text in texts for part in text.split(",")]
    return dict(_term(part) for part in parts if part)


def _term(text: str) -> tuple[str, float]:
    name, given, number = text.partition("=")
    try:
        return name.strip(), float(number) if given else USUAL
    except ValueError as error:
        raise JobError(
            f"'{cut(text)}' is no term of the loss with its weight: give it as {LOSSES[0]}={USUAL:g}."
        ) from error


def require_terms(losses: Mapping[str, Any]) -> None:
    """Raises JobError for a term that there is not, with the nearest that there is, and for a weight that
    can be none."""
    for name, weight in losses.items():
        if name not in LOSSES:
            near = difflib.get_close_matches(str(name).casefold().replace("-", "_"), LOSSES, 1)
            meant = f"did you mean {near[0]}? There are" if near else "there are"
            raise JobError(f"The loss has no term '{cut(str(name))}': {meant} {', '.join(LOSSES)}.")
        if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight < math.inf:
            raise JobError(f"The weight of '{name}' is {shown(weight)}: give a number from 0 on.")
