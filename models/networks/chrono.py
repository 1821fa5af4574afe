"""chrono: Chronofuse's own network. It chooses between what classical methods predict, pixel by pixel, and corrects it.

Classical predictions are sharp where a network alone blurs; a network knows better when to trust which. So chrono gets the
predictions of softmix and of Fit-FC's regression (the manifest's priors), and F1 as the coarse sensor would see it, and
predicts weights for six candidates and a correction:

    delta, softmix, Fit-FC's line, the coarse change on F1 averaged, C2 as it is, F1 as it is.

- Each band is an item of its own with shared weights; bands meet in means over them, in the input and in the features.
- Most of it works at half the resolution and below (a U-net on pixels folded 2 x 2), which is what makes it light; the
  choice between the candidates is made at full resolution, so that edges stay where they are.
- Figures of the scene (ratio, how far the sensors disagree, how much changed) and the user's `sharpness` scale and shift
  the features of every layer (Perez et al. 2018, FiLM). Nothing is taken from the tile.
- `sharpness` 0 asks for the least error, 1 for edges as strong as the truth's, at the price of some error.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import pixel_shuffle, pixel_unshuffle, relu

from ..manifest import Parameter
from ..manifest import Tensor as Input

CANDIDATES = 6
MAPS = 11
"""Input maps of a band: its own and those that all bands share."""
FIGURES = 5
FIRST_CHOICE = (1.0, 1.0, 1.0, -1.0, -3.0, -2.0)
"""The candidates' scores before training."""


class Chrono(nn.Module):
    """Predicts F2 from one pair, the target's coarse image and classical predictions, all on the fine grid."""

    name = "chrono"
    title = "chrono (Chronofuse)"
    summary = ("Chronofuse's own network: chooses per pixel between classical predictions and corrects them; one knob from "
               "accurate to sharp.")
    citation = "Chronofuse, docs/experiments.md"
    inputs = (
        Input("fine_1", "fine"), Input("coarse_1", "coarse"), Input("target", "target"), Input("averaged_1", "averaged"),
        Input("softmix", "prior", of="softmix"),
        Input("fitfc", "prior", of="fitfc", settings={"similar": 1, "window": 3}),
        Input("valid", "valid"), Input("fine_mean", "fine_mean"), Input("fine_std", "fine_std"),
        Input("gap_std", "gap_std"), Input("change_std", "change_std"), Input("ratio", "ratio"),
        Input("sharpness", "parameter", of="sharpness"),
    )
    output = "prediction"
    bands = "any"
    multiple = 8
    parameters = (Parameter("sharpness", 0.0, "From 0, the least error, to 1, edges as strong as the truth's.", 0.0, 1.0),)
    starts_as = "a mixture"

    def __init__(self, widths: tuple[int, int, int] = (24, 48, 72), deep: int = 2, details: int = 8, mixing: int = 24):
        """
        Args:
            widths: feature maps at a half, a quarter and an eighth of the resolution.
            deep: residual convolutions at an eighth.
            details: feature maps that come up to full resolution.
            mixing: feature maps of the layer that scores the candidates.
        """
        super().__init__()
        self.options = {"widths": list(widths), "deep": deep, "details": details, "mixing": mixing}
        half, quarter, eighth = widths
        self.enter = _Layer(4 * MAPS, half)
        self.half = _Layer(half, half)
        self.to_quarter = _Layer(half, quarter, stride=2)
        self.quarter = _Layer(quarter, quarter)
        self.between_bands = nn.Conv2d(quarter, quarter, 1)
        self.to_eighth = _Layer(quarter, eighth, stride=2)
        self.deep = nn.ModuleList(_Layer(eighth, eighth) for _ in range(deep))
        self.up_quarter = nn.Conv2d(eighth, 4 * quarter, 1)
        self.quarter_again = _Layer(quarter, quarter)
        self.up_half = nn.Conv2d(quarter, 4 * half, 1)
        self.half_again = _Layer(half, half)
        self.leave = nn.Conv2d(half, 4 * details, 3, padding=1)
        self.mix = nn.Conv2d(details + CANDIDATES + 3, mixing, 1)
        self.score = nn.Conv2d(mixing, CANDIDATES + 1, 1)
        nn.init.zeros_(self.score.weight)
        with torch.no_grad():
            self.score.bias.copy_(torch.tensor([*FIRST_CHOICE, 0.0]))

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of 8.

        Convolutions at a half reach 2 pixels each, at a quarter 4, at an eighth 8; folding adds what lies in one block.
        """
        reach = 2 * 4 + 4 * 3 + 8 * len(self.deep) + 8
        return -(-reach // 8) * 8

    def forward(
        self, fine_1: Tensor, coarse_1: Tensor, target: Tensor, averaged_1: Tensor, softmix: Tensor, fitfc: Tensor,
        valid: Tensor, fine_mean: Tensor, fine_std: Tensor, gap_std: Tensor, change_std: Tensor, ratio: Tensor,
        sharpness: Tensor,
    ) -> Tensor:
        """
        Args:
            fine_1, coarse_1, target: (batch, bands, rows, cols) F1, C1 and C2 in one unit; rows and columns are
                multiples of 8.
            averaged_1: the like, F1 averaged over the coarse pixels and brought up as C1 is.
            softmix, fitfc: the like, what these methods predict.
            valid: (batch, 1, rows, cols), 1 where all images are valid.
            fine_mean, fine_std, gap_std, change_std: (batch, bands) figures of the scene (models/manifest.py).
            ratio, sharpness: (batch,).
        Returns:
            (batch, bands, rows, cols) F2 in the same unit; without meaning where not valid.
        """
        std = torch.where(fine_std > 1e-6, fine_std, torch.ones_like(fine_std))
        wide = std[:, :, None, None]
        known = valid / wide
        delta = fine_1 + target - coarse_1
        fine = (fine_1 - fine_mean[:, :, None, None]) * known
        detail, gap = (fine_1 - averaged_1) * known, (coarse_1 - averaged_1) * known
        change = (target - coarse_1) * known
        soft, line = (softmix - delta) * known, (fitfc - delta) * known

        candidates = torch.stack([torch.zeros_like(soft), soft, line, -detail, gap - detail, -change], 2).flatten(0, 1)
        shared = [x.expand_as(fine) for x in (fine.mean(1, keepdim=True), change.mean(1, keepdim=True), _largest(change),
                                              soft.mean(1, keepdim=True), valid)]
        maps = torch.stack([fine, detail, gap, change, soft, line, *shared], 2).flatten(0, 1)
        figures = self._figures(std, gap_std, change_std, ratio, sharpness)

        features = self._features(maps, figures, fine.shape[1])
        about = torch.stack([fine, change, gap], 2).flatten(0, 1)
        mixed = self.score(relu(self.mix(torch.cat([features, candidates, about], 1)))).float()
        weights = torch.softmax(mixed[:, :CANDIDATES], 1)
        correction = (weights * candidates).sum(1) + mixed[:, CANDIDATES]
        return delta + correction.unflatten(0, (-1, fine.shape[1])) * wide

    def _figures(self, std: Tensor, gap_std: Tensor, change_std: Tensor, ratio: Tensor, sharpness: Tensor) -> Tensor:
        """(batch x bands, FIGURES): what is known of the scene, about -1 to 1 each."""
        def spread(value: Tensor) -> Tensor:
            return torch.log2(value / std + 0.01) / 4

        size = (torch.log2(ratio)[:, None] / 4 - 0.75).expand_as(std)
        wish = sharpness[:, None].expand_as(std)
        return torch.stack([size, wish, spread(gap_std), spread(change_std), size * wish], 2).flatten(0, 1)

    def _features(self, maps: Tensor, figures: Tensor, bands: int) -> Tensor:
        """(batch x bands, MAPS, rows, cols) -> (batch x bands, details, rows, cols)."""
        half = self.half(self.enter(pixel_unshuffle(maps, 2), figures), figures)
        quarter = self.quarter(self.to_quarter(half, figures), figures)
        met = quarter.unflatten(0, (-1, bands)).mean(1, keepdim=True)
        met = met.expand(-1, bands, -1, -1, -1).flatten(0, 1)
        quarter = quarter + self.between_bands(met)
        eighth = self.to_eighth(quarter, figures)
        for layer in self.deep:
            eighth = eighth + layer(eighth, figures)
        quarter = quarter + pixel_shuffle(self.up_quarter(eighth), 2)
        quarter = quarter + self.quarter_again(quarter, figures)
        half = half + pixel_shuffle(self.up_half(quarter), 2)
        half = half + self.half_again(half, figures)
        return pixel_shuffle(self.leave(half), 2)


class _Layer(nn.Module):
    """A convolution whose maps are scaled and shifted by figures of the scene, and rectified."""

    def __init__(self, channels: int, out: int, stride: int = 1):
        super().__init__()
        self.conv = nn.Conv2d(channels, out, 3, stride=stride, padding=1)
        self.film = nn.Linear(FIGURES, 2 * out)
        nn.init.normal_(self.film.weight, std=0.05)
        nn.init.zeros_(self.film.bias)

    def forward(self, x: Tensor, figures: Tensor) -> Tensor:
        scale, shift = self.film(figures)[:, :, None, None].chunk(2, 1)
        return relu(self.conv(x) * (1 + scale) + shift)


def _largest(change: Tensor) -> Tensor:
    """(batch, 1, rows, cols): over the bands, the change of the largest magnitude, with its sign."""
    low, high = change.amin(1, keepdim=True), change.amax(1, keepdim=True)
    return torch.where(high > -low, high, low)
