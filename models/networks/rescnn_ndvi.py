"""Res-CNN for NDVI: features of the fine image, less those of C1, plus those of C2.

After Sun et al., A Deep Learning-Based Spatio-Temporal NDVI Data Fusion Model, Journal of Resources and
Ecology 15(1), 2024, doi:10.5814/j.issn.1674-764x.2024.01.019, where fusing NDVI itself went better than
fusing the bands that it is made of. Changed for use on whole scenes and any sensor:

- The coarse images are on the fine grid already, so CoarseNet goes down as FineNet does instead of up, with
  dilated convolutions, for a coarse pixel is wide.
- There is no batch norm: NDVI is measured by the scene's mean and standard deviation of F1, in which it
  varies little.
- It predicts the correction of `delta` (F1 + C2 - C1), and starts at zero: untrained, it is `delta`. There is
  no ReLU at the end, which would cut off the NDVI of water and snow.
- Mish is at half resolution alone, as it takes long; elsewhere it is LeakyReLU, which CoarseNet has in the
  paper, too.
- Pooling over 9 and 13 pixels is made of pooling over 5, which is the same and takes less.
- Down and up go by whole blocks of 2 x 2 pixels; `halo` bounds the reach.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import max_pool2d

from .layers import Network, Residual, conv, leaky, per_band, per_image, silent, size_of, unit, up_to

POOLS = 3
"""Of 5 x 5 pixels one after the other: 5, 9 and 13."""


class ResCNN(Network):
    """Predicts the NDVI of the target date from the NDVI of one pair and of the target's coarse image."""

    name = "rescnn-ndvi"
    title = "Res-CNN for NDVI (Chronofuse)"
    summary = "A network for NDVI alone, which is fused as it is instead of being computed from fused bands."
    citation = (
        "Sun et al. 2024, A Deep Learning-Based Spatio-Temporal NDVI Data Fusion Model, "
        "Journal of Resources and Ecology 15(1), doi:10.5814/j.issn.1674-764x.2024.01.019"
    )
    bands = ("ndvi",)
    multiple = 2

    def __init__(
        self, first: int = 16, width: int = 48, blocks: int = 2, dilations: tuple[int, ...] = (2, 4)
    ):
        """
        Args:
            first, width: feature maps at full and at half resolution.
            blocks: how many residual blocks FineNet has.
            dilations: of CoarseNet's convolutions.
        """
        super().__init__()
        self.options = {"first": first, "width": width, "blocks": blocks, "dilations": list(dilations)}
        self.fine, self.coarse = FineNet(first, width, blocks), CoarseNet(width, dilations)
        self.up = nn.ConvTranspose2d(width, first, 2, stride=2)
        self.smooth = conv(first, first)
        self.last = silent(conv(first, 1))

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of
        `multiple`."""
        fine, coarse = 1 + 2 * self.fine.reach, 2 * self.coarse.reach
        return up_to(2 + 1 + max(fine, coarse), self.multiple)

    def forward(
        self,
        fine_1: Tensor,
        coarse_1: Tensor,
        target: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        ratio: Tensor,
    ) -> Tensor:
        """
        Args:
            fine_1, coarse_1, target: (batch, 1, rows, cols) NDVI of F1, C1 and C2; further bands are further
                images.
            valid: (batch, 1, rows, cols), 1 where all three are valid; what they hold elsewhere has no effect
                on valid pixels, unless it is NaN.
            fine_mean, fine_std: (batch, 1) of F1 over the scene.
            ratio: (batch,) coarse pixel size / fine pixel size.
        Returns:
            (batch, 1, rows, cols) NDVI of F2; without meaning where not valid.
        """
        std = unit(fine_std)
        known, size = valid / std, size_of(ratio, valid)
        f, *dates = ((image - fine_mean[:, :, None, None]) * known for image in (fine_1, coarse_1, target))
        before, after = (self.coarse(per_band(c, valid, size)) for c in dates)
        out = leaky(self.fine(per_band(f, valid)) - before + after)
        correction = self.last(leaky(self.smooth(leaky(self.up(out)))))
        return fine_1 + target - coarse_1 + per_image(correction, fine_1) * std


class FineNet(nn.Module):
    """(items, 2, rows, cols) -> features (items, width, rows / 2, cols / 2)."""

    def __init__(self, first: int, width: int, blocks: int):
        super().__init__()
        self.first, self.down = conv(2, first), nn.Conv2d(first, width, 2, stride=2)
        self.blocks = nn.Sequential(*(Residual(width, width, activation=mish) for _ in range(blocks)))
        self.squeeze, self.join = nn.Conv2d(width, first, 1), nn.Conv2d((1 + POOLS) * first, width, 1)

    @property
    def reach(self) -> int:
        """In pixels of half the resolution, without the first convolution's."""
        return sum(block.reach for block in self.blocks) + 2 * POOLS

    def forward(self, x: Tensor) -> Tensor:
        x = self.blocks(mish(self.down(leaky(self.first(x)))))
        pooled = [mish(self.squeeze(x))]
        for _ in range(POOLS):
            pooled.append(max_pool2d(pooled[-1], 5, stride=1, padding=2))
        return x + self.join(torch.cat(pooled, 1))


def mish(x: Tensor) -> Tensor:
    """x tanh(log(1 + e^x)) (Misra 2019, arXiv:1908.08681), without the logarithm, which takes most of the
    time."""
    grown = torch.exp(x.clamp_max(20.0))
    grown = grown * (grown + 2)
    return x * (grown / (grown + 2))


class CoarseNet(nn.Module):
    """(items, 3, rows, cols) -> features (items, width, rows / 2, cols / 2)."""

    def __init__(self, width: int, dilations: tuple[int, ...]):
        super().__init__()
        self.down = nn.Conv2d(3, width, 2, stride=2)
        # C1's features are subtracted from C2's, in which a bias of the last layer would cancel.
        last = len(dilations) - 1
        self.convs = nn.ModuleList(
            conv(width, width, d, bias=number < last) for number, d in enumerate(dilations)
        )

    @property
    def reach(self) -> int:
        """In pixels of half the resolution."""
        return sum(layer.dilation[0] for layer in self.convs)

    def forward(self, x: Tensor) -> Tensor:
        x = self.down(x)
        for layer in self.convs:
            x = layer(leaky(x))
        return x
