"""The methods compiled before their first run: each fuses a tiny scene once, in the engine's own process,
and a tiny series is filled and looked at for its seasons.

numba compiles a kernel when it is first called and keeps it in a file (engine/kernel_cache.py). Real runs on
the generator's scene call exactly what a person's first run calls, so there is no list of kernels that could
go stale. What fails here fails nobody: it is then compiled in the first run.

Standard library alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Callable

from ...models.catalogue.home import home
from ...models.catalogue.installed import catalogue, preferred_method
from ...models.catalogue.small_forest import small_forest
from . import client, process_tree
from .client import AnyJob
from .drivers_job import NATURAL
from .environment import PACKAGE
from .errors import CancelledError, ChronofuseError
from .fill_job import ALL_DATES, KALMAN, SMOOTHINGS
from .jobs import (
    BoundariesJob,
    ChangeJob,
    ClassifyJob,
    CollectionSource,
    DriversJob,
    DynamicsJob,
    FillJob,
    FuseJob,
    Pair,
    PhenologyJob,
    target_of,
)
from .process_environment import clean_environment
from .version import __version__

SIDE, BANDS = 272, 4
"""Of the tiny scene: wide enough that every window lies inside, and that a prior is brought up."""
COMPILED = "compiled.json"
AT_ONCE = 2
"""numba compiles on one core; a run takes some hundred megabytes, too."""
SECONDS = {
    "chrono": 62.0,
    "estarfm": 39.0,
    "series": 28.0,
    "kalman": 4.0,
    "phenology": 6.0,
    "boundaries": 20.0,
    "dynamics": 9.0,
    "classify": 5.0,
    "change": 2.0,
    "breaks": 4.0,
    "drivers": 1.0,
    "fitfc": 6.0,
    "fsdaf": 27.0,
    "softmix": 6.0,
    "starfm": 18.0,
    "ubdf": 20.0,
}
"""What compiling takes, measured on 2026-11-28 on two cores, three times alone and beside others: the first
run compiles what all share, and takes as long as all that follow. Of series, kalman, phenology and
what follows these are shares of the processor's time on a busy machine."""
UNKNOWN_SECONDS = 8.0
SERIES = "series"
"""Stands for what fills a series, beside the names of the methods."""
FIRST, DATES, DAYS = date(2024, 2, 20), 9, 24
"""Of the tiny series."""
ALMOST = 0.95
"""A run that takes longer than was expected is nearly done."""


@dataclass(frozen=True)
class Scene:
    """The generator's images: two pairs, and the coarse image of a date between them."""

    pairs: tuple[tuple[str, str], tuple[str, str]]
    between: str


def are_compiled() -> bool:
    """Whether the kernels of this very copy were compiled, by this Python."""
    try:
        return bool(json.loads((home() / "kernels" / COMPILED).read_text("utf-8"))["of"] == _copy())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def compile_all(
    python: str,
    tell: Callable[[float, str], None],
    log: Callable[[str], None],
    cancelled: Callable[[], bool],
    pace: float = 1.0,
) -> list[str]:
    """Compile what the methods need; the names of those that could not be compiled.

    Args:
        tell: given the share of all, 0 to 1, and the method that is compiled.
        pace: how many times longer this machine takes than the one that was measured.
    Raises:
        CancelledError: `cancelled` said so; what is compiled stays.
    """
    folder = Path(tempfile.mkdtemp(prefix="chronofuse-kernels-"))
    failed: list[str] = []
    try:
        tell(0.0, "")
        scene = make_scene(python, folder, cancelled, SIDE, BANDS, log)
        jobs = dict(_jobs(folder, scene))
        progress = _Shares(jobs, tell, pace)

        def run(name: str) -> None:
            def asked() -> bool:
                progress.look(name)
                return cancelled()

            try:
                client.run(jobs[name], lambda event: None, asked, python)
                log(f"{name}: compiled")
            except CancelledError:
                raise
            except ChronofuseError as error:
                log(f"{name}: {error} [{error.code}]")
                failed.append(name)
            progress.ended(name)

        first, *others = jobs
        run(first)  # what all methods share is compiled once
        with ThreadPoolExecutor(AT_ONCE if (os.cpu_count() or 1) > 1 else 1) as pool:
            list(pool.map(run, others))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not failed:
        _note()
    return failed


class _Shares:
    """How far all the runs are, of which two go on at a time: by the time that each takes, since a kernel
    that is compiled tells nothing."""

    def __init__(self, names: Iterable[str], tell: Callable[[float, str], None], pace: float) -> None:
        self._tell, self._pace, self._lock = tell, pace, threading.Lock()
        self._done, self._begun = dict.fromkeys(names, 0.0), dict[str, float]()
        self._whole = sum(map(_weight, self._done))

    def look(self, name: str) -> None:
        """A method's run goes on."""
        now = time.monotonic()
        gone = now - self._begun.setdefault(name, now)
        self._set(name, min(ALMOST, gone / (SECONDS.get(name, UNKNOWN_SECONDS) * self._pace)))

    def ended(self, name: str) -> None:
        """A method's run ended."""
        self._set(name, 1.0)

    def _set(self, name: str, inner: float) -> None:
        with self._lock:
            self._done[name] = max(self._done[name], inner)
            done = sum(_weight(one) * share for one, share in self._done.items())
            self._tell(done / self._whole, name)


def _weight(name: str) -> float:
    """The share of a method in the time of all: the first one has the machine for itself, of the others two
    go on at a time."""
    seconds = SECONDS.get(name, UNKNOWN_SECONDS)
    return seconds if name == preferred_method(SECONDS) else seconds / AT_ONCE


def make_scene(
    python: str,
    folder: Path,
    cancelled: Callable[[], bool],
    side: int,
    bands: int,
    log: Callable[[str], None] = lambda line: None,
) -> Scene:
    """Have the generator write its scene (models/simulation) into a folder, in a process of its own.

    Raises:
        CancelledError: `cancelled` said so.
        ChronofuseError: it failed.
    """
    said: list[str] = []

    def hear(line: str) -> None:
        log(line)
        said.append(line)

    options = ["--size", str(side), "--bands", str(bands)]
    try:
        status = process_tree.run(
            [python, "-I", str(client.ENTRY), "scene", str(folder), *options],
            clean_environment(),
            cancelled,
            hear,
        )
    except process_tree.Cancelled:
        raise CancelledError("The sample scene was cancelled; nothing was written.") from None
    fine, coarse = (sorted(map(str, folder.glob(f"{kind}_*.tif"))) for kind in ("fine", "coarse"))
    if status or len(fine) < 2 or len(coarse) < 2:
        raise client.death(status, "\n".join(said))
    between = folder / "between_2024-05-20.tif"
    return Scene(((fine[0], coarse[0]), (fine[-1], coarse[-1])), str(between))


def _jobs(folder: Path, scene: Scene) -> Iterator[tuple[str, AnyJob]]:
    """A run of each method that has kernels, the first one with all that can be had of it; and a series."""
    shutil.copyfile(scene.pairs[0][1], scene.between)
    first, second = (Pair(*pair) for pair in scene.pairs)
    methods = catalogue()
    networks = preferred_method(methods)
    names = [networks, *(name for name, one in methods.items() if one.family == "classical")]
    for name in dict.fromkeys(names):
        out = folder / name
        more = (
            {
                "ndvi": f"{out}_ndvi.tif",
                "change": f"{out}_change.tif",
                "uncertainty": f"{out}_uncertainty.tif",
                "reference": scene.pairs[1][0],
                "report": f"{out}.json",
                "html": f"{out}.html",
            }
            if name == networks
            else {}
        )
        two = methods[name].pairs_min > 1
        target = target_of(
            scene.between if two else scene.pairs[1][1],
            "2024-05-20" if two else None,
            output=f"{out}.tif",
            **more,
        )
        yield name, FuseJob.of((first, second) if two else (first,), [target], method=name, device="cpu")
    yield from _of_series(folder, scene)


def _of_series(folder: Path, scene: Scene) -> Iterator[tuple[str, AnyJob]]:
    """What is done with a series: filled by both methods that learn, with all that can be had of it; its
    seasons. The images are copies of the scene's. What a repair compiles beside takes four seconds."""
    images = folder / "images"
    images.mkdir()
    for number in range(DATES):
        day = FIRST + timedelta(DAYS * number)
        for role, path in zip(("fine", "coarse"), scene.pairs[number % 2]):
            shutil.copyfile(path, images / f"{role}_{day}.tif")
    sources = (CollectionSource((str(images),)),)
    between = (FIRST + timedelta(DAYS // 2)).isoformat()
    yield (
        SERIES,
        FillJob(
            sources,
            str(folder / SERIES),
            indices=("ndvi",),
            uncertainty=True,
            trend=ALL_DATES,
            smooth=SMOOTHINGS[0],
        ),
    )
    yield KALMAN, FillJob(sources, str(folder / KALMAN), dates=(between,), method=KALMAN)
    yield "phenology", PhenologyJob(sources, str(folder / "seasons.tif"), year=FIRST.year)
    model, days = (
        folder / "small.onnx",
        tuple(FIRST.timetuple().tm_yday + DAYS * n for n in range(1, DATES, 3)),
    )
    model.write_bytes(small_forest(tuple(f"band {number}" for number in range(1, BANDS + 1)), days))
    yield "classify", ClassifyJob(str(model), str(folder / "classes.tif"), (), sources)
    fine = "fine"  # its green and near infrared tell water, whether there is any or not
    yield "boundaries", BoundariesJob(sources, str(folder / "outlines.gpkg"), images=fine)
    yield "dynamics", DynamicsJob(sources, str(folder / "dynamics.tif"), images=fine)
    yield from _of_change(folder, scene, sources)


def _of_change(
    folder: Path, scene: Scene, sources: tuple[CollectionSource, ...]
) -> Iterator[tuple[str, AnyJob]]:
    """Change between two dates and within a series, and its drivers."""
    before, after = (pair[0] for pair in scene.pairs)
    yield "change", ChangeJob(str(folder / "change.tif"), before, after, min_area=1e4)
    yield "breaks", ChangeJob(str(folder / "breaks.tif"), sources=sources, images="fine", harmonics=0)
    yield "drivers", DriversJob(after, (before,), str(folder / "drivers.csv"), classes=NATURAL)


def _note() -> None:
    try:
        (home() / "kernels" / COMPILED).write_text(json.dumps({"of": _copy()}), "utf-8")
    except OSError:
        pass  # they are compiled again by the next set-up, which finds them there


def _copy() -> str:
    """What tells this copy of Chronofuse from another: numba compiles anew where a source is another one."""
    described = hashlib.sha256(f"{__version__} {sys.version_info[:2]} {PACKAGE}".encode())
    for path in sorted((PACKAGE / "engine").rglob("*.py")):
        status = os.stat(path)
        described.update(f"{path.name} {status.st_mtime_ns} {status.st_size}".encode())
    return described.hexdigest()
