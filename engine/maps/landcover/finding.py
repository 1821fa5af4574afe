"""The samples of a training: which pixels they are, and which of them are held out together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from ...door.errors import ClassesError, JobError
from ...door.plain_text import many
from ...door.train_classifier_job import BLOCKS, FIELD, POLYGONS, TrainClassifierJob
from ...points import footprints, places
from ...raster.grid import Grid
from ...raster.legend import Legend
from ...raster.unreadable import SHAPES
from . import labels, samples, splits
from .class_raster import raster_pixels


@dataclass(frozen=True)
class Found:
    """The samples on a grid, before their values are read."""

    pixels: np.ndarray
    """(pixels, 4): column, row, place, class."""
    legend: Legend
    kind: str
    """What is held out together where the job leaves it open."""
    notes: tuple[str, ...]
    """What is to be said of them."""
    groups: tuple[str, ...] = ()
    """Of each place the text of the field that samples are held out by."""


def found_samples(job: TrainClassifierJob, grid: Grid, known: Optional[Legend] = None) -> Found:
    """The pixels of a job's samples.

    Args:
        known: the classes of a model that is gone on from: theirs are the codes of these names.
    Raises:
        ChronofuseError: they can't be read, hold no classes, or lie elsewhere.
    """
    if job.field is None:
        _refuse_shapes(job.samples)
        pixels, legend, notes = raster_pixels(job.samples, grid, samples.MOST, job.seed)
        samples.require_any(pixels, len(pixels), grid)
        if known is not None:
            pixels, legend = _renumbered(pixels, legend, known)
        return Found(pixels, legend, BLOCKS, tuple(notes))
    read = places.read_labelled(job.samples, job.layer, job.field, job.split_field, job.crs)
    told = labels.labels_of(read.labels, job.field, job.samples, known)
    notes = [*told.notes, *_mended(read.places)]
    there = read.places
    if not there.crs:
        notes.append(samples.NO_CRS)
        there = places.Places(there.all, grid.crs)
    where, count = footprints.footprints_of(there, grid), len(read.labels)
    notes += samples.placed(where.notes, count, footprints.OUTSIDE, footprints.SMALL)
    pixels, torn = samples.pixels_of(where, told.codes, grid, told.legend)
    samples.require_any(pixels, count, grid)
    pixels, thinned = samples.drawn(pixels, samples.MOST, job.seed)
    kind = BLOCKS if there.are_points else POLYGONS
    return Found(pixels, told.legend, kind, (*notes, *torn, *thinned), read.groups)


def _renumbered(pixels: np.ndarray, legend: Legend, known: Legend) -> tuple[np.ndarray, Legend]:
    """A raster's pixels with the codes that its classes' names have in another legend, and both together."""
    told = labels.labels_of([entry.name for entry in legend], "class", "the samples", known)
    code_of = dict(zip(legend.codes, told.codes.tolist()))
    renumbered = pixels.copy()
    renumbered[:, 3] = [code_of[code] for code in pixels[:, 3].tolist()]
    return renumbered, told.legend


def _refuse_shapes(path: str) -> None:
    """Raises ClassesError where samples without a field are points or polygons."""
    if path.lower().endswith((*SHAPES, ".csv")):
        raise ClassesError(
            f"The samples '{path}' are points or polygons, and the field that holds their classes was not "
            "named: name it (--field)."
        )


def _mended(read: places.Places) -> list[str]:
    by_note = Counter(place.note for place in read.all if place.note)
    return [f"{many(count, 'sample')}: {note}." for note, count in by_note.items()]


@dataclass(frozen=True)
class Parted:
    """Samples in the parts that are held out."""

    folds: np.ndarray
    """(samples,)."""
    told: dict[str, Any]
    """By what, how many groups and parts, and of blocks their side."""
    notes: tuple[str, ...]


def parted(
    job: TrainClassifierJob,
    grid: Grid,
    read: samples.Samples,
    found: Found,
    legend: Legend,
    learnt: Optional[Legend] = None,
) -> Parted:
    """Samples parted as the job wants it.

    Args:
        learnt: classes that other samples have, too, which are never held out.
    Raises:
        JobError, ClassesError: there is no such field, or all samples are in one group.
    """
    kind = found.kind if job.split == "auto" else job.split
    if kind == FIELD and not found.groups:
        raise JobError("A raster of classes has no field to hold samples out by: use --split blocks.")
    true = samples.classes_in(read.codes.tolist(), legend)
    side: Optional[float] = None
    folds: Optional[np.ndarray] = None
    if kind == BLOCKS:
        width, height = grid.pixel  # from the grid's corner, so that blocks are whole pixels
        x, y = (read.columns + 0.5) * width, (read.rows + 0.5) * height
        side = job.block or splits.usual_side(x, y)
        column, row = splits.blocks_of(x, y, side)
        groups = samples.groups_of((column * (int(row.max()) + 1) + row).tolist())
        folds = splits.checkerboard(column, row) if job.folds == 2 else None
    else:
        owners = read.owners.tolist()
        groups = samples.groups_of([found.groups[owner] for owner in owners] if kind == FIELD else owners)
    if int(groups.max()) < 1:
        raise ClassesError(
            f"All samples are in one of the {kind} that are held out together, so that nothing can be "
            "tried: give more samples, or another --split."
        )
    if folds is None or np.unique(folds).size < 2:
        folds = splits.folds_of(groups, true, job.folds, job.seed)
    told = {"by": kind, "groups": int(groups.max()) + 1, "folds": int(folds.max()) + 1}
    told |= {"block": round(float(side), 6)} if side else {}
    elsewhere = learnt.codes if learnt is not None else ()
    return Parted(folds, told, _lonely(groups, true, legend, kind, elsewhere))


def _lonely(
    groups: np.ndarray, true: np.ndarray, legend: Legend, kind: str, elsewhere: Sequence[int]
) -> tuple[str, ...]:
    """What is to be said of classes that are in one group alone, and not known from elsewhere."""
    own = [(number, entry.name) for number, entry in enumerate(legend) if entry.code not in elsewhere]
    names = [name for number, name in own if np.unique(groups[true == number]).size < 2]
    if not names:
        return ()
    return (
        f"All samples of {', '.join(names)} lie in one of the {kind}: held out, nothing of it is known, and "
        f"its "
        "figures are 0; give samples of it elsewhere, too.",
    )
