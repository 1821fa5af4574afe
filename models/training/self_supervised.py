"""A network that learns by itself: at the coarse scale of the scene that is to be predicted, and then a step
at the scene's own, where nothing but C2 tells what is right.

After DSFN (Sun et al. 2023): what was learnt on other dates goes on, at the date that is predicted, on
averaged images (own_scene.py). In the step at the fine scale the prediction, averaged as the coarse sensor
does, must show the coarse change; pieces with a truth are learnt from beside it, for detail is told by
these alone.

What is true of averages is not all true of the scene itself. So a network that began with a model ends
halfway between the weights that it began with and those that it has learnt: both are of one network, and so
is what lies between them (Wortsman et al. 2022, Robust fine-tuning of zero-shot models).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

import torch
from torch import Tensor

from ...engine.door.train_job import TrainJob
from . import checkpoints, extent
from .clock import Stopped
from .dataset import Batch, Case, Cases, with_baseline
from .degradation import missed_around
from .train import BEST, Training

MEASURE = (
    "RMSE, SSIM and the like at the coarse scale of the scene itself (C1, C2 and their averages), on a part "
    "of it that was not learnt from and that chose the step, relative to the baseline delta"
)
FINE_STEP = "fine_step"
"""What the card calls the step at the fine scale."""
SHARE, FEWEST = 0.1, 8
"""Of the steps at the coarse scale, so many are made at the fine one, and no fewer."""
SLOWER = 0.2
"""The learning rate there, of the highest."""
TOLERANCE = 0.005
"""By so much of delta's RMSE the step may take from what was learnt."""
HALFWAY = "halfway"
"""What the card calls it that the weights lie between those of the beginning and those of the end."""
LOOKS = 4
"""Batches of the fine scale that the step is judged on, drawn once."""


class SelfTraining(Training):
    """As every training, at the coarse scale; then the step at the fine one."""

    measure = MEASURE

    def __init__(
        self,
        job: TrainJob,
        cases: Sequence[Case],
        checks: Sequence[Case],
        fine: Sequence[Case],
        card: dict[str, Any],
        device: str = "cpu",
        begin_with: dict[str, Any] | None = None,
    ):
        """`fine`: cases of the scene at its own scale, whose truth is not looked at."""
        super().__init__(job, cases, checks, card, device, begin_with)
        inputs = with_baseline(self.network.inputs)
        self.begun = begin_with["state"] if begin_with else None
        self.names = {one.name for one in self.network.inputs}
        self.fine = Cases(fine, inputs, job.seed + 1, job.pixels, device)
        looked = Cases(fine, inputs, job.seed + 2, job.pixels, device)
        self.looks = [looked.batch().to(device) for _ in range(LOOKS)]

    def run(
        self,
        tell: Callable[[float, float], None] = lambda done, left: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> dict[str, Any]:
        """As `Training.run`; the step at the fine scale comes after the best weights, and a training that is
        resumed in it makes it anew."""
        best = super().run(tell, stopping)
        if FINE_STEP in best["trained_on"]:
            return best
        return self._at_the_fine_scale(best, tell, stopping)

    def _at_the_fine_scale(
        self, best: dict[str, Any], tell: Callable[[float, float], None], stopping: Callable[[], bool]
    ) -> dict[str, Any]:
        """The best weights, with those of the step where it brought the prediction nearer to C2 and took
        nothing from what was learnt."""
        steps = max(FEWEST, round(SHARE * self.step))
        self.network.load_state_dict(best["state"])
        before = self._missed()
        optimiser = torch.optim.AdamW(
            self.network.parameters(), lr=SLOWER * extent.highest_rate(self.job), weight_decay=1e-4
        )
        for _ in range(steps):
            self._fine_step(optimiser)
            tell(1.0, 0.0)
            if stopping():
                raise Stopped
        after = self._missed()
        self.average.load_state_dict(self.network.state_dict())
        checked = self._validated()
        score = self._score(checked.figures)
        kept = bool(after < before and score <= best["score"] + TOLERANCE)
        told = {"steps": steps, "coarse_change_missed": [round(before, 5), round(after, 5)], "kept": kept}
        made = self._checkpoint(checked, score) if kept else best
        made = self._halfway(made, self.begun) if self.begun else made
        made["trained_on"] = {**best["trained_on"], FINE_STEP: told, HALFWAY: bool(self.begun)}
        checkpoints.save(made, self.folder / BEST)
        return checkpoints.read(self.folder / BEST)

    def _halfway(self, made: dict[str, Any], begun: dict[str, Tensor]) -> dict[str, Any]:
        """Weights halfway between those of the beginning and these, and how they do."""
        learnt = {name: tensor.cpu() for name, tensor in made["state"].items()}
        between = {
            name: torch.lerp(begun[name], tensor, 0.5) if tensor.is_floating_point() else tensor
            for name, tensor in learnt.items()
        }
        self.average.load_state_dict(between)
        checked = self._validated()
        return self._checkpoint(checked, self._score(checked.figures))

    def _fine_step(self, optimiser: torch.optim.Optimizer) -> None:
        optimiser.zero_grad()
        supervised, _ = self._loss(self.source.batch().to(self.device))
        (supervised + self._unlike(self.fine.batch().to(self.device))).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        optimiser.step()

    def _unlike(self, batch: Batch) -> Tensor:
        given = {name: x for name, x in batch.inputs.items() if name in self.names}
        return missed_around(self.network(**given).float(), batch.inputs)

    @torch.no_grad()
    def _missed(self) -> float:
        """How far the predictions of the looks are off the coarse change."""
        return sum(self._unlike(batch).item() for batch in self.looks) / len(self.looks)
