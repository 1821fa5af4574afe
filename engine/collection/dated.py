"""An image of a collection: what its header says, and its pixels on demand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Optional

from ..align.pixel_size import pixel_in_metres
from ..align.prepared import AS_IT_IS, open_prepared
from ..door.preparation import EVERY, Preparation
from ..raster.grid import Grid
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

    def open(self, role: str, asked: Preparation = AS_IT_IS, like: Optional[Image] = None) -> Image:
        """The image, turned north-up, with its mask.

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
