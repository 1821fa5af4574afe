"""From the sums of the second pass to the figures of a prediction, and why one of them can't be known."""

from __future__ import annotations

from typing import Any

from ..door.value import Figures, Value
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
) -> Figures:
    per_band = [
        _band_figures(s, measured.centre[b], measured.span[b], measured.with_fine)
        for b, s in enumerate(sums.bands)
    ]
    return Figures(
        {
            **{key: metrics.by_band([values[key] for values in per_band], names) for key in BAND_FIGURES},
            **_joint_figures(sums, per_band, measured, names, ratio),
            **_class_figures(sums, measured, no_rule),
            "pixels": int(max((s.pixel[0] for s in sums.bands), default=0)),
        }
    )


def _band_figures(sums: BandSums, centre: float, span: float, with_fine: bool) -> dict[str, Value]:
    n, predicted, copied, changed_n, changed = sums.pixel[7:]
    ssim, ssim_unit_range = (metrics.mean(total, sums.ssim[SPANS]) for total in sums.ssim[:2])
    no_ssim = metrics.FLAT_TRUTH if span <= 0 and sums.pixel[0] else metrics.NO_WINDOW
    no_fine = None if with_fine else metrics.NO_FINE
    return {
        **metrics.from_sums(*sums.pixel[:7], centre=centre),
        "ssim": Value.of(ssim if span > 0 else None, no_ssim),
        "ssim_unit_range": Value.of(ssim_unit_range, metrics.NO_WINDOW),
        "edge": Value.of(metrics.mean(*sums.edge), metrics.NO_EDGE),
        "lbp": Value.of(metrics.mean(*sums.lbp), metrics.NO_NEIGHBOURS),
        "skill": Value.of(
            metrics.skill(metrics.root(predicted, n), metrics.root(copied, n)),
            no_fine or (metrics.NO_CHANGE if n else metrics.NO_FINE_THERE),
        ),
        "changed_rmse": Value.of(
            metrics.root(changed, changed_n),
            no_fine or (metrics.NO_CHANGED if n else metrics.NO_FINE_THERE),
        ),
    }


def _joint_figures(
    sums: PredictionSums,
    per_band: list[dict[str, Value]],
    measured: SecondPass,
    names: tuple[str, ...],
    ratio: float,
) -> dict[str, Value]:
    means = [
        metrics.truth_mean(s.pixel[0], s.pixel[2], s.pixel[4], measured.centre[b]) if s.pixel[0] else None
        for b, s in enumerate(sums.bands)
    ]
    no_sam = metrics.NO_SPECTRUM if len(names) < 2 else metrics.ZERO_SPECTRA
    ndvi = metrics.from_sums(*sums.ndvi[:7], centre=0.0)
    if not measured.ndvi:
        ndvi = dict.fromkeys(ndvi, Value(reason="no bands are called red and nir"))
    return {
        "sam": Value.of(metrics.mean(*sums.angle), no_sam),
        "ergas": metrics.ergas([values["rmse"].mean for values in per_band], means, ratio, names),
        "ndvi_rmse": ndvi["rmse"],
        "ndvi_r2": ndvi["r2"],
    }


def _class_figures(sums: PredictionSums, measured: SecondPass, no_rule: str) -> dict[str, Any]:
    """And `classes`, what they are made from."""
    if sums.classes is None or measured.rule is None:
        return {**dict.fromkeys(CLASS_FIGURES, Value(reason=no_rule)), "classes": None}
    return sums.classes.figures(measured.rule.source, measured.rule.labels, only=1)
