"""Rasters of one grid that grow together, a window after the other, from the top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..door.outputs import os_errors
from ..raster.grid import Window
from ..raster.strips import BLOCK
from ..raster.writers import Raster, RasterWriter


class Growing:
    """Rasters by their roles."""

    def __init__(
        self,
        rasters: Mapping[str, Raster],
        files: Mapping[str, tuple[Path, Path]],
        scratch: Path,
        name: str,
        threads: int,
    ):
        """
        Args:
            files: role to where a raster is written, and what it will be called.
            scratch: a folder for rows that are not yet whole strips.
            name: what tells their files there from those of others.
        """
        self.rasters, self._scratch, self._done = rasters, scratch, 0
        self._strips, self._writers = {}, {}
        with os_errors(scratch):
            for role, raster in rasters.items():
                self._strips[role] = raster.strips(scratch / f"{name}-{role}.rows")
                self._writers[role] = RasterWriter(raster, self._strips[role], *files[role], scratch, threads)

    def write(self, window: Window, stored: Mapping[str, np.ndarray]) -> None:
        """Take the numbers of a window as they are stored, (bands, rows, cols) a role; what is whole goes
        into the files.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        with os_errors(self._scratch):
            for role, raster in self.rasters.items():
                self._strips[role].write(window, stored[role])
                width = raster.grid.width
        if window.right == width:
            self._finish_until(window.bottom)

    def close(self) -> None:
        for writer in self._writers.values():
            writer.close()
        for strips in self._strips.values():
            strips.remove()

    def _finish_until(self, row: int) -> None:
        """All rows above one are there."""
        strips = next(iter(self._strips.values()))
        while self._done < strips.count and strips.rows_of(self._done) <= row:
            for writer in self._writers.values():
                writer.append(self._done)
            self._done += 1


def height_of_tiles(tile: int) -> int:
    """Rows that are finished together: whole strips, or a part of one that divides it."""
    return BLOCK if tile >= BLOCK else tile
