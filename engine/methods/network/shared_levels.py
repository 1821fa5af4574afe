"""What is the same all over a scene, and how much of it a network is shown.

Two numbers a band are known of every pair: the gap, the mean of C1 less F1 averaged, and the change, the mean
of C2 - C1. A network that was trained on many scenes takes each for a guess about the place and damps it: it
moves F1 towards the coarse sensor's level, and takes a part of a change that all pixels share for noise. Both
are mostly the sensors' own (their calibration) or the season's, and a mean over the scene is what is known
best of all. So the network is shown half of each, the other half of the change is put back to what it
predicts, and it never sees more of the gap than training held. Where the coarse images are in other units, or
hazy all over, this is what keeps a network near the evidence (docs/accuracy.md has the figures).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...align.corrections import Corrected
from ...align.scene import Scene
from ...align.warped import on_grid
from ...raster.readers import Image
from ..base import Patch

SHOWN = 0.5
"""The share of the gap and of the change that a network sees."""
MOST_GAP = 0.5
"""Of the gap at most so many standard deviations of F1."""


@dataclass(frozen=True)
class Levels:
    """What is taken off the coarse images of a pair before a network sees them; each (bands,) float32."""

    coarse: np.ndarray
    """Off C1 and C2."""
    change: np.ndarray
    """Off C2 beside that; it is put back to the prediction."""
    gap: np.ndarray
    """How large the gap was, in standard deviations of F1."""

    @classmethod
    def of(cls, gap: np.ndarray, change: np.ndarray, std: np.ndarray) -> Levels:
        """
        Args:
            gap, change: (bands,) means over the scene of C1 - (F1 averaged), and of C2 - C1.
            std: (bands,) standard deviation of F1.
        """
        shown = np.clip(SHOWN * gap, -MOST_GAP * std, MOST_GAP * std)
        return cls(
            (gap - shown).astype(np.float32), ((1 - SHOWN) * change).astype(np.float32), np.abs(gap) / std
        )

    def lowered_scene(self, scene: Scene) -> Scene:
        """The scene of one pair as the network's priors are to see it."""
        off = (self.coarse, self.coarse + self.change)

        def lowered(images: tuple[Image, ...]) -> tuple[Image, ...]:
            return tuple(_lowered(image, by) for image, by in zip(images, off))

        coarse, target = lowered((scene.coarse[0], scene.target))
        own, target_own = lowered((scene.coarse_own[0], scene.target_own))
        return replace(
            scene,
            coarse=(coarse,),
            target=target,
            coarse_own=(own,),
            target_own=target_own,
            on_lattice=lowered((scene.on_lattice[0], scene.on_lattice[-1])),
        )

    def lowered(self, patch: Patch) -> Patch:
        """The patch of one pair as the network is to see it."""
        coarse, target = (off[:, None, None] for off in (self.coarse, self.coarse + self.change))
        below = patch.below and replace(
            patch.below,
            coarse=tuple(image - coarse for image in patch.below.coarse),
            target=patch.below.target - target,
        )
        return replace(
            patch,
            coarse=tuple(image - coarse for image in patch.coarse),
            target=patch.target - target,
            below=below,
        )


def _lowered(image: Image, off: np.ndarray) -> Image:
    lines = tuple((1.0, -float(value)) for value in off)
    return Corrected(**on_grid(image, image.grid), source=image, lines=lines)
