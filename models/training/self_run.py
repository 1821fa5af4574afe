"""The flow of a training without a second fine image, from the scene itself to a model file.

C1 and C2 -> their averages -> cases (the engine's) -> training -> a step at the fine scale -> model file with
its card
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import torch

from ...engine.door.border import Tell
from ...engine.door.events import DateResult, Finished, Started, Warned
from ...engine.door.train_job import TrainJob
from ...engine.door.version import __version__
from . import ending, machine, own_scene, settling, starting
from .clock import EXPORTING, TRAINING, Clock
from .dataset import load_all
from .places import Warn
from .self_supervised import FINE_STEP, SelfTraining


def run(job: TrainJob, tell: Tell, stopping: Callable[[], bool]) -> None:
    """Train, and write the model file and the picture of the curves; as `run.run`."""

    def warn(code: str, sentence: str) -> None:
        tell(Warned(code, sentence))

    begin_with = starting.begin_with(job.start_from, job.network) if job.start_from else None
    job = settling.settled(job, begin_with)
    network = settling.network(job)
    device, reason = machine.choose(job.device)
    settling.refuse_outputs(job)
    torch.set_num_threads(job.threads or os.cpu_count() or 1)
    with settling.prepared_folder(job, warn):
        tell(Started(f"training of {job.network} by itself", device, reason, __version__))
        clock = Clock(job, tell, stopping)
        made = own_scene.gather(job, network, clock, warn)
    card = made.card
    if begin_with:
        card = {**card, "started_from": {"name": begin_with["name"], "trained_on": begin_with["trained_on"]}}
    learn, check, fine = (load_all([folder], network) for folder in (made.learn, made.check, made.fine))
    training = SelfTraining(job, learn, check, fine, card, device, begin_with)
    if settling.has_checkpoint(job):
        training.resume()
    clock.enter(TRAINING)
    best = training.run(clock.training, stopping)
    _warn_of_the_outcome(job, best, warn)
    clock.enter(EXPORTING)
    clock.tell(0.0)
    outputs = ending.write(job, best, warn)
    result = DateResult(outputs, ending.figures(best, training))
    tell(Finished((result,), device, clock.timings))


def _warn_of_the_outcome(job: TrainJob, best: dict[str, Any], warn: Warn) -> None:
    """Say where the training, or its step at the fine scale, gained nothing."""
    kept = best["trained_on"][FINE_STEP]["kept"]
    if kept and best["trained_on"]["steps"] == 0:
        begun = f"those of '{job.start_from}'" if job.start_from else "the untrained ones"
        warn(
            "no-better",
            f"At the coarse scale of the scene no weights were better than {begun}; what is new is the step "
            "at the fine scale alone: compare the two before you rely on it.",
        )
    else:
        ending.warn_of_the_outcome(job, best, warn)
    if not kept:
        warn(
            "no-better",
            "The step at the fine scale is left out: it brought the prediction no nearer to C2, or took from "
            "what was learnt.",
        )
