"""Where a label would help most: pixels at which the shares of the classes have the highest entropy (Shannon
1948), far enough from each other that each tells something new."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
from osgeo import ogr, osr

from ...raster.grid import Grid, Window
from ...raster.legend import Legend

SIDE, WINDOWS = 64, 60
"""Windows that are looked at, spread over the grid by chance."""
APART = 8
"""Pixels between two points at least."""


@dataclass(frozen=True)
class Doubt:
    """A pixel whose class is in doubt."""

    column: int
    row: int
    entropy: float
    """0: certain; 1: all classes have the same share."""
    first: int
    second: int
    """Places of the two likeliest classes."""


def doubtful(
    read: Callable[[Window], np.ndarray],
    shares_of: Callable[[np.ndarray], np.ndarray],
    grid: Grid,
    count: int,
    seed: int,
    step: Callable[[float], None],
    multiple: int = 1,
) -> list[Doubt]:
    """At most `count` pixels, the most doubtful first.

    Args:
        read: a window to (features, rows, cols).
        shares_of: (features, rows, cols) to (classes, rows, cols).
        multiple: of rows and columns, at which a window begins.
    """
    random, found = np.random.default_rng(seed), list[tuple[float, int, int, int, int]]()
    for _ in range(WINDOWS):
        width, height = min(SIDE, grid.width), min(SIDE, grid.height)
        x, y = (
            int(random.integers(0, size - side + 1)) // multiple * multiple
            for size, side in ((grid.width, width), (grid.height, height))
        )
        shares = shares_of(read(Window(x, y, width, height))).reshape(-1, width * height)
        found += _of_window(shares, x, y, width, count)
        step(1 / WINDOWS)
    taken: list[Doubt] = []
    for entropy, column, row, first, second in sorted(set(found), reverse=True):
        if len(taken) == count:
            break
        if all(max(abs(column - one.column), abs(row - one.row)) >= APART for one in taken):
            taken.append(Doubt(column, row, entropy, first, second))
    return taken


def _of_window(
    shares: np.ndarray, x: int, y: int, width: int, count: int
) -> list[tuple[float, int, int, int, int]]:
    classes = len(shares)
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = -np.where(shares > 0, shares * np.log(shares), 0.0).sum(axis=0) / np.log(classes)
    entropy[~np.isfinite(shares).all(axis=0)] = -1
    best = np.argsort(-entropy, kind="stable")[: 4 * count]
    order = np.argsort(-shares[:, best], axis=0, kind="stable")
    return [
        (
            round(float(entropy[at]), 4),
            x + int(at) % width,
            y + int(at) // width,
            int(order[0, n]),
            int(order[1, n]),
        )
        for n, at in enumerate(best)
        if entropy[at] > 0
    ]


def write_points(path: Path, final: Path, doubts: list[Doubt], grid: Grid, legend: Legend) -> None:
    """The points as a layer: how doubtful, and which two classes it may be; `class` is for the answer."""
    driver = "GeoJSON" if final.suffix.lower() in (".json", ".geojson") else "GPKG"
    path.unlink(missing_ok=True)
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    system = osr.SpatialReference(grid.crs) if grid.crs else None
    layer = source.CreateLayer("label_here", system, ogr.wkbPoint)
    for name, kind in (
        ("rank", ogr.OFTInteger),
        ("entropy", ogr.OFTReal),
        ("likely", ogr.OFTString),
        ("or", ogr.OFTString),
        ("class", ogr.OFTString),
    ):
        layer.CreateField(ogr.FieldDefn(name, kind))
    entries = legend.entries
    for rank, doubt in enumerate(doubts, 1):
        feature = ogr.Feature(layer.GetLayerDefn())
        x, y = grid.point(doubt.column + 0.5, doubt.row + 0.5)
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(x, y)
        feature.SetGeometry(point)
        feature["rank"], feature["entropy"] = rank, doubt.entropy
        feature["likely"], feature["or"] = entries[doubt.first].name, entries[doubt.second].name
        layer.CreateFeature(feature)
    layer = source = None
