"""How fast the methods are, as ratios in one run, because machines are shared and noisy.

    python benchmarks/speed.py [--method NAME ...] [--threads 2] [--repeat 3] [--json FILE]

Every method predicts the same made-up scene, aligned pixels in and F2 out, compiled before, without reading
and writing. The yardstick is STARFM's plain loop: for each pixel, over each neighbour. It is written here
from the same equations, uses the same layers, threads and compiler, and gives the same result (which is
checked). A method that needs two pairs gets a second one, made up in the same way. A scene of four times the
area says whether the time grows with it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable
from unittest.mock import patch

import numba
import numpy as np
from osgeo import gdal, osr

from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.methods import starfm
from chronofuse.engine.methods.registry import create
from chronofuse.engine.raster.grid import Window, windows
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import Tile
from chronofuse.models.catalogue.installed import catalogue

SIZES, BANDS, RATIO, MARGIN = (512, 1024), 3, 16, 80
"""Sides of the predicted squares; bands; ratio; pixels of the scene around the square, for the methods'
halos."""
PLAIN = "plain loop over pixels"
METHODS = {
    "elm": 1,
    "starfm": 4,
    "estarfm": 0.4,
    "fitfc": 0.5,
    "fsdaf": 0.2,
    "ubdf": 1,
    "softmix": 1,
}
"""Each method, and how many times the throughput of the plain loop it must have at least."""


def main() -> None:
    options = _options()
    names = options.method or list(METHODS)
    with tempfile.TemporaryDirectory() as folder:
        scenes = {size: made_up_scene(Path(folder), size) for size in SIZES}
        runs = {
            (name, size): ready("starfm" if name == PLAIN else name, scenes[size], size, options.threads)
            for name in (PLAIN, *names)
            for size in SIZES
        }
        report(measure(runs, options.repeat), options)


def measure(
    runs: dict[tuple[str, int], Callable[[], list[np.ndarray]]], repeat: int
) -> dict[tuple[str, int], float]:
    """Seconds of each method at each size, the best of all repetitions, which take turns."""
    predictions = {key: predict(key, run) for key, run in runs.items() if key[1] == SIZES[0]}  # compiles, too
    if ("starfm", SIZES[0]) in predictions:
        np.testing.assert_allclose(
            predictions["starfm", SIZES[0]], predictions[PLAIN, SIZES[0]], rtol=0, atol=5e-6
        )
    best = dict.fromkeys(runs, np.inf)
    for _ in range(repeat):
        for key, run in runs.items():
            begun = time.perf_counter()
            predict(key, run)
            best[key] = min(best[key], time.perf_counter() - begun)
    return best


def predict(key: tuple[str, int], run: Callable[[], list[np.ndarray]]) -> list[np.ndarray]:
    """The prediction; that of STARFM's plain loop is STARFM's with another kernel."""
    with patch.object(starfm, "add_votes", plain_loop if key[0] == PLAIN else starfm.add_votes):
        return run()


def ready(
    name: str, images: list[tuple[str, str]], size: int, threads: int
) -> Callable[[], list[np.ndarray]]:
    """A function that predicts the middle of the scene, in tiles as the engine does, with a method that
    knows the scene."""
    manifest = catalogue()[name]
    *pairs, (_, target) = images[: manifest.pairs_min] + images[-1:]
    scene = open_scene(
        FuseJob.of([Pair(*pair) for pair in pairs], [target_of(target)], name, check_only=True)
    )
    method = create(manifest, "cpu", threads, manifest.settle({}))
    needs = method.prepare(scene, lambda pixels: None)
    cores = [Window(MARGIN + w.x, MARGIN + w.y, w.width, w.height) for w in windows(size, size, needs.tile)]
    reads = [core.grown(needs.halo, scene.grid.width, scene.grid.height) for core in cores]
    patches = [
        read_patch(scene, Tile(core, core, read), needs.coarse_margin) for core, read in zip(cores, reads)
    ]
    return lambda: [method.predict(tile) for tile in patches]


def made_up_scene(folder: Path, size: int) -> list[tuple[str, str]]:
    """Paths of (fine, coarse) of three dates: patches with texture, each of which changes in its own way."""
    random = np.random.default_rng(1)
    side = size + 2 * MARGIN
    dates = []
    patches = random.uniform(0.05, 0.4, (BANDS, side // 16, side // 16))
    for number in (1, 2, 3):
        fine = np.kron(patches, np.ones((16, 16))) + random.normal(0, 0.01, (BANDS, side, side))
        coarse = fine.reshape(BANDS, side // RATIO, RATIO, side // RATIO, RATIO).mean(axis=(2, 4))
        coarse += random.normal(0, 0.005, coarse.shape)
        dates.append(
            (
                write(folder / f"fine_{size}_{number}.tif", fine, 30),
                write(folder / f"coarse_{size}_{number}.tif", coarse, 30 * RATIO),
            )
        )
        patches = patches + random.normal(0.02, 0.02, patches.shape)
    first, last, middle = dates[0], dates[2], dates[1]
    return [first, last, middle]


def write(path: Path, values: np.ndarray, pixel: float) -> str:
    """A GeoTIFF of float32 reflectance."""
    bands, rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, bands, gdal.GDT_Float32)
    dataset.SetGeoTransform((600000, pixel, 0, 5000000, 0, -pixel))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    dataset.SetProjection(system.ExportToWkt())
    dataset.WriteArray(values.astype(np.float32))
    dataset = None
    return str(path)


@numba.njit(parallel=True, cache=True)
def plain_loop(
    fine, spectral, temporal, weight, value, similar, half, inner, margin_s, margin_t, votes, weights
):
    """STARFM as one would write it first: pixel by pixel, neighbour by neighbour, with a table of
    distances."""
    side = 2 * half + 1
    near = np.empty((side, side), np.float32)
    for dy in range(side):
        for dx in range(side):
            near[dy, dx] = 1 / (1 + np.sqrt((dy - half) ** 2 + (dx - half) ** 2) / half)
    for row in numba.prange(inner[0], inner[1]):
        for column in range(inner[2] + half, inner[3] + half):
            total, top = np.float32(0), np.float32(0)
            limit_s, limit_t = spectral[row, column] + margin_s, temporal[row, column] + margin_t
            for y in range(max(0, row - half), min(fine.shape[0], row + half + 1)):
                for x in range(column - half, column + half + 1):
                    if not abs(fine[y, x] - fine[row, column]) <= similar:
                        continue
                    if spectral[y, x] > limit_s and temporal[y, x] > limit_t:
                        continue
                    vote = min(np.float32(1), weight[y, x] * near[y - row + half, x - column + half])
                    total += vote
                    top += vote * value[y, x]
            votes[row - inner[0], column - half - inner[2]] += top
            weights[row - inner[0], column - half - inner[2]] += total


def report(seconds: dict[tuple[str, int], float], options) -> None:
    small, large = ({name: s for (name, size), s in seconds.items() if size == side} for side in SIZES)
    work = SIZES[0] ** 2 * BANDS / 1e6
    rows = {
        name: {
            "million pixels x bands per second": round(work / s, 2),
            "times the plain loop": round(small[PLAIN] / s, 2),
            "at least": METHODS.get(name),
            "four times the area, times the time": round(large[name] / s, 2),
        }
        for name, s in small.items()
    }
    print(f"{SIZES[0]} x {SIZES[0]} x {BANDS}, {options.threads} threads, best of {options.repeat}")
    for name, row in rows.items():
        print(
            f"{name:<24}",
            *(f"{value if value is not None else '-':>8} {key}" for key, value in row.items()),
            sep="  ",
        )
    if options.json:
        Path(options.json).write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    if any(row["at least"] and row["times the plain loop"] < row["at least"] for row in rows.values()):
        sys.exit("A method is slower than it must be.")


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--method", nargs="*", choices=METHODS, help="only these")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
