"""Places to learn from: the fine images of one place on several dates, and its coarse ones where it has some.

They come from folders of dated images (place_folders.py) or are invented (invented_places.py). Pixels are
read when they are asked for, so that a place may be larger than the memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from ...engine.door.errors import BandMismatchError
from .. import images

Window = tuple[slice, slice]
Warn = Callable[[str, str], None]
"""Takes a code and a sentence."""
SMALLEST = 32
"""Rows and columns that a place must have at least."""
NDVI = ("ndvi",)


@dataclass(frozen=True)
class TrainingPlace:
    """The fine images of one place on a common grid, or a part of it."""

    name: str
    dates: tuple[str, ...]
    """ISO dates."""
    names: tuple[str, ...]
    """Of the bands."""
    size: tuple[int, int]
    """Rows and columns."""
    reader: Callable[[int, Iterable[int], Window], np.ndarray]
    """Number of the date, bands and window to (bands, rows, cols) float32 with NaN."""
    share: float = 1.0
    """How often it is drawn from, beside the others."""
    first: tuple[int, int] = (0, 0)
    """Row and column of its first pixel in what the reader reads."""
    files: tuple[Path, ...] = ()
    """The fine image of each date; none for an invented place."""
    offsets: tuple[tuple[int, int], ...] = ()
    """Row and column in each file where what the reader reads begins."""
    bands: tuple[int, ...] = ()
    """Which bands of the files are the place's, from 0 on; all where empty."""
    coarse: dict[str, Path] = field(default_factory=dict)
    """Date to the coarse image, where the place has one."""
    grid: Optional[images.ImageGrid] = None

    def read(self, date: int, bands: Iterable[int], window: Window) -> np.ndarray:
        """(bands, rows, cols) float32, about reflectance, NaN in all of the bands where any has no data."""
        in_file = [self.bands[b] for b in bands] if self.bands else bands
        values = self.reader(date, in_file, moved(window, self.first))
        return np.where(np.isfinite(values).all(axis=0, keepdims=True), values, np.float32(np.nan))

    def part(self, name: str, rows: slice) -> TrainingPlace:
        """Some rows of it as a place of its own."""
        grid = self.grid and shifted(self.grid, (rows.start, 0), (rows.stop - rows.start, self.size[1]))
        return replace(
            self,
            name=name,
            size=(rows.stop - rows.start, self.size[1]),
            grid=grid,
            first=(self.first[0] + rows.start, self.first[1]),
        )

    def only(self, names: tuple[str, ...]) -> TrainingPlace:
        """The place with these bands alone, in their order; NDVI is computed where it has red and near
        infrared instead.

        Raises:
            BandMismatchError: it lacks one.
        """
        numbers = {name.lower(): number for number, name in enumerate(self.names)}
        if names == NDVI and "ndvi" not in numbers and {"red", "nir"} <= set(numbers):
            return self._as_ndvi(numbers["red"], numbers["nir"])
        missing = [name for name in names if name not in numbers]
        if missing:
            raise BandMismatchError(
                f"The network takes the bands {', '.join(names)}, but the place "
                f"'{self.name}' has {', '.join(self.names)}: give images with them, or another network.",
            )
        return replace(self, names=names, bands=tuple(numbers[name] for name in names))

    def _as_ndvi(self, red: int, nir: int) -> TrainingPlace:
        """(near infrared - red) / (near infrared + red), NaN where both reflect nothing; its coarse images
        are left out."""

        def reader(date: int, bands: Iterable[int], window: Window) -> np.ndarray:
            dark, bright = self.reader(date, [red, nir], window)
            total = bright + dark
            ndvi = np.divide(bright - dark, total, out=np.full_like(total, np.nan), where=total > 0)
            return np.clip(ndvi, -1, 1)[None]

        return replace(self, names=NDVI, bands=(), reader=reader, coarse={})

    def window_in_file(self, date: int) -> Window:
        """Where the place lies in the file of a date."""
        return moved(moved((slice(0, self.size[0]), slice(0, self.size[1])), self.first), self.offsets[date])

    def days(self, first: int, second: int) -> Optional[int]:
        """Between two dates by their numbers; None where the place has no calendar."""
        try:
            days = [date.fromisoformat(self.dates[number]) for number in (first, second)]
        except ValueError:
            return None
        return abs((days[1] - days[0]).days)

    def real_pairs(self) -> list[tuple[int, int]]:
        """Numbers of a first and a second date that have real coarse images, in both directions."""
        both = [number for number, date in enumerate(self.dates) if date in self.coarse]
        return [(a, b) for a in both for b in both if a != b]


def from_array(name: str, fine: np.ndarray, names: tuple[str, ...], share: float = 1.0) -> TrainingPlace:
    """A place from (dates, bands, rows, cols) reflectance with NaN."""

    def reader(date: int, bands: Iterable[int], window: Window) -> np.ndarray:
        return fine[date][list(bands)][(slice(None), *window)].astype(np.float32)

    return TrainingPlace(
        name, tuple(f"date {n + 1}" for n in range(len(fine))), names, fine.shape[2:], reader, share
    )


def moved(window: Window, by: tuple[int, int]) -> Window:
    """The window so many rows and columns further on."""
    return tuple(slice(part.start + offset, part.stop + offset) for part, offset in zip(window, by))


def shifted(grid: images.ImageGrid, by: tuple[int, int], size: tuple[int, int]) -> images.ImageGrid:
    """The grid of `size` (rows, cols) that begins so many rows and columns into this one."""
    left, a, b, top, c, d = grid.transform
    row, col = by
    return images.ImageGrid(*size, (left + col * a + row * b, a, b, top + col * c + row * d, c, d), grid.crs)
