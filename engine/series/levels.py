"""The swaths of a mosaic brought to one level: what is done with each fine image before anything is filled.

Cells of the ground are sampled in windows spread over each swath, and over what two of them have in common;
what they tell is said in level_model.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import Callable, Optional

import numpy as np

from ..collection.dated import DatedImage
from ..raster.grid import Window, sample_windows
from ..raster.handles import closed_again
from ..raster.readers import Image
from .dates import coarse_for
from .level_model import Cells, Line, lines_of
from .place import Place
from .swaths import common
from .windows import Read

SMALLEST, LARGEST = 4, 32
"""Side of a cell in fine pixels; of larger coarse pixels it is a part."""
CELLS = 8
"""Along the side of a window."""
KNOWN = 0.75
"""A cell counts where this share of it is valid."""
AT_ONCE = 16
"""Images that are read together."""


@dataclass(frozen=True)
class SwathLevel:
    """A swath. A value that JSON can hold."""

    images: int
    window: tuple[int, int, int, int]
    """Column, row, width and height of what it shows of the area."""


@dataclass(frozen=True)
class LevelsFound:
    """What was found of all swaths. A value that JSON can hold."""

    swaths: tuple[SwathLevel, ...] = ()
    of: dict[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """Image to gain and offset of each band; images that stay as they are have 1 and 0."""

    def lines(self) -> dict[str, tuple[tuple[float, float], ...]]:
        """Those that do anything."""
        return {path: of for path, of in self.of.items() if any(one != (1.0, 0.0) for one in map(tuple, of))}


def learn_levels(
    place: Place, before: Optional[LevelsFound], pool: Executor, step: Callable[[float], None]
) -> Optional[LevelsFound]:
    """What is done with the fine images of a place; the place knows it, too, from then on. None where all
    images are of one swath.

    Args:
        before: what an earlier run found, where this one goes on from it: the lines of its images stay.
    """
    swaths = place.swaths
    if swaths.count < 2:
        return None
    images = [image for several in place.fine.values() for image in several]
    known = before.of if before else {}
    found = {image.path: known[image.path] for image in images if image.path in known}
    if len(found) < len(images):
        fresh = _learnt(place, images, pool, step)
        found = {path: found.get(path, of) for path, of in fresh.items()}
    count = np.bincount([swaths.of[image] for image in images], minlength=swaths.count)
    levels = LevelsFound(
        tuple(
            SwathLevel(int(n), (one.x, one.y, one.width, one.height))
            for n, one in zip(count, swaths.footprints)
        ),
        found,
    )
    place.level(levels.lines())
    return levels


def _learnt(
    place: Place, images: Sequence[DatedImage], pool: Executor, step: Callable[[float], None]
) -> dict[str, tuple[tuple[float, float], ...]]:
    off, coarse = _sampled(place, images, pool, step)
    days = sorted({image.day for image in images})
    day = np.array([days.index(image.day) for image in images])
    swath = np.array([place.swaths.of[image] for image in images])
    at_image, at_cell = np.nonzero(np.isfinite(off[:, 0]))
    of_band: list[list[Line]] = []
    for band in range(len(place.names)):
        values = off[at_image, band, at_cell].astype(float), coarse[at_image, band, at_cell].astype(float)
        of_band.append(lines_of(Cells(*values, at_cell, at_image, swath, day)))
    return {
        image.path: tuple((of[number].gain, of[number].offset) for of in of_band)
        for number, image in enumerate(images)
    }


def _sampled(
    place: Place, images: Sequence[DatedImage], pool: Executor, step: Callable[[float], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Fine less coarse, and coarse, of cells of the ground; each (images, bands, cells) float32, NaN in all
    bands where an image does not show a cell, or no coarse image does."""
    cell = max(SMALLEST, min(LARGEST, round(place.ratio)))
    places = _windows(place, CELLS * cell)
    off, coarse = [], []
    for window in places:
        count = (window.width // cell) * (window.height // cell)
        pieces = np.full((2, len(images), len(place.names), count), np.nan, np.float32)
        shown = [
            number
            for number, image in enumerate(images)
            if common(place.swaths.footprints[place.swaths.of[image]], window)
            and coarse_for(place, image.day)
        ]
        for first in range(0, len(shown), AT_ONCE):
            some = shown[first : first + AT_ONCE]
            with closed_again():
                read = Read(place, window, (), {images[number].day for number in some}, pool)
                opened = [place.on_grid(images[number]) for number in some]
                fine = list(pool.map(partial(_read, window), opened))
            for number, values in zip(some, fine):
                pieces[:, number] = _cells(values, read.in_rows(read.coarse[images[number].day]), cell)
        off.append(pieces[0])
        coarse.append(pieces[1])
        step(1 / len(places))
    return np.concatenate(off, axis=2), np.concatenate(coarse, axis=2)


def _read(window: Window, image: Image) -> np.ndarray:
    return image.read(window)


def _windows(place: Place, side: int) -> list[Window]:
    """Windows spread over each swath and over what each two have in common, on whole cells."""
    footprints = place.swaths.footprints
    both = [common(one, other) for one, other in combinations(footprints, 2)]
    found: dict[Window, None] = {}
    for area in (*footprints, *(one for one in both if one is not None)):
        for one in sample_windows(place.grid.part(area), side):
            found[Window(area.x + one.x, area.y + one.y, one.width, one.height)] = None
    return list(found)


def _cells(fine: np.ndarray, coarse: np.ndarray, side: int) -> np.ndarray:
    """(2, bands, cells): the means over squares of fine less coarse, and of coarse, where both are known;
    what remains at the right and below is left out."""
    bands, rows, columns = fine.shape
    there = (np.isfinite(fine) & np.isfinite(coarse)).all(axis=0)
    shape = (bands, rows // side, side, columns // side, side)

    def squares(values: np.ndarray) -> np.ndarray:
        cut = values[..., : rows // side * side, : columns // side * side]
        return cut.reshape(*values.shape[:-2], *shape[1:]).sum(axis=(-3, -1), dtype=np.float64)

    count = squares(there.astype(np.float32))
    sums = np.stack([squares(np.where(there, one, np.float32(0))) for one in (fine - coarse, coarse)])
    means = np.where(count >= KNOWN * side * side, sums / np.maximum(count, 1), np.nan)
    return means.reshape(2, bands, -1).astype(np.float32)
