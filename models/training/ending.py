"""The end of a training: what is said of the outcome, the picture, and the model file with its card."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import nn

from ...engine.door.errors import ExportError
from ...engine.door.train_job import TrainJob
from ...engine.door.value import Figures
from ..catalogue.manifest import Manifest
from . import checkpoints, curves, export, validation_log
from .places import Warn
from .settling import CURVES, EVENTS
from .train import BEST, Training


def warn_of_the_outcome(job: TrainJob, best: dict[str, Any], warn: Warn) -> None:
    """Say where the training gained nothing."""
    share, steps = best["accuracy"]["share_of_delta"], best["trained_on"]["steps"]
    if steps == 0:
        begun = f"'{job.start_from}'" if job.start_from else "the untrained network"
        warn(
            "no-better",
            f"On the places held out no weights were better than those of {begun}, so these were "
            "kept: train longer, or on more images.",
        )
    elif share >= 1:
        warn(
            "no-better",
            f"On the places held out the RMSE is {share:.2f} of that of the baseline delta: the "
            "model is of no use as it is; train longer, or on more images.",
        )


def write(job: TrainJob, best: dict[str, Any], warn: Warn) -> dict[str, str]:
    """The picture, the events, and last the model file; where each of them is.

    Raises:
        ExportError: the model file would not compute what the network does.
    """
    lines = validation_log.read(job.folder)
    picture = Path(job.curves or job.folder / CURVES)
    curves.draw(lines, best["trained_on"]["steps"], f"{job.name} ({job.network})", picture)
    if not curves.write_events(lines, job.folder / EVENTS):
        warn(
            "no-tensorboard",
            "There are no events for TensorBoard, because its library is not installed: get it "
            "with pip install -r requirements/train.txt.",
        )
    export_best(job, lambda network, path: export.export(network, _manifest(job, network, best), path))
    return outputs_of(job, picture)


def export_best(job: TrainJob, exported: Callable[[nn.Module, Path], object]) -> None:
    """Write the model file, whole or not at all, and take away the cases, which nothing needs any more.

    Args:
        exported: writes a network to a path.
    Raises:
        ExportError: as `write`.
    """
    output = job.model_file
    part = output.with_name(f".chronofuse-{job.id}-{output.name}")
    try:
        network, _ = checkpoints.load(job.folder / BEST)
        exported(network, part)
        os.replace(part, output)
    except ExportError as error:
        raise ExportError(f"{error} The trained weights are in '{job.folder / BEST}'.") from error
    finally:
        part.unlink(missing_ok=True)
    shutil.rmtree(job.folder / "cases", ignore_errors=True)


def outputs_of(job: TrainJob, picture: Path) -> dict[str, str]:
    """Role to path of what a training leaves."""
    return {"model": str(job.model_file), "curves": str(picture), "checkpoint": str(job.folder / BEST)}


def figures(best: dict[str, Any], training: Training) -> Figures:
    """What the training came to."""
    return Figures(
        best["accuracy"],
        steps=training.step,
        best_step=best["trained_on"]["steps"],
        seconds=round(training.spent, 1),
        score=best["score"],
    )


def _manifest(job: TrainJob, network: nn.Module, best: dict[str, Any]) -> Manifest:
    """The network's manifest with this model's name, summary and card."""
    card = best["trained_on"]
    shown = ", ".join(card["data"][:3]) + (
        f" and {len(card['data']) - 3} more" if len(card["data"]) > 3 else ""
    )
    begun = f"fine-tuned from {card['started_from']['name']} on" if "started_from" in card else "trained on"
    share = best["accuracy"]["share_of_delta"]
    summary = (
        f"The network {network.name}, {begun} {shown}; RMSE {share:.2f} of delta's on what was held out."
    )
    made = export.manifest_of(network, card, best["accuracy"])
    return replace(made, name=job.name, title=f"{job.name} ({network.title})", summary=summary)
