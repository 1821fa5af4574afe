"""Measurements on the ground beside what an image near their day shows there."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Callable, Optional

import numpy as np

from ...align.pixel_size import pixel_in_metres
from ...collection.dated import DatedImage
from ...door.errors import NoOverlapError, PlacesError
from ...door.invert_job import InvertJob
from ...door.plain_text import agreed, cut, many, none_of
from ...points import fields, footprints
from ...points.dated import Opener
from ...points.places import Places, crs_assumed, read_places
from ...raster.grid import Grid
from ...raster.readers import Image

_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})")
CELLS = 8
"""Of the cells that are held out together: so many along the longer side of the points' extent."""
FEWEST = 15
"""Measurements that a model is fitted to."""


@dataclass
class Measured:
    """What was measured, before any image is looked at."""

    places: Places
    values: np.ndarray
    """(places,) NaN where there is none."""
    days: list[Optional[date]]
    groups: Optional[np.ndarray]
    """(places,) texts or numbers of a field; None: cells."""


@dataclass
class Samples:
    """What was measured and what the images show there."""

    bands: np.ndarray
    """(bands, samples) float64."""
    values: np.ndarray
    groups: np.ndarray
    """(samples,) whole numbers."""
    names: list[str]
    days: list[date]
    """Of the images."""
    notes: list[str] = field(default_factory=list)


def measured_of(job: InvertJob) -> Measured:
    """Read the points.

    Raises:
        PlacesError: there is no such field, or it holds no numbers.
    """
    path, value = str(job.points), str(job.value)
    known = {name.lower(): name for name in fields.names_in(path, job.layer)}
    day_field = job.date_field or known.get("date")
    wanted = [value, *filter(None, (day_field, job.group))]
    columns = fields.columns_of(path, job.layer, list(dict.fromkeys(wanted)))
    places = read_places(path, job.layer, None, job.crs)
    values = columns[value]
    if values.dtype.kind != "f":
        example = next((text for text in values if text), "")
        raise PlacesError(
            f"The field '{cut(value)}' holds texts ('{cut(str(example))}'): name one with numbers."
        )
    if len(values) != len(places.all):
        raise PlacesError(
            f"'{path}' has {many(len(values), 'row')} and {many(len(places.all), 'place')}: give each row a "
            "place."
        )
    days = [None if day_field is None else _day_of(one) for one in columns[day_field or value]]
    return Measured(places, values, days, columns[job.group] if job.group else None)


def _day_of(cell) -> Optional[date]:
    found = _DAY.search(f"{cell:.0f}" if isinstance(cell, float) and math.isfinite(cell) else str(cell))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def samples_of(
    job: InvertJob, measured: Measured, images: Sequence[DatedImage], step: Callable[[int], None]
) -> Samples:
    """The measurements of which an image near their day shows something.

    Args:
        images: of one sensor, in the order of their days.
        step: is called after each image with how many there are.

    Raises:
        PlacesError: too few are left. NoOverlapError: no place lies in the images.
    """
    nearest = [_nearest(day, images, job.days) for day in measured.days]
    opener, known = Opener(), dict[Grid, footprints.Footprints]()
    parts: list[tuple[int, np.ndarray, date]] = []
    used = [n for n in range(len(images)) if n in nearest] or [0]
    usable = np.isfinite(measured.values)
    for number in used:
        image = opener.bands(images[number])
        if image.grid not in known:
            known[image.grid] = _footprints(measured.places, image)
        wanted = np.array([near == number for near in nearest]) & usable
        shown = _shown(image, known[image.grid], wanted)
        parts += [(place, values, images[number].day) for place, values in shown.items()]
        step(len(used))
    if not any(one.cells for one in known.values()):
        raise NoOverlapError(
            f"{none_of(len(measured.places.all), 'measurement')} lies in the images "
            f"({images[0].grid.describe()}): "
            "check the coordinate reference system of the points (--crs)."
        )
    lost = _lost(measured, nearest, usable, len(parts), job)
    lost += [] if measured.places.crs else [crs_assumed("measurements'")]
    if len(parts) < FEWEST:
        raise PlacesError(
            f"{many(len(parts), 'measurement')} {agreed(len(parts), 'has', 'have')} a value and an image, "
            f"and {FEWEST} are needed at least: give more, or images nearer to their days "
            f"(--days).{''.join(f' {one}' for one in lost)}"
        )
    parts.sort(key=lambda part: part[0])
    places = np.array([place for place, _, _ in parts])
    return Samples(
        np.stack([values for _, values, _ in parts], axis=1),
        measured.values[places],
        _groups(job, measured, places, images[0].grid),
        [measured.places.all[place].name for place in places],
        [day for _, _, day in parts],
        lost,
    )


def _nearest(day: Optional[date], images: Sequence[DatedImage], most: int) -> Optional[int]:
    """The image of a measurement: the nearest of its day; of one without a day the only one."""
    days = [image.day for image in images]
    if day is None:
        return 0 if len(set(days)) == 1 else None
    away = [abs((one - day).days) for one in days]
    nearest = int(np.argmin(away))
    return nearest if away[nearest] <= most else None


def _footprints(places: Places, image: Image) -> footprints.Footprints:
    asked = places if places.crs else Places(places.all, image.grid.crs)
    return footprints.footprints_of(asked, image.grid)


def _shown(image: Image, found: footprints.Footprints, wanted: np.ndarray) -> dict[int, np.ndarray]:
    """Place to (bands,) what an image shows there: the mean of the pixels in which all bands are valid."""
    total = np.zeros((image.bands, len(wanted)))
    count = np.zeros(len(wanted))
    for cell in found.cells:
        mine = wanted[cell.owners]
        if not mine.any():
            continue
        values = image.read(cell.window)[:, cell.rows, cell.columns].astype(np.float64)
        there = np.isfinite(values).all(axis=0) & mine
        np.add.at(count, cell.owners[there], 1)
        for band in range(image.bands):
            np.add.at(total[band], cell.owners[there], values[band, there])
    return {int(place): total[:, place] / count[place] for place in np.flatnonzero(count)}


def _lost(measured: Measured, nearest, usable: np.ndarray, kept: int, job: InvertJob) -> list[str]:
    """What is to be said of the measurements that are left out."""
    without = int((~usable).sum())
    none = [day for day, near, ok in zip(measured.days, nearest, usable) if ok and near is None]
    undated, far = none.count(None), len(none) - none.count(None)
    hidden = len(usable) - without - far - undated - kept
    told = (
        (without, agreed(without, "has no value", "have no value")),
        (far, f"{agreed(far, 'has', 'have')} no image within {many(job.days, 'day')} (--days)"),
        (undated, f"{agreed(undated, 'has', 'have')} no date, and there are several images (--date-field)"),
        (hidden, f"{agreed(hidden, 'lies', 'lie')} outside the images or on nodata"),
    )
    all_of = many(len(usable), "measurement")
    return [f"{count} of {all_of} {words}: left out." for count, words in told if count]


def _groups(job: InvertJob, measured: Measured, places: np.ndarray, grid: Grid) -> np.ndarray:
    """Whole numbers: of a field, or of square cells over the points."""
    if measured.groups is not None:
        return np.unique(measured.groups[places].astype(str), return_inverse=True)[1].reshape(-1)
    x, y = _positions(measured.places, places, grid)
    metres = pixel_in_metres(grid)
    extent = max(np.ptp(x), np.ptp(y)) * metres
    side = (job.cell or extent / CELLS or metres) / metres
    cells = np.floor((x - x.min()) / side) * 1_000_003 + np.floor((y - y.min()) / side)
    return np.unique(cells, return_inverse=True)[1].reshape(-1)


def _positions(places: Places, numbers: np.ndarray, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """(samples,) of column and row on a grid."""
    middles = footprints.middles(places, grid)
    return middles[numbers, 0], middles[numbers, 1]
