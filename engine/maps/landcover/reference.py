"""Reference samples beside a map: what the map calls each, counted for the estimate of areas.

A place counts once, however many pixels it has: the pixels of a polygon are no samples of their own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...door.plain_text import agreed, listed, many
from ...points import footprints, places
from ...raster.grid import Grid, Window
from ...raster.legend import Legend
from . import labels, samples


class Reference:
    """Pixels whose class is known, and what the map calls them."""

    def __init__(self, pixels: np.ndarray, legend: Legend):
        """`pixels` as samples.pixels_of gives them, of classes of the legend."""
        self._pixels, self._legend = pixels, legend
        self._found = np.full(len(pixels), -1, np.int64)

    def __len__(self) -> int:
        return len(self._pixels)

    def look(self, window: Window, found: np.ndarray) -> None:
        """Take what a window of the map holds: (rows, cols) places of classes, below 0 where there is "
        "none."""
        x, y = self._pixels[:, 0], self._pixels[:, 1]
        here = (x >= window.x) & (x < window.right) & (y >= window.y) & (y < window.bottom)
        self._found[here] = found[y[here] - window.y, x[here] - window.x]

    def counts(self) -> np.ndarray:
        """(classes, classes) places by class in the map and in the reference."""
        there = self._found >= 0
        owners, true = (
            self._pixels[there, 2],
            samples.classes_in(self._pixels[there, 3].tolist(), self._legend),
        )
        whole = np.bincount(owners, minlength=int(owners.max(initial=0)) + 1)
        table = np.zeros((len(self._legend),) * 2)
        np.add.at(table, (self._found[there], true), 1.0 / whole[owners])
        return table


def read_reference(
    path: str, field: str, layer: str | None, crs: str | None, grid: Grid, legend: Legend
) -> tuple[Reference, list[str]]:
    """The samples of a file on the grid of a map, and what is to be said of them.

    Raises:
        ChronofuseError: it can't be read, or none of its samples lies in the map.
    """
    read = places.read_labelled(path, layer, field, None, crs)
    told = labels.labels_of(read.labels, field, path, legend)
    notes = list(told.notes)
    codes, unknown = _known(told.codes, legend)
    if unknown:
        names = listed([told.legend[code].name for code in unknown])
        lost = int((told.codes != codes).sum())
        notes.append(
            f"{many(lost, 'sample')} of classes that the model never saw ({names}) "
            f"{agreed(lost, 'is', 'are')} left out."
        )
    if not read.places.crs:
        notes.append(samples.NO_CRS)
    there = places.Places(read.places.all, read.places.crs or grid.crs)
    where = footprints.footprints_of(there, grid)
    notes += samples.placed(where.notes, len(read.labels), footprints.OUTSIDE, footprints.SMALL)
    pixels, torn = samples.pixels_of(where, codes, grid, told.legend)
    samples.require_any(pixels, len(read.labels), grid)
    return Reference(pixels, legend), [*notes, *torn]


def _known(codes: np.ndarray, legend: Legend) -> tuple[np.ndarray, Sequence[int]]:
    """The codes, -1 for those that are not in the legend, and these."""
    foreign = sorted({int(code) for code in codes if code >= 0 and int(code) not in legend})
    return np.where(np.isin(codes, foreign), -1, codes), foreign
