"""Places from folders of dated images: which there are, what each file must be like, and how it is read.

A folder of a place holds files called fine_<date>.tif and, where there are real ones, coarse_<date>.tif.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ...engine.door.errors import BandMismatchError, ChronofuseError, MissingFileError, TrainingDataError
from ...engine.door.plain_files import require_there
from .. import images
from .places import SMALLEST, TrainingPlace, Warn, Window, moved, shifted

SAME_PIXEL = 0.01
"""By how much of a pixel the grids of two dates may be apart."""
TEN_THOUSANDS = 1000.0, 30_000.0
"""What reflectance x 10 000 comes up to in bright pixels."""


def find(data: Path, warn: Warn) -> list[TrainingPlace]:
    """The places in a folder: it is one itself, or holds a folder for each.

    What can't be learnt from is left out with a warning.

    Raises:
        MissingFileError: there is no such folder.
        TrainingDataError: nothing in it can be learnt from.
    """
    require_there("The training folder", str(data))
    if not data.is_dir():
        raise MissingFileError(f"The training folder '{data}' is a file: give the folder that it lies in.")
    alone = _has_images(data)
    places = []
    for folder in [data] if alone else sorted(p for p in data.iterdir() if p.is_dir() and _has_images(p)):
        try:
            places.append(load(folder, warn))
        except ValueError as error:
            if alone:
                raise (
                    error if isinstance(error, ChronofuseError) else TrainingDataError(str(error))
                ) from error
            warn("training-data", f"The place '{folder.name}' is left out: {error}")
    if not places:
        raise TrainingDataError(
            f"There is nothing to learn from in '{data}': it needs images of at least two "
            "dates of one place, called fine_<date>.tif (2024-07-01), in it or in a folder for each place.",
        )
    return places


def with_bands(places: Iterable[TrainingPlace], names: tuple[str, ...], warn: Warn) -> list[TrainingPlace]:
    """The places with these bands alone; those that lack one are left out with a warning.

    Raises:
        BandMismatchError: all lack one.
    """
    kept, lacking = [], None
    for place in places:
        try:
            kept.append(place.only(names))
        except BandMismatchError as error:
            warn(error.code, f"The place '{place.name}' is left out: {error}")
            lacking = error
    if lacking and not kept:
        raise lacking
    return kept


def load(folder: Path, warn: Warn = lambda code, sentence: None) -> TrainingPlace:
    """The place in a folder of dated images.

    Raises:
        TrainingDataError: its dataset.json says that it is no training set, it has one date alone, or it
            is too small.
        ValueError: an image that can't be read, or two of one date.
    """
    _refuse_tests(folder)
    fine = images.dated(folder)
    _require_dates(folder, len(fine))
    headers = {date: images.describe(path) for date, path in fine.items()}
    reference = next(iter(headers.values()))
    offsets = {}
    for date, header in headers.items():
        offset = _offset(reference, header)
        if offset is None:
            warn(
                "training-data",
                f"'{fine[date].name}' of the place '{folder.name}' is left out: its bands or its pixels "
                f"are not those of '{next(iter(fine.values())).name}'.",
            )
        else:
            offsets[date] = offset
    _require_dates(folder, len(offsets))
    return _on_common_ground(folder, {date: fine[date] for date in offsets}, headers, offsets)


def _on_common_ground(
    folder: Path,
    fine: dict[str, Path],
    headers: dict[str, images.Header],
    offsets: dict[str, tuple[int, int]],
) -> TrainingPlace:
    """The place where all of its images are. `offsets`: where the first image begins, in pixels of each
    image."""
    begin = [max(-offset[axis] for offset in offsets.values()) for axis in (0, 1)]
    end = [
        min((headers[d].grid.rows, headers[d].grid.cols)[axis] - offsets[d][axis] for d in offsets)
        for axis in (0, 1)
    ]
    size = end[0] - begin[0], end[1] - begin[1]
    if min(size) < SMALLEST:
        raise TrainingDataError(
            f"The images in '{folder}' have {max(size[0], 0)} x {max(size[1], 0)} pixels "
            f"in common, but at least {SMALLEST} x {SMALLEST} are needed: give larger images.",
        )
    first = next(iter(headers.values()))
    starts = tuple((begin[0] + offsets[d][0], begin[1] + offsets[d][1]) for d in fine)
    reader = _Files(tuple(fine.values()), starts, unit_of(next(iter(fine.values())), first))
    return TrainingPlace(
        folder.name,
        tuple(fine),
        first.names,
        size,
        reader,
        files=tuple(fine.values()),
        offsets=starts,
        coarse={d: p for d, p in images.dated(folder, "coarse").items() if d in fine},
        grid=shifted(first.grid, tuple(begin), size),
    )


@dataclass(frozen=True)
class _Files:
    """Reads windows of the files of a place."""

    paths: tuple[Path, ...]
    starts: tuple[tuple[int, int], ...]
    unit: float

    def __call__(self, date: int, bands: Iterable[int], window: Window) -> np.ndarray:
        return images.read(self.paths[date], bands, moved(window, self.starts[date])).bands * np.float32(
            self.unit
        )


def _has_images(folder: Path) -> bool:
    return any(path.suffix.lower() in (".tif", ".tiff") for path in folder.glob("[fF][iI][nN][eE]*"))


def _refuse_tests(folder: Path) -> None:
    described = folder / "dataset.json"
    try:
        role = json.loads(described.read_text("utf-8"))["role"] if described.is_file() else "training"
    except (ValueError, KeyError, TypeError) as error:
        raise TrainingDataError(
            f'\'{described}\' gives no role: write {{"role": "training"}} into it, or take it away.',
        ) from error
    if not str(role).startswith("training"):
        raise TrainingDataError(
            f"'{folder.name}' has the role '{role}' in its dataset.json: what a test "
            "measures must never be trained on.",
        )


def _require_dates(folder: Path, count: int) -> None:
    if count < 2:
        have = "an image of one date" if count else "no image whose name has a date"
        raise TrainingDataError(
            f"The folder '{folder}' has {have}, but a change is learnt from two dates at "
            "least: add images called fine_<date>.tif (2024-07-01).",
        )


def _offset(first: images.Header, other: images.Header) -> Optional[tuple[int, int]]:
    """Row and column of the first image's corner in another; None where bands or pixels are not the same."""
    here, there = first.grid, other.grid
    if len(first.names) != len(other.names) or not images.have_one_crs(here, there):
        return None
    left, width, a, top, b, height = here.transform
    other_left, other_width, c, other_top, d, other_height = there.transform
    sides = max(here.rows, here.cols)
    if a or b or c or d:
        return (0, 0) if here.transform == there.transform else None
    if (
        max(abs(width - other_width) / abs(width), abs(height - other_height) / abs(height)) * sides
        > SAME_PIXEL
    ):
        return None
    row, col = (top - other_top) / height, (left - other_left) / width
    return (
        (round(row), round(col)) if max(abs(row - round(row)), abs(col - round(col))) <= SAME_PIXEL else None
    )


def unit_of(path: Path, header: images.Header) -> float:
    """What brings the numbers of files that declare no scale to about 0 to 1, as the engine guesses it."""
    if header.scaled:
        return 1.0
    middle = [slice(max(0, n // 2 - 256), min(n, n // 2 + 256)) for n in (header.grid.rows, header.grid.cols)]
    values = np.abs(images.read(path, None, tuple(middle)).bands)
    high = float(np.nanpercentile(values, 99)) if np.isfinite(values).any() else 1.0
    if high <= 2:
        return 1.0
    return 1e-4 if TEN_THOUSANDS[0] <= high <= TEN_THOUSANDS[1] else 1 / high
