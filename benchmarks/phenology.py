"""How far off the days of a season are, of a series as it is and of one that was filled before.

    python benchmarks/phenology.py generated [--size 96] [--seeds 41 42] [--every 5] [--json FILE]
    python benchmarks/phenology.py FOLDER [--ratio 16] [--every 5] [--json FILE]

`generated` makes years (python -m chronofuse.models.simulation --year) and compares with what is true of
them: mean absolute error of start and end in days where both are seen, their medians, and the share of the
pixels with a true season where one is seen. FOLDER holds fine_DATE.tif and mask_DATE.tif (1: clear) of a real
place: what comes out for every second date is compared with what comes out for all of them, by the median of
the absolute difference in days on fields, then over all pixels. The coarse images of a real place are
simulated as in series_clouds.py, and lie on all dates.

Each series goes the way of a person: `series fill` with --every and --index ndvi into a folder, `phenology`
on it. Seasons are found as the defaults say, in the year with the most dates.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from chronofuse.engine import fill, phenology
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import KRIGING, FillJob
from chronofuse.engine.door.jobs import PhenologyJob
from chronofuse.models import images
from chronofuse.models.simulation.year_files import YearPlan, generate_year

sys.path.insert(0, str(Path(__file__).resolve().parent))
from series_clouds import clear_images, coarse_means

KEPT = 0.4
"""Of the dates, where most are gone."""
FIELDS = 0.4
"""Amplitude of NDVI from which on a pixel counts as a field."""
DAYS = ("start", "end")
Seasons = dict[str, np.ndarray]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", help="of a real place, or the word generated")
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--seeds", type=int, nargs="+", default=[41, 42])
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--every", type=int, default=5, help="days from one filled date to the next")
    parser.add_argument("--only", default="", help="of the generated series those whose name has these words")
    parser.add_argument("--method", default=KRIGING)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.folder == "generated":
        found = _of_generated(options)
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = _of_place(options, Path(folder))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


# ---- the generator's years


def _of_generated(options: argparse.Namespace) -> dict[str, list[float]]:
    found: dict[str, list[list[float]]] = {}
    for seed in options.seeds:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            plan = YearPlan(options.size, 4, seed, options.ratio, fine_every=5, coarse_every=5)
            list(generate_year(place, plan))
            truth = dict(zip(DAYS, images.read(place / "truth" / "seasons.tif").bands))
            for name, fine in _series(place, seed):
                if options.only not in name:
                    continue
                for way, got in _both_ways(place, fine, options):
                    found.setdefault(f"{name}, {way}", []).append(_against(got, truth))
    return {name: _told(name, np.mean(rows, axis=0)) for name, rows in found.items()}


def _series(place: Path, seed: int) -> Iterator[tuple[str, list[Path]]]:
    """What is known of a year: without gaps 5 and 10 days apart, with most dates gone, with clouds."""
    clear = sorted((place / "truth").glob("truth_*.tif"))
    clouded = sorted(path for path in place.glob("fine_*.tif") if "mask" not in path.name)
    for every in (5, 10):
        some = clear[:: every // 5]
        yield f"every {every} days", some
        drawn = np.random.default_rng(seed).choice(len(some), round(KEPT * len(some)), replace=False)
        yield f"every {every} days, 60 % gone", [some[number] for number in sorted(drawn)]
        yield f"every {every} days, half clouded", clouded[:: every // 5]


def _both_ways(place: Path, fine: Sequence[Path], options) -> Iterator[tuple[str, Seasons]]:
    with tempfile.TemporaryDirectory() as folder:
        yield "as it is", _seasons([str(path) for path in fine], Path(folder))
    coarse = sorted(place.glob("coarse_*.tif"))
    with tempfile.TemporaryDirectory() as folder:
        yield "filled", _seasons([_filled(fine, coarse, Path(folder, "filled"), options)], Path(folder))


def _against(got: Seasons, truth: Seasons) -> list[float]:
    """Mean and median of the absolute errors of start and end, and the share of the true ones seen."""
    errors, medians, seen = [], [], []
    for name in DAYS:
        both = np.isfinite(got[name]) & np.isfinite(truth[name])
        off = np.abs(got[name] - truth[name])[both]
        errors.append(float(off.mean()))
        medians.append(float(np.median(off)))
        seen.append(both.sum() / np.isfinite(truth[name]).sum())
    return [*errors, *medians, float(np.mean(seen))]


# ---- a real place


def _of_place(options: argparse.Namespace, work: Path) -> dict[str, list[float]]:
    days, fine, names = clear_images(Path(options.folder), options.ratio)
    rows, columns = fine.shape[2:]
    grid = images.ImageGrid(rows, columns, (0.0, 10.0, 0.0, 0.0, 0.0, -10.0), "EPSG:32631")
    side = 10.0 * options.ratio
    few = images.ImageGrid(
        rows // options.ratio, columns // options.ratio, (0, side, 0, 0, 0, -side), grid.crs
    )
    fine_paths, coarse_paths = [], []
    for day, values in zip(days, fine):
        fine_paths.append(work / f"fine_{day}.tif")
        images.write(fine_paths[-1], list(values), names, grid)
        coarse = coarse_means(values, options.ratio)
        if np.isfinite(coarse).any():
            coarse_paths.append(work / f"coarse_{day}.tif")
            images.write(coarse_paths[-1], list(coarse), names, few)
    found: dict[str, Seasons] = {}
    for name, some in (("all", fine_paths), ("even", fine_paths[::2]), ("odd", fine_paths[1::2])):
        folder = work / name
        folder.mkdir()
        found[f"{name} as they are"] = _seasons([str(path) for path in some], folder)
        found[f"{name} filled"] = _seasons([_filled(some, coarse_paths, folder / "filled", options)], folder)
    ways = ("as they are", "as they are"), ("filled", "filled"), ("as they are", "filled")
    return {
        name: _told(name, _shift(found[f"all {whole}"], found[f"{half} {way}"]))
        for whole, way in ways
        for half in ("even", "odd")
        for name in [f"{half} half {way}, all {whole}"]
    }


def _shift(whole: Seasons, half: Seasons) -> list[float]:
    """Median shift of start and end on fields, then over all pixels; the share of the fields where both are
    seen."""
    fields = whole["amplitude"] > FIELDS
    shifts, seen = [], []
    for where in (fields, np.ones_like(fields)):
        for name in DAYS:
            both = where & np.isfinite(whole[name]) & np.isfinite(half[name])
            shifts.append(float(np.median(np.abs(whole[name] - half[name])[both])))
            seen.append(both.sum() / (where & np.isfinite(whole[name])).sum())
    return [*shifts, float(np.mean(seen[:2]))]


# ---- both


def _seasons(images_of: Sequence[str], folder: Path) -> Seasons:
    """The bands of the raster, by their names."""
    out = folder / "seasons.tif"
    job = PhenologyJob((CollectionSource(tuple(images_of)),), str(out), overwrite=True)
    phenology.run(job, lambda event: None)
    found = images.read(out)
    return dict(zip(found.names, found.bands))


def _filled(fine: Sequence[Path], coarse: Sequence[Path], folder: Path, options) -> str:
    """The folder of the filled series."""
    job = FillJob(
        (CollectionSource(tuple(str(path) for path in (*fine, *coarse))),),
        str(folder),
        coarse=("coarse",),
        fine=(fine[0].name.partition("_")[0],),
        every=options.every,
        method=options.method,
        indices=("ndvi",),
        bands=False,
        uncertainty=True,
    )
    fill.run(job, lambda event: None)
    return str(folder)


def _told(name: str, numbers) -> list[float]:
    print(f"{name:>40}  " + "  ".join(f"{number:6.2f}" for number in numbers), flush=True)
    return [float(number) for number in numbers]


if __name__ == "__main__":
    main()
