"""A series over two swaths: the step at their borders, and the error, with and without their levels.

    python benchmarks/mosaic.py [FOLDER] [--pattern "fine_*.tif"] [--ratio 16] [--gain 1.05] [--offset 0.01]

Without FOLDER a year of the generator is taken. FOLDER holds clear fine images of one place with their dates in
their names; the coarse images are then simulated as in benchmarks/series.py. Each image is cut: the first date
is of the left swath, the second of the right one, the third of both, and so on. They overlap by an eighth of
the width, or with `--apart` not at all, and the right one lies higher by a gain and an offset. All dates are
filled over the union, and compared with the whole images:

- step: mean absolute difference of neighbouring pixels across the borders of the swaths / the same at all other
  columns; of the truth, too. 1.05 of the truth's is asked for at most.
- jump: how much the mean error differs from one side of a border to the other, eight columns each
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from osgeo import gdal

from chronofuse.engine import fill
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Manner
from chronofuse.engine.raster.readers import open_image
from chronofuse.models.simulation.year_files import YearPlan, generate_year

sys.path.insert(0, str(Path(__file__).resolve().parent))

OVERLAP = 8
"""The swaths have one part in so many of the width in common."""
BESIDE = 8
"""Columns on each side of a border that its jump is of."""
BOTH = 3
"""Every so manieth date is seen by both swaths."""


@dataclass(frozen=True)
class Swath:
    """Which columns it shows, and what its values go through."""

    name: str
    first: int
    last: int
    gain: float = 1.0
    offset: float = 0.0

    def of_date(self, number: int) -> bool:
        return number % BOTH == BOTH - 1 or (number % BOTH == 0) == (self.name == "left")


def swaths_of(width: int, gain: float, offset: float, apart: bool = False) -> tuple[Swath, Swath]:
    half, beyond = width // 2, 0 if apart else width // OVERLAP // 2
    return Swath("left", 0, half + beyond), Swath("right", half - beyond, width, gain, offset)


def cut(fine: dict[date, Path], swaths: tuple[Swath, ...], folder: Path) -> None:
    """Write what each swath shows of each date, each on a grid of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (day, path) in enumerate(sorted(fine.items())):
        for swath in swaths:
            if not swath.of_date(number):
                continue
            out = str(folder / f"fine_{day}_{swath.name}.tif")
            window = (swath.first, 0, swath.last - swath.first, gdal.Open(str(path)).RasterYSize)
            gdal.Translate(out, str(path), srcWin=window)
            _biased(out, swath)
            mask = path.with_name(f"{path.stem}_mask.tif")
            if mask.exists():
                gdal.Translate(out.replace(".tif", "_mask.tif"), str(mask), srcWin=window)


def _biased(path: str, swath: Swath) -> None:
    dataset = gdal.Open(path, gdal.GA_Update)
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        values, scale = band.ReadAsArray(), band.GetScale() or 1.0
        known = values != band.GetNoDataValue()
        moved = values[known] * swath.gain + swath.offset / scale
        values[known] = np.rint(moved) if values.dtype.kind in "iu" else moved
        band.WriteArray(values)


def filled(folder: Path, out: Path, **wishes) -> dict[date, Path]:
    """Day to the raster that was filled over the union of the swaths."""
    sources = tuple(CollectionSource((str(folder / role),), role=role) for role in ("fine", "coarse"))
    job = FillJob(sources, str(out), manner=Manner(overwrite=True), extent="union", **wishes)
    finished = fill.run(job, lambda event: None)
    return {date.fromisoformat(one.figures["date"]): Path(one.outputs["output"]) for one in finished.dates}


def read(path: Path) -> np.ndarray:
    image = open_image(str(path), "the raster")
    return image.read(image.grid.window).astype(float)


def step_at(values: np.ndarray, borders: list[int]) -> float:
    """The mean absolute step into the columns of borders / that into all others."""
    steps = np.nanmean(np.abs(np.diff(values, axis=2)), axis=(0, 1))
    at = np.zeros(len(steps), bool)
    at[[border - 1 for border in borders]] = True
    return float(steps[at].mean() / steps[~at].mean())


def jump_at(error: np.ndarray, border: int) -> float:
    """How much the mean error of the columns beside a border differs, the mean over bands."""
    left, right = (error[:, :, slice(at, at + BESIDE)] for at in (border - BESIDE, border))
    return float(np.abs(np.nanmean(right, axis=(1, 2)) - np.nanmean(left, axis=(1, 2))).mean())


def figures(made: dict[date, Path], truth: dict[date, Path], swaths: tuple[Swath, ...]) -> Iterator[tuple]:
    """Of each date that has a truth: step, that of the truth, jump, RMSE."""
    borders = sorted({swaths[0].last, swaths[1].first})
    for day in sorted(set(made) & set(truth)):
        values, true = read(made[day]), read(truth[day])
        error = values - true
        jump = float(np.mean([jump_at(error, border) for border in borders]))
        yield step_at(values, borders), step_at(true, borders), jump, float(np.sqrt(np.nanmean(error**2)))


def year(folder: Path, size: int, ratio: float, **plan) -> dict[str, dict[date, Path]]:
    """A year of the generator: kind to day to file."""
    generated = YearPlan(size=size, ratio=ratio, coarse_in="utm", **plan)
    for _ in generate_year(folder, generated):
        pass
    return {kind: _by_day((folder / kind).glob("*.tif")) for kind in ("fine", "coarse", "truth")}


def _by_day(paths) -> dict[date, Path]:
    found = {}
    for path in paths:
        text = path.stem[-10:]
        if text[:4].isdigit():
            found[date.fromisoformat(text)] = path
    return found
