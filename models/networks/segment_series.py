"""The dates of a series for the network for land cover: each by the same weights, then all over time."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import max_pool2d, pad

from .segment_parts import Block, layer
from .temporal import HEADS, TEMPORAL, Attention

SIDE = 4
"""Cells of a window of attention."""
YEAR = 365.25


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
        x = self.each(with_season(series, known, days).flatten(0, 1)).unflatten(0, (-1, dates)) * known
        seen = [one(x, known) if isinstance(one, (Attention, Windows)) else one(x) for one in self.time]
        x = self.join(torch.cat([x, *seen], 2).flatten(0, 1)).unflatten(0, (-1, dates)) * known
        return self.out(of_all_dates(x, known))


class Dates(nn.Module):
    """A series at four scales: the finest, and half of it with a module over time, are seen date by date by
    the same weights; the coarser two are those of a U-Net, of all dates together (as the recurrent U-Nets of
    Rustowicz et al. 2019, which go over time at their coarsest scale: here at half the resolution, so that a
    module that looks a cell further with each date looks two pixels further, and not eight)."""

    def __init__(self, bands: int, beside: int, widths: tuple[int, ...], temporal: str):
        """`beside`: channels of an image that stand beside the finest scale."""
        super().__init__()
        of_a_date = max(widths[0] // 2, 2)
        self.each = layer(bands + 3, of_a_date)
        self.together = layer(2 * of_a_date + beside, widths[0], 1)
        self.over_time = SeriesBranch(of_a_date, widths[0], temporal)
        self.after = layer(widths[0], widths[1])
        self.coarser = nn.ModuleList(Block(a, b) for a, b in zip(widths[1:], widths[2:]))

    def reaches(self, dates: int) -> list[int]:
        """Of each scale, in pixels."""
        found = [1, 1 + 2 * (self.over_time.reach(dates) + 1)]
        for number, block in enumerate(self.coarser, 2):
            found.append(found[-1] + block.reach * 2**number)
        return found

    def forward(self, series: Tensor, there: Tensor, days: Tensor, beside: list[Tensor]) -> list[Tensor]:
        """Of each scale (batch, width, rows, cols); the series as in `SeriesBranch.forward`."""
        dates, known = series.shape[1], there[:, :, None]
        x = self.each(with_season(series, known, days).flatten(0, 1)).unflatten(0, (-1, dates)) * known
        halved = max_pool2d(x.flatten(0, 1), 2).unflatten(0, (-1, dates))
        levels = [
            self.together(torch.cat([of_all_dates(x, known), *beside], 1)),
            self.after(self.over_time(halved, max_pool2d(there, 2), days)),
        ]
        for block in self.coarser:
            levels.append(block(max_pool2d(levels[-1], 2)))
        return levels


def with_season(series: Tensor, known: Tensor, days: Tensor) -> Tensor:
    """(batch, dates, bands + 3, rows, cols): the values, where they are known, and the day of the year."""
    turn = (days * (2 * torch.pi / YEAR))[:, :, None, None, None]
    season = torch.cat([torch.sin(turn), torch.cos(turn)], 2) * known
    return torch.cat([series * known, known, season], 2)


def of_all_dates(x: Tensor, known: Tensor) -> Tensor:
    """(batch, 2 x channels, rows, cols): the mean and the greatest of what the dates say."""
    return torch.cat([x.sum(1) / known.sum(1).clamp_min(1.0), x.amax(1)], 1)
