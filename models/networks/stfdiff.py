"""STFDiff: diffusion of the residual against `delta`, in a few steps.

After Huang et al., STFDiff: Remote sensing image spatiotemporal fusion with diffusion models, Information
Fusion 111, 102505, 2024, doi:10.1016/j.inffus.2024.102505: a U-net of two streams finds the clean image in a
noisy one, and at each scale the features of what is known are subtracted from those of the noisy stream.
Changed for use on whole scenes, any sensor and a CPU:

- What is noisy is the residual F2 - (F1 + C2 - C1), in standard deviations of F1, and not F2 itself.
- One to eight deterministic steps (DDIM, Song et al. 2021, arXiv:2010.02502) are unrolled in the graph,
  instead of 10 to
  50. The noise is an input: a sample for each, and with zero noise a prediction close to the mean.
- The stream of what is known does not see the noise's level, so it is computed once and not once a step.
- Group norm takes statistics of the tile and is left out; the noise's level enters as a gain and a shift of
  each channel.
- 16 to 48 channels instead of 64 to 256; each band is an item of its own.
- The last convolution starts at zero: untrained, it is `delta`, whatever the noise.
- With `generative` at `latent` a conditional variational autoencoder takes the place of the diffusion
  (latent.py): the same inputs, samples and deviation, in one step.
- Down and up go by whole blocks of 2 x 2 pixels; `halo` bounds the reach, which grows with each step.
"""

from __future__ import annotations

import math
from typing import Callable, Optional

import torch
from torch import Tensor, nn

from ..catalogue.manifest import MOST_SAMPLES, SAMPLES
from ..catalogue.parameters import Parameter
from ..catalogue.tensors import Tensor as Input
from .latent import KL, Latent
from .layers import ABOUT_CHANGE, ONE_PAIR, Decoder, Encoder, Network, one_pair, per_band, per_image, up_to

SPREAD = 0.5
"""What noise of 1 is in standard deviations of F1: about how large residuals are."""
WAVES = 4
"""Sines and cosines, each, that the noise's level is described by."""
DIFFUSION, LATENT = GENERATIVE = ("diffusion", "latent")
MOSTLY_NOISE = 0.3
"""How often training begins where prediction does, at pure noise; else the level is uniform."""


class STFDiff(Network):
    """Predicts F2 from one pair, the target's coarse image and noise, all on the fine grid."""

    name = "stfdiff"
    title = "STFDiff (Chronofuse)"
    summary = "A diffusion model: from noise it draws one of the fine images that the coarse change allows."
    citation = (
        "Huang et al. 2024, STFDiff: Remote sensing image spatiotemporal fusion with diffusion models, "
        "Information Fusion 111, 102505, doi:10.1016/j.inffus.2024.102505"
    )
    inputs = (*ONE_PAIR, Input("noise", "noise"))
    user_parameters = (
        Parameter(
            SAMPLES,
            4,
            "How many images are drawn: their mean is the prediction, their standard deviation the "
            "uncertainty, and the time grows with them. 1 takes no noise: a prediction close to the mean, in "
            "the least time, without an uncertainty.",
            1,
            MOST_SAMPLES,
        ),
    )

    def __init__(self, widths: tuple[int, ...] = (16, 32, 48), steps: int = 2, generative: str = DIFFUSION):
        """
        Args:
            widths: channels at each level, the first of which is at full resolution; each further one halves
                it.
            steps: how often the residual is cleaned, 1 to 8; of the diffusion alone.
            generative: of GENERATIVE.
        Raises:
            ValueError: there is no such model.
        """
        super().__init__()
        if generative not in GENERATIVE:
            raise ValueError(f"generative is one of {', '.join(GENERATIVE)}, not '{generative}'")
        self.latent: Optional[Latent] = None
        if generative == LATENT:
            self.latent = Latent(widths)
            self.multiple = self.latent.multiple
            self._be_latent(widths)
            return
        self.options = {"widths": list(widths), "steps": steps}
        self.steps = steps
        self.known, self.noisy = (
            Encoder(ABOUT_CHANGE + more, widths, block_at_first=True) for more in (0, 1)
        )
        self.levels = nn.ModuleList(nn.Linear(2 * WAVES, 2 * width) for width in widths)
        self.decoder = Decoder(widths)
        self.multiple = self.decoder.multiple

    def _be_latent(self, widths: tuple[int, ...]) -> None:
        self.options = {"widths": list(widths), "generative": LATENT}
        self.title = "STFDiff, latent (Chronofuse)"
        self.summary = (
            "A conditional autoencoder: from noise it draws one of the fine images that the coarse change "
            "allows, in one step."
        )
        self.only_to_learn = ("latent.seen.", "latent.explaining.")

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of
        `multiple`."""
        if self.latent is not None:
            return up_to(self.latent.reach, self.multiple)
        return up_to(self.steps * (self.decoder.reach + self.noisy.reach), self.multiple)

    def forward(
        self,
        fine_1: Tensor,
        coarse_1: Tensor,
        target: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        ratio: Tensor,
        noise: Tensor,
    ) -> Tensor:
        """
        Args:
            fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio: as `one_pair`'s.
            noise: (batch, bands, rows, cols) standard normal, or zero for a prediction close to the mean.
        Returns:
            (batch, bands, rows, cols) F2 in the unit of F1; without meaning where not valid.
        """
        _, about, std = one_pair(fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio)
        there = per_band(valid.expand_as(fine_1))
        if self.latent is not None:
            residual = self.latent(about, per_band(noise) * there)
            return self._image(residual, fine_1 + target - coarse_1, std)
        known = self.known(about)
        state = clean = per_band(noise)
        times = [1 - step / self.steps for step in range(self.steps)]
        for now, after in zip(times, [*times[1:], 0.0]):
            clean = self._clean(state, about, there, known, torch.full_like(about[:, 0, 0, 0], now))
            state = _less_noisy(state, clean, now, after)
        return self._image(clean, fine_1 + target - coarse_1, std)

    def training_loss(
        self,
        inputs: dict[str, Tensor],
        truth: Tensor,
        counts: Tensor,
        measure: Callable[[Tensor, Tensor], Tensor],
    ) -> Tensor:
        """The loss of one cleaning, from a random level of noise that is drawn here (from torch's global
        generator); of the latent model that of a z that explains the truth, and its divergence.

        Args:
            inputs: `forward`'s, of which `noise` is not needed.
            truth: (batch, bands, rows, cols) F2.
            counts: (batch, 1, rows, cols), 1 where the truth is known, else 0.
            measure: the ordinary masked loss of (prediction, truth).
        """
        images = {name: x for name, x in inputs.items() if name != "noise"}
        _, about, std = one_pair(**images)
        delta = images["fine_1"] + images["target"] - images["coarse_1"]
        residual = torch.where(counts > 0, (truth - delta) / (std * SPREAD), 0.0)
        if self.latent is not None:
            seen, apart = self.latent.explained(about, per_band(residual), per_band(counts.expand_as(truth)))
            return measure(self._image(seen, delta, std), truth) + KL * apart
        there, known = per_band(images["valid"].expand_as(truth)), self.known(about)
        time = torch.rand(len(truth), 1, 1, 1).to(truth)
        time = torch.where(torch.rand_like(time) < MOSTLY_NOISE, 1.0, time)
        angle = time * math.pi / 2
        state = torch.cos(angle) * residual + torch.sin(angle) * torch.randn_like(truth)
        time = time.expand(-1, truth.shape[1], 1, 1).flatten()
        return measure(
            self._image(self._clean(per_band(state), about, there, known, time), delta, std), truth
        )

    def _clean(
        self, state: Tensor, about: Tensor, there: Tensor, known: list[Tensor], time: Tensor
    ) -> Tensor:
        """(batch x bands, 1, rows, cols) noisy residual -> the clean one that is in it, in `SPREAD`
        deviations.

        Args:
            time: (batch x bands,) 0 for no noise to 1 for nothing but noise.
        """
        noisy = self.noisy(torch.cat([state * there, about], 1))
        waves = time[:, None] * math.pi / 2 * 2.0 ** torch.arange(WAVES, device=time.device, dtype=time.dtype)
        waves = torch.cat([torch.sin(waves), torch.cos(waves)], 1)
        levels = []
        for from_noisy, from_known, level in zip(noisy, known, self.levels):
            gain, shift = level(waves)[:, :, None, None].chunk(2, 1)
            levels.append((from_noisy - from_known) * (1 + gain) + shift)
        return self.decoder(levels)

    def _image(self, clean: Tensor, delta: Tensor, std: Tensor) -> Tensor:
        return delta + per_image(clean, delta) * (SPREAD * std)


def _less_noisy(state: Tensor, clean: Tensor, now: float, after: float) -> Tensor:
    """The state at a lower level of noise, by DDIM without chance; the schedule is a cosine (share of the
    clean one)."""
    angle, lower = now * math.pi / 2, after * math.pi / 2
    noise = (state - math.cos(angle) * clean) / math.sin(angle)
    return math.cos(lower) * clean + math.sin(lower) * noise
