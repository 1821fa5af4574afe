"""twostream: one stream predicts the change, one the image, and weights decide for each pixel.

After StfNet (Liu et al. 2019), DL-SDFM (Jia et al. 2020) and STFMCNN (Chen et al. 2022), where change in time
(phenology) and detail in space (land cover that became another) are learnt apart and weighed. Here

    F2 = w x (F1 + C2 - C1 + change) + (1 - w) x (C2 + F1 - F1 averaged + detail) + bias.

- The stream of change sees F1, C1 and C2; that of detail sees C2 and F1 with F1 averaged over the coarse
  pixels, and not C1. Both see far by dilated convolutions, and w comes from both.
- `bias` (BiaSTF, Li et al. 2020) is a third, small network on what the coarse sensor says otherwise than the
  fine one: C1 - F1 averaged.
- `days` (MTDL-STF, Jia et al. 2022): both streams, and so the weights, see the days between the dates.
- `change` (CIG-STF, You et al. 2024): a branch learns, together with the fusion, how likely each pixel
  changed by more than CHANGED deviations of F1; the weights see it, and it may be an output (`telling`).
- Each band is an item of its own; nothing depends on the tile. `halo` is exact.
- Both streams and the bias start at zero, and w at one half: untrained, it is the mean of `delta` and of C2
  with F1's detail.
"""

from __future__ import annotations

from typing import Callable, Optional

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from ..catalogue.manifest import CHANGED
from ..catalogue.tensors import Tensor as Input
from .blocks import BLOCKS, Attention, reach_of, require
from .layers import (
    ABOUT_CHANGE,
    ONE_PAIR,
    Network,
    conv,
    days_of,
    leaky,
    one_pair,
    per_band,
    per_image,
    silent,
    unit,
)

OF_CHANGE = 0.1
"""The weight of what is learnt of change beside the fusion's loss."""
ABOUT_DETAIL, ABOUT_BIAS = 6, 4
"""Channels that the stream of detail and the bias see of each band."""


class TwoStream(Network):
    """Predicts F2 from one pair, F1 averaged and the target's coarse image, all on the fine grid."""

    name = "twostream"
    title = "twostream (Chronofuse)"
    summary = "Learns the change in time and the detail in space apart, and weighs the two for each pixel."
    citation = (
        "After Liu et al. 2019 (StfNet), Jia et al. 2020 (DL-SDFM), Chen et al. 2022 (STFMCNN) and Li et al. "
        "2020 (BiaSTF): two streams, weighed."
    )
    inputs: tuple[Input, ...] = (*ONE_PAIR, Input("averaged_1", "averaged"))
    starts_as = "streams"

    def __init__(
        self,
        width: int = 32,
        block: str = "plain",
        attention: str = "none",
        bias: bool = False,
        days: bool = False,
        change: bool = False,
        change_dilations: tuple[int, ...] = (2, 4, 8),
        detail_dilations: tuple[int, ...] = (1, 2),
    ):
        """
        Args:
            width: channels of both streams.
            block, attention: as in blocks.py; the latter at the end of each stream.
            bias: whether the sensors' bias has a network of its own.
            days: whether the days between the dates are an input.
            change: whether it learns the probability of change.
        Raises:
            ValueError: options that there are not.
        """
        super().__init__()
        require(block, attention)
        self.options = {
            **{"width": width, "block": block, "attention": attention, "bias": bias},
            **({"days": days} if days else {}),
            **({"change": change} if change else {}),
            "change_dilations": list(change_dilations),
            "detail_dilations": list(detail_dilations),
        }
        if days:
            self.inputs = (*self.inputs, Input("days", "days"))
        self.change, self.detail = (
            Stream(channels + days, width, tuple(dilations), block, attention)
            for channels, dilations in ((ABOUT_CHANGE, change_dilations), (ABOUT_DETAIL, detail_dilations))
        )
        self.join = conv(2 * width, width)
        self.tells_change = change
        self.telling = False
        self.detect = nn.Sequential(conv(width, 8), nn.LeakyReLU(0.1), nn.Conv2d(8, 1, 1)) if change else None
        self.weigh = silent(nn.Conv2d(width + change, 1, 1))
        self.bias = (
            nn.Sequential(conv(ABOUT_BIAS, 8), nn.LeakyReLU(0.1), silent(conv(8, 1))) if bias else None
        )
        self.halo = max(self.change.reach, self.detail.reach) + 1 + change

    def forward(
        self,
        fine_1: Tensor,
        coarse_1: Tensor,
        target: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        ratio: Tensor,
        averaged_1: Tensor,
        days: Optional[Tensor] = None,
    ) -> Tensor:
        """(batch, bands, rows, cols) F2 in the unit of F1, without meaning where not valid; the inputs are
        `one_pair`'s, F1 averaged over the coarse pixels, and, with that option, (batch,) days."""
        pair = fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio
        prediction, logit = self._both(pair, averaged_1, days)
        if not self.telling:
            return prediction
        return torch.cat([prediction, torch.sigmoid(logit).expand_as(prediction)], 1)

    def training_loss(
        self,
        inputs: dict[str, Tensor],
        truth: Tensor,
        counts: Tensor,
        measure: Callable[[Tensor, Tensor], Tensor],
    ) -> Tensor:
        """The loss of the fusion and, where it learns the probability of change, the cross entropy of that.

        Args:
            inputs: `forward`'s.
            truth: (batch, bands, rows, cols) F2.
            counts: (batch, 1, rows, cols), 1 where the truth is known, else 0.
            measure: the ordinary masked loss of (prediction, truth).
        """
        pair = tuple(inputs[one.name] for one in ONE_PAIR)
        prediction, logit = self._both(pair, inputs["averaged_1"], inputs.get("days"))
        total = measure(prediction, truth)
        if self.detect is None:
            return total
        changed = changed_of(inputs["fine_1"], truth, inputs["fine_std"])
        wrong = binary_cross_entropy_with_logits(logit.float(), changed, reduction="none")
        return total + OF_CHANGE * (wrong * counts).sum() / counts.sum().clamp_min(1e-6)

    def _both(
        self, pair: tuple[Tensor, ...], averaged_1: Tensor, days: Optional[Tensor]
    ) -> tuple[Tensor, Tensor]:
        """F2 of `ONE_PAIR`'s inputs, and (batch, 1, rows, cols) the logit of change, 0 where that is not
        learnt."""
        fine_1, coarse_1, target, valid, fine_mean, _, _ = pair
        about_fine, about_change, std = one_pair(*pair)
        known = valid / std
        coarse_2 = (target - fine_mean[:, :, None, None]) * known
        detail = (fine_1 - averaged_1) * known
        mean = coarse_2.mean(1, keepdim=True)
        about_detail = torch.cat([about_fine, per_band(coarse_2, detail, mean)], 1)
        if days is not None:
            between = per_band(days_of(days, valid).expand_as(fine_1))
            about_change, about_detail = (torch.cat([x, between], 1) for x in (about_change, about_detail))
        of_change, in_time = self.change(about_change, about_fine[:, :1])
        of_detail, in_space = self.detail(about_detail, about_fine[:, :1])
        joined = leaky(self.join(torch.cat([of_change, of_detail], 1)))
        logit = torch.zeros_like(valid)
        if self.detect is not None:
            of_image = joined.unflatten(0, (-1, fine_1.shape[1])).mean(1)
            logit = self.detect(of_image)
            seen = per_band(torch.sigmoid(logit).expand_as(fine_1))
            joined = torch.cat([joined, seen.to(joined.dtype)], 1)
        weight = per_image(torch.sigmoid(self.weigh(joined)), fine_1)
        by_time = fine_1 + target - coarse_1 + per_image(in_time, fine_1) * std
        by_space = fine_1 + target - averaged_1 + per_image(in_space, fine_1) * std
        prediction = by_space + weight * (by_time - by_space)
        if self.bias is None:
            return prediction, logit
        gap = (coarse_1 - averaged_1) * known
        about_bias = per_band(gap, gap.mean(1, keepdim=True), coarse_2, valid)
        return prediction + per_image(self.bias(about_bias), fine_1) * std, logit


def changed_of(fine: Tensor, truth: Tensor, std: Tensor) -> Tensor:
    """(batch, 1, rows, cols): 1 where F2 is farther from F1 than CHANGED deviations of F1, by the root mean
    square over the bands, else 0."""
    apart = ((truth - fine) / unit(std)) ** 2
    return (apart.mean(1, keepdim=True) > CHANGED**2).to(truth)


class Stream(nn.Module):
    """Channels to features and, in deviations of F1, to a correction that starts at zero."""

    def __init__(self, channels: int, width: int, dilations: tuple[int, ...], block: str, attention: str):
        super().__init__()
        self.see = conv(channels, width)
        self.blocks = nn.ModuleList(BLOCKS[block](width, width, dilation) for dilation in dilations)
        self.attend = Attention(attention, width)
        self.last = silent(conv(width, 1))

    @property
    def reach(self) -> int:
        """Of the features."""
        return 1 + reach_of(self.blocks) + self.attend.reach

    def forward(self, x: Tensor, fine: Tensor) -> tuple[Tensor, Tensor]:
        x = leaky(self.see(x))
        for block in self.blocks:
            x = block(x)
        x = self.attend(x, fine)
        return x, self.last(x)
