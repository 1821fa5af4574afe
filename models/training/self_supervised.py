"""A network that learns by itself: at the coarse scale of the scene that is to be predicted, and then a step
at the scene's own, where nothing but C2 tells what is right.

After DSFN (Sun et al. 2023): what was learnt on other dates goes on, at the date that is predicted, on
averaged images (own_scene.py). In the step at the fine scale the prediction, averaged as the coarse sensor
does, must show the coarse change; pieces with a truth are learnt from beside it, for detail is told by
these alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Callable

import torch
from torch import Tensor
from torch.nn.functional import conv2d

from ...engine.door.train_job import TrainJob
from . import checkpoints, extent
from .clock import Stopped
from .dataset import Batch, Case, Cases, with_baseline
from .loss import SOFT
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
LOOKS = 4
"""Batches of the fine scale that the step is judged on, drawn once."""
COVERED = 0.5
"""Share of a mean's pixels that must be valid."""


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
        self.names = {one.name for one in self.network.inputs}
        self.fine = Cases(fine, inputs, job.seed + 1, job.pixels)
        looked = Cases(fine, inputs, job.seed + 2, job.pixels)
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
        made["trained_on"] = {**best["trained_on"], FINE_STEP: told}
        checkpoints.save(made, self.folder / BEST)
        return checkpoints.read(self.folder / BEST)

    def _fine_step(self, optimiser: torch.optim.Optimizer) -> None:
        optimiser.zero_grad()
        supervised, _ = self._loss(self.source.batch().to(self.device))
        (supervised + self._unlike(self.fine.batch().to(self.device))).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        optimiser.step()

    def _unlike(self, batch: Batch) -> Tensor:
        given = {name: x for name, x in batch.inputs.items() if name in self.names}
        return coarse_change_missed(self.network(**given).float(), batch.inputs)

    @torch.no_grad()
    def _missed(self) -> float:
        """How far the predictions of the looks are off the coarse change."""
        return sum(self._unlike(batch).item() for batch in self.looks) / len(self.looks)


def coarse_change_missed(prediction: Tensor, inputs: dict[str, Tensor]) -> Tensor:
    """How far the prediction, as the coarse sensor would see it, is off the change from C1 to C2: the
    degradation loss of a training without a truth.

    F2 - F1 is averaged over the width of a coarse pixel around each pixel, which is what C2 - C1 is, brought
    to the fine pixels, but for its interpolation; both are then averaged once more, which takes off most of
    what the interpolation has put in. Errors are in deviations of F1, square below `SOFT`.

    Args:
        prediction: (batch, bands, rows, cols).
        inputs: `fine_1`, `coarse_1`, `target`, `valid`, `fine_std` and `ratio`, as the engine gives them; one
            ratio for all of the batch.
    """
    std, valid = inputs["fine_std"].clamp_min(1e-6)[..., None, None], inputs["valid"]
    kernel = box(float(inputs["ratio"][0])).to(prediction)
    share = _slid(valid, kernel).clamp_min(1e-6)

    def seen(change: Tensor) -> Tensor:
        return _slid(change * valid, kernel) / share

    off = seen(seen((prediction - inputs["fine_1"]) / std)) - seen(
        (inputs["target"] - inputs["coarse_1"]) / std
    )
    counts = (share > COVERED).to(off).expand_as(off)
    soft = torch.sqrt(off**2 + SOFT**2) - SOFT
    return (soft * counts).sum() / counts.sum().clamp_min(1.0)


def box(ratio: float) -> Tensor:
    """(odd,) weights of a mean over `ratio` pixels, the outermost of which count in part."""
    reach = math.ceil(ratio / 2 - 0.5)
    weights = torch.ones(2 * reach + 1)
    if reach:
        weights[0] = weights[-1] = (ratio - (2 * reach - 1)) / 2
    return weights / weights.sum()


def _slid(x: Tensor, kernel: Tensor) -> Tensor:
    """Means of each map along rows and columns; outside is 0."""
    flat, half = x.flatten(0, 1)[:, None], len(kernel) // 2
    down = conv2d(flat, kernel[None, None, :, None], padding=(half, 0))
    return conv2d(down, kernel[None, None, None, :], padding=(0, half))[:, 0].unflatten(0, x.shape[:2])
