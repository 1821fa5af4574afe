"""Rasters as columns of numbers: at the pixels of one of them, or at points and in zones."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ...align import crs
from ...door.errors import NoOverlapError
from ...door.plain_text import none_of
from ...points import footprints
from ...points.places import Places
from ...raster import handles
from ...raster.grid import Grid, Window
from ...raster.legend import TAG, Legend
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


def as_classes(path: str, values: np.ndarray) -> np.ndarray:
    """The names of the classes of a raster that has a legend of ours, empty where there is none; of any other
    raster the numbers as they are."""
    try:
        tag = handles.File.at(path).open().GetMetadataItem(TAG)
        names = {entry.code: entry.name for entry in Legend.from_text(tag or "")}
    except (ValueError, RuntimeError):
        return values
    distinct, places = np.unique(values, return_inverse=True)
    called = [names.get(int(one), f"{one:g}") if np.isfinite(one) else "" for one in distinct]
    return np.array(called)[places.reshape(-1)]


def at_places(image: Image, places: Places) -> np.ndarray:
    """(places,) float64: at each point its pixel, in each zone the mean of its pixels, NaN outside.

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
    total, count = np.zeros(len(places.all)), np.zeros(len(places.all))
    for cell in found.cells:
        values = image.read(cell.window)[0, cell.rows, cell.columns].astype(np.float64)
        there = np.isfinite(values)
        np.add.at(count, cell.owners[there], 1)
        np.add.at(total, cell.owners[there], values[there])
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / count


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
