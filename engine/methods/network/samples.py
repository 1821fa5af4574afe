"""Mean and deviation of the samples that a network draws."""

from __future__ import annotations

import numpy as np


class Moments:
    """Mean and deviation of predictions that come one after the other and are not kept (Welford 1962)."""

    def __init__(self, with_deviation: bool):
        self._with_deviation = with_deviation
        self._count = 0

    def add(self, values: np.ndarray) -> None:
        """Take one prediction, an array that may be changed here."""
        self._count += 1
        if self._count == 1:
            self._mean = values
            self._squares = np.zeros_like(values) if self._with_deviation else None
            return
        values -= self._mean
        if (
            self._squares is not None
        ):  # (x - old mean) (x - new mean), as a multiple of the first factor's square
            self._squares += values * values * np.float32((self._count - 1) / self._count)
        values /= np.float32(self._count)
        self._mean += values

    def layers(self) -> np.ndarray:
        """The mean; with the deviation (about the mean, over one less than their number) below it."""
        if self._squares is None:
            return self._mean
        return np.concatenate([self._mean, np.sqrt(self._squares / np.float32(self._count - 1))])
