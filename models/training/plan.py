"""What a training is asked to do, as the trainer reads it from its job file; engine/door/train_job.py
explains the fields.

The job has refused a wrong state already when it was made; what needs torch or the images is judged here and
later.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Optional

from .telling import TrainingError

JOB_VERSION = 1
LASTING = 5.0, 25.0
"""Minutes of a training that begins with a model, and of one that begins with nothing."""
RATES = 2e-4, 1e-3
"""Learning rates of the same: what is known already must not be thrown over."""
STEPS_A_MINUTE = 120
"""About, on two cores; for how many scenes suit a number of steps."""


@dataclass(frozen=True)
class Plan:
    """A job of the action `train`."""

    name: str
    data: Optional[str]
    output: str
    curves: Optional[str]
    work: str
    network: Optional[str]
    options: dict[str, Any]
    start_from: Optional[str]
    train: tuple[str, ...]
    validate: tuple[str, ...]
    coarse: str
    ratios: Optional[tuple[float, float]]
    ratio: Optional[float]
    minutes: Optional[float]
    steps: Optional[int]
    scenes: Optional[int]
    invented: int
    seed: int
    rate: Optional[float]
    patience: int
    losses: dict[str, float]
    pixels: int
    device: str
    threads: Optional[int]
    cases: tuple[str, ...]
    checks: tuple[str, ...]
    overwrite: bool
    resume: bool
    id: str

    @property
    def folder(self) -> Path:
        return Path(self.work)

    @property
    def length(self) -> float:
        """Minutes that the training takes, or about as many as its steps do."""
        if self.steps:
            return self.steps / STEPS_A_MINUTE
        return self.minutes or LASTING[0 if self.start_from else 1]

    @property
    def highest_rate(self) -> float:
        return self.rate or RATES[0 if self.start_from else 1]

    @property
    def scene_count(self) -> int:
        """More than can be learnt by heart in the time, and not more than can be prepared in a part of it."""
        return self.scenes or min(max(24, round(12 * self.length)), 1500)

    @property
    def check_count(self) -> int:
        """Scenes to validate on."""
        return min(max(8, self.scene_count // 8), 32)


def read(path: Path) -> Plan:
    """The plan in a job file.

    Raises:
        TrainingError: it is no job of a training.
    """
    try:
        values = json.loads(path.read_text("utf-8"))
        if (values.pop("chronofuse_job"), values.pop("action")) != (JOB_VERSION, "train"):
            raise KeyError("action")
        lists = {
            name: tuple(values[name])
            for name in ("train", "validate", "ratios", "cases", "checks")
            if values[name]
        }
        return Plan(**{**values, "train": (), "validate": (), "cases": (), "checks": (), **lists})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            "bad-job", f"The job file '{path}' is no training ({error}): start it with chronofuse train."
        ) from error


def same_training(plan: Plan, values: dict[str, Any]) -> list[str]:
    """The fields in which a plan differs from the values of one that was begun, where that makes it
    another training."""
    free = {
        "minutes",
        "steps",
        "patience",
        "threads",
        "device",
        "curves",
        "overwrite",
        "resume",
        "id",
        "work",
        "output",
        "name",
    }
    here = as_values(plan)
    return [f.name for f in fields(Plan) if f.name not in free and here[f.name] != values.get(f.name)]


def as_values(plan: Plan) -> dict[str, Any]:
    """The plan as plain values, as JSON has them."""
    return json.loads(json.dumps({f.name: getattr(plan, f.name) for f in fields(Plan)}))
