"""Rasters as columns of numbers: at the pixels of one of them, or at points and in zones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Optional

import numpy as np

from ...align import crs
from ...door.errors import ClassesError, NoOverlapError, UnreadableFileError
from ...door.plain_text import none_of
from ...points import footprints
from ...points.places import Places
from ...raster import handles
from ...raster.grid import Grid, Window
from ...raster.legend import TAG, Legend, read_legend
from ...raster.readers import Image, described

MOST = 200_000
"""Pixels of a raster that are taken; of a larger one as many are taken in even rows and columns."""
SIDE = 256
"""Of the windows that are read around positions."""


def opened(path: str, role: str) -> tuple[Image, str]:
    """The first band of a raster as its file says what its numbers mean, and what is to be said of the
    others."""
    image = described(path, role)[0]
    name = path.replace("\\", "/").rpartition("/")[2]
    note = f"{role} '{name}' has {image.bands} bands: the first is taken." if image.bands > 1 else ""
    return image.with_bands([0]), note


def lattice(grid: Grid) -> tuple[np.ndarray, np.ndarray, int]:
    """Columns and rows of the pixels that stand for a raster, and the step between them."""
    step = max(1, math.ceil(math.sqrt(grid.width * grid.height / MOST)))
    columns = np.arange(min(step // 2, grid.width - 1), grid.width, step)
    rows = np.arange(min(step // 2, grid.height - 1), grid.height, step)
    every = np.meshgrid(columns, rows)
    return every[0].ravel(), every[1].ravel(), step


def over(image: Image, grid: Grid, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """(pixels,) float64 of a raster at the middles of pixels of a grid, each from the pixel that it lies in;
    NaN beyond it.

    Raises:
        NoOverlapError: the raster shows no pixel of them.
    """
    if not image.grid.same_pixels(grid) or not crs.same_crs(image.grid.crs, grid.crs):
        x, y = crs.positions(grid, image.grid, columns + 0.5, rows + 0.5)
        there = np.isfinite(x) & np.isfinite(y)
        columns = np.where(there, np.floor(np.where(there, x, 0)), -1).astype(np.int64)
        rows = np.where(there, np.floor(np.where(there, y, 0)), -1).astype(np.int64)
    inside = (columns >= 0) & (columns < image.grid.width) & (rows >= 0) & (rows < image.grid.height)
    if not inside.any():
        raise NoOverlapError(
            f"{image.role} '{image.path}' ({image.grid.describe()}) does not overlap the response "
            f"({grid.describe()}): give rasters of the same place, and check their coordinate reference "
            "systems."
        )
    values = np.full(len(columns), np.nan)
    values[inside] = _at(image, columns[inside], rows[inside])
    return values


def classes_in(path: str) -> Optional[Legend]:
    """The classes of a raster that says that it holds some: by a legend of ours, or as whole numbers with a
    colour table; None of any other raster, whose numbers are amounts."""
    try:
        dataset = handles.File.at(path).open()
        band = dataset.GetRasterBand(1)
        if dataset.RasterCount != 1 or not (dataset.GetMetadataItem(TAG) or band.GetColorTable()):
            return None
        return read_legend(path, "The factor")
    except (ClassesError, UnreadableFileError, RuntimeError):
        return None


def as_classes(legend: Legend, values: np.ndarray) -> np.ndarray:
    """The names of classes, empty where there is none."""
    distinct, places = np.unique(values, return_inverse=True)
    called = [
        "" if not np.isfinite(one) else legend[int(one)].name if int(one) in legend else f"{one:g}"
        for one in distinct
    ]
    return np.array(called)[places.reshape(-1)]


def at_places(image: Image, places: Places, of_classes: bool = False) -> np.ndarray:
    """(places,) float64: at each point its pixel, in each zone the mean of its pixels, or of classes the most
    frequent one (of equally frequent ones the smallest code); NaN outside.

    Raises:
        NoOverlapError: no place lies in it.
    """
    known = places if places.crs else Places(places.all, image.grid.crs)
    found = footprints.footprints_of(known, image.grid)
    if not found.cells:
        raise NoOverlapError(
            f"{none_of(len(places.all), 'place')} lies in {image.role.replace('The', 'the', 1)} "
            f"'{image.path}' ({image.grid.describe()}): check the coordinate reference system of the places "
            "(--crs)."
        )
    read = (_of_cell(image, cell) for cell in found.cells)
    return _most_frequent(read, len(places.all)) if of_classes else _means(read, len(places.all))


Owned = tuple[np.ndarray, np.ndarray]
"""Of some pixels the number of the place that each lies in, and its value."""


def _of_cell(image: Image, cell: footprints.Cell) -> Owned:
    values = image.read(cell.window)[0, cell.rows, cell.columns].astype(np.float64)
    there = np.isfinite(values)
    return cell.owners[there], values[there]


def _means(read: Iterable[Owned], places: int) -> np.ndarray:
    total, count = np.zeros(places), np.zeros(places)
    for owners, values in read:
        np.add.at(count, owners, 1)
        np.add.at(total, owners, values)
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / count


def _most_frequent(read: Iterable[Owned], places: int) -> np.ndarray:
    counts: Counter[tuple[int, float]] = Counter()
    for owners, values in read:
        pairs, times = np.unique(np.stack([owners, values]), axis=1, return_counts=True)
        counts.update({(int(owner), code): int(n) for (owner, code), n in zip(pairs.T.tolist(), times)})
    found = np.full(places, np.nan)
    for (owner, code), _ in sorted(counts.items(), key=lambda one: (one[1], -one[0][1])):
        found[owner] = code  # the most frequent comes last
    return found


def _at(image: Image, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The values at pixels, each cell of them read once."""
    values = np.empty(len(columns))
    cells = rows // SIDE * (image.grid.width // SIDE + 1) + columns // SIDE
    order = np.argsort(cells, kind="stable")
    for members in _runs(cells, order):
        x, y = int(columns[members].min()), int(rows[members].min())
        window = Window(x, y, int(columns[members].max()) - x + 1, int(rows[members].max()) - y + 1)
        values[members] = image.read(window)[0, rows[members] - y, columns[members] - x]
    return values


def _runs(cells: np.ndarray, order: np.ndarray) -> Sequence[np.ndarray]:
    """The members of each cell."""
    changes = np.flatnonzero(np.diff(cells[order])) + 1
    return np.split(order, changes)
