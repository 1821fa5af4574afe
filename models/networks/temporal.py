"""Modules over time: what the features of each date learn of those of the other dates.

Each takes (items, dates, channels, rows, cols) and gives the same shape, for any number of dates. The ones
that go from date to date are one loop in torch and a Scan in an ONNX graph, so that the number of dates stays
free there.
"""

from __future__ import annotations

from typing import Callable

import torch
from torch import Tensor, nn
from torch._higher_order_ops.scan import scan
from torch.nn.functional import pad

from .layers import leaky

HEADS = 2


class Recurrent(nn.Module):
    """Date after date, forwards: what a module gives at a date depends on those before it."""

    gates: int
    states = 1

    def __init__(self, width: int, kernel: int):
        """`kernel`: 1 looks at each pixel alone, 3 at its neighbours, too."""
        super().__init__()
        self.width, self.steps_reach = width, kernel // 2
        self.given = nn.Conv2d(width, self.gates * width, kernel, padding=kernel // 2)
        self.kept = nn.Conv2d(width, self.gates * width, kernel, padding=kernel // 2, bias=False)

    def step(self, state: tuple[Tensor, ...], given: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
        """The state after a date, and what the module gives there."""
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        items, dates = x.shape[:2]
        given = self.given(x.flatten(0, 1)).unflatten(0, (items, dates)).transpose(0, 1)
        nothing = torch.zeros_like(given[0, :, : self.width])
        state = tuple(nothing.clone() for _ in range(self.states))
        if torch.compiler.is_exporting():
            out = scan(self.step, state, given)[1]
        else:
            steps = []
            for one in given:
                state, seen = self.step(state, one)
                steps.append(seen)
            out = torch.stack(steps)
        return out.transpose(0, 1)


class GRU(Recurrent):
    """Cho et al. 2014; with a kernel of 3 the ConvGRU of Ballas et al. 2016."""

    gates = 3

    def step(self, state, given):
        (before,) = state
        kept = self.kept(before)
        own, reset, new = given.split(self.width, 1)
        kept_own, kept_reset, kept_new = kept.split(self.width, 1)
        own, reset = torch.sigmoid(own + kept_own), torch.sigmoid(reset + kept_reset)
        new = torch.tanh(new + reset * kept_new)
        after = own * before + (1 - own) * new
        return (after,), after.clone()


class LSTM(Recurrent):
    """Hochreiter and Schmidhuber 1997; with a kernel of 3 the ConvLSTM of Shi et al. 2015, equations 3,
    without the weights of its peepholes."""

    gates, states = 4, 2

    def step(self, state, given):
        before, cell = state
        take, forget, give, new = (given + self.kept(before)).split(self.width, 1)
        cell = torch.sigmoid(forget) * cell + torch.sigmoid(take) * torch.tanh(new)
        after = torch.sigmoid(give) * torch.tanh(cell)
        return (after, cell), after.clone()


class Both(nn.Module):
    """One module forwards and one backwards in time, joined at each date (Schuster and Paliwal 1997)."""

    def __init__(self, make: Callable[[], Recurrent]):
        super().__init__()
        self.forwards, self.backwards = make(), make()
        self.steps_reach = self.forwards.steps_reach
        self.join = nn.Conv2d(2 * self.forwards.width, self.forwards.width, 1)

    def forward(self, x: Tensor) -> Tensor:
        both = torch.cat([self.forwards(x), self.backwards(x.flip(1)).flip(1)], 2)
        return self.join(both.flatten(0, 1)).unflatten(0, (x.shape[0], x.shape[1]))


class Conv3D(nn.Module):
    """Two convolutions over rows, columns and dates; before the first date and after the last is nothing."""

    def __init__(self, width: int):
        super().__init__()
        self.first, self.second = (nn.Conv3d(width, width, 3) for _ in range(2))
        self.reach, self.steps_reach = 2, 0

    def forward(self, x: Tensor) -> Tensor:
        x = x.transpose(1, 2)
        x = self.second(pad(leaky(self.first(pad(x, (1,) * 6))), (1,) * 6))
        return x.transpose(1, 2)


class Attention(nn.Module):
    """Each date asks all dates, at each pixel by itself (Vaswani et al. 2017, equation 1); where a date has
    nothing valid, it is not listened to."""

    def __init__(self, width: int):
        super().__init__()
        self.asks = nn.Conv2d(width, 3 * width, 1)
        self.out = nn.Conv2d(width, width, 1)
        self.scale = (width // HEADS) ** -0.5
        self.steps_reach = 0

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        """`there`: (items, dates, 1, rows, cols), above 0 where a date has something valid."""
        items, dates = x.shape[:2]
        given = self.asks(x.flatten(0, 1)).unflatten(0, (items, dates)).unflatten(2, (3, HEADS, -1))
        query, key, value = (
            given[:, :, n].permute(0, 2, 4, 5, 1, 3) for n in range(3)
        )  # ..., dates, channels
        silence = torch.where(there > 0, 0.0, -30.0)[:, :, 0].permute(0, 2, 3, 1)[:, None, :, :, None, :]
        weights = torch.softmax(query @ key.transpose(-1, -2) * self.scale + silence, -1)
        heard = (weights @ value).permute(0, 4, 1, 5, 2, 3).flatten(2, 3)
        return self.out(heard.flatten(0, 1)).unflatten(0, (items, dates))


TEMPORAL: dict[str, Callable[[int], nn.Module]] = {
    "gru": lambda width: GRU(width, 1),
    "convgru": lambda width: GRU(width, 3),
    "lstm": lambda width: LSTM(width, 1),
    "bilstm": lambda width: Both(lambda: LSTM(width, 1)),
    "convlstm": lambda width: LSTM(width, 3),
    "conv3d": Conv3D,
    "attention": Attention,
}
"""Name to what makes a module of so many channels."""
