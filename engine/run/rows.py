"""From predicted tiles to finished rows: crossfaded, stored, and handed on strip by strip."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..align.scene import Scene
from ..door.jobs import FuseJob
from ..door.outputs import os_errors
from ..door.unfinished import Unfinished
from ..raster.grid import Window
from .patches import Task
from .products import Products
from .tiles import Blender, Tile


class Rows:
    """The rows of all dates, which grow together; called by one thread at a time, tile after tile in the
    plan's order."""

    def __init__(
        self,
        products: list[Products],
        kept: Unfinished,
        scene: Scene,
        window: Window,
        blend: int,
        layers: int = 1,
    ):
        """
        Args:
            window: the part of the scene's grid that is predicted; rows count from its top.
            layers: how many images a prediction holds, one below the other.
        """
        self.products = products
        self._kept, self._scene, self._window, self._blend = kept, scene, window, blend
        self._bands = len(scene.names) * layers
        self._strips = products[0].strips["output"]
        self._done = 0
        self._blenders: list[Blender] = []
        self._tile: Optional[int] = None

    @property
    def finished(self) -> int:
        """How many rows are finished."""
        return self._strips.rows_of(self._done - 1) if self._done else 0

    def restore(self, job: FuseJob) -> None:
        """Take over what an earlier run finished, as far as it reached the disk whole."""
        for checksums in list(self._kept.strips):
            with os_errors(self._kept.folder):
                whole = checksums == [c for product in self.products for c in product.checksums(self._done)]
            if not whole:
                break
            self._append()
        with os_errors(self._kept.folder):
            for product in self.products:
                for strips in product.strips.values():
                    strips.keep(self._done)
            self._kept.go_on(job, self._done)

    def begin(self, tile: int, first_row: int) -> None:
        """A pass over the tiles begins, of which the first one writes from `first_row` of the scene on."""
        grid = self._scene.grid
        self._tile = tile
        self._blenders = [
            Blender(grid.width, grid.height, self._bands, self._blend, first_row) for _ in self.products
        ]

    def take(self, task: Task, prediction: np.ndarray) -> None:
        """The prediction of a tile, (layers x bands, rows, cols) on its `write` window."""
        for window, values in self._blenders[task.date].add(task.tile, prediction):
            self._put(self.products[task.date], window, values)
        if task.date == len(self.products) - 1 and task.tile.core.right == self._scene.grid.width:
            self._finish_until(self._whole_until(task.tile))

    def _put(self, product: Products, window: Window, values: np.ndarray) -> None:
        """Store what of a window is wanted and not finished yet."""
        top = self._window.y
        first, last = max(window.y, top + self.finished), min(window.bottom, self._window.bottom)
        if first < last:
            wanted = values[:, first - window.y : last - window.y]
            product.write(Window(window.x, first - top, window.width, last - first), wanted)

    def _whole_until(self, tile: Tile) -> int:
        """The row, from the window's top, until which nothing is missing after the last tile of a row of
        tiles."""
        last = tile.core.bottom == self._scene.grid.height
        row = tile.core.bottom if last else tile.core.bottom - self._blend
        return min(row - self._window.y, self._window.height)

    def _finish_until(self, row: int) -> None:
        while self._done < self._strips.count and self._strips.rows_of(self._done) <= row:
            with os_errors(self._kept.folder):
                checksums = [c for product in self.products for c in product.checksums(self._done)]
                self._append()
                self._kept.add(checksums, self._tile)

    def _append(self) -> None:
        for product in self.products:
            product.append(self._done)
        self._done += 1
