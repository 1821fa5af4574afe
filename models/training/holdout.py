"""Which places are learnt from and which are validated on; never the same ground."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Optional

import numpy as np

from ...engine.door.errors import TrainingDataError, TrainingOverlapError
from .. import images
from .places import SMALLEST, TrainingPlace

HELD_OUT = 0.25
"""The share of places that is validated on where none are named."""
ROWS_HELD_OUT, GAP = 1 / 3, 0.05
"""Of a single place: the share of its rows that is validated on, and the share between the two that
neither has."""


@dataclass(frozen=True)
class Split:
    learn: list[TrainingPlace]
    check: list[TrainingPlace]
    note: Optional[str] = None
    """What must be known of the validation, as a sentence."""


def split(places: list[TrainingPlace], train: Iterable[str], validate: Iterable[str], seed: int) -> Split:
    """Places to learn from and places to validate on.

    Args:
        train, validate: names of places; none where they are to be chosen.
    Raises:
        TrainingDataError: a name that there is not, or nothing left to learn from.
        TrainingOverlapError: places of both show the same ground.
    """
    by_name = {place.name: place for place in places}
    for name in (*train, *validate):
        if name not in by_name:
            raise TrainingDataError(
                f"There is no place '{name}' to learn from or to validate on: there are "
                f"{', '.join(by_name)}.",
            )
    if not validate:
        return _chosen([by_name[name] for name in train] or places, seed)
    check = [by_name[name] for name in validate]
    learn = [by_name[name] for name in train] or [
        place for place in places if place.name not in set(validate)
    ]
    if not learn:
        raise TrainingDataError(
            f"All places ({', '.join(by_name)}) are to be validated on and none is left to "
            "learn from: name fewer with --validate.",
        )
    for one, other in product(learn, check):
        refuse_overlap(one, other)
    return Split(learn, check)


def _chosen(places: list[TrainingPlace], seed: int) -> Split:
    """About a quarter of the places, by the seed; places of the same ground stay together."""
    if len(places) == 1:
        return _in_two(places[0])
    groups = _groups(places)
    if len(groups) == 1:
        raise TrainingOverlapError(
            f"The places {', '.join(p.name for p in places)} all show the same ground: "
            "give a place elsewhere to validate on, or the images of one place in one folder.",
        )
    wanted, check = max(1, round(HELD_OUT * len(places))), []
    for number in np.random.default_rng(seed).permutation(len(groups)):
        if (check and len(check) + len(groups[number]) > wanted) or len(check) + len(groups[number]) == len(
            places
        ):
            continue
        check += groups[number]
        if len(check) >= wanted:
            break
    held_out = {place.name for place in check}
    return Split([place for place in places if place.name not in held_out], check)


def _in_two(place: TrainingPlace) -> Split:
    """The upper rows of a single place to learn from, the lower ones to validate on."""
    rows = place.size[0]
    held_out, gap = round(ROWS_HELD_OUT * rows), max(8, round(GAP * rows))
    if min(held_out, rows - held_out - gap) < SMALLEST:
        raise TrainingDataError(
            f"The only place, '{place.name}', has {rows} rows, too few to keep a third of "
            f"them for the validation (at least {SMALLEST} each): give larger images or a second place.",
        )
    note = (
        f"There is only the place '{place.name}': the lower third of its rows is kept for the validation. "
        "What is "
        "measured there says little of other places."
    )
    return Split(
        [place.part(f"{place.name} (upper part)", slice(0, rows - held_out - gap))],
        [place.part(f"{place.name} (lower part)", slice(rows - held_out, rows))],
        note,
    )


def _groups(places: list[TrainingPlace]) -> list[list[TrainingPlace]]:
    """Places that share ground, directly or by way of others, together."""
    groups: list[list[TrainingPlace]] = []
    for place in places:
        joined = [group for group in groups if any(same_ground(place, other) for other in group)]
        groups = [group for group in groups if group not in joined] + [
            [*(p for g in joined for p in g), place]
        ]
    return groups


def refuse_overlap(one: TrainingPlace, other: TrainingPlace) -> None:
    """Raises TrainingOverlapError where two places show the same ground."""
    why = same_ground(one, other)
    if why:
        raise TrainingOverlapError(
            f"'{one.name}', which is to be learnt from, and '{other.name}', which is to "
            f"be validated on, {why}: leave one of them out.",
        )


def same_ground(one: TrainingPlace, other: TrainingPlace) -> Optional[str]:
    """How two places are the same, as the end of a sentence; None where they are not."""
    if one.name == other.name or {p.resolve() for p in one.files} & {p.resolve() for p in other.files}:
        return "are the same place"
    twins = next(_twins(one.files, other.files), None)
    if twins:
        return f"have the same image ({twins[0].name} and {twins[1].name})"
    if one.grid and other.grid and images.overlap(one.grid, other.grid):
        return "overlap on the ground"
    return None


def _twins(some: Iterable[Path], others: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Files of equal content; only files of equal size are read."""
    sizes = {path: path.stat().st_size for path in (*some, *others)}
    return ((a, b) for a, b in product(some, others) if sizes[a] == sizes[b] and _digest(a) == _digest(b))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    return digest.hexdigest()
