"""The training of a classifier of series from points: a few networks, each on other cells, and their mean.

Where a cell of the ground is held out, all its points are, so that no neighbour tells the answer. A training
lasts a minute; what is finished of it, member after member, lies in its folder, and a resumed one goes on
with the next.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from ...engine.door.errors import TrainingDataError
from ..networks.series_classifier import SequenceClassifier, Together
from . import checkpoints
from .clock import Stopped
from .segment_train import agreement, class_weights

MEMBER = "member-{}.safetensors"
FOLLOW = 0.98
"""Of the moving average of the weights that is validated and kept."""


@dataclass(frozen=True)
class PointSeries:
    """Series of points with their classes."""

    values: np.ndarray
    """(points, dates, bands) float32, finite."""
    there: np.ndarray
    """(points, dates) float32, 1 where there are values."""
    days: np.ndarray
    """(points, dates) float32 days since the beginning of the year that the series covers."""
    labels: np.ndarray
    """(points,) int64 number of the class, from 0 on."""
    cells: np.ndarray
    """(points,) number of the piece of ground that a point lies on."""

    def part(self, which: np.ndarray) -> PointSeries:
        return PointSeries(*(one[which] for one in vars(self).values()))

    def tensors(self) -> tuple[Tensor, Tensor, Tensor]:
        return tuple(torch.from_numpy(one).float() for one in (self.values, self.there, self.days))


@dataclass(frozen=True)
class SequencePlan:
    """How it is learnt."""

    folder: Optional[Path] = None
    """Where finished members are kept; None: nowhere."""
    members: int = 4
    epochs: int = 60
    seed: int = 1
    rate: float = 3e-3
    even: float = 0.5
    """A class weighs as its share to the power of minus this."""
    smooth: float = 0.1
    """Of a label, what goes to the other classes."""
    mixed: float = 0.0
    """Alpha of the beta distribution by which series are mixed with others (Zhang et al. 2018); 0: not."""
    removed: float = 0.5
    """How often dates are left out of the series of a batch."""
    noise: float = 0.1
    """Added to the values, standard deviations."""
    gain: float = 0.1
    """By which the values of a series are multiplied, at most, up or down."""
    batch: int = 64
    held_out: float = 0.15
    """Share of the cells that choose each member's best epoch."""
    width: int = 48
    dense: int = 128
    dropout: float = 0.4


def train_sequence(
    plan: SequencePlan,
    points: PointSeries,
    classes: int,
    tell: Callable[[float], None] = lambda done: None,
    stopping: Callable[[], bool] = lambda: False,
) -> tuple[Together, dict[str, Any]]:
    """The members together, and how each did on the cells that chose its best epoch.

    Raises:
        TrainingDataError: the points lie in too few cells.
        Stopped: `stopping` said so; the members that are finished are kept.
    """
    if len(np.unique(points.cells)) < 4:
        raise TrainingDataError(
            f"The points lie in {len(np.unique(points.cells))} cells of ground, and at least 4 are needed to "
            "hold some out: give points from further places, or smaller cells."
        )
    torch.manual_seed(plan.seed)
    options = _options(plan, points, classes)
    together = Together(plan.members, **options)
    cards = []
    for number, network in enumerate(together.members):
        path = plan.folder / MEMBER.format(number) if plan.folder else None
        if path and path.exists():
            kept = checkpoints.read(path)
            network.load_state_dict(kept["state"])
            cards.append(kept["accuracy"])
            continue
        cards.append(_one_member(network, plan, number, points, classes, tell, stopping))
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            checkpoints.save(
                {"network": network.name, "options": options, "state": network.state_dict()}
                | {"accuracy": cards[-1]},
                path,
            )
    return together.eval(), {"members": cards}


def _options(plan: SequencePlan, points: PointSeries, classes: int) -> dict[str, Any]:
    dates, bands = points.values.shape[1:]
    return {
        "classes": classes,
        "bands": bands,
        "anchors": dates,
        "span": float(max(points.days.max(), 1.0)),
        "width": plan.width,
        "dense": plan.dense,
        "dropout": plan.dropout,
    }


def _one_member(network, plan: SequencePlan, number: int, points: PointSeries, classes: int, tell, stopping):
    rng = np.random.default_rng((plan.seed, number))
    torch.manual_seed(plan.seed * 1000 + number)
    chosen = held_out_cells(points, plan.held_out, rng)
    learn, check = points.part(~chosen), points.part(chosen)
    _measure(network, learn)
    average = copy.deepcopy(network).eval()
    weights = class_weights(learn.labels, classes, plan.even)
    optimiser = torch.optim.AdamW(network.parameters(), plan.rate, weight_decay=0.02)
    batches = max(len(learn.labels) // plan.batch, 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, plan.rate, plan.epochs * batches)
    best: tuple[float, Any, dict[str, float]] = (-1.0, None, {})
    for epoch in range(plan.epochs):
        network.train()
        for batch in np.array_split(rng.permutation(len(learn.labels)), batches):
            _step(network, learn.part(batch), weights, plan, optimiser, rng)
            schedule.step()
            _follow(average, network, min(FOLLOW, 1 - 1 / (epoch + 2)))
        figures = checked(average, check, classes)
        score = figures["f1"] + figures["oa"]
        if score >= best[0] and epoch >= plan.epochs // 3:
            best = score, copy.deepcopy(average.state_dict()), {**figures, "epoch": epoch + 1}
        tell((number + (epoch + 1) / plan.epochs) / plan.members)
        if stopping():
            raise Stopped
    network.load_state_dict(best[1])
    network.eval()
    return best[2]


def held_out_cells(points: PointSeries, share: float, rng: np.random.Generator) -> np.ndarray:
    """(points,) True for those whose cells choose the best epoch: cells at random, until there are enough
    points, but none that would leave a class without half of its points."""
    counts = np.bincount(points.labels)
    out = np.zeros(len(points.labels), bool)
    for cell in rng.permutation(np.unique(points.cells)):
        more = out | (points.cells == cell)
        left = np.bincount(points.labels[~more], minlength=len(counts))
        if (2 * left >= counts).all():
            out = more
        if out.mean() >= share:
            break
    if not out.any():  # each cell has most of a class
        out[rng.permutation(len(out))[: max(int(share * len(out)), 1)]] = True
    return out


def _measure(network: SequenceClassifier, points: PointSeries) -> None:
    known = points.values[points.there > 0].astype(np.float64)
    network.set_scales(*(torch.from_numpy(f(known, 0)).float() for f in (np.mean, np.std)))


def _step(network, points: PointSeries, weights: Tensor, plan: SequencePlan, optimiser, rng) -> None:
    values, there, days = points.tensors()
    labels = torch.from_numpy(points.labels)
    values = values * (1 + plan.gain * (2 * torch.rand(len(values), 1, 1) - 1))
    values = values + plan.noise * network.std * torch.randn_like(values)
    if rng.random() < plan.removed:
        there = there * (torch.rand_like(there) > 0.6 * torch.rand(len(there), 1)).float()
    other, share = torch.from_numpy(rng.permutation(len(labels))), 1.0
    if plan.mixed:
        share = float(rng.beta(plan.mixed, plan.mixed))
        values, there = share * values + (1 - share) * values[other], there * there[other]
    there = torch.where(there.sum(1, keepdim=True) > 0, there, torch.ones_like(there))
    logits = network(values, there, days)
    loss = share * cross_entropy(logits, labels, weights, label_smoothing=plan.smooth)
    if plan.mixed:
        loss = loss + (1 - share) * cross_entropy(logits, labels[other], weights, label_smoothing=plan.smooth)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimiser.step()


@torch.no_grad()
def _follow(average, network, decay: float) -> None:
    for kept, new in zip(average.parameters(), network.parameters()):
        kept.lerp_(new, 1 - decay)
    for kept, new in zip(average.buffers(), network.buffers()):
        kept.copy_(new)


@torch.no_grad()
def checked(network, points: PointSeries, classes: int) -> dict[str, float]:
    """OA, mIoU, macro F1 and kappa on points."""
    guess = network(*points.tensors()).argmax(1).numpy()
    table = np.bincount(points.labels * classes + guess, minlength=classes**2).reshape(classes, classes)
    return agreement(table)
