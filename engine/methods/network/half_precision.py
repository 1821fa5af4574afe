"""Float16 and TensorFloat-32 beside float32: how far a prediction is off, and whether they hold numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Callable, Optional

import numpy as np

from ...devices.inference import Session
from .inputs import Given

COMPARED_TILES = 4
"""How many tiles are predicted in both precisions where another than float32 was asked for."""
Predictions = list[np.ndarray]


class PrecisionDifference:
    """How far a precision of a graphics card is from float32, over tiles."""

    def __init__(self, precision: str):
        self.precision = precision
        self.tiles = self.values = 0
        self.largest = self.squares = 0.0

    def add(self, exact: np.ndarray, other: np.ndarray) -> None:
        """Take F2 of a tile in both precisions, (bands, rows, cols), NaN where it can't be predicted."""
        there = np.isfinite(exact)
        apart = other[there].astype(np.float64) - exact[there]
        self.tiles += 1
        self.values += apart.size
        self.squares += float((apart**2).sum())
        self.largest = max(self.largest, float(np.abs(apart).max(initial=0.0)))

    @property
    def rmse(self) -> float:
        return (self.squares / self.values) ** 0.5 if self.values else 0.0

    def figures(self) -> dict[str, float]:
        return {"largest": self.largest, "rmse": self.rmse, "tiles": self.tiles, "values": self.values}

    def note(self) -> str:
        return (
            f"Computed in {self.precision}. Over the first {self.tiles} tiles it differs from float32 by "
            f"{self.largest:.2g} at "
            f"most, {self.rmse:.2g} root mean square (reflectance)."
        )


class Watch:
    """What is seen of a precision while tiles are predicted in it.

    Args:
        network: its name.
        in_float32: opens it in float32 on the same device.
    """

    def __init__(self, precision: str, network: str, in_float32: Callable[[], Session]):
        self._difference, self._network, self._open = PrecisionDifference(precision), network, in_float32
        self.exact: Optional[Session] = in_float32()
        """The session in float32, while it is of use."""
        self.note = ""
        """What the report says of the difference."""

    def exact_of(
        self, given: Sequence[Given], predicted: Predictions, sampled: Callable[[Session], Predictions]
    ) -> Optional[Predictions]:
        """Predictions in float32, where the precision can't hold the numbers; None where it can. Of the first
        tiles both are computed, and the difference is kept.

        Args:
            predicted: of each patch, (layers x bands, rows, cols), in the precision.
            sampled: predicts these patches with another session.
        """
        lost = is_lost(given, predicted)
        if not lost and self.exact is None:
            return None
        session = self.exact or self._open()
        exact = sampled(session)
        if lost and not is_lost(given, exact):
            self.exact = session
            return exact
        if self.exact is not None:
            for one, of_exact, of_other in zip(given, exact, predicted):
                self._difference.add(of_exact[: one.instead.size], of_other[: one.instead.size])
            self.note = self._difference.note()
        if self._difference.tiles >= COMPARED_TILES:
            self.exact = None
        return None

    def figures(self) -> dict[str, float]:
        return self._difference.figures()

    def too_large(self) -> str:
        """What is said where the precision can't hold the numbers of the network."""
        return (
            f"{self._difference.precision} can't hold the numbers of the network '{self._network}' on these "
            "images (its prediction was infinite in places): from the first such tile on all was computed in "
            "float32."
        )


def is_lost(given: Sequence[Given], predicted: Predictions) -> bool:
    """Whether a number is missing where all images are valid."""
    return any(
        not np.isfinite(of_one[: one.instead.size][:, one.valid[one.inner]]).all()
        for of_one, one in zip(predicted, given)
    )
