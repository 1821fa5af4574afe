"""A fit, from the samples' file to the model's; read top to bottom.

samples -> a model on all of them -> models that have not seen a part each -> the same without each input ->
files
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, Optional, Protocol

import numpy as np

from ....engine.door import events
from ....engine.door.border import Tell
from ....engine.door.errors import TrainingMissingError
from ....engine.door.fit_job import FITTED, TRIED, FitJob
from ....engine.door.version import __version__
from ...catalogue.classifier_manifest import NETWORKS
from ..stopped import Stopped
from .forest import Forest

STAGE = "Fitting the model"


class Classifier(Protocol):
    """What learns from samples."""

    def fit(
        self, values: np.ndarray, labels: np.ndarray, folds: np.ndarray, weights: Optional[np.ndarray] = None
    ) -> None:
        """`folds`: (samples,) which of them lie together, for what chooses by some of them; -1 of those of
        another place. `weights`: (samples,) how often each counts; None: once."""

    def probabilities(self, values: np.ndarray) -> np.ndarray:
        """(samples, classes) float32 of (samples, features)."""

    def exported(self) -> bytes:
        """The fitted model as ONNX: `X` (pixels, features) to `probabilities` (pixels, classes)."""


def _forest(job: FitJob, classes: int, days: np.ndarray) -> Classifier:
    return Forest(job, classes)


def _sequence(job: FitJob, classes: int, days: np.ndarray) -> Classifier:
    _torch_needed()
    from .sequence import Sequence

    return Sequence(job, classes, days)


def _torch_needed() -> None:
    for name in ("torch", "onnxscript", "safetensors"):
        if find_spec(name) is None:
            raise TrainingMissingError(
                f"Training a network needs PyTorch and more, which this Python does not have (no module "
                f"'{name}'): in QGIS run 'Set up the engine' with the training's libraries, elsewhere pip "
                "install -r requirements/train.txt; or train a forest."
            )


KINDS: dict[str, Callable[[FitJob, int, np.ndarray], Classifier]] = {
    "forest": _forest,
    "sequence": _sequence,
}
"""Name of a model to what makes one, of the job, the number of classes and the days of the features."""


def run(job: FitJob, tell: Tell, stopping: Callable[[], bool]) -> None:
    """Fit, try, and leave the files in the job's folder.

    Raises:
        Stopped: the leash was let go of.
    """
    if job.model in NETWORKS:
        _torch_needed()
        from . import tiles

        tiles.run(job, tell, stopping)
        return
    tell(events.Started(job.model, "cpu", "classifiers are fitted on the CPU", __version__))
    with np.load(job.samples) as stored:
        values, labels, folds, parts = (stored[name] for name in ("values", "labels", "folds", "parts"))
        days = stored["days"] if "days" in stored.files else np.full(values.shape[1], np.nan)
        weights = stored["weights"] if "weights" in stored.files else None
    course = _Course(job, values, labels, folds, days, weights, tell, stopping)
    inputs = int(parts.max()) + 1
    course.steps = 1 + (1 + (inputs if inputs > 1 else 0)) * (int(folds.max()) + 1)
    final = KINDS[job.model](job, course.classes, days)
    final.fit(values, labels, folds, weights)
    folder = job.samples.parent
    (folder / FITTED).write_bytes(final.exported())
    course.stepped()
    held_out = course.held_out(np.ones(values.shape[1], bool))
    without = np.full((inputs, len(labels)), -1, np.int64)
    if inputs > 1:
        for number in range(inputs):
            if course.has_time:
                without[number] = course.held_out(parts != number).argmax(axis=1)
    np.savez(folder / TRIED, held_out=held_out, without=without)
    tell(events.Finished((events.DateResult(),), "cpu", {}))


class _Course:
    """How far a fit is, and models that have not seen a part."""

    def __init__(
        self, job: FitJob, values, labels, folds, days, weights, tell: Tell, stopping: Callable[[], bool]
    ):
        self._weights = weights
        self._job, self._values, self._labels, self._folds, self._days = job, values, labels, folds, days
        self._tell, self._stopping, self._begun = tell, stopping, time.monotonic()
        self.classes = int(labels.max()) + 1
        self.steps, self._done = 1, 0

    @property
    def has_time(self) -> bool:
        return self._job.minutes is None or time.monotonic() - self._begun < 60 * self._job.minutes

    def stepped(self) -> None:
        self._done += 1
        gone = time.monotonic() - self._begun
        left = gone / self._done * (self.steps - self._done)
        self._tell(events.Progress(STAGE, float(self._done), float(max(self.steps, self._done)), left))
        if self._stopping():
            raise Stopped

    def held_out(self, columns: np.ndarray) -> np.ndarray:
        """(samples, classes) of each sample by a model that has not seen its part."""
        found = np.zeros((len(self._labels), self.classes), np.float32)
        values: Any = self._values if columns.all() else self._values[:, columns]
        for fold in range(int(self._folds.max()) + 1):
            out = self._folds == fold
            present = np.unique(self._labels[~out])
            if present.size == 1:
                found[out, present[0]] = 1.0
            elif present.size:
                model = KINDS[self._job.model](self._job, present.size, self._days[columns])
                places = np.searchsorted(present, self._labels[~out])
                weights = None if self._weights is None else self._weights[~out]
                model.fit(values[~out], places, self._folds[~out], weights)
                found[np.ix_(out, present)] = model.probabilities(values[out])
            self.stepped()
        return found
