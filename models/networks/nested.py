"""The nested decoder of U-Net++: each scale is refined once for every coarser one, and sees all that it was
before.

After Zhou et al., UNet++: A Nested U-Net Architecture for Medical Image Segmentation, 2018, equation 1,
doi:10.1007/978-3-030-00889-5_1; without its normalisation, which would take statistics of the tile, and with
one convolution a node, for most of them lie at full resolution.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from .layers import conv, leaky, silent


class NestedDecoder(nn.Module):
    """Levels of features, finest first, to one channel at full resolution, as `Decoder`; it starts at
    zero."""

    def __init__(self, widths: tuple[int, ...]):
        super().__init__()
        depth = len(widths)
        self.order = [(level, column) for column in range(1, depth) for level in range(depth - column)]
        """Level and column of the nodes, each after those that it needs; column 0 is what is given."""
        self.ups, self.convs = nn.ModuleDict(), nn.ModuleDict()
        for level, column in self.order:
            width = widths[level]
            self.ups[_name(level, column)] = nn.Conv2d(widths[level + 1], width, 1)
            self.convs[_name(level, column)] = conv((column + 1) * width, width)
        self.depth, self.last = depth, silent(conv(widths[0], 1))

    @property
    def multiple(self) -> int:
        """Side of the blocks of pixels that are taken together, in fine pixels."""
        return 2 ** (self.depth - 1)

    @property
    def reach(self) -> int:
        """In fine pixels, those blocks included: by the way up from the coarsest level, the longest."""
        return 1 + sum(2**level for level in range(self.depth - 1)) + self.multiple - 1

    def forward(self, levels: list[Tensor]) -> Tensor:
        made = {(level, 0): x for level, x in enumerate(levels)}
        for level, column in self.order:
            name = _name(level, column)
            up = interpolate(self.ups[name](made[level + 1, column - 1]), scale_factor=2.0, mode="nearest")
            before = [made[level, earlier] for earlier in range(column)]
            made[level, column] = leaky(self.convs[name](torch.cat([*before, up], 1)))
        return self.last(made[0, self.depth - 1])


def _name(level: int, column: int) -> str:
    return f"{level}-{column}"
