"""How true the bar of a run is: the share that it shows beside the share of time that has gone by.

    python benchmarks/bar.py [--method NAME ...] [--kernels warm cold] [--load idle busy] [--json FILE]

Real runs through the engine's client, as the dock starts them, on the generator's sample scene with truth and
report; the bar is the dock's own (shell/pace.py). `cold` begins with no kernels but those of the check
before, `busy` beside a process on every core that computes without end. Only runs of more than ten seconds
are judged: of a shorter one nobody reads a bar. `--side` makes the scene, and with it the runs, larger.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronofuse.engine.door import client, sample_scene
from chronofuse.engine.door.events import Event, Progress
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.door.kernels import make_scene
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.shell.pace import Pace

METHODS = ("delta", "starfm", "softmix", "chrono")
LOOK_SECONDS = 0.1
JUDGED_SECONDS = 10.0


def main() -> None:
    options = _options()
    rows = []
    with tempfile.TemporaryDirectory(prefix="chronofuse-bar-") as folder:
        scene = _scene(Path(folder) / "scene", options.side)
        for kernels in options.kernels:
            for load in options.load:
                for name in options.method:
                    row = {"method": name, "kernels": kernels, "load": load}
                    row |= _measured(name, scene, Path(folder), kernels == "cold", load == "busy")
                    rows.append(row)
                    print(_line(row), flush=True)
    if options.json:
        Path(options.json).write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def _measured(name: str, scene: dict[str, Path], folder: Path, cold: bool, busy: bool) -> dict:
    """One run, and how far its bar was off."""
    home = folder / "home"
    os.environ["CHRONOFUSE_HOME"] = str(home)
    home.mkdir(exist_ok=True)
    if cold:
        shutil.rmtree(home / "kernels", ignore_errors=True)
        client.run(_job(name, scene, folder).with_wishes(check_only=True), python=sys.executable)
    else:
        client.run(_job(name, scene, folder), python=sys.executable)  # compiles, and reads the images once
    told: list[tuple[float, Event]] = []
    with _cores_busy(busy):
        begun = time.monotonic()
        client.run(
            _job(name, scene, folder),
            lambda event: told.append((time.monotonic() - begun, event)),
            python=sys.executable,
        )
        took = time.monotonic() - begun
    steps = [one for one in told if isinstance(one[1], Progress)]
    return {"seconds": round(took, 1), **how_true(steps, took)}


def how_true(told: list[tuple[float, Progress]], took: float) -> dict:
    """The largest distance, in points, of the bar from the share of time, from its first event on."""
    clock = [0.0]
    pace, waiting, apart = Pace(lambda: clock[0]), list(told), []
    while clock[0] < took:
        while waiting and waiting[0][0] <= clock[0]:
            pace.hear(waiting.pop(0)[1])
        if pace.knows:
            apart.append((pace.share() - clock[0] / took, clock[0], pace.stage))
        clock[0] += LOOK_SECONDS
    off, at, stage = max(apart, key=lambda one: abs(one[0]), default=(0.0, 0.0, ""))
    return {"points": round(100 * off), "at": round(at, 1), "stage": stage}


def _job(name: str, scene: dict[str, Path], folder: Path) -> FuseJob:
    """What the dock asks for: raster, NDVI and report, and measured against the truth."""
    files = {role: str(folder / f"{role}.{end}") for role, end in (("output", "tif"), ("ndvi", "tif"))}
    target = target_of(
        str(scene["target"]),
        None,
        **files,
        report=str(folder / "report.json"),
        html=str(folder / "report.html"),
        reference=str(scene["truth"]),
    )
    if catalogue()[name].pairs_min > 1:
        raise SystemExit(f"{name} takes two pairs; the sample scene has one.")
    pair = Pair(str(scene["fine"]), str(scene["coarse"]))
    return FuseJob.of([pair], [target], name, device="cpu", overwrite=True)


def _scene(folder: Path, side: int) -> dict[str, Path]:
    """Role to file of the sample scene, of the size that is asked for."""
    folder.mkdir()
    make_scene(sys.executable, folder, lambda: False, side, sample_scene.BANDS)
    return {role: folder / name for role, name in sample_scene.NAMES.items()}


@contextmanager
def _cores_busy(busy: bool) -> Iterator[None]:
    """Meanwhile a process computes on each core."""
    workers = [multiprocessing.Process(target=_compute, daemon=True) for _ in range(os.cpu_count() or 1)]
    for worker in workers if busy else []:
        worker.start()
    try:
        yield
    finally:
        for worker in workers if busy else []:
            worker.terminate()
            worker.join()


def _compute() -> None:
    while True:
        sum(range(100_000))


def _line(row: dict) -> str:
    judged = f"{row['points']:+4d} points at {row['at']:5.1f} s ({row['stage']})"
    short = "" if row["seconds"] > JUDGED_SECONDS else "  (short: not judged)"
    named = f"{row['method']:<8} {row['kernels']} {row['load']}"
    return f"{named:<20} {row['seconds']:6.1f} s  {judged}{short}"


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--method", nargs="*", default=METHODS)
    parser.add_argument("--kernels", nargs="*", default=("cold", "warm"), choices=("cold", "warm"))
    parser.add_argument("--load", nargs="*", default=("idle", "busy"), choices=("idle", "busy"))
    parser.add_argument("--side", type=int, default=sample_scene.SIDE, help="pixels of the scene's side")
    parser.add_argument("--json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
