"""A network for sequences: it corrects what a method of series gives at a date, by the dates around it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, pixel_shuffle

from ..catalogue.series_manifest import OUTPUT
from .layers import Residual, leaky, silent, up_to
from .temporal import TEMPORAL, Attention

LARGEST = 6.0
"""A difference counts for no more than about so many units of detail: one cloud that a mask missed is no
reason to correct by a hundred."""
SHORT, LONG = 30.0, 120.0
"""Days in which a date's nearness falls to 1 / e."""
CHANNELS = 11


class SeriesNetwork(nn.Module):
    """Sequence in, one date out.

    Each band is an item of its own with shared weights, so that any number of bands will do; means over the
    bands tell each of the others. Each date around the one that is asked for makes a guess of its own: its
    fine values plus the coarse change since. The network weighs how far these guesses are from what the base
    method says, and adds a part of its own:

        prediction = base + unit x (sum over dates of weight x (guess - base) / unit + residual)

    Features are made at half the resolution, of each date by the same weights; the module over time is what
    the options say. Untrained, it gives what its base gives.
    """

    name = "series"
    title = "Network for sequences"
    summary = "Corrects a method of series by the dates around, with a module over time of one's choice."
    citation = (
        "After LSTM-SRCNN (Yang et al. 2021), STF3DCNN (Peng et al. 2020) and CNN-GRU: an encoder of each "
        "date, a module over time, a decoder."
    )
    output = OUTPUT
    multiple = 2

    def __init__(self, temporal: str = "attention", width: int = 16):
        super().__init__()
        if temporal not in TEMPORAL:
            raise ValueError(f"the module over time is one of {', '.join(TEMPORAL)}, not '{temporal}'")
        if width < 4 or width % 2:
            raise ValueError(f"the width must be even and at least 4, not {width}")
        self.options = {"temporal": temporal, "width": width}
        self.encode = nn.Conv2d(CHANNELS, width, 4, stride=2, padding=1)
        self.block = Residual(width, width)
        self.time = TEMPORAL[temporal](width)
        self.join = nn.Conv2d(2 * width, width, 3, padding=1)
        self.weight = silent(nn.Conv2d(width, 4, 1))
        self.residual = silent(nn.Conv2d(width, 4, 3, padding=1))

    def reach(self, dates: int) -> int:
        """How many pixels around one decide about it, where there are so many dates."""
        over_time = getattr(self.time, "reach", 0) + self.time.steps_reach * dates
        return up_to(2 * (self.block.reach + over_time + 2) + 2, self.multiple)

    def forward(
        self,
        fine: Tensor,
        coarse: Tensor,
        valid: Tensor,
        days: Tensor,
        base: Tensor,
        deviation: Tensor,
        target: Tensor,
        unit: Tensor,
    ) -> Tensor:
        """(batch, bands, rows, cols) fine values of the date; sizes and units as `INPUTS` says."""
        dates, bands = fine.shape[1:3]
        size, there = unit[:, None, :, None, None], valid[:, :, None]
        detail = (base - target)[:, None] / size
        guess = _limited(((fine - coarse) / size - detail) * there)
        change = _limited((coarse - target[:, None]) / size * there)
        doubt = torch.log1p(deviation[:, None] / size)
        features = self._features(guess, change, there, days, doubt, _limited(detail))
        x = leaky(self.encode(features.flatten(0, 1)))
        x = self.block(x).unflatten(0, (-1, dates))
        x = self._over_time(x, there, bands)
        weight = pixel_shuffle(self.weight(x.flatten(0, 1)), 2).unflatten(0, (-1, dates))
        weight = weight.unflatten(0, (-1, bands))[:, :, :, 0].transpose(1, 2) * there
        known = there.sum(1).clamp_min(1.0)
        mixed = (weight * guess).sum(1) / known
        own = pixel_shuffle(self.residual(leaky(x.mean(1))), 2).unflatten(0, (-1, bands))[:, :, 0]
        seen = (there.sum(1) > 0).to(base.dtype)
        return base + unit[:, :, None, None] * (mixed + own) * seen

    def _features(
        self, guess: Tensor, change: Tensor, there: Tensor, days: Tensor, doubt: Tensor, detail: Tensor
    ) -> Tensor:
        """(batch x bands, dates, CHANNELS, rows, cols)."""
        away = days[:, :, None, None, None]
        each = torch.ones_like(guess)
        channels = (
            guess,
            change,
            guess.mean(2, keepdim=True) * each,
            guess.abs().mean(2, keepdim=True) * each,
            change.abs().mean(2, keepdim=True) * each,
            there * each,
            torch.exp(-away.abs() / SHORT) * each,
            torch.exp(-away.abs() / LONG) * each,
            torch.sign(away) * each,
            doubt * each,
            detail * each,
        )
        return torch.stack(channels, 3).transpose(1, 2).flatten(0, 1)

    def _over_time(self, x: Tensor, there: Tensor, bands: int) -> Tensor:
        """The features of each date beside what the module over time makes of them."""
        if isinstance(self.time, Attention):
            low = avg_pool2d(there.flatten(0, 1), 2).unflatten(0, there.shape[:2])
            low = (low[:, None] * torch.ones_like(x[:1, :1, :1, :1, :1])).expand(-1, bands, -1, -1, -1, -1)
            seen = self.time(x, low.flatten(0, 1))
        else:
            seen = self.time(x)
        return leaky(self.join(torch.cat([x, seen], 2).flatten(0, 1))).unflatten(0, (-1, x.shape[1]))


def _limited(x: Tensor) -> Tensor:
    """Nearly x where it is small, and never beyond LARGEST."""
    return LARGEST * torch.tanh(x / LARGEST)
