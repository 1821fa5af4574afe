"""What is settled before a training: its network, where it may write, and its folder."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from difflib import get_close_matches
from inspect import signature
from pathlib import Path
from typing import Any, Optional, cast

import torch
from torch import nn

from ...engine.door.errors import (
    BandMismatchError,
    CheckpointError,
    MissingFileError,
    OutputExistsError,
    OutputNotWritableError,
    ParameterError,
    ResumeError,
    TrainingDataError,
    TrainingOverlapError,
    UnknownMethodError,
)
from ...engine.door.plain_text import cut
from ...engine.door.train_job import LAST, TrainJob
from ..catalogue import installed
from ..catalogue.manifest import LIMITS
from ..networks import NETWORKS
from ..networks.layers import Network
from . import checkpoints
from .case_folder import CARD
from .examples import noise, whole
from .places import Warn
from .train import BEST
from .validation_log import CURVE

DEFAULT = "chrono"
PLAN, CURVES, EVENTS = "plan.json", "curves.png", "tensorboard"
"""The job of a training, its picture and its events, in its folder."""
REFUSED = (TrainingDataError, TrainingOverlapError, BandMismatchError, MissingFileError)
"""What is said of data that nothing can be learnt from."""
_FREE = {
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
"""The fields in which a resumed training may differ from the one that was begun."""


def settled(job: TrainJob, begin_with: Optional[dict[str, Any]]) -> TrainJob:
    """The job with its network and options; `begin_with`: the checkpoint that it begins with."""
    if begin_with:
        if job.options and job.options != begin_with["options"]:
            raise CheckpointError(
                f"'{job.start_from}' has the options {begin_with['options']}, but others "
                f"were given ({job.options}): leave them out.",
            )
        return replace(job, network=begin_with["network"], options=begin_with["options"])
    return replace(job, network=job.network or DEFAULT)


def network(job: TrainJob) -> nn.Module:
    """The network that is trained, without weights of its own yet."""
    if job.network not in NETWORKS:
        raise UnknownMethodError(f"There is no network '{job.network}': use one of {', '.join(NETWORKS)}.")
    try:
        _require_known(NETWORKS[job.network], job.options)
        _require_kinds(NETWORKS[job.network], job.options)
        _require_whole(cast(Network, checkpoints.outline(job.network, job.options)))
        return NETWORKS[job.network](**job.options)
    except (TypeError, ValueError, IndexError, RuntimeError) as error:
        raise ParameterError(
            f"The network '{job.network}' can't be made with the options {job.options} "
            f"({error}): correct them.",
        ) from error


def _require_known(made: type[nn.Module], options: Mapping[str, Any]) -> None:
    """Raises ValueError for an option that the network does not have, with those that it has."""
    there = list(signature(made).parameters)
    unknown = [str(name) for name in options if name not in there]
    if unknown:
        near = get_close_matches(unknown[0], there, 1)
        meant = f"did you mean {near[0]}? There are" if near else "there are"
        raise ValueError(f"it has no '{cut(unknown[0])}': {meant} {', '.join(there)}")


def _require_kinds(made: type[nn.Module], options: Mapping[str, Any]) -> None:
    """Raises ValueError for an option that is not of its default's kind, which torch would stumble over later
    or take for something else."""
    for name, value in options.items():
        default = signature(made).parameters[name].default
        if isinstance(default, bool):
            fits, kind = isinstance(value, bool), "true or false"
        elif isinstance(default, int):
            fits, kind = _counts(value), "a whole number from 1 on"
        elif isinstance(default, tuple):
            fits = isinstance(value, (list, tuple)) and all(map(_counts, value))
            kind = f"a list of whole numbers from 1 on, as {list(default)}"
        else:
            continue
        if not fits:
            raise ValueError(f"'{name}' is {kind}, not {cut(repr(value))}")


def _require_whole(outlined: Network) -> None:
    """Raises ValueError for a network that no model file may hold, and what torch says where its parts do not
    fit together, as heads that do not divide the width: it predicts once on the `meta` device, where nothing
    is computed."""
    for name in ("halo", "multiple"):
        value, (_, most, why) = getattr(outlined, name), LIMITS[name]
        if value > most:
            raise ValueError(f"its {name} would be {value} pixels, and at most {most} are possible: {why}")
    tensors = noise(outlined.inputs, whole((1, 1, 64, 64), outlined.multiple))
    with torch.no_grad():
        outlined(**{name: tensor.to("meta") for name, tensor in tensors.items()})


def _counts(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def has_checkpoint(job: TrainJob) -> bool:
    """Whether a training is gone on with, and has a checkpoint to go on from."""
    return job.resume and (job.folder / LAST).exists()


def refuse_outputs(job: TrainJob) -> None:
    """Raises OutputExistsError or OutputNotWritableError where what is written has no place."""
    output = job.model_file
    if output.exists() and not (job.overwrite or has_checkpoint(job)):
        raise OutputExistsError(
            f"The model '{output}' exists already: choose another name, or ask to "
            "overwrite it (--overwrite).",
        )
    other = installed.catalogue().get(job.name)
    if other and Path(other.path or "").resolve() != output.resolve():
        raise OutputExistsError(
            f"There is a method called '{job.name}' already ({other.path or 'built in'}): "
            "choose another name.",
        )
    if (job.folder / PLAN).exists() and not (job.resume or job.overwrite):
        raise OutputExistsError(
            f"There is a training called '{job.name}' already in '{job.folder}': go on "
            "with it (--resume), begin it anew (--overwrite), or choose another name.",
        )
    for folder in {output.parent, job.folder, Path(job.curves or output).parent}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputNotWritableError(
                f"The folder '{folder}' can't be made ({error.strerror}): choose another.",
            ) from error
        if not os.access(folder, os.W_OK):
            raise OutputNotWritableError(f"The folder '{folder}' can't be written to: choose another.")


@contextmanager
def prepared_folder(job: TrainJob, warn: Warn) -> Iterator[None]:
    """The folder of a training while its data are made ready; where these are refused, what was begun in it
    goes, so that the next try finds the name free.

    Args:
        warn: is told where there is nothing to go on with.
    Raises:
        ResumeError: as of `prepare_folder`.
    """
    goes_on = job.resume and (job.folder / PLAN).exists()
    prepare_folder(job)
    if job.resume and not goes_on:
        warn(
            "nothing-to-resume",
            f"There is no training called '{job.name}' to go on with in '{job.folder.parent}', so this one "
            "begins at the first step.",
        )
    try:
        yield
    except REFUSED:
        if not goes_on:
            _empty(job)
            with suppress(OSError):  # the analyst's own files keep it
                job.folder.rmdir()
        raise


def _empty(job: TrainJob) -> None:
    """Take away what a training writes into its folder."""
    for old in (PLAN, CARD, CURVES, CURVE, LAST, BEST):
        (job.folder / old).unlink(missing_ok=True)
    for old in (EVENTS, "cases"):
        shutil.rmtree(job.folder / old, ignore_errors=True)


def prepare_folder(job: TrainJob) -> None:
    """An empty folder with the job, or, to go on, that of the same training.

    Raises:
        ResumeError: the training there is another one.
    """
    path = job.folder / PLAN
    if job.resume and path.exists():
        try:
            changed = same_training(job, json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, AttributeError) as error:
            raise ResumeError(
                f"The plan of the training in '{job.folder}' can't be read ({error}): "
                "begin it anew with --overwrite.",
            ) from error
        if changed:
            raise ResumeError(
                f"The training in '{job.folder}' can't be resumed, because it was begun with "
                f"another {', '.join(changed)}: give what it began with, or begin it anew with --overwrite.",
            )
        return
    _empty(job)
    path.write_text(json.dumps(as_values(job), indent=1), "utf-8")


def same_training(job: TrainJob, begun: dict[str, Any]) -> list[str]:
    """The fields in which a job differs from the values of one that was begun, where that makes it another
    training."""
    return [name for name, value in as_values(job).items() if name not in _FREE and value != begun.get(name)]


def as_values(job: TrainJob) -> dict[str, Any]:
    """The job as plain values, as JSON has them."""
    return json.loads(json.dumps(asdict(job)))
