"""Crossed pairs: scenes whose C1 is of another date than F1.

After Zhang et al. 2024, Enhanced wavelet based spatiotemporal fusion networks using cross-paired remote
sensing images, who pair the fine image of one date freely with coarse ones of others: such a network is not
bound to a coarse image of F1's own day. What is crossed, and with which date, has random numbers of its own,
so that a scene is the same with and without it, but for C1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...engine.door.errors import TrainingDataError
from ...engine.door.loss_terms import CONSISTENCY
from ...engine.door.train_job import TrainJob
from . import sensors, skies
from .places import TrainingPlace

CROSSED_STREAM = 48
"""Of the random numbers, beside those of the scenes."""


@dataclass(frozen=True)
class Crossing:
    """How many scenes are crossed, and the random numbers that decide which."""

    share: float
    random: np.random.Generator

    @classmethod
    def of(cls, share: float, seed: int, portion: int) -> Optional[Crossing]:
        """Of one portion of the scenes; None where none is crossed."""
        return cls(share, np.random.default_rng([seed, portion, CROSSED_STREAM])) if share else None

    def date(self, dates: Sequence[int], taken: Sequence[int]) -> Optional[int]:
        """The date of C1 by its number, none of those that are taken; None where the scene stays as it is."""
        left = [date for date in dates if date not in taken]
        chosen, which = self.random.random() < self.share, self.random.random()
        return left[int(which * len(left))] if left and chosen else None

    def coarse(
        self,
        other: np.ndarray,
        after: np.ndarray,
        ratio: float,
        sensor: sensors.Sensor,
        over: tuple[Optional[skies.Sky], Optional[skies.Sky]],
        white: np.ndarray,
    ) -> np.ndarray:
        """C1 of another date, (bands, coarse rows, coarse cols), as the scene's sensor sees it; arguments as
        of `sensors.coarse_pair`."""
        return sensors.coarse_pair(other, after, ratio, self.random, sensor, over, white)[0][0]


def require_dates(job: TrainJob, places: Sequence[TrainingPlace]) -> None:
    """Raises TrainingDataError where pairs are to be crossed and no place has the dates for it: a third one,
    or a fourth one where the loss looks at three."""
    if not job.cross_pairs:
        return
    real, needed = job.coarse == "real", 4 if job.losses.get(CONSISTENCY) else 3
    most = max(len(place.coarse if real else place.dates) for place in places)
    if most < needed:
        raise TrainingDataError(
            f"Crossed pairs take C1 of another date than F1 and C2, so that they need {needed} dates of a "
            f"place here, but no place to learn from has more than {most} "
            f"{'real coarse images' if real else 'dates'}: add images of further dates, or leave out "
            "--cross-pairs."
        )
