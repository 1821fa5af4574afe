"""The series branch of the network for land cover, and how its features are joined with those of the fine
image."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, pad

from .segment_parts import WINDOW, layer, window_max, window_mean
from .temporal import HEADS, TEMPORAL, Attention

SIDE = 4
"""Cells of a window of attention."""
YEAR = 365.25
AROUND = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2))


class Windows(nn.Module):
    """Attention among all dates of a window of cells, then of windows that lie half a window on (Liu et al.
    2022, of three dimensions); what is not there is not listened to."""

    def __init__(self, width: int):
        super().__init__()
        self.asks = nn.ModuleList(nn.Linear(width, 3 * width) for _ in range(2))
        self.outs = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(2))
        self.scale = (width // HEADS) ** -0.5
        self.reach = 2 * (SIDE - 1)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        """(items, dates, channels, rows, cols) and (items, dates, 1, rows, cols), rows and columns multiples
        of SIDE."""
        x = x + self._heard(x, there, 0)
        half = (SIDE // 2,) * 4
        return x + self._heard(pad(x, half), pad(there, half), 1)[..., 2:-2, 2:-2]

    def _heard(self, x: Tensor, there: Tensor, number: int) -> Tensor:
        items, dates = x.shape[:2]
        tokens = self.norms[number](_windows(x))
        given = self.asks[number](tokens).unflatten(-1, (3, HEADS, -1))
        query, key, value = (given[..., one, :, :].transpose(-2, -3) for one in range(3))
        silence = torch.where(_windows(there)[..., 0] > 0, 0.0, -30.0)[..., None, None, :]
        weights = torch.softmax(query @ key.transpose(-1, -2) * self.scale + silence, -1)
        out = self.outs[number]((weights @ value).transpose(-2, -3).flatten(-2))
        out = out.unflatten(3, (dates, SIDE, SIDE)).permute(0, 3, 6, 1, 4, 2, 5)
        return out.flatten(5, 6).flatten(3, 4)


def _windows(x: Tensor) -> Tensor:
    """(items, window rows, window columns, dates x SIDE x SIDE, channels)."""
    x = x.unflatten(4, (-1, SIDE)).unflatten(3, (-1, SIDE))
    return x.permute(0, 3, 5, 1, 4, 6, 2).flatten(3, 5)


WINDOWS = "window"


class SeriesBranch(nn.Module):
    """Features of a series, at its own resolution: of each date by the same weights, then over time by one
    module, or by two side by side (`convlstm+window` is STSNet's block), then of all dates together."""

    def __init__(self, bands: int, width: int, temporal: str):
        super().__init__()
        names = temporal.split("+")
        strange = [name for name in names if name not in (*TEMPORAL, WINDOWS)]
        if strange or not 1 <= len(names) <= 2:
            raise ValueError(
                f"the module over time is one or two (with +) of {', '.join((*TEMPORAL, WINDOWS))}, not "
                f"'{temporal}'"
            )
        self.each = layer(bands + 3, width)
        self.time = nn.ModuleList(
            Windows(width) if name == WINDOWS else TEMPORAL[name](width) for name in names
        )
        self.side = SIDE if WINDOWS in names else 1
        self.join = layer((1 + len(names)) * width, width, 1)
        self.out = layer(2 * width, width)

    def reach(self, dates: int) -> int:
        """In pixels of the series."""
        over_time = max(
            getattr(one, "reach", 0) + getattr(one, "steps_reach", 0) * dates for one in self.time
        )
        return 2 + over_time

    def forward(self, series: Tensor, there: Tensor, days: Tensor) -> Tensor:
        """(batch, width, rows, cols) of (batch, dates, bands, rows, cols) in standard deviations, 0 where
        `there` (batch, dates, rows, cols) is 0; `days` (batch, dates) of the year."""
        dates, known = series.shape[1], there[:, :, None]
        turn = (days * (2 * torch.pi / YEAR))[:, :, None, None, None]
        season = torch.cat([torch.sin(turn), torch.cos(turn)], 2) * known
        x = self.each(torch.cat([series * known, known, season], 2).flatten(0, 1)).unflatten(0, (-1, dates))
        x = x * known
        seen = [one(x, known) if isinstance(one, (Attention, Windows)) else one(x) for one in self.time]
        x = self.join(torch.cat([x, *seen], 2).flatten(0, 1)).unflatten(0, (-1, dates)) * known
        mean = x.sum(1) / known.sum(1).clamp_min(1.0)
        return self.out(torch.cat([mean, x.amax(1)], 1))


# ---- joins


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
    "concat": Concatenated,
    "gate": Gated,
    "cross": Crossed,
    "alpha": CrossResolution,
}


def onto(series: Tensor, like: Tensor) -> Tensor:
    """The features of the series at the scale of those of the fine image."""
    return interpolate(series, size=like.shape[-2:], mode="bilinear", align_corners=False)
