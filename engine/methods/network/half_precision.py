"""How far a prediction in float16 is from one in float32."""

from __future__ import annotations

import numpy as np

from ...door.errors import DeviceError


class PrecisionDifference:
    """How far float16 is from float32, over tiles."""

    def __init__(self):
        self.tiles = self.values = 0
        self.largest = self.squares = 0.0

    def add(self, exact: np.ndarray, half: np.ndarray, name: str) -> None:
        there = np.isfinite(exact)
        apart = half[there].astype(np.float64) - exact[there]
        if not np.isfinite(apart).all():
            raise DeviceError(
                f"float16 can't hold the numbers of the network '{name}' on these images (its prediction is "
                "infinite in places): choose --precision float32."
            )
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
            f"Computed in float16. Over the first {self.tiles} tiles it differs from float32 by "
            f"{self.largest:.2g} at "
            f"most, {self.rmse:.2g} root mean square (reflectance)."
        )
