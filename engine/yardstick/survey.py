"""The first pass of a measurement: what the figures of the second are relative to, from the whole truth."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ..raster.grid import Window, windows
from ..raster.readers import Image
from . import texture_kernels
from .histogram import Histogram

Step = Callable[[float], None]

SIDE = 512
"""Side of the windows of a pass, in pixels."""


@dataclass
class Yard:
    """Histograms per band of the truth, of its gradients and of its change since F1."""

    value: list[Histogram]
    gradient: list[Histogram]
    change: list[Histogram]

    @classmethod
    def of(cls, bands: int) -> Yard:
        return cls(*([Histogram() for _ in range(bands)] for _ in range(3)))

    def centre(self, band: int) -> float:
        """A value near the means; sums of squares are taken about it, for precision."""
        values = self.value[band]
        return (values.low + values.high) / 2 if values.total else 0.0

    def span(self, band: int) -> float:
        """The 0.1 to 99.9 percentile range: the data range of SSIM."""
        values = self.value[band]
        return values.quantile(0.999) - values.quantile(0.001) if values.total else 0.0

    def limits(self, band: int) -> tuple[float, float]:
        """Those percentiles and a margin: the axes of a plot."""
        values, margin = self.value[band], 0.15 * self.span(band)
        if not values.total:
            return 0.0, 1.0
        return values.quantile(0.001) - max(margin, 1e-6), values.quantile(0.999) + max(margin, 1e-6)


def survey(truth: Image, fine: Optional[Image], step: Step) -> Yard:
    """The histograms, in one pass over the truth (and F1); `step` takes the number of pixels done."""
    yard = Yard.of(truth.bands)
    with ThreadPoolExecutor(1) as pool:  # one after the other, while the next window is read
        pending: list[Future] = []
        for window in windows(truth.grid.width, truth.grid.height, SIDE):
            outer = Window(window.x, window.y, window.width + 1, window.height + 1)
            outer = outer.grown(0, truth.grid.width, truth.grid.height)
            values, before = truth.read(outer), fine.read(window) if fine is not None else None
            finish(pending)
            pending = [pool.submit(_count, yard, values, before, bounds(window, outer))]
            step(window.width * window.height)
        finish(pending)
    return yard


def _count(yard: Yard, values: np.ndarray, before: Optional[np.ndarray], inner: np.ndarray) -> None:
    gradient = np.empty_like(values[0])
    for band, layer in enumerate(values):
        yard.value[band].add(layer, inner)
        texture_kernels.roberts(layer, gradient)
        yard.gradient[band].add(gradient, inner)
        if before is not None:
            change = np.abs(before[band] - layer[: before.shape[1], : before.shape[2]])
            yard.change[band].add(change, np.array([0, change.shape[0], 0, change.shape[1]]))


def finish(pending: list[Future]) -> None:
    """Wait for all, and raise what one of them raised."""
    for future in pending:
        future.result()


def bounds(window: Window, outer: Window) -> np.ndarray:
    """A window inside its outer one as the kernels take it: first row, end row, first column, end column."""
    rows, columns = window.inside(outer)
    return np.array([rows.start, rows.stop, columns.start, columns.stop])
