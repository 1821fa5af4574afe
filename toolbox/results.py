"""The numbers that the algorithms hand on to a graph."""

from __future__ import annotations

from typing import Any, Optional

NUMBERS = {
    "RMSE": ("RMSE against the reference image", ("reference", "rmse")),
    "SSIM": ("SSIM against the reference image", ("reference", "ssim")),
    "CC": ("Correlation with the reference image", ("reference", "cc")),
    "SKILL": ("Skill: 1 - RMSE / RMSE of copying F1", ("reference", "skill")),
    "CONSISTENCY": ("RMSE of the prediction, brought to coarse pixels, against C2", ("consistency",)),
}
"""Output name to its title and its place in the figures."""


def numbers(figures: dict[str, Any]) -> dict[str, Optional[float]]:
    """The mean over the bands of each number; None where it cannot be known.

    None arrives as NULL in an expression of a graph, where `coalesce` and `is null` can ask for it. NaN would be
    taken for a number by the next step.
    """
    return {name: mean(figures, *place) for name, (_, place) in NUMBERS.items()}


def mean(figures: dict[str, Any], *place: str) -> Optional[float]:
    """The mean of the figure at that place; None where any step to it is missing."""
    found: Any = figures
    for key in (*place, "mean"):
        found = found.get(key) if isinstance(found, dict) else None
    return found
