"""How long each method takes for a million pixels of six bands, without reading and writing: what a laptop
has to bear.

    python benchmarks/seconds.py [--method NAME ...] [--threads 2] [--repeat 2] [--json
    benchmarks/seconds.json]

A made-up scene of 1000 x 1000 pixels at ratio 16 in the tiles that the engine would take, halos and priors
included. `whole scene` is what a method finds out before the tiles; `graph` is a network's graph alone, over
the same tiles. A network for certain bands gets as many (`bands`); samples of a network that draws some are
those of its default.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np
from speed import RATIO, write

from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.methods.base import Method, Patch
from chronofuse.engine.methods.network import runs
from chronofuse.engine.methods.registry import create
from chronofuse.engine.run import pipeline
from chronofuse.engine.run.budget import Allotment, allot
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.simulation.landscape import Landscape
from chronofuse.models.simulation.spectra import BANDS

SIDE = 1000


def main() -> None:
    options = _options()
    names = options.method or [name for name, m in catalogue().items() if m.family != "baseline"]
    with tempfile.TemporaryDirectory() as folder:
        dates = {count: made_up_dates(Path(folder), count) for count in {len(BANDS), *map(bands_of, names)}}
        measured = {name: measure(name, dates[bands_of(name)], options) for name in names}
    if options.json:
        path = Path(options.json)
        known = json.loads(path.read_text("utf-8")) if options.method and path.exists() else {}
        path.write_text(json.dumps({**known, **measured}, indent=1) + "\n", "utf-8")


def bands_of(name: str) -> int:
    """How many bands a method is measured with."""
    bands = catalogue()[name].bands
    return len(BANDS) if bands == "any" else len(bands)


def measure(name: str, dates: list[tuple[str, str]], options) -> dict[str, float]:
    """Seconds of a method, the best of several, after once to compile."""
    manifest = catalogue()[name]
    pairs = dates[:1] if manifest.pairs_min == 1 else [dates[0], dates[2]]
    scene = open_scene(
        FuseJob.of([Pair(*pair) for pair in pairs], [target_of(dates[1][1])], name, check_only=True)
    )
    method = create(manifest, "cpu", options.threads, manifest.settle({}))
    method.prepare(scene, lambda pixels: None)
    begun = time.perf_counter()
    needs = method.prepare(scene, lambda pixels: None)
    before = time.perf_counter() - begun
    allotment = allot(2048, method, needs, scene, None, options.threads)
    tiles = plan(SIDE, SIDE, allotment.tile, needs.halo, manifest.blend, manifest.multiple)
    patches = [read_patch(scene, tile, needs.coarse_margin) for tile in tiles]
    method.predict(patches[0])
    row = {
        "predict": best(lambda: predict(method, patches, allotment), options.repeat),
        "whole scene": before,
        "tile": allotment.tile,
        "bands": bands_of(name),
    }
    if manifest.family == "network":
        inputs = [method.inputs.take(patch) for patch in patches]  # one sample
        row["graph"] = best(
            lambda: [runs.once(method.session, method.inputs, [item]) for item in inputs], options.repeat
        )
    row = {key: round(value, 2) for key, value in row.items()}
    print(f"{name:<12}", row, flush=True)
    return row


def predict(method: Method, patches: list[Patch], allotment: Allotment) -> None:
    """As the engine does, but for reading and writing."""
    load = method.load if method.ahead and allotment.ahead else None
    drop = lambda patch, prediction: None  # noqa: E731
    pipeline.run(patches, lambda patch: patch, method.predict_batch, drop, allotment.depth, load=load)


def best(run, repeat: int) -> float:
    durations = []
    for _ in range(repeat):
        begun = time.perf_counter()
        run()
        durations.append(time.perf_counter() - begun)
    return min(durations)


def made_up_dates(folder: Path, bands: int) -> list[tuple[str, str]]:
    """Paths of (fine, coarse) of three dates of a landscape of the generator, the middle one half way
    between the others."""
    land, names = Landscape(SIDE, seed=3), BANDS[:bands]
    first, last = (np.stack([land.band(name, date) for name in names]) for date in (0, 1))
    dates = []
    for number, fine in enumerate((first, (first + last) / 2, last)):
        whole = SIDE // RATIO * RATIO
        blocks = (
            fine[:, :whole, :whole]
            .reshape(bands, whole // RATIO, RATIO, whole // RATIO, RATIO)
            .mean(axis=(2, 4))
        )
        coarse = np.pad(blocks, ((0, 0), (0, 1), (0, 1)), mode="edge")
        dates.append(
            (
                write(folder / f"fine_{bands}_{number}.tif", fine, 30),
                write(folder / f"coarse_{bands}_{number}.tif", coarse, 30 * RATIO),
            )
        )
    return dates


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--method", nargs="*", help="only these (default: all), beside what the file holds")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
