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
from torch.nn.functional import conv2d, interpolate, max_pool2d, pixel_shuffle, relu

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
        for name, fixed in zip(("folded", "one", "summed"), _folding()):
            self.register_buffer(name, fixed, persistent=False)

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
        delta = fine_1 + target - coarse_1
        fine, change = fine_1 - fine_mean[:, :, None, None], target - coarse_1
        differences = (softmix - delta, fitfc - delta, fine_1 - averaged_1, coarse_1 - averaged_1, change)
        own = torch.stack([fine, *differences], 2) * (valid / wide)[:, :, None]
        of_fine, of_softmix, *_, of_change = own.mean(1).split(1, 1)
        shared = torch.cat([of_fine, of_change, largest(own[:, :, OWN - 1]), of_softmix, valid], 1)
        figures = self._figures(wide[:, :, 0, 0], gap_std, change_std, ratio, sharpness)
        correction = self._correction(own.flatten(0, 1), shared, figures, fine.shape[1]).float()
        return delta + correction.unflatten(0, (-1, fine.shape[1]))[:, :, 0] * wide

    def _figures(
        self, std: Tensor, gap_std: Tensor, change_std: Tensor, ratio: Tensor, sharpness: Tensor
    ) -> Tensor:
        """(batch x bands, FIGURES): what is known of the scene, about -1 to 1 each."""

        def spread(value: Tensor) -> Tensor:
            return torch.log2(value / std + 0.01) / 4

        size = (torch.log2(ratio)[:, None] / 4 - 0.75).expand_as(std)
        wish = sharpness[:, None].expand_as(std)
        return torch.stack([size, wish, spread(gap_std), spread(change_std), size * wish], 2).flatten(0, 1)

    def _correction(self, own: Tensor, shared: Tensor, figures: Tensor, bands: int) -> Tensor:
        """(batch x bands, OWN, rows, cols), (batch, SHARED, rows, cols) -> (batch x bands, 1, rows, cols):
        the differences by their weights, and what is left."""
        about = _of_each(self.enter_shared(shared), self.enter_figures(figures), bands)
        half = relu(self.enter_own(own) + _blocked(about))
        half = half + relu(self.at_half(half))
        quarter = relu(self.to_quarter(half))
        quarter = quarter + relu(self.at_quarter(quarter))
        met = self.between_bands(quarter.unflatten(0, (-1, bands)).mean(1))
        quarter = quarter + _blocked(relu(_of_each(met, self.quarter_figures(figures), bands)))
        eighth = relu(self.to_eighth(quarter))
        for layer in self.deep:
            eighth = eighth + relu(layer(eighth))
        quarter = quarter + interpolate(self.up_quarter(eighth), scale_factor=2, mode="nearest")
        quarter = quarter + relu(self.quarter_again(quarter))
        half = half + interpolate(self.up_half(quarter), scale_factor=2, mode="nearest")
        half = half + relu(self.half_again(half))
        weighed = self.leave(half) * conv2d(own, self.folded, self.one, stride=2)
        return pixel_shuffle(conv2d(weighed, self.summed), 2)


def _conv(channels: int, out: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(channels, out, 3, stride=stride, padding=1)


def _perceptron(out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(FIGURES, 32), nn.ReLU(), nn.Linear(32, out))


def _of_each(maps: Tensor, figures: Tensor, bands: int) -> Tensor:
    """(batch, maps, rows, cols) of all bands and (batch x bands, maps) of each -> their sum, (batch x bands,
    maps, rows, cols)."""
    return (maps[:, None] + figures.unflatten(0, (-1, bands))[..., None, None]).flatten(0, 1)


def _blocked(maps: Tensor) -> Tensor:
    """The same maps. ONNX Runtime keeps what comes out of a pooling in the layout of its convolutions, and so
    all that is added to them later; after a sum of unlike shapes it would change the layout six times."""
    return max_pool2d(maps, 1)


def _folding() -> tuple[Tensor, Tensor, Tensor]:
    """Fixed convolutions by which the weights meet what they weigh at half the resolution, where a square of
    four pixels is four maps.

    (4 x (DIFFERENCES + 1), OWN, 2, 2) and its bias to fold, the last four maps being one; and
    (4, 4 x (DIFFERENCES + 1), 1, 1) to sum. To unfold the weights instead took ten times as long.
    """
    fold, one = torch.zeros(DIFFERENCES + 1, 2, 2, OWN, 2, 2), torch.zeros(DIFFERENCES + 1, 4)
    for row in (0, 1):
        for column in (0, 1):
            fold[range(DIFFERENCES), row, column, range(1, OWN), row, column] = 1
    one[DIFFERENCES] = 1
    return fold.flatten(0, 2), one.flatten(), torch.eye(4).repeat(1, DIFFERENCES + 1)[:, :, None, None]
