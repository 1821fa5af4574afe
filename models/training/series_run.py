"""The flow of training a network for sequences, from dated images to a method of series.

places -> places held out -> series -> cases (the engine's) -> training -> best weights -> model file with its
card
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from ...engine.door.border import Tell
from ...engine.door.errors import OutputExistsError, ParameterError
from ...engine.door.events import DateResult, Finished, Started, Warned
from ...engine.door.fill_job import KRIGING, SERIES_METHODS
from ...engine.door.train_job import SERIES, TrainJob
from ...engine.door.value import Figures
from ...engine.door.version import __version__
from ..catalogue.series_manifest import MOST_HALO, SeriesManifest
from ..networks.sequence import SeriesNetwork
from . import curves, ending, machine, series_export, series_gathering, settling, validation_log
from .clock import EXPORTING, TRAINING, Clock
from .places import Warn
from .series_train import SeriesTraining

BASE, REFERENCES = "base", "references"
"""Options of a training that are none of the network's: the method that it corrects, and how many dates on
each side it is given."""
OF_NETWORK: dict[str, Any] = {
    "temporal": "attention", "width": 16, "attention": "none", "scales": 1, "sr": False
}  # fmt: skip
DEFAULTS: dict[str, Any] = {**OF_NETWORK, BASE: KRIGING, REFERENCES: 4}


def run(job: TrainJob, tell: Tell, stopping: Callable[[], bool]) -> None:
    """Train, and write the model file and the picture of the curves; as `run.run`."""

    def warn(code: str, sentence: str) -> None:
        tell(Warned(code, sentence))

    job, asked = settled(job)
    device, reason = machine.choose(job.device)
    settling.refuse_outputs(job)
    _refuse_name(job)
    torch.set_num_threads(job.threads or os.cpu_count() or 1)
    with settling.prepared_folder(job, warn):
        tell(Started("training of a network for sequences", device, reason, __version__))
        clock = Clock(job, tell, stopping)
        learn, check, card = series_gathering.cases(job, asked[REFERENCES], asked[BASE], clock, warn)
    inner = replace(job, options={name: asked[name] for name in OF_NETWORK})
    training = SeriesTraining(inner, learn, check, {**card, BASE: asked[BASE]}, device)
    if settling.has_checkpoint(job):
        training.resume()
    clock.enter(TRAINING)
    best = training.run(clock.training, stopping)
    share = best["accuracy"]["share_of_base"]
    if share >= 1:
        warn(
            "no-better",
            f"On what was held out the RMSE is {share:.3f} of that of {asked[BASE]}: the model is of no use "
            "as it is; train longer, or on more images.",
        )
    clock.enter(EXPORTING)
    clock.tell(0.0)
    outputs = _write(job, asked, best, warn)
    figures = Figures(
        best["accuracy"],
        base=asked[BASE],
        steps=training.step,
        best_step=best["trained_on"]["steps"],
        seconds=round(training.spent, 1),
        score=best["score"],
    )
    tell(Finished((DateResult(outputs, figures),), device, clock.timings))


def settled(job: TrainJob) -> tuple[TrainJob, dict[str, Any]]:
    """The job with its network, and all options by name.

    Raises:
        ParameterError: an option that there is not, or a value that does not suit.
    """
    unknown = sorted(set(job.options) - set(DEFAULTS))
    asked = {**DEFAULTS, **job.options}
    try:
        if unknown:
            raise ValueError(f"there is no '{unknown[0]}'")
        if asked[BASE] not in SERIES_METHODS:
            raise ValueError(f"the base is one of {', '.join(SERIES_METHODS)}")
        if not isinstance(asked[REFERENCES], int) or not 1 <= asked[REFERENCES] <= 16:
            raise ValueError("the references are a whole number from 1 to 16")
        network = SeriesNetwork(**{name: asked[name] for name in OF_NETWORK})
        if network.reach(2 * asked[REFERENCES]) > MOST_HALO:
            raise ValueError(
                f"a pixel would depend on others {network.reach(2 * asked[REFERENCES])} pixels away, and "
                f"{MOST_HALO} are possible: take fewer references or scales"
            )
    except (TypeError, ValueError, RuntimeError) as error:
        raise ParameterError(
            f"A network for sequences can't be made with the options {job.options} ({error}): correct them; "
            f"there are {', '.join(DEFAULTS)}."
        ) from error
    return replace(job, network=SERIES, options=asked), asked


def _refuse_name(job: TrainJob) -> None:
    if job.name in SERIES_METHODS:
        raise OutputExistsError(
            f"There is a method of series called '{job.name}' already: choose another name."
        )


def _write(job: TrainJob, asked: dict[str, Any], best: dict[str, Any], warn: Warn) -> dict[str, str]:
    """The picture, the events, and last the model file; where each of them is."""
    lines = validation_log.read(job.folder)
    picture = Path(job.curves or job.folder / settling.CURVES)
    title = f"{job.name} ({_kind(asked)})"
    curves.draw(lines, best["trained_on"]["steps"], title, picture, asked[BASE])
    curves.write_events(lines, job.folder / settling.EVENTS)
    ending.export_best(
        job, lambda network, path: series_export.export(network, _manifest(job, asked, network, best), path)
    )
    return ending.outputs_of(job, picture)


def _kind(asked: dict[str, Any]) -> str:
    """The modules over time, and what else was chosen, in a few words."""
    further = [f"attention {asked['attention']}"] if asked["attention"] != "none" else []
    further += [f"{asked['scales']} scales"] if asked["scales"] > 1 else []
    return ", ".join([asked["temporal"], *further, *(["sr"] if asked["sr"] else [])])


def _manifest(
    job: TrainJob, asked: dict[str, Any], network: SeriesNetwork, best: dict[str, Any]
) -> SeriesManifest:
    """What is said of the model."""
    card, share = best["trained_on"], best["accuracy"]["share_of_base"]
    shown = [*card["data"][:3], *([f"{card['invented']} invented years"] if card["invented"] else [])]
    return SeriesManifest(
        job.name,
        f"{job.name} ({_kind(asked)})",
        f"Corrects {asked[BASE]}, trained on {', '.join(shown)}; RMSE {share:.3f} of its on the held out.",
        _kind(asked),
        asked[BASE],
        asked[REFERENCES],
        network.reach(2 * asked[REFERENCES]),
        network.multiple,
        card,
        best["accuracy"],
        citation=network.citation,
    )
