"""The rasters of all filled dates together, read by windows: for what needs every date of a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..door.errors import MemoryBudgetError
from ..door.fill_job import FillJob
from ..raster.grid import Grid, Window
from ..raster.handles import closed_where_many
from ..raster.readers import Image, described
from ..run.budget import MB, cache_bytes, default_megabytes
from .dates import Filled
from .place import Place
from .stored import paths_of, rasters_of

SIDES = (512, 256, 128, 64, 32)


@dataclass(frozen=True)
class Stack:
    """The rasters of a role over all dates."""

    images: tuple[Image, ...]

    @classmethod
    def of(cls, job: FillJob, place: Place, targets: Sequence[Filled], role: str) -> Stack:
        """Those of a role, in physical units.

        Raises:
            UnreadableFileError: one is gone, or can't be read.
        """
        images = []
        for target in targets:
            image, _ = described(paths_of(job, target.day)[role], "The filled raster")
            images.append(replace(image, encodings=rasters_of(job, place, target)[role].encodings))
        return cls(tuple(images))

    def band(self, number: int) -> Stack:
        """One band of each, from 0 on."""
        return Stack(tuple(image.with_bands([number]) for image in self.images))

    def read(self, window: Window) -> np.ndarray:
        """(dates, pixels) float32 of the first band, NaN where there is nothing."""
        values = np.empty((len(self.images), window.height * window.width), np.float32)
        for number, image in enumerate(self.images):
            with closed_where_many(len(self.images)):
                values[number] = image.read(window)[0].ravel()
        return values


def side_for(megabytes: Optional[int], bytes_of_a_pixel: int, grid: Grid, asked: Optional[int]) -> int:
    """The side of the largest tile that fits into the memory.

    Raises:
        MemoryBudgetError: not even the smallest does.
    """
    budget = (megabytes or default_megabytes()) * MB - cache_bytes(megabytes)
    for side in [asked] if asked else SIDES:
        if min(side, grid.width) * min(side, grid.height) * bytes_of_a_pixel <= budget:
            return side
    needed = min(SIDES[-1], grid.width) * min(SIDES[-1], grid.height) * bytes_of_a_pixel + cache_bytes(
        megabytes
    )
    raise MemoryBudgetError(
        f"A memory budget of {megabytes or default_megabytes()} MB is below what all dates of a tile need "
        f"(about {needed // MB + 1} MB): give --memory {needed // MB + 1} or more, or fewer dates."
    )
