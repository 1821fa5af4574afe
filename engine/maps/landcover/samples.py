"""The pixels of the samples, with their classes; what can't be learnt from is said and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Callable, Optional

import numpy as np

from ...door.errors import ClassesError, NoOverlapError
from ...door.plain_text import agreed, listed, many, none_of
from ...points.footprints import Footprints
from ...points.places import crs_assumed
from ...raster.grid import Grid, Window
from ...raster.legend import Legend

NO_CRS = crs_assumed("samples'")
FEWEST = 5
"""Pixels that a class needs to be learnt; of those that are held out it must be known, too."""
MOST = 100_000
"""Pixels that are learnt from; of more some are drawn."""
KEPT = 500
"""Pixels of a class that are not thinned out: with its share alone a rare one would be gone."""


@dataclass(frozen=True)
class Samples:
    """Pixels with a class."""

    values: np.ndarray
    """(samples, features) float32."""
    codes: np.ndarray
    """(samples,) of the legend."""
    owners: np.ndarray
    """(samples,) number of the place that each belongs to."""
    columns: np.ndarray
    rows: np.ndarray
    """(samples,) place in the grid."""

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, kept: np.ndarray) -> Samples:
        """Those of a mask or of places."""
        fields = (self.values, self.codes, self.owners, self.columns, self.rows)
        return Samples(*(field[kept] for field in fields))


def pixels_of(
    footprints: Footprints, codes: np.ndarray, grid: Grid, names: Legend
) -> tuple[np.ndarray, list[str]]:
    """(pixels, 4) int64 of column, row, place and class, each pixel once; and what is to be said.

    A pixel that samples of different classes share is left out; one that samples of one class share counts
    once.
    """
    parts = [
        np.stack(
            [c.columns.astype(np.int64) + c.window.x, c.rows.astype(np.int64) + c.window.y, c.owners], axis=1
        )
        for c in footprints.cells
    ]
    every = np.concatenate(parts) if parts else np.zeros((0, 3), np.int64)
    every = np.column_stack([every, codes[every[:, 2]]])
    every = every[every[:, 3] >= 0]
    number = every[:, 1] * grid.width + every[:, 0]
    order = np.lexsort((every[:, 2], number))
    every, number = every[order], number[order]
    first = np.r_[True, number[1:] != number[:-1]] if number.size else np.zeros(0, bool)
    group = np.cumsum(first) - 1
    least, most = (np.full(int(first.sum()), start, np.int64) for start in (1 << 40, -1))
    np.minimum.at(least, group, every[:, 3])
    np.maximum.at(most, group, every[:, 3])
    torn = least != most
    notes = []
    if torn.any():
        count = int(torn.sum())
        pairs = Counter(zip(least[torn].tolist(), most[torn].tolist())).most_common(3)
        told = listed([f"'{names[a].name}' and '{names[b].name}'" for (a, b), _ in pairs])
        notes.append(
            f"{many(count, 'pixel')} with samples of different classes ({told}) "
            f"{agreed(count, 'is', 'are')} left out: check the samples there."
        )
    return every[first][~torn], notes


def placed(notes: dict[int, str], places: int, outside: str, small: str) -> list[str]:
    """What is to be said of where the samples lie."""
    by_note = Counter(notes.values())
    found = []
    if by_note[outside]:
        found.append(f"{by_note[outside]} of {many(places, 'sample')}: outside the images, left out.")
    if by_note[small]:
        found.append(
            f"{many(by_note[small], 'polygon')} {agreed(by_note[small], 'is', 'are')} smaller than a pixel: "
            "of each the pixel counts that it lies in."
        )
    others = [(note, count) for note, count in by_note.items() if note not in (outside, small)]
    return found + [f"{many(count, 'sample')}: {note}." for note, count in others]


def require_any(pixels: np.ndarray, places: int, grid: Grid) -> None:
    """Raises NoOverlapError where no sample has a pixel."""
    if not len(pixels):
        raise NoOverlapError(
            f"{none_of(places, 'sample')} lies in the images ({grid.describe()}): check the coordinate "
            "reference system of the samples (--crs), and that the images show the same ground."
        )


def read_samples(
    pixels: np.ndarray,
    read: Callable[[Window], np.ndarray],
    features: int,
    grid: Grid,
    side: int,
    step: Callable[[float], None],
) -> Samples:
    """The values of pixels, window by window.

    Args:
        read: a window to (features, rows, cols).
        side: of a window, in pixels.
        step: is told the share that was read since the last time.
    """
    cell = (pixels[:, 1] // side) * (grid.width // side + 1) + pixels[:, 0] // side
    order = np.argsort(cell, kind="stable")
    values = np.empty((len(pixels), features), np.float32)
    starts = np.flatnonzero(np.diff(cell[order], prepend=-1))
    for begin, end in zip(starts, np.append(starts[1:], len(order))):
        here = order[begin:end]
        x, y = pixels[here, 0], pixels[here, 1]
        window = Window(int(x.min()), int(y.min()), int(np.ptp(x)) + 1, int(np.ptp(y)) + 1)
        values[here] = read(window)[:, y - window.y, x - window.x].T
        step((end - begin) / len(order))
    return Samples(values, pixels[:, 3], pixels[:, 2], pixels[:, 0], pixels[:, 1])


def drawn(pixels: np.ndarray, most: int, seed: int) -> tuple[np.ndarray, list[str]]:
    """At most so many pixels, of the larger classes some by chance; and what is to be said of it."""
    if len(pixels) <= most:
        return pixels, []
    random = np.random.default_rng(seed)
    kinds, counts = np.unique(pixels[:, 3], return_counts=True)
    shares = shares_of(dict(zip(kinds.tolist(), counts.tolist())), most)
    kept = [
        random.permutation(np.flatnonzero(pixels[:, 3] == kind))[: max(1, round(count * shares[kind]))]
        for kind, count in zip(kinds.tolist(), counts.tolist())
    ]
    chosen = pixels[np.sort(np.concatenate(kept))]
    return chosen, [drawn_note(len(pixels), len(chosen))]


def shares_of(counts: Mapping[int, int], most: int) -> dict[int, float]:
    """Of each class the share of its pixels that is drawn: that of all, so that the classes stay as frequent
    as they are, but of a rare class KEPT pixels."""
    share = min(1.0, most / max(1, sum(counts.values())))
    return {code: min(1.0, max(share, KEPT / count)) for code, count in counts.items() if count}


def drawn_note(there: int, kept: int) -> str:
    return (
        f"{many(there, 'pixel')} {agreed(there, 'has', 'have')} a class; {kept} of them, drawn by chance, "
        f"{agreed(kept, 'is', 'are')} learnt from."
    )


def usable(
    samples: Samples, legend: Legend, fills_gaps: bool, learnt: Optional[Legend] = None
) -> tuple[Samples, Legend, list[str]]:
    """The samples with values, of classes that can be learnt.

    Args:
        learnt: classes that other samples have, too, so that few of them will do here.
    Raises:
        ClassesError: fewer than two classes are left.
    """
    notes, kept = [], np.ones(len(samples), bool)
    whole = np.isfinite(samples.values)
    known = whole.any(axis=1) if fills_gaps else whole.all(axis=1)
    if not known.all():
        lost = int((~known).sum())
        notes.append(
            f"{lost} of {many(len(samples), 'pixel')} with a class {agreed(lost, 'lies', 'lie')} on nodata: "
            "left out."
        )
        kept &= known
    if len(samples) and not kept.any():
        raise ClassesError(
            f"No pixel with a class ({len(samples)}) lies where the images and the series have a value: "
            "check that the images overlap, their masks and their nodata values, or leave one out."
        )
    counts = Counter(samples.codes[kept].tolist())
    elsewhere = learnt.codes if learnt is not None else ()
    few = [code for code in legend.codes if counts[code] < FEWEST and code not in elsewhere]
    if few:
        told = listed([f"'{legend[code].name}' ({counts[code]})" for code in few])
        notes.append(
            f"{many(len(few), 'class')} {agreed(len(few), 'has', 'have')} fewer than {FEWEST} pixels, left "
            f"out: {told}; give more samples."
        )
        kept &= ~np.isin(samples.codes, few)
    rest = [e for e in legend if e.code not in few and (counts[e.code] or learnt is None)]
    if len(rest) < (2 if learnt is None else 1):
        told = listed([f"'{entry.name}' ({counts[entry.code]})" for entry in legend])
        raise ClassesError(
            f"A map needs two classes with at least {FEWEST} pixels each, and the samples have: {told}; give "
            "more samples."
        )
    return samples.only(kept), replace(legend, entries=tuple(rest)), notes


def classes_in(codes: Iterable[int], legend: Legend) -> np.ndarray:
    """Codes as places in the legend."""
    place = {code: number for number, code in enumerate(legend.codes)}
    return np.array([place[code] for code in codes], np.int64)


def groups_of(names: Sequence[str]) -> np.ndarray:
    """Whole numbers from 0 of names."""
    return np.unique(np.asarray(names), return_inverse=True)[1].astype(np.int64)
