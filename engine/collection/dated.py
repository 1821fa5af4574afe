"""An image of a collection: what its header says, and its pixels on demand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Optional

import numpy as np

from ..align.pixel_size import pixel_in_metres
from ..align.prepared import AS_IT_IS, open_prepared
from ..door.preparation import EVERY, Preparation
from ..raster.grid import Grid, sample_windows
from ..raster.handles import closed_again
from ..raster.readers import Image


@dataclass(frozen=True)
class DatedImage:
    """An image of one day. A value that can be pickled: nothing of it is open."""

    path: str
    """What GDAL opens; of some bands of a stack a name of GDAL's for them."""
    day: date
    grid: Grid
    names: tuple[str, ...]
    """Normalised band names, empty where a band has none."""
    kind: str
    """What the names of the sensor's files have in common, or its product."""
    sensor: Optional[str] = None
    product: Optional[str] = None
    role: Optional[str] = None
    """FINE or COARSE, where the user said so."""
    mask: Optional[str] = None

    @property
    def bands(self) -> int:
        return len(self.names)

    @property
    def pixel(self) -> float:
        """Side of a pixel in metres."""
        return pixel_in_metres(self.grid)

    def valid_share(self) -> float:
        """The share of its pixels that are valid in all bands, by nine windows or, of a small image, all of
        it; its file is closed again.

        Raises:
            ChronofuseError: it, or its mask, can't be read.
        """
        with closed_again():
            return valid_share_of(self.open("The image"))

    def open(self, role: str, asked: Preparation = AS_IT_IS, like: Optional[Image] = None) -> Image:
        """The image, turned north-up, with its mask. Its file stays open until the run ends; who reads more
        of them than a process may have open reads within `handles.closed_again`.

        Args:
            role: for messages.
            asked: what else the user says of the images.
            like: an image of the same sensor.

        Raises:
            ChronofuseError: it, or its mask, can't be read.
        """
        if self.mask is not None:
            told = asked.of(role)
            every = replace(told, mask=told.mask or self.mask)
            asked = replace(asked, images={**asked.images, EVERY: every})
        return open_prepared(self.path, role, asked, like)


def valid_share_of(image: Image) -> float:
    """The share of an image's pixels that are valid in all bands, by a few windows."""
    valid = total = 0
    for window in sample_windows(image.grid):
        valid += int(np.isfinite(image.read(window)).all(axis=0).sum())
        total += window.width * window.height
    return valid / total
