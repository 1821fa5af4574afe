"""Every job, and the file in which one crosses the process border: versioned JSON, one object.

A wrong value is refused by the job itself when it is made; here, what is no job at all.

Standard library alone, as the front door that needs it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Union

from .assess_job import INDICES, AssessJob, Dated
from .boundaries_job import BoundariesJob
from .cases_job import CasesJob, TrainingScene
from .change_job import ChangeJob
from .classify_job import ClassifyJob
from .codec import MisfitError, from_plain, to_plain
from .collection_source import CollectionSource
from .compare_job import CompareJob
from .curves_job import CurvesJob
from .drivers_job import DriversJob
from .dynamics_job import DynamicsJob
from .errors import JobError
from .fill_job import FillJob
from .fit_job import FitJob
from .fuse_job import OUTPUT_ROLES, RASTER_ROLES, FuseJob, Pair, StoredFiles, Target, Telling, target_of
from .import_job import ImportJob
from .invert_job import InvertJob
from .job_checks import JOB_VERSION
from .pairs_job import PairsJob
from .phenology_job import PhenologyJob
from .plain_text import shown
from .preparation import UNMATCHED, BandPair, Preparation, Reading
from .repair_job import RepairJob
from .run_wishes import DEVICES, DTYPES, PRECISIONS, Machine, Manner, Store
from .series_cases_job import SeriesCasesJob
from .series_check_job import SeriesCheckJob
from .train_classifier_job import TrainClassifierJob
from .train_job import TrainJob

__all__ = [
    "DEVICES",
    "DTYPES",
    "INDICES",
    "OUTPUT_ROLES",
    "PRECISIONS",
    "RASTER_ROLES",
    "UNMATCHED",
    "AssessJob",
    "BandPair",
    "BoundariesJob",
    "CasesJob",
    "ChangeJob",
    "ClassifyJob",
    "CollectionSource",
    "CompareJob",
    "CurvesJob",
    "Dated",
    "DriversJob",
    "DynamicsJob",
    "FillJob",
    "FitJob",
    "FuseJob",
    "ImportJob",
    "InvertJob",
    "Job",
    "Machine",
    "Manner",
    "Pair",
    "PairsJob",
    "PhenologyJob",
    "Preparation",
    "Reading",
    "RepairJob",
    "SeriesCasesJob",
    "SeriesCheckJob",
    "Store",
    "StoredFiles",
    "Target",
    "Telling",
    "TrainClassifierJob",
    "TrainJob",
    "TrainingScene",
    "dumps",
    "load",
    "loads",
    "target_of",
]

Job = Union[
    FuseJob,
    AssessJob,
    CasesJob,
    ImportJob,
    PairsJob,
    SeriesCheckJob,
    FillJob,
    RepairJob,
    PhenologyJob,
    CurvesJob,
    BoundariesJob,
    DynamicsJob,
    ChangeJob,
    DriversJob,
    InvertJob,
    CompareJob,
    SeriesCasesJob,
    TrainClassifierJob,
    ClassifyJob,
    TrainJob,
    FitJob,
]
MOST_DIGITS = 400
"""Of a whole number; Python itself refuses to read thousands of them."""
ACTIONS: dict[str, type[Job]] = {
    "fuse": FuseJob,
    "assess": AssessJob,
    "cases": CasesJob,
    "import": ImportJob,
    "pairs": PairsJob,
    "series check": SeriesCheckJob,
    "fill": FillJob,
    "repair": RepairJob,
    "phenology": PhenologyJob,
    "curves": CurvesJob,
    "boundaries": BoundariesJob,
    "dynamics": DynamicsJob,
    "change": ChangeJob,
    "drivers": DriversJob,
    "invert": InvertJob,
    "compare": CompareJob,
    "series_cases": SeriesCasesJob,
    "train classifier": TrainClassifierJob,
    "classify": ClassifyJob,
    "train": TrainJob,
    "fit": FitJob,
}


def dumps(job: Job) -> str:
    """The job as JSON text."""
    action = next(name for name, kind in ACTIONS.items() if type(job) is kind)
    whole = job.with_places() if isinstance(job, TrainJob) else job
    return json.dumps({"chronofuse_job": JOB_VERSION, "action": action, **to_plain(whole)}, indent=1)


def loads(text: str) -> Job:
    """The job of a JSON text.

    Raises:
        JobError: not JSON, another version, unknown or missing keys, a value of the wrong type.
    """
    try:
        return _of_values(_json(text))
    except RecursionError as error:
        raise JobError("The job file is nested deeper than any job is: write it with Chronofuse.") from error


def _json(text: str) -> Any:
    """What JSON has; of a number beyond all limits as many digits as tell that."""
    try:
        return json.loads(text, parse_int=lambda digits: int(digits[:MOST_DIGITS]))
    except ValueError as error:
        raise JobError(f"The job file is not JSON ({error}): write it with Chronofuse.") from error


def _of_values(values: Any) -> Job:
    """The job of what JSON has."""
    version = values.pop("chronofuse_job", None) if isinstance(values, dict) else None
    if version == 1:
        raise JobError(
            f"The job file is of version 1, and this Chronofuse reads version {JOB_VERSION}: write it anew."
        )
    if version != JOB_VERSION:
        raise JobError(
            f"The job file has no 'chronofuse_job': {JOB_VERSION}: it is of another version or program; "
            "write it anew."
        )
    action = values.pop("action", None)
    if not isinstance(action, str) or action not in ACTIONS:
        raise JobError(f"The job's action is {shown(action)}: use one of {', '.join(ACTIONS)}.")
    try:
        job: Job = from_plain(ACTIONS[action], values)
    except MisfitError as error:
        raise JobError(f"In the job file, {error}.") from error
    return job


def load(path: str) -> Job:
    """The job of a file; raises JobError as `loads` does."""
    try:
        return loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise JobError(f"The job file '{path}' can't be read ({error}): check the path.") from error
