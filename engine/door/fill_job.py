"""What the engine is asked to do with a series: fill it on many dates.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import functools
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from ...models.catalogue.series_manifest import SeriesManifest, series_models, unusable_series
from .collection_source import CollectionSource
from .errors import JobError
from .extent import extent_of
from .job_checks import check_days, check_id, check_types, choice, is_day, within
from .phenology_job import PERIOD
from .plain_text import cut
from .preparation import Preparation, refuse_spectral
from .run_wishes import Machine, Manner

KRIGING, KALMAN, DELTA, LINEAR, NEAREST = "kriging", "kalman", "delta", "linear", "nearest"
SERIES_METHODS = (KRIGING, KALMAN, DELTA, LINEAR, NEAREST)
LEARNING_METHODS = (KRIGING, KALMAN)
"""Those that learn from the series before they fill it, and know how far off they may be."""
ALL_DATES, YEARLY = "all", "yearly"
"""What a trend is over: every date, or the mean of each year; or else the dates of a year, as `2024`."""
SMOOTHINGS = ("whittaker", "savitzky-golay")
REFERENCES = {KRIGING: 12, KALMAN: 6}
"""Of the methods that take several on each side of a date: how many, where nothing else is said."""
REFERENCES_OF_PAIRS = 4
"""The same of the methods of pairs."""
MOST_REFERENCES = 32
LONGEST = 366
SERIES_REPORT = "series.json"
BY_DATE, BY_INDEX = "dates", "index"
LAYOUTS = (BY_DATE, BY_INDEX)
"""A file a date; beside them a file an index and band, with a band a date."""


def methods_of_series() -> tuple[str, ...]:
    """The methods by which a series is filled: those that are code, and the networks that are installed."""
    return (*SERIES_METHODS, *(name for name in series_models() if name not in SERIES_METHODS))


@dataclass(frozen=True)
class FillJob:
    """Make the fine image of each date that is asked for, from the dated images of one place."""

    sources: tuple[CollectionSource, ...]
    folder: str
    """Where the rasters go; it is made where it is missing."""
    fine: tuple[str, ...] = ()
    """Which of the images are fine: their kind (`landsat8`) or a pattern of their names (`LC08*`)."""
    coarse: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """ISO dates to fill; empty: every so many days, or every day that has a coarse image."""
    every: Optional[int] = None
    """Days from one date to the next."""
    first: Optional[str] = None
    """ISO date: none before it is filled."""
    last: Optional[str] = None
    method: str = KRIGING
    """One of SERIES_METHODS; the name of a network for sequences that is installed; or a method of pairs, by
    its name or as the path of a model file."""
    references: Optional[int] = None
    """At most so many on each side of a date; None: what REFERENCES has for the method."""
    indices: tuple[str, ...] = ()
    """Names of indices (`ndvi`), each a raster a date."""
    bands: bool = True
    """Store the bands themselves."""
    keep: bool = True
    """Observed pixels of a date stay as they were observed."""
    uncertainty: bool = False
    trend: Optional[str] = None
    """Of what is stored the slope and its test over ALL_DATES, YEARLY, or the dates of a year."""
    smooth: Optional[str] = None
    """How the filled dates are smoothed in time, into rasters beside them (SMOOTHINGS); None: not at all."""
    smooth_period: float = PERIOD
    """Days; of a swing of this period the smoothing leaves about one half."""
    tile: Optional[int] = None
    preparation: Preparation = field(default_factory=Preparation)
    machine: Machine = field(default_factory=Machine)
    manner: Manner = field(default_factory=Manner)
    layout: str = BY_DATE
    """One of LAYOUTS."""
    use_suspects: bool = False
    """Images that seem to be wrong are made use of like all others."""
    extent: Optional[str] = None
    """The area that is filled, as extent.py reads it; None: what most of the fine images show."""
    level: bool = True
    """Fine images that show different parts of an extent are brought to one level."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give files, a folder or a table of them.")
        self._require_whole_network()
        within("references", self.references, 1, MOST_REFERENCES)
        refuse_spectral(self.preparation)
        within("every", self.every, 1, LONGEST)
        within("tile", self.tile, 16, 65536)
        for day in self.dates:
            if not is_day(day):
                raise JobError(f"The date is '{cut(day)}': give a day that exists, as YYYY-MM-DD.")
        check_days(self.first, self.last)
        if self.dates and self.every:
            raise JobError("Dates and a number of days between them were given: give one of the two.")
        if not self.bands and not self.indices:
            raise JobError(
                "Neither the bands nor an index is to be stored: name an index, or keep the bands."
            )
        if self.uncertainty and self._told_method not in LEARNING_METHODS:
            raise JobError(
                f"The deviation was asked for, but only {' and '.join(LEARNING_METHODS)} tell one: take one "
                "of them, or leave the deviation out."
            )
        choice("layout", self.layout, LAYOUTS)
        if self.extent is not None:
            extent_of(self.extent)
        elif not self.level:
            raise JobError(
                "Swaths are to stay at their own levels (--no-level), but without an area (--extent) one "
                "swath alone is filled: give an area, or leave that out."
            )
        if self.smooth is not None:
            choice("smooth", self.smooth, SMOOTHINGS)
        within("smooth_period", self.smooth_period, 11, 200)
        if self.trend is not None and not is_trend(self.trend):
            raise JobError(f"'trend' is '{cut(self.trend)}': use {ALL_DATES}, {YEARLY}, or a year as 2024.")
        check_id(self.id)

    def _require_whole_network(self) -> None:
        """Raises JobError where the network of that name can't be used, with the reason."""
        if self.method in SERIES_METHODS:
            return
        for path, reason in unusable_series().items():
            if Path(path).stem == self.method:
                raise JobError(
                    f"The network '{cut(self.method)}' can't be used, because of its file '{path}' "
                    f"{reason}: train it again, or take another method."
                )

    @functools.cached_property
    def network(self) -> Optional[SeriesManifest]:
        """The network for sequences that fills the dates; None where none does."""
        return None if self.method in SERIES_METHODS else series_models().get(self.method)

    @property
    def _told_method(self) -> str:
        """The method itself, or the one that a network corrects."""
        return self.network.base if self.network else self.method

    @property
    def by_pairs(self) -> bool:
        """Whether a method of pairs fuses the dates."""
        return self.method not in SERIES_METHODS and self.network is None

    @property
    def learns(self) -> Optional[str]:
        """The method that learns from the series before it is filled; None where none does."""
        if self._told_method in LEARNING_METHODS:
            return self._told_method
        return None if self.method in SERIES_METHODS else KRIGING

    @property
    def most_references(self) -> int:
        """On each side of a date."""
        of_pairs = REFERENCES_OF_PAIRS if self.by_pairs else REFERENCES[KRIGING]
        return self.references or REFERENCES.get(self._told_method, of_pairs)

    @property
    def threads(self) -> Optional[int]:
        return self.machine.threads

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        return {f"images {number}": path for number, path in enumerate(named, 1)}

    @property
    def outputs(self) -> dict[str, str]:
        """The report; what the rasters are called is known when the images are."""
        return {"report": str(Path(self.folder, SERIES_REPORT))}


def is_trend(text: str) -> bool:
    """Whether it says what a trend is over."""
    return text in (ALL_DATES, YEARLY) or (len(text) == 4 and text.isascii() and text.isdigit())
