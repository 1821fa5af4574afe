"""What a few windows of an image show: how much of it is valid, and its values at sample points of a ground.

Nothing stays open, and only the last looks are kept, so that ten thousand images take no more memory than a
few hundred.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ..align import crs
from ..door.errors import ChronofuseError
from ..raster.grid import Grid, Window, sample_windows
from ..raster.handles import closed_again
from ..raster.readers import Image
from .dated import DatedImage, valid_share_of

MOST_KEPT = 256
"""Looks at images that are kept; one holds some thousand values a band."""
AROUND = 96
"""Side of the places of a ground that are sampled, in coarse pixels; there are nine of them, or fewer."""
POINTS = 16
"""Points along a side of such a place."""


@dataclass
class Looks:
    """Looks at images, each as seldom as may be."""

    ground: Grid
    """Where samples are taken, whatever grid an image has."""
    side: int
    """Of the places that are sampled, in pixels of the ground."""
    unusable: dict[str, str] = field(default_factory=dict)
    """Path to the reason why an image can't be read after all."""
    _shares: dict[str, float] = field(default_factory=dict)
    _samples: OrderedDict[str, np.ndarray] = field(default_factory=OrderedDict)
    _places: dict[Grid, list[tuple[Window, np.ndarray, np.ndarray, np.ndarray]]] = field(default_factory=dict)
    _like: dict[tuple, Image] = field(default_factory=dict)

    @classmethod
    def at(cls, ground: Grid, coarse: Grid) -> Looks:
        """Looks at a ground, at whose places a coarse sensor has enough pixels."""
        ratio = max(1.0, crs.pixel_ratio(coarse, ground))
        return cls(ground, min(max(ground.width, ground.height), round(AROUND * ratio)))

    def valid_share(self, image: DatedImage) -> Optional[float]:
        """The share of an image's pixels that are valid in all bands, by nine windows or, of a small image,
        all of it; None where it can't be read."""
        if image.path not in self._shares and image.path not in self.unusable:
            try:
                with closed_again():
                    self._shares[image.path] = valid_share_of(self._open(image, "The fine image"))
            except ChronofuseError as error:
                self.unusable[image.path] = str(error)
        return self._shares.get(image.path)

    def samples(self, image: DatedImage) -> Optional[np.ndarray]:
        """(bands, points) float32: the nearest pixels of the points of the ground, NaN where there is none;
        None where the image can't be read."""
        if image.path in self.unusable:
            return None
        if image.path not in self._samples:
            try:
                with closed_again():
                    self._samples[image.path] = self._read(self._open(image, "The coarse image"))
            except ChronofuseError as error:
                self.unusable[image.path] = str(error)
                return None
            self._shares[image.path] = float(np.isfinite(self._samples[image.path]).all(axis=0).mean())
            if len(self._samples) > MOST_KEPT:
                self._samples.popitem(last=False)
        self._samples.move_to_end(image.path)
        return self._samples[image.path]

    def known_share(self, image: DatedImage) -> Optional[float]:
        """The share of valid pixels where somebody has looked."""
        return self._shares.get(image.path)

    def _open(self, image: DatedImage, role: str) -> Image:
        """The image; what another one of its sensor declares and this one has lost is taken from there."""
        key = (image.kind, image.sensor, image.names)
        opened = image.open(role, like=self._like.get(key))
        self._like.setdefault(key, opened)
        return opened

    def _read(self, image: Image) -> np.ndarray:
        if image.grid not in self._places:
            self._places[image.grid] = _places(self.ground, self.side, image.grid)
        parts = []
        for window, columns, rows, there in self._places[image.grid]:
            values = np.full((image.bands, there.size), np.nan, np.float32)
            if there.any():
                values[:, there] = image.read(window)[:, rows, columns]
            parts.append(values)
        return np.concatenate(parts, axis=1)


def _places(ground: Grid, side: int, grid: Grid) -> list[tuple[Window, np.ndarray, np.ndarray, np.ndarray]]:
    """For each sampled place of the ground the window of another grid to read, columns and rows in it of the
    points that it holds, and which points these are."""
    found = []
    for part in sample_windows(ground, side):
        along = [(np.arange(POINTS) + 0.5) / POINTS * side for side in (part.width, part.height)]
        columns, rows = np.meshgrid(along[0] + part.x, along[1] + part.y)
        columns, rows = crs.positions(ground, grid, columns.ravel(), rows.ravel())
        if crs.is_periodic(grid):
            columns = columns % grid.width
        there = (columns >= 0) & (rows >= 0) & (columns < grid.width) & (rows < grid.height)
        columns, rows = columns[there].astype(int), rows[there].astype(int)
        if not there.any():
            found.append((Window(0, 0, 1, 1), columns, rows, there))
            continue
        x, y = int(columns.min()), int(rows.min())
        window = Window(x, y, int(columns.max()) - x + 1, int(rows.max()) - y + 1)
        found.append((window, columns - x, rows - y, there))
    return found
