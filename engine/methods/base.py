"""The contract between the engine and a method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Callable

import numpy as np

from ...models.manifest import Manifest
from ..scene import Scene


@dataclass(frozen=True)
class Patch:
    """Aligned pixels of one tile with its halo; arrays are (bands, rows, cols) float32, NaN where invalid."""

    fine: tuple[np.ndarray, ...]
    """F1 and, with two pairs, F3."""
    coarse: tuple[np.ndarray, ...]
    """C1 and, with two pairs, C3, on the fine grid."""
    target: np.ndarray
    """C2 on the fine grid."""
    inner: tuple[slice, slice]
    """Rows and columns of the tile without its halo."""


class Method(ABC):
    """Predicts F2. The result must not depend on how the image was cut into tiles."""

    device = "cpu"
    device_reason = "this method runs on the CPU"

    def __init__(self, manifest: Manifest):
        self.manifest = manifest

    def prepare(self, scene: Scene, step: Callable[[int], None]) -> None:  # noqa: B027 (most need nothing)
        """Compute the figures of the whole scene; `step` takes the number of pixels just read."""

    @abstractmethod
    def predict(self, patch: Patch) -> np.ndarray:
        """F2 on the patch's inner pixels, (bands, rows, cols) float32, NaN where it can't be predicted."""
