"""chrono: Chronofuse's own network. It chooses between what classical methods predict, pixel by pixel, and
corrects it.

Classical predictions are sharp where a network alone blurs; a network knows better when to trust which. So
chrono gets the predictions of softmix and of Fit-FC's regression (the manifest's priors), and F1 as the
coarse sensor would see it, and predicts, for each pixel, how much of each of five differences to add to
`delta`, and what is left:

    softmix - delta, Fit-FC's line - delta, F1 - F1 averaged, C1 - F1 averaged, C2 - C1.

With weights of -1 or 1 these are the classical predictions themselves: F1 unchanged, C2 as it is, the change
on F1 averaged.

- Each band is an item of its own with shared weights; bands meet in means over them, in the input and in the
  features.
- Most of it works at half the resolution and below (a small U-net), which is what makes it light; the weights
  come back for each pixel, and what they weigh is at full resolution, so that edges stay where they are.
- Figures of the scene (ratio, how far the sensors disagree, how much changed) and the user's `sharpness`
  enter as maps of one value. Nothing is taken from the tile.
- `sharpness` 0 asks for the least error, 1 for edges as strong as the truth's, at the price of some error.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, pixel_shuffle, relu

from ..catalogue.parameters import Parameter
from ..catalogue.tensors import Tensor as Input
from .layers import Network, largest, unit, up_to

DIFFERENCES = 5
"""What is weighed: see above."""
OWN, SHARED, FIGURES = 6, 5, 5
"""Input maps of each band, input maps that all bands share, and figures of the scene."""
FIRST_WEIGHTS = (0.3, 0.3, 0.0, 0.0, 0.0)
"""Before training: a mean of delta, softmix and Fit-FC's line."""


class Chrono(Network):
    """Predicts F2 from one pair, the target's coarse image and classical predictions, all on the fine
    grid."""

    name = "chrono"
    title = "chrono (Chronofuse)"
    summary = (
        "Chronofuse's own network: chooses per pixel between classical predictions and corrects them; one "
        "knob from accurate to sharp."
    )
    citation = "Chronofuse, docs/experiments.md"
    inputs = (
        Input("fine_1", "fine"),
        Input("coarse_1", "coarse"),
        Input("target", "target"),
        Input("averaged_1", "averaged"),
        Input("softmix", "prior", of="softmix"),
        Input("fitfc", "prior", of="fitfc", settings={"similar": 1, "window": 3}),
        Input("valid", "valid"),
        Input("fine_mean", "fine_mean"),
        Input("fine_std", "fine_std"),
        Input("gap_std", "gap_std"),
        Input("change_std", "change_std"),
        Input("ratio", "ratio"),
        Input("sharpness", "parameter", of="sharpness"),
    )
    multiple = 8
    user_parameters = (
        Parameter(
            "sharpness", 0.0, "From 0, the least error, to 1, edges as strong as the truth's.", 0.0, 1.0
        ),
    )
    starts_as = "priors"

    def __init__(self, widths: tuple[int, int, int] = (32, 48, 80), deep: int = 2):
        """
        Args:
            widths: feature maps at a half, a quarter and an eighth of the resolution; multiples of 16 are
                used whole.
            deep: residual convolutions at an eighth.
        """
        super().__init__()
        self.options = {"widths": list(widths), "deep": deep}
        half, quarter, eighth = widths
        self.enter_own = nn.Conv2d(OWN, half, 4, stride=2, padding=1)
        self.enter_shared = nn.Conv2d(SHARED, half, 4, stride=2, padding=1)
        self.enter_figures = _perceptron(half)
        self.at_half = _conv(half, half)
        self.to_quarter = _conv(half, quarter, stride=2)
        self.at_quarter = _conv(quarter, quarter)
        self.between_bands = nn.Conv2d(quarter, quarter, 1)
        self.quarter_figures = _perceptron(quarter)
        self.to_eighth = _conv(quarter, eighth, stride=2)
        self.deep = nn.ModuleList(_conv(eighth, eighth) for _ in range(deep))
        self.up_quarter = nn.Conv2d(eighth, quarter, 1)
        self.quarter_again = _conv(quarter, quarter)
        self.up_half = nn.Conv2d(quarter, half, 1)
        self.half_again = _conv(half, half)
        self.leave = nn.Conv2d(half, 4 * (DIFFERENCES + 1), 1)
        nn.init.zeros_(self.leave.weight)
        with torch.no_grad():
            self.leave.bias.copy_(torch.tensor([*FIRST_WEIGHTS, 0.0]).repeat_interleave(4))

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of 8.

        A convolution of three reaches 2 pixels at a half, 4 at a quarter, 8 at an eighth; a block adds what
        it holds.
        """
        reach = 2 + 2 * 2 + 4 * 3 + 8 * len(self.deep) + 8
        return up_to(reach, 8)

    def forward(
        self,
        fine_1: Tensor,
        coarse_1: Tensor,
        target: Tensor,
        averaged_1: Tensor,
        softmix: Tensor,
        fitfc: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        gap_std: Tensor,
        change_std: Tensor,
        ratio: Tensor,
        sharpness: Tensor,
    ) -> Tensor:
        """
        Args:
            fine_1, coarse_1, target: (batch, bands, rows, cols) F1, C1 and C2 in one unit; rows and columns
                are multiples of 8.
            averaged_1: the like, F1 averaged over the coarse pixels and brought up as C1 is.
            softmix, fitfc: the like, what these methods predict.
            valid: (batch, 1, rows, cols), 1 where all images are valid.
            fine_mean, fine_std, gap_std, change_std: (batch, bands) figures of the scene
                (models/catalogue/manifest.py).
            ratio, sharpness: (batch,).
        Returns:
            (batch, bands, rows, cols) F2 in the same unit; without meaning where not valid.
        """
        wide = unit(fine_std)
        per_unit = valid / wide
        delta = fine_1 + target - coarse_1
        fine = (fine_1 - fine_mean[:, :, None, None]) * per_unit
        detail, gap = (fine_1 - averaged_1) * per_unit, (coarse_1 - averaged_1) * per_unit
        change = (target - coarse_1) * per_unit
        soft, line = (softmix - delta) * per_unit, (fitfc - delta) * per_unit
        differences = torch.stack([soft, line, detail, gap, change], 2).flatten(0, 1)
        of_band = torch.cat([fine.flatten(0, 1)[:, None], differences], 1)
        bands_together = [_mean(fine), _mean(change), largest(change), _mean(soft), valid]
        shared = torch.cat(bands_together, 1)
        figures = self._figures(wide[:, :, 0, 0], gap_std, change_std, ratio, sharpness)
        weights = self._weights(of_band, shared, figures, fine.shape[1]).float()
        correction = (weights[:, :DIFFERENCES] * differences).sum(1) + weights[:, DIFFERENCES]
        return delta + correction.unflatten(0, (-1, fine.shape[1])) * wide

    def _figures(
        self, std: Tensor, gap_std: Tensor, change_std: Tensor, ratio: Tensor, sharpness: Tensor
    ) -> Tensor:
        """(batch x bands, FIGURES): what is known of the scene, about -1 to 1 each."""

        def spread(value: Tensor) -> Tensor:
            return torch.log2(value / std + 0.01) / 4

        size = (torch.log2(ratio)[:, None] / 4 - 0.75).expand_as(std)
        wish = sharpness[:, None].expand_as(std)
        return torch.stack([size, wish, spread(gap_std), spread(change_std), size * wish], 2).flatten(0, 1)

    def _weights(self, of_band: Tensor, shared: Tensor, figures: Tensor, bands: int) -> Tensor:
        """(batch x bands, OWN, rows, cols), (batch, SHARED, rows, cols) -> (batch x bands, DIFFERENCES +
        1, rows, cols)."""
        half = self.enter_own(of_band) + _for_each(self.enter_shared(shared)[:, None], bands)
        half = relu(half + self.enter_figures(figures)[:, :, None, None])
        half = half + relu(self.at_half(half))
        quarter = relu(self.to_quarter(half))
        quarter = quarter + relu(self.at_quarter(quarter))
        met = _for_each(quarter.unflatten(0, (-1, bands)).mean(1, keepdim=True), bands)
        quarter = quarter + relu(self.between_bands(met) + self.quarter_figures(figures)[:, :, None, None])
        eighth = relu(self.to_eighth(quarter))
        for layer in self.deep:
            eighth = eighth + relu(layer(eighth))
        quarter = quarter + interpolate(self.up_quarter(eighth), scale_factor=2, mode="nearest")
        quarter = quarter + relu(self.quarter_again(quarter))
        half = half + interpolate(self.up_half(quarter), scale_factor=2, mode="nearest")
        half = half + relu(self.half_again(half))
        return pixel_shuffle(self.leave(half), 2)


def _conv(channels: int, out: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(channels, out, 3, stride=stride, padding=1)


def _perceptron(out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(FIGURES, 32), nn.ReLU(), nn.Linear(32, out))


def _mean(x: Tensor) -> Tensor:
    """(batch, bands, rows, cols) -> (batch, 1, rows, cols), over the bands."""
    return x.mean(1, keepdim=True)


def _for_each(x: Tensor, bands: int) -> Tensor:
    """(batch, 1, maps, rows, cols) -> (batch x bands, maps, rows, cols)."""
    return x.expand(-1, bands, -1, -1, -1).flatten(0, 1)
