"""Small pictures of images of any size: three bands, to show as red, green and blue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..raster.bands import find
from ..raster.grid import Grid, Window
from ..raster.readers import Image
from . import count_kernels

SIDE = 640
"""Longest side of a picture, in cells."""
COLOURS = (("red", "green", "blue"), ("nir", "red", "green"))
"""Names of bands to show as red, green and blue, the best ones first."""
ROLES = {"copy": "F1", "upsample": "C2", "prediction": "prediction", "truth": "truth"}
"""What is measured to what it shows."""


def composite(names: tuple[str, ...]) -> list[int]:
    """Bands to show as red, green and blue: those that are called so, as QGIS shows the layers
    (shell/styles.py); else near infrared, red, green; else the first."""
    for colours in COLOURS:
        bands = [find(names, name) for name in colours]
        if None not in bands:
            return bands
    return [0, 1, 2] if len(names) >= 3 else [0, 0, 0]


@dataclass(frozen=True)
class Cells:
    """How an image is cut into the cells of a picture: squares of whole pixels."""

    factor: int
    rows: int
    columns: int

    @classmethod
    def of(cls, grid: Grid) -> Cells:
        factor = max(1, -(-max(grid.width, grid.height) // SIDE))
        return cls(factor, -(-grid.height // factor), -(-grid.width // factor))


class Look:
    """A picture that grows window by window; a cell is the mean of its valid pixels."""

    def __init__(self, cells: Cells, bands: list[int]):
        self.cells, self.bands = cells, bands
        self._total = np.zeros((3, cells.rows, cells.columns))
        self._count = np.zeros((3, cells.rows, cells.columns))

    def add(self, image: np.ndarray, inner: np.ndarray, corner: np.ndarray) -> None:
        """Take the inner part of (bands, rows, cols); `corner` is the row and column of its first pixel."""
        for place, band in enumerate(self.bands):
            if self.bands.index(band) == place:
                count_kernels.cell_sums(
                    image[band], inner, corner, self.cells.factor, self._total[place], self._count[place]
                )

    @property
    def values(self) -> np.ndarray:
        """(3, rows, cols), NaN where no pixel is valid."""
        mean = np.where(self._count > 0, self._total / np.maximum(self._count, 1), np.nan).astype(np.float32)
        return mean[[self.bands.index(band) for band in self.bands]]


def quick_look(image: Image) -> np.ndarray:
    """The same of an image that is not gone over anyway: (3, rows, cols), each cell by its first pixel."""
    cells, chosen = Cells.of(image.grid), composite(image.names)
    seen = image.with_bands(sorted(set(chosen)))
    layers = np.empty((seen.bands, cells.rows, cells.columns), np.float32)
    for row in range(cells.rows):
        line = seen.read(Window(0, row * cells.factor, image.grid.width, 1))
        layers[:, row] = line[:, 0, :: cells.factor]
    return layers[[sorted(set(chosen)).index(band) for band in chosen]]
