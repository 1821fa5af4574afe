"""How the features of a series are joined with those of the fine image, at one scale of both."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, pad

from .segment_parts import WINDOW, layer, window_max, window_mean

AROUND = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2))


class Join(nn.Module):
    """The features of the fine image and of the series at one scale, of one width both.

    What a join makes of both is added to the features of the fine image through a layer that begins at zero
    (as the last layer of a residual block, Goyal et al. 2017, section 5.1): a joined network begins as the
    fine image alone, and takes from the series what makes it better.
    """

    reach, mixed, begins = 0, 1, 0.0
    """`mixed`: channels that come in, in widths; `begins`: how much of it is added at first."""

    def __init__(self, width: int, ratio: float):
        super().__init__()
        self.width, self.alpha = width, 1 / ratio
        self.make(width)
        self.enter = nn.Sequential(nn.Conv2d(self.mixed * width, width, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.constant_(self.enter[1].weight, self.begins)

    def make(self, width: int) -> None:
        """The layers of its own."""

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        """(batch, mixed x width, rows, cols)."""
        raise NotImplementedError

    def forward(self, fine: Tensor, series: Tensor) -> Tensor:
        return fine + self.enter(self.of_both(fine, series))


class Concatenated(Join):
    mixed = 2

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        return torch.cat([fine, series], 1)


class Squeezed(Join):
    """Squeeze and excitation of both (Hu et al. 2018): the means of both around a cell weigh the channels of
    both."""

    reach, mixed = WINDOW // 2, 2

    def make(self, width: int) -> None:
        inner = max(width // 2, 4)
        # leaky: of so few units all can begin below zero everywhere, and would then never learn
        enter, leave = nn.Conv2d(2 * width, inner, 1), nn.Conv2d(inner, 2 * width, 1)
        self.weigh = nn.Sequential(enter, nn.LeakyReLU(0.1), leave)

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        both = torch.cat([fine, series], 1)
        return both * torch.sigmoid(self.weigh(window_mean(both)))


class SumProductMax(Join):
    """Sum, product and the greater one of both, side by side."""

    mixed = 3

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        return torch.cat([fine + series, fine * series, torch.maximum(fine, series)], 1)


class Separated(Join):
    """A convolution of each by itself before they come side by side."""

    reach, mixed = 1, 2

    def make(self, width: int) -> None:
        self.own, self.other = layer(width, width), layer(width, width)

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        return torch.cat([self.own(fine), self.other(series)], 1)


class Gated(Join):
    """How much of the series comes in, decided at each cell and channel."""

    def make(self, width: int) -> None:
        self.open = nn.Conv2d(2 * width, width, 1)

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        return torch.sigmoid(self.open(torch.cat([fine, series], 1))) * series


class Crossed(Join):
    """Each cell of the fine image asks the nine cells of the series around it (Vaswani et al. 2017)."""

    reach = 1

    def make(self, width: int) -> None:
        self.query, self.key, self.value = (nn.Conv2d(width, width, 1) for _ in range(3))

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        rows, cols = series.shape[-2:]
        query = self.query(fine)
        keys, values = (pad(make(series), (1,) * 4) for make in (self.key, self.value))
        near = [(slice(y, y + rows), slice(x, x + cols)) for y, x in AROUND]
        fits = torch.stack([(query * keys[:, :, y, x]).sum(1, keepdim=True) for y, x in near], 1)
        weights = torch.softmax(fits * self.width**-0.5, 1)
        return (weights * torch.stack([values[:, :, y, x] for y, x in near], 1)).sum(1)


class CrossResolution(Join):
    """STSNet's: F = F_fine + alpha (F_fine W_fine + F_series W_series), the sum in brackets through the layer
    of every join, which begins at 1 here, for alpha is small by itself; where alpha is the pixel size of the
    fine image over that of the series, and the weights of the channels come from the means and the greatest
    values of both; these are taken around each cell."""

    reach, begins = WINDOW // 2, 1.0

    def make(self, width: int) -> None:
        self.shared = nn.Conv2d(2, 1, 1)
        self.weigh = nn.Sequential(nn.Conv2d(2 * width, width, 1), nn.ReLU(), nn.Conv2d(width, 2 * width, 1))

    def forward(self, fine: Tensor, series: Tensor) -> Tensor:
        return fine + self.alpha * self.enter(self.of_both(fine, series))

    def of_both(self, fine: Tensor, series: Tensor) -> Tensor:
        pooled = [self._pooled(one) for one in (fine, series)]
        own, other = self.weigh(torch.cat(pooled, 1)).split(self.width, 1)
        return fine * torch.sigmoid(own) + series * torch.sigmoid(other)

    def _pooled(self, x: Tensor) -> Tensor:
        both = torch.stack([torch.sigmoid(window_mean(x)), torch.sigmoid(window_max(x))], 2)
        return self.shared(both.flatten(0, 1)).unflatten(0, (-1, self.width))[:, :, 0]


JOINS: dict[str, type[Join]] = {
    "alpha": CrossResolution,
    "concat": Concatenated,
    "cross": Crossed,
    "gate": Gated,
    "separate": Separated,
    "squeeze": Squeezed,
    "sum-product-max": SumProductMax,
}


def onto(series: Tensor, like: Tensor) -> Tensor:
    """The features of the series at the scale of those of the fine image."""
    return interpolate(series, size=like.shape[-2:], mode="bilinear", align_corners=False)
