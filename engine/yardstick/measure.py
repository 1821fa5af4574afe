"""Streams images through the yardstick: figures of predictions against a truth.

One pass over the truth (its range, edges and changes) and one over truth and predictions together, window by
window with a halo, so that memory stays constant. The next window is read while the bands of this one are
measured. The sums are made by metric_kernels.py, the formulas are in metrics.py, classes and their boundaries
in classes.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Callable, Optional

import numpy as np

from ..align.scene import Scene
from ..raster.grid import Window, windows
from ..raster.readers import Image
from . import metric_kernels, metrics
from .classes import FIGURES as CLASS_FIGURES
from .classes import ClassSums, Rule, bounds, ndvi_rule
from .histogram import Histogram
from .looks import ROLES, Cells, Look, composite
from .survey import SIDE, Step, Yard, finish, survey

Read = Callable[[Window], np.ndarray]

PASSES = 2
"""How often the pixels of the truth are gone over."""
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
CHANGED_SHARE = 0.2
"""The changed pixels are this share with the largest |truth - F1|."""
DENSITY_BINS = 160
EMPTY = np.zeros((0, 0), np.float32)


@dataclass
class _BandSums:
    """Sums of one band of one prediction over the windows seen so far, as the kernels of the same names
    make them."""

    pixel: np.ndarray = field(default_factory=lambda: np.zeros(12))
    ssim: np.ndarray = field(default_factory=lambda: np.zeros(metric_kernels.SPANS + 1))
    edge: np.ndarray = field(default_factory=lambda: np.zeros(2))
    lbp: np.ndarray = field(default_factory=lambda: np.zeros(2))


@dataclass
class _Sums:
    """Sums of one prediction."""

    bands: list[_BandSums]
    classes: Optional[ClassSums]
    angle: np.ndarray = field(default_factory=lambda: np.zeros(2))
    ndvi: np.ndarray = field(default_factory=lambda: np.zeros(12))


@dataclass
class BandPicture:
    """What the plots of one band are drawn from."""

    low: float
    high: float
    errors: Look
    """Map of the mean of prediction - truth."""
    density: np.ndarray = field(default_factory=lambda: np.zeros((DENSITY_BINS, DENSITY_BINS)))
    """(prediction, truth) counts between low and high."""
    histogram: Histogram = field(default_factory=Histogram)
    """Of prediction - truth."""
    line: Optional[tuple[float, float]] = None
    """Slope and intercept of the regression of the prediction on the truth."""
    pixels: int = 0


@dataclass(frozen=True)
class Measured:
    """What a measurement gives."""

    figures: dict[str, dict[str, Any]]
    """Name of a prediction to its figures (see `against_truth`)."""
    pictures: dict[str, BandPicture]
    """Band to what its plots are drawn from, of the first prediction."""
    looks: dict[str, np.ndarray]
    """F1, C2, prediction and truth, where they were measured, as small pictures (3, rows, cols)."""


def predictors(scene: Scene, gain: Optional[np.ndarray]) -> dict[str, Read]:
    """The baselines, computed from the scene by window; `delta-gain` only where the gain is known."""
    fine, coarse, target = scene.fine[0], scene.coarse[0], scene.target
    found: dict[str, Read] = {
        "copy": fine.read,
        "upsample": target.read,
        "delta": lambda window: fine.read(window) + (target.read(window) - coarse.read(window)),
    }
    if gain is not None:
        factor = gain.astype(np.float32)[:, None, None]
        found["delta-gain"] = lambda window: (
            fine.read(window) + factor * (target.read(window) - coarse.read(window))
        )
    return found


def against_truth(
    truth: Image,
    names: tuple[str, ...],
    readers: dict[str, Read],
    fine: Optional[Image],
    ratio: float,
    step: Step = lambda pixels: None,
    rule: Optional[Rule] = None,
    no_rule: str = "no index was given",
    threads: int = 2,
) -> Measured:
    """Figures of one or more predictions, all on the truth's grid.

    Args:
        truth: the image of the target date.
        names: band names, for the result.
        readers: name to a function that reads a window of a prediction, (bands, rows, cols); the first is the
            prediction itself, and the others are measured on its valid pixels only.
        fine: F1 on the same grid, for skill and changed pixels.
        ratio: for ERGAS.
        step: takes the number of pixels done, PASSES times the image's pixels in all.
        rule: how classes come from an image; None: the figures of classes are null because of `no_rule`.
        threads: how many bands are measured at once.

    Returns:
        The figures by name: each `{"mean": x, "bands": {band: x}}` (of classes: `"classes"` for `"bands"`),
        or a plain number where there are no bands. None where a figure can't be known; `reasons` says why, by
        figure and band.
    """
    halo = max(metric_kernels.SSIM_RADIUS, rule.tolerance + 1 if rule else 0)
    pass_two = _Pass(truth, names, readers, fine, survey(truth, fine, step), rule)
    with ThreadPoolExecutor(max(1, threads)) as pool:
        pending: list[Future] = []
        for window, layers in _read_all(truth, readers, fine, halo):
            finish(pending)
            pending = [pool.submit(task, *arguments) for task, *arguments in pass_two.tasks(window, layers)]
            step(window.width * window.height)
        finish(pending)
    figures = {name: _figures(sums, pass_two, names, ratio, no_rule) for name, sums in pass_two.sums.items()}
    return Measured(figures, pass_two.finished_pictures(names), pass_two.finished_looks())


# ---- the second pass


@dataclass
class _Layers:
    """The pixels of a window with its halo; each image (bands, rows, cols)."""

    truth: np.ndarray
    predictions: dict[str, np.ndarray]
    fine: Optional[np.ndarray]
    """On the window's own pixels."""
    inner: np.ndarray
    corner: np.ndarray
    """Row and column in the image of the layers' first pixel."""


def _read_all(
    truth: Image, readers: dict[str, Read], fine: Optional[Image], halo: int
) -> Iterator[tuple[Window, _Layers]]:
    for window in windows(truth.grid.width, truth.grid.height, SIDE):
        outer = window.grown(halo, truth.grid.width, truth.grid.height)
        yield (
            window,
            _Layers(
                truth.read(outer),
                {name: read(outer) for name, read in readers.items()},
                fine.read(window) if fine is not None else None,
                bounds(window, outer),
                np.array([outer.y, outer.x]),
            ),
        )


class _Pass:
    """The second pass: what it measures by, and the sums so far. A band's sums are touched by one task at
    a time."""

    def __init__(
        self,
        truth: Image,
        names: tuple[str, ...],
        readers: dict[str, Read],
        fine: Optional[Image],
        yard: Yard,
        rule: Optional[Rule],
    ):
        self.rule, self.ndvi, self.with_fine = rule, ndvi_rule(names), fine is not None
        bands = range(truth.bands)
        self.centre = [yard.centre(b) for b in bands]
        self.span = [yard.span(b) for b in bands]
        self.edge_from = [_or_nan(yard.gradient[b].quantile(0.9)) for b in bands]
        self.changed_from = [_or_nan(yard.change[b].quantile(1 - CHANGED_SHARE)) for b in bands]
        self.sums = {
            name: _Sums([_BandSums() for _ in bands], ClassSums(2, rule.tolerance) if rule else None)
            for name in readers
        }
        cells, chosen = Cells.of(truth.grid), composite(names)
        self.pictures = [BandPicture(*yard.limits(b), Look(cells, [0] * 3)) for b in bands]
        self.looks = {name: Look(cells, chosen) for name in ROLES if name in (*readers, "truth")}

    def tasks(self, window: Window, layers: _Layers) -> list[tuple]:
        """Work on a window that can be done at once."""
        return [
            (self._measure_joint, layers),
            *((self._measure_band, layers, b) for b in range(len(self.pictures))),
        ]

    def _measure_band(self, layers: _Layers, band: int) -> None:
        true, inner = layers.truth[band], layers.inner
        leading = next(iter(layers.predictions.values()))
        first = leading[band]
        before = layers.fine[band] if layers.fine is not None else EMPTY
        true_gradient, gradient = np.empty_like(true), np.empty_like(true)
        metric_kernels.roberts(true, true_gradient)
        spans = np.array([max(self.span[band], 1e-12), 1.0])
        for name, prediction in layers.predictions.items():
            own = (
                first
                if prediction is leading
                else np.where(np.isfinite(first), prediction[band], np.float32(np.nan))
            )
            s = self.sums[name].bands[band]
            metric_kernels.pixel_sums(
                own, true, before, inner, self.centre[band], self.changed_from[band], s.pixel
            )
            metric_kernels.ssim_sums(own, true, inner, self.centre[band], spans, s.ssim)
            metric_kernels.roberts(own, gradient)
            metric_kernels.edge_sums(gradient, true_gradient, inner, self.edge_from[band], s.edge)
            metric_kernels.lbp_sums(own, true, inner, s.lbp)
        picture, error = self.pictures[band], first - true
        metric_kernels.density_counts(first, true, inner, picture.low, picture.high, picture.density)
        picture.histogram.add(error, inner)
        picture.errors.add(error[None], inner, layers.corner)

    def _measure_joint(self, layers: _Layers) -> None:
        """What needs more than one band: angles, NDVI, classes, pictures."""
        for name, look in self.looks.items():
            look.add(
                layers.truth if name == "truth" else layers.predictions[name], layers.inner, layers.corner
            )
        first = next(iter(layers.predictions.values()))
        true_ndvi = self.ndvi.index(layers.truth) if self.ndvi else None
        true_classes = self.rule.classes(layers.truth) if self.rule else None
        for name, prediction in layers.predictions.items():
            s = self.sums[name]
            own = (
                prediction
                if prediction is first
                else np.where(np.isfinite(first), prediction, np.float32(np.nan))
            )
            if len(own) > 1:
                metric_kernels.angle_sums(own, layers.truth, layers.inner, s.angle)
            if self.ndvi:
                metric_kernels.pixel_sums(
                    self.ndvi.index(own), true_ndvi, EMPTY, layers.inner, 0.0, np.nan, s.ndvi
                )
            if self.rule:
                s.classes.add(self.rule.classes(own), true_classes, layers.inner)

    def finished_pictures(self, names: tuple[str, ...]) -> dict[str, BandPicture]:
        first = next(iter(self.sums.values()))
        for band, (picture, s) in enumerate(zip(self.pictures, first.bands)):
            n, p, t, _, tt, pt = s.pixel[:6]
            picture.line, picture.pixels = metrics.regression(n, p, t, tt, pt, self.centre[band]), int(n)
        return dict(zip(names, self.pictures))

    def finished_looks(self) -> dict[str, np.ndarray]:
        return {ROLES[name]: look.values for name, look in self.looks.items()}


# ---- from sums to figures


def _figures(
    sums: _Sums, measured: _Pass, names: tuple[str, ...], ratio: float, no_rule: str
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
    for found, why in (
        _joint_figures(sums, per_band, measured, names, ratio),
        _class_figures(sums, measured, no_rule),
    ):
        figures.update(found)
        reasons.update(why)
    figures["pixels"] = int(max((s.pixel[0] for s in sums.bands), default=0))
    figures["reasons"] = reasons
    return figures


def _band_figures(
    s: _BandSums, centre: float, span: float, with_fine: bool
) -> tuple[metrics.Values, metrics.Reasons]:
    values, reasons = metrics.from_sums(*s.pixel[:7], centre=centre)
    for place, key in enumerate(("ssim", "ssim_unit_range")):
        values[key] = metrics.mean(s.ssim[place], s.ssim[metric_kernels.SPANS])
    if span <= 0:
        values["ssim"] = None
    values["edge"], values["lbp"] = metrics.mean(*s.edge), metrics.mean(*s.lbp)
    n, own, copied, changed_n, changed = s.pixel[7:]
    values["skill"] = metrics.skill(metrics.root(own, n), metrics.root(copied, n))
    values["changed_rmse"] = metrics.root(changed, changed_n)
    no_fine = None if with_fine else metrics.NO_FINE
    why = {
        "ssim": metrics.FLAT_TRUTH if span <= 0 and s.pixel[0] else metrics.NO_WINDOW,
        "ssim_unit_range": metrics.NO_WINDOW,
        "edge": metrics.NO_EDGE,
        "lbp": metrics.NO_NEIGHBOURS,
        "skill": no_fine or (metrics.NO_CHANGE if n else metrics.NO_FINE_THERE),
        "changed_rmse": no_fine or (metrics.NO_CHANGED if n else metrics.NO_FINE_THERE),
    }
    reasons.update({key: why[key] for key in why if values[key] is None})
    return values, reasons


def _joint_figures(
    sums: _Sums, per_band: list, measured: _Pass, names: tuple[str, ...], ratio: float
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


def _class_figures(sums: _Sums, measured: _Pass, no_rule: str) -> tuple[dict[str, Any], dict[str, Any]]:
    if sums.classes is None or measured.rule is None:
        return dict.fromkeys((*CLASS_FIGURES, "classes")), dict.fromkeys(CLASS_FIGURES, no_rule)
    found = sums.classes.figures(measured.rule.source, measured.rule.labels, wanted=1)
    return found, found.pop("reasons")


def _or_nan(value: Optional[float]) -> float:
    return np.nan if value is None else value
