"""How far a prediction in float16 or TensorFloat-32 is from one in float32."""

from __future__ import annotations

import numpy as np


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

    def too_large(self, network: str) -> str:
        """What is said where the precision can't hold the numbers of a network."""
        return (
            f"{self.precision} can't hold the numbers of the network '{network}' on these images (its "
            "prediction was infinite in places): from the first such tile on all was computed in float32."
        )
