"""From the sums of the second pass to the figures of a prediction, and why one of them can't be known."""

from __future__ import annotations

from typing import Any

from . import metrics
from .class_agreement import FIGURES as CLASS_FIGURES
from .second_pass import BandSums, PredictionSums, SecondPass
from .ssim_kernels import SPANS

BAND_FIGURES = (
    "rmse",
    "bias",
    "cc",
    "r2",
    "slope",
    "kge",
    "uiqi",
    "ssim",
    "ssim_unit_range",
    "edge",
    "lbp",
    "skill",
    "changed_rmse",
)


def figures_of(
    sums: PredictionSums, measured: SecondPass, names: tuple[str, ...], ratio: float, no_rule: str
) -> dict[str, Any]:
    per_band = [
        _band_figures(s, measured.centre[b], measured.span[b], measured.with_fine)
        for b, s in enumerate(sums.bands)
    ]
    figures: dict[str, Any] = {
        key: metrics.by_band([values[key] for values, _ in per_band], names) for key in BAND_FIGURES
    }
    reasons: dict[str, Any] = {}
    for name, (_, why) in zip(names, per_band):
        for key, reason in why.items():
            reasons.setdefault(key, {})[name] = reason
    for further, why in (
        _joint_figures(sums, per_band, measured, names, ratio),
        _class_figures(sums, measured, no_rule),
    ):
        figures.update(further)
        reasons.update(why)
    figures["pixels"] = int(max((s.pixel[0] for s in sums.bands), default=0))
    figures["reasons"] = reasons
    return figures


def _band_figures(
    sums: BandSums, centre: float, span: float, with_fine: bool
) -> tuple[metrics.Values, metrics.Reasons]:
    values, reasons = metrics.from_sums(*sums.pixel[:7], centre=centre)
    for place, key in enumerate(("ssim", "ssim_unit_range")):
        values[key] = metrics.mean(sums.ssim[place], sums.ssim[SPANS])
    if span <= 0:
        values["ssim"] = None
    values["edge"], values["lbp"] = metrics.mean(*sums.edge), metrics.mean(*sums.lbp)
    n, predicted, copied, changed_n, changed = sums.pixel[7:]
    values["skill"] = metrics.skill(metrics.root(predicted, n), metrics.root(copied, n))
    values["changed_rmse"] = metrics.root(changed, changed_n)
    no_fine = None if with_fine else metrics.NO_FINE
    why = {
        "ssim": metrics.FLAT_TRUTH if span <= 0 and sums.pixel[0] else metrics.NO_WINDOW,
        "ssim_unit_range": metrics.NO_WINDOW,
        "edge": metrics.NO_EDGE,
        "lbp": metrics.NO_NEIGHBOURS,
        "skill": no_fine or (metrics.NO_CHANGE if n else metrics.NO_FINE_THERE),
        "changed_rmse": no_fine or (metrics.NO_CHANGED if n else metrics.NO_FINE_THERE),
    }
    reasons.update({key: why[key] for key in why if values[key] is None})
    return values, reasons


def _joint_figures(
    sums: PredictionSums, per_band: list, measured: SecondPass, names: tuple[str, ...], ratio: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    means = [
        metrics.truth_mean(s.pixel[0], s.pixel[2], s.pixel[4], measured.centre[b]) if s.pixel[0] else None
        for b, s in enumerate(sums.bands)
    ]
    ergas, no_ergas = metrics.ergas([values["rmse"] for values, _ in per_band], means, ratio, names)
    sam = metrics.mean(*sums.angle)
    ndvi, no_ndvi = metrics.from_sums(*sums.ndvi[:7], centre=0.0)
    without = None if measured.ndvi else "no bands are called red and nir"
    figures = {"sam": sam, "ergas": ergas, "ndvi_rmse": ndvi["rmse"], "ndvi_r2": ndvi["r2"]}
    reasons = {
        "sam": metrics.NO_SPECTRUM if len(names) < 2 else metrics.ZERO_SPECTRA,
        "ergas": no_ergas,
        "ndvi_rmse": without or no_ndvi.get("rmse"),
        "ndvi_r2": without or no_ndvi.get("r2"),
    }
    return figures, {key: reasons[key] for key, value in figures.items() if value is None}


def _class_figures(
    sums: PredictionSums, measured: SecondPass, no_rule: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    if sums.classes is None or measured.rule is None:
        return dict.fromkeys((*CLASS_FIGURES, "classes")), dict.fromkeys(CLASS_FIGURES, no_rule)
    figures = sums.classes.figures(measured.rule.source, measured.rule.labels, only=1)
    return figures, figures.pop("reasons")
