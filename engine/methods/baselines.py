"""The baselines: what every method must beat."""

from __future__ import annotations

from typing import Callable, Optional

import numpy as np

from ..align.scene import Scene
from ..align.scene_figures import Known, fit_fine_to_coarse
from .base import Method, Needs, Patch


def inner(image: np.ndarray, patch: Patch) -> np.ndarray:
    """An image of the patch without the halo."""
    return image[(slice(None), *patch.inner)]


class Copy(Method):
    """F2 = F1."""

    def predict(self, patch: Patch) -> np.ndarray:
        return inner(patch.fine[0], patch)


class Upsample(Method):
    """F2 = C2, brought up by bicubic resampling."""

    def predict(self, patch: Patch) -> np.ndarray:
        return inner(patch.target, patch)


class Delta(Method):
    """F2 = F1 + (C2 - C1)."""

    def predict(self, patch: Patch) -> np.ndarray:
        fine, before, after = (
            inner(patch.fine[0], patch),
            inner(patch.coarse[0], patch),
            inner(patch.target, patch),
        )
        return fine + (after - before)


class DeltaGain(Method):
    """F2 = F1 + gain x (C2 - C1), the gain per band from the regression of the fine block mean on C1."""

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        gain, _ = fit_fine_to_coarse(scene)
        self.gain = gain.astype(np.float32)[:, None, None]
        return self.declared()

    def predict(self, patch: Patch) -> np.ndarray:
        fine, before, after = (
            inner(patch.fine[0], patch),
            inner(patch.coarse[0], patch),
            inner(patch.target, patch),
        )
        return fine + self.gain * (after - before)


BASELINES = {"copy": Copy, "upsample": Upsample, "delta": Delta, "delta-gain": DeltaGain}
