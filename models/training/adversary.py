"""Adversaries: discriminators that tell a predicted image from a true one, patch by patch, for the GANs.

    adversary = Adversary("ganstfm")  # by its own rules; Adversary("edcstfn", "pyramid"): by others
    value = loss(...) + adversary.generator_term(inputs, prediction, truth, counts)  # the generator's step
    adversary.discriminator_step(inputs, prediction.detach(), truth, counts)

All are least-squares GANs (Mao et al. 2017, doi:10.1109/ICCV.2017.304) on patches, with spectral norm
(Miyato et al. 2018, arXiv:1802.05957), conditioned on F1 and C2. As in the networks, each band is an item of
its own, in standard deviations of F1, and pixels that do not count are hidden from it. It takes part in
training only and is in no model file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Optional

import torch
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d, avg_pool2d
from torch.nn.utils.parametrizations import spectral_norm

from ..networks.layers import per_band, unit


@dataclass(frozen=True)
class Rules:
    """What differs between the papers."""

    weight: float
    """Of the generator's term beside the rest of its loss."""
    scales: int
    """At how many resolutions, each half the one before, patches are judged."""
    relativistic: bool = False
    """Whether each patch is judged beside the mean of the other side's (Jolicoeur-Martineau 2018,
    arXiv:1807.00734, with least squares), in the place of by itself."""


RULES = {"ganstfm": Rules(weight=1e-3, scales=3), "mlffgan": Rules(weight=1e-2, scales=1)}
"""By network: GAN-STFM judges at several scales (Tan et al. 2022), MLFF-GAN at one (Song et al. 2022)."""
KINDS = {
    "plain": Rules(weight=1e-2, scales=1),
    "relativistic": Rules(weight=1e-2, scales=1, relativistic=True),
    "pyramid": Rules(weight=1e-2, scales=3),
}
"""By the name that a training asks for, for any network; the weight is MLFF-GAN's and was not tuned."""


def rules_of(network: Optional[str], kind: Optional[str]) -> Optional[Rules]:
    """The rules by which a network is trained: those of the kind, else its own; None where there is no
    adversary."""
    if kind is None:
        return RULES.get(network or "")
    return KINDS.get(kind)


class Adversary(nn.Module):
    """The discriminators of one network with their optimiser."""

    def __init__(self, network: str, kind: Optional[str] = None, width: int = 16, rate: float = 2e-4):
        """
        Args:
            network: one of `RULES`, or any with a `kind`.
            kind: one of `KINDS`.
            width: feature maps of the first layer; each of the two that follow doubles it.
            rate: learning rate of the discriminators.
        Raises:
            ValueError: the network is no GAN.
        """
        super().__init__()
        rules = rules_of(network, kind)
        if rules is None:
            raise ValueError(f"the network '{network}' has no adversary; these have: {', '.join(RULES)}")
        self.rules = rules
        self.judges = nn.ModuleList(_judge(width) for _ in range(self.rules.scales))
        self.optimiser = torch.optim.Adam(self.parameters(), lr=rate, betas=(0.5, 0.999))

    def generator_term(
        self, inputs: Mapping[str, Tensor], prediction: Tensor, truth: Tensor, counts: Tensor
    ) -> Tensor:
        """What the generator's loss has to add: its weight x how far the prediction is from being taken for
        true.

        Its gradient goes to the prediction and not to the discriminators.

        Args:
            inputs: the network's, of which `fine_1`, `target`, `fine_mean` and `fine_std` are used.
            prediction: (batch, bands, rows, cols), rows and columns of at least 8 pixels at the last scale.
            truth: as the prediction; a relativistic adversary alone looks at it.
            counts: (batch, 1, rows, cols), 1 or 0.
        """
        with self._frozen():
            predicted = _shown(inputs, prediction, counts)
            if self.rules.relativistic:
                true = _shown(inputs, truth, counts)
                return self.rules.weight * self._behind(predicted, true, counts)
            return self.rules.weight * self._off(predicted, counts, 1.0)

    def discriminator_step(
        self, inputs: Mapping[str, Tensor], prediction: Tensor, truth: Tensor, counts: Tensor
    ) -> Tensor:
        """Train the discriminators by one step, and return their loss: 0 where they tell all patches, 0.5
        by guessing."""
        predicted, true = (_shown(inputs, image.detach(), counts) for image in (prediction, truth))
        if self.rules.relativistic:
            value = self._behind(true, predicted, counts)
        else:
            value = self._off(predicted, counts, 0.0) + self._off(true, counts, 1.0)
        self.optimiser.zero_grad()
        value.backward()
        self.optimiser.step()
        return value.detach()

    def _off(self, shown: Tensor, counts: Tensor, wanted: float) -> Tensor:
        """Mean square of how far the patches' scores are from what is wanted, over scales; patches count
        by their share."""
        total = shown.new_zeros(())
        for scores, share in self._scores(shown, counts):
            total = total + _mean((scores - wanted) ** 2, share)
        return total / len(self.judges)

    def _behind(self, first: Tensor, second: Tensor, counts: Tensor) -> Tensor:
        """How far the first side's patches are from one more than the mean of the second's, and these from
        one less than the mean of the first's: a quarter of both mean squares, so that guessing is 0.5."""
        total = first.new_zeros(())
        for (one, share), (other, _) in zip(self._scores(first, counts), self._scores(second, counts)):
            ahead = _mean((one - _mean(other, share) - 1.0) ** 2, share)
            total = total + (ahead + _mean((other - _mean(one, share) + 1.0) ** 2, share)) / 4
        return total / len(self.judges)

    def _scores(self, shown: Tensor, counts: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Of each scale the patches' scores, and the share of each patch that counts."""
        counts = counts.expand(-1, shown.shape[0] // counts.shape[0], -1, -1).flatten(0, 1)[:, None]
        found = []
        for number, judge in enumerate(self.judges):
            scores = judge(shown if number == 0 else avg_pool2d(shown, 2**number)).float()
            found.append((scores, adaptive_avg_pool2d(counts, scores.shape[-2:])))
        return found

    @contextlib.contextmanager
    def _frozen(self) -> Iterator[None]:
        for parameter in self.parameters():
            parameter.requires_grad_(False)
        try:
            yield
        finally:
            for parameter in self.parameters():
                parameter.requires_grad_(True)


def _mean(values: Tensor, share: Tensor) -> Tensor:
    return (values * share).sum() / share.sum().clamp_min(1e-6)


def _shown(inputs: Mapping[str, Tensor], image: Tensor, counts: Tensor) -> Tensor:
    """(batch x bands, 4, rows, cols): the image, F1, C2 and where they count."""
    mean, known = inputs["fine_mean"][:, :, None, None], counts / unit(inputs["fine_std"])
    images = (
        (torch.where(counts > 0, x, mean) - mean) * known for x in (image, inputs["fine_1"], inputs["target"])
    )
    return per_band(*images, counts)


def _judge(width: int) -> nn.Sequential:
    """Scores of patches, one for every 8 x 8 pixels."""
    layers: list[nn.Module] = []
    for channels, out in ((4, width), (width, 2 * width), (2 * width, 4 * width)):
        layers += [spectral_norm(nn.Conv2d(channels, out, 4, stride=2, padding=1)), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, spectral_norm(nn.Conv2d(4 * width, 1, 3, padding=1)))
