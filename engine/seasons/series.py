"""The images of a series as an index on one grid, read tile by tile: of each date once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Callable, Optional

import numpy as np

from ..align import crs, warp
from ..collection.dated import DatedImage
from ..collection.series import Series
from ..door.errors import BandMismatchError, ChronofuseError
from ..door.pairs_found import LeftOut
from ..door.phenology_job import INDICES
from ..door.plain_text import cut
from ..raster import bands
from ..raster.grid import Grid, Window
from ..raster.handles import closed_again, closed_where_many
from ..raster.indices import bands_for, index_of
from ..raster.readers import Image

BAND = "band"
"""The index that an image of a single band is taken as."""


@dataclass(frozen=True)
class IndexSeries:
    """The images of one sensor as an index. A value that can be pickled; each thread that
    reads opens them for itself."""

    images: tuple[Image, ...]
    """With the bands of the index alone, in the order of their dates, on one grid."""
    days: tuple[date, ...]
    index: str
    """One of INDICES; `band` where the images hold the index."""

    @property
    def grid(self) -> Grid:
        return self.images[0].grid

    @property
    def bands(self) -> int:
        """That are read of an image."""
        return self.images[0].bands

    def read(self, window: Window, step: Callable[[], None] = lambda: None) -> np.ndarray:
        """(dates, rows, cols) float32 of the index in a window, NaN where invalid.

        Args:
            step: is called after each image.

        Raises:
            UnreadableFileError: an image can't be read there.
        """
        values = np.empty((len(self.images), window.height, window.width), np.float32)
        for place, image in enumerate(self.images):
            with closed_where_many(len(self.images)):
                values[place] = index_values(image.read(window), self.index)
            step()
        return values


def index_values(values: np.ndarray, index: str) -> np.ndarray:
    """(rows, cols) of the index of the bands that it takes, (bands, rows, cols) in reflectance."""
    if index.startswith(BAND):
        return values[0]
    found = index_of(index, values, _wanted(index))[0]
    # Reflectances at or below 0 make a ratio of anything.
    found[~(np.abs(found) <= 1.5)] = np.nan
    return found


def _wanted(index: str) -> tuple[str, ...]:
    """The bands of an index, in the order in which they are read."""
    return INDICES[index] if index in INDICES else bands_for(index)


def open_series(
    series: Series, images: Sequence[DatedImage], index: str, step: Callable[[int], None]
) -> tuple[IndexSeries, list[LeftOut]]:
    """The images with the bands of the index, on the grid that most of them have; and those that can't be
    used.

    Args:
        images: those of the series that count.
        step: is called after each image with how many there are.

    Raises:
        ChronofuseError: of the first image, where none can be used.
    """
    grids = [grid for grid, _ in series.grids()]
    ordered = sorted(images, key=lambda one: grids.index(one.grid))
    opened: dict[int, tuple[date, Image]] = {}
    left_out: list[LeftOut] = []
    first: Optional[Image] = None
    failure: Optional[ChronofuseError] = None
    for dated in ordered:
        try:
            with closed_again():
                image = _opened(dated, index, first)
            first = first or image
            opened[images.index(dated)] = dated.day, image
        except ChronofuseError as error:
            failure = failure or error
            left_out.append(LeftOut(dated.path, str(error)))
        step(len(images))
    if failure is not None and first is None:
        raise failure
    days, kept = zip(*(opened[place] for place in sorted(opened)))
    return IndexSeries(kept, days, BAND if kept[0].bands == 1 else index), left_out


def _opened(dated: DatedImage, index: str, first: Optional[Image]) -> Image:
    """An image with the bands of the index, on the grid of the first one."""
    # What an image of the index alone shows of its units is settled with the others'.
    image = dated.open("The image", like=first if first is not None and first.bands == 1 else None)
    image = of_index(image, index)
    if first is None:
        return image
    if image.bands != first.bands:
        raise BandMismatchError(
            f"'{dated.path}' has other bands than '{first.path}': give images of one kind."
        )
    crs.require_overlap(image, first)
    return warp.to_grid(image, first.grid)


def of_index(image: Image, index: str) -> Image:
    """An image with the bands of an index alone; one that holds the index with its numbers as they are
    stored.

    Args:
        index: one of INDICES or of raster.indices, `band` of single bands, or `band:NAME` of a band by its
            name or its number.

    Raises:
        BandMismatchError: it does not have them.
    """
    image = _as_stored(image) if image.bands == 1 else image
    return image.with_bands(_bands_of(image, index))


def _as_stored(image: Image) -> Image:
    """An index in floats needs no scale: one that was guessed is none."""
    if image.declares_scale or not image.encodings[0].dtype.startswith("float"):
        return image
    return replace(image, encodings=tuple(replace(e, scale=1.0, offset=0.0) for e in image.encodings))


def _bands_of(image: Image, index: str) -> list[int]:
    """The places of the bands of an index in an image.

    Raises:
        BandMismatchError: it does not have them.
    """
    named = index[len(BAND) + 1 :] if index.startswith(f"{BAND}:") else ""
    if named:
        return [_band_called(image, named)]
    wanted = _wanted(index)
    if image.bands == 1 and (image.names[0] not in bands.REFLECTANCES or index == BAND):
        return [0]
    if not wanted:
        raise BandMismatchError(
            f"'{image.path}' has {bands.describe(image.names)}, but with --index band an image is one band, "
            "the index itself: give single bands, or name an index (--index ndvi)."
        )
    places = [bands.find(image.names, name) for name in wanted]
    if None in places:
        raise BandMismatchError(
            f"{index.upper()} needs bands that are called {' and '.join(sorted(wanted))}, but '{image.path}' "
            f"has {bands.describe(image.names)}: set the band descriptions, or give another index."
        )
    return [place for place in places if place is not None]


def _band_called(image: Image, named: str) -> int:
    """The place of a band by its name or its number, from 1 on.

    Raises:
        BandMismatchError: there is none.
    """
    place = bands.find(image.names, named.lower())
    labels = [label.lower() for label in image.labels]
    if place is None and named.lower() in labels:
        place = labels.index(named.lower())
    if place is None and named.isdigit() and 1 <= int(named) <= image.bands:
        place = int(named) - 1
    if place is None:
        raise BandMismatchError(
            f"'{image.path}' has no band '{cut(named)}': it has {bands.describe(image.names)}; give "
            "the name or the "
            f"number of one, 1 to {image.bands}."
        )
    return place
