"""Parts of the network for land cover: what sees the fine image at several scales, and what puts the scales
together again.

Whatever looks around a pixel does so in windows of fixed size, so that nothing depends on where a tile ends;
`reach` says how many fine pixels around one decide about it, besides the blocks of pixels that are taken
together.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate, max_pool2d, relu

WINDOW = 9
"""Cells of the window that stands for the whole image where a paper pools over all of it: about what a cell
of the coarsest scale has around it in a patch of training."""
POOLS = (3, 5, 9)
"""Windows of the pyramid, cells of the coarsest scale."""
ALL_PAIRS = 6
"""Up to so many bands each is compared with each other one; of more, with the next."""


def layer(channels: int, out: int, kernel: int = 3, groups: int = 1) -> nn.Sequential:
    """Convolution, batch normalisation, ReLU."""
    return nn.Sequential(
        nn.Conv2d(channels, out, kernel, padding=kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(out),
        nn.ReLU(),
    )


class Block(nn.Sequential):
    """Two 3 x 3 convolutions."""

    reach = 2

    def __init__(self, channels: int, out: int):
        super().__init__(layer(channels, out), layer(out, out))


class Separable(nn.Sequential):
    """A 3 x 3 convolution of each channel by itself, then a mix of the channels (Howard et al. 2017)."""

    def __init__(self, channels: int, out: int):
        super().__init__(
            nn.Conv2d(channels, channels, 3, padding=1, groups=channels, bias=False),
            layer(channels, out, 1),
        )


def window_mean(x: Tensor, window: int = WINDOW) -> Tensor:
    """The mean around each cell, of what lies within the border: a patch of training is hardly larger than
    the window, and the mean must be the same in it and in a whole scene."""
    return avg_pool2d(x, window, stride=1, padding=window // 2, count_include_pad=False)


def window_max(x: Tensor, window: int = WINDOW) -> Tensor:
    return max_pool2d(x, window, stride=1, padding=window // 2)


def pairs_of(bands: int) -> list[tuple[int, int]]:
    """Which of so many bands are compared with which."""
    if bands <= ALL_PAIRS:
        return [(a, b) for b in range(bands) for a in range(b)]
    return [(a, a + 1) for a in range(bands - 1)]


def compare(values: Tensor, pairs: list[tuple[int, int]]) -> Tensor:
    """(batch, pairs, rows, cols) normalised differences, -1 to 1, of (batch, bands, rows, cols); of values
    that are not below 0, such as reflectances, (b - a) / (b + a)."""
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    a, b = values[:, first], values[:, second]
    return (b - a) / (a.abs() + b.abs() + 1e-6)


def scaled(x: Tensor, steps: int) -> Tensor:
    """Doubled so many times, by repetition; below 0 halved as often, by means."""
    if steps > 0:
        return interpolate(x, scale_factor=float(2**steps), mode="nearest")
    return avg_pool2d(x, 2**-steps) if steps < 0 else x


# ---- what sees the image


class Alone(nn.Sequential):
    """What a pixel by itself says of the classes: two layers, and logits."""

    def __init__(self, channels: int, width: int, classes: int):
        super().__init__(
            nn.Conv2d(channels, width, 1),
            nn.ReLU(),
            nn.Conv2d(width, width, 1),
            nn.ReLU(),
            nn.Conv2d(width, classes, 1),
        )


class Steps(nn.Module):
    """Scale after scale, each half as fine as the one before: the left side of a U-Net (Ronneberger et al.
    2015); with a pyramid of windows at its foot the pooling of Zhao et al. 2017."""

    def __init__(self, channels: int, widths: tuple[int, ...], pyramid: bool = False):
        super().__init__()
        self.blocks = nn.ModuleList(Block(a, b) for a, b in zip((channels, *widths), widths))
        deepest = widths[-1]
        part = max(deepest // 4, 4)
        self.pools = nn.ModuleList(layer(deepest, part, 1) for _ in POOLS if pyramid)
        self.foot = layer(deepest + len(POOLS) * part, deepest) if pyramid else nn.Identity()
        self.reaches, so_far = [], 0
        for number, block in enumerate(self.blocks):
            so_far += block.reach * 2**number
            self.reaches.append(so_far)
        if pyramid:
            self.reaches[-1] += (POOLS[-1] // 2 + 1) * 2 ** (len(widths) - 1)

    def forward(self, x: Tensor, figures: Tensor | None = None) -> list[Tensor]:
        levels = []
        for number, block in enumerate(self.blocks):
            x = block(max_pool2d(x, 2) if number else x)
            levels.append(x)
        if len(self.pools):
            around = [pool(window_mean(x, window)) for window, pool in zip(POOLS, self.pools)]
            levels[-1] = self.foot(torch.cat([x, *around], 1))
        return levels


class Gate(nn.Module):
    """Which bands count in a scene: sigmoid(MLP(mean)) + sigmoid(MLP(max)), over the whole scene (STSNet)."""

    def __init__(self, bands: int):
        super().__init__()
        inner = max(bands // 4, 4)
        self.weigh = nn.Sequential(nn.Linear(bands, inner), nn.ReLU(), nn.Linear(inner, bands))

    def forward(self, x: Tensor, figures: Tensor) -> Tensor:
        """`figures`: (batch, 2, bands) mean and greatest value of each band of the scene."""
        weight = torch.sigmoid(self.weigh(figures[:, 0])) + torch.sigmoid(self.weigh(figures[:, 1]))
        return x * weight[:, :, None, None]


class Branches(nn.Module):
    """Four scales side by side, each half as fine as the one before, of separable convolutions first; they
    add to each other at the start and at the end alone (the fine encoder of STSNet)."""

    def __init__(self, channels: int, bands: int, widths: tuple[int, ...], gate: bool = True):
        """`bands`: the first channels, which the gate weighs; the others say where there is something."""
        super().__init__()
        self.gate = Gate(bands) if gate else None
        self.bands = bands
        self.starts = nn.ModuleList(Separable(channels, width) for width in widths)
        self.blocks = nn.ModuleList(
            nn.Sequential(Separable(width, width), Block(width, width)) for width in widths
        )
        self.at_start, self.at_end = (self._crossings(widths) for _ in range(2))
        coarsest = 2 ** (len(widths) - 1)
        # A start and a block of three, each of the coarsest scale, come to every scale.
        self.reaches = [4 * coarsest] * len(widths)

    @staticmethod
    def _crossings(widths: tuple[int, ...]) -> nn.ModuleList:
        return nn.ModuleList(
            nn.ModuleList(
                nn.Conv2d(other, width, 1, bias=False) if a != b else nn.Identity()
                for b, other in enumerate(widths)
            )
            for a, width in enumerate(widths)
        )

    def forward(self, x: Tensor, figures: Tensor | None = None) -> list[Tensor]:
        if self.gate is not None and figures is not None:
            x = torch.cat([self.gate(x[:, : self.bands], figures), x[:, self.bands :]], 1)
        levels = [start(scaled(x, -number)) for number, start in enumerate(self.starts)]
        levels = self._crossed(levels, self.at_start)
        levels = [block(level) for block, level in zip(self.blocks, levels)]
        return self._crossed(levels, self.at_end)

    def _crossed(self, levels: list[Tensor], ways: nn.ModuleList) -> list[Tensor]:
        out = []
        for a, level in enumerate(levels):
            others = [scaled(ways[a][b](one), b - a) for b, one in enumerate(levels) if b != a]
            out.append(relu(_sum(level, others)))
        return out


def _sum(first: Tensor, others: list[Tensor]) -> Tensor:
    for other in others:
        first = first + other
    return first


# ---- what puts the scales together


class Skip(nn.Module):
    """What a scale hands to the right side: as it is; through an attention gate (Oktay et al. 2018, equations
    1 and 2); or with its channels weighed by their means around (Hu et al. 2018, in windows)."""

    def __init__(self, width: int, attention: str):
        super().__init__()
        self.attention = attention
        inner = max(width // 2, 4)
        if attention == "gate":
            self.of_skip, self.of_up = nn.Conv2d(width, inner, 1), nn.Conv2d(width, inner, 1, bias=False)
            self.weigh = nn.Conv2d(inner, 1, 1)
        elif attention == "channel":
            # leaky: of so few units all can begin below zero everywhere, and would then never learn
            enter, leave = nn.Conv2d(width, inner, 1), nn.Conv2d(inner, width, 1)
            self.weigh = nn.Sequential(enter, nn.LeakyReLU(0.1), leave)

    @property
    def reach(self) -> int:
        """In cells of the scale."""
        return WINDOW // 2 if self.attention == "channel" else 0

    def forward(self, skip: Tensor, up: Tensor) -> Tensor:
        if self.attention == "gate":
            return skip * torch.sigmoid(self.weigh(relu(self.of_skip(skip) + self.of_up(up))))
        if self.attention == "channel":
            return skip * torch.sigmoid(self.weigh(window_mean(skip)))
        return skip


class Nested(nn.Module):
    """The right side of a U-Net; nested, that of U-Net++ (Zhou et al. 2018, equation 1), where each scale is
    refined once for every coarser one, and sees all that it was before."""

    def __init__(self, widths: tuple[int, ...], attention: str, nested: bool):
        super().__init__()
        self.depth, self.nested = len(widths), nested
        self.nodes = nn.ModuleDict()
        for level, column in self._order():
            width, before = widths[level], column if nested else 1
            self.nodes[f"{level}-{column}"] = nn.ModuleDict(
                {
                    "up": nn.Conv2d(widths[level + 1], width, 1),
                    "skip": Skip(width, attention),
                    "block": Block((before + 1) * width, width),
                }
            )

    def _order(self) -> list[tuple[int, int]]:
        """Level and column of the nodes, each after those that it needs."""
        if self.nested:
            return [(level, col) for col in range(1, self.depth) for level in range(self.depth - col)]
        return [(level, self.depth - 1 - level) for level in reversed(range(self.depth - 1))]

    def reach(self, reaches: list[int]) -> int:
        """By the reaches of the levels that it is given."""
        of = {(level, 0): reach for level, reach in enumerate(reaches)}
        for level, column in self._order():
            node = self.nodes[f"{level}-{column}"]
            before = [of[level, earlier] for earlier in (range(column) if self.nested else (0,))]
            of[level, column] = 2**level * node["block"].reach + max(
                of[level + 1, column - 1], max(before) + 2**level * node["skip"].reach
            )
        return of[0, self.depth - 1]

    def forward(self, levels: list[Tensor]) -> Tensor:
        made = {(level, 0): x for level, x in enumerate(levels)}
        for level, column in self._order():
            node = self.nodes[f"{level}-{column}"]
            up = interpolate(node["up"](made[level + 1, column - 1]), scale_factor=2.0, mode="nearest")
            before = [made[level, earlier] for earlier in (range(column) if self.nested else (0,))]
            before[0] = node["skip"](before[0], up)
            made[level, column] = node["block"](torch.cat([*before, up], 1))
        return made[0, self.depth - 1]


class Summed(nn.Module):
    """All scales to one width, enlarged by transposed convolutions, and added (the decoder of STSNet)."""

    def __init__(self, widths: tuple[int, ...]):
        super().__init__()
        first = widths[0]
        self.alike = nn.ModuleList(nn.Conv2d(width, first, 1) for width in widths)
        self.larger = nn.ModuleList(
            nn.ConvTranspose2d(first, first, 2**level, stride=2**level) if level else nn.Identity()
            for level in range(len(widths))
        )
        self.last = layer(first, first)

    def reach(self, reaches: list[int]) -> int:
        return max(reaches) + 1

    def forward(self, levels: list[Tensor]) -> Tensor:
        parts = [up(alike(x)) for x, alike, up in zip(levels, self.alike, self.larger)]
        return self.last(_sum(parts[0], parts[1:]))
