"""Brings faults into everything that the engine reads, and looks whether it ends well: thousands of trials.

    python benchmarks/fuzz.py --seconds 3600 --seed 1 --out FOLDER
    python benchmarks/fuzz.py --part images --part jobs --trials 200
    python benchmarks/fuzz.py --only 'images 1/17'       one trial of another run again

A trial puts one to three faults into a sound input and runs the real engine on it. It is survived where the
run ends with a right result, or with one sentence and a code that is none of the unforeseen ones, within ten
seconds (a longer scene says its own), and leaves nothing behind in the output's folder, the user's data
folder or the temporary one. What a trial does follows from its seed alone, but for how soon a process dies.
What is not survived is made smaller, as far as leaving some of its faults out goes, and kept in --out with
its files. The table says for each kind of fault how many trials there were and how many were survived; a
trial counts for each of its kinds. Exit status 1 where one was not survived.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Optional

import fuzz_caches
import fuzz_images
import fuzz_jobs
import fuzz_models
import fuzz_moments
import warm
from fuzz_part import Part
from fuzz_place import Place
from osgeo import gdal

PARTS = {m.PART.name: m.PART for m in (fuzz_jobs, fuzz_images, fuzz_models, fuzz_caches, fuzz_moments)}
SHARES = {"jobs": 1.0, "images": 2.0, "models": 1.0, "caches": 1.0, "moments": 1.0}
"""How much of the time each part gets."""


@dataclass(frozen=True)
class Trial:
    """What a trial does; everything follows from it."""

    part: str
    seed: str
    kinds: tuple[tuple[int, str], ...]
    """Number and kind of each fault; the number goes into its seed, so that it stays what it is when another
    one is left out."""


@dataclass(frozen=True)
class Failure:
    trial: Trial
    fault: str
    kept: Optional[str] = None
    """Folder of its files."""


def main(arguments: Optional[list[str]] = None) -> int:
    options = _options(arguments)
    started_here = not os.environ.get("CHRONOFUSE_PYTHON")
    os.environ.update(CHRONOFUSE_PYTHON=str(warm.PYTHON), CHRONOFUSE_HOME=str(warm.HOME))
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # of what we break ourselves
    root = Path(tempfile.mkdtemp(prefix="chronofuse-fuzz-"))
    try:
        trials: list[Trial] = []
        failures: list[Failure] = []
        begun = time.monotonic()
        for trial in _chosen(options):
            trials.append(trial)
            failure = tried(trial, Place(root / "trial"), options.out)
            if failure:
                failures.append(failure)
                print(f"{trial.part} {trial.seed} {kinds_of(trial)}: {failure.fault}", flush=True)
        _tell(trials, failures, time.monotonic() - begun, options)
        return 1 if failures else 0
    finally:
        shutil.rmtree(root, ignore_errors=True)
        if started_here:
            warm.clean()


def _options(arguments: Optional[list[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, help="in all; default 60, or without a limit with --trials")
    parser.add_argument("--trials", type=int, help="of each part at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", action="append", choices=sorted(PARTS), help="default: all")
    parser.add_argument("--kind", help="only faults of this kind")
    parser.add_argument("--only", metavar="'PART SEED'", help="one trial, as it was printed")
    parser.add_argument("--out", type=Path, help="folder for what was not survived")
    parser.add_argument("--json", type=Path, help="file for the table as JSON")
    options = parser.parse_args(arguments)
    if options.seconds is None:
        options.seconds = float("inf") if options.trials or options.only else 60.0
    return options


# ---- which trials


def _chosen(options: argparse.Namespace) -> Iterator[Trial]:
    if options.only:
        part, seed = options.only.split(maxsplit=1)
        yield drawn(PARTS[part], seed)
        return
    parts = [PARTS[name] for name in options.part or PARTS]
    spent = dict.fromkeys((part.name for part in parts), 0.0)
    numbers = dict.fromkeys(spent, 0)
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        open_parts = [p for p in parts if options.trials is None or numbers[p.name] < options.trials]
        if not open_parts:
            return
        part = min(open_parts, key=lambda part: spent[part.name] / SHARES[part.name])
        numbers[part.name] += 1
        begun = time.monotonic()
        yield drawn(part, f"{options.seed}/{numbers[part.name]}", options.kind)
        spent[part.name] += time.monotonic() - begun


def drawn(part: Part, seed: str, kind: Optional[str] = None) -> Trial:
    """The trial of that seed."""
    random = Random(f"{part.name} {seed}")
    count = random.choice((1, 1, 1, *range(1, part.most + 1)))
    kinds = [kind or random.choice(sorted(part.mutations)) for _ in range(count)]
    return Trial(part.name, seed, tuple(enumerate(kinds)))


def kinds_of(trial: Trial) -> str:
    return " + ".join(kind for _, kind in trial.kinds)


# ---- one trial


def tried(trial: Trial, place: Place, out: Optional[Path]) -> Optional[Failure]:
    """Run a trial; where it is not survived, its smallest part that is not survived, either, kept."""
    fault = fault_of(trial, place)
    if not fault:
        return None
    for count in range(1, len(trial.kinds)):
        for kinds in combinations(trial.kinds, count):
            smaller = Trial(trial.part, trial.seed, kinds)
            same = fault_of(smaller, place)
            if same:
                return Failure(smaller, same, _keep(smaller, same, place, out))
    if len(trial.kinds) > 1:
        fault = fault_of(trial, place) or fault  # so that its files lie there again
    return Failure(trial, fault, _keep(trial, fault, place, out))


def fault_of(trial: Trial, place: Place) -> Optional[str]:
    """What is wrong with what came of a trial."""
    part = PARTS[trial.part]
    place.fresh()
    part.begin(Random(f"{trial.seed} begin"), place)
    for number, kind in trial.kinds:
        with suppress(
            OSError, RuntimeError, ValueError, LookupError
        ):  # an earlier fault took away what it changes
            part.mutations[kind](Random(f"{trial.seed} {number}"), place)
    return part.verdict(Random(f"{trial.seed} verdict"), place)


def _keep(trial: Trial, fault: str, place: Place, out: Optional[Path]) -> Optional[str]:
    """Copy a trial's files; its job, its plan and what was wrong stand beside them."""
    if not out:
        return None
    folder = out / f"{trial.part}-{trial.seed.replace('/', '-')}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in place.root.rglob("*"):
        if path.is_file() and not path.is_symlink() and "kernels" not in path.parts:
            copy = folder / path.relative_to(place.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # a run that was stopped is only just gone
                shutil.copy(path, copy)
    plan = {key: value for key, value in place.plan.items() if not isinstance(value, bytes)}
    told = {"trial": asdict(trial), "fault": fault, "plan": plan}
    (folder / "trial.json").write_text(json.dumps(told, indent=1, default=str) + "\n", "utf-8")
    return str(folder)


# ---- what is told


def table(trials: list[Trial], failures: list[Failure]) -> list[dict]:
    """A row for each kind of fault: how many trials had it, and how many of them were survived."""
    rows: dict[tuple[str, str], list[int]] = {}
    for trial in trials:
        for kind in {kind for _, kind in trial.kinds}:
            rows.setdefault((trial.part, kind), [0, 0])[0] += 1
    for failure in failures:
        for kind in {kind for _, kind in failure.trial.kinds}:
            rows[failure.trial.part, kind][1] += 1
    return [
        {"part": part, "fault": kind, "trials": count, "survived": count - lost}
        for (part, kind), (count, lost) in sorted(rows.items())
    ]


def _tell(trials: list[Trial], failures: list[Failure], seconds: float, options: argparse.Namespace) -> None:
    rows = table(trials, failures)
    print("\n| part | fault | trials | survived |\n| --- | --- | --- | --- |")
    for row in rows:
        print(f"| {row['part']} | {row['fault']} | {row['trials']} | {row['survived']} |")
    print(f"\n{len(trials)} trials in {seconds:.0f} seconds, {len(trials) - len(failures)} survived")
    if options.json:
        told = {
            **{"seed": options.seed, "seconds": round(seconds), "trials": len(trials), "rows": rows},
            "failures": [{**asdict(failure), "fault": failure.fault} for failure in failures],
        }
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
