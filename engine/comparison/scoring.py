"""What the methods scored in a trial: each prediction against the truth, on the pixels that all of them
have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ..door.figures import APPLICATION, FEATURE, PIXEL
from ..raster.grid import Window
from ..raster.readers import Image
from ..yardstick.class_rules import Rule, index_rule, ndvi_rule
from ..yardstick.measure import against_truth

LEVEL_FIGURES = {
    PIXEL: ("rmse", "ssim", "sam", "changed_rmse"),
    FEATURE: ("edge", "lbp", "boundary_f1"),
    APPLICATION: ("ndvi_rmse", "class_f1", "kappa"),
}
"""Level to the figures by which the methods are ranked at it."""
TOLERANCE = 2
"""Pixels by which the boundary of a class may be off."""
NO_ZONE = -1


@dataclass
class Scores:
    """Of one trial, over its windows."""

    names: tuple[str, ...]
    """Of the bands."""
    squares: dict[str, np.ndarray] = field(default_factory=dict)
    """Method to the sums of squared errors, (bands,)."""
    counts: np.ndarray = field(default_factory=lambda: np.zeros(0))
    """Pixels of each band."""
    of_zones: dict[int, dict[str, np.ndarray]] = field(default_factory=dict)
    """Zone to method to the same sums."""
    zone_counts: dict[int, np.ndarray] = field(default_factory=dict)
    _figures: dict[str, dict[str, list[tuple[float, int]]]] = field(default_factory=dict)
    """Method to figure to its value and pixels in each window."""

    @property
    def pixels(self) -> int:
        return int(self.counts.max()) if self.counts.size else 0

    def add(
        self,
        predictions: Mapping[str, np.ndarray],
        truth: Image,
        fine: Image,
        ratio: float,
        zones: Optional[np.ndarray],
        threads: int,
    ) -> None:
        """Take a window.

        Args:
            predictions: method to (bands, rows, cols), NaN where there is nothing. Written to: what not all
                of them have becomes NaN.
            truth, fine: the images of the hidden date and of its reference, on the window's grid.
            zones: (rows, cols), NO_ZONE where there is none.
        """
        true = truth.read(truth.grid.window)
        common = np.isfinite(true)
        for values in predictions.values():
            common &= np.isfinite(values)
        if not common.any():
            return
        self.counts = common.sum(axis=(1, 2)) + (self.counts if self.counts.size else 0)
        present = [] if zones is None else [int(zone) for zone in np.unique(zones[zones != NO_ZONE])]
        for zone in present:
            counts = common[:, zones == zone].sum(axis=1)
            self.zone_counts[zone] = counts + self.zone_counts.get(zone, 0)
        for name, values in predictions.items():
            values[~common] = np.nan
            errors = np.where(common, values - true, 0.0).astype(np.float64) ** 2
            self.squares[name] = errors.sum(axis=(1, 2)) + self.squares.get(name, 0.0)
            for zone in present:
                sums = self.of_zones.setdefault(zone, {})
                sums[name] = errors[:, zones == zone].sum(axis=1) + sums.get(name, 0.0)
        self._add_figures(predictions, truth, fine, ratio, threads, int(common.any(axis=0).sum()))

    def _add_figures(
        self,
        predictions: Mapping[str, np.ndarray],
        truth: Image,
        fine: Image,
        ratio: float,
        threads: int,
        pixels: int,
    ) -> None:
        readers = {name: _reader(values) for name, values in predictions.items()}
        rule, no_rule = rule_of(self.names)
        found = against_truth(
            truth, self.names, readers, fine, ratio, rule=rule, no_rule=no_rule or "", threads=threads
        )
        for name, figures in found.figures.items():
            of_method = self._figures.setdefault(name, {})
            for key in (key for keys in LEVEL_FIGURES.values() for key in keys):
                value = figures.value(key).mean
                if value is not None:
                    of_method.setdefault(key, []).append((value, pixels))

    def rmse(self) -> dict[str, float]:
        """Method to the mean over the bands."""
        return {name: float(np.mean(one)) for name, one in self._roots(self.squares, self.counts).items()}

    def by_band(self, method: str) -> dict[str, float]:
        roots = self._roots({method: self.squares[method]}, self.counts)[method]
        return dict(zip(self.names, map(float, roots)))

    def rmse_in(self, zone: int) -> dict[str, float]:
        """The same on the pixels of a zone; empty where it has none."""
        if zone not in self.zone_counts or not self.zone_counts[zone].all():
            return {}
        roots = self._roots(self.of_zones[zone], self.zone_counts[zone])
        return {name: float(np.mean(one)) for name, one in roots.items()}

    def figures(self, method: str) -> dict[str, float]:
        """Each figure of the three levels that is known, its mean over the windows by their pixels; the RMSE
        over all pixels alike."""
        found = {
            key: sum(value * pixels for value, pixels in parts) / sum(pixels for _, pixels in parts)
            for key, parts in self._figures.get(method, {}).items()
        }
        return {**found, "rmse": self.rmse()[method]}

    @staticmethod
    def _roots(squares: Mapping[str, np.ndarray], counts: np.ndarray) -> dict[str, np.ndarray]:
        return {name: np.sqrt(one / np.maximum(counts, 1)) for name, one in squares.items()}


def rule_of(names: tuple[str, ...]) -> tuple[Optional[Rule], Optional[str]]:
    """Classes whose agreement is measured: vegetation by NDVI where the bands allow it, else water."""
    if ndvi_rule(names):
        return index_rule(names, "ndvi", None, TOLERANCE, "")
    return index_rule(names, None, None, TOLERANCE, "")


def _reader(values: np.ndarray):
    def read(window: Window) -> np.ndarray:
        return values[:, window.y : window.bottom, window.x : window.right]

    return read
