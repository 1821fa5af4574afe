"""By how much each swath of a mosaic lies too high or too low, band by band: a mixed model of samples.

What a fine image shows of a cell of the ground is compared with the coarse image of its day, the common
ground of all swaths. Of cell c in image i, of day t and swath s, with coarse value x,

    fine - coarse = level + slope (x - mean) + ground(c) + day(t) + offset(s) + gain(s) (x - mean)
                    + own(i) + noise

- level and slope are what the two sensors differ by: everywhere the same, and no seam;
- ground(c) is what the cell shows of itself on all days. Where two swaths overlap it is the same number in
  both, so that there their offsets are told by the same ground; where none overlap, by the coarse images;
- day(t) is the day's, haze in the coarse image above all; images of one day have it in common;
- offset(s) and gain(s) are what is asked for: the swath's own, on all its days; 0 for the first swath;
- own(i) is an image's beside another one of the same day.

All but level and slope are normal numbers around 0. Their variances, and that of the noise, are learnt by
expectation and maximisation (Dempster, Laird and Rubin 1977; Laird and Ware 1982), in which each cell weighs
as for Student's t with four degrees of freedom, so that a cloud that a mask has missed says little. The
ground's numbers are eliminated (Henderson 1953), so that a system as large as there are days and swaths is
solved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

FREEDOM = 4.0
"""Degrees of freedom of Student's t."""
ROUNDS = 12
SURE = 2.0
"""Standard deviations from 0 at which an effect is told from nothing."""
WIDE_OFFSET, WIDE_GAIN = 0.1, 0.1
"""How far swaths may lie apart: deviations of what is likely before anything is seen, in reflectance and as a
share of the value. Wide, for the samples are many."""
MOST_GAIN = 0.25
LEAST = 1e-4
"""The least deviation of any of the normal numbers."""
FEWEST = 30
"""Cells that two swaths must both show, for what they overlap by to be relied on."""


@dataclass(frozen=True)
class Cells:
    """What samples show of one band: cells of the ground in images."""

    off: np.ndarray
    """(n,) float64: fine - coarse, finite."""
    coarse: np.ndarray
    """(n,) float64: the coarse value."""
    cell: np.ndarray
    image: np.ndarray
    """(n,) int: their numbers, from 0 on."""
    swath: np.ndarray
    day: np.ndarray
    """(images,) int: of each image the swath and the day, from 0 on."""


@dataclass(frozen=True)
class Line:
    """What is done with the values of an image: value x gain + offset."""

    gain: float
    offset: float

    def then(self, other: Line) -> Line:
        """Both, one after the other."""
        return Line(self.gain * other.gain, self.offset * other.gain + other.offset)


NOTHING = Line(1.0, 0.0)


def lines_of(cells: Cells) -> list[Line]:
    """The line of each image, (images,), that brings it to the level of the first swath; NOTHING where the
    samples tell none from chance.

    Swaths that overlap are brought together first, by the cells alone that several of them show. What is then
    left apart has offsets alone, for on another ground a gain can't be told from what the ground is.
    """
    together = _components(cells)
    lines = [NOTHING] * len(cells.swath)
    for first in np.unique(together):
        members = np.flatnonzero(together == first)
        part = _part(cells, np.isin(cells.swath[cells.image], members) & _is_shared(cells))
        if len(members) > 1 and len(part.off):
            order = np.full(len(together), 0)
            order[members] = np.arange(len(members))
            found = _lines(replace(part, swath=order[part.swath]), True)
            lines = [
                new if cells.swath[at] in members else old for at, (new, old) in enumerate(zip(found, lines))
            ]
    if len(np.unique(together)) < 2:
        return lines
    _, order = np.unique(together, return_inverse=True)
    gains, offsets = (
        np.array([getattr(one, name) for one in lines])[cells.image] for name in ("gain", "offset")
    )
    fine = (cells.off + cells.coarse) * gains + offsets
    moved = replace(cells, off=fine - cells.coarse, swath=order[cells.swath])
    return [before.then(after) for before, after in zip(lines, _lines(moved, False))]


def _components(cells: Cells) -> np.ndarray:
    """(swaths,) the first of the swaths that each hangs together with, by cells that both show."""
    count = int(cells.swath.max()) + 1 if len(cells.swath) else 0
    shown = _shown(cells, count)
    both = (shown.T.astype(int) @ shown.astype(int)) >= FEWEST
    first = np.arange(count)
    for _ in range(count):
        first = np.array([first[both[one] | (np.arange(count) == one)].min() for one in range(count)])
    return first


def _shown(cells: Cells, count: int) -> np.ndarray:
    """(cells, swaths) bool: which swaths show which cells."""
    shown = np.zeros((int(cells.cell.max()) + 1 if len(cells.cell) else 0, count), bool)
    shown[cells.cell, cells.swath[cells.image]] = True
    return shown


def _is_shared(cells: Cells) -> np.ndarray:
    """(n,) bool: samples of cells that several swaths show."""
    shown = _shown(cells, int(cells.swath.max()) + 1)
    found: np.ndarray = (shown.sum(axis=1) > 1)[cells.cell]
    return found


def _part(cells: Cells, which: np.ndarray) -> Cells:
    """Some of the samples."""
    chosen = (one[which] for one in (cells.off, cells.coarse, cells.cell, cells.image))
    return Cells(*chosen, cells.swath, cells.day)


def _lines(cells: Cells, with_gains: bool) -> list[Line]:
    """As `lines_of`, by all samples together."""
    images = len(cells.swath)
    if not len(cells.off) or images < 2:
        return [NOTHING] * images
    columns = _Columns.of(cells)
    value, deviation = _solved(cells, columns, WIDE_GAIN if with_gains else LEAST)
    middle = float(cells.coarse.mean())
    spread = max(float(cells.coarse.std()), 1e-9)
    of_sensors = value[1] / spread
    at_middle = middle + float(value[0])
    found = []
    for image in range(images):
        offset = gain = 0.0
        at_offset, at_gain = columns.of_swath(cells.swath[image])
        if at_offset is not None and at_gain is not None and _is_sure(value, deviation, (at_offset, at_gain)):
            offset += value[at_offset]
            gain = float(with_gains) * float(
                np.clip(value[at_gain] / spread / (1 + of_sensors), -MOST_GAIN, MOST_GAIN)
            )
        own = columns.own.get(image)
        if own is not None and _is_sure(value, deviation, (own,)):
            offset += value[own]
        # fine = true + offset + gain (true - at_middle)
        line = Line(float(1 / (1 + gain)), float((gain * at_middle - offset) / (1 + gain)))
        found.append(NOTHING if offset == 0.0 and gain == 0.0 else line)
    return found


def _is_sure(value: np.ndarray, deviation: np.ndarray, which: tuple[int, ...]) -> bool:
    return any(abs(value[at]) > SURE * deviation[at] for at in which)


@dataclass(frozen=True)
class _Columns:
    """Where the numbers lie that are looked for, the ground's left out."""

    days: int
    swaths: int
    own: dict[int, int]
    """Image to the place of its own number; of days with several images alone."""

    @classmethod
    def of(cls, cells: Cells) -> _Columns:
        days, swaths = int(cells.day.max()) + 1, int(cells.swath.max()) + 1
        alone = np.bincount(cells.day, minlength=days)[cells.day] == 1
        first = 2 + days + 2 * (swaths - 1)
        several = np.flatnonzero(~alone)
        return cls(days, swaths, {int(one): first + at for at, one in enumerate(several)})

    @property
    def count(self) -> int:
        return 2 + self.days + 2 * (self.swaths - 1) + len(self.own)

    def of_swath(self, swath: int) -> tuple[int | None, int | None]:
        """Places of offset and gain; None of the first one, which all are brought to."""
        if swath == 0:
            return None, None
        first = 2 + self.days + 2 * (int(swath) - 1)
        return first, first + 1

    def matrix(self, cells: Cells) -> sparse.csr_matrix:
        """(n, count): a row for each sample."""
        n = len(cells.off)
        rows = np.arange(n)
        away = (cells.coarse - cells.coarse.mean()) / max(float(cells.coarse.std()), 1e-9)
        swath, day = cells.swath[cells.image], cells.day[cells.image]
        own = np.array([self.own.get(one, -1) for one in range(len(cells.swath))])[cells.image]
        others, with_own = np.flatnonzero(swath > 0), np.flatnonzero(own >= 0)
        at = 2 + self.days + 2 * (swath[others] - 1)
        place = [np.zeros(n, int), np.ones(n, int), 2 + day, at, at + 1, own[with_own]]
        which = [rows, rows, rows, others, others, with_own]
        numbers = [np.ones(n), away, np.ones(n), np.ones(len(others)), away[others], np.ones(len(with_own))]
        whole = (np.concatenate(numbers), (np.concatenate(which), np.concatenate(place)))
        return sparse.csr_matrix(whole, (n, self.count))


def _solved(cells: Cells, columns: _Columns, wide_gain: float) -> tuple[np.ndarray, np.ndarray]:
    """The numbers that are likeliest, and the deviation of each."""
    matrix = columns.matrix(cells)
    ground = sparse.csr_matrix(
        (np.ones(len(cells.off)), (np.arange(len(cells.off)), cells.cell)),
        (len(cells.off), int(cells.cell.max()) + 1),
    )
    spread = max(float(cells.coarse.std()), 1e-9)
    begin = max(1.4826 * float(np.median(np.abs(cells.off - np.median(cells.off)))), LEAST)
    noise = of_ground = begin
    of_day = of_own = begin / 2
    weight = np.ones(len(cells.off))
    value = deviation = np.zeros(columns.count)
    days, first = slice(2, 2 + columns.days), 2 + columns.days
    own = slice(first + 2 * (columns.swaths - 1), columns.count)
    for _ in range(ROUNDS):
        prior = np.zeros(columns.count)
        prior[days] = of_day**-2
        prior[first : own.start : 2] = WIDE_OFFSET**-2
        prior[first + 1 : own.start : 2] = (wide_gain * spread) ** -2
        prior[own] = of_own**-2
        value, covariance, cell, of_cell = _round(matrix, ground, cells.off, weight, prior, noise, of_ground)
        deviation = np.sqrt(np.diag(covariance))
        left = cells.off - matrix @ value - ground @ cell
        noise = max(float(np.sqrt((weight * left**2).mean())), LEAST)
        weight = (FREEDOM + 1) / (FREEDOM + (left / noise) ** 2)
        of_ground = max(float(np.sqrt((cell**2 + of_cell).mean())), LEAST)
        of_day = max(_size(value[days], deviation[days]), LEAST)
        of_own = max(_size(value[own], deviation[own]), LEAST) if columns.own else of_own
    return value, deviation


def _round(
    matrix: sparse.csr_matrix,
    ground: sparse.csr_matrix,
    off: np.ndarray,
    weight: np.ndarray,
    prior: np.ndarray,
    noise: float,
    of_ground: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The numbers, their covariance, the ground's numbers and the variance of each of these."""
    share = weight / noise**2
    weighed = matrix.multiply(share[:, None]).tocsr()
    among = np.asarray((matrix.T @ weighed).todense()) + np.diag(prior)
    both = np.asarray((ground.T @ weighed).todense())
    of_cell = 1 / (ground.T @ share + of_ground**-2)
    right, of_right = weighed.T @ off, ground.T @ (share * off)
    among -= both.T @ (of_cell[:, None] * both)
    covariance = np.linalg.pinv(among, hermitian=True)
    value = covariance @ (right - both.T @ (of_cell * of_right))
    return value, covariance, of_cell * (of_right - both @ value), of_cell


def _size(values: np.ndarray, deviations: np.ndarray) -> float:
    return float(np.sqrt((values**2 + deviations**2).mean()))
