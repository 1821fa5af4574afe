"""How long the stages of filling a series take, roughly, on an idle machine; the bar then corrects itself."""

from __future__ import annotations

from ..door.fill_job import KALMAN, KRIGING, LINEAR, NEAREST, FillJob
from .place import Place

LOOKING, LEARNING, FILLING = "Looking at samples", "Learning from the series", "Filling"
LOOKING_AT_AN_IMAGE = 0.05
LEARNING_A_DATE, READING_A_DATE = 0.1, 0.02
"""Seconds to read the samples of a date and to learn from them; and where biases alone are taken off."""
FILLING_A_MILLION = {KRIGING: 0.4, KALMAN: 0.3}
"""Seconds for a million pixels x bands x dates: measured on 2026-11-28 on two cores of an AMD EPYC."""
FILLING_SIMPLY = 0.3
FILLING_BY_PAIRS = 1.5


def estimate(job: FillJob, place: Place, dates: int, stages: dict[str, float]) -> None:
    """Put the seconds for so many dates into the stages of a run."""
    images = len(place.fine) + len(place.coarse)
    stages[LOOKING] = LOOKING_AT_AN_IMAGE * images
    stages[LEARNING] = _learning(job, images)
    stages[FILLING] = _filling(job, place, dates)


def _learning(job: FillJob, images: int) -> float:
    """Seconds; the methods that look at no coarse image take none."""
    if job.method in (LINEAR, NEAREST):
        return 0.01
    return (LEARNING_A_DATE if job.learns else READING_A_DATE) * images


def _filling(job: FillJob, place: Place, dates: int) -> float:
    """Seconds for so many dates."""
    values = place.grid.width * place.grid.height * len(place.names) * dates
    each = FILLING_A_MILLION.get(job.method, FILLING_BY_PAIRS if job.by_pairs else FILLING_SIMPLY)
    return 0.5 + each * values / 1e6
