"""What a set-up is asked for, what it tells on its way, and how far it is.

Standard library alone.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Callable, Optional, Union

MAKING, DOWNLOADING, INSTALLING, TRYING, COMPILING = (
    "Making the environment",
    "Downloading",
    "Installing",
    "Trying the libraries",
    "Compiling the methods",
)
"""The stages, in the words that a progress bar shows."""


@dataclass(frozen=True)
class SetUpWishes:
    """What to set up, and from where."""

    with_training: bool = False
    """PyTorch and what else training needs, too."""
    with_graphics: bool = False
    """ONNX Runtime for NVIDIA cards in the place of the one for the processor."""
    wheels: str = ""
    """A folder of wheels; then nothing is downloaded. Empty: the package index that pip knows."""
    proxy: str = field(default="", repr=False)
    """Address of a proxy, with its login where it asks for one; empty: what the environment says."""
    no_proxy: str = ""
    """Hosts that are reached without it, parted by commas."""
    kernels: bool = True
    """Compile the methods now, not in their first run."""


@dataclass(frozen=True)
class SetUpProgress:
    """How far a set-up is."""

    stage: str
    share: float
    """Of the time that the whole takes, 0 to 1."""
    item: str = ""
    """The library or the method that is worked on."""
    done: Optional[int] = None
    """Bytes downloaded so far."""
    size: Optional[int] = None
    """Bytes to download, about."""
    seconds_left: Optional[float] = None


SetUpEvent = Union[SetUpProgress, str]
"""What a set-up tells: how far it is, or a sentence."""
Tell = Callable[[SetUpEvent], None]

FEWEST_SECONDS = 5.0
"""Before so many have gone by, nothing is said about the time that is left."""
SURE = 0.1
"""Of a step: from there on what it took so far tells what is left of it, before that what was measured."""
PACES = 0.5, 4.0
"""A machine is at most so much faster or slower than the one that was measured, as far as the bar believes.
"""


class Course:
    """How far a set-up is: the time that has gone by, of that and what is still expected.

    What is expected begins with the seconds that each step took on a machine that was measured. The steps
    that are done show how fast this machine is, and each step how fast it goes itself: a network may be ten
    times slower than another.
    """

    def __init__(
        self, steps: list[tuple[str, float]], tell: Tell, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """
        Args:
            steps: stage and seconds of each, in their order; a stage may come more than once.
        """
        self._steps, self._tell, self._clock = steps or [("", 1.0)], tell, clock
        self._at, self._begun = -1, clock()
        self._step_begun = self._begun
        self._planned = self._taken = 0.0
        self._told: Optional[SetUpProgress] = None

    @property
    def pace(self) -> float:
        """How many times longer than where it was measured a step takes here."""
        measured = self._taken / self._planned if self._planned else 1.0
        return min(PACES[1], max(PACES[0], measured))

    def begin(self, stage: str) -> None:
        """The next step of that stage begins; steps before it that were not needed count as done."""
        now = self._clock()
        if self._at >= 0 and self._steps[self._at][0] != DOWNLOADING:
            self._planned += self._steps[self._at][1]
            self._taken += now - self._step_begun
        places = (n for n in range(self._at + 1, len(self._steps)) if self._steps[n][0] == stage)
        self._at, self._step_begun = next(places, self._at), now
        self.tell(0.0)

    def tell(
        self, inner: float, item: str = "", done: Optional[int] = None, size: Optional[int] = None
    ) -> None:
        """So much of the step is done, 0 to 1; told when a percent, the item or a megabyte is another."""
        stage, seconds = self._steps[max(0, self._at)]
        inner = min(1.0, max(0.0, inner))
        now = self._clock()
        later = sum(planned for _, planned in self._steps[max(0, self._at) + 1 :])
        left = self._left_of_step(inner, seconds, stage, now - self._step_begun) + later * self.pace
        gone = now - self._begun
        share = gone / (gone + left) if gone + left > 0 else 1.0
        share = max(share, self._told.share if self._told else 0.0)  # a bar never goes back
        known = left if gone >= FEWEST_SECONDS else None
        progress = SetUpProgress(stage, share, item, done, size, known)
        if self._differs(progress):
            self._told = progress
            self._tell(progress)

    def end(self) -> None:
        """All is done."""
        self._at = len(self._steps) - 1
        self.tell(1.0)

    def say(self, sentence: str) -> None:
        """Tell a sentence."""
        self._tell(sentence)

    def _left_of_step(self, inner: float, seconds: float, stage: str, gone: float) -> float:
        planned = seconds * (1 - inner) * (1.0 if stage == DOWNLOADING else self.pace)
        if inner <= 0:
            return planned
        sure = min(1.0, inner / SURE)
        return sure * gone * (1 - inner) / inner + (1 - sure) * planned

    def _differs(self, new: SetUpProgress) -> bool:
        old = self._told
        if old is None or (old.stage, old.item) != (new.stage, new.item):
            return True
        megabytes = (old.done or 0) // 1_000_000, (new.done or 0) // 1_000_000
        return megabytes[0] != megabytes[1] or int(old.share * 100) != int(new.share * 100)
