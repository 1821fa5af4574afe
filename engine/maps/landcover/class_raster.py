"""A raster of classes as samples: each of its pixels is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np
from osgeo import gdal

from ...door.errors import ClassesError
from ...door.plain_text import many
from ...raster.grid import Grid, Window, windows
from ...raster.handles import File
from ...raster.legend import Legend, read_legend
from ...raster.unreadable import unreadable
from .labels import MOST_CLASSES
from .samples import drawn_note, shares_of

gdal.UseExceptions()
SIDE = 1024


def raster_pixels(path: str, grid: Grid, most: int, seed: int) -> tuple[np.ndarray, Legend, list[str]]:
    """(pixels, 4) int64 of column, row, place (each its own) and class on a grid, of many
    some by chance; the legend, and what is to be said.

    Raises:
        ChronofuseError: it can't be read, or is no raster of classes.
    """
    legend = read_legend(path, "The raster of samples")
    dataset = _on_grid(path, grid)
    try:
        counts: Counter[int] = Counter()
        for _, codes in _read(dataset, grid):
            counts.update(dict(zip(*(part.tolist() for part in np.unique(codes, return_counts=True)))))
        found = {code: counts[code] for code in legend.codes if counts[code]}
        share = shares_of(found, most)
        random = np.random.default_rng(seed)
        kept = [_drawn(window, codes, share, random) for window, codes in _read(dataset, grid)]
    except RuntimeError as error:
        raise unreadable("The raster of samples", path, error) from error
    require_few(found, path)
    pixels = np.concatenate(kept) if kept else np.zeros((0, 4), np.int64)
    pixels[:, 2] = np.arange(len(pixels))
    total = sum(found.values())
    return pixels, legend, [drawn_note(total, len(pixels))] if len(pixels) < total else []


def require_few(classes: Collection[int], path: str) -> None:
    """Raises ClassesError for more classes than a model learns."""
    if len(classes) > MOST_CLASSES:
        raise ClassesError(
            f"The samples '{path}' have {many(len(classes), 'class')}, and a map has at most {MOST_CLASSES}: "
            "reclassify them (Reclassify by table in QGIS)."
        )


def _on_grid(path: str, grid: Grid) -> gdal.Dataset:
    """The raster on a grid by its nearest pixels; nothing is computed before it is read."""
    x0, y0, x1, y1 = grid.bounds
    source = File.at(path).open()
    nodata = source.GetRasterBand(1).GetNoDataValue()
    return gdal.Warp(
        "",
        source,
        format="VRT",
        dstSRS=grid.crs or None,
        outputBounds=(x0, y0, x1, y1),
        width=grid.width,
        height=grid.height,
        outputType=gdal.GDT_Int32,
        srcNodata=nodata,
        dstNodata=-1,
        resampleAlg="near",
        overviewLevel="NONE",
    )


def _read(dataset: gdal.Dataset, grid: Grid) -> Iterator[tuple[Window, np.ndarray]]:
    for window in windows(grid.width, grid.height, SIDE):
        yield window, dataset.ReadAsArray(window.x, window.y, window.width, window.height)


def _drawn(
    window: Window, codes: np.ndarray, shares: dict[int, float], chances: np.random.Generator
) -> np.ndarray:
    chance = chances.random(codes.shape)
    kept = np.zeros(codes.shape, bool)
    for code, share in shares.items():
        kept |= (codes == code) & (chance < share)
    rows, columns = np.nonzero(kept)
    return np.column_stack(
        [columns + window.x, rows + window.y, np.zeros_like(rows), codes[rows, columns]]
    ).astype(np.int64)
