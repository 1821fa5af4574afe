"""A series over two swaths: the step at their borders, and the error, with and without their levels.

    python benchmarks/mosaic.py [FOLDER] [--pattern "fine_*.tif"] [--ratio 16] [--gain 1.05] [--offset 0.01]

Without FOLDER half a year of the generator is taken. FOLDER holds clear fine images of one place with their
dates in their names; the coarse images are then simulated as in benchmarks/series.py. Each image is cut: the
first date is of the left swath, the second of the right one, the third of both, and so on. They overlap by an
eighth of the width, or with `--apart` not at all, and the right one lies higher by a gain and an offset.
Dates are predicted over the union, and compared with the whole images:

- step: mean absolute difference of neighbouring pixels across the borders of the swaths / the same at all
  other columns; of the truth, too. 1.05 of the truth's is asked for at most.
- jump: how much the mean error differs from one side of a border to the other, eight columns each
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from osgeo import gdal
from scipy.ndimage import gaussian_filter

from chronofuse.engine import fill
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Manner
from chronofuse.engine.raster.readers import open_image
from chronofuse.models.simulation.year_files import YearPlan, generate_year

OVERLAP = 8
"""The swaths have one part in so many of the width in common."""
BESIDE = 8
"""Columns on each side of a border that its jump is of."""
EVERY = 3
"""Of the dates with a truth, one in so many is predicted."""
BLUR = 0.4
"""Of a simulated coarse image, in coarse pixels."""
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pattern", default="fine_*.tif")
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--size", type=int, default=256, help="of the generated year")
    parser.add_argument("--gain", type=float, default=1.05)
    parser.add_argument("--offset", type=float, default=0.01)
    parser.add_argument("--apart", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mosaic-") as place:
        folder = Path(place)
        if options.folder:
            found = real(options.folder, options.pattern, options.ratio, folder)
        else:
            found = year(folder / "year", options.size, options.ratio)
        width = gdal.Open(str(next(iter(found["fine"].values())))).RasterXSize
        (folder / "coarse").mkdir(exist_ok=True)
        for path in found["coarse"].values():
            if path.parent != folder / "coarse":
                shutil.copy(path, folder / "coarse")
        for gain, offset in ((1.0, 0.0), (options.gain, options.offset)):
            swaths = swaths_of(width, gain, offset, options.apart)
            shutil.rmtree(folder / "fine", ignore_errors=True)
            cut(found["fine"], swaths, folder / "fine")
            _report(folder, found["truth"], swaths)


def _report(folder: Path, truth: dict[date, Path], swaths: tuple[Swath, ...]) -> None:
    for level in (True, False):
        days = tuple(day.isoformat() for day in sorted(truth)[2:-2:EVERY])
        made = filled(folder, folder / "out", dates=days, level=level, keep=False)
        every = np.array(list(figures(made, truth, swaths)))
        step, true, jump, rmse = every.mean(axis=0)
        print(
            f"bias x {swaths[1].gain:g} + {swaths[1].offset:g}  {'levelled ' if level else 'as it is '}  "
            f"step {step:.3f} (truth {true:.3f}; {(every[:, 0] / every[:, 1]).mean():.3f} of it)  "
            f"jump {jump:.4f}  RMSE {rmse:.4f}  {len(every)} dates",
            flush=True,
        )


def real(folder: Path, pattern: str, ratio: int, out: Path) -> dict[str, dict[date, Path]]:
    """A real place whose coarse images are simulated: kind to day to file. The coarse images are written."""
    fine = _by_day(sorted(folder.glob(pattern)))
    (out / "coarse").mkdir(parents=True)
    coarse = {}
    for day, path in fine.items():
        image = open_image(str(path), "F")
        coarse[day] = out / "coarse" / f"coarse_{day}.tif"
        _write_coarse(image.read(image.grid.window), gdal.Open(str(path)), ratio, coarse[day])
    return {"fine": fine, "coarse": coarse, "truth": fine}


def _write_coarse(values: np.ndarray, like: gdal.Dataset, ratio: int, path: Path) -> None:
    rows, columns = (size // ratio for size in values.shape[1:])
    there = np.isfinite(values)
    blurred = [
        gaussian_filter(np.where(known, band, 0), BLUR * ratio, mode="nearest")
        / np.maximum(gaussian_filter(known.astype(float), BLUR * ratio, mode="nearest"), 1e-6)
        for band, known in zip(values, there)
    ]
    cut_off = np.stack(blurred)[:, : rows * ratio, : columns * ratio]
    means = cut_off.reshape(len(values), rows, ratio, columns, ratio).mean(axis=(2, 4))
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, len(values), gdal.GDT_Float32)
    x0, xx, yx, y0, xy, yy = like.GetGeoTransform()
    dataset.SetGeoTransform((x0, xx * ratio, yx * ratio, y0, xy * ratio, yy * ratio))
    dataset.SetProjection(like.GetProjection())
    for number, band in enumerate(means, 1):
        dataset.GetRasterBand(number).WriteArray(band)
        dataset.GetRasterBand(number).SetDescription(like.GetRasterBand(number).GetDescription())


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
    """Half a year of the generator: kind to day to file."""
    season = {"first": date(2024, 4, 1), "last": date(2024, 9, 30), "fine_every": 12, "coarse_every": 6}
    generated = YearPlan(size, 4, ratio=ratio, coarse_in="utm", **{**season, **plan})
    for _ in generate_year(folder, generated):
        pass
    found = {kind: _by_day(folder.glob(f"{kind}_*.tif")) for kind in ("fine", "coarse")}
    return {**found, "truth": _by_day((folder / "truth").glob("truth_*.tif"))}


def _by_day(paths: Iterable[Path]) -> dict[date, Path]:
    return {date.fromisoformat(one.stem[-10:]): one for one in paths if not one.stem.endswith("_mask")}


if __name__ == "__main__":
    main()
