"""Pixels of a series from which an error model is learnt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Samples:
    """Pixels of a series, of which all dates are known or missing."""

    days: np.ndarray
    """(dates,) float64: days since any date."""
    coarse: np.ndarray
    """(pixels, dates, bands) float64: coarse values in deviations of the band; finite."""
    detail: np.ndarray
    """(pixels, dates, bands) float64: details in deviations of the band; NaN where there is none."""

    def of_dates(self, chosen: np.ndarray) -> Samples:
        """The same pixels on some of the dates, by their numbers."""
        return Samples(self.days[chosen], self.coarse[:, chosen], self.detail[:, chosen])
