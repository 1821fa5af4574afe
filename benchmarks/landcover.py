"""Measures land-cover models, and writes benchmarks/landcover.json.

    python benchmarks/landcover.py [--only PART ...] [--side N] [--work FOLDER]

points      labelled series (../shared/data/points): a forest held out by cells of some tenths of a degree;
            all dates, and half of them taken away and filled in time
zion        Landsat-8 of one date and NLCD (../shared/data/zion_l8_nlcd), a checkerboard of blocks of 128
            pixels
scale       a generated scene of ten bands, mapped whole: pixels a second, by the forest alone and by all
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
RESULTS = Path(__file__).with_suffix(".json")
SETS = {"cbers4_022024": 0.1, "mod13q1_matogrosso": 0.5}
"""Labelled series, and the side of the cells that are held out together, in degrees."""
GONE = ("every second date gone", "half gone, the same for all", "half gone, of each its own")
DRAWS = 3
WRONG = 0.3
"""Share of the labels of the generated scene that are drawn by chance, so that trees grow to their depth."""
ZION_BLOCK = 128 * 30.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--side", type=int, default=4096, help="of the generated scene, in pixels")
    parser.add_argument(
        "--work", type=Path, help="a folder for the generated scene (default: a temporary one)"
    )
    options = parser.parse_args()
    found = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for part in options.only:
        found[part] = PARTS[part](options)
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        print(json.dumps(found[part], indent=1), flush=True)


# ---- labelled series


def points(options: argparse.Namespace) -> dict[str, Any]:
    """Of each set the figures of all dates, and of half of them filled in time."""
    found = {}
    for name, cell in SETS.items():
        if not (DATA / "points" / f"{name}.npz").exists():
            found[name] = "not there"
            continue
        values, days, labels, groups = stored_series(name, cell)
        classes = np.unique(labels, return_inverse=True)[1]
        found[name] = {
            "series": len(labels),
            "cells": int(groups.max()) + 1,
            "all dates": tried(values, classes, groups),
            **{how: thinned_and_tried(how, values, days, classes, groups) for how in GONE},
        }
        print(name, json.dumps(found[name]), flush=True)
    return found


def stored_series(name: str, cell: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(series, dates, bands) values, NaN for gaps; (dates,) days of the first series, (series,) labels and
    cells."""
    told = json.loads((DATA / "points" / f"{name}.json").read_text("utf-8"))
    with np.load(DATA / "points" / f"{name}.npz") as stored:
        raw, days, labels = stored["values"], stored["days"], stored["label"]
        cells = np.floor(np.stack([stored["lon"], stored["lat"]], axis=1) / cell).astype(int)
    values = np.where(raw == told.get("nodata", -32768), np.nan, raw * told.get("scale", 1e-4))
    groups = np.unique(cells, axis=0, return_inverse=True)[1].ravel()
    return values.astype(np.float32), days[0] - days[0, 0], labels, groups


def thinned_and_tried(
    how: str, values: np.ndarray, days: np.ndarray, labels: np.ndarray, groups: np.ndarray
) -> dict[str, Any]:
    """Figures with half of the dates taken away and filled in time: means over what is drawn by chance."""
    draws = 1 if how == GONE[0] else DRAWS
    found = [tried(thinned(how, values, days, seed), labels, groups) for seed in range(draws)]
    return {name: round(float(np.mean([one[name] for one in found])), 4) for name in found[0]}


def thinned(how: str, values: np.ndarray, days: np.ndarray, seed: int) -> np.ndarray:
    """The same with half of the dates taken away and filled in time."""
    from chronofuse.engine.maps.landcover.calendar import on_days

    count, dates, _ = values.shape
    chance = np.random.default_rng(seed).random((1 if how == GONE[1] else count, dates))
    gone = np.argsort(np.argsort(np.broadcast_to(chance, (count, dates)), axis=1), axis=1) < dates // 2
    if how == GONE[0]:
        gone = np.broadcast_to(np.arange(dates) % 2 == 1, (count, dates))
    holed = np.where(gone[..., None], np.nan, values)
    return on_days(holed.transpose(1, 2, 0), days, days).transpose(2, 0, 1)


def tried(values: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> dict[str, Any]:
    """Figures on what was held out, by the trainer's own code."""
    from chronofuse.engine.door.fit_job import SAMPLES, TRIED, FitJob
    from chronofuse.engine.maps.landcover import figures, splits
    from chronofuse.models.training.classifiers import run

    flat = np.nan_to_num(values.reshape(len(values), -1))
    folds = splits.folds_of(groups, labels, 5, 1)
    with tempfile.TemporaryDirectory() as folder:
        parts = np.zeros(flat.shape[1], int)
        np.savez(Path(folder) / SAMPLES, values=flat, labels=labels, folds=folds, parts=parts)
        begun = time.perf_counter()
        run.run(FitJob(folder, "forest", threads=1), lambda event: None, lambda: False)
        seconds = time.perf_counter() - begun
        with np.load(Path(folder) / TRIED) as stored:
            held_out = stored["held_out"].argmax(axis=1)
    table = figures.confusion_of(labels, held_out, int(labels.max()) + 1)
    return {**figures.overall(table), "seconds": round(seconds, 1)}


# ---- one date


def zion(options: argparse.Namespace) -> dict[str, Any]:
    """A forest on a checkerboard of blocks; with heights, too."""
    place = DATA / "zion_l8_nlcd"
    if not place.exists():
        return {"zion_l8_nlcd": "not there"}
    optical, dem = str(place / "optical.tif"), str(place / "dem.tif")
    return {
        "optical": trained((optical,), str(place / "labels.tif")),
        "optical and heights": trained((optical, dem), str(place / "labels.tif")),
    }


def trained(images: tuple[str, ...], labels: str) -> dict[str, Any]:
    from chronofuse.engine import train_classifier
    from chronofuse.engine.door.jobs import TrainClassifierJob

    with tempfile.TemporaryDirectory() as folder:
        job = TrainClassifierJob(
            "bench",
            labels,
            images=images,
            split="blocks",
            block=ZION_BLOCK,
            folds=2,
            minutes=0.05,
            output=str(Path(folder) / "bench.onnx"),
            threads=1,
        )
        figures = train_classifier.run(job, lambda event: None).first.figures
    accuracy = figures["accuracy"]
    overall = {name: accuracy[name] for name in ("overall_accuracy", "macro_f1", "mean_iou", "kappa")}
    return {**overall, "pixels": figures["samples"]["pixels"]}


# ---- scale


def scale(options: argparse.Namespace) -> dict[str, Any]:
    """Pixels a second: of the forest in memory by one thread and by two, and of whole maps of two sizes."""
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        folder = Path(name)
        small, large = (generated(folder, side) for side in (options.side // 2, options.side))
        model = scene_model(folder, small)
        found: dict[str, Any] = {"forest_alone": forest_alone(model), "maps": []}
        for path, side in ((small, options.side // 2), (large, options.side)):
            found["maps"].append({"side": side, **mapped(folder, path, model, side)})
    return found


def generated(folder: Path, side: int) -> str:
    """A scene of ten bands: parcels of five classes with noise."""
    from osgeo import gdal, osr

    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    path, block, random = folder / f"scene_{side}.tif", 512, np.random.default_rng(side)
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path),
        side,
        side,
        10,
        gdal.GDT_UInt16,
        ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "PREDICTOR=2"],
    )
    dataset.SetGeoTransform((600000.0, 10.0, 0.0, 5000000.0, 0.0, -10.0))
    dataset.SetProjection(system.ExportToWkt())
    means = np.random.default_rng(0).integers(300, 4000, (5, 10))
    for number in range(1, 11):
        dataset.GetRasterBand(number).SetDescription(f"b{number}")
        dataset.GetRasterBand(number).SetNoDataValue(0)
        dataset.GetRasterBand(number).SetScale(1e-4)
    for y in range(0, side, block):
        for x in range(0, side, block):
            width, height = min(block, side - x), min(block, side - y)
            rows, columns = np.mgrid[y : y + height, x : x + width] // 40
            kinds = (rows * 7 + columns * 13 + rows * columns) % 5
            values = means[kinds].transpose(2, 0, 1) + random.normal(size=(10, height, width)) * 400
            for number in range(10):
                band = dataset.GetRasterBand(number + 1)
                band.WriteArray(np.clip(values[number], 1, 10000).astype(np.uint16), x, y)
    dataset = None
    return str(path)


def scene_model(folder: Path, scene: str) -> Path:
    """A forest of the usual size, of samples at chance places."""
    from chronofuse.engine import train_classifier
    from chronofuse.engine.door.jobs import TrainClassifierJob

    random, rows = np.random.default_rng(2), ["x,y,class"]
    for column, row in random.integers(0, 1500, (6000, 2)):
        kind = (row // 40 * 7 + column // 40 * 13 + row // 40 * (column // 40)) % 5
        kind = int(random.integers(5)) if random.random() < WRONG else kind
        rows.append(f"{600000 + 10 * column + 5},{5000000 - 10 * row - 5},{kind + 1}")
    (folder / "samples.csv").write_text("\n".join(rows), "utf-8")
    model = folder / "scene.onnx"
    job = TrainClassifierJob(
        "scene", str(folder / "samples.csv"), "class", (scene,), output=str(model), minutes=0.05
    )
    train_classifier.run(job, lambda event: None)
    return model


def forest_alone(model: Path) -> dict[str, Any]:
    from chronofuse.engine.maps.landcover.forest import read_forest

    forest, pixels = read_forest(model, 10, 5), 1 << 21
    values = np.random.default_rng(3).random((10, pixels), np.float32) * 0.5
    forest.probabilities(values[:, :1000])  # compiles
    found: dict[str, Any] = {
        "trees": len(forest.roots),
        "nodes": len(forest.nodes),
        "steps": int(forest.depths.sum()),
    }
    for threads in (1, 2):
        rates, spent = [], []
        for _ in range(3):
            begun, worked = time.perf_counter(), time.process_time()
            forest.probabilities(values, threads)
            rates.append(pixels / (time.perf_counter() - begun))
            spent.append(pixels / (time.process_time() - worked))
        found[f"pixels_a_second_{threads}_threads"] = round(max(rates))
        found[f"pixels_a_processor_second_{threads}_threads"] = round(max(spent))
    return found


def mapped(folder: Path, scene: str, model: Path, side: int) -> dict[str, Any]:
    from chronofuse.engine import classify
    from chronofuse.engine.door.jobs import ClassifyJob

    job = ClassifyJob(str(model), str(folder / f"map_{side}.tif"), (scene,), memory=1024)
    begun, worked = time.perf_counter(), time.process_time()
    finished = classify.run(job, lambda event: None)
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    return {
        "seconds": round(seconds, 1),
        "pixels_a_second": round(side * side / seconds),
        "processor_seconds": round(processor, 1),
        "timings": finished.timings,
    }


PARTS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "points": points,
    "zion": zion,
    "scale": scale,
}

if __name__ == "__main__":
    sys.exit(main())
