"""How far a training is as a whole, told as progress events."""

from __future__ import annotations

import time
from collections.abc import Callable

from ...engine.door.border import INTERVAL, Tell
from ...engine.door.events import Progress
from ...engine.door.train_job import TrainJob
from . import extent
from .stopped import Stopped

PREPARING, TRAINING, EXPORTING = "Preparing the training cases", "Training", "Writing the model"
SECONDS_A_SCENE, SECONDS_TO_EXPORT = 0.8, 20.0
"""About, for the time left; the former until it is known."""


class Clock:
    """How far the whole is, from how far its stage is and how long the stages to come will take."""

    def __init__(self, job: TrainJob, tell: Tell, stopping: Callable[[], bool]):
        """`stopping` is asked whenever a stage says how far it is."""
        self._tell, self._stopping, self._begin = tell, stopping, time.monotonic()
        self._to_come = {
            PREPARING: 0 if job.cases else SECONDS_A_SCENE * extent.scene_count(job),
            TRAINING: 60 * extent.minutes(job),
            EXPORTING: SECONDS_TO_EXPORT,
        }
        self._stage, self._entered, self._told = "", self._begin, 0.0
        self.timings: dict[str, float] = {}
        """Seconds that each stage took."""
        self.enter(TRAINING if job.cases else PREPARING)

    def enter(self, stage: str) -> None:
        """Begin a stage, which ends the one before."""
        if self._stage and self._stage != stage:
            self.timings[self._stage] = round(time.monotonic() - self._entered, 1)
        self._stage, self._entered = stage, time.monotonic()

    def tell(self, done: float) -> None:
        """A stage that is `done`, 0 to 1; its own speed says when it ends.

        Raises:
            Stopped: it was asked for.
        """
        if self._stopping():
            raise Stopped
        here = time.monotonic() - self._entered
        self._say(here * (1 / done - 1) if done > 0.02 else self._to_come[self._stage] * (1 - done))

    def training(self, done: float, left: float) -> None:
        """As `tell`, for a training that knows how many seconds it still takes."""
        self._say(left)

    def _say(self, left: float) -> None:
        """Tell how far the whole is; at most five times a second."""
        now = time.monotonic()
        if now - self._told < INTERVAL:
            return
        self._told = now
        stages = list(self._to_come)
        left += sum(self._to_come[stage] for stage in stages[stages.index(self._stage) + 1 :])
        spent = now - self._begin
        share = min(max(spent / max(spent + left, 1e-6), 0.0), 1.0)
        self._tell(Progress(self._stage, round(share, 5), 1.0, round(left, 1)))
