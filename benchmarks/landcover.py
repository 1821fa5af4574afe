"""Measures land-cover models, and writes benchmarks/landcover.json.

    python benchmarks/landcover.py [--only PART ...]

points      labelled series (../shared/data/points): a forest held out by cells of some tenths of a degree;
            all dates, and half of them taken away and filled in time
zion        Landsat-8 of one date and NLCD (../shared/data/zion_l8_nlcd), a checkerboard of blocks of 128
            pixels
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
ZION_BLOCK = 128 * 30.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
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


PARTS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "points": points,
    "zion": zion,
}

if __name__ == "__main__":
    sys.exit(main())
