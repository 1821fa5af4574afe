"""Jobs of the worker and the trainer as JSON: the versioned file that crosses the process border.

A wrong value is refused by the job itself when it is made; here, what is no job at all.

Standard library alone, as the front door that needs it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Union

from .cases_job import CasesJob, TrainingScene
from .errors import JobError
from .job_checks import check_types
from .jobs import AssessJob, Dated, FuseJob, ImportJob, Pair, TargetDate
from .train_job import TrainJob, from_values

JOB_VERSION = 1
Job = Union[FuseJob, AssessJob, CasesJob, ImportJob, TrainJob]
_ACTIONS = {
    "fuse": FuseJob,
    "assess": AssessJob,
    "cases": CasesJob,
    "import": ImportJob,
    "train": TrainJob,
}


def dumps(job: Job) -> str:
    """The job as JSON text; that of a training says where everything goes."""
    if isinstance(job, TrainJob):
        job = job.with_places()
    action = next(name for name, cls in _ACTIONS.items() if type(job) is cls)
    return json.dumps({"chronofuse_job": JOB_VERSION, "action": action, **asdict(job)}, indent=1)


def loads(text: str) -> Job:
    """The job of a JSON text.

    Raises:
        JobError: not JSON, another version, unknown or missing keys, a value of the wrong type.
    """
    try:
        values = json.loads(text)
    except ValueError as error:
        raise JobError(f"The job file is not JSON ({error}): write it with Chronofuse.") from error
    if not isinstance(values, dict) or values.pop("chronofuse_job", None) != JOB_VERSION:
        raise JobError(
            f"The job file has no 'chronofuse_job': {JOB_VERSION}: it is of another version or program; "
            "write it anew."
        )
    action = values.pop("action", None)
    if action not in _ACTIONS:
        raise JobError(f"The job's action is {action!r}: use one of {', '.join(_ACTIONS)}.")
    return from_values(values) if action == "train" else _build(_ACTIONS[action], values)


def load(path: str) -> Job:
    """The job of a file; raises JobError as `loads` does."""
    try:
        return loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise JobError(f"The job file '{path}' can't be read ({error}): check the path.") from error


def _build(cls, values: dict[str, Any]) -> Job:
    known = {f.name for f in fields(cls)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise JobError(
            f"The job file has unknown keys ({', '.join(unknown)}): remove them; known are "
            f"{', '.join(sorted(known))}."
        )
    if "pairs" in values:
        values["pairs"] = tuple(_pair(p) for p in _as_list(values["pairs"]))
    if "more" in values:
        further, keys = (
            (_dated, "'prediction' and 'truth'")
            if cls is AssessJob
            else (_target_date, "'target' and 'output'")
        )
        values["more"] = tuple(further(d) for d in _as_list(values["more"], "more", keys))
    if "scenes" in values:
        listed = _as_list(values["scenes"], "scenes", "'name', 'pairs', 'target' and 'truth'")
        values["scenes"] = tuple(_scene(one) for one in listed)
    if isinstance(values.get("rows"), list):
        values["rows"] = tuple(values["rows"])
    try:
        return cls(**values)
    except TypeError as error:
        raise JobError(f"The job file is incomplete ({error}): add what is missing.") from error


def _as_list(value, name: str = "pairs", keys: str = "'fine' and 'coarse'") -> list:
    if not isinstance(value, list):
        raise JobError(f"The job's '{name}' is {value!r}: give a list of objects with {keys}.")
    return value


def _dated(value) -> Dated:
    if not isinstance(value, dict) or not {"prediction", "truth"} <= set(value) <= {
        f.name for f in fields(Dated)
    }:
        raise JobError(
            f"A date of the job is {value!r}: give an object with 'prediction' and 'truth', and 'target' and "
            "'date' where they are known."
        )
    return Dated(**value)


def _target_date(value) -> TargetDate:
    if not isinstance(value, dict) or not {"target"} <= set(value) <= {f.name for f in fields(TargetDate)}:
        raise JobError(
            f"A target date of the job is {value!r}: give an object with 'target' and 'output', and what "
            "else "
            "that date has."
        )
    return TargetDate(**value)


def _scene(value) -> TrainingScene:
    if not isinstance(value, dict):
        raise JobError(
            f"A scene of the job is {value!r}: give an object with 'name', 'pairs', 'target' and 'truth'."
        )
    return _build(TrainingScene, value)


def _pair(value) -> Pair:
    if not isinstance(value, dict) or set(value) != {"fine", "coarse"}:
        raise JobError(f"A pair of the job is {value!r}: give an object with 'fine' and 'coarse'.")
    pair = Pair(**value)
    check_types(pair)
    return pair
