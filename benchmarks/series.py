"""How well a series is filled: each inner date of a place from the dates that are at least so far away.

    python benchmarks/series.py FOLDER [--pattern "fine_*.tif"] [--ratio 16] [--json FILE]

FOLDER holds clear fine images of one place with their dates in their names. The coarse images are simulated:
blurred by a Gaussian of 0.4 coarse pixels and averaged to `ratio` fine ones, without other errors. Each date
that has images before and after it is predicted from those that are at least half a gap away, for gaps of 0,
30, 60 and 90 days; figures are means over the dates of the RMSE over bands, and of the RMSE of NDVI. What
kriging and kalman learn they learn from four fifths of the dates, never from the one that is predicted. Two
baselines follow that see no coarse image (time_baselines.py).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Callable, Optional

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import LEARNING_METHODS, SERIES_METHODS, FillJob
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.series.dates import Filled
from chronofuse.engine.series.filling import Window, fill
from chronofuse.engine.series.kriging_kernels import NOT_FADED
from chronofuse.engine.series.learning import Learnt, learnt_of

sys.path.insert(0, str(Path(__file__).resolve().parent))
import time_baselines

GAPS = (0, 30, 60, 90)
FOLDS = 5
BLUR = 0.4
PIXELS = 180


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pattern", default="fine_*.tif")
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--references", type=int, help="a side (default: the method's own)")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    days, fine, names = _read(options.folder, options.pattern, options.ratio)
    coarse = np.stack([brought_up(_simulated(image, options.ratio), options.ratio) for image in fine])
    found = {}
    for method in SERIES_METHODS:
        job = FillJob(
            (CollectionSource((str(options.folder),)),),
            str(options.folder),
            method=method,
            references=options.references,
            keep=False,
        )
        learns = method in LEARNING_METHODS
        learnt = [_learnt(method, days, fine, coarse, fold) if learns else None for fold in range(FOLDS)]
        found[method] = {
            gap: _score(job, options.ratio, gap, days, fine, coarse, names, learnt) for gap in GAPS
        }
        line = "  ".join(f"{gap:>3} {rmse:.4f} / {ndvi:.3f}" for gap, (rmse, ndvi) in found[method].items())
        print(f"{method:>8}  {line}", flush=True)
    for method in time_baselines.STRENGTHS:
        found[method] = {gap: _in_time(method, gap, days, fine, names) for gap in GAPS}
        line = "  ".join(f"{gap:>3} {rmse:.4f} / {ndvi:.3f}" for gap, (rmse, ndvi) in found[method].items())
        print(f"{method:>9} {line}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _read(folder: Path, pattern: str, ratio: int) -> tuple[list[date], np.ndarray, tuple[str, ...]]:
    """Dates, (dates, bands, rows, cols) reflectance cut to whole coarse pixels, and the bands' names."""
    days, images = [], []
    for path in sorted(folder.glob(pattern)):
        image = open_image(str(path), "F")
        days.append(date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", path.name)[0]))
        values = image.read(image.grid.window).astype(float)
        rows, columns = (size // ratio * ratio for size in values.shape[1:])
        images.append(values[:, :rows, :columns])
    return days, np.stack(images), image.names


def _simulated(fine: np.ndarray, ratio: int) -> np.ndarray:
    bands, rows, columns = fine.shape
    blurred = np.stack([gaussian_filter(band, BLUR * ratio, mode="nearest") for band in fine])
    return blurred.reshape(bands, rows // ratio, ratio, columns // ratio, ratio).mean(axis=(2, 4))


def brought_up(coarse: np.ndarray, ratio: int) -> np.ndarray:
    rows, columns = ((np.arange(size * ratio) + 0.5) / ratio - 0.5 for size in coarse.shape[1:])
    at = np.meshgrid(rows, columns, indexing="ij")
    return np.stack([map_coordinates(band, at, order=3, mode="nearest") for band in coarse])


def _learnt(method: str, days: list[date], fine: np.ndarray, coarse: np.ndarray, fold: int) -> Learnt:
    """What is learnt without the dates of a fold."""
    kept = [i for i in range(len(days)) if i % FOLDS != fold]
    pixels = np.random.default_rng(0).permutation(fine.shape[2] * fine.shape[3])[:PIXELS]

    def samples(images: np.ndarray) -> np.ndarray:
        return images[kept].reshape(len(kept), images.shape[1], -1)[:, :, pixels].transpose(2, 0, 1)

    return learnt_of(method, [days[i] for i in kept], samples(coarse), samples(fine))


def _score(
    job: FillJob,
    ratio: int,
    gap: int,
    days: list[date],
    fine: np.ndarray,
    coarse: np.ndarray,
    names: tuple[str, ...],
    learnt: list[Optional[Learnt]],
    predict: Callable[..., Window] = fill,
) -> tuple[float, float]:
    """Mean RMSE over bands and of NDVI; `predict` is called as `fill` is."""
    shape = fine.shape[1:]
    read = SimpleNamespace(
        fine={day: image.reshape(shape[0], -1).astype(np.float32) for day, image in zip(days, fine)},
        coarse={day: image.reshape(shape[0], -1).astype(np.float32) for day, image in zip(days, coarse)},
        is_of_the_day=lambda day: np.ones(shape[1] * shape[2], bool),
        further_noise=lambda references, side: NOT_FADED,
        in_rows=lambda values: values.reshape(*values.shape[:-1], *shape[1:]),
        ratio=ratio,
    )
    found = []
    for number, before, after in _targets(days, gap):
        target = Filled(days[number], tuple(before), tuple(after), True)
        values = predict(job, target, read, learnt[number % FOLDS]).values.reshape(shape)
        found.append(_off(values, fine[number], names))
    rmse, ndvi = np.mean(found, axis=0)
    return float(rmse), float(ndvi)


def _in_time(
    method: str, gap: int, days: list[date], fine: np.ndarray, names: tuple[str, ...]
) -> tuple[float, float]:
    """The same of a baseline that sees no coarse image."""
    found = []
    for number, before, after in _targets(days, gap):
        far = [*before[::-1], *after]
        values = fine[[days.index(day) for day in far]].reshape(len(far), -1)
        predicted = time_baselines.predicted(method, far, values, days[number])
        found.append(_off(predicted.reshape(fine.shape[1:]), fine[number], names))
    rmse, ndvi = np.mean(found, axis=0)
    return float(rmse), float(ndvi)


def _targets(days: list[date], gap: int) -> Iterator[tuple[int, list[date], list[date]]]:
    """Number of each inner date, and the dates before and after it that are far enough, the nearest first."""
    for number, day in enumerate(days[1:-1], 1):
        far = [one for one in days if one != day and abs((one - day).days) >= gap / 2]
        before, after = [one for one in far if one < day][::-1], [one for one in far if one > day]
        if before and after:
            yield number, before, after


def _off(values: np.ndarray, truth: np.ndarray, names: tuple[str, ...]) -> tuple[float, float]:
    """RMSE, the mean over bands, and of NDVI."""
    rmse = np.sqrt(((values - truth) ** 2).mean(axis=(1, 2))).mean()
    return float(rmse), float(np.sqrt(((ndvi_of(values, names) - ndvi_of(truth, names)) ** 2).mean()))


def ndvi_of(values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    if "nir" not in names or "red" not in names:
        return np.zeros(values.shape[1:])
    nir, red = values[names.index("nir")], values[names.index("red")]
    return (nir - red) / (nir + red + 1e-9)


if __name__ == "__main__":
    main()
