"""Fits the error model of each method: what its deviation is made of (models/catalogue/error_models.json).

    python benchmarks/error_models.py --kept FOLDER [--method NAME ...] [--scenes 60] [--two-pairs 20] [--fit]

Scenes are drawn as for the training of networks (models/training/drawing.py): from the places of
../shared/data that are marked as training, and from landscapes of our own generator that no network was
trained on, with the errors of made-up sensors. Each method predicts each scene; of some pixels of each the
terms (engine/methods/error_terms.py) and the true error are kept in FOLDER, so that more methods and scenes
can follow. `--fit` fits what is kept and writes the file.

A weight w is at least 0; the weights are those of the greatest likelihood of a Laplace distribution whose
mean |error| is b = sum w x term. What holds 68 and 95 % of the errors is counted on scenes of places that the
weights were not fitted on, each scene alike.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
from fusion_cases import DATA

from chronofuse.engine.align.scene import Scene, open_on_grid, open_scene
from chronofuse.engine.align.scene_figures import Known
from chronofuse.engine.door.cases_job import TrainingScene
from chronofuse.engine.door.errors import ChronofuseError
from chronofuse.engine.door.jobs import FuseJob, Manner, Pair, Target
from chronofuse.engine.methods.base import Method, Needs
from chronofuse.engine.methods.error_terms import LOCAL, weighed
from chronofuse.engine.methods.registry import create, find_manifest, settings_of
from chronofuse.engine.methods.with_deviation import USUAL_RATIO, WithDeviation
from chronofuse.engine.raster import handles
from chronofuse.engine.raster.readers import Image
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import Tile, plan
from chronofuse.models.catalogue.error_models import ANY_NETWORK, FILE, TERMS, ErrorModel
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.training import drawing, invented_places, place_folders, sensors

FOLDERS = (
    "places",
    "tanzania2020_20m",
    "flanders2019_20m",
    "monthly_composites",
    "prairie_potholes",
    "ucayali",
    "betsiboka_mangroves",
    "bahia_ndvi",
)
"""Of ../shared/data: what its README marks as training."""
SEED, INVENTED_SEED, INVENTED = 20261, 990_000, 10
INVENTED_SHARE = 8.0
"""How often a landscape of the generator is drawn, beside one for each place."""
SIDES, SIDE = (96, 208), 512
"""Of the scenes; of a tile that is predicted at once, all in fine pixels."""
FOLDS = 4
STEPS, FIRST_STEPS = 150, 40
POWERS = (-0.2, 0.0, 0.2)
FITTED = 500
"""Pixels of a scene that the fit takes, of many scenes shared out among them."""
FLOOR = 1e-3
"""Of F1's deviation: an error counts as so much at least, and so does a bound."""
LEAST = 0.02
"""Of the deviation in the mean: a term that adds less is left out, for each takes time."""
NOTHING = 1e-4
"""Of the mean of F1's deviation: a term that is smaller in the mean is rounding."""
SAMPLES_SHOWN = 4
TWO_PAIRS = 500
"""Scenes from this number on have two pairs."""
LEVELS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.68, 0.8, 0.9, 0.95, 0.98)


def main() -> None:
    options = _options()
    options.kept.mkdir(parents=True, exist_ok=True)
    methods = options.method or list(catalogue())
    collect(methods, range(options.scenes), options.pixels, options.kept)
    collect(methods, range(TWO_PAIRS, TWO_PAIRS + options.two_pairs), options.pixels, options.kept)
    if options.fit:
        models = {**json.loads(FILE.read_text("utf-8")), **fitted_all(options.kept)}
        FILE.write_text(json.dumps(models, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kept", type=Path, required=True, help="folder for terms and errors")
    parser.add_argument("--method", action="append", default=[])
    parser.add_argument("--scenes", type=int, default=0)
    parser.add_argument("--two-pairs", type=int, default=0, help="so many more scenes with two pairs")
    parser.add_argument("--pixels", type=int, default=3000)
    parser.add_argument("--fit", action="store_true")
    return parser.parse_args()


# ---- terms and errors


def collect(methods: Sequence[str], scenes: Sequence[int], pixels: int, kept: Path) -> None:
    """Predict each scene with each method, and keep terms and errors of some pixels of it."""
    places = _places()
    for number in scenes:
        count = 2 if number >= TWO_PAIRS else 1
        missing = [m for m in methods if not (kept / f"{number:03}-{m}.npz").exists()]
        missing = [m for m in missing if catalogue()[m].refuse_pairs(count) is None]
        if not missing:
            continue
        rng = np.random.default_rng([SEED, number])
        with tempfile.TemporaryDirectory() as folder:
            place, scene = (drawn_twice if count > 1 else drawn_once)(places, rng, Path(folder))
            for name in missing:
                try:
                    found = errors_of(name, scene.pairs, scene.target, scene.truth, pixels, number)
                except ChronofuseError as error:
                    print(number, name, error, flush=True)
                    continue
                np.savez(kept / f"{number:03}-{name}.npz", place=place, **found)
            handles.close()
        print(number, place, flush=True)


def drawn_once(places: list, rng: np.random.Generator, folder: Path) -> tuple[str, TrainingScene]:
    """The place of a scene with one pair, and its files."""
    drawn = drawing.draw(places, rng, made_up=0, blended=0, faded=0, sides=SIDES)
    return drawn.place, drawing.write(drawn, "scene", folder)


def drawn_twice(places: list, rng: np.random.Generator, folder: Path) -> tuple[str, TrainingScene]:
    """The same with two pairs, from before and after the target date, by one sensor."""
    several = [place for place in places if len(place.dates) > 2]
    place = several[rng.integers(len(several))]
    dates = np.sort(rng.permutation(len(place.dates))[:3])
    begin, end = zip(*((s := int(rng.integers(max(1, n - SIDES[1] + 1))), s + SIDES[1]) for n in place.size))
    window = tuple(slice(first, min(last, n)) for first, last, n in zip(begin, end, place.size))
    bands = range(min(len(place.names), 6))
    before, after, later = (place.read(int(date), bands, window) for date in dates)
    ratio = float(min(rng.choice([4.0, 8.0, 16.0]), min(before.shape[1:]) / drawing.FEWEST_COARSE))
    sensor = sensors.draw(len(bands), ratio, rng)
    written = []
    for number, reference in enumerate((before, later)):
        coarse, origin, _ = sensors.coarse_pair(reference, after, ratio, rng, sensor)
        drawn = drawing.Drawn(
            place.name, reference, after, coarse, origin, ratio, tuple(place.names[b] for b in bands)
        )
        written.append(drawing.write(drawn, f"pair-{number}", folder))
    first, second = written
    return place.name, replace(first, pairs=(*first.pairs, *second.pairs))


def _places() -> list:
    found = []
    for name in FOLDERS:
        found += place_folders.find(DATA / name, lambda code, sentence: None)
    return found + list(invented_places.invented(INVENTED, INVENTED_SEED, 256, INVENTED_SHARE))


def errors_of(
    name: str,
    pairs: tuple[Pair, ...],
    target: str,
    truth: str,
    pixels: int,
    seed: int,
    ratio: Optional[float] = None,
) -> dict[str, np.ndarray]:
    """The terms of some pixels of all bands, (pixels, terms), their |error| and the ratio."""
    manifest = find_manifest(name, len(pairs))
    params = {"samples": SAMPLES_SHOWN} if manifest.draws_samples else {}
    job = FuseJob(pairs, (Target(target),), name, ratio=ratio, manner=Manner(check_only=True))
    scene = open_scene(job)
    inner = create(manifest, "cpu", 1, settings_of(manifest, params), uncertainty=manifest.draws_samples)
    inner = inner.method if isinstance(inner, WithDeviation) else inner  # its second layer are the samples'
    method = WithDeviation(inner, ErrorModel({}, {}))
    needs = method.prepare(scene, lambda seen: None)
    known = open_on_grid(truth, "The truth", scene.fine[0])
    known_pairs, count = Known(), range(len(pairs))
    of_scenes = [method.of_pair(scene, number, known_pairs) for number in count]
    tiles = plan(scene.grid.width, scene.grid.height, SIDE, needs.halo, needs.blend, needs.multiple)
    rng = np.random.default_rng(seed)
    each = -(-2 * pixels // len(tiles))
    parts = [_rows(inner, of_scenes, needs, scene, known, tile, each, rng) for tile in tiles]
    method.release()
    rows = rng.permutation(np.concatenate(parts))[:pixels]
    return {"terms": rows[:, :-1], "errors": rows[:, -1], "ratio": np.float32(scene.ratio)}


def _rows(
    method: Method,
    of_scenes: Sequence[dict[str, np.ndarray]],
    needs: Needs,
    scene: Scene,
    truth: Image,
    tile: Tile,
    pixels: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """Of so many pixels of a tile, over all bands, (pixels, terms + 1): the terms, of two pairs their mean,
    and the error last."""
    patch, true = read_patch(scene, tile, needs.coarse_margin), truth.read(tile.write)
    layers = method.predict(patch)
    bands, found = len(true), []
    for band in range(bands):
        predicted, shape = layers[band], layers[band].shape
        known = {"samples": np.nan_to_num(layers[bands + band])} if len(layers) > bands else {}
        of_pairs = []
        for number, of_scene in enumerate(of_scenes):
            pair = patch.of_pair(number)
            local = {name: weighed(pair, predicted, band, scene.ratio, {name: 1.0}) for name in LOCAL}
            of_pairs.append({**{name: values[band] for name, values in of_scene.items()}, **local, **known})
        each = [np.mean([np.broadcast_to(v.get(name, 0.0), shape) for v in of_pairs], 0) for name in TERMS]
        rows = np.stack([*each, np.abs(true[band] - layers[band])], -1).reshape(-1, len(TERMS) + 1)
        found.append(rows[np.isfinite(rows).all(1)].astype(np.float32))
    return rng.permutation(np.concatenate(found))[:pixels]


# ---- the fit


def fitted_all(kept: Path) -> dict[str, dict]:
    names = sorted({path.stem[4:] for path in kept.glob("*.npz")})
    models = {name: _fitted(kept, [name]) for name in names}
    networks = [name for name in names if catalogue()[name].family == "network"]
    if networks:
        models[ANY_NETWORK] = _fitted(kept, networks)
    return models


def _fitted(kept: Path, names: Sequence[str]) -> dict:
    """Of scenes with one pair, and by what the deviation is to be multiplied with two; of a method that takes
    nothing but two, of these."""
    one, two = (_kept(kept, names, pairs) for pairs in (1, 2))
    if not one:
        return fitted(two)
    model = fitted(one)
    if two:
        weights = np.array([model["weights"].get(name, 0.0) for name in TERMS])
        share = two["errors"] / _bound(two, model["ratio_power"], weights)
        model["two_pairs"] = round(float(_quantiles(share, two["weight"], [0.68])[0]), 3)
    return model


def _kept(kept: Path, names: Sequence[str], pairs: int) -> dict[str, np.ndarray]:
    """Terms, errors, weight of each pixel (each scene alike), ratio and fold, of all scenes; empty where
    there is none."""
    parts, folds = [], {}
    for path in sorted(path for name in names for path in kept.glob(f"???-{name}.npz")):
        if (int(path.stem[:3]) >= TWO_PAIRS) != (pairs == 2):
            continue
        with np.load(path) as one:
            count = min(len(one["errors"]), FITTED // len(names) + 1)
            if not count:
                continue
            fold = folds.setdefault(str(one["place"]), len(folds) % FOLDS)
            of_each = (np.full(count, v) for v in (1 / count, one["ratio"], fold))
            parts.append((one["terms"][:count], one["errors"][:count], *of_each))
    named = ("terms", "errors", "weight", "ratio", "fold")
    found = {key: np.concatenate(v).astype(np.float64) for key, v in zip(named, zip(*parts))}
    if found:
        found["fine"] = found["terms"][:, list(TERMS).index("fine")].copy()
    return found


def fitted(kept: dict[str, np.ndarray]) -> dict:
    """The error model's fields."""
    power, weights = min(
        ((p, w) for p in POWERS for w in [_weights(kept, p, FIRST_STEPS)]), key=lambda c: _misfit(kept, *c)
    )
    weights = _weights(kept, power, STEPS)
    mean = kept["weight"] @ kept["terms"]
    kept["terms"] = np.where(weights * mean > LEAST * (weights @ mean), kept["terms"], 0)
    weights = _weights(kept, power, STEPS)
    shares = np.empty(len(kept["errors"]))
    for fold in range(FOLDS):
        out = kept["fold"] == fold
        part = {key: values[~out] for key, values in kept.items()}
        shares[out] = (kept["errors"] / _bound(kept, power, _weights(part, power, STEPS)))[out]
    of_68 = _quantiles(shares, kept["weight"], [0.68])[0]
    of_levels = _quantiles(shares, kept["weight"], LEVELS) / of_68
    return {
        "weights": {n: float(f"{of_68 * w:.4g}") for n, w in zip(TERMS, weights) if w > 1e-9},
        "levels": {str(level): round(float(times), 3) for level, times in zip(LEVELS, of_levels)},
        "ratio_power": float(power),
        "fitted": f"{round(kept['weight'].sum())} scenes drawn from training places and the generator",
    }


def _bound(kept: dict[str, np.ndarray], power: float, weights: np.ndarray) -> np.ndarray:
    floor = FLOOR * kept["fine"]
    return (kept["ratio"] / USUAL_RATIO) ** power * (kept["terms"] @ weights) + floor


def _misfit(kept: dict[str, np.ndarray], power: float, weights: np.ndarray) -> float:
    bound = _bound(kept, power, weights)
    return float(kept["weight"] @ (np.log(bound) + kept["errors"] / bound))


def _weights(kept: dict[str, np.ndarray], power: float, steps: int) -> np.ndarray:
    """Of the greatest likelihood, by steps that multiply (Fevotte & Idier 2011, the Itakura-Saito case)."""
    scaled = kept["terms"] * ((kept["ratio"] / USUAL_RATIO) ** power)[:, None]
    counts = kept["weight"] @ scaled > NOTHING * (kept["weight"] @ kept["fine"])
    scaled, errors, floor = np.where(counts, scaled, 0), kept["errors"], FLOOR * kept["fine"]
    weights = np.where(counts, 0.1, 0.0)
    for _ in range(steps):
        bound = scaled @ weights + floor
        up = scaled.T @ (kept["weight"] * (errors + floor) / bound**2)
        weights *= np.sqrt(up / np.maximum(scaled.T @ (kept["weight"] / bound), 1e-12))
    return weights


def _quantiles(values: np.ndarray, weight: np.ndarray, shares: Sequence[float]) -> np.ndarray:
    order = np.argsort(values)
    passed = np.cumsum(weight[order])
    return values[order][np.searchsorted(passed, np.array(shares) * passed[-1])]


if __name__ == "__main__":
    main()
