"""How far a run is, and how long it still takes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Callable, Optional

from ..devices import hardware
from ..devices.compiling import heard
from ..devices.compiling import is_going_on as is_compiling
from ..devices.compiling import seconds as seconds_compiling
from ..door import events
from ..door.border import INTERVAL
from .crowding import Crowding

LATELY = 60.0
"""A stage's speed is that of the last so many seconds, so that a change of it is noticed."""
COMPILING = "Compiling the method (the first run only)"
"""What is told while numba compiles, in whichever stage that is."""
FASTEST, SLOWEST = 3.0, 5.0
"""So many times faster or slower than the one that was measured a machine may be."""
TRUSTED = 5.0
"""Seconds: what the estimates weigh beside what was measured in this run."""


@contextmanager
def compiling_told(tell: Callable[[events.Event], None]) -> Iterator[None]:
    """What is compiled before the first stage is told, too; how far the run is then is not known."""

    def told() -> None:
        if is_compiling():
            tell(events.Progress(COMPILING, 0.0, 1.0, None))

    with heard(told):
        yield


class Stages:
    """Adds up the work of stages and tells it as events, at most five a second.

    Of the running stage, the time left follows from its own speed. Of the stages to come it follows from
    estimates in seconds of an idle machine, times how crowded this one is, times how much longer (without
    others) the stages so far took than estimated. Compiling is counted apart: its time says nothing of the
    rows.
    """

    def __init__(
        self,
        tell: Callable[[events.Event], None],
        stages: dict[str, float],
        main: str,
        begun: Optional[float] = None,
        before: float = 0.0,
        compiling: Optional[dict[str, float]] = None,
        crowding: Optional[Crowding] = None,
    ):
        """
        Args:
            stages: the stages in their order, and the seconds that they will take, as estimated.
            main: the stage that takes as long as it takes; no time left is told before its speed is known.
            begun: when the run began, on the monotonic clock; now, where it begins with its first stage.
            before: seconds of the processor that what came before the first stage should have taken; what it
                took says how fast this machine is. A slow disk does not count.
            compiling: the seconds that each stage takes longer because it has kernels to compile first.
            crowding: made when the run began.
        """
        self.tell, self.stages, self._main = tell, stages, main
        self.timings: dict[str, float] = {}
        self._told = self._share = 0.0
        self._begun = time.monotonic() if begun is None else begun
        self._compiling = compiling or {}
        self._crowding = crowding or Crowding()
        self._crowding.look(computed=False)
        self._expected, self._measured = before, 0.0
        if before:
            took = time.process_time() - seconds_compiling() / self._crowding.factor
            self._measured = min(max(took, before / FASTEST), before * SLOWEST)

    @contextmanager
    def stage(
        self, name: str, size: float, done: float = 0.0, steps: int = 1
    ) -> Iterator[Callable[[float], None]]:
        """Run a stage of `size` units, `done` of which are done already; yields the function that takes
        those just done.

        Args:
            steps: in about how many steps they will be done, so that more can be said before the first one.
        """
        self._name, self._size, self._done, self._steps = name, max(size, 1), done, steps
        start, self._compiled = time.monotonic(), seconds_compiling()
        self._start = self._working()
        self._marks = deque([(self._start, done)])
        self._say(force=True)
        try:
            with heard(self._compiles):
                yield self._step
        finally:
            self.timings[name] = round(self.timings.get(name, 0) + time.monotonic() - start, 3)
        self._expected += self.stages[name] * (1 - done / self._size)
        self._measured += (self._working() - self._start) / self._crowding.factor
        hardware.give_back_free_memory()  # so that the next stage's memory does not come on top of this one's

    def _step(self, units: float) -> None:
        self._done = min(self._size, self._done + units)
        now = self._working()
        self._marks.append((now, self._done))
        while len(self._marks) > 2 and now - self._marks[1][0] > LATELY:
            self._marks.popleft()
        self._say()

    def _compiles(self) -> None:
        """From now on this thread compiles something, or all is compiled."""
        if is_compiling():
            self._crowding.begin()
        else:
            self._crowding.look(computed=True)
        self._say(force=True)

    @staticmethod
    def _working() -> float:
        """The clock without the time of compiling."""
        return time.monotonic() - seconds_compiling()

    def _say(self, force: bool = False) -> None:
        now = time.monotonic()
        if not force and now - self._told < INTERVAL:
            return
        self._told = now
        here = self._seconds_left_here()
        left = (self._guess() if here is None else here) + self._to_compile() + self._seconds_to_come()
        unknown = self._main not in self.timings and (here is None or self._name != self._main)
        spent = now - self._begun
        self._share = max(self._share, min(spent / max(spent + left, 1e-6), 1.0))
        name = COMPILING if is_compiling() else self._name
        self.tell(events.Progress(name, round(self._share, 5), 1.0, None if unknown else round(left, 1)))

    # ---- what is left

    def _slowness(self) -> float:
        """How many times longer than estimated what is to come will take."""
        return self._crowding.factor * (self._measured + TRUSTED) / (self._expected + TRUSTED)

    def _guess(self) -> float:
        """Seconds that the running stage will still work, while its own speed is not known.

        Rather too many than too few: a share that was told is not taken back.
        """
        now, (last, _) = self._working(), self._marks[-1]
        estimate = self._slowness() * self.stages[self._name] * (1 - self._done / self._size)
        if self._name != self._main:
            since = now - last
            return max(estimate - since, since / 4 if self._done == 0 else 0.0)
        spent, before = max(now - self._start, 0.0), self._marks[0][1]
        if self._done > before:
            return max(estimate, spent * (self._size - self._done) / (self._done - before))
        return max(estimate, spent * self._steps)  # each step takes as long as the first one does so far

    def _seconds_left_here(self) -> Optional[float]:
        """None before the second step: the first one's time says little (caches are empty)."""
        (begun, before), (_, done) = self._marks[0], self._marks[-1]
        if len(self._marks) < 3 or done <= before:
            return None
        return (self._working() - begun) * (self._size - done) / (done - before)

    def _to_compile(self) -> float:
        """Seconds that the running stage will still compile; the rows of the main stage need all kernels at
        once."""
        compiled = seconds_compiling() - self._compiled
        left = max(self._slowness() * self._compiling.get(self._name, 0.0) - compiled, 0.0)
        if self._name == self._main and self._done > self._marks[0][1]:
            left = 0.0
        return max(left, compiled / 4, 1.0) if is_compiling() else left

    def _seconds_to_come(self) -> float:
        """Estimates of the stages after this one."""
        names = list(self.stages)
        to_come = names[names.index(self._name) + 1 :]
        return self._slowness() * sum(self.stages[name] + self._compiling.get(name, 0.0) for name in to_come)
