"""The images of each date of a series on one grid, as fields around the level of a rule; by tiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Callable, Optional

import numpy as np

from ...raster import handles
from ...raster.grid import Grid, Window
from ...raster.ground import Ground
from ...raster.readers import Image
from . import states
from .bands import PAIR
from .class_source import ClassSource
from .levels import Level
from .opening import Source
from .sources import WaterSource
from .tracing import OUTSIDE

QUARTER, TENTH = 0.25, 0.1
"""By how much of water in a pixel, or of what lies between water and land, a border may be judged otherwise:
the interval of an area."""
MOST_HEIGHTS = 4_000_000
"""Pixels of a scene from which on not every crossing of a shore is asked for its height."""


@dataclass(frozen=True)
class DatedSource:
    """The images of a day; where several have a value, the first one counts."""

    day: date
    sources: tuple[Source, ...]
    level: Optional[Level]
    classes: tuple[int, ...] = ()

    def field(self, window: Window) -> np.ndarray:
        """(rows, columns) float32, at or above 0 within, NaN where nothing is known."""
        found: Optional[np.ndarray] = None
        for source in self.sources:
            here = self._field(source, window)
            found = here if found is None else np.where(np.isnan(found), here, found)
        if found is None:
            raise ValueError("a date has an image at least")
        return found

    def _field(self, source: Source, window: Window) -> np.ndarray:
        if isinstance(source, WaterSource):
            return source.field(window)[0]
        codes = source.codes(window)
        within = np.where(np.isin(codes, self.classes), np.float32(0.5), np.float32(-0.5))
        return np.where(codes == OUTSIDE, np.float32(np.nan), within).astype(np.float32)

    @property
    def margin(self) -> float:
        """The field within which a border may be judged otherwise."""
        first = self.sources[0]
        if isinstance(first, ClassSource) or first.threshold is None:
            return 0.0
        if first.choice.kind == PAIR and first.threshold.how != "given":
            return QUARTER
        return TENTH * first.threshold.step


@dataclass
class Reader:
    """Reads tiles of all dates, and adds up on the way what needs the fields themselves."""

    dates: tuple[DatedSource, ...]
    grid: Grid
    ground: Ground
    heights: Optional[Image] = None
    """On the same grid."""
    strict: np.ndarray = field(init=False)
    generous: np.ndarray = field(init=False)
    """(dates,) square metres that are seen within where borders are judged so."""
    shores: list[list[np.ndarray]] = field(init=False)
    """Of each date heights along its shore."""

    def __post_init__(self) -> None:
        self.strict, self.generous = np.zeros(len(self.dates)), np.zeros(len(self.dates))
        self.shores = [[] for _ in self.dates]
        self._every = 1 + self.grid.width * self.grid.height // MOST_HEIGHTS

    def row_areas(self, window: Window) -> np.ndarray:
        """(rows,) square metres of a pixel of each row of a tile, whatever its columns."""
        rows = np.arange(window.y, window.bottom)
        return self.ground.pixel_areas(rows, self.grid.width // 2)

    def read(self, window: Window, step: Callable[[], None]) -> np.ndarray:
        """(dates, rows, columns) int8 of the states of a tile.

        Raises:
            UnreadableFileError: an image can't be read there.
        """
        wide = window.grown(1, self.grid.width, self.grid.height)
        rows, columns = window.inside(wide)
        inner = rows.start, columns.start, window.height, window.width
        areas = self.row_areas(window)
        heights = None if self.heights is None else self.heights.read(wide)[0]
        found = np.empty((len(self.dates), window.height, window.width), np.int8)
        for place, dated in enumerate(self.dates):
            with handles.closed_where_many(len(self.dates)):
                values = np.ascontiguousarray(dated.field(wide))
            part = values[rows, columns]
            found[place] = np.where(np.isnan(part), states.UNKNOWN, part >= 0)
            self.strict[place] += states.weighed(values, inner, dated.margin, areas)
            self.generous[place] += states.weighed(values, inner, -dated.margin, areas)
            if heights is not None:
                at = states.shore_heights(values, heights, inner, window.y, window.x, self._every)
                self.shores[place].append(at)
            step()
        return found
