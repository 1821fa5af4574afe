"""How long a training takes and how much it learns from, where its job leaves that open."""

from __future__ import annotations

from ...engine.door.train_job import TrainJob

LASTING = 5.0, 25.0
"""Minutes of a training that begins with a model, and of one that begins with nothing."""
RATES = 2e-4, 1e-3
"""Learning rates of the same: what is known already must not be thrown over."""
STEPS_A_MINUTE = 120
"""About, on two cores; for how many scenes suit a number of steps."""


def minutes(job: TrainJob) -> float:
    """Minutes that the training takes, or about as many as its steps do."""
    if job.steps:
        return job.steps / STEPS_A_MINUTE
    return job.minutes or LASTING[0 if job.start_from else 1]


def highest_rate(job: TrainJob) -> float:
    """The highest learning rate."""
    return job.rate or RATES[0 if job.start_from else 1]


def scene_count(job: TrainJob) -> int:
    """More than can be learnt by heart in the time, and not more than can be prepared in a part of it."""
    return job.scenes or min(max(24, round(12 * minutes(job))), 1500)


def check_count(job: TrainJob) -> int:
    """Scenes to validate on."""
    return min(max(8, scene_count(job) // 8), 32)
