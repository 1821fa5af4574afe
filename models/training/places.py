"""Places to learn from: the dated fine images of one place, its coarse ones where it has some, and invented
landscapes.

A folder of a place holds files called fine_<date>.tif and, where there are real ones, coarse_<date>.tif.
Pixels are read when they are asked for, so that a place may be larger than the memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from .. import images
from ..simulation.landscape import Landscape
from ..simulation.spectra import BANDS, CROPS
from .telling import TrainingError

Window = tuple[slice, slice]
Warn = Callable[[str, str], None]
"""Takes a code and a sentence."""
SMALLEST = 32
"""Rows and columns that a place must have at least."""
SAME_PIXEL = 0.01
"""By how much of a pixel the grids of two dates may be apart."""
NDVI = ("ndvi",)
TEN_THOUSANDS = 1000.0, 30_000.0
"""What reflectance x 10 000 comes up to in bright pixels."""


@dataclass(frozen=True)
class Place:
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
    grid: Optional[images.Grid] = None

    def read(self, date: int, bands: Iterable[int], window: Window) -> np.ndarray:
        """(bands, rows, cols) float32, about reflectance, NaN in all of the bands where any has no data."""
        in_file = [self.bands[b] for b in bands] if self.bands else bands
        values = self.reader(date, in_file, _moved(window, self.first))
        return np.where(np.isfinite(values).all(axis=0, keepdims=True), values, np.float32(np.nan))

    def part(self, name: str, rows: slice) -> Place:
        """Some rows of it as a place of its own."""
        grid = self.grid and _shifted(self.grid, (rows.start, 0), (rows.stop - rows.start, self.size[1]))
        return replace(
            self,
            name=name,
            size=(rows.stop - rows.start, self.size[1]),
            grid=grid,
            first=(self.first[0] + rows.start, self.first[1]),
        )

    def only(self, names: tuple[str, ...]) -> Place:
        """The place with these bands alone, in their order; NDVI is computed where it has red and near
        infrared instead.

        Raises:
            TrainingError: it lacks one.
        """
        numbers = {name.lower(): number for number, name in enumerate(self.names)}
        if names == NDVI and "ndvi" not in numbers and {"red", "nir"} <= set(numbers):
            return self._as_ndvi(numbers["red"], numbers["nir"])
        missing = [name for name in names if name not in numbers]
        if missing:
            raise TrainingError(
                "band-mismatch",
                f"The network takes the bands {', '.join(names)}, but the place "
                f"'{self.name}' has {', '.join(self.names)}: give images with them, or another network.",
            )
        return replace(self, names=names, bands=tuple(numbers[name] for name in names))

    def _as_ndvi(self, red: int, nir: int) -> Place:
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
        return _moved(
            _moved((slice(0, self.size[0]), slice(0, self.size[1])), self.first), self.offsets[date]
        )

    def real_pairs(self) -> list[tuple[int, int]]:
        """Numbers of a first and a second date that have real coarse images, in both directions."""
        both = [number for number, date in enumerate(self.dates) if date in self.coarse]
        return [(a, b) for a in both for b in both if a != b]


def from_array(name: str, fine: np.ndarray, names: tuple[str, ...], share: float = 1.0) -> Place:
    """A place from (dates, bands, rows, cols) reflectance with NaN."""

    def reader(date: int, bands: Iterable[int], window: Window) -> np.ndarray:
        return fine[date][list(bands)][(slice(None), *window)].astype(np.float32)

    return Place(name, tuple(f"date {n + 1}" for n in range(len(fine))), names, fine.shape[2:], reader, share)


# ---- folders


def find(data: Path, warn: Warn) -> list[Place]:
    """The places in a folder: it is one itself, or holds a folder for each.

    What can't be learnt from is left out with a warning.

    Raises:
        TrainingError: there is no such folder, or nothing in it can be learnt from.
    """
    if not data.is_dir():
        raise TrainingError("missing-file", f"The training folder '{data}' does not exist: check the path.")
    alone = _has_images(data)
    found = []
    for folder in [data] if alone else sorted(p for p in data.iterdir() if p.is_dir() and _has_images(p)):
        try:
            found.append(load(folder, warn))
        except (TrainingError, ValueError) as error:
            if alone:
                raise (
                    error if isinstance(error, TrainingError) else TrainingError("training-data", str(error))
                ) from error
            warn("training-data", f"The place '{folder.name}' is left out: {error}")
    if not found:
        raise TrainingError(
            "training-data",
            f"There is nothing to learn from in '{data}': it needs images of at least two "
            "dates of one place, called fine_<date>.tif (2024-07-01), in it or in a folder for each place.",
        )
    return found


def with_bands(found: Iterable[Place], names: tuple[str, ...], warn: Warn) -> list[Place]:
    """The places with these bands alone; those that lack one are left out with a warning.

    Raises:
        TrainingError: all lack one.
    """
    kept, lacking = [], None
    for place in found:
        try:
            kept.append(place.only(names))
        except TrainingError as error:
            warn(error.code, f"The place '{place.name}' is left out: {error}")
            lacking = error
    if lacking and not kept:
        raise lacking
    return kept


def load(folder: Path, warn: Warn = lambda code, sentence: None) -> Place:
    """The place in a folder of dated images.

    Raises:
        TrainingError: its dataset.json says that it is no training set, it has one date alone, or it is too
        small.
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
) -> Place:
    """The place where all of its images are. `offsets`: where the first image begins, in pixels of each
    image."""
    begin = [max(-offset[axis] for offset in offsets.values()) for axis in (0, 1)]
    end = [
        min((headers[d].grid.rows, headers[d].grid.cols)[axis] - offsets[d][axis] for d in offsets)
        for axis in (0, 1)
    ]
    size = end[0] - begin[0], end[1] - begin[1]
    if min(size) < SMALLEST:
        raise TrainingError(
            "training-data",
            f"The images in '{folder}' have {max(size[0], 0)} x {max(size[1], 0)} pixels "
            f"in common, but at least {SMALLEST} x {SMALLEST} are needed: give larger images.",
        )
    first = next(iter(headers.values()))
    starts = tuple((begin[0] + offsets[d][0], begin[1] + offsets[d][1]) for d in fine)
    reader = _Files(tuple(fine.values()), starts, _unit(next(iter(fine.values())), first))
    return Place(
        folder.name,
        tuple(fine),
        first.names,
        size,
        reader,
        files=tuple(fine.values()),
        offsets=starts,
        coarse={d: p for d, p in images.dated(folder, "coarse").items() if d in fine},
        grid=_shifted(first.grid, tuple(begin), size),
    )


@dataclass(frozen=True)
class _Files:
    """Reads windows of the files of a place."""

    paths: tuple[Path, ...]
    starts: tuple[tuple[int, int], ...]
    unit: float

    def __call__(self, date: int, bands: Iterable[int], window: Window) -> np.ndarray:
        return images.read(self.paths[date], bands, _moved(window, self.starts[date])).bands * np.float32(
            self.unit
        )


def _has_images(folder: Path) -> bool:
    return any(path.suffix.lower() in (".tif", ".tiff") for path in folder.glob("[fF][iI][nN][eE]*"))


def _refuse_tests(folder: Path) -> None:
    described = folder / "dataset.json"
    try:
        role = json.loads(described.read_text("utf-8"))["role"] if described.exists() else "training"
    except (ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            "training-data",
            f'\'{described}\' gives no role: write {{"role": "training"}} into it, or take it away.',
        ) from error
    if not str(role).startswith("training"):
        raise TrainingError(
            "training-data",
            f"'{folder.name}' has the role '{role}' in its dataset.json: what a test "
            "measures must never be trained on.",
        )


def _require_dates(folder: Path, count: int) -> None:
    if count < 2:
        have = "an image of one date" if count else "no image whose name has a date"
        raise TrainingError(
            "training-data",
            f"The folder '{folder}' has {have}, but a change is learnt from two dates at "
            "least: add images called fine_<date>.tif (2024-07-01).",
        )


def _offset(first: images.Header, other: images.Header) -> Optional[tuple[int, int]]:
    """Row and column of the first image's corner in another; None where bands or pixels are not the same."""
    here, there = first.grid, other.grid
    if len(first.names) != len(other.names) or _crs(here) != _crs(there):
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


def _crs(grid: images.Grid) -> str:
    return grid.wkt() if grid.crs else ""


def _unit(path: Path, header: images.Header) -> float:
    """What brings the numbers of files that declare no scale to about 0 to 1, as the engine guesses it."""
    if header.scaled:
        return 1.0
    middle = [slice(max(0, n // 2 - 256), min(n, n // 2 + 256)) for n in (header.grid.rows, header.grid.cols)]
    values = np.abs(images.read(path, None, tuple(middle)).bands)
    high = float(np.nanpercentile(values, 99)) if np.isfinite(values).any() else 1.0
    if high <= 2:
        return 1.0
    return 1e-4 if TEN_THOUSANDS[0] <= high <= TEN_THOUSANDS[1] else 1 / high


def _moved(window: Window, by: tuple[int, int]) -> Window:
    return tuple(slice(part.start + offset, part.stop + offset) for part, offset in zip(window, by))


def _shifted(grid: images.Grid, by: tuple[int, int], size: tuple[int, int]) -> images.Grid:
    left, a, b, top, c, d = grid.transform
    row, col = by
    return images.Grid(*size, (left + col * a + row * b, a, b, top + col * c + row * d, c, d), grid.crs)


# ---- invented


def invented(count: int, seed: int, size: int = 384, share: float = 2.0) -> Iterator[Place]:
    """Landscapes of our own generator, with crops at random stages, so that no spectrum foretells the change.

    Real training images are few, and in few of them fields change one by one.
    """
    random = np.random.default_rng(seed)
    for number in range(count):
        crops = {name: (odds, plant, *_stages(random)) for name, (odds, plant, *_) in CROPS.items()}
        land = Landscape(size, seed + number, crops, flood=random.uniform(-0.4, 0.9))
        fine = np.stack([np.stack([land.band(band, date) for band in BANDS]) for date in (0, 1)])
        yield from_array(f"invented-{seed + number}", fine, BANDS, share / count)


def _stages(random: np.random.Generator) -> list[tuple[float, float]]:
    """The cover of green and of dry plants at two dates; one crop in four stays as it is."""
    green = random.uniform(0, 0.95, 2)
    dry = random.uniform(0, 0.97 - green) * (random.random(2) < 0.5)
    stages = list(zip(green.tolist(), dry.tolist()))
    return stages if random.random() < 0.75 else [stages[0], stages[0]]
