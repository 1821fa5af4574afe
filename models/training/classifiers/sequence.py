"""A classifier of series as a kind of land-cover model: its features are the bands of each day, those of the
first day first; the bands of images stand beside every day."""

from __future__ import annotations

from typing import Optional

import numpy as np
import torch
from torch import Tensor, nn

from ....engine.door.fit_job import FitJob
from ....engine.door.train_classifier_job import EPOCHS, MEMBERS
from ....models.catalogue.classifier_manifest import OUTPUT
from ...networks.series_classifier import Together
from ..sequence_export import graph_of_pixels
from ..sequence_train import PointSeries, SequencePlan, train_sequence

SEEN = 120_000
"""Samples that a member sees at most, those that it sees again counted again."""
FEWEST_EPOCHS = 4
LARGE_BATCH, MANY = 256, 8000
CELLS = 8
"""Into so many the samples are dealt where too few parts of them are told."""


class Pixels(nn.Module):
    """(pixels, features) as the networks take them: values of dates that are all there, and their days."""

    def __init__(self, network: Together, days: np.ndarray):
        super().__init__()
        self.network = network
        static = np.isnan(days)
        dates = np.unique(days[~static])
        self.dates = max(len(dates), 2)
        own = [np.flatnonzero(days == day) for day in dates] or [np.array([], int)] * self.dates
        order = np.concatenate([np.concatenate([one, np.flatnonzero(static)]) for one in own])
        self.register_buffer("order", torch.from_numpy(order.astype(np.int64)))
        at = dates - dates[0] if len(dates) > 1 else np.arange(self.dates)
        self.register_buffer("days", torch.from_numpy(at.astype(np.float32)))

    def series(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        values = x[:, self.order].unflatten(1, (self.dates, -1))
        days = self.days[None] + torch.zeros_like(values[:, :, 0])
        return values, torch.ones_like(days), days

    def forward(self, x: Tensor) -> Tensor:
        """(pixels, classes)."""
        return self.network(*self.series(x))


def dealt(folds: np.ndarray) -> np.ndarray:
    """The parts of samples; those of another place (-1), which lie in no part, are dealt into CELLS of
    their own, so that no member is chosen by all of them."""
    elsewhere = folds < 0
    found = folds.copy()
    found[elsewhere] = folds.max() + 1 + np.arange(int(elsewhere.sum())) % CELLS
    return found


class Sequence:
    """Learns from samples."""

    def __init__(self, job: FitJob, classes: int, days: np.ndarray):
        self._job, self._classes, self._days = job, classes, days
        torch.set_num_threads(job.threads or torch.get_num_threads())

    def fit(
        self, values: np.ndarray, labels: np.ndarray, folds: np.ndarray, weights: Optional[np.ndarray] = None
    ) -> None:
        folds = dealt(folds)
        if weights is not None:
            often = np.repeat(np.arange(len(labels)), np.rint(weights).astype(int))
            values, labels, folds = values[often], labels[often], folds[often]
        # Which columns make which date does not depend on the weights, which there are none of yet.
        shape = Pixels(nn.Identity(), self._days)  # type: ignore[arg-type]
        series, there, days = (one.numpy() for one in shape.series(torch.from_numpy(values)))
        cells = folds
        if len(np.unique(folds)) < 4:
            cells = np.arange(len(labels)) * CELLS // len(labels)
        points = PointSeries(series, there, days, labels.astype(np.int64), cells)
        network, self.card = train_sequence(self._plan(len(labels)), points, self._classes)
        self._pixels = Pixels(network, self._days).eval()

    def _plan(self, samples: int) -> SequencePlan:
        options = {"members": MEMBERS, "epochs": EPOCHS, **self._job.options}
        epochs = min(options["epochs"], max(SEEN // samples, FEWEST_EPOCHS))
        batch = LARGE_BATCH if samples > MANY else SequencePlan.batch
        return SequencePlan(members=options["members"], epochs=epochs, batch=batch, seed=self._job.seed)

    @torch.no_grad()
    def probabilities(self, values: np.ndarray) -> np.ndarray:
        parts = [self._pixels(one) for one in torch.from_numpy(values).split(LARGE_BATCH * 16)]
        return torch.cat(parts).numpy()

    def exported(self) -> bytes:
        return graph_of_pixels(self._pixels, len(self._days), OUTPUT)
