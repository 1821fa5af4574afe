"""Which patches lie ready in which arrays of a session, ahead of their prediction."""

from __future__ import annotations

import operator
from collections.abc import Sequence

from .inputs import Given

SLOTS = 2
"""One is predicted from while the other is filled."""


class Slots:
    """Numbers from 1; 0 is what is written when it is predicted."""

    def __init__(self) -> None:
        self._held: dict[int, Sequence[Given]] = {}

    def free(self) -> int:
        """One that nothing is predicted from; what a pass that failed left in one is dropped."""
        if len(self._held) == SLOTS:
            self._held.pop(next(iter(self._held)))
        return next(slot for slot in range(1, SLOTS + 1) if slot not in self._held)

    def put(self, slot: int, given: Sequence[Given]) -> None:
        self._held[slot] = given

    def of(self, given: Sequence[Given]) -> int:
        """Where these very patches lie; 0 where they do not."""
        for slot, held in list(self._held.items()):
            if len(held) == len(given) and all(map(operator.is_, held, given)):
                return slot
        return 0

    def empty(self, slot: int) -> None:
        self._held.pop(slot, None)

    def clear(self) -> None:
        self._held.clear()

    def __bool__(self) -> bool:
        return bool(self._held)
