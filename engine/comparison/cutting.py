"""What is compared of a place: all of a small one, of a large one a few windows, cut out of each date's
images once, so that it takes minutes whatever the images' size."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from ..align.crops import window_around, write_part
from ..collection.pairing import Pair
from ..door.errors import BandMismatchError, ChronofuseError
from ..door.pairs_found import LeftOut
from ..door.plain_text import cut
from ..door.preparation import AUTO, EVERY, Preparation, Reading
from ..raster.band_partners import partners_of, settled
from ..raster.grid import Window
from ..raster.handles import closed_again
from ..raster.readers import Image
from ..series.place import Place
from ..yardstick.independence import doubt_of

WHOLE = 640
"""A place of no more pixels than a square of this side is compared as it is."""
SIDE = 320
"""Of the windows of a larger one; there are four."""
MOST_VALUES = 8 * WHOLE**2
"""Of a window over all bands: the predictions of all methods are in memory together. Of many bands the
windows are smaller."""
ROLES = ("fine", "coarse")
EMPTY, SHARED = "empty", "shared"
TRIED = 2
"""Places along each side of a quarter where its window may lie."""
LEAST_VALID = 0.1
"""A date of whose pixels a smaller share is valid shows nothing that could be compared."""


@dataclass(frozen=True)
class Cut:
    """A window of the place, with the images of each date as files."""

    window: Window
    fine: dict[date, str]
    coarse: dict[date, str]


@dataclass(frozen=True)
class Cuts:
    """All windows, and the dates of which there is something in them."""

    windows: tuple[Cut, ...]
    dates: tuple[date, ...]
    left_out: dict[date, LeftOut]
    empty: tuple[date, ...]
    """Of those left out the ones that show almost nothing, ..."""
    shared: tuple[date, ...]
    """... and the ones whose coarse image is that of another date, which is mostly nearer to it."""


def asked_of(preparation: Preparation) -> Preparation:
    """What of a preparation is still to be done with what was cut out, in which the numbers are right."""
    hidden = preparation.of("F1").mask == AUTO or preparation.of("C1").mask == AUTO
    reading = Reading(scale=1.0, offset=0.0, mask=AUTO if hidden else None)
    return Preparation(
        images={EVERY: reading},
        buffer=preparation.buffer if hidden else 0,
        register=preparation.register,
        harmonise=preparation.harmonise,
    )


def windows_of(place: Place, pairs: Sequence[Pair]) -> list[Window]:
    """All of a small place; of a large one a window in each quarter, where most dates have data."""
    width, height = place.grid.width, place.grid.height
    if width * height <= WHOLE**2 and width * height * len(place.names) <= MOST_VALUES:
        return [place.grid.window]
    side = min(SIDE, math.isqrt(MOST_VALUES // len(place.names)))
    step = max(1, round(place.ratio))
    half_width, half_height = max(1, width // 2), max(1, height // 2)
    quarters = [(x, y) for y in (0, half_height) for x in (0, half_width)]
    found = []
    for x, y in quarters:
        candidates = list(_within(Window(x, y, half_width, half_height), side, step))
        shares = [_valid(place, pairs, window) for window in candidates]
        best = max(range(len(candidates)), key=lambda number: round(shares[number], 2))
        if shares[best] > 0:
            found.append(candidates[best])
    return found or [Window(0, 0, min(side, width), min(side, height))]


def _within(quarter: Window, side: int, step: int) -> Iterable[Window]:
    """Where the window of a quarter may lie; on whole coarse pixels of images that were resampled."""
    width, height = min(side, quarter.width), min(side, quarter.height)
    for down in range(TRIED):
        for right in range(TRIED):
            x = quarter.x + (quarter.width - width) * right // max(1, TRIED - 1)
            y = quarter.y + (quarter.height - height) * down // max(1, TRIED - 1)
            x, y = (x // step * step, y // step * step)
            yield Window(x, y, width, height)


def _valid(place: Place, pairs: Sequence[Pair], window: Window) -> float:
    """Mean share of valid pixels over the dates."""
    with closed_again():
        return float(np.mean([np.isfinite(place.fine_on(p.day).read(window)).all(0).mean() for p in pairs]))


def cut_out(
    place: Place,
    pairs: Sequence[Pair],
    wanted: Callable[[Sequence[date]], Iterable[date]],
    asked: Preparation,
    folder: Path,
    step: Callable[[float], None] = lambda share: None,
) -> Cuts:
    """Write the windows of the dates that are wanted. One that can't be read, shows nothing, or has no truth
    of its own is left out, and others are wanted in its place.

    Args:
        pairs: in the order of their dates.
        wanted: takes the dates that are left, and gives those of them that are needed.
        asked: how the images are to be read.
        folder: where the files go.
        step: takes the shares of the work that were just done.
    """
    left = {pair.day: pair for pair in pairs}
    needed = list(wanted(list(left)))
    windows = windows_of(place, [left[day] for day in needed])
    cuts, seen = tuple(Cut(window, {}, {}) for window in windows), dict[str, str]()
    kept, useless = set[date](), dict[date, _Useless]()
    while to_do := [day for day in needed if day not in kept]:
        for day in sorted(to_do, key=lambda day: left[day].gap):
            why = _cut_pair(place, left[day], asked, cuts, folder, seen)
            if why is None:
                kept.add(day)
            else:
                useless[day] = why
                del left[day]
        step(len(to_do) / len(pairs))
        needed = list(wanted(list(left))) if len(left) > 1 else []
    paths = {pair.day: pair.fine.path for pair in pairs}
    left_out = {day: LeftOut(paths[day], why.reason) for day, why in sorted(useless.items())}
    empty, shared = (tuple(day for day in left_out if useless[day].kind == kind) for kind in (EMPTY, SHARED))
    return Cuts(cuts, tuple(sorted(kept & set(needed))), left_out, empty, shared)


@dataclass(frozen=True)
class _Useless:
    """Why a date can't be used."""

    reason: str
    kind: str = ""
    """EMPTY or SHARED, where many dates may be so."""


def _cut_pair(
    place: Place, pair: Pair, asked: Preparation, cuts: Sequence[Cut], folder: Path, seen: dict[str, str]
) -> Optional[_Useless]:
    """Write both images of a date; why it can't be used, if so."""
    called, written = f"The fine image of {pair.day}", {role: _Written() for role in ROLES}
    try:
        with closed_again():
            images = dict(zip(ROLES, (place.fine_on(pair.day), coarse_of(place, pair, asked))))
            if doubt := doubt_of(
                images["fine"], called, target=images["coarse"], called_target="its coarse image"
            ):
                return _Useless(doubt)
            for number, one in enumerate(cuts):
                around = window_around(images["coarse"].grid, place.grid.part(one.window), place.ratio)
                for role, window, files in zip(ROLES, (one.window, around), (one.fine, one.coarse)):
                    path = folder / f"{role}_{number}_{pair.day.isoformat()}.tif"
                    written[role].add(write_part(images[role], window, place.first.names, path))
                    files[pair.day] = str(path)
    except ChronofuseError as error:
        return _Useless(str(error))
    fine, coarse = (written[role] for role in ROLES)
    if min(fine.share, coarse.share) < LEAST_VALID:
        return _Useless(
            f"The images of {pair.day} show almost nothing of what is compared "
            f"({fine.share:.0%} of the fine pixels and {coarse.share:.0%} of the coarse ones are valid).",
            EMPTY,
        )
    if fine.is_one_value:
        return _Useless(
            f"{called} ('{cut(pair.fine.path)}') has one value all over: look whether it was written whole."
        )
    if seen.setdefault(pair.coarse.path, str(pair.day)) != str(pair.day):
        return _Useless(f"The coarse image of {pair.day} is that of {seen[pair.coarse.path]}.", SHARED)
    same = _same_as_another(pair, {role: one.mark.hexdigest() for role, one in written.items()}, seen)
    return _Useless(same) if same else None


class _Written:
    """What was written of an image, over the windows."""

    def __init__(self) -> None:
        self.mark = hashlib.sha256()
        self.share = 0.0
        """Of the pixels that are valid, in the window where it is most."""
        self.lowest, self.highest = np.array(np.inf), np.array(-np.inf)
        """(bands,)."""

    def add(self, values: np.ndarray) -> None:
        """Take a window, (bands, rows, cols)."""
        self.mark.update(np.ascontiguousarray(np.nan_to_num(values, nan=-1e30)).tobytes())
        known = np.isfinite(values)
        self.share = max(self.share, float(known.all(axis=0).mean()))
        low = np.where(known, values, np.inf).min(axis=(1, 2))
        high = np.where(known, values, -np.inf).max(axis=(1, 2))
        self.lowest, self.highest = np.minimum(self.lowest, low), np.maximum(self.highest, high)

    @property
    def is_one_value(self) -> bool:
        """In every band."""
        return bool((self.lowest == self.highest).all())


def _same_as_another(pair: Pair, marks: dict[str, str], seen: dict[str, str]) -> Optional[str]:
    """Why an image that another date has, too, says nothing; a truth that is F1 itself is no truth."""
    for role, mark in marks.items():
        other = seen.get(mark)
        if other is not None:
            path = (pair.fine if role == "fine" else pair.coarse).path
            return (
                f"The {role} image of {pair.day} ('{cut(path)}') is that of {other}, pixel by pixel, so that "
                "the one is no independent truth of the other: give each date its own image."
            )
    for mark in marks.values():
        seen[mark] = pair.day.isoformat()
    return None


def coarse_of(place: Place, pair: Pair, asked: Preparation) -> Image:
    """The coarse image of a pair on its own grid, with the bands that are compared.

    Raises:
        ChronofuseError: it can't be read, or lacks a band.
    """
    image = place.own_coarse(pair.coarse)
    kept, (order,) = settled(place.first, [partners_of(place.first, image, asked)], asked)
    if len(kept) < place.first.bands:
        missing = next(name for i, name in enumerate(place.names) if i not in kept)
        raise BandMismatchError(
            f"'{image.path}' lacks the band {missing}, which the other coarse images have: say which go "
            "together (--bands), or leave it out."
        )
    return image.with_bands(order)
