"""What is known of a window on many days: fine and coarse values, read once; coarse ones of any day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from datetime import date

import numpy as np

from ..raster.grid import Window
from .dates import coarse_for
from .kriging_kernels import NOT_FADED
from .place import Place
from .swaths import further_noise


class Read:
    """The values of a window, (bands, pixels) float32 a day, NaN in all bands where one has none."""

    def __init__(
        self, place: Place, window: Window, fine: Iterable[date], days: Iterable[date], pool: Executor
    ):
        """
        Args:
            fine: days of fine images that are read.
            days: days whose coarse values are asked for.
        """
        fine, days = sorted(set(fine)), sorted(set(days))
        coarse = sorted({one for day in days for one in coarse_for(place, day)})
        self._place, self._window = place, window
        self.ratio = place.ratio
        images = [*map(place.fine_on, fine), *map(place.coarse_on, coarse)]
        values = list(pool.map(lambda image: _whole(image.read(window)), images))
        self.fine = dict(zip(fine, values))
        self._coarse = dict(zip(coarse, values[len(fine) :]))
        for day in self._coarse.keys() & place.bias.keys():
            self._coarse[day] -= place.bias[day]
        nothing = np.full((len(place.names), window.width * window.height), np.nan, np.float32)
        self.coarse = {day: self._of_day(day, nothing) for day in days}

    def _of_day(self, day: date, nothing: np.ndarray) -> np.ndarray:
        """The coarse values of a day; where it has none, those of the days around it, interpolated in
        time."""
        sources = coarse_for(self._place, day)
        if day in self._coarse and np.isfinite(self._coarse[day]).all():
            return self._coarse[day]
        around = [one for one in sources if one != day]
        between = interpolated(day, [(one, self._coarse[one]) for one in around], nothing)
        if day not in self._coarse:
            return between
        own = self._coarse[day]
        return np.where(np.isfinite(own), own, between)

    def further_noise(self, references: Sequence[date], side: int) -> np.ndarray:
        """What the noise of references is more where their swaths end, as of swaths.further_noise."""
        place = self._place
        if place.swaths.count < 2:
            return NOT_FADED
        shown = [place.swaths.on(place.fine[day]) for day in references]
        return further_noise(place.swaths, place.grid, shown, self._window, side, place.ratio)

    def in_rows(self, values: np.ndarray) -> np.ndarray:
        """(..., rows, cols) of (..., pixels); the same memory."""
        return values.reshape(*values.shape[:-1], self._window.height, self._window.width)

    def is_of_the_day(self, day: date) -> np.ndarray:
        """(pixels,) bool: where the coarse values of a day are its own."""
        if day not in self._coarse:
            return np.zeros(next(iter(self.coarse.values())).shape[1], bool)
        return np.isfinite(self._coarse[day][0])


def interpolated(day: date, around: list[tuple[date, np.ndarray]], nothing: np.ndarray) -> np.ndarray:
    """Linear in time between two days; the one that is there where the other has a gap."""
    if not around:
        return nothing
    if len(around) == 1:
        return around[0][1]
    (first, before), (second, after) = sorted(around, key=lambda one: one[0])
    share = np.float32((day - first).days / (second - first).days)
    between = before + share * (after - before)
    return np.where(np.isfinite(between), between, np.where(np.isfinite(before), before, after))


def _whole(values: np.ndarray) -> np.ndarray:
    """(bands, pixels), missing in all bands where it is missing in one."""
    flat = values.reshape(len(values), -1)
    flat[:, ~np.isfinite(flat).all(axis=0)] = np.nan
    return flat
