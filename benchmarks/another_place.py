"""Measures land-cover models at a place that they have not learnt from: benchmarks/another_place.json.

    python benchmarks/another_place.py [--models forest sequence] [--seasons whole summer]

A model learns the crops of all polygons of one place (../shared/data/series) and finds those of another in
another year: alone, and with some polygons of that place, as `chronofuse map train --base` has it; these
polygons also alone; and nine tenths of them without the other place, for what labels of its own could bring.
A polygon is what touches in the raster of crops. Measured is the overall accuracy on the pixels of all
polygons that were not learnt from, mean and least of the draws. Classes are the groups of the legend, without
what is built up.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal

gdal.UseExceptions()
ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "series"
RESULTS = Path(__file__).with_suffix(".json")
PLACES = {
    "flanders2018": ("flanders2019_20m",),
    "flanders2019_20m": ("flanders2018",),
    "tanzania2020_20m": ("flanders2018", "flanders2019_20m"),
}
"""A place to those that are learnt from."""
CROPS = ("cereal", "grass", "maize", "other crop")
EVERY = 10
SEASONS = {"whole": (-150, 320), "summer": (30, 310)}
"""Days from 1 January of the year of the harvest. The season was chosen on flanders2019_20m alone, each of
its polygons found from the others."""
HARVEST = {"flanders2018": 2018, "flanders2019_20m": 2019, "tanzania2020_20m": 2020}
DRAWS, SHARE = 3, 0.1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", nargs="+", default=["forest"], choices=["forest", "sequence"])
    parser.add_argument("--seasons", nargs="+", default=list(SEASONS), choices=list(SEASONS))
    options = parser.parse_args()
    found = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for season in options.seasons:
        there = {name: place(name, season) for name in PLACES if (DATA / name).exists()}
        for model in options.models:
            for name in there:
                others = [there[other] for other in PLACES[name] if other in there]
                rows = _Measured(model, there[name], others).all()
                print(f"{model}, {season}, {name}", json.dumps(rows, indent=1), flush=True)
                found[f"{model}, {season}, {name}"] = rows
                RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


@dataclass(frozen=True)
class Place:
    """The pixels of its polygons."""

    values: np.ndarray
    """(pixels, features): the bands of the first day, then those of the next; gaps are filled in time."""
    days: np.ndarray
    """(features,)."""
    crops: np.ndarray
    """(pixels,) places in CROPS."""
    polygons: np.ndarray
    """(pixels,) number of the polygon."""

    @property
    def numbers(self) -> np.ndarray:
        return np.unique(self.polygons)

    def of(self, crop: int) -> np.ndarray:
        """The polygons of a crop."""
        return np.unique(self.polygons[self.crops == crop])


def place(name: str, season: str) -> Place:
    """A place of the data."""
    from scipy import ndimage

    folder = DATA / name
    with (folder / "legend.csv").open(encoding="utf-8") as text:
        group = {int(row["class"]): row["group"] for row in csv.DictReader(text)}
    coarse, fine = (gdal.Open(str(folder / f"{n}.tif")).ReadAsArray() for n in ("labels20m", "labels"))
    crops, polygons, last = np.full(coarse.shape, -1), np.zeros(coarse.shape, int), 0
    for code in np.unique(coarse[coarse > 0]).tolist():
        if group[code] not in CROPS:
            continue
        numbered, count = ndimage.label(fine == code)
        here = coarse == code
        crops[here] = CROPS.index(group[code])
        polygons[here] = _coarser(numbered, coarse.shape).max(axis=(1, 3))[here] + last
        last += count
    first, final = SEASONS[season]
    wanted = np.arange(first, final + 1, EVERY)
    values = on_even_days(folder, wanted, coarse.shape)
    kept = (crops.ravel() >= 0) & np.isfinite(values).all(axis=(0, 1))
    flat = np.ascontiguousarray(values[:, :, kept].reshape(-1, int(kept.sum())).T)
    days = np.repeat(wanted, values.shape[1]).astype(float)
    return Place(flat, days, crops.ravel()[kept], polygons.ravel()[kept])


def _coarser(values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """(rows, a, cols, b): what lies in each pixel of a coarser raster."""
    rows, cols = shape
    return values.reshape(rows, values.shape[0] // rows, cols, values.shape[1] // cols)


def on_even_days(folder: Path, wanted: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """(days, bands, pixels) of the clear values of a folder, in time between its dates."""
    from chronofuse.engine.maps.landcover.calendar import on_days

    kind = "fine20m" if folder.name == "flanders2018" else "fine"
    paths = {date.fromisoformat(p.stem[-10:]): p for p in sorted(folder.glob(f"{kind}_*.tif"))}
    values = []
    for day, path in paths.items():
        mask = gdal.Open(str(folder / f"mask_{day}.tif")).ReadAsArray()
        clear = _coarser(mask, shape).min(axis=(1, 3)) == 1
        raw = gdal.Open(str(path)).ReadAsArray()
        values.append(np.where(clear & (raw > 0), raw * 1e-4, np.nan).reshape(len(raw), -1))
    own = [(day - date(HARVEST[folder.name], 1, 1)).days for day in paths]
    return on_days(np.stack(values), own, wanted.tolist())


class _Measured:
    """One place, gone to from others."""

    def __init__(self, model: str, here: Place, others: Sequence[Place]):
        self._model, self._here = model, here
        self._values = np.concatenate([one.values for one in others])
        self._crops = np.concatenate([one.crops for one in others])
        self._alone = self._found(self._values, self._crops, here.values)

    def all(self) -> dict[str, Any]:
        here, share = self._here, max(1, round(SHARE * len(self._here.numbers)))
        right = {int(n): float((self._alone == here.crops)[here.polygons == n].mean()) for n in here.numbers}
        found: dict[str, Any] = {
            "pixels": len(here.crops),
            "polygons": len(here.numbers),
            "the others alone": round(float((self._alone == here.crops).mean()), 3),
            "of each polygon": right,
        }
        chances = [np.random.default_rng(number) for number in range(DRAWS)]
        by_chance = [chance.permutation(here.numbers)[:share] for chance in chances]
        each = [[chance.choice(here.of(crop)) for crop in np.unique(here.crops)] for chance in chances]
        found[f"{share} by chance"] = self._told(by_chance)
        found["one of each class"] = self._told(each)
        found["nine tenths of its own"] = self._most()
        return found

    def _told(self, draws: Sequence[Sequence[int]]) -> dict[str, Any]:
        """Of the rest: the mean and the least of the draws, and each."""
        ways: dict[str, list[float]] = {"with the others": [], "alone": [], "none learnt": []}
        for drawn in draws:
            new = np.isin(self._here.polygons, drawn)
            values, crops = self._here.values, self._here.crops
            for name, codes in (
                ("with the others", self._joined(new)),
                ("alone", self._found(values[new], crops[new], values)),
                ("none learnt", self._alone),
            ):
                ways[name].append(round(float((codes == crops)[~new].mean()), 3))
        return {
            name: {"mean": round(float(np.mean(of)), 3), "least": min(of), "each": of}
            for name, of in ways.items()
        }

    def _joined(self, new: np.ndarray) -> np.ndarray:
        from chronofuse.engine.maps.landcover.base import weight_of

        here, old = self._here, len(self._crops)
        weights = np.r_[np.full(int(new.sum()), weight_of(int(new.sum()), old)), np.ones(old)]
        values = np.concatenate([here.values[new], self._values])
        return self._found(values, np.concatenate([here.crops[new], self._crops]), here.values, weights)

    def _most(self) -> float:
        """Ten parts, each found from the nine others."""
        here, right = self._here, 0
        for part in np.array_split(np.random.default_rng(0).permutation(here.numbers), 10):
            out = np.isin(here.polygons, part)
            if out.any():
                found = self._found(here.values[~out], here.crops[~out], here.values[out])
                right += int((found == here.crops[out]).sum())
        return round(right / len(here.crops), 3)

    def _found(
        self, values: np.ndarray, crops: np.ndarray, wanted: np.ndarray, weights: Any = None
    ) -> np.ndarray:
        """Crops of values by a model of others, by the trainer's own code."""
        from chronofuse.engine.door.fit_job import FitJob
        from chronofuse.models.training.classifiers.run import KINDS

        there, labels = np.unique(crops, return_inverse=True)
        if len(there) == 1:
            return np.full(len(wanted), there[0])
        model = KINDS[self._model](FitJob(".", self._model, threads=1), len(there), self._here.days)
        folds = np.arange(len(labels)) * 8 // len(labels)
        model.fit(values, labels, folds, weights)
        return there[model.probabilities(wanted).argmax(axis=1)]


if __name__ == "__main__":
    main()
