"""The numbers that the algorithms hand on to a graph."""

from __future__ import annotations

from typing import Optional

from ..engine.door.value import Figures
from ..shell.tr import mark, tr_marked

NUMBERS = {
    "RMSE": (mark("RMSE against the reference image"), ("reference", "rmse")),
    "SSIM": (mark("SSIM against the reference image"), ("reference", "ssim")),
    "CC": (mark("Correlation with the reference image"), ("reference", "cc")),
    "SKILL": (mark("Skill: 1 - RMSE / RMSE of copying F1"), ("reference", "skill")),
    "CONSISTENCY": (mark("RMSE of the prediction, brought to coarse pixels, against C2"), ("consistency",)),
}
"""Output name to its title and its place in the figures."""

ASSESSED = {
    **NUMBERS,
    "SAM": (mark("Mean spectral angle, radians"), ("reference", "sam")),
    "ERGAS": (mark("ERGAS"), ("reference", "ergas")),
    "EDGE": (mark("EDGE: strength of the edges"), ("reference", "edge")),
    "BOUNDARY_F1": (mark("F1 of the boundaries of classes"), ("reference", "boundary_f1")),
    "NDVI_RMSE": (mark("RMSE of NDVI"), ("reference", "ndvi_rmse")),
    "OVERALL_ACCURACY": (mark("Overall accuracy of the classes"), ("reference", "overall_accuracy")),
    "MEAN_IOU": (mark("Mean intersection over union of the classes"), ("reference", "mean_iou")),
    "KAPPA": (mark("Kappa of the classes"), ("reference", "kappa")),
    "SECOND_DIFFERENCE_RMSE": (
        mark("RMSE of the second differences of a series"),
        ("series", "second_difference_rmse"),
    ),
    "ROUGHNESS": (mark("Roughness of a series in time"), ("series", "roughness")),
}
"""The same of an assessment, which gives more of them."""


def titles(which: dict[str, tuple]) -> list[tuple[str, str]]:
    """Output name and title of each number."""
    return [(name, tr_marked(title)) for name, (title, _) in which.items()]


def numbers(figures: Figures, which: Optional[dict] = None) -> dict[str, Optional[float]]:
    """The mean over the bands of each number (of NUMBERS by default); None where it cannot be known.

    None arrives as NULL in an expression of a graph, where `coalesce` and `is null` can ask for it. NaN would
    be taken for a number by the next step.
    """
    return {name: mean(figures, *place) for name, (_, place) in (which or NUMBERS).items()}


def mean(figures: Figures, *place: str) -> Optional[float]:
    """The mean of the figure at that place; None where any step to it is missing."""
    *way, key = place
    for step in way:
        figures = figures.below(step)
    return figures.value(key).mean
