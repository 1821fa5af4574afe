"""Prepare training cases: draw scenes, write their rasters, and let the engine make what a network would be
given.

    python -m chronofuse.models.training.prepare --data FOLDER --network chrono --count 400 --seed 1 --out
    build/cases

makes cases for `chronofuse train --cases`, for several trainings on the same ones; a single training prepares
its own.

The engine runs as a process of its own: a job file in, one event a line out (engine/worker.py). Cases are
prepared in portions; one that is done is not done again when a training is resumed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Optional

import numpy as np

from .. import images
from ..catalogue.manifest_json import to_json
from .places import Place, Warn
from .scenes import BLENDED, FADED, MADE_UP, RATIOS, draw, write
from .telling import TrainingError

ENGINE = Path(__file__).resolve().parents[2] / "engine" / "__main__.py"
AT_ONCE = 40
"""Scenes in one portion, so that their rasters need little room."""
PIECES = 16
"""The most cases of one real scene."""
REAL, CARD = "real", "data.json"
Share = Callable[[float], None]
"""Is told how much of the preparation is done, 0 to 1."""


@dataclass(frozen=True)
class Wanted:
    """The cases to prepare."""

    manifest: str
    """Of the network, as JSON."""
    places: Sequence[Place]
    simulated: int
    """How many scenes get simulated coarse images."""
    real: int
    """About how many cases of real coarse images there should be."""
    seed: int
    ratios: Optional[tuple[float, float]] = None
    ratio: Optional[float] = None
    """Of real coarse images that were resampled to the fine pixel size."""
    true_change: bool = False
    """Whether only real change will do, as in a validation."""
    threads: Optional[int] = None


def prepare(wanted: Wanted, out: Path, share: Share, warn: Warn) -> int:
    """Write the cases to a folder; how many there are.

    Raises:
        TrainingError: the engine could not prepare any, in its words.
    """
    out.mkdir(parents=True, exist_ok=True)
    portions = _portions(wanted)
    for number, (kind, names) in enumerate(portions):

        def part(done: float, number: int = number) -> None:
            share((number + done) / len(portions))

        mark = out / f"{kind}-{number}.done"
        if not mark.exists():
            with _rasters() as folder:
                make = _real_scenes if kind == REAL else _simulated_scenes
                job = {
                    "scenes": make(wanted, names, number, folder),
                    "folder": str(out),
                    "manifest": wanted.manifest,
                    "threads": wanted.threads,
                    "pieces": max(1, min(PIECES, wanted.real // max(1, len(names)))),
                }
                try:
                    _run(job, folder, part, warn if kind == REAL else lambda code, sentence: None)
                except TrainingError as error:
                    if kind != REAL or not wanted.simulated or error.code == "worker-died":
                        raise
                    warn(error.code, "The real coarse images can't be learnt from, so they are simulated.")
            mark.touch()
        part(1.0)
    return sum(1 for _ in out.glob("*.npz"))


def _portions(wanted: Wanted) -> list[tuple[str, list[Any]]]:
    """Kind and scenes of each portion: pairs of dates for real ones, numbers for simulated ones."""
    pairs = [(place, *dates) for place in wanted.places for dates in place.real_pairs()]
    order = np.random.default_rng(wanted.seed).permutation(len(pairs))[: wanted.real]
    kinds = {REAL: [pairs[n] for n in order], "simulated": list(range(wanted.simulated))}
    return [
        (kind, scenes[start : start + AT_ONCE])
        for kind, scenes in kinds.items()
        for start in range(0, len(scenes), AT_ONCE)
    ]


def _simulated_scenes(wanted: Wanted, numbers: list[int], portion: int, folder: Path) -> list[dict[str, Any]]:
    random = np.random.default_rng([wanted.seed, portion])
    odds = (0.0, 0.0, 0.0) if wanted.true_change else (MADE_UP, BLENDED, FADED)
    drawn = (draw(list(wanted.places), random, *odds, ratios=wanted.ratios or RATIOS) for _ in numbers)
    return [write(one, f"{file_name(one.place)}~{number}", folder) for number, one in zip(numbers, drawn)]


def _real_scenes(
    wanted: Wanted, pairs: list[tuple[Place, int, int]], portion: int, folder: Path
) -> list[dict[str, Any]]:
    """The place's own files; of a part of a place, its part of the fine ones."""
    found = []
    for number, (place, first, second) in enumerate(pairs):
        name = f"{file_name(place.name)}~{REAL}{portion}-{number}"
        fine = []
        for role, date in (("fine", first), ("truth", second)):
            fine.append(folder / f"{name}-{role}.vrt")
            images.crop(place.files[date], place.window_in_file(date), fine[-1], place.bands)
        coarse = [str(place.coarse[place.dates[date]].resolve()) for date in (first, second)]
        found.append(
            {
                "name": name,
                "pairs": [{"fine": str(fine[0]), "coarse": coarse[0]}],
                "target": coarse[1],
                "truth": str(fine[1]),
                "ratio": wanted.ratio,
            }
        )
    return found


def write_card(folder: Path, data: list[str], invented: int, cases: int, seed: int) -> None:
    """Say in a folder of cases what they are of, for the card of a model that learns from them."""
    told = {"data": data, "invented": invented, "cases": cases, "seed": seed}
    (folder / CARD).write_text(json.dumps(told, indent=1), "utf-8")


def read_cards(folders: Sequence[Path]) -> tuple[list[str], int, int]:
    """Places, invented landscapes and cases of several folders; of a folder that does not say it, its own
    name."""
    data: list[str] = []
    invented = cases = 0
    for folder in folders:
        path = folder / CARD
        told = json.loads(path.read_text("utf-8")) if path.exists() else {"data": [folder.name]}
        data += [name for name in told["data"] if name not in data]
        invented += told.get("invented", 0)
        cases += told.get("cases", 0) or sum(1 for _ in folder.glob("*.npz"))
    return data, invented, cases


def file_name(place: str) -> str:
    """A place's name as a part of the name of a file."""
    return re.sub(r"[^\w.()-]+", "_", place)


@contextmanager
def _rasters():
    """A folder for the rasters of a portion, within what the client of this process removes in the end."""
    with tempfile.TemporaryDirectory(
        prefix="chronofuse-scenes-", dir=os.environ.get("CHRONOFUSE_SCRATCH")
    ) as folder:
        yield Path(folder)


def _run(job: dict[str, Any], folder: Path, share: Share, warn: Warn) -> None:
    """Let the engine write the cases of scenes that lie on the disk.

    Raises:
        TrainingError: none could be made.
    """
    path, scratch = folder / "job.json", folder / "scratch"
    scratch.mkdir()
    path.write_text(json.dumps({"chronofuse_job": 1, "action": "cases", **job}), "utf-8")
    last: dict[str, Any] = {}
    with subprocess.Popen(
        [sys.executable, "-I", str(ENGINE), "worker", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "CHRONOFUSE_SCRATCH": str(scratch)},
    ) as worker:
        for line in worker.stdout:
            last = json.loads(line)
            if last["event"] == "progress":
                share(last["done"] / last["total"])
            elif last["event"] == "warned":
                warn(last["code"], last["message"])
    if last.get("event") == "failed":
        raise TrainingError(last["code"], f"The training cases could not be prepared: {last['message']}")
    if last.get("event") != "finished":
        raise TrainingError(
            "worker-died",
            "The engine's process stopped while it prepared the training cases (status "
            f"{worker.returncode}): close other programs, and go on with --resume.",
        )


def main() -> None:
    from ..networks import NETWORKS
    from .dataset import with_baseline
    from .export import manifest_of
    from .places import find, invented, with_bands

    parser = argparse.ArgumentParser(
        prog="chronofuse.models.training.prepare", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--network", choices=sorted(NETWORKS), default="chrono")
    parser.add_argument("--only", nargs="*", help="the places to draw from; all that are no tests without it")
    parser.add_argument("--without", nargs="*", default=[], help="places to leave out")
    parser.add_argument("--invented", type=int, default=0)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--real", type=int, default=0, help="about how many cases of real coarse images")
    parser.add_argument(
        "--true-change", action="store_true", help="no made-up change, for cases to validate on"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    def warn(code: str, sentence: str) -> None:
        print(f"warning: {sentence}", file=sys.stderr)

    places = [
        p
        for p in find(args.data, warn)
        if p.name not in args.without and (not args.only or p.name in args.only)
    ]
    places += invented(args.invented, seed=9000 + args.seed)
    network = NETWORKS[args.network]()
    if network.bands != "any":
        places = with_bands(places, network.bands, warn)
    manifest = manifest_of(network)
    text = to_json(replace(manifest, inputs=with_baseline(manifest.inputs)))
    wanted = Wanted(text, places, args.count, args.real, args.seed, true_change=args.true_change, threads=1)
    count = prepare(wanted, args.out, lambda done: None, warn)
    write_card(args.out, [p.name for p in places if p.files], args.invented, count, args.seed)
    print(f"{args.out}: {count} cases")


if __name__ == "__main__":
    main()
