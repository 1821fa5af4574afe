"""The training of a network for sequences: what is its own beside the training of any network (train.py)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

import torch
from torch import Tensor
from torch.nn.functional import smooth_l1_loss

from ...engine.door.errors import TrainingDataError
from . import series_data
from .series_data import SeriesBatch, SeriesCases
from .train import Training
from .validation import FEWEST_PIXELS, Checked

BATCHES_A_STEP = 4
"""A batch is one date of one place, and dates differ much in how much there is to be learnt."""
SCALE = 0.05
"""Of the loss, so that gradients are seldom cut."""
LEAST = 0.005
"""Squared units of detail, about, below which an error of the base is not measured by itself."""
MEASURE = "RMSE on dates of held-out places that also chose the step, relative to the base (means over cases)"


class SeriesTraining(Training):
    """A training whose cases are dates of series; it is validated against the base method."""

    measure, layout, batches_a_step = MEASURE, torch.preserve_format, BATCHES_A_STEP
    bridged = False  # no C2 is given
    checks: list[tuple[str, SeriesBatch, float]]
    """Place, case, and the RMSE of the base method on it."""

    def _open(self, cases: Sequence[Path], checks: Sequence[Path]) -> None:
        self.source = SeriesCases(cases, self.job.seed, self.network.multiple)
        self.checks = []
        for file in checks:
            batch = series_data.whole(file, self.network.multiple)
            if batch.counts.sum() >= FEWEST_PIXELS:
                base = _rmse(batch.inputs["base"], batch)
                self.checks.append((series_data.place_of(file), batch.to(self.device), base))
        if not self.checks:
            raise TrainingDataError(
                "None of the dates to validate on has enough valid pixels: give another place to validate on "
                "(--validate)."
            )

    def _loss(self, batch: Any) -> tuple[Tensor, Optional[Tensor]]:
        """As a share of what the base has, so that a hard date counts for no more than an easy one."""
        prediction = self.network(**batch.inputs)
        base = _off(batch.inputs["base"], batch)
        return SCALE * _off(prediction, batch) / (base + LEAST), prediction

    def _numbers(self) -> tuple[int, int]:
        shapes = [batch.truth.shape for _, batch, _ in self.checks]
        checked = sum(math.prod(shape) for shape in shapes)
        return checked, self.batches_a_step * shapes[0][1] * series_data.CUT**2

    @torch.no_grad()
    def _validated(self) -> Checked:
        self.average.eval()
        share = 0.0
        places: dict[str, dict[str, float]] = {}
        for name, batch, base in self.checks:
            own = _rmse(self.average(**batch.inputs), batch)
            share += own / base / len(self.checks)
            place = places.setdefault(name, {"network": 0.0, "base": 0.0, "cases": 0})
            place["network"], place["base"] = place["network"] + own, place["base"] + base
            place["cases"] += 1
        self.average.train()
        return Checked({"rmse": round(share, 5)}, {name: _mean(sums) for name, sums in places.items()})

    def _score(self, figures: dict[str, float]) -> float:
        return figures["rmse"]

    def _accuracy(self, checked: Checked) -> dict[str, Any]:
        known = super()._accuracy(checked)
        share = known.pop("share_of_delta")
        return {**known, "share_of_base": share}


def _off(prediction: Tensor, batch: SeriesBatch) -> Tensor:
    """Squared where errors are about a unit of detail, absolute where they are larger."""
    unit = batch.inputs["unit"][:, :, None, None]
    off = smooth_l1_loss(prediction / unit, batch.truth / unit, reduction="none", beta=1.0)
    counts = batch.counts.expand_as(off)
    return (off * counts).sum() / counts.sum().clamp_min(1.0)


def _mean(sums: dict[str, float]) -> dict[str, float]:
    means = {name: round(sums[name] / sums["cases"], 6) for name in ("network", "base")}
    return {**means, "cases": sums["cases"]}


def _rmse(prediction: Tensor, batch: SeriesBatch) -> float:
    """Mean over the bands."""
    squared = ((prediction - batch.truth) ** 2 * batch.counts).sum((2, 3)) / batch.counts.sum((2, 3))
    return max(float(squared.sqrt().mean()), 1e-9)
