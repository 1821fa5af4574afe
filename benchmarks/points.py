"""How well series of points are classified, by a random forest and by the network `sequence`.

    python benchmarks/points.py cbers4_022024 0.1 [--plan '{"members": 4}'] [--inner]

Five folds of whole cells of ground. With --inner nothing is measured on the folds: what is learnt from in
the first of them is split again, to choose by. --half removes half of the dates; for the forest they are
filled in time, the network takes what is left.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "points"
FOLDS, TREES = 5, 300


def load(name: str, degrees: float):
    from chronofuse.models.training.sequence_train import PointSeries

    with np.load(DATA / f"{name}.npz") as stored:
        values, days, label = stored["values"], stored["days"], stored["label"]
        lon, lat = stored["lon"], stored["lat"]
    cells = np.floor(lon / degrees).astype(int) * 100_000 + np.floor(lat / degrees).astype(int)
    classes, labels = np.unique(label, return_inverse=True)
    there = (values != -32768).all(-1)
    numbers = np.where(there[..., None], values * 1e-4, 0).astype(np.float32)
    since = (days - days[:, :1]).astype(np.float32)
    return PointSeries(
        numbers,
        there.astype(np.float32),
        since,
        labels.astype(np.int64),
        np.unique(cells, return_inverse=True)[1],
    ), len(classes)


def folds(points, seed: int = 0):
    """Numbers of the points that each fold measures; the cells are dealt out at random, evenly by points."""
    cells, counts = np.unique(points.cells, return_counts=True)
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(cells))
    order = order[np.argsort(-counts[order], kind="stable")]
    sums, of_cell = np.zeros(FOLDS), {}
    for cell in order:
        fold = int(np.argmin(sums))
        of_cell[cells[cell]] = fold
        sums[fold] += counts[cell]
    which = np.array([of_cell[cell] for cell in points.cells])
    return [which == fold for fold in range(FOLDS)]


def halved(points, seed: int = 5):
    """Half of the dates of each point removed."""
    rng = np.random.default_rng(seed)
    kept = rng.random(points.there.shape).argsort(1) < points.there.shape[1] // 2 + 1
    there = points.there * kept
    return replace(points, there=there.astype(np.float32), values=points.values * there[..., None])


def filled(points) -> np.ndarray:
    """(points, dates x bands), what is missing interpolated in time."""
    out = points.values.copy()
    for one in range(len(out)):
        known = points.there[one] > 0
        for band in range(out.shape[2]):
            out[one, :, band] = np.interp(points.days[one], points.days[one][known], out[one, known, band])
    return out.reshape(len(out), -1)


def forest(learn, check) -> np.ndarray:
    from sklearn.ensemble import RandomForestClassifier

    model = RandomForestClassifier(TREES, random_state=0, n_jobs=1).fit(filled(learn), learn.labels)
    return model.predict(filled(check))


def network(learn, check, classes: int, plan) -> np.ndarray:
    import torch

    from chronofuse.models.training.sequence_train import train_sequence

    together, _ = train_sequence(plan, learn, classes)
    with torch.no_grad():
        return together(*check.tensors()).argmax(1).numpy()


def figures(truth: np.ndarray, guess: np.ndarray, classes: int) -> dict[str, float]:
    from chronofuse.models.training.segment_train import agreement

    return agreement(np.bincount(truth * classes + guess, minlength=classes**2).reshape(classes, classes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name")
    parser.add_argument("degrees", type=float)
    parser.add_argument("--inner", action="store_true")
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--only", choices=("forest", "sequence"))
    parser.add_argument("--plan", type=json.loads, default={}, help="settings of SequencePlan, as JSON")
    args = parser.parse_args()
    import torch

    from chronofuse.models.training.sequence_train import SequencePlan

    torch.set_num_threads(1)
    points, classes = load(args.name, args.degrees)
    if args.half:
        points = halved(points)
    wanted = folds(points)
    if args.inner:
        points = points.part(~wanted[0])
        wanted = folds(points, seed=1)[:2]
    plan = SequencePlan(**args.plan)
    guesses: dict[str, list[np.ndarray]] = {"forest": [], "sequence": []}
    truth, begin = [], time.monotonic()
    for number, measured in enumerate(wanted):
        learn, check = points.part(~measured), points.part(measured)
        truth.append(check.labels)
        if args.only != "sequence":
            guesses["forest"].append(forest(learn, check))
        if args.only != "forest":
            guesses["sequence"].append(network(learn, check, classes, replace(plan, seed=plan.seed + number)))
    for name, parts in guesses.items():
        if parts:
            print(args.name, name, figures(np.concatenate(truth), np.concatenate(parts), classes), flush=True)
    print(f"{time.process_time():.0f} s of the processor, {time.monotonic() - begin:.0f} s", args.plan)


if __name__ == "__main__":
    sys.exit(main())
