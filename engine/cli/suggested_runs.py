"""The `chronofuse fuse` command of a target date, from the pairs that were found. Standard library alone."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

from ...models.catalogue.manifest import Manifest
from ..door.dates import find_date
from ..door.pairs_found import FoundTarget, PairsFound, Reference
from .target_dates import MARK

WORTH = 0.5
"""A second pair is given to a method that takes one or two, where its score is at least this share of the
first one's."""


@dataclass(frozen=True)
class Wishes:
    """What the commands shall say."""

    manifest: Manifest
    pairs: Optional[int] = None
    ratio: Optional[float] = None
    output: str = f"fused_{MARK}.tif"


@dataclass(frozen=True)
class SuggestedRun:
    """A target date and how to predict it."""

    date: str
    command: Optional[str]
    reason: str = ""
    """Why there is no command."""


def suggested_runs(found: PairsFound, wishes: Wishes) -> list[SuggestedRun]:
    """A command for each target date."""
    return [_run(target, found, wishes) for target in found.targets]


def _run(target: FoundTarget, found: PairsFound, wishes: Wishes) -> SuggestedRun:
    day = target.coarse.date
    pairs = [found.pairs[number] for number in _chosen(target, wishes)]
    if not pairs:
        return SuggestedRun(day, None, "it has no usable reference")
    needed = wishes.pairs or wishes.manifest.pairs_min
    if len(pairs) < needed:
        return SuggestedRun(
            day,
            None,
            f"{wishes.manifest.name} needs {needed} pairs, one before and one after the target date",
        )
    words = ["chronofuse", "fuse", *_words(target, pairs, wishes)]
    return SuggestedRun(day, " ".join(map(shlex.quote, words)))


def _chosen(target: FoundTarget, wishes: Wishes) -> list[int]:
    """The pairs to predict from, the earlier one first where there are two."""
    if not target.proposals:
        return []
    best = target.proposals[0]
    if target.before and target.after and (wishes.pairs or wishes.manifest.pairs_max) > 1:
        weaker = min(target.before.score, target.after.score)
        is_asked = wishes.pairs == 2 or wishes.manifest.pairs_min > 1
        if is_asked or weaker >= WORTH * best.score:
            return [target.before.reference, target.after.reference]
    return [best.reference]


def _words(target: FoundTarget, pairs: list[Reference], wishes: Wishes) -> Iterator[str]:
    day, masks = target.coarse.date, {}
    for number, pair in zip("13", pairs):
        yield from ("--fine", pair.fine.path, "--coarse", pair.coarse.path)
        masks.update({f"F{number}": pair.fine.mask, f"C{number}": pair.coarse.mask})
    yield from ("--target", target.coarse.path)
    if str(find_date(target.coarse.path, {})) != day:
        yield from ("--target-date", day)
    masks["C2"] = target.coarse.mask
    for role, mask in masks.items():
        if mask:
            yield from ("--mask", f"{role}={mask}")
    if target.truth:
        yield from ("--reference", target.truth.path)
    if wishes.ratio:
        yield from ("--ratio", f"{wishes.ratio:g}")
    yield from ("--method", wishes.manifest.name, "-o", wishes.output.replace(MARK, day))
