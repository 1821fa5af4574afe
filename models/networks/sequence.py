"""A network for sequences: it corrects what a method of series gives at a date, by the dates around it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, pixel_shuffle

from ..catalogue.series_manifest import OUTPUT
from .layers import Residual, leaky, silent, up_to
from .over_time import SCALES, OverTime, Places, Sharpen, modules_of, over_time, reach_of
from .temporal import TEMPORAL

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

    Features are made at half the resolution, of each date by the same weights; what looks over time is what
    the options say (over_time.py): one module or two in parallel, at one to three scales, with attention to
    places, and on coarse images made sharper. Untrained, it gives what its base gives.
    """

    name = "series"
    title = "Network for sequences"
    summary = "Corrects a method of series by the dates around, with a module over time of one's choice."
    citation = (
        "After LSTM-SRCNN (Yang et al. 2021), STF3DCNN (Peng et al. 2020) and CNN-GRU: an encoder of each "
        "date, a module over time, a decoder."
    )
    output = OUTPUT

    def __init__(
        self,
        temporal: str = "attention",
        width: int = 16,
        attention: str = "none",
        scales: int = 1,
        sr: bool = False,
    ):
        """
        Args:
            temporal: the module over time, or two in parallel with a `+` between them.
            attention: `space` weighs places, `time` adds attention over time to the module; or both.
            scales: at how many the modules look, each half as fine as the one before.
            sr: coarse images are made sharper before anything is made of them.
        """
        super().__init__()
        names = modules_of(temporal, attention)
        if scales not in SCALES or isinstance(scales, bool):
            raise ValueError(f"the scales are one of {', '.join(map(str, SCALES))}, not {scales}")
        if not isinstance(sr, bool):
            raise ValueError(f"'sr' is true or false, not {sr}")
        if width < 4 or width % 2:
            raise ValueError(f"the width must be even and at least 4, not {width}")
        self.options = {
            "temporal": temporal, "width": width, "attention": attention, "scales": scales, "sr": sr
        }  # fmt: skip
        self.multiple = 2**scales
        self.encode = nn.Conv2d(CHANNELS, width, 4, stride=2, padding=1)
        self.block = Residual(width, width)
        self.time = TEMPORAL[names[0]](width)
        self.further = OverTime(names, width, scales)
        self.places = Places(width) if "space" in attention else None
        self.sharpen = Sharpen() if sr else None
        self.join = nn.Conv2d((2 + len(self.further.parts)) * width, width, 3, padding=1)
        self.weight = silent(nn.Conv2d(width, 4, 1))
        self.residual = silent(nn.Conv2d(width, 4, 3, padding=1))

    def reach(self, dates: int) -> int:
        """How many pixels around one decide about it, where there are so many dates."""
        seen = max(reach_of(self.time, dates), self.further.reach(dates))
        places = 0 if self.places is None else self.places.reach
        sharper = 0 if self.sharpen is None else self.sharpen.reach
        return up_to(2 * (self.block.reach + places + seen + 2) + 2 + sharper, self.multiple)

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
        if self.sharpen is not None:
            target = self.sharpen(target, torch.ones_like(target[:, :1]), size[:, 0])
            every = (size * torch.ones_like(coarse[:, :, :, :1, :1])).flatten(0, 1)
            coarse = self.sharpen(coarse.flatten(0, 1), there.flatten(0, 1), every).unflatten(0, (-1, dates))
        detail = (base - target)[:, None] / size
        guess = _limited(((fine - coarse) / size - detail) * there)
        change = _limited((coarse - target[:, None]) / size * there)
        doubt = torch.log1p(deviation[:, None] / size)
        features = self._features(guess, change, there, days, doubt, _limited(detail))
        x = leaky(self.encode(features.flatten(0, 1)))
        x = self.block(x)
        x = (x if self.places is None else self.places(x)).unflatten(0, (-1, dates))
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
        """The features of each date beside what the modules over time make of them."""
        low = avg_pool2d(there.flatten(0, 1), 2).unflatten(0, there.shape[:2])
        low = (low[:, None] * torch.ones_like(x[:1, :1, :1, :1, :1])).expand(-1, bands, -1, -1, -1, -1)
        low = low.flatten(0, 1)
        seen = [over_time(self.time, x, low), *self.further(x, low)]
        return leaky(self.join(torch.cat([x, *seen], 2).flatten(0, 1))).unflatten(0, (-1, x.shape[1]))


def _limited(x: Tensor) -> Tensor:
    """Nearly x where it is small, and never beyond LARGEST."""
    return LARGEST * torch.tanh(x / LARGEST)
