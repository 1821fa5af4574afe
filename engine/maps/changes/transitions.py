"""Two class rasters: which classes became which, on how much ground."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

import numpy as np
from osgeo import gdal

from ...door.errors import ClassesError, GridMismatchError, UnreadableFileError
from ...raster import handles
from ...raster.georeference import grid_of
from ...raster.grid import Grid, Window
from ...raster.ground import HECTARE
from ...raster.legend import GREATEST, Entry, Legend, read_legend
from ...raster.same_place import same_crs

NOTHING = -1
PAIR = GREATEST + 1
PALE, TOWARDS = 0.72, 0.75
"""How far an unchanged class goes towards white, and a transition from the colour of its first class to that
of its second."""


@dataclass(frozen=True)
class ClassRaster:
    """A raster of classes, read as it is stored."""

    path: str
    role: str
    grid: Grid
    legend: Legend
    file: handles.File

    def read(self, window: Window) -> np.ndarray:
        """(rows, cols) int32 codes, NOTHING where there is none."""
        area = (window.x, window.y, window.width, window.height)
        try:
            band = handles.dataset_of(self.file).GetRasterBand(1)
            codes = band.ReadAsArray(*area).astype(np.int64)
            nodata = band.GetNoDataValue()
            gone = np.zeros(codes.shape, bool) if nodata is None else codes == nodata
            if band.GetMaskFlags() & ~(gdal.GMF_ALL_VALID | gdal.GMF_NODATA):
                gone |= band.GetMaskBand().ReadAsArray(*area) == 0
        except RuntimeError as error:
            raise UnreadableFileError(f"{self.role} '{self.path}' can't be read ({error}).") from error
        wrong = codes[~gone & ((codes < 0) | (codes > GREATEST))]
        if wrong.size:
            raise ClassesError(
                f"{self.role} '{self.path}' holds {wrong[0]}, but classes are whole numbers from 0 to "
                f"{GREATEST}: "
                "reclassify it, or declare the number as nodata where it means nothing."
            )
        return np.where(gone, NOTHING, codes).astype(np.int32)


def open_two(before: str, after: str) -> tuple[ClassRaster, ClassRaster, dict[int, str]]:
    """Two class rasters of one grid and one legend, and the name of each class.

    Raises:
        ClassesError: one of them holds no classes, or a code means something else in the other.
        GridMismatchError: they have other pixels.
    """
    one, other = _opened(before, "The raster before"), _opened(after, "The raster after")
    if not one.grid.same_pixels(other.grid) or not same_crs(one.grid.crs, other.grid.crs):
        raise GridMismatchError(
            f"The class rasters have other pixels ('{before}': {one.grid.describe()}; '{after}': "
            f"{other.grid.describe()}): warp one to the grid of the other by its nearest pixels "
            "(gdalwarp -r near, "
            "Warp in QGIS)."
        )
    return one, other, _names(one, other)


def _opened(path: str, role: str) -> ClassRaster:
    legend = read_legend(path, role)
    file = handles.File.at(path)
    return ClassRaster(path, role, grid_of(handles.dataset_of(file), role, path), legend, file)


def _names(one: ClassRaster, other: ClassRaster) -> dict[int, str]:
    """Code to name; a name goes before a mere number."""
    names = {entry.code: entry.name for entry in one.legend}
    for entry in other.legend:
        known = names.get(entry.code, str(entry.code))
        if known not in (entry.name, str(entry.code)) and entry.name != str(entry.code):
            raise ClassesError(
                f"Class {entry.code} is '{known}' in '{one.path}' and '{entry.name}' in "
                f"'{other.path}': give both "
                "the same legend; reclassify one of them."
            )
        names[entry.code] = entry.name if known == str(entry.code) else known
    return names


def changed(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """(rows, cols) float32: 1 where the class is another, 0 where it stayed, NaN without one in both."""
    known = (before != NOTHING) & (after != NOTHING)
    return np.where(known, before != after, np.nan).astype(np.float32)


@dataclass
class Transitions:
    """How much ground went from one class to another."""

    pixels: dict[tuple[int, int], int] = field(default_factory=dict)
    square_metres: dict[tuple[int, int], float] = field(default_factory=dict)

    def add(self, before: np.ndarray, after: np.ndarray, areas: np.ndarray) -> None:
        """Codes (rows, cols) of a window, and (rows,) square metres of a pixel of each of its rows."""
        known = (before != NOTHING) & (after != NOTHING)
        rows = np.nonzero(known)[0]
        keys = before[known].astype(np.int64) * PAIR + after[known]
        distinct, places = np.unique(keys, return_inverse=True)
        counts = np.bincount(places, minlength=len(distinct))
        areas_of = np.bincount(places, areas[rows], minlength=len(distinct))
        for key, count, area in zip(distinct.tolist(), counts.tolist(), areas_of.tolist()):
            pair = key // PAIR, key % PAIR
            self.pixels[pair] = self.pixels.get(pair, 0) + count
            self.square_metres[pair] = self.square_metres.get(pair, 0.0) + area

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Those that occur, in the order of their classes; each has its place, from 1 on, as its code."""
        return sorted(self.pixels)

    @property
    def classes(self) -> list[int]:
        return sorted({code for pair in self.pixels for code in pair})

    def hectares(self) -> np.ndarray:
        """(classes, classes): from the class of the row to that of the column."""
        places = {code: place for place, code in enumerate(self.classes)}
        matrix = np.zeros((len(places), len(places)))
        for (one, other), area in self.square_metres.items():
            matrix[places[one], places[other]] = area / HECTARE
        return matrix

    def codes(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """(rows, cols) uint16: the code of each transition, 0 where there is none."""
        known = (before != NOTHING) & (after != NOTHING)
        every = np.array([one * PAIR + other for one, other in self.pairs])
        keys = before.astype(np.int64) * PAIR + after
        places = np.minimum(np.searchsorted(every, keys), len(every) - 1)
        return np.where(known, places + 1, 0).astype(np.uint16)


def legend_of(found: Transitions, names: dict[int, str], classes: Legend) -> Legend:
    """The legend of the transitions: unchanged classes pale, the others between their two colours.

    Raises:
        ClassesError: there are more than a raster can tell apart.
    """
    if len(found.pairs) > GREATEST - 1:
        raise ClassesError(
            f"There are {len(found.pairs)} transitions, and a raster tells {GREATEST - 1} apart: join "
            "classes."
        )
    entries = []
    for code, (one, other) in enumerate(found.pairs, 1):
        if one == other:
            colour = _mixed(classes[one].rgb, (255, 255, 255), PALE)
            entries.append(Entry(code, f"{names[one]} (unchanged)", colour))
        else:
            colour = _mixed(classes[one].rgb, classes[other].rgb, TOWARDS)
            entries.append(Entry(code, f"{names[one]} → {names[other]}", colour))
    return Legend(tuple(entries))


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> str:
    mixed = [round(a + (b - a) * share) for a, b in zip(one, other)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def matrix_table(found: Transitions, names: dict[int, str]) -> str:
    """Hectares as CSV, with the sums of rows and columns."""
    file, called = io.StringIO(), [names[code] for code in found.classes]
    writer, matrix = csv.writer(file, lineterminator="\n"), found.hectares()
    writer.writerow(["from \\ to (ha)", *called, "sum"])
    for name, row in zip(called, matrix):
        writer.writerow([name, *map(hectares_text, row), hectares_text(row.sum())])
    writer.writerow(["sum", *map(hectares_text, matrix.sum(axis=0)), hectares_text(matrix.sum())])
    return file.getvalue()


def hectares_text(value: float) -> str:
    """To a square metre, without zeros that tell nothing."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
