"""The engine's figures as rows of a table: one row a figure and band, the prediction beside the baselines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

ALL_BANDS = "all bands"
LOWER, HIGHER, ZERO, ONE = "lower", "higher", "nearer 0", "nearer 1"
FIGURES = {
    "rmse": ("RMSE", LOWER), "bias": ("Bias", ZERO), "cc": ("Correlation (CC)", HIGHER), "r2": ("R2", HIGHER),
    "slope": ("Slope", ONE), "kge": ("KGE", HIGHER), "uiqi": ("UIQI", HIGHER), "ssim": ("SSIM", HIGHER),
    "ssim_unit_range": ("SSIM, data range 1", HIGHER), "sam": ("SAM (radians)", LOWER), "ergas": ("ERGAS", LOWER),
    "edge": ("EDGE", ZERO), "lbp": ("LBP", ZERO), "skill": ("Skill over F1", HIGHER),
    "changed_rmse": ("RMSE where it changed", LOWER),
}
"""Key to title and to what is better, in the order of the table."""


@dataclass(frozen=True)
class Row:
    """One line of the table; values are None where a figure cannot be known."""

    figure: str
    band: str
    better: str
    prediction: Optional[float]
    baselines: dict[str, Optional[float]] = field(default_factory=dict)


def rows(figures: dict[str, Any]) -> list[Row]:
    """All rows: against the reference where there is one, then what is known without."""
    reference = figures.get("reference") or {}
    baselines = reference.get("baselines") or {}
    found = []
    for key, (title, better) in FIGURES.items():
        values = _by_band(reference.get(key))
        others = {name: _by_band(table.get(key)) for name, table in baselines.items()}
        found += [Row(title, band, better, value, {name: other.get(band) for name, other in others.items()})
                  for band, value in values.items()]
    found += [Row("Consistency with C2 (RMSE)", band, LOWER, value)
              for band, value in _by_band(figures.get("consistency")).items()]
    if figures.get("valid_share") is not None:
        found.append(Row("Valid share", ALL_BANDS, HIGHER, figures["valid_share"]))
    if figures.get("days") is not None:
        found.append(Row("Days from the reference date", ALL_BANDS, LOWER, figures["days"]))
    return found


def baseline_names(found: list[Row]) -> list[str]:
    """The baselines that occur, in the order of the figures."""
    return list(dict.fromkeys(name for row in found for name in row.baselines))


def in_short(figures: dict[str, Any]) -> str:
    """The figures in one line for the dock; the most telling that are known."""
    reference = figures.get("reference") or {}
    parts = []
    for title, source, key in (("RMSE", reference, "rmse"), ("SSIM", reference, "ssim"), ("CC", reference, "cc"),
                               ("skill over F1", reference, "skill"), ("consistency with C2", figures, "consistency")):
        value = _by_band(source.get(key)).get(ALL_BANDS)
        if value is not None:
            parts.append(f"{title} {value:.3g}")
    return ", ".join(parts)


def _by_band(value: Any) -> dict[str, Optional[float]]:
    """The mean first, then each band; empty where the figure is missing."""
    if not isinstance(value, dict):
        return {}
    return {ALL_BANDS: value.get("mean"), **(value.get("bands") or {})}
