"""The training of a network for land cover: what is its own beside the training of any network (train.py)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, smooth_l1_loss

from ...engine.door.errors import TrainingDataError
from ...engine.door.train_job import LAST
from ..networks.segment import SegmentNetwork
from ..networks.segment_options import SERIES_ALONE
from ..networks.segment_parts import compare
from . import checkpoints
from .segment_tiles import FARTHEST, NONE, LabelledRaster, SegmentTiles, Tiles, predicted
from .train import BEST, Training
from .validation import Checked

MEASURE = "Agreement of classes on blocks of the ground that also chose the step"
EVEN = 0.0
"""How far rare classes are made up for in the loss: a class weighs as its share to the power of minus this.
Not at all, so that what comes out are shares; a map's classes are shifted by them afterwards (SHIFTS)."""
SHIFTS = tuple(step / 10 for step in range(11))
"""What is tried: from the logit of each class so many times the logarithm of its share is taken (Menon et al.
2021, equation 10), so that rare classes are found oftener; the best is chosen where the step is."""
MOST = 6.0
"""The greatest weight of a class, before their mean is made 1."""
OF_BOUNDARY, OF_DISTANCE, OF_SERIES = 0.3, 0.1, 0.5
"""What these heads count for beside the classes."""


@dataclass(frozen=True)
class SegmentPlan:
    """What a training of a network for land cover wants; called as `TrainJob` has it."""

    folder: Path
    options: dict[str, Any]
    """Of the network."""
    minutes: Optional[float] = None
    steps: Optional[int] = None
    seed: int = 1
    rate: Optional[float] = 2e-3
    patience: int = 0
    side: int = 96
    """Of the tiles, pixels."""
    batch: int = 8
    even: float = EVEN
    checks: int = 10
    """How many validations, about, where steps are counted."""
    network: str = SegmentNetwork.name
    start_from: Optional[str] = None
    losses: dict[str, float] = field(default_factory=dict)
    adversary: Optional[str] = None


class SegmentTraining(Training):
    """A training whose cases are tiles of labelled rasters; it is validated by the classes."""

    measure, layout, batches_a_step = MEASURE, torch.channels_last, 1
    bridged = False  # no C2 is given
    job: Any

    def __init__(self, job: SegmentPlan, *others: Any):
        if "conv3d" in str(job.options.get("temporal")):  # whose weights have an axis more
            self.layout = torch.contiguous_format
        super().__init__(job, *others)  # type: ignore[arg-type]

    def _open(self, cases: Sequence[LabelledRaster], checks: Sequence[LabelledRaster]) -> None:
        job, rasters = self.job, list(cases)
        learnt = np.concatenate([one.learnt[one.learnt != NONE] for one in rasters])
        if not len(learnt) or not any((one.held_out & (one.labels != NONE)).any() for one in checks):
            raise TrainingDataError(
                "There are no labels to learn from, or none to validate on: give more samples, or a smaller "
                "share of them to hold out."
            )
        self._measure_inputs(rasters)
        self.source = SegmentTiles(rasters, self.network, job.side, job.batch, job.seed)
        self.checks = list(checks)
        classes = self.network.options["classes"]
        self.weights = class_weights(learnt, classes, job.even).to(self.device)
        self.rarity, self.shift = rarity(learnt, classes), 0.0

    def _is_time_to_check(self) -> bool:
        if self.job.steps and self.done < 1:
            return self.step % max(1, -(-self.job.steps // self.job.checks)) == 0
        return super()._is_time_to_check()

    def _measure_inputs(self, rasters: list[LabelledRaster]) -> None:
        """The mean and the deviation of each band over what is valid."""
        for network in (self.network, self.average):
            for name in network.inputs:
                if name not in ("fine", "series") and not name.startswith("image_"):
                    continue
                known = "there" if name == "series" else "valid"
                axis = 1 if name == "series" else 0
                values = [
                    np.moveaxis(one.inputs[name], axis, 0)[:, _valid(one.inputs[known])] for one in rasters
                ]
                together = np.concatenate([v.reshape(len(v), -1) for v in values], 1).astype(np.float64)
                mean, std = (torch.from_numpy(f(together, 1)).float() for f in (np.mean, np.std))
                network.set_scales(name, mean, std)
                of_fine, of_dates = ("ratios", network.pairs), ("date_ratios", network.date_pairs)
                ratios, pairs = {"fine": of_fine, "series": of_dates}.get(name, ("", []))
                if pairs:
                    compared = compare(torch.from_numpy(together).float()[None, :, :, None], pairs)
                    network.set_scales(ratios, compared.mean((0, 2, 3)), compared.std((0, 2, 3)))

    def _loss(self, batch: Tiles) -> tuple[Tensor, Optional[Tensor]]:
        out = dict(zip(self.network.options["heads"], self.network(**batch.inputs)))
        value = _mean_known(
            cross_entropy(out["classes"], batch.truth, self.weights, reduction="none", ignore_index=NONE),
            batch.truth != NONE,
        )
        if SERIES_ALONE in out:
            off = cross_entropy(
                out[SERIES_ALONE], batch.truth, self.weights, reduction="none", ignore_index=NONE
            )
            value = value + OF_SERIES * _mean_known(off, batch.truth != NONE)
        known = torch.isfinite(batch.boundary)
        if "boundary" in out:
            wanted = torch.nan_to_num(batch.boundary)
            off = binary_cross_entropy_with_logits(out["boundary"], wanted, reduction="none")
            value = value + OF_BOUNDARY * _mean_known(off, known)
        if "distance" in out:
            wanted = torch.nan_to_num(batch.distance) / FARTHEST
            off = smooth_l1_loss(out["distance"] / FARTHEST, wanted, reduction="none", beta=0.2)
            value = value + OF_DISTANCE * _mean_known(off, known)
        return value, None

    @torch.no_grad()
    def _validated(self) -> Checked:
        self.average.eval()
        shifts = [step * self.rarity for step in SHIFTS]
        tables = np.sum([confusions(self.average, one, one.held_out, shifts) for one in self.checks], axis=0)
        self.average.train()
        figures = [agreement(table) for table in tables]
        best = min(range(len(SHIFTS)), key=lambda number: self._score(figures[number]))
        self.shift = SHIFTS[best]
        return Checked(figures[best], {})

    def _checkpoint(self, checked: Checked, score: float) -> dict[str, Any]:
        """As of any training, with the classes shifted as was best."""
        values = super()._checkpoint(checked, score)
        bias = values["state"]["heads.classes.bias"]
        shifted = bias + (self.shift * torch.from_numpy(self.rarity)).to(bias)
        values["state"] = {**values["state"], "heads.classes.bias": shifted}
        values["trained_on"]["shift"] = self.shift
        return values

    def _score(self, figures: dict[str, float]) -> float:
        return round(1 - (figures["miou"] + figures["oa"]) / 2, 6)

    def _accuracy(self, checked: Checked) -> dict[str, Any]:
        return {"measure": self.measure, "figures": checked.figures}


def train(
    plan: SegmentPlan,
    rasters: Sequence[LabelledRaster],
    tell: Callable[[float, float], None] = lambda done, left: None,
    stopping: Callable[[], bool] = lambda: False,
    resume: bool = False,
) -> tuple[SegmentNetwork, dict[str, Any]]:
    """Train, and give the network with its best weights, and its card.

    Raises:
        TrainingDataError: nothing to learn from, or to validate on.
        clock.Stopped: `stopping` said so; `resume` goes on from there.
    """
    training = SegmentTraining(plan, rasters, rasters, {}, "cpu")
    if resume and (plan.folder / LAST).exists():
        training.resume()
    training.run(tell, stopping)
    network, values = checkpoints.load(plan.folder / BEST)
    return network.eval(), {**values["accuracy"], "trained_on": values["trained_on"]}


def _valid(known: np.ndarray) -> np.ndarray:
    return known[0] > 0 if known.shape[0] == 1 else known > 0


def _mean_known(values: Tensor, known: Tensor) -> Tensor:
    return (values * known).sum() / known.sum().clamp_min(1)


def class_weights(labels: np.ndarray, classes: int, even: float) -> Tensor:
    """(classes,) by how often each occurs; their mean over the pixels is 1."""
    share = np.bincount(labels, minlength=classes) / len(labels)
    weight = np.minimum(np.maximum(share, 1e-6) ** -even / np.max(share) ** -even, MOST)
    return torch.from_numpy(weight / (weight * share).sum()).float()


def rarity(labels: np.ndarray, classes: int) -> np.ndarray:
    """(classes,) float32 minus the logarithm of each one's share; 0 of one that does not occur."""
    counts = np.bincount(labels, minlength=classes)
    return -np.log(np.where(counts > 0, counts, counts.sum()) / counts.sum()).astype(np.float32)


def confusion(network: SegmentNetwork, raster: LabelledRaster, where: np.ndarray) -> np.ndarray:
    """(classes, classes) pixels by what they are and what they are taken for."""
    return confusions(network, raster, where, [np.zeros(network.options["classes"], np.float32)])[0]


def confusions(
    network: SegmentNetwork, raster: LabelledRaster, where: np.ndarray, shifts: Sequence[np.ndarray]
) -> np.ndarray:
    """(shifts, classes, classes) the same, where the logits of the classes are shifted."""
    classes = network.options["classes"]
    tables = np.zeros((len(shifts), classes, classes), np.int64)
    for rows, cols, out in predicted(network, raster, where):
        counted = where[rows, cols] & (raster.labels[rows, cols] != NONE)
        truth, logits = raster.labels[rows, cols][counted], out[0][:, counted]
        for table, shift in zip(tables, shifts):
            guess = (logits + shift[:, None]).argmax(0)
            table += np.bincount(truth * classes + guess, minlength=classes**2).reshape(classes, classes)
    return tables


def agreement(table: np.ndarray) -> dict[str, float]:
    """OA, mIoU (of the classes that occur in truth or map), macro F1 and kappa of a table of truth and
    guess."""
    total, right = table.sum(), np.diag(table)
    there = table.sum(1) + table.sum(0) > 0
    iou = right[there] / (table.sum(1) + table.sum(0) - right)[there]
    f1 = 2 * right[there] / (table.sum(1) + table.sum(0))[there]
    oa = right.sum() / total
    chance = (table.sum(1) * table.sum(0)).sum() / total**2
    kappa = (oa - chance) / (1 - chance) if chance < 1 else 0.0
    figures = {"oa": oa, "miou": iou.mean(), "f1": f1.mean(), "kappa": kappa}
    return {name: round(float(value), 5) for name, value in figures.items()}
