"""Meta-learning over places: weights from which a network learns much of few images of a place that it never
met.

After Reptile (Nichol, Achiam and Schulman 2018, On first-order meta-learning algorithms, arXiv:1803.02999).
Each place is a task. From the weights that are learnt, phi, some inner steps of gradient descent on batches
of one place lead to W; then phi <- phi + e (W - phi), e falling from 1 on in a line, and another place comes.
With two inner steps and more that also favours weights at which the gradients of a place's batches point the
same way, so that a step on some of its images serves the others. One inner step would be a training as any
other.

Of the first-order methods this one is taken because all that is seen of a place is learnt from: MAML of the
first order holds a part of each place's cases back for the outer step, and ours has few of some. An inner
step is the step of every training, so that networks, terms of the loss and adversaries (whose own weights
learn on as they do elsewhere) are what they are, and a training of as many steps takes as long.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any, Optional

from ...engine.door.errors import TrainingDataError
from ...engine.door.train_job import TrainJob
from ..catalogue.tensors import Tensor as Input
from . import extent, pace
from . import replay as replaying
from .dataset import SMALL_PATCH, Case, Cases
from .train import DECAY, Training

LEARNT = "learnt/"
"""Of the tensors of phi in a checkpoint to go on from."""
NO_MOMENTUM = 0.0, 0.999
"""Adam's inner steps without momentum, which would carry from one place into the next; as it is there."""


def require_places(job: TrainJob, count: int) -> None:
    """Raises TrainingDataError where places are to be learnt from one by one and there is only one."""
    if job.meta and count < 2:
        raise TrainingDataError(
            "With --meta one place is learnt from after the other, so it needs at least two of them, beside "
            "those that are validated on, but there is one: add images of another place or invented "
            "landscapes (--invented), or leave out --meta."
        )


def training_of(job: TrainJob) -> type[Training]:
    """The kind of training that a job asks for."""
    return MetaTraining if job.meta else Training


class PlaceByPlace(Cases):
    """Draws batches of one place, until the next place is asked for; all places are equally likely."""

    def __init__(
        self,
        cases: Iterable[Case],
        inputs: Iterable[Input],
        seed: int,
        pixels: int,
        device: str = "cpu",
        room: Optional[int] = None,
        replay: float = 0.0,
    ):
        """Arguments as of `Cases`; `replay`: the share of the places that are replayed ones."""
        super().__init__(cases, inputs, seed, pixels, device, room, replay)
        found: dict[tuple[str, bool], list[int]] = {}
        for number, case in enumerate(self.cases):
            if min(case.size) >= SMALL_PATCH:
                found.setdefault((case.place, case.replayed), []).append(number)
        self.places = [name for name, _ in found]
        self._of_places = [self._pools_of(numbers, 0.0) for numbers in found.values()]
        self._chances = replaying.odds([1.0] * len(found), [again for _, again in found], replay)
        self.next_place()

    def next_place(self) -> None:
        """Draw the place that the batches to come are of."""
        self._go_to(int(self.random.choice(len(self.places), p=self._chances)))

    def _go_to(self, number: int) -> None:
        self._at = number
        self.pools, self.odds = self._of_places[number]

    @property
    def place(self) -> str:
        """That the batches are of now."""
        return self.places[self._at]

    @property
    def state(self) -> dict[str, Any]:
        return {"random": super().state, "place": self._at}

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self.random.bit_generator.state = state["random"]
        self._go_to(state["place"])


class MetaTraining(Training):
    """A training place by place. Its steps are the inner ones; `network` has W, and what is validated and
    kept is the moving average of phi, as it is and without a step on the places held out."""

    draws = PlaceByPlace
    source: PlaceByPlace

    def __init__(
        self,
        job: TrainJob,
        cases: Sequence[Case],
        checks: Sequence[Case],
        card: dict[str, Any],
        device: str = "cpu",
        begin_with: Optional[dict[str, Any]] = None,
    ):
        """Arguments as of `Training`.

        Raises:
            TrainingDataError: as of `Training`, and where all cases are of one place.
        """
        if not job.meta:
            raise ValueError("the job asks for no steps on a place")
        super().__init__(job, cases, checks, card, device, begin_with)
        self.inner = job.meta
        self.learnt = copy.deepcopy(self.network)
        """phi; the network lies up to `inner` steps on one place ahead of it."""
        self.further_parts = {LEARNT: self.learnt}
        for group in self.optimiser.param_groups:
            group["betas"] = NO_MOMENTUM

    def _open(self, cases: Sequence[Case], checks: Sequence[Case]) -> None:
        super()._open(cases, checks)
        require_places(self.job, len(self.source.places))

    @property
    def rounds(self) -> int:
        """How many outer steps there were."""
        return self.step // self.inner

    def _set_rate(self) -> None:
        """The inner steps stay as long as they are; the outer ones grow shorter."""
        for group in self.optimiser.param_groups:
            group["lr"] = extent.highest_rate(self.job)

    def _follow(self) -> None:
        """The outer step, after the inner ones on a place; those of a place that was not ended count for
        nothing."""
        if self.step % self.inner:
            return
        when_it_began = min(self.done, 1.0) * (self.rounds - 1) / self.rounds
        share = 1.0 - when_it_began
        pace.follow(self.learnt, self.network, 1.0 - share)
        self.network.load_state_dict(self.learnt.state_dict())
        decay = min(DECAY**self.inner, self.rounds / (self.rounds + 10))
        pace.follow(self.average, self.learnt, decay)
        self.source.next_place()

    def _checkpoint(self, checked: Any, score: float) -> dict[str, Any]:
        made = super()._checkpoint(checked, score)
        told = {"inner_steps": self.inner, "rounds": self.rounds, "places": len(self.source.places)}
        return {**made, "trained_on": {**made["trained_on"], "meta": told}}
