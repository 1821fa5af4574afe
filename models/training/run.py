"""The flow of a training, from folders of dated images to a model file in the list of methods.

places -> places held out -> scenes -> cases (the engine's) -> training -> best weights -> model file with its
card
"""

from __future__ import annotations

import os
from collections.abc import Callable

import torch

from ...engine.door.border import Tell
from ...engine.door.events import DateResult, Finished, Started, Warned
from ...engine.door.train_job import SELF, SERIES, TrainJob
from ...engine.door.version import __version__
from . import beside, ending, gathering, machine, meta, self_run, series_run, settling, starting
from .clock import EXPORTING, TRAINING, Clock, Stopped
from .dataset import load_all

__all__ = ["Stopped", "run"]


def run(job: TrainJob, tell: Tell, stopping: Callable[[], bool] = lambda: False) -> None:
    """Train, and write the model file and the picture of the curves.

    Args:
        job: as `TrainJob.with_places` gives it.
        tell: is told of every step on the way, `Finished` included.
    Raises:
        ChronofuseError: with the sentence for the user; the model file is not written then.
        Stopped: `stopping` said so; the checkpoint to go on from is written.
    """

    if job.task in (SERIES, SELF):
        {SERIES: series_run.run, SELF: self_run.run}[job.task](job, tell, stopping)
        return

    def warn(code: str, sentence: str) -> None:
        tell(Warned(code, sentence))

    begin_with = starting.begin_with(job.start_from, job.network) if job.start_from else None
    job = settling.settled(job, begin_with)
    network = settling.network(job)
    device, reason = machine.choose(job.device)
    settling.refuse_outputs(job)  # which makes folders, so nothing but what takes them away may fail after it
    torch.set_num_threads(job.threads or os.cpu_count() or 1)
    with settling.prepared_folder(job, warn):
        tell(Started(f"training of {job.network}", device, reason, __version__))
        clock = Clock(job, tell, stopping)
        learn, check, card = gathering.cases(job, network, clock, warn)
    if begin_with:
        card = {**card, "started_from": {"name": begin_with["name"], "trained_on": begin_with["trained_on"]}}
    beside.require(learn, job.losses)
    to_learn = load_all(learn, network, beside.wanted(job.losses, network.inputs))
    training = meta.training_of(job)(job, to_learn, load_all(check, network), card, device, begin_with)
    if settling.has_checkpoint(job):
        training.resume()
    clock.enter(TRAINING)
    best = training.run(clock.training, stopping)
    ending.warn_of_the_outcome(job, best, warn)
    clock.enter(EXPORTING)
    clock.tell(0.0)
    outputs = ending.write(job, best, warn)
    result = DateResult(outputs, ending.figures(best, training))
    tell(Finished((result,), device, clock.timings))
