"""Every figure of the yardstick: what it is called, what it says, which way is better.

The report, the dock, the algorithms and the command line all show figures by this list. Standard library
alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass

LOWER, HIGHER, ZERO, ONE = "lower", "higher", "nearer 0", "nearer 1"
PIXEL, FEATURE, APPLICATION, SERIES, BLIND = "pixel", "feature", "application", "series", "without truth"
UNCERTAINTY, CHANGE = "uncertainty", "change"
EXPECTED = "nearer expected"
LEVELS = {
    PIXEL: "Is each pixel right?",
    FEATURE: "Are edges, texture and outlines right?",
    APPLICATION: "Is what one makes of the image right?",
    SERIES: "Does it change in time as the truth does?",
    UNCERTAINTY: "Does it know how sure it is?",
    CHANGE: "Does it know which pixels changed?",
    BLIND: "What can be known without a truth.",
}
"""Level to the question that it answers."""


@dataclass(frozen=True)
class Figure:
    """What a figure is."""

    level: str
    title: str
    better: str
    meaning: str
    """One plain line."""
    short: str = ""
    """For narrow tables; the title where it is empty."""

    @property
    def label(self) -> str:
        return self.short or self.title


FIGURES = {
    "rmse": Figure(PIXEL, "RMSE", LOWER, "root mean square error, in reflectance"),
    "bias": Figure(PIXEL, "Bias", ZERO, "mean of prediction - truth, in reflectance; above 0 is too bright"),
    "cc": Figure(PIXEL, "Correlation (CC)", HIGHER, "do bright pixels come out bright? 1 is perfect", "CC"),
    "r2": Figure(
        PIXEL, "R2", HIGHER, "share of the truth's variance that is explained; below 0 is worse than its mean"
    ),
    "slope": Figure(
        PIXEL, "Slope", ONE, "of the regression of prediction on truth; below 1 pulls contrasts together"
    ),
    "kge": Figure(
        PIXEL, "KGE", HIGHER, "Kling-Gupta efficiency: correlation, spread and mean in one; 1 is perfect"
    ),
    "uiqi": Figure(PIXEL, "UIQI", HIGHER, "universal image quality index over the whole image; 1 is perfect"),
    "ssim": Figure(PIXEL, "SSIM", HIGHER, "structural similarity, on the truth's own range; 1 is perfect"),
    "ssim_unit_range": Figure(
        PIXEL, "SSIM, data range 1", HIGHER, "as most papers have it; it flatters", "SSIM/1"
    ),
    "sam": Figure(
        PIXEL,
        "SAM (radians)",
        LOWER,
        "mean angle between predicted and true spectra: are colours right?",
        "SAM",
    ),
    "ergas": Figure(PIXEL, "ERGAS", LOWER, "RMSE relative to the bands' means, divided by the ratio"),
    "skill": Figure(
        PIXEL, "Skill over F1", HIGHER, "1 - RMSE / RMSE of copying F1; 0 is no better than that", "Skill"
    ),
    "changed_rmse": Figure(
        PIXEL,
        "RMSE where it changed",
        LOWER,
        "RMSE on the fifth of the pixels that changed most",
        "Changed RMSE",
    ),
    "edge": Figure(FEATURE, "EDGE", ZERO, "strength of the edges; below 0 is too smooth, above too sharp"),
    "lbp": Figure(FEATURE, "LBP", ZERO, "local texture; below 0 is too smooth, above too rough"),
    "boundary_f1": Figure(
        FEATURE, "Boundary F1", HIGHER, "do outlines (of water, or of classes) lie where they should?"
    ),
    "ndvi_rmse": Figure(APPLICATION, "NDVI RMSE", LOWER, "root mean square error of the vegetation index"),
    "ndvi_r2": Figure(
        APPLICATION, "NDVI R2", HIGHER, "share of the variance of the vegetation index explained"
    ),
    "overall_accuracy": Figure(
        APPLICATION, "Overall accuracy", HIGHER, "share of pixels in their right class", "OA"
    ),
    "class_f1": Figure(APPLICATION, "Class F1", HIGHER, "harmonic mean of user's and producer's accuracy"),
    "mean_iou": Figure(APPLICATION, "Mean IoU", HIGHER, "intersection over union, mean over classes"),
    "kappa": Figure(APPLICATION, "Kappa", HIGHER, "agreement of the classes beyond chance; 0 is chance"),
    "second_difference_rmse": Figure(
        SERIES,
        "Second differences, RMSE",
        LOWER,
        "error of the bend of the course over three dates, in reflectance",
    ),
    "roughness": Figure(
        SERIES,
        "Roughness in time",
        ONE,
        "bends of the predicted course against the true one; below 1 is too smooth, above flickers",
    ),
    "deviation": Figure(
        UNCERTAINTY, "Mean uncertainty", LOWER, "mean of the deviation of each pixel, in reflectance"
    ),
    "within_1": Figure(
        UNCERTAINTY,
        "Errors within 1 deviation",
        EXPECTED,
        "share of pixels; .68 is honest, of 4 samples .56",
    ),
    "within_95": Figure(
        UNCERTAINTY, "Errors within the bounds of 95 %", EXPECTED, "share of pixels; .95 is honest"
    ),
    "within_2": Figure(
        UNCERTAINTY,
        "Errors within 2 deviations",
        EXPECTED,
        "share of pixels; .95 is honest with very many samples, .83 with 4",
    ),
    "error_cc": Figure(
        UNCERTAINTY,
        "Correlation of error and uncertainty",
        HIGHER,
        "is the deviation large where the error is? 0 is no; chance keeps it below 1",
    ),
    "likely_changed": Figure(
        CHANGE, "Likely changed", EXPECTED, "share of the pixels with a probability of change above .5"
    ),
    "change_auc": Figure(
        CHANGE,
        "Area under the ROC curve",
        HIGHER,
        "how often a pixel that changed has a higher probability than one that did not; .5 is chance",
    ),
    "change_reliability": Figure(
        CHANGE,
        "Probability off by",
        LOWER,
        "mean difference of the probability and of the share that changed, in ten classes of it; 0 is honest",
    ),
    "consistency": Figure(
        BLIND,
        "Consistency with C2 (RMSE)",
        LOWER,
        "the prediction brought to coarse pixels against C2, in reflectance",
        "Consistency",
    ),
    "valid_share": Figure(
        BLIND,
        "Valid share",
        HIGHER,
        "share of the pixels that could be measured, or predicted (mean over the bands)",
    ),
    "days": Figure(
        BLIND, "Days from the reference date", LOWER, "the longer ago F1 was, the more may have changed"
    ),
}
"""Key to what it is, in the order of every table."""
