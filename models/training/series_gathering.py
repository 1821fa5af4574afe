"""The cases of a network for sequences: places found and held out, coarse images made where there are none,
invented years, and cases prepared by the engine."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter

from ...engine.door.collection_source import CollectionSource
from ...engine.door.errors import ChronofuseError, TrainingDataError
from ...engine.door.preparation import COARSE, FINE
from ...engine.door.series_cases_job import SeriesCasesJob
from ...engine.door.train_job import TrainJob
from .. import images
from ..simulation.year_files import YearPlan, generate_year
from . import case_folder, extent, holdout, place_folders, prepare
from .clock import PREPARING, Clock
from .places import TrainingPlace, Warn, shifted

BLUR = 0.4
"""Of a simulated coarse image, in coarse pixels (standard deviation)."""
RATIOS = (16, 8, 4)
"""Of simulated coarse images; the first that leaves FEWEST coarse pixels on each side."""
FEWEST = 4
LARGEST = 256
"""Rows and columns of a place that are learnt from: its middle."""
FEWEST_DATES = 3
YEAR = YearPlan(
    size=160,
    bands=4,
    ratio=16.0,
    first=date(2024, 2, 15),
    last=date(2024, 11, 25),
    fine_every=11,
    coarse_every=11,
)
"""What an invented year is like; the coarse images are of the days of the fine ones."""
CHECK_SEED = 50_000
"""Invented years that are validated on have other seeds."""


@dataclass(frozen=True)
class Series:
    """Something to make cases of: a place, or the seed of an invented year."""

    name: str
    place: TrainingPlace | None = None
    seed: int = 0


def cases(
    job: TrainJob, references: int, base: str, clock: Clock, warn: Warn
) -> tuple[list[Path], list[Path], dict[str, Any]]:
    """Files of cases to learn from and to validate on, and what the model card says of them.

    Raises:
        ChronofuseError: there is nothing to learn from or to validate on.
        Stopped: it was asked for.
    """
    learn, check, note = _split(job, warn)
    clock.enter(PREPARING)
    counts = extent.scene_count(job), max(8, extent.check_count(job))
    folders = [job.folder / "cases" / name for name in ("learn", "check")]
    parts = (0.0, 0.8), (0.8, 1.0)
    files = []
    for series, folder, count, (begin, end) in zip((learn, check), folders, counts, parts):
        folder.mkdir(parents=True, exist_ok=True)
        each = max(1, math.ceil(count / len(series)))
        for number, one in enumerate(series):
            clock.tell(begin + (end - begin) * number / len(series))
            clouds = 0.3 if series is learn else 0.0
            _prepare(one, folder, SeriesCasesJob, each, clouds, job, references, base, warn)
        files.append(sorted(folder.glob("*.npz")))
        if not files[-1]:
            raise TrainingDataError(
                "No date of the places can be learnt from: a series needs at least three clear dates of one "
                "ground, called fine_<date>.tif."
            )
    card = {
        "data": [one.name for one in learn if one.place],
        "held_out": [one.name for one in check],
        "invented": job.invented,
        "coarse": "simulated" if job.coarse == "simulated" else "real where there are any, else simulated",
        "cases": len(files[0]),
        "checks": len(files[1]),
        **({"note": note} if note else {}),
    }
    (job.folder / case_folder.CARD).write_text(json.dumps(card, indent=1), "utf-8")
    return files[0], files[1], card


def _split(job: TrainJob, warn: Warn) -> tuple[list[Series], list[Series], str | None]:
    """What is learnt from and what is validated on; never the same ground."""
    years = [Series(f"invented-{9000 + job.seed + n}", seed=9000 + job.seed + n) for n in range(job.invented)]
    if not job.data:
        checked = CHECK_SEED + job.seed
        return years, [Series(f"invented-{checked}", seed=checked)], None
    places = [place for place in place_folders.find(Path(job.data), warn) if len(place.dates) >= FEWEST_DATES]
    if not places:
        raise TrainingDataError(
            f"No place in '{job.data}' has images of three dates, which a series needs: add more of them."
        )
    split = holdout.split(places, job.train, job.validate, job.seed)
    if split.note:
        warn("one-place", split.note)
    learn, check = ([Series(place.name, place) for place in some] for some in (split.learn, split.check))
    return learn + years, check, split.note


def _prepare(
    series: Series,
    folder: Path,
    kind: type[SeriesCasesJob],
    count: int,
    clouds: float,
    job: TrainJob,
    references: int,
    base: str,
    warn: Warn,
) -> None:
    """Write the cases of one series, unless they are there from before."""
    name = case_folder.file_name(series.name)
    mark = folder / f"{name}.done"
    if mark.exists():
        return
    with tempfile.TemporaryDirectory(prefix="chronofuse-series-") as made:
        try:
            sources = tuple(_sources(series, Path(made), job))
            asked = kind(
                sources,
                str(folder),
                name,
                count,
                base=base,
                references=references,
                clouds=clouds,
                seed=job.seed,
                threads=job.threads,
            )
            prepare.run_job(asked, lambda share: None, warn)
        except (prepare.WorkerDiedError, prepare.StalledError, prepare.ProtocolError):
            raise
        except ChronofuseError as error:
            warn("training-data", f"The place '{series.name}' is left out: {error}")
    mark.touch()


def _sources(series: Series, folder: Path, job: TrainJob) -> Iterator[CollectionSource]:
    """The images of a series, by their roles."""
    if series.place is None:
        for path in generate_year(folder, _plan(series.seed)):
            if path.parent.name == "truth":
                path.unlink()
        yield _of_role(sorted(folder.glob("fine_*.tif")), FINE)
        yield _of_role(sorted(folder.glob("coarse_*.tif")), COARSE)
        return
    place = series.place
    real = job.coarse != "simulated" and len(place.coarse) >= FEWEST_DATES
    fine, coarse = _written(place, folder, job, simulate=not real)
    yield _of_role(fine, FINE)
    yield _of_role(sorted(place.coarse.values()) if real else coarse, COARSE)


def _plan(seed: int) -> YearPlan:
    return YearPlan(**{**vars(YEAR), "seed": seed, "truth_every": 400})


def _of_role(paths: Sequence[Path], role: str) -> CollectionSource:
    return CollectionSource(tuple(map(str, paths)), role=role)


def _written(
    place: TrainingPlace, folder: Path, job: TrainJob, simulate: bool
) -> tuple[list[Path], list[Path]]:
    """The middle of a place as fine images, and coarse ones of it where they are to be simulated."""
    ratio = _ratio(place, job)
    high, wide = (min(LARGEST, side) // ratio * ratio for side in place.size)
    top, left = (place.size[0] - high) // 2, (place.size[1] - wide) // 2
    window = slice(top, top + high), slice(left, left + wide)
    if place.grid is None:
        raise TrainingDataError(f"The images of '{place.name}' do not say where they lie: give them a grid.")
    grid = shifted(place.grid, (top, left), (high, wide))
    fine, coarse = [], []
    for number, day in enumerate(place.dates):
        values = place.read(number, range(len(place.names)), window)
        fine.append(folder / f"fine_{day}.tif")
        images.write(fine[-1], values, place.names, grid)
        if simulate:
            coarse.append(folder / f"coarse_{day}.tif")
            images.write(coarse[-1], simulated(values, ratio), place.names, _coarse_grid(grid, ratio))
    return fine, coarse


def _ratio(place: TrainingPlace, job: TrainJob) -> int:
    """A whole ratio that leaves some coarse pixels."""
    least, most = job.ratios or (0, 100)
    for ratio in RATIOS:
        if min(place.size) // ratio >= FEWEST and least <= ratio <= most:
            return ratio
    return RATIOS[-1] if not job.ratios else max(2, round(least))


def simulated(fine: np.ndarray, ratio: int) -> np.ndarray:
    """(bands, rows / ratio, cols / ratio) of what a coarse sensor sees: blurred by a Gaussian, averaged over
    the coarse pixel; NaN where less than half of it is known."""
    known = np.isfinite(fine).all(axis=0)
    weight = gaussian_filter(known.astype(float), BLUR * ratio, mode="nearest")
    shape = (fine.shape[1] // ratio, ratio, fine.shape[2] // ratio, ratio)
    seen = []
    for band in fine:
        blurred = gaussian_filter(np.where(known, band, 0.0), BLUR * ratio, mode="nearest")
        values = np.where(known, blurred / np.maximum(weight, 1e-6), np.nan).reshape(shape)
        share = known.reshape(shape).mean(axis=(1, 3))
        total = np.nansum(values, axis=(1, 3)) / np.maximum(known.reshape(shape).sum(axis=(1, 3)), 1)
        seen.append(np.where(share >= 0.5, total, np.nan))
    return np.stack(seen)


def _coarse_grid(grid: images.ImageGrid, ratio: int) -> images.ImageGrid:
    left, width, a, top, b, height = grid.transform
    transform = (left, width * ratio, a * ratio, top, b * ratio, height * ratio)
    return images.ImageGrid(grid.rows // ratio, grid.cols // ratio, transform, grid.crs)
