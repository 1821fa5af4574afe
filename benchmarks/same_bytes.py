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
from dataclasses import dataclass
from pathlib import Path

from cases import DATA, Case, boreal, flanders_real, flanders_series, menindee

from chronofuse.models.catalogue.installed import catalogue

COMMAND = Path(sys.executable).with_name("chronofuse")
WITHOUT = {"timings", "seconds", "device_reason"}
"""Keys of a report that differ from run to run."""
SAMPLE_SIZE, TALL_SIZE, NDVI_SIZE = 200, 1100, 150
DAYS = ("2024-04-12", "2024-07-01")
CROPPED = 480
"""Rows and columns of the large scenes that are looked at."""


@dataclass(frozen=True)
class Step:
    """One thing to run; what it writes lies in a folder of its own name."""

    name: str
    arguments: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=("keep", "compare"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="steps whose name has this text")
    options = parser.parse_args()
    folder = options.folder.resolve()
    found = run_all(folder, options.only)
    kept = folder / "kept.json"
    if options.action == "keep":
        kept.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
        print(f"kept {sum(map(len, found.values()))} files of {len(found)} steps in {kept}")
        return
    before = {
        name: files for name, files in json.loads(kept.read_text("utf-8")).items() if options.only in name
    }
    differences = list(compared(before, json.loads(json.dumps(found))))
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
        found = dict(pool.map(lambda step: (step.name, run(step, folder / "now" / step.name)), steps))
    for name, special in (("resumed", run_resumed), ("cluster", run_on_cluster)):
        if only in name:
            found[name] = special(folder)
    return found


def all_steps(folder: Path) -> Iterator[Step]:
    """Every run that is one command."""
    every = [case for cases in cases_of(folder).values() for case in cases]
    methods = [m for m in catalogue().values() if m.origin != "own"]
    for case in every:
        for method in methods:
            if method.bands == "any" and method.refuse_pairs(len(case.pairs)) is None:
                yield fuse_step(case, method.name)
    for case in ndvi_cases(folder):
        yield fuse_step(case, "rescnn-ndvi")
    sample = cases_of(folder)["sample"][0]
    yield fuse_step(sample, "chrono", "--param", "sharpness=1", "--dtype", "float32", mark=" sharp")
    yield fuse_step(
        sample, "stfdiff", "--param", "samples=3", "--uncertainty", "uncertainty.tif", mark=" uncertain"
    )
    yield fuse_step(sample, "delta", "--cog", mark=" cog")
    for method in ("delta", "softmix", "chrono"):
        yield several_targets(cases_of(folder)["boreal2001"], method)
    yield from assess_steps(cases_of(folder)["boreal2001"])
    yield Step("methods", ("methods", "--json"))


def fuse_step(case: Case, method: str, *further: str, mark: str = "") -> Step:
    pairs = [text for fine, coarse in case.pairs for text in ("--fine", fine, "--coarse", coarse)]
    ratio = ["--ratio", f"{case.ratio:g}"] if case.ratio else []
    name = f"{case.group} {len(case.pairs)} {method}{mark}".replace(" ", "-")
    ndvi = [] if "ndvi" in case.group or "menindee" in case.group else ["--ndvi", "ndvi.tif"]
    return Step(
        name,
        (
            "fuse",
            *pairs,
            "--target",
            case.target,
            "--method",
            method,
            "--reference",
            case.truth,
            *ratio,
            "-o",
            "fused.tif",
            *ndvi,
            "--change",
            "change.tif",
            "--report",
            "report.json",
            "--device",
            "cpu",
            "--threads",
            "2",
            "--tile",
            "256",
            *further,
        ),
    )


def several_targets(cases: list[Case], method: str) -> Step:
    """From the first date to both others in one run."""
    single = [case for case in cases if len(case.pairs) == 1]
    pair, targets = single[0].pairs[0], [case.target for case in single if case.pairs == single[0].pairs]
    if len(targets) == 1:
        targets += [single[-1].target]
    return Step(
        f"several-targets-{method}",
        (
            "fuse",
            "--fine",
            pair[0],
            "--coarse",
            pair[1],
            *(text for target in targets for text in ("--target", target)),
            "--method",
            method,
            "--ratio",
            "16",
            "-o",
            "fused_{date}.tif",
            "--change",
            "change_{date}.tif",
            "--report",
            "report_{date}.json",
            "--device",
            "cpu",
            "--threads",
            "2",
        ),
    )


def assess_steps(cases: list[Case]) -> Iterator[Step]:
    one, other = [case for case in cases if len(case.pairs) == 1][:2]
    fine = one.pairs[0][0]
    yield Step(
        "assess",
        (
            "assess",
            fine,
            one.truth,
            "--fine",
            fine,
            "--target",
            one.target,
            "--ratio",
            "16",
            "--json",
            "report.json",
            "--table",
            "table.csv",
            "--threads",
            "2",
        ),
    )
    third = next(case for case in cases if len(case.pairs) == 2).truth
    dates = dict.fromkeys([one.truth, other.truth, third, fine])
    yield Step(
        "assess-series",
        (
            "assess",
            *(text for truth in dates for text in ("--prediction", fine, "--truth", truth)),
            "--json",
            "report.json",
            "--table",
            "table.csv",
            "--threads",
            "2",
        ),
    )


def cases_of(folder: Path) -> dict[str, list[Case]]:
    """Of each place the first case from one pair, more where they are used, and the first from two pairs."""
    inputs = folder / "inputs"
    found = {"sample": sample_cases(inputs)}
    if not DATA.is_dir():
        print(f"{DATA} is not there: the sample scene alone is compared", file=sys.stderr)
        return found
    places = {
        "boreal2001": boreal(DATA / "boreal2001", inputs),
        "flanders2018-landsat": flanders_real(DATA / "flanders2018"),
        "flanders2018-8": flanders_series(DATA / "flanders2018", inputs),
        "menindee": menindee(DATA / "menindee_lakes", inputs),
    }
    for place, cases in places.items():
        first = list(cases)
        group = [renamed(case, place) for case in first if case.group == first[0].group]
        ones, twos = ([case for case in group if len(case.pairs) == count] for count in (1, 2))
        wanted = ones[:2] if place == "boreal2001" else ones[:1]
        found[place] = [cropped(case, inputs) for case in (*wanted[:1], *twos[:1], *wanted[1:])]
    found["boreal2001"][2:] = [renamed(found["boreal2001"][2], "boreal2001-b")]
    return found


def renamed(case: Case, group: str) -> Case:
    return Case(group, case.name, case.pairs, case.target, case.truth, case.ratio)


def cropped(case: Case, inputs: Path) -> Case:
    """The same with a window of fine images that are large; their coarse images cover more, as they do in
    use."""
    from osgeo import gdal

    def part(path: str) -> str:
        source = gdal.Open(path)
        if max(source.RasterXSize, source.RasterYSize) <= CROPPED:
            return path
        target = inputs / f"part_{case.group}_{Path(path).name}"
        if not target.exists():
            gdal.Translate(str(target), source, srcWin=[160, 160, CROPPED, CROPPED])
        return str(target)

    return Case(
        case.group,
        case.name,
        tuple((part(fine), coarse) for fine, coarse in case.pairs),
        case.target,
        part(case.truth),
        case.ratio,
    )


def sample_cases(inputs: Path) -> list[Case]:
    """The generator's scene: one pair, and both dates with the second's own coarse image as a target
    between them."""
    scene = generated(inputs / "sample", SAMPLE_SIZE, 4)
    (fine, coarse), (truth, target) = scene
    return [
        Case("sample", "one", ((fine, coarse),), target, truth, None),
        Case("sample", "two", ((fine, coarse), (truth, target)), target, truth, None),
    ]


def ndvi_cases(folder: Path) -> list[Case]:
    """The red band of the sample, called NDVI: what the network for NDVI takes is one band of that name."""
    from osgeo import gdal

    scene, made = generated(folder / "inputs" / "sample", SAMPLE_SIZE, 4), []
    for path in (path for date in scene for path in date):
        target = folder / "inputs" / f"ndvi_{Path(path).name}"
        if not target.exists():
            gdal.Translate(str(target), path, bandList=[4])
            dataset = gdal.Open(str(target), gdal.GA_Update)
            dataset.GetRasterBand(1).SetDescription("ndvi")
            dataset = None
        made.append(str(target))
    fine, coarse, truth, target = made
    return [Case("ndvi", "one", ((fine, coarse),), target, truth, None)]


def generated(place: Path, size: int, bands: int) -> list[tuple[str, str]]:
    """(fine, coarse) of both dates of the sample generator's scene."""
    if not place.is_dir():
        subprocess.run(
            [
                sys.executable,
                "-m",
                "chronofuse.models.simulation",
                str(place),
                "--size",
                str(size),
                "--bands",
                str(bands),
                "--ratio",
                "8",
            ],
            check=True,
            capture_output=True,
        )
    return [(str(place / f"fine_{day}.tif"), str(place / f"coarse_{day}.tif")) for day in DAYS]


# ---- running


def run(step: Step, place: Path) -> dict:
    """What a step wrote, file by file, and what it printed where that is all."""
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [str(COMMAND), *step.arguments], cwd=place, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    printed = {"printed": plain(json.loads(done.stdout))} if step.name == "methods" else {}
    return {**files_of(place), **printed}


def files_of(place: Path) -> dict:
    found = {}
    for path in sorted(place.iterdir()):
        if path.suffix == ".json":
            found[path.name] = plain(json.loads(path.read_text("utf-8")))
        elif path.suffix == ".csv":
            found[path.name] = path.read_text("utf-8")
        elif path.suffix == ".tif":
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


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


def tall_step(folder: Path) -> Step:
    (fine, coarse), (_, target) = generated(folder / "inputs" / "tall", TALL_SIZE, 2)
    return Step(
        "tall",
        (
            "fuse",
            "--fine",
            fine,
            "--coarse",
            coarse,
            "--target",
            target,
            "--method",
            "starfm",
            "--param",
            "window=61",
            "-o",
            "fused.tif",
            "--change",
            "change.tif",
            "--report",
            "report.json",
            "--tile",
            "128",
            "--threads",
            "2",
        ),
    )


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
