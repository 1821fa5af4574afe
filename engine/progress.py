"""How far a run is, and how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Callable

from . import events

INTERVAL = 0.2
"""Seconds between two progress events."""


class Progress:
    """Adds up the work of weighted stages and tells it as events, at most five a second.

    The time left is extrapolated inside the running stage by its own speed; the stages to come are estimated from
    the speed so far and their weights.
    """

    def __init__(self, tell: Callable[[events.Event], None], stages: dict[str, float]):
        """`stages` maps the stages in their order to their share of the work, as estimated."""
        self.tell, self.stages = tell, stages
        self.timings: dict[str, float] = {}
        self._finished = 0.0
        self._begun = time.monotonic()
        self._told = 0.0

    @contextmanager
    def stage(self, name: str, size: float) -> Iterator[Callable[[float], None]]:
        """Run a stage of `size` units; yields the function that takes the units just done."""
        self._name, self._size, self._done = name, max(size, 1), 0.0
        start = time.monotonic()
        self._say(force=True)
        yield self._step
        self._finished += self.stages[name]
        self.timings[name] = round(time.monotonic() - start, 3)

    def _step(self, units: float) -> None:
        self._done = min(self._size, self._done + units)
        self._say()

    def _say(self, force: bool = False) -> None:
        now = time.monotonic()
        if not force and now - self._told < INTERVAL:
            return
        self._told = now
        total = sum(self.stages.values())
        done = self._finished + self.stages[self._name] * self._done / self._size
        share = done / total
        left = (now - self._begun) * (1 - share) / share if share > 0.01 else None
        self.tell(events.Progress(self._name, round(share, 5), 1.0, None if left is None else round(left, 1)))
