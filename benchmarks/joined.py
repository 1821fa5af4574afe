"""What a fine image and a coarser series bring together: each alone, joined in each way, and to a forest.

    python benchmarks/joined.py [--steps 250] [--models forest fine series concat squeeze alpha stsnet ...]

On invented ground: a fine image of one day in June, six bands, and a series of red, near and shortwave
infrared of ten dates, whose pixels are eight times as large, with clouds on a fifth of them; 11 classes, the
generator's labels. Learnt on two places, the best step chosen on parts of them, measured on a third. Every
network has the same widths, steps and tiles; `stsnet` is the one of that name of `chronofuse map train`. A
forest sees the values of each pixel, those of the series repeated in its cells and filled in time: of the
image alone, of the series alone, and of both.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

SIZE, RATIO, DAY = 256, 8, 165.0
SIDE = SIZE // RATIO
DATES = tuple(range(20, 350, 34))
FINE_BANDS = ("blue", "green", "red", "nir", "swir1", "swir2")
SERIES_BANDS = ("red", "nir", "swir1")
OF_SERIES = {"series": 3, "ratio": RATIO, "temporal": "convlstm+window"}
WIDTHS = (16, 24, 32, 48)
JOINS = ("concat", "gate", "cross", "alpha", "separate", "squeeze", "sum-product-max")
FORESTS = {"forest": ("fine", "series"), "forest-fine": ("fine",), "forest-series": ("series",)}
OF_IMAGE = {"bands": 6, "ratios": True, "pixel": 32}
BOTH = {**OF_IMAGE, **OF_SERIES, "heads": ["classes", "series_alone"]}
MODELS = {
    "fine": OF_IMAGE,
    "series": {"bands": 0, "fine": "none", **OF_SERIES},
    **{join: {**BOTH, "join": join} for join in JOINS},
    "stsnet": {**BOTH, "fine": "multibranch", "gate": False, "join": "alpha"},
}


def ground(seed: int):
    """A place with its labels; every sixth part of it chooses the step."""
    from chronofuse.models.simulation.labels import class_of_each_pixel
    from chronofuse.models.simulation.year import Year
    from chronofuse.models.training.segment_tiles import LabelledRaster

    place, whole, rng = Year(SIZE, seed), slice(0, SIZE), np.random.default_rng(seed)
    fine = np.stack([place.band(name, DAY) for name in FINE_BANDS])
    fine = fine + 0.004 * rng.standard_normal(fine.shape, np.float32)
    side = SIZE // RATIO
    there = (rng.random((len(DATES), side, side)) > 0.2).astype(np.float32)
    series = np.stack([[coarser(place.band(name, float(day))) for name in SERIES_BANDS] for day in DATES])
    series = (series + 0.004 * rng.standard_normal(series.shape)).astype(np.float32) * there[:, None]
    inputs = {"fine": fine, "valid": np.ones((1, SIZE, SIZE), np.float32), "series": series, "there": there}
    row, col = np.ogrid[:SIZE, :SIZE]
    held = np.broadcast_to((row // 64 * 3 + col // 64) % 6 == 0, (SIZE, SIZE))
    labels = class_of_each_pixel(place, whole).astype(np.int64) - 1
    return LabelledRaster({**inputs, "days": np.array(DATES, np.float32)}, labels, held)


def coarser(band: np.ndarray) -> np.ndarray:
    side = SIZE // RATIO
    return band.reshape(side, RATIO, side, RATIO).mean(axis=(1, 3))


def only(raster, names):
    from dataclasses import replace

    return replace(raster, inputs={name: one for name, one in raster.inputs.items() if name in names})


def by_forest(places, parts, seed: int) -> dict[str, float]:
    """Figures of the third place by a forest of the two others."""
    from sklearn.ensemble import RandomForestClassifier

    from chronofuse.engine.maps.landcover.calendar import on_days
    from chronofuse.models.training.segment_train import agreement

    def values(place) -> np.ndarray:
        given, found = place.inputs, []
        if "fine" in parts:
            found.append(given["fine"].reshape(len(FINE_BANDS), -1))
        if "series" in parts:
            holed = np.where(given["there"][:, None] > 0, given["series"], np.nan)
            days = given["days"].astype(np.float64)
            whole = on_days(holed.reshape(*holed.shape[:2], -1), days, days).reshape(-1, SIDE, SIDE)
            whole = np.where(np.isnan(whole), np.nanmean(whole, axis=(1, 2), keepdims=True), whole)
            found.append(whole.repeat(RATIO, 1).repeat(RATIO, 2).reshape(len(whole), -1))
        return np.concatenate(found).T.astype(np.float32)

    model = RandomForestClassifier(100, min_samples_leaf=2, random_state=seed, n_jobs=1)
    *learnt, other = places
    model.fit(
        np.concatenate([values(one) for one in learnt]), np.concatenate([p.labels.ravel() for p in learnt])
    )
    truth, guess = other.labels.ravel(), model.predict(values(other))
    return agreement(np.bincount(truth * 11 + guess, minlength=121).reshape(11, 11))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", nargs="+", default=[*FORESTS, *MODELS])
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    import torch

    from chronofuse.models.networks.segment import SegmentNetwork
    from chronofuse.models.training.segment_train import SegmentPlan, agreement, confusion, train

    torch.set_num_threads(1)
    places = [ground(seed) for seed in (51, 52, 53)]
    for model in args.models:
        if model in FORESTS:
            begin = time.process_time()
            figures = by_forest(places, FORESTS[model], args.seed)
            print(model, json.dumps({**figures, "s": round(time.process_time() - begin)}), flush=True)
            continue
        options = {"classes": 11, "widths": WIDTHS, **MODELS[model]}
        names = SegmentNetwork(**options).inputs
        learnt, other = [only(place, names) for place in places[:2]], only(places[2], names)
        begin = time.process_time()
        with tempfile.TemporaryDirectory() as folder:
            plan = SegmentPlan(Path(folder), options, steps=args.steps, side=64, batch=8, seed=args.seed)
            network, card = train(plan, learnt)
        figures = agreement(confusion(network, other, np.ones_like(other.held_out)))
        used = round(time.process_time() - begin)
        weights = sum(one.numel() for one in network.parameters())
        inner = card["figures"]["miou"]
        print(model, json.dumps({**figures, "inner_miou": inner, "weights": weights, "s": used}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
