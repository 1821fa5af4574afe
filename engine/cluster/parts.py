"""How a run is cut for a cluster: which rows of which date a part has, and the job that predicts them.
Pure arithmetic."""

from __future__ import annotations

import os
import re
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from ..door.jobs import FuseJob, Pair, StoredFiles, Target
from ..door.preparation import Preparation
from ..raster.strips import BLOCK

_IN_AN_ARCHIVE = re.compile(r"((?:/vsi(?:zip|tar|gzip)/)+)([^{].*)", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """Some rows of one target date."""

    date: int
    """Of the target date, from 0."""
    first: int
    last: int
    """Rows from `first` to before `last`, counted from the first row that the run predicts."""

    def __str__(self):
        return f"rows {self.first} to {self.last} of date {self.date + 1}"


def plan(height: int, dates: int, slots: int, each: int) -> list[Part]:
    """All parts, those of a date from its top.

    Args:
        height: rows that are predicted.
        slots: how many parts the cluster runs at the same time.
        each: parts a slot, where rows are cut: more even out machines of different speed, fewer repeat less.

    A date is one part where there are dates enough for all slots. Cuts lie where strips end, so that the
    joined file is written from the same strips as that of a single machine.
    """
    strips = -(-height // BLOCK)
    bands = 1 if dates >= slots else min(strips, -(-each * slots // dates))
    edges = [min(height, strips * number // bands * BLOCK) for number in range(bands + 1)]
    return [Part(date, first, last) for date in range(dates) for first, last in zip(edges, edges[1:])]


def part_job(job: FuseJob, part: Part, top: int, folders: dict[str, Path], memory: int) -> FuseJob:
    """The job of a part, for a machine that shares the file system. It takes the scene's figures from the
    whole scene, and bands, ratio and clouds from all dates, as a run on one machine does.

    Args:
        job: the whole run's.
        top: the first row of F1's grid that the run predicts.
        folders: role to the folder that takes its parts.
        memory: megabytes; the same for all, so that all have the same tiles.
    """
    own = job.targets[part.date]
    files = StoredFiles(**{role: str(folder / "part.tif") for role, folder in folders.items()})
    in_parts = all(own.files[role].lower().endswith(".vrt") for role in folders)
    targets = [Target(absolute(target.coarse), date=target.date) for target in job.targets]
    targets[part.date] = replace(targets[part.date], outputs=files)
    return replace(
        job,
        pairs=tuple(Pair(absolute(pair.fine), absolute(pair.coarse)) for pair in job.pairs),
        targets=tuple(targets),
        date=part.date,
        calibration=tuple(absolute(path) for path in job.calibration) if _is_scaled(folders) else (),
        preparation=_elsewhere(job.preparation),
        method=method_path(job.method),
        store=replace(job.store, cog=job.store.cog and in_parts),
        rows=(top + part.first, top + part.last),
        machine=replace(job.machine, cluster=None, memory=memory),
    )


def _is_scaled(folders: dict[str, Path]) -> bool:
    return bool({"uncertainty", "bounds"} & set(folders))


def _elsewhere(asked: Preparation) -> Preparation:
    """What is done with the images as other machines know it: their masks are files, too, and nobody there
    looks at a reference."""
    asked = asked.without("reference")
    masked = {role: replace(asked.images[role], mask=absolute(path)) for role, path in asked.masks.items()}
    return replace(asked, images={**asked.images, **masked})


def of_one_try(job: FuseJob) -> FuseJob:
    """A part's job with a name of its own, and its files with it: Dask runs a part anew by itself when the
    worker that had its result is gone, and a worker that was given up may still write."""
    attempt, target = uuid.uuid4().hex[:12], job.first
    stored = {role: path for role, path in vars(target.outputs).items() if path}
    files = {role: str(Path(path).with_name(f"try-{attempt}.tif")) for role, path in stored.items()}
    own = replace(target, outputs=StoredFiles(**files))
    return replace(job, targets=tuple(own if one is target else one for one in job.targets), id=attempt)


def absolute(path: str) -> str:
    """A path as other machines know it, also of what lies in an archive (`x.zip/R20m`,
    `/vsizip/x.zip/a.tif`); other things that GDAL opens stay as they are."""
    found = _IN_AN_ARCHIVE.fullmatch(path)
    if found:
        return found[1] + absolute(found[2])
    place = Path(os.path.expanduser(path))
    return str(place.absolute()) if any(_is_there(one) for one in (place, *_above(place))) else path


def _above(place: Path) -> list[Path]:
    """The folders and archives above a path, but for the one that all are in."""
    return [one for one in place.parents if one.name]


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):  # what is longer than a path can be
        return False


def method_path(method: str) -> str:
    """Likewise for a method, which is a name or a model file."""
    return absolute(method) if method.lower().endswith(".onnx") else method
