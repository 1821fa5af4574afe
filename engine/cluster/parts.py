"""How a run is cut for a cluster: which rows of which date a part has, and the job that predicts them.
Pure arithmetic."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from ..door.jobs import FuseJob, Pair, StoredFiles, Target
from ..door.plain_files import exists
from ..raster.composing import is_in_place
from ..raster.strips import BLOCK


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
    whole scene.

    Args:
        job: of the part's date alone.
        top: the first row of F1's grid that the run predicts.
        folders: role to the folder that takes its parts.
        memory: megabytes; the same for all, so that all have the same tiles.
    """
    files = StoredFiles(**{role: str(folder / "part.tif") for role, folder in folders.items()})
    in_parts = all(job.outputs[role].lower().endswith(".vrt") for role in folders)
    target = job.first
    return replace(
        job,
        pairs=tuple(Pair(absolute(pair.fine), absolute(pair.coarse)) for pair in job.pairs),
        targets=(Target(absolute(target.coarse), files, date=target.date),),
        method=method_path(job.method),
        store=replace(job.store, cog=job.store.cog and in_parts),
        rows=(top + part.first, top + part.last),
        machine=replace(job.machine, cluster=None, memory=memory),
    )


def of_one_try(job: FuseJob) -> FuseJob:
    """A part's job with a name of its own, and its files with it: Dask runs a part anew by itself when the
    worker that had its result is gone, and a worker that was given up may still write."""
    attempt, target = uuid.uuid4().hex[:12], job.first
    stored = {role: path for role, path in vars(target.outputs).items() if path}
    files = {role: str(Path(path).with_name(f"try-{attempt}.tif")) for role, path in stored.items()}
    return replace(job, targets=(replace(target, outputs=StoredFiles(**files)),), id=attempt)


def absolute(path: str) -> str:
    """A file's path as other machines know it; other things that GDAL opens stay as they are."""
    return str(Path(path).absolute()) if exists(path) or is_in_place(path) else path


def method_path(method: str) -> str:
    """Likewise for a method, which is a name or a model file."""
    return absolute(method) if method.lower().endswith(".onnx") else method
