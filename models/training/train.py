"""The training itself: batches in, a step, now and then a validation, and the best weights kept.

Places, not patches, are held out for validation; the choice of the best weights is made on them alone. What
is validated and kept is a moving average of the weights.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional

import torch
from torch import Tensor

from ...engine.door.errors import TrainingDataError, TrainingFailedError
from ...engine.door.train_job import TrainJob
from ..catalogue.tensors import is_bridged
from ..networks import EVERY
from . import beside, checkpoints, extent, machine, pace, state, validation_log
from .adversary import Adversary, rules_of
from .clock import Stopped
from .dataset import Batch, Cases
from .further_losses import further
from .how_trained import how_trained
from .loss import loss
from .measured import Measured
from .validation import Checked, checks_of, score_of, validate, wishes_of

BEST = "best.safetensors"
BATCHES_A_STEP = 2
"""Gradients of so many batches, usually of different places, are added up before a step."""
DECAY = 0.998
"""Of the moving average of the weights."""
READ_EVERY = {"cpu": 1, "cuda": 20}
"""After so many steps the loss is looked at; a card would have to be waited for at each."""
SAVE_SECONDS = 60.0
"""A checkpoint to go on from is written at least so often."""
MEASURE = (
    "RMSE, SSIM and the like on held-out places that also chose the step, relative to the baseline delta "
    "(means over "
    "cases; --coarse says which coarse images)"
)


class Training:
    """A training from its first step, or from a checkpoint, to its best weights."""

    measure, layout, batches_a_step = MEASURE, torch.channels_last, BATCHES_A_STEP
    now = staticmethod(time.monotonic)
    """Seconds; a comparison may count a processor's instead."""
    draws = Cases
    """Of what the batches come, one after the other."""
    source: Any
    checks: Any

    def __init__(
        self,
        job: TrainJob,
        cases: Sequence[Any],
        checks: Sequence[Any],
        card: dict[str, Any],
        device: str = "cpu",
        begin_with: Optional[dict[str, Any]] = None,
    ):
        """
        Args:
            job: whose `network` and `options` are settled.
            cases, checks: what is learnt from and validated on (a `Case` each; a subclass has its own).
            card: what the model card says of the data.
            begin_with: a checkpoint whose weights the training begins with.
        Raises:
            TrainingDataError: there is nothing to validate on.
        """
        self.job, self.folder, self.card, self.device = job, job.folder, card, device
        torch.manual_seed(job.seed)
        network = EVERY[job.network](**job.options)
        if begin_with:
            network.load_state_dict(begin_with["state"])
        self.network = network.to(device, memory_format=self.layout)
        self.average = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(),
            lr=extent.highest_rate(job),
            weight_decay=1e-4,
            fused=device == "cuda" or None,
        )
        judged = rules_of(job.network, job.adversary) is not None
        self.adversary = Adversary(job.network, job.adversary).to(device) if judged else None
        self._open(cases, checks)
        self.step, self.spent, self.checking = 0, 0.0, 0.0
        self.fit: Any = 0.0
        """A moving mean of the loss, which lies on the device until it is read."""
        self.checked, self.pause = 0.0, 0.0
        """When the last validation was, in seconds of the training, and how long it took."""
        self.best: dict[str, Any] = {"score": math.inf, "step": 0}
        self.further_parts: dict[str, Any] = {}
        self.first: Optional[Checked] = None
        """How it did before the first step."""
        self.vain = 0
        """Validations since the best one."""
        self._half = machine.half_is_fast(device)

    def _open(self, cases: Sequence[Any], checks: Sequence[Any]) -> None:
        """Set what is learnt from and what is validated on."""
        inputs = (*self.network.inputs, *beside.wanted(self.job.losses, self.network.inputs))
        self.source = self.draws(
            cases, inputs, self.job.seed, self.job.pixels, self.device, replay=self.job.replay or 0.0
        )
        self.checks = checks_of(checks, self.network, self.device)
        if not self.checks:
            raise TrainingDataError(
                "None of the cases to validate on has enough valid pixels: give another "
                "place to validate on (--validate).",
            )

    # ---- the loop

    def run(
        self,
        tell: Callable[[float, float], None] = lambda done, left: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> dict[str, Any]:
        """Train to the end and return the checkpoint of the best weights.

        Args:
            tell: is told after each step how much is done, 0 to 1, and how many seconds are left.
            stopping: asked after each step.
        Raises:
            Stopped: `stopping` said so; a checkpoint was written.
            TrainingFailedError: the loss is no number any more.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._clock = self.now() - self.spent
        saved = self.spent
        if self.first is None:
            self._check()
        while self.done < 1.0 and not self._gave_up():
            self._one_step()
            if self._is_time_to_check():
                self._check()
                saved = self.spent
            elif self.spent - saved > SAVE_SECONDS:
                self.save()
                saved = self.spent
            tell(self.done, self.spent * (1 / max(self.done, 1e-6) - 1))
            if stopping():
                self.save()
                raise Stopped
        return checkpoints.read(self.folder / BEST)

    @property
    def done(self) -> float:
        """The share of the training that lies behind."""
        return self.step / self.job.steps if self.job.steps else self.spent / (60 * extent.minutes(self.job))

    def _gave_up(self) -> bool:
        return bool(self.job.patience) and self.vain >= self.job.patience

    def _is_time_to_check(self) -> bool:
        """By the number of steps where they decide how long it takes, so that a run can be repeated; else
        by the clock. Either way a validation is worth a tenth of the time, about."""
        if self.done >= 1.0:
            return True
        if self.job.steps:
            return self.step % pace.steps_between_checks(self.job.steps, *self._numbers()) == 0
        whole = 60 * extent.minutes(self.job)
        return self.spent - self.checked > pace.seconds_between_checks(whole, self.pause)

    def _numbers(self) -> tuple[int, int]:
        """How many pixels x bands a validation predicts, and a step learns from."""
        checked = sum(check.batch.truth.numel() * len(wishes_of(check.batch)) for check in self.checks)
        return checked, self.batches_a_step * self.job.pixels

    def _one_step(self) -> None:
        self._set_rate()
        value = self._learn([self.source.batch().to(self.device) for _ in range(self.batches_a_step)])
        self.fit = self.fit + max(0.02, 1 / (self.step + 1)) * (value - self.fit)
        if (self.step + 1) % READ_EVERY[self.device] == 0:
            self._read_loss()
        self.step += 1
        self._follow()
        self.spent = self.now() - self._clock

    def _set_rate(self) -> None:
        """Set how far the step to come goes."""
        pace.set_rate(self.optimiser, extent.highest_rate(self.job), self.done)

    def _follow(self) -> None:
        """Move on, after a step, what is validated and kept."""
        pace.follow(self.average, self.network, min(DECAY, self.step / (self.step + 10)))

    def _read_loss(self) -> float:
        """The mean loss, for which a card is waited for.

        Raises:
            TrainingFailedError: it is no number.
        """
        self.fit = float(self.fit)
        if not math.isfinite(self.fit):
            raise TrainingFailedError(
                f"The loss is no number any more after {self.step} steps: begin again "
                f"with a lower learning rate than {extent.highest_rate(self.job):g} (--rate).",
            )
        return self.fit

    def _learn(self, batches: list[Batch]) -> Tensor:
        """One step of the weights; the loss before it, on the device."""
        self.optimiser.zero_grad()
        total, judged = torch.zeros((), dtype=torch.float64, device=self.device), []
        for batch in batches:
            value, prediction = self._loss(batch)
            if self.adversary:
                value = value + self.adversary.generator_term(
                    batch.inputs, prediction, batch.truth, batch.counts
                )
                judged.append((batch, prediction.detach()))
            (value / len(batches)).backward()
            total = total + value.detach().double() / len(batches)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        for batch, prediction in judged:
            self.adversary.discriminator_step(batch.inputs, prediction, batch.truth, batch.counts)
        return total

    def _loss(self, batch: Any) -> tuple[Tensor, Tensor]:
        """The loss, and the prediction that it was measured on."""
        x = batch.inputs
        own = {tensor.name: x[tensor.name] for tensor in self.network.inputs}
        wish = x.get("sharpness", torch.zeros(len(batch.truth), device=self.device))
        measured: list[Tensor] = []

        def measure(prediction: Tensor, truth: Tensor) -> Tensor:
            with torch.autocast(self.device, enabled=False):
                prediction = prediction.float()
                measured.append(prediction)
                value = loss(prediction, truth, batch.counts, x["fine_1"], x["fine_std"], wish, batch.sharp)
                seen = Measured(prediction, truth, batch.counts, x, self.network.inputs, self._run)
                return value + further(self.job.losses, seen)

        # bfloat16 halves the time where it is built in; inputs, outputs, loss and weights stay float32.
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self._half):
            if hasattr(self.network, "training_loss"):
                return self.network.training_loss(own, batch.truth, batch.counts, measure), measured[-1]
            prediction = self.network(**own)
        return measure(prediction, batch.truth), prediction.float()

    def _run(self, inputs: Mapping[str, Tensor]) -> Tensor:
        """The network on other inputs than the batch's, as terms of the loss run it."""
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self._half):
            return self.network(**inputs).float()

    # ---- validation and checkpoints

    def _check(self) -> None:
        """Validate, note it, keep what is best, and write a checkpoint. The seconds that it takes do not
        count as the training's."""
        loss_there = self._read_loss()
        begin = self.now()
        checked = self._validated()
        self.first = self.first or checked
        score = self._score(checked.figures)
        validation_log.add(
            self.folder,
            {
                "step": self.step,
                "seconds": round(self.spent, 1),
                "loss": round(loss_there, 6) if self.step else None,
                "score": round(score, 5),
                **checked.figures,
            },
        )
        self.vain += 1
        if score < self.best["score"]:
            self.best, self.vain = {"score": score, "step": self.step}, 0
            checkpoints.save(self._checkpoint(checked, score), self.folder / BEST)
        self.pause, self.checked = self.now() - begin, self.spent
        self.checking += self.pause
        self.save()
        self._clock += self.now() - begin

    def _validated(self) -> Checked:
        return validate(self.average, self.checks)

    def _score(self, figures: dict[str, float]) -> float:
        """What is chosen by, the lower the better."""
        return score_of(figures)

    def _accuracy(self, checked: Checked) -> dict[str, Any]:
        """What the model card says of how it did."""
        return {
            "measure": self.measure,
            "share_of_delta": checked.figures["rmse"],
            "figures": checked.figures,
            "before_training": self.first.figures,
            "places": checked.places,
        }

    @property
    def bridged(self) -> bool:
        """Whether the network is shown no gap between the sensors; trainings of before it was differ."""
        return is_bridged(self.network.inputs)

    def _checkpoint(self, checked: Checked, score: float) -> dict[str, Any]:
        """The average's weights and the model card; plain values and tensors alone."""
        so_far = self.step, self.batches_a_step, self.spent
        return {
            "network": self.job.network,
            "options": self.network.options,
            "state": self.average.state_dict(),
            "trained_on": {
                **self.card,
                **how_trained(self.job, self.network.options, *so_far, self.device),
                **({"bridged": True} if self.bridged else {}),
            },
            "accuracy": self._accuracy(checked),
            "score": score,
        }

    def save(self) -> None:
        """Write the checkpoint that `resume` goes on from.

        Raises:
            TrainingFailedError: the loss is no number any more; the last checkpoint stays.
        """
        state.save_training(self, self._read_loss())

    def resume(self) -> None:
        """Go on where the last checkpoint was written.

        Raises:
            CheckpointError: it can't be read, or is of another network.
        """
        state.resume_training(self)
        validation_log.forget_after(self.folder, self.step)
