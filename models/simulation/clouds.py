"""Clouds over a fine image: where they are, how thick, and what a mask of them says."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import numpy as np
from scipy.ndimage import gaussian_filter, shift

from .. import images
from . import fields

WHITE = 0.48
"""Reflectance of a thick cloud in every band."""
SHADE = 0.45
"""What is left of the light in the shadow of a thick cloud."""
SEEN = 0.06
"""From this opacity on a pixel is masked; thinner haze escapes the mask, as it does in real ones."""
TOWARDS = (-7.0, 5.0)
"""Rows and columns from a cloud to its shadow, at 30 m pixels and a sun in the south-east."""


class Sky:
    """The clouds of one date."""

    def __init__(self, size: int, random: np.random.Generator, mask: Optional[np.ndarray] = None):
        """
        Args:
            mask: (size, size) True where it is not to be used, in the place of shapes of our own.
        """
        if mask is None:
            self.opacity, lit = _own(size, random)
        else:
            self.opacity = gaussian_filter(0.9 * mask.astype(np.float32), 1.0) * mask
            lit = np.zeros_like(self.opacity)
        self._shade = np.float32(1) - np.float32(1 - SHADE) * lit * (1 - self.opacity)
        self.usable = (self.opacity < SEEN) & (self._shade > 0.93) if mask is None else ~mask

    def over(self, band: np.ndarray) -> np.ndarray:
        """(size, size) reflectance of a band as it is seen through the clouds."""
        lit = band * self._shade
        return lit + self.opacity * (np.float32(WHITE) - lit)


def _own(size: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Opacity and shadow, both from 0 to 1. A third of the days are clear, a third are covered."""
    share = random.beta(0.55, 0.6)
    noise = fields.fractal_noise(size, max(size / 5, 12), random, octaves=6)
    edge = np.quantile(noise, 1 - share)
    thick = np.clip((noise - edge) / 0.55, 0, 1).astype(np.float32)
    opacity = np.float32(0.95) * np.sqrt(thick) if share > 0.02 else np.zeros_like(thick)
    return opacity, shift(opacity, TOWARDS, order=1, mode="nearest")


def masks_of(folder: Path, size: int) -> list[np.ndarray]:
    """Masks that lie in a folder, as (size, size) True where a pixel is not to be used: 0 in the file. They
    are repeated by their mirror image where they are smaller.

    Raises:
        ValueError: there is none.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".tif", ".tiff"))
    if not files:
        raise ValueError(
            f"There is no mask in '{folder}': name a folder of GeoTIFFs that are 0 under clouds."
        )
    masks = []
    for path in files:
        values = images.read(path, [0]).bands[0]
        hidden = ~(values > 0)
        rows, cols = (max(size - length, 0) for length in hidden.shape)
        masks.append(np.pad(hidden, ((0, rows), (0, cols)), mode="symmetric")[:size, :size])
    return masks
