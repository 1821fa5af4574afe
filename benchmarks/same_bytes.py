"""Whether the engine still computes the same bytes: kept before a change, compared after it.

    python benchmarks/same_bytes.py keep FOLDER      before anything is changed
    python benchmarks/same_bytes.py compare FOLDER   after each step; exit status 1 and a list where something
    differs

Every method is run by the command line on the sample scene and on boreal2001, flanders2018 and menindee_lakes
of ../shared/data, from one pair and from two, and beside that: several targets in one run, a run that was
killed and resumed, a run spread over a cluster, assessments of one date and of a series. What is kept of a
raster is the SHA-256 of its file; of a JSON report its whole content but for how long things took; of the
check its findings. FOLDER must be the same both times, because reports and tags say where the inputs lie.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from same_bytes_steps import Step, all_steps, tall_step

COMMAND = Path(sys.executable).with_name("chronofuse")
WITHOUT = {"timings", "seconds", "device_reason"}
"""Keys of a report that differ from run to run."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=("keep", "compare"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="steps whose name has this text")
    options = parser.parse_args()
    folder = options.folder.resolve()
    by_step = run_all(folder, options.only)
    kept_file = folder / "kept.json"
    if options.action == "keep":
        kept_file.write_text(json.dumps(by_step, indent=1, sort_keys=True) + "\n", "utf-8")
        print(f"kept {sum(map(len, by_step.values()))} files of {len(by_step)} steps in {kept_file}")
        return
    before = {
        name: files
        for name, files in json.loads(kept_file.read_text("utf-8")).items()
        if options.only in name
    }
    differences = list(compared(before, json.loads(json.dumps(by_step))))
    print("\n".join([*differences, f"{len(before)} steps compared, {len(differences)} differences"]))
    raise SystemExit(1 if differences else 0)


def compared(before: dict, after: dict) -> Iterator[str]:
    """A line for each thing that differs."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            yield f"{name}: {'new' if old is None else 'gone'}"
            continue
        for file in sorted(old.keys() | new.keys()):
            if old.get(file) != new.get(file):
                yield f"{name}/{file}: {first_difference(old.get(file), new.get(file))}"


def first_difference(old, new, path: str = "") -> str:
    """Where two values part, and both of them there."""
    if isinstance(old, dict) and isinstance(new, dict):
        key = next(
            key for key in [*old, *new] if old.get(key) != new.get(key) or (key in old) != (key in new)
        )
        return first_difference(old.get(key), new.get(key), f"{path}.{key}")
    return f"{path.lstrip('.')} was {str(old)[:120]} and is {str(new)[:120]}"


def run_all(folder: Path, only: str) -> dict[str, dict]:
    """Step to the files that it wrote and what is compared of them."""
    shutil.rmtree(folder / "now", ignore_errors=True)
    (folder / "inputs").mkdir(parents=True, exist_ok=True)
    os.environ["CHRONOFUSE_HOME"] = str(folder / "home")
    steps = [step for step in all_steps(folder) if only in step.name]
    with ThreadPoolExecutor(2) as pool:
        by_step = dict(pool.map(lambda step: (step.name, run(step, folder / "now" / step.name)), steps))
    for name, special in (("resumed", run_resumed), ("cluster", run_on_cluster)):
        if only in name:
            by_step[name] = special(folder)
    return by_step


# ---- running


def run(step: Step, place: Path) -> dict:
    """What a step wrote, file by file, and what it printed where that is all."""
    place.mkdir(parents=True, exist_ok=True)
    process = subprocess.run(
        [str(COMMAND), *step.arguments], cwd=place, capture_output=True, text=True, check=False
    )
    if process.returncode:
        return {"failed": process.stderr.strip().splitlines()[-1:]}
    printed = {"printed": plain(json.loads(process.stdout))} if step.name == "methods" else {}
    return {**files_of(place), **printed}


def files_of(place: Path) -> dict:
    contents = {}
    for path in sorted(place.iterdir()):
        if path.suffix == ".json":
            contents[path.name] = plain(json.loads(path.read_text("utf-8")))
        elif path.suffix == ".csv":
            contents[path.name] = path.read_text("utf-8")
        elif path.suffix == ".tif":
            contents[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return contents


def plain(value):
    """A report without what differs from run to run; of the bundled models, without where they lie."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if key not in WITHOUT and key != "path"}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def run_resumed(folder: Path) -> dict:
    """Killed when its first strip of rows is kept, and gone on with."""
    place = folder / "now" / "resumed"
    place.mkdir(parents=True)
    step = tall_step(folder)
    running = subprocess.Popen(
        [str(COMMAND), *step.arguments],
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    unfinished = folder / "home" / "unfinished"
    while running.poll() is None and not any(
        len(json.loads(path.read_text())["strips"]) for path in read_soon(unfinished)
    ):
        time.sleep(0.005)
    for worker in subprocess.run(
        ["pgrep", "-P", str(running.pid)], capture_output=True, text=True
    ).stdout.split():
        os.kill(int(worker), signal.SIGKILL)
    killed = running.wait() != 0
    return {**run(Step(step.name, (*step.arguments, "--resume")), place), "killed": killed}


def read_soon(unfinished: Path) -> list[Path]:
    return list(unfinished.glob("*/run.json")) if unfinished.is_dir() else []


def run_on_cluster(folder: Path) -> dict:
    """Spread over a scheduler and two workers on this machine."""
    place = folder / "now" / "cluster"
    place.mkdir(parents=True)
    file = place / "scheduler"
    started = [dask(place, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))]
    try:
        while not file.exists():
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]
        started += [
            dask(
                place,
                "worker",
                address,
                "--nthreads",
                "1",
                "--no-nanny",
                "--local-directory",
                str(place / f"worker{number}"),
            )
            for number in (1, 2)
        ]
        while (place / "scheduler.log").read_text().count("Register worker") < 2:
            time.sleep(0.05)
        step = tall_step(folder)
        return run(Step(step.name, (*step.arguments, "--cluster", address)), place)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def dask(place: Path, kind: str, *arguments: str) -> subprocess.Popen:
    with (place / f"{kind}.log").open("a") as log:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"],
            stdout=log,
            stderr=log,
            cwd=place,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )


if __name__ == "__main__":
    main()
