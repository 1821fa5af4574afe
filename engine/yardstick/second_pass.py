"""The second pass of a measurement: the kernels' sums of truth and predictions, window by window.

A band's sums are touched by one task at a time. figures_of_sums.py makes figures of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Optional

import numpy as np

from ..raster.grid import Window
from ..raster.readers import Image
from . import count_kernels, metrics, pixel_kernels, ssim_kernels, texture_kernels
from .class_agreement import ClassSums
from .class_rules import Rule, ndvi_rule
from .histogram import Histogram
from .looks import ROLES, Cells, Look, composite
from .survey import Yard

Read = Callable[[Window], np.ndarray]

CHANGED_SHARE = 0.2
"""The changed pixels are this share with the largest |truth - F1|."""
DENSITY_BINS = 160
EMPTY = np.zeros((0, 0), np.float32)


@dataclass
class BandSums:
    """Sums of one band of one prediction over the windows seen so far, as the kernels of the same names
    make them."""

    pixel: np.ndarray = field(default_factory=lambda: np.zeros(12))
    ssim: np.ndarray = field(default_factory=lambda: np.zeros(ssim_kernels.SPANS + 1))
    edge: np.ndarray = field(default_factory=lambda: np.zeros(2))
    lbp: np.ndarray = field(default_factory=lambda: np.zeros(2))


@dataclass
class PredictionSums:
    """Sums of one prediction."""

    bands: list[BandSums]
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


@dataclass
class WindowLayers:
    """The pixels of a window with its halo; each image (bands, rows, cols)."""

    truth: np.ndarray
    predictions: dict[str, np.ndarray]
    fine: Optional[np.ndarray]
    """On the window's own pixels."""
    inner: np.ndarray
    corner: np.ndarray
    """Row and column in the image of the layers' first pixel."""


class SecondPass:
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
            name: PredictionSums([BandSums() for _ in bands], ClassSums(2, rule.tolerance) if rule else None)
            for name in readers
        }
        cells, chosen = Cells.of(truth.grid), composite(names)
        self.pictures = [BandPicture(*yard.limits(b), Look(cells, [0] * 3)) for b in bands]
        self.looks = {name: Look(cells, chosen) for name in ROLES if name in (*readers, "truth")}

    def tasks(self, window: Window, layers: WindowLayers) -> list[tuple]:
        """Work on a window that can be done at once."""
        return [
            (self._measure_joint, layers),
            *((self._measure_band, layers, b) for b in range(len(self.pictures))),
        ]

    def _measure_band(self, layers: WindowLayers, band: int) -> None:
        true, inner = layers.truth[band], layers.inner
        leading = next(iter(layers.predictions.values()))
        first = leading[band]
        before = layers.fine[band] if layers.fine is not None else EMPTY
        true_gradient, gradient = np.empty_like(true), np.empty_like(true)
        texture_kernels.roberts(true, true_gradient)
        spans = np.array([max(self.span[band], 1e-12), 1.0])
        for name, prediction in layers.predictions.items():
            compared = first if prediction is leading else _where_valid(first, prediction[band])
            sums = self.sums[name].bands[band]
            pixel_kernels.pixel_sums(
                compared, true, before, inner, self.centre[band], self.changed_from[band], sums.pixel
            )
            ssim_kernels.ssim_sums(compared, true, inner, self.centre[band], spans, sums.ssim)
            texture_kernels.roberts(compared, gradient)
            texture_kernels.edge_sums(gradient, true_gradient, inner, self.edge_from[band], sums.edge)
            texture_kernels.lbp_sums(compared, true, inner, sums.lbp)
        picture, error = self.pictures[band], first - true
        count_kernels.density_counts(first, true, inner, picture.low, picture.high, picture.density)
        picture.histogram.add(error, inner)
        picture.errors.add(error[None], inner, layers.corner)

    def _measure_joint(self, layers: WindowLayers) -> None:
        """What needs more than one band: angles, NDVI, classes, pictures."""
        for name, look in self.looks.items():
            look.add(
                layers.truth if name == "truth" else layers.predictions[name], layers.inner, layers.corner
            )
        first = next(iter(layers.predictions.values()))
        true_ndvi = self.ndvi.index(layers.truth) if self.ndvi else None
        true_classes = self.rule.classes(layers.truth) if self.rule else None
        for name, prediction in layers.predictions.items():
            sums = self.sums[name]
            compared = prediction if prediction is first else _where_valid(first, prediction)
            if len(compared) > 1:
                pixel_kernels.angle_sums(compared, layers.truth, layers.inner, sums.angle)
            if self.ndvi:
                pixel_kernels.pixel_sums(
                    self.ndvi.index(compared), true_ndvi, EMPTY, layers.inner, 0.0, np.nan, sums.ndvi
                )
            if self.rule:
                sums.classes.add(self.rule.classes(compared), true_classes, layers.inner)

    def finished_pictures(self, names: tuple[str, ...]) -> dict[str, BandPicture]:
        first = next(iter(self.sums.values()))
        for band, (picture, sums) in enumerate(zip(self.pictures, first.bands)):
            n, p, t, _, tt, pt = sums.pixel[:6]
            picture.line, picture.pixels = metrics.regression(n, p, t, tt, pt, self.centre[band]), int(n)
        return dict(zip(names, self.pictures))

    def finished_looks(self) -> dict[str, np.ndarray]:
        return {ROLES[name]: look.values for name, look in self.looks.items()}


def _where_valid(first: np.ndarray, prediction: np.ndarray) -> np.ndarray:
    """A prediction on the pixels on which the first one is valid; NaN elsewhere."""
    return np.where(np.isfinite(first), prediction, np.float32(np.nan))


def _or_nan(value: Optional[float]) -> float:
    return np.nan if value is None else value
