"""The blocks and the kinds of attention that networks are put together from, by their names in the papers.

All keep rows and columns, take nothing from the whole tile, and say how far they reach: where a paper pools
over the image, a mean over a window of `WINDOW` pixels stands here.
"""

from __future__ import annotations

from typing import Callable, Union

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, gelu, layer_norm, pad

from .layers import Residual, conv, leaky

WINDOW = 9
"""Side of the window in the place of a mean over the image, in pixels of the level."""
FAR = WINDOW // 2


class Plain(nn.Module):
    """A 3 x 3 convolution."""

    def __init__(self, channels: int, width: int, dilation: int = 1):
        super().__init__()
        self.only, self.reach = conv(channels, width, dilation), dilation

    def forward(self, x: Tensor) -> Tensor:
        return leaky(self.only(x))


class Dense(nn.Module):
    """Three convolutions that each see all before them, brought together beside a short cut (Zhang et al.
    2018, doi:10.1109/CVPR.2018.00262)."""

    def __init__(self, channels: int, width: int, dilation: int = 1):
        super().__init__()
        grown, self.reach = max(1, width // 2), 3 * dilation
        self.convs = nn.ModuleList(conv(channels + n * grown, grown, dilation) for n in range(3))
        self.join = nn.Conv2d(channels + 3 * grown, width, 1)
        self.cut = nn.Conv2d(channels, width, 1) if channels != width else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        seen = x
        for layer in self.convs:
            seen = torch.cat([seen, leaky(layer(seen))], 1)
        return self.cut(x) + self.join(seen)


class Separable(nn.Module):
    """A convolution of each channel by itself, then one across channels (Howard et al. 2017,
    arXiv:1704.04861)."""

    def __init__(self, channels: int, width: int, dilation: int = 1):
        super().__init__()
        self.reach = dilation
        self.each = conv(channels, channels, dilation, groups=channels)
        self.across = nn.Conv2d(channels, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return leaky(self.across(leaky(self.each(x))))


class Selective(nn.Module):
    """Two convolutions, one of which looks twice as far; each channel chooses between them by what is around
    (Li et al. 2019, doi:10.1109/CVPR.2019.00060)."""

    def __init__(self, channels: int, width: int, dilation: int = 1):
        super().__init__()
        self.reach = 2 * dilation + FAR
        self.near, self.far = conv(channels, width, dilation), conv(channels, width, 2 * dilation)
        self.squeeze = nn.Conv2d(width, max(4, width // 4), 1)
        self.choose = nn.Conv2d(max(4, width // 4), width, 1)

    def forward(self, x: Tensor) -> Tensor:
        near, far = leaky(self.near(x)), leaky(self.far(x))
        share = torch.sigmoid(self.choose(leaky(self.squeeze(around(near + far)))))
        return near * share + far * (1 - share)


class ConvNext(nn.Module):
    """7 x 7 of each channel by itself, a norm over the channels of each pixel, two layers across channels, a
    short cut (Liu et al. 2022, doi:10.1109/CVPR52688.2022.01167)."""

    def __init__(self, channels: int, width: int, dilation: int = 1):
        super().__init__()
        self.reach = 3 * dilation
        self.cut = nn.Conv2d(channels, width, 1) if channels != width else nn.Identity()
        self.each = conv(width, width, dilation, side=7, groups=width)
        self.wider, self.back = nn.Conv2d(width, 2 * width, 1), nn.Conv2d(2 * width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.cut(x)
        seen = self.each(x).movedim(1, -1)
        seen = layer_norm(seen, seen.shape[-1:]).movedim(-1, 1)
        return x + self.back(gelu(self.wider(seen)))


BLOCKS: dict[str, Callable[[int, int, int], nn.Module]] = {
    "plain": Plain,
    "residual": Residual,
    "dense": Dense,
    "separable": Separable,
    "selective": Selective,
    "convnext": ConvNext,
}
"""Name to what makes a block of (channels in, channels out, dilation)."""
ATTENTION = ("none", "channel", "spatial", "cbam", "edge")


class Attention(nn.Module):
    """Weights of features between 0 and 1: of channels by the means around a pixel (`channel`), of pixels by
    their channels (`spatial`), of both one after the other (`cbam`, Woo et al. 2018,
    doi:10.1007/978-3-030-01234-2_1), or by the strength of F1's edges (`edge`)."""

    def __init__(self, kind: str, width: int):
        super().__init__()
        self.by_channel, self.by_place, self.by_edge = (
            kind in ("channel", "cbam"),
            kind in ("spatial", "cbam"),
            kind == "edge",
        )
        self.reach = FAR * self.by_channel + 3 * self.by_place
        if self.by_channel:
            self.squeeze = nn.Conv2d(width, max(4, width // 4), 1)
            self.excite = nn.Conv2d(max(4, width // 4), width, 1)
        if self.by_place:
            self.place = nn.Conv2d(2, 1, 7, padding=3)
        if self.by_edge:
            self.edge = nn.Conv2d(1, width, 1)

    def forward(self, x: Tensor, fine: Tensor) -> Tensor:
        """(items, width, rows, cols) features; `fine` is (items, 1, rows, cols) F1 in deviations."""
        if self.by_channel:
            x = x * torch.sigmoid(self.excite(leaky(self.squeeze(around(x)))))
        if self.by_place:
            seen = torch.cat([x.mean(1, keepdim=True), x.amax(1, keepdim=True)], 1)
            x = x * torch.sigmoid(self.place(seen))
        if self.by_edge:
            x = x * torch.sigmoid(self.edge(edges_of(fine)))
        return x


def around(x: Tensor) -> Tensor:
    """The mean of each channel over the window around each pixel."""
    return avg_pool2d(x, WINDOW, stride=1, padding=FAR)


def edges_of(fine: Tensor) -> Tensor:
    """Roberts' cross, as large as the image: of each pixel and those to its right and below."""
    grown = pad(fine, (0, 1, 0, 1), mode="replicate")
    first = grown[..., :-1, :-1] - grown[..., 1:, 1:]
    return first.abs() + (grown[..., :-1, 1:] - grown[..., 1:, :-1]).abs()


def require(block: str, attention: str) -> None:
    """Raises ValueError: there is no such block, or no such attention."""
    for what, name, known in (("block", block, tuple(BLOCKS)), ("attention", attention, ATTENTION)):
        if name not in known:
            raise ValueError(f"the {what} is one of {', '.join(known)}, not '{name}'")


def reach_of(layers: Union[nn.ModuleList, nn.Sequential]) -> int:
    """How many pixels of their level they see together, one after the other."""
    return sum(layer.reach for layer in layers)
