"""Which single mistake explains that an image does not fit: scale, offset, order of the bands, or day.

The cells of a fine image are compared with those of the coarse images of the day, through one line a band for
the whole series, and with those of the fine images around it. How far they are off is told in what is usual
in the series. Where that is much, each mistake is undone, and the one that makes the image fit is named.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Callable, Optional

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..door.series_found import DATE, OFFSET, ORDER, SCALE

AROUND = 2
"""Dates on each side whose middle an image is compared with: one wrong one among them does not count."""
KEPT = 0.8
"""Share of the cells, the best fitting, that count: clouds that a mask missed are few."""
LEAST = 0.05
"""What is usual is taken as at least this share of the deviation of a band over the series."""
FEWEST, FEWEST_OF_A_DAY = 12, 30
"""Cells that two images must have in common; the second to say that they are of one day."""
BAD = 3.0
"""From so many times what is usual on an image does not fit."""
EXPLAINED, FITS = 0.4, 2.0
"""A mistake explains it where undoing it leaves at most this share, and no more than this many times what is
usual."""
UNLIKE = 1.5
"""A scale is another one from this factor on."""
FAR = 10
"""Days from which on a date is another one."""
STRANGE, ORDINARY = 6.0, 3.0
"""Robust deviations of the series above which the misfit of a date is strange, and up to which it is not."""
OTHER_DAY, BETTER = 1.35, 0.72
"""An image is of another day where it is off by this many times what is usual, and on that day by this
share of it."""
ALIKE = 0.7
"""What remains is at most this share of what differs between the cells, in the middle of the bands."""
OFTEN = 5
"""Dates from which on a cell's own difference between the sensors is known."""
EVEN = 0.35
"""An offset is one where it differs between the bands by at most this share of itself, and a factor the like:
a cloud makes dark bands brighter than bright ones."""

Cells = Mapping[date, np.ndarray]
"""Day to (bands, cells), NaN where there is nothing."""


@dataclass(frozen=True)
class Mistake:
    """What is wrong of an image, by what undoes it."""

    fault: str
    """SCALE, OFFSET, ORDER or DATE."""
    factor: float = 1.0
    """The image's values are so many times too large."""
    offset: float = 0.0
    """They are so much too high."""
    order: tuple[int, ...] = ()
    """Of each band the place in the image where its values stand."""
    day: Optional[date] = None
    """The day whose coarse image it fits."""
    before: float = 0.0
    after: float = 0.0
    """How far it is off as it is, and with the mistake undone, in what is usual."""
    is_alike: bool = True
    """Whether what is bright in it, with the mistake undone, is what should be."""


@dataclass(frozen=True)
class Usual:
    """What is usual between the images of a series and what they are compared with."""

    gain: np.ndarray
    offset: np.ndarray
    """(bands,): fine = gain x coarse + offset, the same for all dates."""
    own: np.ndarray
    """(bands, cells) or 0: what the fine sensor always sees more in a cell, as its detail."""
    off: np.ndarray
    """(bands,): by how much two images are off."""
    middle: float = 1.0
    spread: float = 0.0
    """Of the misfits of all dates: the median and the robust deviation."""

    def brought(self, cells: np.ndarray) -> np.ndarray:
        """Coarse cells as the fine sensor would see them."""
        return self.gain[:, None] * cells + self.offset[:, None] + self.own

    def above(self, deviations: float) -> float:
        """The misfit that lies so many deviations above the middle."""
        return self.middle + deviations * self.spread

    def misfit(self, values: np.ndarray, expected: np.ndarray) -> Optional[float]:
        """How far values are off, in what is usual; None where they have too little in common."""
        off = off_by(values, expected)
        return None if off is None else float(np.sqrt(np.mean((off / self.off) ** 2)))


def usual_of(fine: Cells, expected: Cells, with_line: bool) -> Optional[Usual]:
    """What is usual between images and what they are compared with; None where nothing can be compared.

    Args:
        with_line: whether the two are of different sensors.
    """
    days = [day for day in fine if day in expected]
    bands = len(next(iter(fine.values()))) if fine else 0
    gain, offset = np.ones(bands), np.zeros(bands)
    lines = (
        [line for day in days if (line := _line(fine[day], expected[day])) is not None] if with_line else []
    )
    if lines:
        gain, offset = np.median(lines, axis=0)
    usual = Usual(gain, offset, np.zeros(1), np.ones(bands))
    if with_line and len(days) >= OFTEN:
        usual = replace(usual, own=_own([fine[day] - usual.brought(expected[day]) for day in days]))
    every = [off for day in days if (off := off_by(fine[day], usual.brought(expected[day]))) is not None]
    if not every:
        return None
    spread = np.array([_spread(np.concatenate([fine[day][band] for day in days])) for band in range(bands)])
    least = np.maximum(LEAST * spread, 1e-9)
    usual = replace(usual, off=np.maximum(np.median(every, axis=0), least))
    misfits = np.sqrt(((np.array(every) / usual.off) ** 2).mean(axis=1))
    middle = float(np.median(misfits))
    return replace(usual, middle=middle, spread=1.4826 * float(np.median(np.abs(misfits - middle))))


def _own(differences: Sequence[np.ndarray]) -> np.ndarray:
    """(bands, cells): the middle of the differences of all dates; 0 where there are few."""
    stack = np.stack(differences)
    often = np.isfinite(stack).all(axis=1).sum(axis=0) >= OFTEN
    own = np.zeros(stack.shape[1:])
    own[:, often] = np.nanmedian(stack[:, :, often], axis=0)
    return own


def around(cells: Cells, days: Sequence[date], number: int) -> Optional[np.ndarray]:
    """(bands, cells): the middle of the images of the dates around one; None where there are too few."""
    first = max(0, min(number - AROUND, len(days) - 2 * AROUND - 1))
    last = first + 2 * AROUND + 1
    near = [cells[day] for at, day in enumerate(days[first:last], first) if at != number and day in cells]
    if len(near) < AROUND + 1:
        return None
    with np.errstate(all="ignore"):
        count = np.isfinite(near).sum(axis=0)
        middle = np.full(near[0].shape, np.nan, np.float32)
        some = count[0] >= AROUND
        middle[:, some] = np.nanmedian(np.stack(near)[:, :, some], axis=0)
        return middle


def off_by(values: np.ndarray, expected: np.ndarray) -> Optional[np.ndarray]:
    """(bands,): root mean square of the differences, without the largest; None of too few cells."""
    there = np.isfinite(values).all(axis=0) & np.isfinite(expected).all(axis=0)
    if there.sum() < FEWEST:
        return None
    squares = np.sort((values[:, there] - expected[:, there]) ** 2, axis=1)
    return np.sqrt(squares[:, : max(FEWEST, int(KEPT * squares.shape[1]))].mean(axis=1))


def mistake_of(
    values: np.ndarray,
    expected: np.ndarray,
    usual: Usual,
    others: Optional[Callable[[], Cells]] = None,
) -> Optional[Mistake]:
    """The mistake that explains why values do not fit; None where they do, or no single one explains it.

    Args:
        expected: what they are compared with, brought to the same sensor.
        others: gives the like of days far away; it is asked of what does not fit alone.
    """
    before = usual.misfit(values, expected)
    if before is None or before < usual.above(STRANGE):
        return None
    tried: list[Mistake] = []
    if before >= BAD:
        most = min(EXPLAINED * before, max(FITS, usual.above(ORDINARY)))
        undone = [how(values, expected, usual) for how in (_as_scale, _as_offset, _as_order)]
        tried = [one for one in undone if one is not None and one.after <= most and one.is_alike]
    if before >= OTHER_DAY and others:
        day = _as_day(values, expected, usual, others())
        tried += [day] if day and day.after <= min(BETTER * before, usual.above(ORDINARY)) else []
    best = min(tried, key=lambda one: one.after, default=None)
    return None if best is None else replace(best, before=before)


def _as_scale(values: np.ndarray, expected: np.ndarray, usual: Usual) -> Optional[Mistake]:
    middles = np.nanmedian(values, axis=1), np.nanmedian(expected, axis=1)
    with np.errstate(all="ignore"):
        ratios = middles[0] / middles[1]
    if not (np.isfinite(ratios) & (ratios > 0)).all():
        return None
    factor = float(np.exp(np.median(np.log(ratios))))
    after = usual.misfit(values / factor, expected)
    is_even = np.abs(np.log(ratios / factor)).max() <= EVEN
    if after is None or abs(math.log(factor)) < math.log(UNLIKE) or not is_even:
        return None
    return Mistake(SCALE, factor=factor, after=after, is_alike=_is_alike(values / factor, expected))


def _as_offset(values: np.ndarray, expected: np.ndarray, usual: Usual) -> Optional[Mistake]:
    """Haze is an offset, too, but less in every longer wave; one of the file is the same in all bands."""
    offsets = np.nanmedian(values - expected, axis=1)
    offset = float(np.median(offsets))
    if not np.abs(offsets - offset).max() <= EVEN * abs(offset) or len(offsets) < 2:
        return None
    after = usual.misfit(values - offset, expected)
    if after is None:
        return None
    return Mistake(OFFSET, offset=offset, after=after, is_alike=_is_alike(values - offset, expected))


def _as_order(values: np.ndarray, expected: np.ndarray, usual: Usual) -> Optional[Mistake]:
    bands = len(values)
    cost = np.zeros((bands, bands))
    for wanted in range(bands):
        for band in range(bands):
            off = off_by(values[band : band + 1], expected[wanted : wanted + 1])
            cost[wanted, band] = 1e6 if off is None else float(off[0]) / usual.off[wanted]
    order = linear_sum_assignment(cost**2)[1]
    after = usual.misfit(values[order], expected)
    if after is None or (order == np.arange(bands)).all():
        return None
    alike = _is_alike(values[order], expected)
    return Mistake(ORDER, order=tuple(map(int, order)), after=after, is_alike=alike)


def _is_alike(values: np.ndarray, expected: np.ndarray) -> bool:
    """Clouds are bright where they are, not where the land is."""
    off = off_by(values, expected)
    spreads = np.array([_spread(band) for band in expected])
    return off is not None and bool(np.median(off / np.maximum(spreads, 1e-9)) <= ALIKE)


def _as_day(values: np.ndarray, expected: np.ndarray, usual: Usual, others: Cells) -> Optional[Mistake]:
    """By days that show about the same cells: of a few of them some other day is always alike."""
    least = max(FEWEST_OF_A_DAY, KEPT * _common(values, expected))
    found = [
        (after, day)
        for day, cells in others.items()
        if _common(values, cells) >= least and (after := usual.misfit(values, cells)) is not None
    ]
    if not found:
        return None
    after, day = min(found)
    return Mistake(DATE, day=day, after=after)


def _common(one: np.ndarray, other: np.ndarray) -> int:
    return int((np.isfinite(one).all(axis=0) & np.isfinite(other).all(axis=0)).sum())


def _line(fine: np.ndarray, coarse: np.ndarray) -> Optional[np.ndarray]:
    """(2, bands): gain and offset by spreads and middles, which noise on both sides does not flatten."""
    there = np.isfinite(fine).all(axis=0) & np.isfinite(coarse).all(axis=0)
    if there.sum() < FEWEST:
        return None
    fine, coarse = fine[:, there], coarse[:, there]
    spreads = [np.array([_spread(band) for band in one]) for one in (fine, coarse)]
    if not (spreads[1] > 0).all() or not (spreads[0] > 0).all():
        return None
    gain = spreads[0] / spreads[1]
    return np.stack([gain, np.median(fine, axis=1) - gain * np.median(coarse, axis=1)])


def _spread(values: np.ndarray) -> float:
    """Half of what lies between the 16th and the 84th of a hundred: a normal distribution's deviation."""
    known = values[np.isfinite(values)]
    if not known.size:
        return 0.0
    low, high = np.percentile(known, (16, 84))
    return float(high - low) / 2
