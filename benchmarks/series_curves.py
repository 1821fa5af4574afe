"""Whether the curves of a filled series bend as the truth does, and keep to what the coarse sensor saw.

    python benchmarks/series_curves.py FOLDER [--pattern "fine_*.tif"] [--ratio 16] [--json FILE]
    python benchmarks/series_curves.py generated [--size 96] [--seed 41] [--json FILE]

Roughness is the root mean square of the bends of the curves / that of the true ones, over three neighbouring
dates (engine/yardstick/series_figures.py), of NDVI and as the mean over bands: 1 is as rough as the truth,
less is smoother. Consistency is the RMSE of the filled image, averaged to coarse pixels, against the coarse
image, beside the RMSE of the truth averaged so: what the coarse sensor itself is off.

FOLDER is a place as of series.py, its coarse images without errors. A row is of curves all of whose dates are
predicted from those at least half a gap away; `half` is of curves of which every second date was observed.
`generated` makes a year with a coarse sensor that has errors, drops 60 % of the fine dates, fills all, and
smooths them (--smooth whittaker).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from chronofuse.engine import fill
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import DELTA, KALMAN, KRIGING, LEARNING_METHODS, LINEAR, FillJob
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.series.filling import Window
from chronofuse.engine.series.filling import fill as fill_window
from chronofuse.engine.yardstick.consistency import consistency
from chronofuse.engine.yardstick.series_figures import bend
from chronofuse.models import images
from chronofuse.models.simulation.year_files import FINE_CRS, YearPlan, generate_year

sys.path.insert(0, str(Path(__file__).resolve().parent))
import series

METHODS = (KRIGING, KALMAN, DELTA, LINEAR)
GAPS = (0, 30, 60)
KEPT = 0.4
Row = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", help="of a real place, or the word generated")
    parser.add_argument("--pattern", default="fine_*.tif")
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--methods", nargs="+", default=METHODS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = _of_generated(options) if options.folder == "generated" else _of_place(options)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


# ---- a real place


def _of_place(options: argparse.Namespace) -> dict[str, Row]:
    days, fine, names = series._read(Path(options.folder), options.pattern, options.ratio)
    seen = np.stack([series._simulated(image, options.ratio) for image in fine])
    coarse = np.stack([series.brought_up(image, options.ratio) for image in seen])
    place = SimpleNamespace(days=days, fine=fine, coarse=coarse, names=names, ratio=options.ratio)
    found = {}
    for method in options.methods:
        job = FillJob((CollectionSource((options.folder,)),), options.folder, method=method, keep=False)
        for gap in GAPS:
            curve = _predicted(place, job, gap, range(len(days)))
            found[f"{method} {gap}"] = _told(f"{method} {gap}", _judged(place, curve))
        half = _predicted(place, job, 0, range(0, len(days), 2), predicts=range(1, len(days), 2))
        curve = {day: half.get(day, image) for day, image in zip(days, fine)}
        found[f"{method} half"] = _told(f"{method} half", _judged(place, curve, list(half)))
    return found


def _predicted(place, job: FillJob, gap: int, from_dates, predicts=()) -> dict[date, np.ndarray]:
    """Of each inner date the (bands, rows, cols) that a method makes of others; of `predicts` alone, where
    they are given, which then are no references."""
    caught: dict[date, np.ndarray] = {}

    def catching(job, target, read, learnt) -> Window:
        if predicts:
            known = {place.days[number] for number in from_dates}
            before, after = (
                tuple(day for day in side if day in known) for side in (target.before, target.after)
            )
            if target.day in known or not before or not after:
                return Window(read.fine[target.day], None, None)
            target = replace(target, before=before, after=after)
        window = fill_window(job, target, read, learnt)
        caught[target.day] = window.values.reshape(place.fine.shape[1:])
        return window

    learnt = [_learnt(place, job.method, list(from_dates), fold) for fold in range(series.FOLDS)]
    series._score(job, place.ratio, gap, place.days, place.fine, place.coarse, place.names, learnt, catching)
    return caught


def _learnt(place, method: str, dates: list[int], fold: int):
    if method not in LEARNING_METHODS:
        return None
    if len(dates) < len(place.days):
        fold = series.FOLDS  # of the dates that are references, all
    days = [place.days[number] for number in dates]
    return series._learnt(method, days, place.fine[dates], place.coarse[dates], fold)


def _judged(place, curve: dict[date, np.ndarray], made: Sequence[date] = ()) -> Row:
    """Roughness of a curve, and how far what was made, averaged, lies from the coarse images."""
    days = sorted(curve)
    truth = dict(zip(place.days, place.fine))
    off = [
        series._simulated(curve[day], place.ratio) - series._simulated(truth[day], place.ratio)
        for day in (made or days)
    ]
    return {**_rough(days, curve, truth, place.names), "consistency": float(np.sqrt(np.mean(np.square(off))))}


def _rough(days, curve: dict[date, np.ndarray], truth: dict[date, np.ndarray], names) -> Row:
    squares = np.zeros((2, len(names) + 1))
    for first in range(len(days) - 2):
        three = days[first : first + 3]
        numbers = [day.toordinal() for day in three]
        for place, images_of in enumerate((curve, truth)):
            values = [
                np.concatenate([images_of[day], series.ndvi_of(images_of[day], names)[None]]) for day in three
            ]
            squares[place] += np.square(bend(numbers, values)).sum(axis=(1, 2))
    ratio = np.sqrt(squares[0] / squares[1])
    return {"roughness of NDVI": float(ratio[-1]), "of bands": float(ratio[:-1].mean())}


# ---- the generator


def _of_generated(options: argparse.Namespace) -> dict[str, Row]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        plan = YearPlan(
            *(options.size, 4, options.seed, options.ratio),
            fine_every=5,
            coarse_every=5,
            coarse_in=FINE_CRS,
        )
        list(generate_year(place, plan))
        truths = sorted((place / "truth").glob("truth_*.tif"))
        drawn = np.random.default_rng(options.seed).choice(
            len(truths), round(KEPT * len(truths)), replace=False
        )
        fine = [str(truths[number]) for number in sorted(drawn)]
        coarse = [str(path) for path in sorted(place.glob("coarse_*.tif"))]
        for method in options.methods:
            filled = place / method
            job = FillJob(
                *((CollectionSource((*fine, *coarse)),), str(filled)),
                fine=("truth",),
                coarse=("coarse",),
                every=5,
                method=method,
                smooth="whittaker",
                uncertainty=method in LEARNING_METHODS,
            )
            fill.run(job, lambda event: None)
            for begin, name in (("filled", method), ("smooth_filled", f"{method}, smoothed")):
                row = _judged_files(truths, filled, place, options.ratio, set(fine), begin)
                found[name] = _told(name, row)
    return found


def _judged_files(
    truths: list[Path], filled: Path, place: Path, ratio: int, observed: set[str], begin: str
) -> Row:
    truth, curve, off, noise = {}, {}, [], []
    for path in truths:
        day = path.stem.partition("_")[2]
        made = filled / f"{begin}_{day}.tif"
        if not made.exists():
            continue
        truth[date.fromisoformat(day)] = images.read(path).bands
        curve[date.fromisoformat(day)] = images.read(made).bands
        if str(path) not in observed:
            seen = open_image(str(place / f"coarse_{day}.tif"), "coarse")
            off.append(consistency(open_image(str(made), "filled"), seen, ratio).mean)
            noise.append(consistency(open_image(str(path), "truth"), seen, ratio).mean)
    names = images.describe(truths[0]).names
    return {
        **_rough(sorted(curve), curve, truth, names),
        "consistency": float(np.sqrt(np.mean(np.square(off)))),
        "of the truth": float(np.sqrt(np.mean(np.square(noise)))),
    }


def _told(name: str, row: Row) -> Row:
    print(f"{name:>18}  " + "  ".join(f"{key} {value:.4f}" for key, value in row.items()), flush=True)
    return row


if __name__ == "__main__":
    main()
