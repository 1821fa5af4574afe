"""Figures and findings as text, for the command line and the documents."""

from __future__ import annotations

from typing import Any, Optional

SHOWN = ("rmse", "bias", "cc", "ssim", "sam", "ergas", "edge", "skill", "changed_rmse")
"""The figures of a table on a terminal; the reports have all."""

MEANING = {
    "rmse": ("RMSE", "root mean square error, reflectance", "lower"),
    "bias": ("Bias", "mean of prediction - truth, reflectance", "near 0"),
    "cc": ("CC", "correlation with the truth", "higher"),
    "r2": ("R2", "share of the truth's variance explained", "higher"),
    "slope": ("Slope", "regression of prediction on truth", "near 1"),
    "kge": ("KGE", "Kling-Gupta efficiency", "higher"),
    "uiqi": ("UIQI", "universal image quality index", "higher"),
    "ssim": ("SSIM", "structural similarity, data range of the truth", "higher"),
    "ssim_unit_range": ("SSIM/1", "the same with data range 1, which flatters", "higher"),
    "sam": ("SAM", "mean spectral angle, radians", "lower"),
    "ergas": ("ERGAS", "relative global error", "lower"),
    "edge": ("EDGE", "sharpness of edges; below 0 is too smooth", "near 0"),
    "lbp": ("LBP", "texture; below 0 is too smooth", "near 0"),
    "skill": ("Skill", "1 - RMSE / RMSE of copying F1", "higher"),
    "changed_rmse": ("Changed RMSE", "RMSE on the fifth of pixels that changed most", "lower"),
    "consistency": ("Consistency", "RMSE against C2 on the coarse grid, reflectance", "lower"),
}
"""Figure to its short name, what it says and which way is better."""


def mean_of(figure: Any) -> Optional[float]:
    """The mean over bands of a figure, or the figure itself where it has no bands."""
    return figure.get("mean") if isinstance(figure, dict) else figure


def rows(figures: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Name and figures of the prediction and of each baseline."""
    reference = figures.get("reference")
    if not reference:
        return []
    return [(figures.get("method") or "prediction", reference), *reference.get("baselines", {}).items()]


def figures_table(figures: dict[str, Any]) -> str:
    """The figures, means over bands, as an aligned text table."""
    lines = []
    found = rows(figures)
    if found:
        lines.append("".join([f"{'':<14}", *(f"{MEANING[name][0]:>13}" for name in SHOWN)]))
        for label, values in found:
            cells = (f"{number(mean_of(values.get(name))):>13}" for name in SHOWN)
            lines.append("".join([f"{label:<14}", *cells]))
    consistency = mean_of(figures.get("consistency"))
    if consistency is not None:
        lines.append(f"consistency with C2 {number(consistency)}")
    lines.append(f"valid pixels {figures['valid_share']:.1%}")
    return "\n".join(lines)


def findings_text(check: dict[str, Any]) -> str:
    """The findings of a check, warnings marked."""
    lines = [("warning: " if f["level"] == "warning" else "") + f["text"] for f in check["findings"]]
    return "\n".join([*lines, "This can be fused."])


def number(value: Optional[float], digits: int = 5) -> str:
    """That many digits after the point, or a dash where it can't be known."""
    return "-" if value is None else f"{value:.{digits}f}"
