"""The tile plan and the blending of tiles: what is read, what is kept, with which weight.

Most methods are exact inside their halo: their tiles are laid side by side. A model whose reach is larger
than its halo declares `blend`; its tiles then overlap by that many pixels on each side and are crossfaded
with weights that sum to one everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..raster.grid import Window, windows


@dataclass(frozen=True)
class Tile:
    """One step of the plan."""

    core: Window
    """The tile's own pixels; the cores of a plan cover the image once."""
    write: Window
    """The core and its share of the crossfade; what the method predicts."""
    read: Window
    """`write` and the halo around it, clipped to the image."""


def plan(width: int, height: int, side: int, halo: int = 0, blend: int = 0, multiple: int = 1) -> list[Tile]:
    """Tiles of about side x side pixels for an image of width x height, row by row.

    The side is rounded to a multiple of `multiple`, and so is what is added around it, so that a network with
    strides sees the same phase whatever the tile's size.
    """
    side = max(multiple, side // multiple * multiple, _up(2 * blend, multiple))
    halo, blend = _up(halo, multiple), _up(blend, multiple)
    tiles = []
    for core in windows(width, height, side):
        write = core.grown(blend, width, height)
        tiles.append(Tile(core, write, write.grown(halo, width, height)))
    return tiles


def ramp(start: int, stop: int, size: int, blend: int) -> np.ndarray:
    """Weights along one axis of a core [start, stop) in an image of `size`, over its write window.

    The ramp rises linearly over 2 x blend pixels across each inner edge; where two neighbours meet, their
    weights sum to one.
    """
    first, last = max(0, start - blend), min(size, stop + blend)
    position = np.arange(first, last) + 0.5
    weight = np.ones(last - first, np.float32)
    if blend and start > 0:
        weight = np.minimum(weight, np.clip((position - (start - blend)) / (2 * blend), 0, 1))
    if blend and stop < size:
        weight = np.minimum(weight, np.clip(((stop + blend) - position) / (2 * blend), 0, 1))
    return weight.astype(np.float32)


class Blender:
    """Turns predicted tiles, in the plan's order, into finished windows of the image.

    Holds at most two rows of tiles when there is something to crossfade, and nothing otherwise. A pixel that
    only some of the overlapping tiles could predict takes those; one that none could stays NaN.
    """

    def __init__(self, width: int, height: int, bands: int, blend: int, first_row: int = 0):
        """`first_row` is that of the first tile that will come; what earlier ones would have added is
        missing there."""
        self.width, self.height, self.bands, self.blend = width, height, bands, blend
        self._first_row = first_row
        self._sum = self._weight = np.zeros((bands, 0, width), np.float32)

    def add(self, tile: Tile, values: np.ndarray) -> Iterator[tuple[Window, np.ndarray]]:
        """Take the prediction (bands, rows, cols) of tile.write; yield what is finished by it."""
        if not self.blend:
            yield tile.core, values
            return
        self._reserve(tile.write.bottom)
        rows, columns = tile.write.inside(Window(0, self._first_row, self.width, self._sum.shape[1]))
        core = tile.core
        weight = np.outer(
            ramp(core.y, core.bottom, self.height, self.blend),
            ramp(core.x, core.right, self.width, self.blend),
        )
        weight = np.where(np.isfinite(values), weight, 0).astype(np.float32)
        self._sum[:, rows, columns] += np.where(weight > 0, values, 0) * weight
        self._weight[:, rows, columns] += weight
        if core.right == self.width:
            finished = self.height if core.bottom == self.height else core.bottom - self.blend
            yield from self._release(finished)

    def _reserve(self, last_row: int) -> None:
        missing = last_row - (self._first_row + self._sum.shape[1])
        if missing > 0:
            more = np.zeros((self.bands, missing, self.width), np.float32)
            self._sum = np.concatenate([self._sum, more], axis=1)
            self._weight = np.concatenate([self._weight, more], axis=1)

    def _release(self, until_row: int) -> Iterator[tuple[Window, np.ndarray]]:
        rows = until_row - self._first_row
        if rows < 1:
            return
        with np.errstate(invalid="ignore", divide="ignore"):
            values = self._sum[:, :rows] / self._weight[:, :rows]
        yield Window(0, self._first_row, self.width, rows), values
        self._first_row = until_row
        self._sum, self._weight = self._sum[:, rows:].copy(), self._weight[:, rows:].copy()


def _up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple
