"""How much networks for sequences gain over the method that they correct: one table of all modules.

    python benchmarks/series_networks.py FOLDER --data PLACES [--validate NAME ...] [--invented 2]
        [--steps 400 | --minutes 24] [--scenes 160] [--modules gru bilstm ...] [--work build/series]
        [--json FILE]

Each module is trained as `chronofuse train --task series` does it, on the same cases, with as many steps or
minutes, and from the same seed; PLACES is what that command takes as --data, and FOLDER must be none of it.
Then each predicts the dates of FOLDER by the protocol of benchmarks/series.py, run as the engine runs it. A
module that is in the file of --json already is not done again.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from dataclasses import replace
from pathlib import Path

import onnxruntime
import series
import torch

from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import KRIGING, FillJob
from chronofuse.engine.door.train_job import SERIES, TrainJob
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.series import sequence
from chronofuse.models.networks.temporal import TEMPORAL
from chronofuse.models.training import (
    checkpoints,
    series_export,
    series_gathering,
    series_run,
    train,
    validation_log,
)
from chronofuse.models.training.clock import Clock
from chronofuse.models.training.series_train import SeriesTraining
from chronofuse.models.training.train import BEST


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    train.CHECKS = options.checks
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    job = TrainJob(
        name="table",
        task=SERIES,
        data=str(options.data) if options.data else None,
        work=str(work),
        validate=tuple(options.validate),
        invented=options.invented,
        steps=None if options.minutes else options.steps,
        minutes=options.minutes,
        scenes=options.scenes,
        patience=0,
    )
    job, asked = series_run.settled(job)
    clock = Clock(job, lambda event: None, lambda: False)
    learn, check, card = series_gathering.cases(
        job, asked[series_run.REFERENCES], KRIGING, clock, lambda code, sentence: print(sentence)
    )
    scene = _scene(options)
    found = json.loads(options.json.read_text("utf-8")) if options.json and options.json.exists() else {}
    if KRIGING not in found:
        found[KRIGING] = {"gaps": _scores(scene, None)}
    _keep(options, found)
    for temporal in options.modules:
        if temporal not in found:
            found[temporal] = _module(job, asked, temporal, learn, check, card, scene)
            _keep(options, found)
        _tell(found, temporal)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pattern", default="fine_*.tif")
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--validate", nargs="*", default=[])
    parser.add_argument("--invented", type=int, default=2)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--minutes", type=float, help="of each training, instead of --steps")
    parser.add_argument("--checks", type=int, default=train.CHECKS, help="validations of a training")
    parser.add_argument("--scenes", type=int, default=160)
    parser.add_argument("--modules", nargs="*", default=list(TEMPORAL), choices=list(TEMPORAL))
    parser.add_argument(
        "--threads", type=int, default=1, help="of torch; more wait for each other where others compute"
    )
    parser.add_argument("--work", type=Path, default=Path("build/series"))
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _scene(options: argparse.Namespace) -> tuple:
    """Days, fine and coarse images, names, and what kriging learns without a fold."""
    kept = options.work / f"{options.folder.name}-{options.ratio}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    days, fine, names = series._read(options.folder, options.pattern, options.ratio)
    coarse = [series.brought_up(series._simulated(image, options.ratio), options.ratio) for image in fine]
    coarse = series.np.stack(coarse)
    learnt = [series._learnt(KRIGING, days, fine, coarse, fold) for fold in range(series.FOLDS)]
    kept.write_bytes(pickle.dumps((days, fine, coarse, names, learnt, options.ratio)))
    return days, fine, coarse, names, learnt, options.ratio


def _module(job, asked, temporal: str, learn, check, card, scene) -> dict:
    """Train a module; what it did on what was held out, and on the scene."""
    folder = Path(job.work) / temporal
    own = replace(job, work=str(folder), options={"temporal": temporal, "width": asked["width"]})
    training = SeriesTraining(own, learn, check, {**card, "base": KRIGING})
    begin = time.monotonic()
    best = training.run()
    seconds = time.monotonic() - begin
    network, _ = checkpoints.load(folder / BEST)
    # Where no weights were better than none on what was held out, those of the last step are measured, too.
    last = training.average.eval()
    path = folder / f"{temporal}.onnx"
    described = {**asked, "temporal": temporal}
    series_export.export(network, series_run._manifest(own, described, network, best), path)
    return {
        "parameters": sum(one.numel() for one in network.parameters()),
        "steps": training.step,
        "best_step": best["trained_on"]["steps"],
        "seconds": round(seconds),
        "held_out": best["accuracy"]["share_of_base"],
        "last_held_out": validation_log.read(folder)[-1]["rmse"],
        "last_gaps": _scores(scene, _of_torch(last, asked["references"])),
        "places": best["accuracy"]["places"],
        "gaps": _scores(scene, _opened(path, network.reach(2 * asked["references"]), asked["references"])),
    }


def _of_torch(network, references: int) -> sequence.SequenceNetwork:
    def run(inputs):
        with torch.no_grad():
            return network(**{name: torch.from_numpy(value) for name, value in inputs.items()}).numpy()

    return sequence.SequenceNetwork(KRIGING, references, network.reach(2 * references), run)


def _opened(path: Path, halo: int, references: int) -> sequence.SequenceNetwork:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return sequence.SequenceNetwork(
        KRIGING, references, halo, lambda inputs: session.run(None, dict(inputs))[0]
    )


def _scores(scene: tuple, network) -> dict[int, tuple[float, float]]:
    days, fine, coarse, names, learnt, ratio = scene
    job = FillJob((CollectionSource(("none",)),), "none", method=KRIGING, keep=False)
    rows, cols = fine.shape[2:]
    whole = Window(0, 0, cols, rows)
    # One cell that is no larger than the image: what lies beyond it has no values anyway.
    sequence.CELL = max(rows, cols)
    predict = None
    if network:

        def predict(job, target, read, learnt):
            return sequence.fill(network, job, target, read, learnt, whole, whole)

    return {
        gap: series._score(
            job, ratio, gap, days, fine, coarse, names, learnt, *([predict] if predict else [])
        )
        for gap in series.GAPS
    }


def _keep(options: argparse.Namespace, found: dict) -> None:
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _tell(found: dict, temporal: str) -> None:
    base = {int(gap): figures for gap, figures in found[KRIGING]["gaps"].items()}
    own = {int(gap): figures for gap, figures in found[temporal]["gaps"].items()}
    gaps = "  ".join(f"{gap}: {one[0]:.4f} ({one[0] / base[gap][0] - 1:+.1%})" for gap, one in own.items())
    print(f"{temporal:>10}  held out {found[temporal]['held_out']:.3f}  {gaps}", flush=True)


if __name__ == "__main__":
    main()
