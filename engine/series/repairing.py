"""A window of a cloudy date made whole, and what is learnt for it: predicted as a series is filled, tied to
the clear pixels around."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from typing import Callable, Optional

import numpy as np

from ..door.fill_job import LINEAR, FillJob
from ..raster.grid import Grid, Window, windows
from . import filling
from .dates import Filled
from .learning import Learnt
from .place import Place
from .tie import REACH, Tie
from .tie_learning import Learned, RimSamples, Samples, fold_of, tie_of
from .windows import Read

SIDE, MOST_ACROSS = 128, 7
"""Of the windows that are learnt from, and how many of them lie beside each other; small scenes whole."""
SAMPLES = 20_000
"""Clear pixels that the regression learns from."""
RIM_WINDOWS = 9
"""Windows that the rim is learnt from."""
LEAST_BLOCK = 8
"""Side of the blocks that are left out together, in pixels; they are as large as most holes."""
TIED = 12
"""References whose distance to the prediction is looked at."""
LAYERS = 4 * TIED
"""What the tie holds of a window beside what is read and predicted, in images."""
LEAST_SHOWN = 0.02
"""Share of the holes, so that a reference that shows none of them comes last."""


@dataclass(frozen=True)
class Repair:
    """All that decides about the pixels of a repaired image."""

    place: Place
    job: FillJob
    """How the prediction is made, as of a series."""
    target: Filled
    learnt: Optional[Learnt]
    """What kriging needs; None without coarse images."""
    tie: Optional[Tie] = None
    """None where no pixel is clear."""

    @property
    def days(self) -> tuple[date, ...]:
        """Of all fine images that are read."""
        return (self.target.day, *self.target.references)

    def read(self, window: Window, pool: Executor) -> Read:
        return Read(self.place, window, self.days, self.days, pool)

    def predicted(self, read: Read) -> filling.Window:
        """What the references alone let expect of a window, clear pixels too."""
        return filling.fill(self.job, self.target, read, self.learnt)


def predicting_job(job: FillJob, has_coarse: bool) -> FillJob:
    """The job with which all pixels are predicted; without coarse images in time alone."""
    job = replace(job, keep=False)
    return job if has_coarse else replace(job, method=LINEAR, uncertainty=False)


def apart_of(read: Read, day: date, predicted: np.ndarray, days: Sequence[date]) -> np.ndarray:
    """How far the references of some days are from a prediction, with the change of the coarse images since
    where there is one; (days, bands, pixels) float32."""
    apart = np.empty((len(days), *predicted.shape), np.float32)
    for one, other in zip(apart, days):
        change = read.coarse[day] - read.coarse[other]
        np.subtract(read.fine[other], predicted, out=one)
        one += np.where(np.isfinite(change), change, np.float32(0.0))
    return apart


def whole(repair: Repair, window: Window, pool: Executor) -> filling.Window:
    """A window made whole; the same whichever windows the scene is cut into."""
    own = repair.place.fine_on(repair.target.day).read(window)
    if np.isfinite(own).all():
        return _as_observed(own)
    grid = repair.place.grid
    around = window.grown(REACH, grid.width, grid.height) if repair.tie else window
    read = repair.read(around, pool)
    filled = repair.predicted(read)
    values, deviation = filled.values, filled.deviation
    own = read.fine[repair.target.day]
    inner = np.zeros((around.height, around.width), bool)
    inner[window.inside(around)] = True
    hole = np.isnan(own[0]) & inner.ravel()
    if repair.tie:
        values, deviation = _tied(
            repair.tie, repair.target, read, filled, hole, (around.height, around.width)
        )
    seen = np.isfinite(own[0])
    values, deviation, origin = (np.array(one) for one in (values, deviation, filled.origin))
    values[:, seen], deviation[:, seen] = own[:, seen], 0.0
    origin[0, seen], origin[1:, seen] = filling.OBSERVED, filling.NO_DAY
    inside = inner.ravel()
    return filling.Window(values[:, inside], deviation[:, inside], origin[:, inside])


def _as_observed(own: np.ndarray) -> filling.Window:
    values = own.reshape(len(own), -1)
    origin = np.full((3, values.shape[1]), filling.NO_DAY, np.int16)
    origin[0] = filling.OBSERVED
    return filling.Window(values, np.zeros_like(values), origin)


def _tied(
    tie: Tie,
    target: Filled,
    read: Read,
    filled: filling.Window,
    hole: np.ndarray,
    shape: tuple[int, int],
) -> tuple[np.ndarray, np.ndarray]:
    """Values and deviations of a window with all around it that its rim may reach to."""
    bands = len(filled.values)
    apart = _apart_whole(tie, target.day, read, filled)
    values = tie.corrected(filled.values, read.coarse[target.day], apart)
    off = (read.fine[target.day] - values).reshape(bands, *shape)
    wanted = np.argwhere(hole.reshape(shape))
    carried, left = tie.carried_in(off, wanted)
    values[:, hole] += carried
    deviation = tie.deviation(filled.deviation, apart)
    deviation[:, hole] *= np.sqrt(left)
    return values, np.where(np.isfinite(values), deviation, np.float32(np.nan))


def _apart_whole(tie: Tie, day: date, read: Read, filled: filling.Window) -> np.ndarray:
    """How far all references of a tie are from a prediction, cloudy or not."""
    apart = apart_of(read, day, filled.values, [date.fromisoformat(one) for one in tie.references])
    return tie.whole(filled.values, read.coarse[day], apart)


# ---- learning


def learn_tie(repair: Repair, pool: Executor, step: Callable[[float], None]) -> Optional[Tie]:
    """What the clear pixels of the date tell, from windows spread over the scene; None where none of them has
    a clear pixel that can be predicted. The same images give the same tie."""
    places = learning_windows(repair.place.grid)
    samples = _Gathered(repair, -(-SAMPLES // len(places)))
    for window in places:
        samples.add(window, pool)
        step(0.7 / len(places))
    if not samples.observed:
        return None
    chosen = samples.chosen()
    learned = tie_of(samples.of(chosen), [repair.target.references[one] for one in chosen])
    rim, unit = RimSamples(), np.array(learned.tie.after)
    near = samples.rims()
    for window in near:
        rim.add(_off(repair, learned, samples.side(), window, pool), unit)
        step(0.3 / len(near))
    return replace(learned.tie, rim=rim.rim())


def learning_windows(grid: Grid) -> list[Window]:
    """Windows spread over a scene; all of a small one."""
    if grid.width <= SIDE * MOST_ACROSS and grid.height <= SIDE * MOST_ACROSS:
        return list(windows(grid.width, grid.height, SIDE))
    width, height = min(SIDE, grid.width), min(SIDE, grid.height)
    across, down = (min(MOST_ACROSS, -(-size // SIDE)) for size in (grid.width, grid.height))
    columns = [round(n * (grid.width - width) / max(across - 1, 1)) for n in range(across)]
    rows = [round(n * (grid.height - height) / max(down - 1, 1)) for n in range(down)]
    return [Window(x, y, width, height) for y in rows for x in columns]


class _Gathered:
    """Pixels of a date and what was predicted of them, window by window."""

    def __init__(self, repair: Repair, most: int):
        self._repair, self._most = repair, most
        """At most so many clear pixels of a window, and as many cloudy ones."""
        self.observed: list[np.ndarray] = []
        self._predicted: list[np.ndarray] = []
        self._coarse: list[np.ndarray] = []
        self._apart: list[np.ndarray] = []
        self._deviation: list[np.ndarray] = []
        self._at: list[np.ndarray] = []
        count = len(repair.target.references)
        self._shown, self._holes = np.zeros(count), 0
        self._rims: list[tuple[int, int, Window]] = []

    def add(self, window: Window, pool: Executor) -> None:
        target, place = self._repair.target, self._repair.place
        clear = np.isfinite(place.fine_on(target.day).read(window)).all(axis=0)
        if not clear.any():
            return
        read = self._repair.read(window, pool)
        filled = self._repair.predicted(read)
        hole = ~clear.ravel()
        self._holes += int(hole.sum())
        for one, day in enumerate(target.references):
            self._shown[one] += np.isfinite(read.fine[day][0, hole]).sum()
        there = np.isfinite(filled.values[0])
        edges = int((clear[:, 1:] != clear[:, :-1]).sum() + (clear[1:] != clear[:-1]).sum())
        self._rims.append((-edges, len(self._rims), window))
        random = np.random.default_rng((window.x, window.y))
        some = [self._some(there & clear.ravel(), random), self._some(there & hole, random)]
        if not len(some[0]):
            return
        known = np.concatenate(some)
        apart = apart_of(read, target.day, filled.values, target.references)
        rows, columns = np.divmod(known, window.width)
        self.observed.append(read.fine[target.day][:, known])
        self._predicted.append(filled.values[:, known])
        self._coarse.append(read.coarse[target.day][:, known])
        self._apart.append(apart[:, :, known])
        self._deviation.append(filled.deviation[:, known])
        self._at.append(np.stack([rows + window.y, columns + window.x]))

    def _some(self, wanted: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """Indices of pixels, in their order."""
        pixels = np.flatnonzero(wanted)
        return pixels[np.sort(random.permutation(len(pixels))[: self._most])]

    def chosen(self) -> list[int]:
        """The references that the tie looks at: those near in time that show much of the holes."""
        days, day = self._repair.target.references, self._repair.target.day
        shown = np.maximum(self._shown / max(self._holes, 1), LEAST_SHOWN)
        order = sorted(range(len(days)), key=lambda one: abs((days[one] - day).days) / shown[one] ** 2)
        return sorted(order[:TIED])

    def of(self, chosen: Sequence[int]) -> Samples:
        def joined(parts: list[np.ndarray]) -> np.ndarray:
            return np.concatenate(parts, axis=-1).astype(float)

        apart = joined([part[list(chosen)] for part in self._apart]).transpose(0, 2, 1)
        return Samples(
            joined(self.observed).T,
            joined(self._predicted).T,
            joined(self._coarse).T,
            apart,
            joined(self._deviation).T,
            _block(np.concatenate(self._at, axis=1), self.side()),
        )

    def side(self) -> int:
        """Of the blocks that are left out: how wide a round hole is whose chords are as long as theirs."""
        edges = -sum(one[0] for one in self._rims)
        wide = 4 * self._holes / max(edges, 1) * 4 / np.pi
        grid = self._repair.place.grid
        return max(LEAST_BLOCK, round(min(wide, grid.width / 2, grid.height / 2)))

    def rims(self) -> list[Window]:
        """The windows with most of a rim in them."""
        return [window for _, _, window in sorted(self._rims, key=lambda one: one[:2])[:RIM_WINDOWS]]


def _block(at: np.ndarray, side: int) -> np.ndarray:
    """(2, pixels) int: row and column of the blocks that rows and columns, (2, pixels), lie in."""
    return at // side


def _off(repair: Repair, learned: Learned, side: int, window: Window, pool: Executor) -> np.ndarray:
    """Observed less predicted, with the regression of pixels of other blocks; (bands, rows, cols)."""
    read = repair.read(window, pool)
    filled = repair.predicted(read)
    day = repair.target.day
    apart = _apart_whole(learned.tie, day, read, filled)
    rows, columns = np.divmod(np.arange(filled.values.shape[1]), window.width)
    fold = fold_of(_block(np.stack([rows + window.y, columns + window.x]), side))
    off = np.empty_like(filled.values)
    for one, tie in enumerate(learned.without):
        out = fold == one
        parts = (np.ascontiguousarray(part[..., out]) for part in (filled.values, read.coarse[day], apart))
        off[:, out] = read.fine[day][:, out] - tie.corrected(*parts)
    return off.reshape(len(off), window.height, window.width)
