"""What a model is given of a pixel: the bands of images, and of series their bands on the days of a calendar,
all on one grid and read window by window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Callable, Optional, Union

import numpy as np

from ....models.catalogue.classifier_manifest import (
    FOREST,
    IMAGE,
    JOINED,
    OF_SERIES,
    SERIES,
    ClassifierManifest,
    Input,
)
from ...align import warp
from ...align.pixel_size import pixel_in_metres
from ...collection.collection import open_collection
from ...door.collection_source import CollectionSource
from ...door.errors import BandMismatchError, MemoryBudgetError
from ...door.plain_text import agreed, cut, listed, many
from ...points.dated import Dated, Opener, dated_rasters
from ...raster.bands import counted, describe
from ...raster.grid import Grid, Window
from ...raster.handles import closed_again
from ...raster.readers import Image, open_image
from . import calendar
from .coarser import CoarserSeries, coarser, joined_ratio, require_days
from .parts import OneImage, OneSeries

MB = 1024 * 1024
SIDES = tuple(1024 >> step for step in range(7))
WAITING = 3
"""Tiles in memory: one is read, one waits, one is classified."""


@dataclass(frozen=True)
class Stack:
    """All inputs on one grid. A value that can be pickled; each thread that reads opens them for itself."""

    grid: Grid
    parts: tuple[Union[OneImage, OneSeries, CoarserSeries], ...]
    medians: tuple[float, ...] = ()
    """Where they stand, they fill what is missing of a pixel that has a value at all."""
    ratio: int = 1
    """How many pixels one of the series is wide, where it has a grid of its own."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(part.told for part in self.parts)

    @property
    def first(self) -> Image:
        """One of the images."""
        part = self.parts[0]
        if isinstance(part, CoarserSeries):
            part = part.series
        return part.image if isinstance(part, OneImage) else part.days[0][0]

    @property
    def features(self) -> int:
        return sum(one.features for one in self.inputs)

    def read(self, window: Window) -> np.ndarray:
        """(features, rows, cols) float32, NaN where something is missing.

        Raises:
            UnreadableFileError: an image can't be read there.
        """
        values = np.concatenate([part.read(window) for part in self.parts])
        if self.medians:
            missing = np.isnan(values)
            missing &= ~missing.all(axis=0)
            np.copyto(values, np.asarray(self.medians, np.float32)[:, None, None], where=missing)
        return values

    def side(self, budget: int, cache: int, classes: int, asked: Optional[int] = None, halo: int = 0) -> int:
        """The side of a tile in pixels within a budget.

        Raises:
            MemoryBudgetError: not even the smallest tile fits, or the one that was asked for does not.
        """
        of_series = sum(3 * len(p.days) * len(p.told.bands) for p in self.parts if isinstance(p, OneSeries))
        each = 4 * ((WAITING + 3) * self.features + of_series + 4 * classes + 4)
        for side in (asked,) if asked else SIDES:
            width, height = (min(side + 2 * halo, size) for size in (self.grid.width, self.grid.height))
            needed = each * width * height + cache
            if needed <= budget:
                return side
        least = int(needed // MB) + 1
        raise MemoryBudgetError(
            f"A memory budget of {budget // MB} MB is below what a tile of {side} x {side} pixels with "
            f"{many(self.features, 'value')} a pixel needs (about {least} MB): give --memory {least} or more"
            f"{', or a smaller tile' if asked else ''}."
        )


@dataclass
class Wanted:
    """Which images and series, as a job names them."""

    images: tuple[str, ...]
    series: tuple[CollectionSource, ...]
    pattern: Optional[str] = None
    """Which of the series' images."""
    grid: Optional[str] = None
    """A raster whose grid is taken; None: the finest of all."""
    every: Optional[int] = None
    """Days between those of the calendar; None: the series' own dates."""
    model: str = FOREST
    """What is to learn from them: of some models the series keeps its own, larger pixels."""
    notes: list[str] = field(default_factory=list)
    """Filled with what is to be said."""


def open_stack(
    wanted: Wanted, step: Callable[[int], None], manifest: Optional[ClassifierManifest] = None
) -> Stack:
    """The inputs of a training, or those of a model as its manifest wants them.

    Args:
        step: is called after each header with how many there are.
    Raises:
        ChronofuseError: what can't be read, has other bands than the model, or has no dates for it.
    """
    images = [_opened(path) for path in wanted.images]
    dated = _dated(wanted, step) if wanted.series else None
    told = _inputs(images, dated, wanted) if manifest is None else manifest.inputs
    _require_inputs(images, dated, told, manifest)
    opener = Opener()
    dates = _images_of(dated, opener) if dated else []
    every = [*images, *(image for day in dates for image in day)]
    model = manifest.model if manifest else wanted.model
    joined = model in JOINED
    if model in OF_SERIES and manifest is None:
        require_days(max(len(one.days) for one in told), model)
    of_grid = images if joined else every
    grid = _opened(wanted.grid).grid if wanted.grid else min((i.grid for i in of_grid), key=pixel_in_metres)
    ratio = 1
    if joined:
        ratio, notes = joined_ratio(
            grid, [image.grid for day in dates for image in day], told, model, manifest
        )
        wanted.notes += notes
    parts: list[Union[OneImage, OneSeries, CoarserSeries]] = []
    left = list(images)
    for one in told:
        if one.kind == IMAGE:
            image = left.pop(_fitting(one, left))
            order = _order(one.bands, _bands(image), image.path)
            parts.append(OneImage(warp.to_grid(image.with_bands(order), grid), one))
        else:
            own = coarser(grid, ratio) if joined else grid
            series = _series(one, dated, dates, own, wanted, manifest)
            parts.append(CoarserSeries(series, ratio) if joined else series)
    medians = manifest.medians if manifest and manifest.gaps == "median" else ()
    return Stack(grid, tuple(parts), medians, ratio)


def _opened(path: str) -> Image:
    return warp.north_up(open_image(path, "The image"))


def _bands(image: Image) -> tuple[str, ...]:
    return counted(name or f"band {number}" for number, name in enumerate(image.names, 1))


def _dated(wanted: Wanted, step: Callable[[int], None]) -> Dated:
    collection = open_collection(wanted.series, step, takes_own=True)
    found = dated_rasters(collection, wanted.pattern)
    left = len(collection.left_out)
    wanted.notes += [
        *found.notes,
        *([f"{many(left, 'file')} {agreed(left, 'was', 'were')} left out."] if left else []),
    ]
    return found


def _series_bands(dated: Dated) -> tuple[str, ...]:
    if dated.bands:
        return tuple(name or f"band {number}" for number, name in enumerate(dated.bands, 1))
    return dated.indices


def _inputs(images: Sequence[Image], dated: Optional[Dated], wanted: Wanted) -> tuple[Input, ...]:
    """The inputs of a training."""
    found = [Input(IMAGE, Path(image.path).stem or "image", _bands(image)) for image in images]
    if dated is not None:
        days = calendar.days_of(sorted(dated.days), wanted.every)
        if len(days) != len(dated.days):
            wanted.notes.append(
                f"The {len(dated.days)} dates of the series are brought onto {len(days)} even days, "
                f"{days[1] - days[0]} apart."
            )
        found.append(Input(SERIES, dated.name.strip("'") or "series", _series_bands(dated), days))
    return tuple(found)


def _require_inputs(
    images: Sequence[Image],
    dated: Optional[Dated],
    told: Sequence[Input],
    manifest: Optional[ClassifierManifest],
) -> None:
    """Raises BandMismatchError where a model needs more or fewer inputs than there are."""
    if manifest is None:
        return
    of_images = [one for one in told if one.kind == IMAGE]
    has_series = any(one.kind == SERIES for one in told)
    if len(of_images) != len(images) or has_series != (dated is not None):
        needs = [f"an image with {describe(one.bands)}" for one in of_images]
        needs += [f"a series with {describe(one.bands)}" for one in told if one.kind == SERIES]
        given = [many(len(images), "image")] * bool(images) + ["a series"] * (dated is not None)
        raise BandMismatchError(
            f"The model '{manifest.name}' takes {listed(needs)}, and {listed(given) or 'nothing'} "
            f"{agreed(max(len(images) + (dated is not None), 1), 'was', 'were')} given: give what it "
            "was trained with (--images, --series)."
        )


def _fitting(one: Input, images: Sequence[Image]) -> int:
    """The place of the image that has an input's bands; else the first."""
    same = [place for place, image in enumerate(images) if set(_bands(image)) >= set(one.bands)]
    return same[0] if same else 0


def _order(wanted: tuple[str, ...], there: tuple[str, ...], path: str) -> list[int]:
    """Where the bands that a model wants stand among those of an image.

    Raises:
        BandMismatchError: one is missing.
    """
    if set(wanted) <= set(there):
        return [there.index(name) for name in wanted]
    unnamed = all(name.startswith("band ") for name in there) or all(n.startswith("band ") for n in wanted)
    if unnamed and len(there) == len(wanted):
        return list(range(len(wanted)))
    raise BandMismatchError(
        f"The model was trained with {describe(wanted)}, and '{path}' has {describe(there)}: give an image "
        "with these bands, or set the descriptions of its bands."
    )


def _images_of(dated: Dated, opener: Opener) -> list[tuple[Image, ...]]:
    """Of each date its images, each with the bands that count."""
    found = []
    for day in sorted(dated.days):
        of_day = dated.days[day]
        with closed_again():
            if dated.bands:
                found.append(tuple(opener.bands(one) for one in of_day.bands))
            else:
                found.append(
                    tuple(opener.as_declared(i) for n in dated.indices for i in of_day.indices.get(n, ()))
                )
    return found


def _series(
    one: Input,
    dated: Optional[Dated],
    dates: Sequence[tuple[Image, ...]],
    grid: Grid,
    wanted: Wanted,
    manifest: Optional[ClassifierManifest],
) -> OneSeries:
    if dated is None:  # told by _require_inputs before
        raise BandMismatchError(f"The series '{one.name}' is missing: give it (--series).")
    days, there = sorted(dated.days), _series_bands(dated)
    order = _order(one.bands, there, cut(dated.name))
    first = days[0].year
    if manifest is not None:
        first = calendar.year_for(days, one.days, manifest.name)
        _tell_days(days, one, first, wanted)
    brought = []
    for images in dates:
        for image in images:
            if image.bands != len(there):
                raise BandMismatchError(
                    f"'{image.path}' has {many(image.bands, 'band')}, and others of the series have "
                    f"{len(there)}: give images of one kind."
                )
        brought.append(tuple(warp.to_grid(image.with_bands(order), grid) for image in images))
    own = tuple((day - date(first, 1, 1)).days for day in days)
    return OneSeries(tuple(brought), own, one)


def _tell_days(days: Sequence[date], one: Input, first: int, wanted: Wanted) -> None:
    gaps = calendar.gaps_to(days, one.days, first)
    if gaps.any():
        far = int((gaps > calendar.FAR).sum())
        also = (
            f"; {far} of them {agreed(far, 'is', 'are')} more than {calendar.FAR} days from any date"
            if far
            else ""
        )
        wanted.notes.append(
            f"The model looks at {many(len(gaps), 'day')} from {first} on, and the values of the series are "
            f"interpolated to them{also}."
        )
