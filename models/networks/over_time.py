"""What of a network for sequences is chosen with it: one or two modules over time, at one or several scales,
attention to places, and the coarse images made sharper."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate

from . import blocks
from .layers import leaky, silent
from .temporal import TEMPORAL, Attention

ATTENTION = ("none", "space", "time", "space+time")
SCALES = (1, 2, 3)
PARALLEL = "+"
"""Between the names of two modules that stand side by side."""
FINER, DEEPER = 16, 8
"""Maps of the two hidden layers that make coarse images sharper; a quarter of the published ones."""
AROUND = 9
"""Side of the window whose mean is taken off a coarse image before it is looked at, in pixels."""


def modules_of(temporal: str, attention: str) -> list[str]:
    """The names of the modules over time, one or two.

    Raises:
        ValueError: there is no such module or attention, or there would be three, or one twice.
    """
    if attention not in ATTENTION:
        raise ValueError(f"the attention is one of {', '.join(ATTENTION)}, not '{attention}'")
    names = [*temporal.split(PARALLEL), *(["attention"] if "time" in attention else [])]
    for name in names:
        if name not in TEMPORAL:
            raise ValueError(f"the module over time is one of {', '.join(TEMPORAL)}, not '{name}'")
    if len(names) > 2 or len(set(names)) < len(names):
        raise ValueError(
            f"one module over time or two different ones are possible, as 'convlstm+attention', not "
            f"'{PARALLEL.join(names)}'"
        )
    return names


class OverTime(nn.Module):
    """Modules over time beside the first one: a second at its side, and both again at coarser scales, where a
    pixel is the mean of 2 x 2 or 4 x 4."""

    def __init__(self, names: list[str], width: int, scales: int):
        super().__init__()
        self.at = [(scale, name) for scale in range(scales) for name in names][1:]
        self.parts = nn.ModuleList(TEMPORAL[name](width) for _, name in self.at)

    def reach(self, dates: int) -> int:
        """Pixels of the first scale around one that decide about it."""
        return max(
            (
                2**scale * reach_of(part, dates) + 2**scale - 1
                for (scale, _), part in zip(self.at, self.parts)
            ),
            default=0,
        )

    def forward(self, x: Tensor, there: Tensor) -> list[Tensor]:
        """(items, dates, channels, rows, cols) of each module."""
        found = []
        for (scale, _), part in zip(self.at, self.parts):
            seen = over_time(part, smaller(x, 2**scale), smaller(there, 2**scale))
            if scale:
                seen = interpolate(
                    seen.flatten(0, 1), scale_factor=float(2**scale), mode="nearest"
                ).unflatten(0, (-1, x.shape[1]))
            found.append(seen)
        return found


def reach_of(part: nn.Module, dates: int) -> int:
    """How many of its own pixels around one a module over time sees."""
    return int(getattr(part, "reach", 0)) + int(part.steps_reach) * dates


def over_time(part: nn.Module, x: Tensor, there: Tensor) -> Tensor:
    """What a module makes of the features of all dates; `there` is above 0 where a date has something."""
    seen: Tensor = part(x, there) if isinstance(part, Attention) else part(x)
    return seen


def smaller(x: Tensor, side: int) -> Tensor:
    """The means of squares of (items, dates, channels, rows, cols)."""
    if side == 1:
        return x
    return avg_pool2d(x.flatten(0, 1), side).unflatten(0, (-1, x.shape[1]))


class Places(nn.Module):
    """Weights of places, date by date, by their features (Woo et al. 2018)."""

    def __init__(self, width: int):
        super().__init__()
        self.weights = blocks.Attention("spatial", width)
        self.reach = self.weights.reach

    def forward(self, x: Tensor) -> Tensor:
        """(items, channels, rows, cols)."""
        weighed: Tensor = self.weights(x, x[:, :1])
        return weighed


class Sharpen(nn.Module):
    """A coarse image made sharper by three convolutions of 9, 1 and 5 pixels (SRCNN: Dong et al. 2014,
    doi:10.1007/978-3-319-10593-2_13), as a part that is added to it. It looks at the image less its mean
    around each pixel, in units of the detail, so that neither level nor unit matters. Untrained, it adds
    nothing."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, FINER, 9, padding=4)
        self.second = nn.Conv2d(FINER, DEEPER, 1)
        self.last = silent(nn.Conv2d(DEEPER, 1, 5, padding=2))
        self.reach = AROUND // 2 + 4 + 2

    def forward(self, coarse: Tensor, there: Tensor, size: Tensor) -> Tensor:
        """(items, bands, rows, cols) as `coarse`; `there` is (items, 1, rows, cols), `size`, the unit of the
        detail, (items, bands, 1, 1)."""
        known = avg_pool2d(there, AROUND, stride=1, padding=AROUND // 2).clamp_min(1e-6)
        mean = avg_pool2d(coarse * there, AROUND, stride=1, padding=AROUND // 2) / known
        above = (coarse - mean) / size * there
        x = leaky(self.second(leaky(self.first(above.flatten(0, 1)[:, None]))))
        added = self.last(x)[:, 0].unflatten(0, (-1, coarse.shape[1]))
        return coarse + size * torch.tanh(added)
