"""How the commands that make maps grow with the scene: seconds a million pixels and peak memory, by size.

    python benchmarks/map_scale.py [--only PART ...] [--sides 2745 5490 10980] [--memory 512]
                                   [--threads 2] [--work FOLDER] [--out benchmarks/map_scale.json]

kernel             the forest's trees alone, of pixels in memory, by one thread and by --threads
forest, unet       `chronofuse map` of ten bands by a model that learns from the smallest scene
dates, classes     `chronofuse change` of two dates, and of two rasters of classes
series             `chronofuse change` of eight dates
drivers            `chronofuse drivers` of a raster and three factors
invert             `chronofuse invert` of ten bands by a forest

Beside the seconds of a clock stand those of the processor, client and start included: they say what a busy
machine hides. The memory is the resident memory of client and worker together, libraries included (about 300
MB, which --memory does not count).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import map_scale_scenes as scenes
import memory
import numpy as np
from osgeo import gdal

COMMAND = Path(sys.executable).with_name("chronofuse")
RESULTS = Path(__file__).with_suffix(".json")
DATES = tuple(f"2024-{month:02}-15" for month in range(2, 10))
SAMPLES, LABELS = 800, 6000
WRONG = 0.3
"""Share of the labels that are drawn by chance, so that trees grow to their depth."""
MB = 1024 * 1024


class Place:
    """The scenes of a run in a folder, each made when it is first asked for."""

    def __init__(self, folder: Path, options: argparse.Namespace):
        self.folder, self.options = folder, options

    def scene(self, side: int, bands: int = 10, seed: int = 0) -> str:
        path = self.folder / f"scene_{side}_{bands}_{seed}.tif"
        return str(path) if path.exists() else scenes.scene(path, side, bands, seed)

    def classes(self, side: int, shift: int = 0) -> str:
        path = self.folder / f"classes_{side}_{shift}.tif"
        return str(path) if path.exists() else scenes.class_raster(path, side, shift)

    def model(self, kind: str) -> str:
        """A model file, learnt from the smallest scene: a forest of the usual size, a network in few steps,
        which cost as much in use as one that learnt for long."""
        path, side = self.folder / f"{kind}.onnx", min(self.options.sides)
        if not path.exists():
            labels = self.classes(side) if kind == "unet" else self._points(side)
            more = ["--steps", "20"] if kind == "unet" else ["--field", "class", "--minutes", "0.05"]
            inputs = ["--images", self.scene(side), "--samples", labels]
            self.run("map", "train", *inputs, "--model", kind, *more, "-o", str(path))
        return str(path)

    def _points(self, side: int) -> str:
        """Labels at chance places, some of them wrong."""
        path, random, rows = self.folder / "samples.csv", np.random.default_rng(2), ["x,y,class"]
        for column, row in random.integers(0, side, (LABELS, 2)).tolist():
            kind = int(scenes.classes_of(column, row, 1, 1)[0, 0])
            kind = int(random.integers(scenes.CLASSES)) if random.random() < WRONG else kind
            rows.append(f"{_east(column)},{_north(row)},{kind + 1}")
        path.write_text("\n".join(rows), "utf-8")
        return str(path)

    def measured(self, side: int, output: str, *arguments: str) -> dict[str, Any]:
        """What a command takes whose output is then deleted."""
        path = self.folder / output
        found = self.run(*arguments, "-o", str(path), "--memory", str(self.options.memory))
        for made in self.folder.glob(f"{path.stem}*"):
            made.unlink()
        millions = side * side / 1e6
        return {
            "side": side,
            "seconds": round(found["seconds"], 1),
            "processor_seconds": round(found["processor"], 1),
            "processor_seconds_a_million": round(found["processor"] / millions, 3),
            "seconds_a_million": round(found["seconds"] / millions, 3),
            "peak_mb": round(found["peak"] / MB),
        }

    def run(self, *arguments: str) -> dict[str, float]:
        command = [str(COMMAND), *arguments, "--overwrite", "--threads", str(self.options.threads)]
        before, begun = _processor(), time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        peak = memory.watch(process)
        said = process.communicate()[1]
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)}: {said[-2000:]}")
        return {
            "seconds": time.monotonic() - begun,
            "processor": _processor() - before,
            "peak": float(peak[0]),
        }


def _east(column: int) -> float:
    return scenes.LEFT + scenes.PIXEL * (column + 0.5)


def _north(row: int) -> float:
    return scenes.TOP - scenes.PIXEL * (row + 0.5)


def _processor() -> float:
    """Seconds of a processor that all ended children took."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def mapped(kind: str) -> Callable[[Place, int], dict[str, Any]]:
    def measure(place: Place, side: int) -> dict[str, Any]:
        inputs = ("--images", place.scene(side), "--model", place.model(kind))
        return place.measured(side, "map.tif", "map", *inputs)

    return measure


def of_dates(place: Place, side: int) -> dict[str, Any]:
    before, after = (place.scene(side, 10, seed) for seed in (0, 7))
    return place.measured(side, "change.tif", "change", "--before", before, "--after", after)


def of_classes(place: Place, side: int) -> dict[str, Any]:
    before, after = (place.classes(side, shift) for shift in (0, 100))
    given = ("--before", before, "--after", after, "--index", "classes")
    return place.measured(side, "transitions.tif", "change", *given)


def of_series(place: Place, side: int) -> dict[str, Any]:
    """Eight dates, which are links to two scenes: what is read and computed is the same."""
    folder = place.folder / f"series_{side}"
    folder.mkdir(exist_ok=True)
    two = [place.scene(side, 10, seed) for seed in (0, 7)]
    for number, day in enumerate(DATES):
        path = folder / f"fine_{day}.tif"
        if not path.exists():
            path.hardlink_to(two[number >= 5])
    return place.measured(side, "breaks.tif", "change", str(folder), "--images", "fine", "--harmonics", "0")


def drivers(place: Place, side: int) -> dict[str, Any]:
    factors = [place.classes(side), place.scene(side, 10, 7), place.classes(side, 100)]
    given = ("--response", place.scene(side), "--factors", *factors)
    return place.measured(side, "drivers.csv", "drivers", *given)


def invert(place: Place, side: int) -> dict[str, Any]:
    folder = place.folder / f"image_{side}"
    folder.mkdir(exist_ok=True)
    image = folder / f"fine_{DATES[0]}.tif"
    if not image.exists():
        image.hardlink_to(place.scene(side))
    table = _measurements(place, str(image))
    given = ("--points", table, "--value", "value", "--crs", "EPSG:32633", "--model", "forest")
    return place.measured(side, "parameter.tif", "invert", str(folder), *given)


def _measurements(place: Place, image: str) -> str:
    """A table of points with a value that goes with two bands, in the least of the scenes."""
    path, random = place.folder / "measured.csv", np.random.default_rng(3)
    dataset, side = gdal.Open(image), min(place.options.sides)
    rows = ["x,y,date,value"]
    for column, row in random.integers(0, side, (SAMPLES, 2)).tolist():
        bands = dataset.ReadAsArray(column, row, 1, 1).ravel() / 1e4
        value = 20 * bands[2] / (bands[6] + 0.05) + random.normal()
        rows.append(f"{_east(column)},{_north(row)},{DATES[0]},{value:.4f}")
    path.write_text("\n".join(rows), "utf-8")
    return str(path)


def kernel(place: Place) -> dict[str, Any]:
    """Pixels a second, the best of three times."""
    from chronofuse.engine.maps.landcover.forest import read_forest

    forest, pixels = read_forest(Path(place.model("forest")), 10, scenes.CLASSES), 1 << 20
    values = gdal.Open(place.scene(min(place.options.sides))).ReadAsArray(0, 0, 1024, 1024)
    values = values.reshape(10, pixels) * np.float32(1e-4)
    forest.probabilities(values[:, :1000])  # compiles
    found: dict[str, Any] = {"nodes": len(forest.nodes), "steps": int(forest.depths.sum())}
    for threads in sorted({1, place.options.threads}):
        rates, spent = [], []
        for _ in range(3):
            begun, worked = time.perf_counter(), time.process_time()
            forest.probabilities(values, threads)
            rates.append(pixels / (time.perf_counter() - begun))
            spent.append(pixels / (time.process_time() - worked))
        found[f"pixels_a_second_{threads}_threads"] = round(max(rates))
        found[f"pixels_a_processor_second_{threads}_threads"] = round(max(spent))
    return found


KERNEL = "kernel"
PARTS: dict[str, Callable[[Place, int], dict[str, Any]]] = {
    "forest": mapped("forest"),
    "unet": mapped("unet"),
    "dates": of_dates,
    "classes": of_classes,
    "series": of_series,
    "drivers": drivers,
    "invert": invert,
}


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    found = json.loads(options.out.read_text("utf-8")) if options.out.exists() else {}
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        place = Place(Path(options.keep or name), options)
        for part in options.only:
            if part == KERNEL:
                found[part] = kernel(place)
                print(part, json.dumps(found[part]), flush=True)
            for side in options.sides if part != KERNEL else ():
                row = {**PARTS[part](place, side), "memory": options.memory, "threads": options.threads}
                print(part, json.dumps(row), flush=True)
                others = [one for one in found.get(part, []) if one["side"] != side]
                found[part] = sorted([*others, row], key=lambda one: one["side"])
            options.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=[KERNEL, *PARTS], default=[KERNEL, *PARTS])
    parser.add_argument("--sides", nargs="+", type=int, default=[2745, 5490, 10980])
    parser.add_argument("--memory", type=int, default=512)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--work", type=Path, help="where the scenes are made for the time of the run")
    parser.add_argument("--keep", help="a folder for the scenes that stays, for a later run")
    parser.add_argument("--out", type=Path, default=RESULTS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
