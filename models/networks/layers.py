"""What the networks share: what they say of themselves, how they see their inputs, and a few layers.

All of them take each band as an item of its own with shared weights, so that any number of bands will do;
what the bands have in common comes in by pooling over them. All measure bands by figures of the scene, in
standard deviations of F1. None takes statistics of the tile, so that nothing depends on where a tile ends.
"""

from __future__ import annotations

from typing import Callable, Union

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, leaky_relu

from ..catalogue.parameters import Parameter
from ..catalogue.tensors import Tensor as Input

FIGURES = (Input("fine_mean", "fine_mean"), Input("fine_std", "fine_std"), Input("ratio", "ratio"))
ONE_PAIR = (
    Input("fine_1", "fine"),
    Input("coarse_1", "coarse"),
    Input("target", "target"),
    Input("valid", "valid"),
    *FIGURES,
)
ABOUT_FINE, ABOUT_CHANGE = 3, 7
"""How many channels `one_pair` makes."""


class Network(nn.Module):
    """A network and what a manifest has to know about it.

    `options` are the arguments that rebuild it; `halo` is how many fine pixels around a pixel its prediction
    depends on.
    """

    name: str
    title: str
    summary: str
    """One sentence for the analyst who has to choose."""
    citation: str
    inputs: tuple[Input, ...] = ONE_PAIR
    output = "prediction"
    bands: Union[str, tuple[str, ...]] = "any"
    """`any`, or the names of the bands that it was made for."""
    multiple = 1
    """Rows and columns must be a multiple of this, and a tile must begin at a multiple of it."""
    starts_as = "delta"
    """What it predicts untrained: `delta` (F1 + C2 - C1), `detail` (F1 + C2 - F1 averaged), `copy` (F1),
    `upsample` (C2), the mean of `delta` and `detail` (`streams`), or a mean of `delta` and what its `priors`
    predict."""
    user_parameters: tuple[Parameter, ...] = ()
    """What a user may set; each is an input of the role `parameter`, but for `samples` of a network that
    takes noise, which says how often the engine runs it."""
    tells_change = False
    """Whether it learns the probability of change, too. Then it has an attribute `telling`: while that is
    true, what it gives holds the probability after F2, in as many images again, all alike."""
    only_to_learn: tuple[str, ...] = ()
    """What the names of those weights begin with that a training alone needs; a model file has none of
    them."""
    options: dict
    halo: int


# ---- what goes in and comes out


def one_pair(
    fine_1: Tensor,
    coarse_1: Tensor,
    target: Tensor,
    valid: Tensor,
    fine_mean: Tensor,
    fine_std: Tensor,
    ratio: Tensor,
) -> tuple[Tensor, Tensor, Tensor]:
    """One pair and the target's coarse image, as channels of each band.

    Args:
        fine_1, coarse_1, target: (batch, bands, rows, cols) F1, C1 and C2 in one unit, usually reflectance.
        valid: (batch, 1, rows, cols), 1 where all three are valid; what they hold elsewhere has no effect on
            valid pixels, unless it is NaN.
        fine_mean, fine_std: (batch, bands) of F1 over the scene, in its unit.
        ratio: (batch,) coarse pixel size / fine pixel size.
    Returns:
        (batch x bands, ABOUT_FINE, rows, cols) F1, its mean over bands, and where it is valid.
        (batch x bands, ABOUT_CHANGE, rows, cols) F1, F1 - C1, C2 - C1, the mean and the largest of the latter
        over bands, where they are valid, and the ratio.
        (batch, bands, 1, 1) what a standard deviation is in the unit.
    """
    std = unit(fine_std)
    known = valid / std
    f = (fine_1 - fine_mean[:, :, None, None]) * known
    gap = (fine_1 - coarse_1) * known
    change = (target - coarse_1) * known
    f_mean, change_mean, size = f.mean(1, keepdim=True), change.mean(1, keepdim=True), size_of(ratio, valid)
    about_fine = per_band(f, f_mean, valid)
    about_change = per_band(f, gap, change, change_mean, largest(change), valid, size)
    return about_fine, about_change, std


def unit(fine_std: Tensor) -> Tensor:
    """(batch, bands) -> (batch, bands, 1, 1): by what a band is divided.

    A band that is constant has nothing to be measured by; 1 leaves its change as it is.
    """
    return torch.where(fine_std > 1e-6, fine_std, torch.ones_like(fine_std))[:, :, None, None]


def size_of(ratio: Tensor, valid: Tensor) -> Tensor:
    """(batch, 1, rows, cols): the ratio as a channel, about 0 to 1.5, where valid."""
    return (torch.zeros_like(valid) + torch.log2(ratio)[:, None, None, None] / 4) * valid


def days_of(days: Tensor, valid: Tensor) -> Tensor:
    """(batch, 1, rows, cols): the days between the dates as a channel, 0 where they are not known to about 1
    after a year, where valid."""
    return (torch.zeros_like(valid) + torch.log2(1 + days)[:, None, None, None] / 8) * valid


def largest(change: Tensor) -> Tensor:
    """(batch, 1, rows, cols): over the bands, the change of the largest magnitude, with its sign."""
    low, high = change.amin(1, keepdim=True), change.amax(1, keepdim=True)
    return torch.where(high > -low, high, low)


def per_band(first: Tensor, *others: Tensor) -> Tensor:
    """(batch, bands or 1, rows, cols) each -> (batch x bands, channels, rows, cols); the first has all
    bands."""
    return torch.stack([first, *(x.expand_as(first) for x in others)], 2).flatten(0, 1)


def per_image(values: Tensor, like: Tensor) -> Tensor:
    """(batch x bands, 1, rows, cols) -> (batch, bands, rows, cols) float32, with as many bands as `like`."""
    return values.float().unflatten(0, (-1, like.shape[1]))[:, :, 0]


class OnePairNetwork(Network):
    """A network that corrects `delta` (F1 + C2 - C1) by what the channels of `one_pair` tell it, and by
    nothing else.

    A subclass gives `_correct`. A network that sees more, or normalises otherwise, has a `forward` of its
    own.
    """

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
        """(batch, bands, rows, cols) F2 in the unit of F1, without meaning where not valid; the inputs are
        `one_pair`'s."""
        about_fine, about_change, std = one_pair(fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio)
        correction = per_image(self._correct(about_fine, about_change), fine_1)
        return fine_1 + target - coarse_1 + correction * std

    def _correct(self, about_fine: Tensor, about_change: Tensor) -> Tensor:
        """(batch x bands, channels, rows, cols) as of `one_pair` -> (batch x bands, 1, rows, cols), in
        deviations of F1."""
        raise NotImplementedError


# ---- layers


class Dilated(nn.Conv2d):
    """A dilated convolution that learns what it should on a CPU in bfloat16, too.

    There, with the channels last and more than 16 or one by itself, but no multiple of 16, oneDNN (of torch
    2.13) gives memory that nobody wrote as the gradient of the weights, or ends the process: such a layer
    trains in float32.
    """

    def forward(self, x: Tensor) -> Tensor:
        each = self.in_channels // self.groups
        if not self.training or x.device.type != "cpu" or each % 16 == 0:
            return super().forward(x)
        with torch.autocast("cpu", enabled=False):
            return super().forward(x.float())


def conv(
    channels: int, out: int, dilation: int = 1, bias: bool = True, side: int = 3, groups: int = 1
) -> nn.Conv2d:
    """side x side, as many pixels out as in."""
    made = Dilated if dilation > 1 else nn.Conv2d
    reach = side // 2 * dilation
    return made(channels, out, side, padding=reach, dilation=dilation, groups=groups, bias=bias)


def silent(layer: nn.Conv2d) -> nn.Conv2d:
    """The layer with weights of zero: a network that ends in it starts as what its correction is added to."""
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)
    return layer


def leaky(x: Tensor) -> Tensor:
    return leaky_relu(x, 0.1)


def up_to(reach: int, multiple: int) -> int:
    """The reach rounded up to a multiple."""
    return -(-reach // multiple) * multiple


class Residual(nn.Module):
    """Two 3 x 3 convolutions beside a short cut, which is a 1 x 1 convolution where the width changes."""

    def __init__(
        self, channels: int, width: int, dilation: int = 1, activation: Callable[[Tensor], Tensor] = leaky
    ):
        super().__init__()
        self.activation = activation
        self.first, self.second = conv(channels, width, dilation), conv(width, width, dilation)
        self.cut = nn.Conv2d(channels, width, 1) if channels != width else nn.Identity()

    @property
    def reach(self) -> int:
        return 2 * self.first.dilation[0]

    def forward(self, x: Tensor) -> Tensor:
        return self.activation(self.cut(x) + self.second(self.activation(self.first(x))))


class Encoder(nn.Module):
    """Features at full resolution, a half, a quarter and so on; a coarser pixel is a whole block of 2 x 2
    finer ones."""

    def __init__(self, channels: int, widths: tuple[int, ...], block_at_first: bool = False):
        """`widths`: channels at each level; `block_at_first`: whether full resolution has a residual
        block, too."""
        super().__init__()
        self.first = conv(channels, widths[0])
        self.downs = nn.ModuleList(nn.Conv2d(a, b, 2, stride=2) for a, b in zip(widths, widths[1:]))
        first_block = Residual(widths[0], widths[0]) if block_at_first else nn.Identity()
        self.blocks = nn.ModuleList([first_block, *(Residual(width, width) for width in widths[1:])])

    @property
    def reach(self) -> int:
        """In fine pixels, beyond the blocks of pixels that are taken together."""
        return 1 + sum(2**level * getattr(block, "reach", 0) for level, block in enumerate(self.blocks))

    def forward(self, x: Tensor) -> list[Tensor]:
        levels = [self.blocks[0](leaky(self.first(x)))]
        for down, block in zip(self.downs, self.blocks[1:]):
            levels.append(block(leaky(down(levels[-1]))))
        return levels


class Decoder(nn.Module):
    """Levels of features, finest first, to one channel at full resolution; it starts at zero."""

    def __init__(self, widths: tuple[int, ...]):
        super().__init__()
        self.ups = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in zip(widths, widths[1:]))
        self.convs = nn.ModuleList(conv(width, width) for width in widths[:-1])
        self.last = silent(conv(widths[0], 1))

    @property
    def multiple(self) -> int:
        """Side of the blocks of pixels that are taken together, in fine pixels."""
        return 2 ** len(self.ups)

    @property
    def reach(self) -> int:
        """In fine pixels, those blocks included."""
        return 1 + sum(2**level for level in range(len(self.convs))) + self.multiple - 1

    def forward(self, levels: list[Tensor]) -> Tensor:
        out = levels[-1]
        for level in reversed(range(len(self.ups))):
            out = interpolate(self.ups[level](out), scale_factor=2.0, mode="nearest")
            out = leaky(self.convs[level](out + levels[level]))
        return self.last(out)
