"""Measures land-cover models at a place that they have not learnt from: benchmarks/another_place.json.

    python benchmarks/another_place.py [--models forest sequence] [--places NAME ...] [--seasons whole summer]

A forest learns the crops of all polygons of one place (../shared/data/series) and maps another in another
year: alone, and with some polygons of that place (`--base`); these polygons also alone; and nine tenths of
them without the other place, for what its labels could bring at most. A polygon is what touches in the raster
of crops as it is; what is measured is the overall accuracy on the pixels of all polygons that were not learnt
from, mean and least of three draws. Classes are the groups of the legend, without what is built up.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Optional

import numpy as np
from osgeo import gdal, ogr

gdal.UseExceptions()
ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "series"
RESULTS = Path(__file__).with_suffix(".json")
PLACES = {"flanders2018": "flanders2019_20m", "flanders2019_20m": "flanders2018"}
"""A place to the one that is learnt from."""
CROPS = ("cereal", "grass", "maize", "other crop")
SEASONS = ("whole", "summer")
FIRST, LAST, EVERY = (1, 30), (11, 6), 10
"""What is looked at of a series: all of it, or the season of its last year between these days; days apart.
The season was chosen on flanders2019_20m alone, each polygon found from the others."""
DRAWS, SHARE = 3, 0.1
FEWEST = 2
"""Polygons that are drawn at least: of fewer nothing can be held out."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", nargs="+", default=["forest"], choices=["forest", "sequence"])
    parser.add_argument("--places", nargs="+", default=list(PLACES), choices=list(PLACES))
    parser.add_argument("--seasons", nargs="+", default=list(SEASONS), choices=SEASONS)
    options = parser.parse_args()
    found = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for model in options.models:
        for season in options.seasons:
            for name in options.places:
                if not (DATA / name).exists():
                    print(f"{name} is not there")
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    here, there = (place(n, season, Path(folder) / n) for n in (name, PLACES[name]))
                    found[f"{model}, {season}, {name}"] = _Measured(Path(folder), model, here, there).all()
                RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    for title, rows in found.items():
        print(title)
        for row, value in rows.items():
            print(f"  {row:<48} {value}")


@dataclass(frozen=True)
class Place:
    """A series and its polygons."""

    name: str
    series: str
    """A folder with an image of 20 m each EVERY days, gaps filled linearly in time."""
    crops: np.ndarray
    """(rows, cols) places in CROPS, -1 where there is none."""
    polygons: np.ndarray
    """(rows, cols) number of the polygon, from 1."""

    def of(self, polygon: int) -> int:
        return int(self.crops[self.polygons == polygon][0])

    @property
    def numbers(self) -> np.ndarray:
        return np.unique(self.polygons[self.crops >= 0])


def place(name: str, season: str, to: Path) -> Place:
    """A place of the data, with its series written into a folder."""
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
    write_series(folder, season, to, coarse.shape)
    return Place(name, str(to), crops, polygons)


def _coarser(values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """(rows, a, cols, b): what lies in each pixel of a coarser raster."""
    rows, cols = shape
    return values.reshape(rows, values.shape[0] // rows, cols, values.shape[1] // cols)


def write_series(folder: Path, season: str, to: Path, shape: tuple[int, ...]) -> None:
    """Write the clear values of a folder on even days, filled linearly in time."""
    from chronofuse.engine.maps.landcover.calendar import on_days

    kind = "fine20m" if folder.name == "flanders2018" else "fine"
    paths = {date.fromisoformat(p.stem[-10:]): p for p in sorted(folder.glob(f"{kind}_*.tif"))}
    start = min(paths) if season == "whole" else date(max(paths).year, *FIRST)
    end = max(paths) if season == "whole" else date(max(paths).year, *LAST)
    values = []
    for day, path in paths.items():
        mask = gdal.Open(str(folder / f"mask_{day}.tif")).ReadAsArray()
        clear = _coarser(mask, shape).min(axis=(1, 3)) == 1
        raw = gdal.Open(str(path)).ReadAsArray()
        values.append(np.where(clear & (raw > 0), raw * 1e-4, np.nan).reshape(len(raw), -1))
    wanted = list(range(start.toordinal(), end.toordinal() + 1, EVERY))
    found = on_days(np.stack(values), [day.toordinal() for day in paths], wanted)
    like, to_be = gdal.Open(str(path)), gdal.GetDriverByName("GTiff")
    to.mkdir()
    for ordinal, of_day in zip(wanted, found):
        image = to_be.Create(
            str(to / f"fine_{date.fromordinal(ordinal)}.tif"),
            shape[1],
            shape[0],
            len(of_day),
            gdal.GDT_Float32,
        )
        image.SetGeoTransform(like.GetGeoTransform())
        image.SetProjection(like.GetProjection())
        for number, band in enumerate(of_day, 1):
            image.GetRasterBand(number).WriteArray(band.reshape(shape))
            image.GetRasterBand(number).SetDescription(like.GetRasterBand(number).GetDescription())
        image = None


class _Measured:
    """One place, gone to from another."""

    def __init__(self, folder: Path, model: str, here: Place, there: Place):
        self._folder, self._model, self._here = folder, model, here
        self._count = 0
        self._base = self._trained(there, there.numbers)
        self._shares, self._alone = self._mapped(self._base)

    def all(self) -> dict[str, Any]:
        here, share = self._here, max(FEWEST, round(SHARE * len(self._here.numbers)))
        doubt = {n: float(self._shares[here.polygons == n].mean()) for n in here.numbers.tolist()}
        doubtful = sorted(doubt, key=lambda number: doubt[number])[:share]
        ways: dict[str, Callable[[np.random.Generator], Sequence[int]]] = {
            f"{share} of {len(here.numbers)} polygons by chance": lambda r: r.permutation(here.numbers)[
                :share
            ],
            "one polygon of each class": lambda r: [
                int(r.choice([n for n in here.numbers.tolist() if here.of(n) == crop]))
                for crop in sorted({here.of(n) for n in here.numbers.tolist()})
            ],
        }
        found: dict[str, Any] = {
            "the other place alone, all polygons": round(self._right(self._alone, ()), 3)
        }
        for way, draw in ways.items():
            self._told(found, way, [list(draw(np.random.default_rng(n))) for n in range(DRAWS)])
        self._told(found, f"the {share} least sure of", [doubtful])
        found["nine tenths of its own polygons"] = self._most()
        print(here.name, self._model, json.dumps(found), flush=True)
        return found

    def _told(self, found: dict[str, Any], way: str, draws: list[list[int]]) -> None:
        joined, own = [], []
        for drawn in draws:
            joined.append(self._tried(drawn, self._base))
            own.append(self._by_them_alone(drawn))
        before = [self._right(self._alone, drawn) for drawn in draws]
        for how, values in (("with the other place", joined), ("alone", own), ("not learnt", before)):
            found[f"{way}, {how}"] = {
                "mean": round(float(np.mean(values)), 3),
                "least": round(min(values), 3),
            }

    def _by_them_alone(self, drawn: Sequence[int]) -> float:
        """Where what was drawn is of one class, or hardly of two, everything is that of the largest."""
        from chronofuse.engine.door.errors import ClassesError

        try:
            return self._tried(drawn, None)
        except ClassesError:
            largest = max(drawn, key=lambda number: int((self._here.polygons == number).sum()))
            return self._right(np.full(self._here.crops.shape, self._here.of(largest)), drawn)

    def _most(self) -> float:
        """Ten parts, each found from the nine others."""
        numbers = np.random.default_rng(0).permutation(self._here.numbers)
        right = there = 0
        for part in np.array_split(numbers, 10):
            codes = self._mapped(self._trained(self._here, np.setdiff1d(numbers, part)))[1]
            tested = np.isin(self._here.polygons, part) & (self._here.crops >= 0)
            right, there = right + int((codes == self._here.crops)[tested].sum()), there + int(tested.sum())
        return round(right / there, 3)

    def _tried(self, drawn: Sequence[int], base: Optional[str]) -> float:
        return self._right(self._mapped(self._trained(self._here, drawn, base))[1], drawn)

    def _right(self, codes: np.ndarray, drawn: Sequence[int]) -> float:
        rest = (self._here.crops >= 0) & ~np.isin(self._here.polygons, drawn)
        return float((codes == self._here.crops)[rest].mean())

    def _trained(self, there: Place, numbers: Sequence[int], base: Optional[str] = None) -> str:
        from chronofuse.engine import train_classifier
        from chronofuse.engine.door.collection_source import CollectionSource
        from chronofuse.engine.door.jobs import TrainClassifierJob

        self._count += 1
        model = str(self._folder / f"{self._count}.onnx")
        job = TrainClassifierJob(
            f"m{self._count}",
            shapes(self._folder / f"{self._count}.gpkg", there, numbers),
            "crop",
            series=(CollectionSource((there.series,)),),
            model=self._model,
            base=base,
            folds=2,
            minutes=0.05,
            output=model,
            threads=1,
        )
        train_classifier.run(job, lambda event: None)
        return model

    def _mapped(self, model: str) -> tuple[np.ndarray, np.ndarray]:
        """(rows, cols) how sure the model is of the place, and its classes as places in CROPS."""
        from chronofuse.engine import classify
        from chronofuse.engine.door.collection_source import CollectionSource
        from chronofuse.engine.door.jobs import ClassifyJob
        from chronofuse.engine.raster.legend import read_legend

        out, sure = str(self._folder / "map.tif"), str(self._folder / "sure.tif")
        here = (CollectionSource((self._here.series,)),)
        job = ClassifyJob(model, out, series=here, probability=sure, overwrite=True, threads=1)
        classify.run(job, lambda event: None)
        names = {entry.code: CROPS.index(entry.name) for entry in read_legend(out, "The map")}
        codes = gdal.Open(out).ReadAsArray()
        places = np.vectorize(lambda code: names.get(code, -2))(codes)
        return gdal.Open(sure).ReadAsArray().astype(float), places


def shapes(path: Path, there: Place, numbers: Sequence[int]) -> str:
    """Polygons of a place as a file, with the field `crop`."""
    image = gdal.Open(str(next(Path(there.series).glob("*.tif"))))
    kept = np.where(np.isin(there.polygons, numbers) & (there.crops >= 0), there.polygons, 0)
    memory = gdal.GetDriverByName("MEM").Create("", kept.shape[1], kept.shape[0], 1, gdal.GDT_Int32)
    memory.SetGeoTransform(image.GetGeoTransform())
    memory.SetProjection(image.GetProjection())
    memory.GetRasterBand(1).WriteArray(kept)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("fields", image.GetSpatialRef())
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn("crop", ogr.OFTString))
    band = memory.GetRasterBand(1)
    gdal.Polygonize(band, band, layer, 0)
    for feature in layer:
        feature["crop"] = CROPS[there.of(feature["number"])]
        layer.SetFeature(feature)
    layer = source = None
    return str(path)


if __name__ == "__main__":
    main()
