"""Pairs of fine and coarse images, and which of them suit a target date best.

The score of a pair as the reference of a target date is a product of three numbers from 0 to 1, each with a
unit of its own and none with a weight:

    score = 1 / (1 + days / 30) x valid x 1 / (1 + change / contrast)

`days` lie between the reference date and the target date, and between the two images of the pair; `valid` is
the share of F1 that is valid, times that of the ground on which C1 and C2 are; `change` is the root mean
square of C2 - C1, and `contrast` the standard deviation of the coarse images over the ground, band by band.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

import numpy as np

from ..door.pairs_found import Proposal
from .dated import DatedImage
from .looks import Looks

HALF_AFTER = 30.0
"""Days after which a reference is worth half."""
MOST_LOOKED_AT = 16
"""References before a target date, and after it, that are looked at: the nearest ones."""
FEWEST_POINTS = 16
"""Points at which C1 and C2 must both be valid to be compared."""
EMPTY = 0.02
"""A fine image with a smaller share of valid pixels is as good as none: all cloud."""


@dataclass(frozen=True)
class Pair:
    """A fine and a coarse image of about the same date."""

    fine: DatedImage
    coarse: DatedImage

    @property
    def day(self) -> date:
        """The reference date, which is that of the fine image."""
        return self.fine.day

    @property
    def gap(self) -> int:
        """Days between the two."""
        return abs((self.coarse.day - self.fine.day).days)


def pairs_of(fine: Sequence[DatedImage], coarse: Sequence[DatedImage], gap: int) -> list[Pair]:
    """Each fine image with the coarse one nearest in time, the earlier of two, in the order of their dates.

    Args:
        fine, coarse: one image a day, in the order of their dates.
        gap: days that may lie between the two.
    """
    days = [image.day for image in coarse]
    found = []
    for image in fine:
        place = bisect_left(days, image.day)
        near = coarse[max(0, place - 1) : place + 1]
        best = min(near, key=lambda one: abs((one.day - image.day).days), default=None)
        if best is not None and abs((best.day - image.day).days) <= gap:
            found.append(Pair(image, best))
    return found


@dataclass(frozen=True)
class References:
    """The best references of a target date."""

    best: tuple[Proposal, ...]
    before: Optional[Proposal]
    after: Optional[Proposal]


def references_for(target: DatedImage, pairs: Sequence[Pair], looks: Looks, most: int) -> References:
    """The best references for a coarse image, from the pairs of other dates.

    The pairs nearest in time are looked at first, and no others once none of them can be among the best.

    Args:
        pairs: in the order of their dates.
        most: how many are kept.
    """
    days = [pair.day for pair in pairs]
    place = bisect_left(days, target.day)
    before = _best(target, pairs, range(place - 1, -1, -1), looks, most)
    same = place + sum(pair.day == target.day for pair in pairs[place : place + 1])
    after = _best(target, pairs, range(same, len(pairs)), looks, most)
    both = sorted((*before, *after), key=lambda one: (-one.score, abs(one.days)))
    return References(tuple(both[:most]), next(iter(before), None), next(iter(after), None))


def _best(target: DatedImage, pairs: Sequence[Pair], order: range, looks: Looks, most: int) -> list[Proposal]:
    """The best on one side of the target date, the best first."""
    found: list[Proposal] = []
    for number in order[:MOST_LOOKED_AT]:
        pair = pairs[number]
        if len(found) >= most and _nearness(target, pair, own_gap=False) <= found[most - 1].score:
            break
        if target.path in (pair.coarse.path, pair.fine.path):
            continue
        proposal = _proposal(target, pair, number, looks)
        if proposal is not None:
            found = sorted([*found, proposal], key=lambda one: (-one.score, abs(one.days)))
    return found


def _proposal(target: DatedImage, pair: Pair, number: int, looks: Looks) -> Optional[Proposal]:
    """A pair as a reference; None where it can't be one."""
    first, second = looks.samples(pair.coarse), looks.samples(target)
    share = looks.valid_share(pair.fine)
    if first is None or second is None or share is None or share < EMPTY:
        return None
    alike, both = likeness(*_beside(pair.coarse, first, target, second))
    if alike is None:
        return None
    valid = share * both
    return Proposal(
        reference=number,
        days=(pair.day - target.day).days,
        valid=round(valid, 4),
        alike=round(alike, 4),
        score=round(_nearness(target, pair) * valid * alike, 4),
    )


def _nearness(target: DatedImage, pair: Pair, own_gap: bool = True) -> float:
    days = abs((pair.day - target.day).days) + (pair.gap if own_gap else 0)
    return 1 / (1 + days / HALF_AFTER)


def _beside(
    first: DatedImage, values: np.ndarray, second: DatedImage, others: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The bands that two coarse images have in common, by name, else by their order."""
    names = [name for name in first.names if name and name in second.names]
    if names:
        return (
            values[[first.names.index(name) for name in names]],
            others[[second.names.index(name) for name in names]],
        )
    count = min(len(values), len(others))
    return values[:count], others[:count]


def likeness(first: np.ndarray, second: np.ndarray) -> tuple[Optional[float], float]:
    """How alike two coarse images are, and the share of the points at which both are valid in all bands.

    Args:
        first, second: (bands, points), NaN where there is nothing.
    Returns:
        The mean over the bands of 1 / (1 + change / contrast); None where too few points are valid.
    """
    both = np.isfinite(first).all(axis=0) & np.isfinite(second).all(axis=0)
    share = float(both.mean())
    if both.sum() < FEWEST_POINTS:
        return None, share
    one, other = first[:, both].astype(np.float64), second[:, both].astype(np.float64)
    change = np.sqrt(np.mean((other - one) ** 2, axis=1))
    contrast = np.sqrt((one.var(axis=1) + other.var(axis=1)) / 2)
    total = change + contrast
    alike = np.divide(contrast, total, out=np.ones_like(total), where=total > 0)
    return float(alike.mean()), share
