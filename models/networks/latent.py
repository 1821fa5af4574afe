"""A conditional variational autoencoder of the residual: the latent sibling of the diffusion in stfdiff.py.

After Sohn et al., Learning Structured Output Representation using Deep Conditional Generative Models, 2015:
what is not known is a latent map z of few dimensions. In training an encoder that sees the truth says which
z would explain it, another that sees the images alone says which z are likely, and the divergence between
the two (KL) is part of the loss. A prediction draws z from the latter and decodes it once: another z, another
of the images that the coarse change allows.

- z has `LATENT` channels in blocks of pixels, those of the coarsest level, so that a sample errs over some
  pixels together and the numbers of one image are a small part of its pixels.
- Its noise is the input `noise`, block by block, of which the first numbers are taken; without noise z is the
  most likely one, and the prediction close to the mean. A share of the training is made like that.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, pixel_unshuffle

from .layers import ABOUT_CHANGE, Decoder, Encoder, silent

LATENT = 4
"""Channels of the latent map."""
NARROWEST, WIDEST = -6.0, 2.0
"""Of the logarithm of z's variance."""
KL = 0.05
"""Weight of the divergence beside the loss of the image, each a mean over pixels."""
MOST_LIKELY = 0.3
"""How often training decodes the most likely z, as a prediction without noise does."""


class Latent(nn.Module):
    """From what is known of each band, and noise, to the residual."""

    def __init__(self, widths: tuple[int, ...]):
        super().__init__()
        self.known, self.seen = (
            Encoder(channels, widths, block_at_first=True) for channels in (ABOUT_CHANGE, ABOUT_CHANGE + 2)
        )
        self.decoder = Decoder(widths)
        self.channels = min(LATENT, self.decoder.multiple**2)
        self.likely, self.explaining = (silent(nn.Conv2d(widths[-1], 2 * self.channels, 1)) for _ in range(2))
        self.enter = nn.Conv2d(self.channels, widths[-1], 1)

    @property
    def multiple(self) -> int:
        return self.decoder.multiple

    @property
    def reach(self) -> int:
        """In fine pixels, blocks included."""
        return self.known.reach + self.decoder.reach

    def forward(self, about: Tensor, noise: Tensor) -> Tensor:
        """(items, 1, rows, cols) residual.

        Args:
            about: (items, channels, rows, cols) as `one_pair`'s second.
            noise: (items, 1, rows, cols) standard normal, 0 where nothing is valid.
        """
        known = self.known(about)
        mean, spread = _gaussian(self.likely(known[-1]))
        blocks = pixel_unshuffle(noise, self.multiple)[:, : self.channels]
        return self._decoded(known, mean + torch.exp(spread / 2) * blocks)

    def explained(self, about: Tensor, residual: Tensor, counts: Tensor) -> tuple[Tensor, Tensor]:
        """The residual as it is decoded from a z that explains it, and the divergence, a mean over pixels
        that count.

        Args:
            residual, counts: (items, 1, rows, cols); 0 where it does not count.
        """
        known = self.known(about)
        likely = _gaussian(self.likely(known[-1]))
        seen = self.seen(torch.cat([residual * counts, counts, about], 1))
        mean, spread = explaining = _gaussian(self.explaining(seen[-1]))
        z = mean + torch.exp(spread / 2) * torch.randn_like(mean)
        without = torch.rand(len(z), 1, 1, 1, device=z.device) < MOST_LIKELY
        share = avg_pool2d(counts, self.multiple)
        total = (divergence(explaining, likely) * share).sum() / share.sum().clamp_min(1e-6)
        return self._decoded(known, torch.where(without, likely[0], z)), total / self.multiple**2

    def _decoded(self, known: list[Tensor], z: Tensor) -> Tensor:
        return self.decoder([*known[:-1], known[-1] + self.enter(z)])


def _gaussian(maps: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and logarithm of the variance."""
    mean, spread = maps.chunk(2, 1)
    return mean, spread.clamp(NARROWEST, WIDEST)


def divergence(one: tuple[Tensor, Tensor], other: tuple[Tensor, Tensor]) -> Tensor:
    """(items, 1, rows, cols) Kullback and Leibler's, from the first Gaussian to the second, summed over
    channels; each as a mean and the logarithm of a variance."""
    (mean, spread), (to_mean, to_spread) = one, other
    apart = (mean - to_mean) ** 2 * torch.exp(-to_spread)
    return 0.5 * (torch.exp(spread - to_spread) + apart - 1 + to_spread - spread).sum(1, keepdim=True)
