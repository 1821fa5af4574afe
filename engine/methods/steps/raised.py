"""C2 raised to fine pixels by a network, in the place of a spline, as a part of another method."""

from __future__ import annotations

from typing import Callable

import numpy as np

from ...align.scene import Scene
from ...align.scene_figures import Known
from ..base import Method, Needs, Patch


class Raised:
    """What a network predicts of F2, as far around a tile as the method that uses it looks."""

    def __init__(self, network: Method):
        self.network = network
        self.margin = 0
        """Fine pixels at the edges of a patch that the network sees and does not predict, a multiple of those
        by which its tiles grow."""

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Known) -> Needs:
        """The network's figures of the whole scene; what it needs, its halo as `margin` has it."""
        needs = self.network.prepare(scene, step, known)
        self.margin = -(-needs.halo // needs.multiple) * needs.multiple
        return needs

    def over(self, patch: Patch, halo: int) -> np.ndarray:
        """F2 by the network on all of a patch but its margin, (bands, rows, cols); NaN in the margin, and
        where the network predicts nothing.

        Args:
            halo: what the method itself looks at around the inner pixels, in fine pixels; with less of it and
                of the margin, the image ends there.
        """
        rows, cols = (self._known(own, side, halo) for own, side in zip(patch.inner, patch.target.shape[1:]))
        around = Patch(patch.fine, patch.coarse, patch.target, (rows, cols), patch.below)
        found = np.full(patch.target.shape, np.nan, np.float32)
        found[:, rows, cols] = self.network.predict(around)
        return found

    def _known(self, inner: slice, side: int, halo: int) -> slice:
        """Along one axis, the pixels that can be predicted: up to the image's own edge where it is near."""
        first, last, _ = inner.indices(side)
        cut = halo + self.margin
        return slice(self.margin if first >= cut else 0, side - self.margin if side - last >= cut else side)
