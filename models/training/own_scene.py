"""What a network learns from by itself: the scene that is to be predicted, one scale coarser.

C1 and C2 take the place of the fine images, and their own averages by the ratio that of the coarse ones; so
the truth is known, and no second fine image is needed (the second stage of DSFN, Sun et al. 2023). The
averages are made as those of any training (sensors.py), by a sensor that errs in nothing. The scene at its
own scale is prepared beside it, for the step there (self_supervised.py).
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable

import numpy as np
from torch import nn

from ...engine.door.cases_job import CasesJob, TrainingScene
from ...engine.door.errors import TrainingDataError
from ...engine.door.jobs import Pair
from ...engine.door.train_job import TrainJob
from ..catalogue.manifest_json import to_json
from . import coarse_images, extent, place_folders, prepare
from .case_folder import file_name
from .clock import PREPARING, Clock
from .dataset import load_for, with_baseline
from .drawing import SIDES, Drawn, write
from .export import manifest_of
from .places import SMALLEST, TrainingPlace, Warn
from .sensors import Sensor, coarse_pair

GAP, HELD_OUT = 8, 1 / 3
"""Of the rows along the longer side: those that neither part has, and the share that is validated on."""
FEWEST = 4
"""Averages along the shorter side of a part, at least; the ratio is less where it would leave fewer."""
LEAST_RATIO = 1.5
CLEAR = 0.4
"""The share of coarse pixels that must be clear at both dates."""
MOST_BLUR = 0.6
"""Of the averaging sensor's point spread, in averages."""


@dataclass(frozen=True)
class Gathered:
    """Folders of cases, and what the card says of them."""

    learn: Path
    check: Path
    fine: Path
    """Of the scene at its own scale; the truth in them is F1, and none."""
    card: dict[str, Any]


def gather(job: TrainJob, network: nn.Module, clock: Clock, warn: Warn) -> Gathered:
    """The cases of a job of the task SELF.

    Raises:
        ChronofuseError: the scene is too small, too cloudy or has nothing to learn from, in a sentence.
        Stopped: it was asked for.
    """
    clock.enter(PREPARING)
    folders = {name: job.folder / "cases" / name for name in ("learn", "check", "fine")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    manifest = manifest_of(network)
    text = to_json(replace(manifest, inputs=with_baseline(manifest.inputs)))
    place = coarse_images.place_of(Path(job.scene[1]), Path(job.scene[2]), job.ratio)
    if network.bands != "any":
        place = place_folders.with_bands([place], network.bands, warn)[0]
    learn, check = parts(place)
    ratio = _at_its_own_scale(job, network, text, folders["fine"], warn)
    scenes, checks = extent.scene_count(job), extent.check_count(job)

    def to_learn(rng: np.random.Generator) -> Drawn:
        return draw(learn, ratio, rng)

    def to_check(rng: np.random.Generator) -> Drawn:
        return draw(check, ratio, rng, forward=True)

    _prepare(job, text, to_learn, scenes, folders["learn"], lambda done: clock.tell(0.1 + 0.8 * done))
    _prepare(job, text, to_check, checks, folders["check"], lambda done: clock.tell(0.9 + 0.1 * done))
    by = sorted(averaged_by(part.size, ratio) for part in (learn, check))
    card = {**_card(job, ratio), "averaged_by": by, "bands": list(place.names)}
    counts = {"cases": {"real": 0, "simulated": scenes}, "checks": {"real": 0, "simulated": checks}}
    return Gathered(folders["learn"], folders["check"], folders["fine"], {**card, **counts})


def parts(place: TrainingPlace) -> tuple[TrainingPlace, TrainingPlace]:
    """What is learnt from and what is validated on, one below the other; of dates 0 (C1) and 1 (C2).

    Raises:
        TrainingDataError: too small to be parted and averaged, cloudy, or the same on both dates.
    """
    rows, cols = place.size
    held_out = max(SMALLEST, round(HELD_OUT * rows))
    if cols < SMALLEST or rows - held_out - GAP < SMALLEST:
        raise TrainingDataError(
            f"The coarse images have {rows} x {cols} pixels of their own over the scene, too few to be "
            f"averaged once more with a part kept for the validation (at least {2 * SMALLEST + GAP} x "
            f"{SMALLEST}): "
            "give a larger scene, or train on images of other dates (--data)."
        )
    first, second = (place.read(date, range(len(place.names)), _whole(place)) for date in (0, 1))
    both = np.isfinite(first + second).all(axis=0)
    made = (
        place.part("scene-to-learn-from", slice(0, rows - held_out - GAP)),
        place.part("scene-held-out", slice(rows - held_out, rows)),
    )
    share = min(both[one.first[0] : one.first[0] + one.size[0]].mean() for one in made)
    if share < CLEAR:
        raise TrainingDataError(
            f"Only {share:.0%} of the coarse pixels are clear on both dates, in the part to learn from or in "
            f"that to validate on, too few to learn from (at least {CLEAR:.0%}): give coarse images with "
            "fewer clouds, or a larger scene."
        )
    if not np.any(np.abs(second - first)[:, both] > 0):
        raise TrainingDataError(
            "C1 and C2 are alike in every pixel, so there is no change to learn from: give C2 of another "
            "date."
        )
    return made


def draw(place: TrainingPlace, ratio: float, rng: np.random.Generator, forward: bool = False) -> Drawn:
    """A piece of C1 and C2, averaged; half of them from C2 to C1 unless `forward`."""
    first = 0 if forward else int(rng.integers(2))
    sides = [min(n, int(rng.integers(*SIDES))) for n in place.size]
    row, col = (int(rng.integers(n - side + 1)) for n, side in zip(place.size, sides))
    window = slice(row, row + sides[0]), slice(col, col + sides[1])
    bands = range(len(place.names))
    before, after = (place.read(date, bands, window) for date in (first, 1 - first))
    by = averaged_by(sides, ratio)
    coarse, origin, _ = coarse_pair(before, after, by, rng, averaging(len(bands), by, rng))
    return Drawn(place.name, before, after, coarse, origin, by, place.names)


def averaged_by(size: Sequence[int], ratio: float) -> float:
    """The ratio, or what leaves the fewest averages along the shorter side."""
    return round(min(ratio, min(size) / FEWEST), 3)


def averaging(bands: int, ratio: float, rng: np.random.Generator) -> Sensor:
    """A sensor that averages, on a grid that begins anywhere, and has no error."""
    none = np.zeros((2, bands))
    return Sensor(
        ratio=ratio,
        origin=(-rng.uniform(0, ratio), -rng.uniform(0, ratio)),
        blur=rng.uniform(0, MOST_BLUR),
        shift=np.zeros((2, 2)),
        mix=np.eye(bands),
        bend=np.zeros(bands),
        wave=(1.0, 0.0),
        gain=1 + none,
        offset=none,
        drift=(0.0, 0.0),
        drift_reach=3.0,
        haze=(0.0, 0.0),
        noise=0.0,
        grain=0.0,
        step=0.0,
        missing=(0, 0),
    )


def _whole(place: TrainingPlace) -> tuple[slice, slice]:
    return slice(0, place.size[0]), slice(0, place.size[1])


def _at_its_own_scale(job: TrainJob, network: nn.Module, manifest: str, folder: Path, warn: Warn) -> float:
    """Prepare the scene as a fusion would see it; the ratio of its coarse pixels to its fine ones."""
    fine, coarse, target = job.scene
    if not any(folder.glob("*.npz")):
        scene = TrainingScene(
            f"{file_name(Path(target).stem)}~fine", (Pair(fine, coarse),), target, fine, job.ratio
        )
        prepare.run_job(
            CasesJob(manifest, str(folder), (scene,), threads=job.threads), lambda done: None, warn
        )
    ratio = load_for(network, min(folder.glob("*.npz"))).ratio
    if ratio < LEAST_RATIO:
        raise TrainingDataError(
            f"The coarse images have pixels of {ratio:.3g} times those of the fine one, so averaging by that "
            "tells nothing: if they were resampled to the fine pixels, say what they were (--ratio 16)."
        )
    return ratio


def _prepare(
    job: TrainJob,
    manifest: str,
    drawing: Callable[[np.random.Generator], Drawn],
    count: int,
    folder: Path,
    share: Callable[[float], None],
) -> None:
    """Draw scenes and let the engine make their cases, in portions; one that is done is not done again."""
    for start in range(0, count, prepare.AT_ONCE):
        end, mark = min(count, start + prepare.AT_ONCE), folder / f"{start}.done"
        if mark.exists():
            continue
        rng = np.random.default_rng([job.seed, start])
        with tempfile.TemporaryDirectory(prefix="chronofuse-scenes-") as rasters:
            drawn = {number: drawing(rng) for number in range(start, end)}
            scenes = [write(one, f"{file_name(one.place)}~{n}", Path(rasters)) for n, one in drawn.items()]

            def part(done: float, start: int = start, end: int = end) -> None:
                share((start + done * (end - start)) / count)

            made = CasesJob(manifest, str(folder), tuple(scenes), threads=job.threads)
            prepare.run_job(made, part, lambda code, sentence: None)
        mark.touch()


def _card(job: TrainJob, ratio: float) -> dict[str, Any]:
    names = [Path(path).name for path in job.scene]
    return {
        "data": [f"{names[1]} and {names[2]}, averaged once more"],
        "held_out": ["a third of the same scene"],
        "invented": 0,
        "coarse": "averages of the scene's own coarse images",
        "scene": dict(zip(("fine", "coarse", "target"), names)),
        "ratio": round(ratio, 3),
        "note": "Learnt by itself from the scene that it is for, without a second fine image; what it gains "
        "was measured at the coarse scale alone.",
    }
