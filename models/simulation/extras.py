"""What the generator gives beside the images of a year, each on request.

truth/labels.tif  truth/samples.gpkg         classes with their legend; squares of pixels of them
truth/shores.gpkg  truth/water_<date>.tif    outlines of the water on each date; the share of each pixel in it
truth/terrain.tif  truth/levels.csv          heights in metres; level and area of the water on each day
radar/radar_<date>.tif                       VV and VH in decibels, with speckle
spectra/spectra_<date>.tif                   60 bands
truth/parameters_<date>.tif  truth/measurements.gpkg    what decides about the spectra; points of it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Optional

import numpy as np

from ..images import ImageGrid, write
from .class_files import write_classes
from .curves import WAVELENGTHS
from .hydrograph import Hydrograph, metres
from .labels import LEGEND, class_of_each_pixel, samples
from .many_bands import PARAMETERS, ManyBands
from .radar import POLARISATIONS, Radar
from .shores import shore_lines, wet_polygons, wet_shares
from .vectors import Shape, geopackage
from .water_year import WaterYear
from .year import Year

POINTS = 150
"""Of water and of land, on each date with spectra."""


@dataclass(frozen=True)
class Extras:
    """What is wished for beside the images."""

    labels: bool = False
    shores: bool = False
    """The water of all images ends at a line, and the line is told."""
    stages: bool = False
    """The river rises and falls every other week; its terrain and its level of each day are told."""
    looks: Optional[float] = None
    """Of the radar's speckle; None: no radar."""
    radar_every: int = 6
    """Days."""
    spectra_every: Optional[int] = None
    """Days; None: no spectra."""

    def __post_init__(self) -> None:
        if self.looks is not None and not self.looks >= 1:
            raise ValueError(f"Speckle has at least 1 look, not {self.looks:g}.")
        if min(self.radar_every, self.spectra_every or 1) < 1:
            raise ValueError("Between two dates lies at least one day.")

    def place(self, size: int, seed: int) -> Year:
        """The place whose images are made."""
        if self.stages:
            return WaterYear(size, seed, Hydrograph(seed))
        return WaterYear(size, seed) if self.shores else Year(size, seed)


NOTHING = Extras()


@dataclass(frozen=True)
class ShownPlace:
    """A place, and what of it the images show."""

    year: Year
    inner: slice
    """Its rows and columns."""
    grid: ImageGrid
    seed: int
    first_of_january: date
    """Day 1."""

    def number(self, day: date) -> int:
        return (day - self.first_of_january).days + 1

    def square(self, whole: np.ndarray) -> np.ndarray:
        """What is shown of (..., size, size)."""
        return whole[..., self.inner, self.inner]


def write_extras(out: Path, wishes: Extras, place: ShownPlace, days: dict[str, list[date]]) -> Iterator[Path]:
    """Write what is wished for, and give the path of each file when it is written.

    Args:
        days: `water`, with an outline each; `levels`, `radar` and `spectra`.
    """
    truth = out / "truth"
    if wishes.labels:
        yield from _write_labels(truth, place)
    if wishes.shores or wishes.stages:
        yield from _write_water(truth, place, days["water"])
    if wishes.stages:
        yield from _write_levels(truth, place, days["levels"])
    if wishes.looks is not None:
        yield from _write_radar(out / "radar", wishes.looks, place, days["radar"])
    if wishes.spectra_every:
        yield from _write_spectra(out, place, days["spectra"])


def _write_labels(folder: Path, place: ShownPlace) -> Iterator[Path]:
    classes = class_of_each_pixel(place.year, place.inner)
    yield write_classes(folder / "labels.tif", classes, LEGEND, place.grid)
    shapes = []
    for number, sample in enumerate(samples(place.year, classes, place.inner, place.seed), start=1):
        ring = _corners(place.grid, sample.rows, sample.cols)
        shapes.append(Shape([ring], (number, sample.code, LEGEND[sample.code].name)))
    path = folder / "samples.gpkg"
    with geopackage(path, place.grid.crs) as add:
        add("samples", "polygon", {"number": int, "class": int, "name": str}, shapes)
    yield path


def _corners(grid: ImageGrid, rows: slice, cols: slice) -> np.ndarray:
    left, step, _, top, _, down = grid.transform
    corners = [(rows.start, cols.start), (rows.start, cols.stop), (rows.stop, cols.stop)]
    corners += [(rows.stop, cols.start), corners[0]]
    return np.array([(left + col * step, top + row * down) for row, col in corners])


def _write_water(folder: Path, place: ShownPlace, days: list[date]) -> Iterator[Path]:
    water, lines = [], []
    for day in days:
        surface = _water_year(place).surface(place.number(day), place.inner)
        share = wet_shares(surface)
        path = folder / f"water_{day}.tif"
        write(path, [share.astype(np.float32)], ["water"], place.grid)
        yield path
        polygons = wet_polygons(surface, place.grid)
        water += [Shape(rings, (str(day), abs(_area(rings)))) for rings in polygons]
        lines += [Shape([line], (str(day), _length(line))) for line in shore_lines(polygons, place.grid)]
    path = folder / "shores.gpkg"
    with geopackage(path, place.grid.crs) as add:
        add("water", "polygon", {"date": str, "area_m2": float}, water)
        add("shores", "line", {"date": str, "length_m": float}, lines)
    yield path


def _water_year(place: ShownPlace) -> WaterYear:
    if not isinstance(place.year, WaterYear):
        raise TypeError("only a place of Extras.place has shores")
    return place.year


def _area(rings: list[np.ndarray]) -> float:
    """Square metres within rings, those of holes taken off, as they go round the other way."""
    twice = 0.0
    for ring in rings:
        x, y = (ring - rings[0][0]).T
        twice += float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))
    return twice / 2


def _length(line: np.ndarray) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _write_levels(folder: Path, place: ShownPlace, days: list[date]) -> Iterator[Path]:
    year = _water_year(place)
    path = folder / "terrain.tif"
    write(path, [metres(place.square(year.terrain))], ["height"], place.grid, scale=0.001)
    yield path
    rows = ["date,level,area\n"]
    pixel = abs(place.grid.transform[1] * place.grid.transform[5])
    for day in days:
        number = place.number(day)
        area = pixel * wet_shares(year.surface(number, place.inner)).sum()
        rows.append(f"{day},{metres(year.stage(number)):.3f},{area:.0f}\n")
    path = folder / "levels.csv"
    path.write_text("".join(rows), "utf-8")
    yield path


def _write_radar(folder: Path, looks: float, place: ShownPlace, days: list[date]) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    radar = Radar(place.year, place.seed, looks)
    for day in days:
        path = folder / f"radar_{day}.tif"
        write(path, place.square(radar.look(place.number(day))), POLARISATIONS, place.grid, scale=0.01)
        yield path


def _write_spectra(out: Path, place: ShownPlace, days: list[date]) -> Iterator[Path]:
    (out / "spectra").mkdir(exist_ok=True)
    place_in_bands = ManyBands(place.year, place.seed)
    points: list[Shape] = []
    names = [f"{wavelength:.0f} nm" for wavelength in WAVELENGTHS]
    for day in days:
        number = place.number(day)
        bands = (place.square(place_in_bands.band(float(one), number)) for one in WAVELENGTHS)
        path = out / "spectra" / f"spectra_{day}.tif"
        write(path, bands, names, place.grid)
        yield path
        values = place.square(place_in_bands.parameters(number))
        path = out / "truth" / f"parameters_{day}.tif"
        write(path, values, PARAMETERS, place.grid, scale=0.01)
        yield path
        points += _measured(values, day, place)
    path = out / "truth" / "measurements.gpkg"
    fields = {"date": str, "of": str, **dict.fromkeys(PARAMETERS, float)}
    with geopackage(path, place.grid.crs) as add:
        add("measurements", "point", fields, points)
    yield path


def _measured(values: np.ndarray, day: date, place: ShownPlace) -> Iterator[Shape]:
    """Points in the middle of pixels that are drawn, with what is true there."""
    rng = np.random.default_rng((place.seed, 37, day.toordinal()))
    left, step, _, top, _, down = place.grid.transform
    for of, known in (("land", np.isfinite(values[:2]).all(0)), ("water", np.isfinite(values[2]))):
        cells = np.argwhere(known)
        for row, col in cells[np.sort(rng.permutation(len(cells))[:POINTS])]:
            at = np.array([(left + (col + 0.5) * step, top + (row + 0.5) * down)])
            here = [float(one) if np.isfinite(one) else None for one in values[:, row, col]]
            yield Shape([at], (str(day), of, *here))
