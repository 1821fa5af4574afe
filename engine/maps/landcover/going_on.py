"""The folder of a network's training: free, kept after a stop, or gone on with."""

from __future__ import annotations

from typing import Optional

from ....models.catalogue.classifier_manifest import NETWORKS
from ...door.errors import OutputExistsError
from ...door.locks import remove_any
from ...door.train_classifier_job import TrainClassifierJob, is_unfinished

NOTHING_THERE = "There was no training of that name to go on with: it began from the start."


def take_folder(job: TrainClassifierJob) -> Optional[str]:
    """Make the folder of a training free, or leave what is gone on with; what is to be said of it.

    Raises:
        OutputExistsError: a training of that name was stopped, and the job says neither of both.
    """
    if job.model not in NETWORKS:
        return None
    there = is_unfinished(job.folder)
    if there and not (job.resume or job.overwrite):
        raise OutputExistsError(
            f"There is a training called '{job.name}' already in '{job.folder}', which was stopped: go on "
            "with it (--resume), begin it anew (--overwrite), or choose another name."
        )
    if not (there and job.resume):
        remove_any(job.folder)
    return NOTHING_THERE if job.resume and not there else None


def goes_on(job: TrainClassifierJob) -> bool:
    """Whether a training that was stopped is gone on with, whose outputs were its own from the start."""
    return job.resume and is_unfinished(job.folder)


def leave_folder(job: TrainClassifierJob, ended: bool) -> None:
    """Remove the folder of a training that ended, or that left nothing to go on from."""
    if job.model in NETWORKS and (ended or not is_unfinished(job.folder)):
        remove_any(job.folder)
