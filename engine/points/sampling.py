"""The values of a date at all places: each cell is read once, and what it holds is added up by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ..door.errors import BandMismatchError
from ..door.plain_text import many
from ..raster.grid import Grid
from ..raster.indices import index_of
from ..raster.readers import Image
from .dated import Day, Opener
from .footprints import Footprints

MOST_CODES = 32
"""Codes of origins are below it."""
STEP = 1e-3
"""By so much of reflectance a band is moved to see how an index follows it."""


@dataclass
class Values:
    """What was found of a date at all places, (columns, places) float64, NaN where there is nothing."""

    mean: np.ndarray
    spread: np.ndarray
    """Standard deviation of the pixels of a polygon."""
    deviation: np.ndarray
    """Mean of the deviations of the pixels."""
    count: np.ndarray
    """(places,) pixels with a value."""
    origin: np.ndarray
    """(places,) the most frequent code; -1 where nobody knows."""
    share: np.ndarray
    """(places,) of the pixels that have it."""
    notes: dict[int, str]
    """Number of a place to what is to be said of it on this date's grid."""


class _Sums:
    """Adds up pixels by place."""

    def __init__(self, columns: int, places: int):
        shape = (places, columns)
        self.count, self.total, self.squares = (np.zeros(shape) for _ in range(3))
        self.known, self.deviation = np.zeros(shape), np.zeros(shape)

    def add(self, owners: np.ndarray, values: np.ndarray, deviation: Optional[np.ndarray] = None) -> None:
        """Values, and deviations, (columns, pixels)."""
        there = np.isfinite(values)
        filled = np.where(there, values, 0.0).astype(np.float64).T
        np.add.at(self.count, owners, there.T)
        np.add.at(self.total, owners, filled)
        np.add.at(self.squares, owners, filled * filled)
        if deviation is not None:
            known = np.isfinite(deviation) & there
            np.add.at(self.known, owners, known.T)
            np.add.at(self.deviation, owners, np.where(known, deviation, 0.0).T)

    def means(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(columns, places): mean, standard deviation, and mean of the deviations."""
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = self.total / self.count
            spread = np.sqrt(np.maximum(self.squares / self.count - mean * mean, 0.0))
            return mean.T, spread.T, (self.deviation / self.known).T


class Sampler:
    """Samples the dates of a series at the same places."""

    def __init__(
        self,
        footprints: Callable[[Grid], Footprints],
        places: int,
        bands: tuple[str, ...],
        indices: Sequence[str],
        made: Sequence[str],
        usual: int,
    ):
        """
        Args:
            footprints: of all places on a grid.
            bands: names of the images' bands.
            indices: that are told; of each there are rasters, or it is made of the bands.
            made: those that the bands can make. Where there are rasters, too, theirs are the values, and the
                deviation alone is that of the bands.
            usual: code of the origin, where there is no raster of it.
        """
        self._footprints, self._places, self._usual = footprints, places, usual
        self._bands, self._indices, self._made = bands, tuple(indices), frozenset(made)
        self._opener = Opener()

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self._bands, *self._indices)

    def sample(self, day: Day) -> Values:
        """The values of a date.

        Raises:
            ChronofuseError: an image can't be read, or has other bands.
        """
        found = self._empty()
        for dated in day.bands:
            image = self._opener.bands(dated)
            if image.bands != len(self._bands):
                raise BandMismatchError(
                    f"'{dated.path}' has {many(image.bands, 'band')}, and others of the series have "
                    f"{len(self._bands)}: give images of one kind."
                )
            self._keep(found, self._of_bands(image, self._beside(day, image)), image.grid)
        for number, name in enumerate(self._indices, len(self._bands)):
            for dated in day.indices.get(name, ()):
                self._keep_index(found, number, self._opener.as_declared(dated))
        self._add_origins(found, day)
        return found

    def _empty(self) -> Values:
        shape = (len(self.columns), self._places)
        mean, spread, deviation = (np.full(shape, np.nan) for _ in range(3))
        return Values(
            mean,
            spread,
            deviation,
            np.zeros(self._places, np.int64),
            np.full(self._places, -1, np.int64),
            np.full(self._places, np.nan),
            {},
        )

    def _beside(self, day: Day, image: Image) -> Optional[Image]:
        for dated in day.deviation:
            deviation = self._opener.as_declared(dated)
            if deviation.grid == image.grid and deviation.bands == image.bands:
                return deviation
        return None

    def _of_bands(self, image: Image, deviation: Optional[Image]) -> _Sums:
        """All columns of an image and of its deviation."""
        sums = _Sums(len(self.columns), self._places)
        for cell in self._footprints(image.grid).cells:
            values = image.read(cell.window)[:, cell.rows, cell.columns]
            sure = None if deviation is None else deviation.read(cell.window)[:, cell.rows, cell.columns]
            sums.add(cell.owners, *self._with_indices(values, sure))
        return sums

    def _keep(self, found: Values, sums: _Sums, grid: Grid) -> None:
        """Take an image's values at the places that have none yet."""
        mean, spread, sure = sums.means()
        new = ~np.isfinite(found.mean).any(axis=0) & np.isfinite(mean).any(axis=0)
        for target, values in ((found.mean, mean), (found.spread, spread), (found.deviation, sure)):
            target[:, new] = values[:, new]
        found.count[new] = sums.count.max(axis=1)[new]
        self._note(found, grid)

    def _keep_index(self, found: Values, column: int, image: Image) -> None:
        """Take the values of an index's own raster; what the bands tell of its deviation stays."""
        sums = _Sums(1, self._places)
        for cell in self._footprints(image.grid).cells:
            sums.add(cell.owners, image.read(cell.window)[:1, cell.rows, cell.columns])
        mean, spread, _ = sums.means()
        new = np.isfinite(mean[0])
        found.mean[column, new], found.spread[column, new] = mean[0, new], spread[0, new]
        found.count = np.maximum(found.count, sums.count[:, 0].astype(np.int64))
        self._note(found, image.grid)

    def _note(self, found: Values, grid: Grid) -> None:
        found.notes.update(self._footprints(grid).notes)

    def _with_indices(
        self, values: np.ndarray, sure: Optional[np.ndarray]
    ) -> tuple[np.ndarray, Optional[np.ndarray]]:
        """(columns, pixels) of bands and indices, and the same of the deviations."""
        nothing = np.full((1, values.shape[1]), np.nan, np.float32)
        made = [index_of(n, values, self._bands) if n in self._made else nothing for n in self._indices]
        whole = np.concatenate([values, *made])
        if sure is None:
            return whole, None
        follow = [self._follows(n, values, sure) if n in self._made else nothing for n in self._indices]
        return whole, np.concatenate([sure, *follow])

    def _follows(self, name: str, values: np.ndarray, sure: np.ndarray) -> np.ndarray:
        """(1, pixels) the deviation of an index by those of its bands, as if their errors had nothing to do
        with each other: sqrt(sum((d index / d band x deviation)^2)), by central differences."""
        square = np.zeros((1, values.shape[1]))
        for band in range(len(values)):
            higher, lower = values.copy(), values.copy()
            higher[band] += STEP
            lower[band] -= STEP
            slope = (
                index_of(name, higher, self._bands).astype(float) - index_of(name, lower, self._bands)
            ) / (2 * STEP)
            square += np.square(slope * sure[band])
        return np.sqrt(square)

    def _add_origins(self, found: Values, day: Day) -> None:
        seen = np.zeros((self._places, MOST_CODES))
        for dated in day.origin:
            image = self._opener.as_declared(dated).with_bands([0])
            for cell in self._footprints(image.grid).cells:
                codes = image.read(cell.window)[0, cell.rows, cell.columns]
                there = np.isfinite(codes) & (codes >= 0) & (codes < MOST_CODES)
                np.add.at(seen, (cell.owners[there], codes[there].astype(int)), 1)
        total = seen.sum(axis=1)
        has_value = np.isfinite(found.mean).any(axis=0)
        found.origin[has_value & (total == 0)] = self._usual
        known = total > 0
        found.origin[known] = seen[known].argmax(axis=1)
        found.share[known] = seen[known].max(axis=1) / total[known]
