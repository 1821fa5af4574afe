"""Folders of dated images of one ground, for the tests of collections and pairs."""

from __future__ import annotations

from pathlib import Path

import images
import numpy as np

NAMES = ("green", "red", "nir")
SIDE, RATIO = 48, 8


class Place:
    """A ground that changes a little from day to day, and images of it in a folder."""

    def __init__(self, folder: Path, random: np.random.Generator):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.first = images.smooth_noise(random, (3, SIDE, SIDE))
        self.change = images.smooth_noise(random, (3, SIDE, SIDE), sigma=12) - 0.2

    def fine(
        self, day: str, moved: float = 0.0, clouds: float = 0.0, name: str = "fine_{}.tif", **how
    ) -> str:
        """Write a fine image; `clouds` is the share of its rows that are gaps."""
        values = self.first + moved * self.change
        values[:, : round(clouds * SIDE)] = np.nan
        return self._write(name.format(day), values, **{"names": NAMES, **how})

    def coarse(self, day: str, moved: float = 0.0, name: str = "coarse_{}.tif", **how) -> str:
        values = images.block_mean(self.first + moved * self.change, RATIO)
        return self._write(name.format(day), values, **{"names": NAMES, "pixel": 30.0 * RATIO, **how})

    def mask(self, name: str, clear: float = 1.0, pixel: float = 30.0, side: int = SIDE) -> str:
        """A mask that says no to all rows but a share of them, from the top on."""
        values = np.zeros((1, side, side))
        values[:, : round(clear * side)] = 1
        return self._write(name, values, pixel=pixel, scale=1, dtype="uint8", nodata=None)

    def _write(self, name: str, values: np.ndarray, **how) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return images.write(path, values, **how)
