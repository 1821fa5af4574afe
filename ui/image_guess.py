"""What a look at a handful of images says of them: the role of each, its date and mask, and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Protocol

from ..engine.door.codec import from_plain
from ..engine.door.events import Finished
from ..engine.door.jobs import CollectionSource, PairsJob
from ..engine.door.pairs_found import FoundTarget, PairsFound, Reference
from . import image_facts, roles
from .image_facts import Facts

LEAST_TO_GUESS = 3
"""Images among which roles can be told."""


@dataclass(frozen=True)
class Guess:
    """Of one image."""

    role: str
    facts: Facts
    mask: Optional[str] = None


class Rows(Protocol):
    """The table of images, as far as this file needs it."""

    def sources(self) -> list[str]: ...
    def has_roles(self) -> bool: ...


def question(table: Rows) -> Optional[PairsJob]:
    """What to ask the engine; None where there are too few images to tell, or roles were chosen already."""
    sources = table.sources()
    if len(sources) < LEAST_TO_GUESS or table.has_roles():
        return None
    return PairsJob((CollectionSource(tuple(sources)),))


def answer(finished: Finished) -> dict[str, Guess]:
    """What came of the question: path to guess."""
    return guesses_of(from_plain(PairsFound, finished.first.figures["pairs"], "pairs"))


def guesses_of(found: PairsFound) -> dict[str, Guess]:
    """Path to guess of every image that was found.

    The images without a fine one of their day are what is to be predicted, from the best pair before and the
    best after. Where every coarse image has a fine one, the last day is predicted from the others, and its
    fine image is what to measure against.
    """
    roles_found = _roles(found)
    return {
        image.path: Guess(
            roles_found.get(image.path, roles.UNUSED), image_facts.of_found(series, image), image.mask
        )
        for series in found.series
        for image in series.images
    }


def _roles(found: PairsFound) -> dict[str, str]:
    if found.targets:
        return _of_targets(found)
    return _of_pairs_alone(found) if len(found.pairs) > 1 else _of_one_pair(found.pairs)


def _of_targets(found: PairsFound) -> dict[str, str]:
    """All dates that can be predicted from what suits the first one best."""
    first = found.targets[0]
    given = _of_references(_references(first, found))
    for target in found.targets:
        given[target.coarse.path] = "C2"
        if target.truth:
            given[target.truth.path] = roles.REFERENCE
    return given


def _references(target: FoundTarget, found: PairsFound) -> list[Reference]:
    """The best pair, and the best one on the other side of the target date."""
    best = target.proposals[0] if target.proposals else None
    if best is None:
        return list(found.pairs[:1])
    other = target.after if best.days < 0 else target.before
    return [found.pairs[one.reference] for one in (best, other) if one is not None]


def _of_pairs_alone(found: PairsFound) -> dict[str, str]:
    """The last pair is predicted and measured, from the one or two before it."""
    *before, last = sorted(found.pairs, key=lambda pair: pair.coarse.date)
    given = _of_references(before[::-1][:2])
    return {**given, last.coarse.path: "C2", last.fine.path: roles.REFERENCE}


def _of_one_pair(pairs: tuple[Reference, ...]) -> dict[str, str]:
    return _of_references(list(pairs))


def _of_references(references: list[Reference]) -> dict[str, str]:
    given: dict[str, str] = {}
    for (fine, coarse), pair in zip((("F1", "C1"), ("F3", "C3")), references):
        given[pair.fine.path], given[pair.coarse.path] = fine, coarse
    return given
