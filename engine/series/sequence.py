"""What a network for sequences is given of a window, and what becomes of what it says.

The image is cut into cells that lie where they lie, whatever the tile: the network sees a cell and its halo,
always in the same shape, so that the same numbers come out in every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Callable, Optional

import numpy as np

from ..door.fill_job import FillJob
from ..raster.grid import Window
from . import filling
from .by_details import MOST_SIDE
from .dates import Filled
from .groups import Margin
from .learning import Learnt
from .windows import Read

CELL = 128
"""Side of a cell, in fine pixels."""
FEATURES = 40
"""Numbers that a network holds of each pixel, band and date of a cell at one time."""
FEWEST = 2
"""Dates that a network takes at least; where there are fewer, empty ones stand in."""
Inputs = dict[str, np.ndarray]


@dataclass(frozen=True)
class SequenceNetwork:
    """A network for sequences as the engine runs it."""

    base: str
    """The method of series that it corrects."""
    references: int
    """It is given at most so many dates on each side."""
    halo: int
    run: Callable[[Mapping[str, np.ndarray]], np.ndarray]
    """Name to input (one item a batch), to (1, bands, rows, cols)."""


def around(target: Filled, references: int) -> tuple[date, ...]:
    """The days that a network is given of a date, in their order."""
    return tuple(sorted([*target.before[:references], *target.after[:references]]))


def inputs_of(
    target: Filled, days: Sequence[date], read: Read, base: filling.Window, unit: Sequence[float]
) -> Inputs:
    """What a network is given of a window, without the axis of the batch; pixels are one axis.

    Args:
        days: as `around` gives them.
        base: what the base method says; where it knows no deviation, a unit stands for it.
        unit: of the details, a band each.
    """
    shape = base.values.shape
    count = max(len(days), FEWEST)
    fine, coarse = (np.zeros((count, *shape), np.float32) for _ in range(2))
    valid, away = np.zeros((count, shape[1]), np.float32), np.zeros(count, np.float32)
    for number, day in enumerate(days):
        seen = np.isfinite(read.fine[day][0]) & np.isfinite(read.coarse[day][0])
        fine[number] = np.where(seen, read.fine[day], 0)
        coarse[number] = np.where(seen, read.coarse[day], 0)
        valid[number], away[number] = seen, (day - target.day).days
    size = np.array(unit, np.float32)
    doubt = np.where(np.isfinite(base.deviation), base.deviation, size[:, None])
    return {
        "fine": fine,
        "coarse": coarse,
        "valid": valid,
        "days": away,
        "base": np.nan_to_num(base.values),
        "deviation": doubt.astype(np.float32),
        "target": np.nan_to_num(read.coarse[target.day]),
        "unit": size,
    }


def fill(
    network: SequenceNetwork,
    job: FillJob,
    target: Filled,
    read: Read,
    learnt: Optional[Learnt],
    inner: Window,
    outer: Window,
) -> filling.Window:
    """Fill a window of a date: what the base method gives, corrected where it could use coarse images.

    Args:
        inner: the window, of whole cells.
        outer: the one that was read, with the halo.
    """
    base = filling.fill(replace(job, method=network.base, keep=False), target, read, learnt)
    unit = learnt.detail_unit if learnt else (1.0,) * len(base.values)
    given = inputs_of(target, around(target, network.references), read, base, unit)
    given = {name: _as_image(name, value, outer) for name, value in given.items()}
    # Where there is no coarse image of the date, the base has nothing to do with it, and neither has this.
    there = np.isfinite(read.coarse[target.day][0]).reshape(outer.height, outer.width)
    given["valid"] = given["valid"] * there
    corrected = np.empty((len(base.values), inner.height, inner.width), np.float32)
    for cell in _cells(inner):
        rows, cols = cell.inside(inner)
        corrected[:, rows, cols] = _run(network, given, cell, outer)
    cut = (slice(None), *inner.inside(outer))
    values, deviation, origin = (
        one.reshape(-1, outer.height, outer.width)[cut].reshape(len(one), -1)
        for one in (base.values, base.deviation, base.origin)
    )
    own = corrected.reshape(len(values), -1)
    better = np.isin(origin[0], (filling.FUSED, filling.FUSED_BETWEEN)) & np.isfinite(own).all(axis=0)
    window = filling.Window(np.where(better, own, values), deviation.copy(), origin.copy())
    if target.observed and job.keep:
        seen = read.fine[target.day].reshape(-1, outer.height, outer.width)[cut]
        return filling.keep_observed(window, seen.reshape(len(values), -1))
    return window


def _as_image(name: str, value: np.ndarray, outer: Window) -> np.ndarray:
    if name in ("days", "unit"):
        return value
    return value.reshape(*value.shape[:-1], outer.height, outer.width)


def _cells(inner: Window) -> Iterator[Window]:
    for y in range(inner.y, inner.bottom, CELL):
        for x in range(inner.x, inner.right, CELL):
            yield Window(x, y, min(CELL, inner.right - x), min(CELL, inner.bottom - y))


def _run(network: SequenceNetwork, given: Inputs, cell: Window, outer: Window) -> np.ndarray:
    """(bands, rows, cols) of a cell; what lies beyond the image has no values."""
    side, halo = CELL + 2 * network.halo, network.halo
    left, top = cell.x - halo - outer.x, cell.y - halo - outer.y
    inputs = {}
    for name, value in given.items():
        if value.ndim < 3:
            inputs[name] = value[None]
            continue
        rows, cols = (
            slice(max(0, first), min(size, first + side))
            for first, size in zip((top, left), value.shape[-2:])
        )
        whole = np.zeros((*value.shape[:-2], side, side), np.float32)
        whole[..., rows.start - top : rows.stop - top, cols.start - left : cols.stop - left] = value[
            ..., rows, cols
        ]
        inputs[name] = whole[None]
    out = network.run(inputs)[0]
    return out[:, halo : halo + cell.height, halo : halo + cell.width]


def reach_of(network: SequenceNetwork) -> int:
    """By so many pixels a window is grown on each side, so that the base's blocks stay where they lie."""
    return -(-network.halo // MOST_SIDE) * MOST_SIDE


def margin_of(network: SequenceNetwork) -> Margin:
    """What a tile needs beside what a filling needs."""
    within = (CELL + 2 * network.halo) ** 2 * 2 * network.references * FEATURES
    return Margin(2 * reach_of(network), 4 * network.references, CELL, within)
