"""progressive: the correction is found in steps, from few pixels to many.

A factor of 16 between the images is far for one step. As DPSTFN (Cai et al. 2022) and the networks of
super-resolution before it (STFDCNN, Song et al. 2018) do, the images are averaged to coarser levels, and at
each, the coarsest first, F1, C1 and C2 of that level say what is to be corrected there. What was found goes
up by repetition. In training each level answers to the truth averaged to it (`training_loss`).

- Each band is an item of its own; nothing depends on the tile. `halo` is exact.
- With `start` at `delta` it corrects F1 + C2 - C1; at `upsample` it corrects C2, and C1 is not needed.
- It starts at zero: untrained, it is its start.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate

from .blocks import BLOCKS, Attention, reach_of, require
from .layers import (
    ONE_PAIR,
    Network,
    conv,
    leaky,
    one_pair,
    per_band,
    per_image,
    silent,
    size_of,
    unit,
    up_to,
)

STARTS = {"delta": 8, "upsample": 6}
"""What is corrected, to how many channels are seen of each band."""
AT_LEVELS = 0.3
"""Weight of what each coarser level is off, beside the whole."""
SOFT = 0.3
"""Below this error (deviations of F1) a level's loss is a parabola."""


class Progressive(Network):
    """Predicts F2 from one pair and the target's coarse image, or without C1, level by level."""

    name = "progressive"
    title = "progressive (Chronofuse)"
    summary = "Raises the change in steps: each level corrects what the one of half its resolution left."
    citation = (
        "After Song et al. 2018 (STFDCNN) and Cai et al. 2022 (DPSTFN): super-resolution of the coarse image "
        "in steps."
    )

    def __init__(
        self,
        stages: int = 3,
        width: int = 16,
        blocks: int = 2,
        block: str = "residual",
        attention: str = "none",
        start: str = "delta",
    ):
        """
        Args:
            stages: how many levels, 2 to 4; each has half the resolution of the next.
            width: channels at full resolution; twice as many at a half, three times below.
            blocks: of each level.
            block, attention: as in blocks.py.
            start: what is corrected, of STARTS.
        Raises:
            ValueError: options that there are not.
        """
        super().__init__()
        require(block, attention)
        if start not in STARTS or not 2 <= stages <= 4 or blocks < 1:
            raise ValueError(
                f"2 to 4 stages of a block or more, and a start of {', '.join(STARTS)} are possible"
            )
        self.options = {
            **{"stages": stages, "width": width, "blocks": blocks},
            **{"block": block, "attention": attention, "start": start},
        }
        self.starts_as = start
        if start == "upsample":
            self.inputs = tuple(one for one in ONE_PAIR if one.role != "coarse")
        widths = [width * min(level + 1, 3) for level in range(stages)]
        self.see = nn.ModuleList(conv(STARTS[start], one) for one in widths)
        self.blocks = nn.ModuleList(
            nn.ModuleList(BLOCKS[block](one, one, 1) for _ in range(blocks)) for one in widths
        )
        self.attend = nn.ModuleList(Attention(attention, one) for one in widths)
        self.ups = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in zip(widths, widths[1:]))
        self.last = nn.ModuleList(silent(conv(one, 1)) for one in widths)
        self.multiple = 2 ** (stages - 1)
        self.halo = up_to(max(map(self._reach, range(self.multiple))), self.multiple)

    def _reach(self, pixel: int) -> int:
        """How far the prediction at a row sees up or down: the last convolution, then at each level its
        layers and blocks of two pixels."""
        low = high = pixel
        far = 0
        for level, (layers, attend) in enumerate(zip(self.blocks, self.attend)):
            own, side = attend.reach + reach_of(layers) + (level == 0), 2**level
            low, high = low - own, high + own
            far = max(far, pixel - (low - 1) * side, (high + 2) * side - 1 - pixel)
            low, high = low // 2, high // 2
        return far

    def forward(
        self,
        fine_1: Tensor,
        target: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        ratio: Tensor,
        coarse_1: Optional[Tensor] = None,
    ) -> Tensor:
        """(batch, bands, rows, cols) F2 in the unit of F1, without meaning where not valid; the inputs are
        `one_pair`'s, `coarse_1` only with a start of delta."""
        pair = fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio
        base, about, std = self._seen(pair)
        return base + per_image(self._corrections(about)[0], fine_1) * std

    def training_loss(
        self,
        inputs: dict[str, Tensor],
        truth: Tensor,
        counts: Tensor,
        measure: Callable[[Tensor, Tensor], Tensor],
    ) -> Tensor:
        """The loss of the whole, and what each coarser level is off beside the truth averaged to it.

        Args:
            inputs: `forward`'s.
            truth: (batch, bands, rows, cols) F2.
            counts: (batch, 1, rows, cols), 1 where the truth is known, else 0.
            measure: the ordinary masked loss of (prediction, truth).
        """
        base, about, std = self._seen(tuple(inputs.get(one.name) for one in ONE_PAIR))
        corrections = [per_image(one, truth) for one in self._corrections(about)]
        total = measure(base + corrections[0] * std, truth)
        wanted, share = torch.where(counts > 0, (truth - base) / std, 0.0), counts
        for correction in corrections[1:]:
            wanted, share = avg_pool2d(wanted, 2), avg_pool2d(share, 2)
            error = correction - wanted / share.clamp_min(1e-6)
            soft = torch.sqrt(error**2 + SOFT**2) - SOFT
            total = total + AT_LEVELS * (soft * share).sum() / (share.sum() * truth.shape[1]).clamp_min(1e-6)
        return total

    def _seen(self, pair: tuple[Any, ...]) -> tuple[Tensor, Tensor, Tensor]:
        """What is corrected, the channels of each band, and what a deviation is; F1 is the first channel. The
        pair is `ONE_PAIR`'s, whose C1 may be None."""
        fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio = pair
        if self.starts_as == "delta" and coarse_1 is not None:
            about_fine, about, std = one_pair(*pair)
            return fine_1 + target - coarse_1, torch.cat([about, about_fine[:, 1:2]], 1), std
        std = unit(fine_std)
        fine, coarse = ((image - fine_mean[:, :, None, None]) * (valid / std) for image in (fine_1, target))
        means = (fine.mean(1, keepdim=True), coarse.mean(1, keepdim=True))
        return target, per_band(fine, coarse, *means, valid, size_of(ratio, valid)), std

    def _corrections(self, about: Tensor) -> list[Tensor]:
        """(items, channels, rows, cols) -> the correction at each level, full resolution first, in
        deviations."""
        levels = [about]
        for _ in self.ups:
            levels.append(avg_pool2d(levels[-1], 2))
        features = self._features(len(self.ups), self.see[-1](levels[-1]), levels[-1])
        corrections = [self.last[-1](features)]
        for level in reversed(range(len(self.ups))):
            x = self.see[level](levels[level]) + self.ups[level](_twice(features))
            features = self._features(level, x, levels[level])
            corrections.insert(0, self.last[level](features) + _twice(corrections[0]))
        return corrections

    def _features(self, level: int, x: Tensor, about: Tensor) -> Tensor:
        x = leaky(x)
        for layer in self.blocks[level]:
            x = layer(x)
        return self.attend[level](x, about[:, :1])


def _twice(x: Tensor) -> Tensor:
    """Each pixel repeated to two by two."""
    return interpolate(x, scale_factor=2.0, mode="nearest")
