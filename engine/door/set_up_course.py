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


class Course:
    """How far a set-up is, from the seconds that its steps take on a machine that was measured.

    The steps that are done show how fast this machine is.
    """

    def __init__(self, steps: list[tuple[str, float]], tell: Tell) -> None:
        """
        Args:
            steps: stage and seconds of each, in their order; a stage may come more than once.
        """
        self._steps, self._tell = steps, tell
        self._whole = sum(seconds for _, seconds in steps) or 1.0
        self._at, self._begun = -1, time.monotonic()
        self._told: Optional[SetUpProgress] = None

    def begin(self, stage: str) -> None:
        """The next step of that stage begins; steps before it that were not needed count as done."""
        places = (n for n in range(self._at + 1, len(self._steps)) if self._steps[n][0] == stage)
        self._at = next(places, self._at)
        self.tell(0.0)

    def tell(
        self, inner: float, item: str = "", done: Optional[int] = None, size: Optional[int] = None
    ) -> None:
        """So much of the step is done, 0 to 1; told when a percent, the item or a megabyte is another."""
        before = sum(seconds for _, seconds in self._steps[: max(0, self._at)])
        stage, seconds = self._steps[max(0, self._at)]
        share = min(1.0, (before + min(1.0, max(0.0, inner)) * seconds) / self._whole)
        share = max(share, self._told.share if self._told else 0.0)  # a bar never goes back
        progress = SetUpProgress(stage, share, item, done, size, self._left(share))
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

    def _left(self, share: float) -> Optional[float]:
        gone = time.monotonic() - self._begun
        if gone < FEWEST_SECONDS or share < 0.05:
            return None
        expected = (1 - share) * self._whole
        return expected * (gone / (share * self._whole))

    def _differs(self, new: SetUpProgress) -> bool:
        old = self._told
        if old is None or (old.stage, old.item) != (new.stage, new.item):
            return True
        megabytes = (old.done or 0) // 1_000_000, (new.done or 0) // 1_000_000
        return megabytes[0] != megabytes[1] or int(old.share * 100) != int(new.share * 100)
