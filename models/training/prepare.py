"""Prepare training cases: draw scenes, write their rasters, and let the engine make what a network would be given.

    python -m chronofuse.models.training.prepare --data FOLDER --network chrono --count 400 --seed 1 --out build/cases

The engine runs as a process of its own: a job file in, one event a line out (engine/worker.py).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from ..networks import NETWORKS
from .export import manifest_of
from .places import Place, invented, load, training_folders
from .scenes import draw, write

ENGINE = Path(__file__).resolve().parents[2] / "engine" / "__main__.py"
AT_ONCE = 40
"""Scenes in one job, so that their rasters need little room."""


class PrepareError(RuntimeError):
    """The engine could not prepare the cases; the message is its sentence."""


def prepare(network: str, places: list[Place], count: int, seed: int, out: Path, threads: int = 1) -> int:
    """Write the cases of `count` scenes of the places to a folder; how many cases there are."""
    random, cases = np.random.default_rng(seed), 0
    out.mkdir(parents=True, exist_ok=True)
    for start in range(0, count, AT_ONCE):
        with tempfile.TemporaryDirectory(prefix="chronofuse-scenes-") as rasters:
            names = [f"{seed}-{number}" for number in range(start, min(count, start + AT_ONCE))]
            scenes = [write(draw(places, random), name, Path(rasters)) for name in names]
            cases += run_engine(network, scenes, out, threads)
        print(f"{out.name}: {cases} cases of {start + len(scenes)} scenes", flush=True)
    return cases


def run_engine(network: str, scenes: Iterable[dict[str, Any]], out: Path, threads: int) -> int:
    """Let the engine write the cases of scenes that lie on the disk; how many there are.

    Raises:
        PrepareError: none could be made.
    """
    job = {"chronofuse_job": 1, "action": "cases", "manifest": manifest_of(NETWORKS[network]()).to_json(),
           "folder": str(out), "scenes": list(scenes), "threads": threads}
    with tempfile.TemporaryDirectory(prefix="chronofuse-job-") as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), "utf-8")
        with subprocess.Popen([sys.executable, str(ENGINE), "worker", str(path)], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as worker:
            *_, last = [json.loads(line) for line in worker.stdout]
    if last["event"] != "finished":
        raise PrepareError(last["message"])
    return last["figures"]["cases"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="chronofuse.models.training.prepare", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--network", choices=sorted(NETWORKS), default="chrono")
    parser.add_argument("--only", nargs="*", help="the places to draw from; all training folders without it")
    parser.add_argument("--without", nargs="*", default=[], help="places to leave out")
    parser.add_argument("--invented", type=int, default=0)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folders = [f for f in training_folders(args.data) if f.name not in args.without]
    places = [load(f) for f in folders if not args.only or f.name in args.only]
    places += invented(args.invented, seed=9000 + args.seed)
    prepare(args.network, places, args.count, args.seed, args.out)


if __name__ == "__main__":
    main()
