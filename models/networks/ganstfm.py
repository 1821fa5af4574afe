"""GAN-STFM's generator: a branch for the fine image of any date and one for the target's coarse image,
joined.

After Tan et al., A Flexible Reference-Insensitive Spatiotemporal Fusion Model for Remote Sensing Images Using
Conditional Generative Adversarial Network, IEEE Transactions on Geoscience and Remote Sensing 60, 2022,
doi:10.1109/TGRS.2021.3050551. Changed for use on whole scenes and any sensor:

- The paper's switchable norm takes statistics of the tile. There is no normalisation here: bands are measured
  by the scene's mean and standard deviation of F1, and nothing depends on the tile.
- The branch of the coarse image has dilated convolutions, for a coarse pixel is wide.
- Each band is an item of its own with shared weights; what the bands have in common comes in by pooling over
  them.
- No C1 is known, so there is no `delta` to correct. It corrects C2 with F1's detail on it, F1 - (F1 averaged
  over the coarse pixels), and starts at zero.
- 16 to 32 channels instead of 16 to 128.

The discriminator is in models/training/adversary.py.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ..catalogue.tensors import Tensor as Input
from .layers import FIGURES, Network, Residual, largest, leaky, per_band, per_image, silent, size_of, unit


class GANSTFM(Network):
    """Predicts F2 from a fine image of any date and the target's coarse image, both on the fine grid."""

    name = "ganstfm"
    title = "GAN-STFM (Chronofuse)"
    summary = (
        "A network that needs no coarse image of the reference date: the target's coarse image is "
        "given fine texture."
    )
    citation = (
        "Tan et al. 2022, A Flexible Reference-Insensitive Spatiotemporal Fusion Model for Remote Sensing "
        "Images Using Conditional Generative Adversarial Network, IEEE Transactions on Geoscience and Remote "
        "Sensing 60, doi:10.1109/TGRS.2021.3050551"
    )
    inputs = (
        Input("fine_1", "fine"),
        Input("averaged_1", "averaged"),
        Input("target", "target"),
        Input("valid", "valid"),
        *FIGURES,
    )
    starts_as = "detail"

    def __init__(
        self,
        widths: tuple[int, ...] = (16, 16, 32),
        fine_dilations: tuple[int, ...] = (1, 1, 2),
        coarse_dilations: tuple[int, ...] = (1, 3, 6),
    ):
        """`widths` and dilations: of the residual blocks of a branch, one after the other."""
        super().__init__()
        self.options = {
            "widths": list(widths),
            "fine_dilations": list(fine_dilations),
            "coarse_dilations": list(coarse_dilations),
        }
        self.fine, self.coarse = _branch(3, widths, fine_dilations), _branch(5, widths, coarse_dilations)
        steps = [2 * widths[-1], *reversed(widths)]
        self.decoder = nn.ModuleList(nn.Conv2d(a, b, 1) for a, b in zip(steps, steps[1:]))
        self.last = silent(nn.Conv2d(widths[0], 1, 1))

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on."""
        return max(sum(block.reach for block in branch) for branch in (self.fine, self.coarse))

    def forward(
        self,
        fine_1: Tensor,
        averaged_1: Tensor,
        target: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        ratio: Tensor,
    ) -> Tensor:
        """
        Args:
            fine_1, averaged_1, target: (batch, bands, rows, cols) F1, F1 as the coarse sensor would see it,
                and C2, in one unit, usually reflectance.
            valid: (batch, 1, rows, cols), 1 where both are valid; what they hold elsewhere has no effect on
                valid pixels, unless it is NaN.
            fine_mean, fine_std: (batch, bands) of F1 over the scene, in its unit.
            ratio: (batch,) coarse pixel size / fine pixel size.
        Returns:
            (batch, bands, rows, cols) F2 in the same unit; without meaning where not valid.
        """
        std = unit(fine_std)
        known = valid / std
        f, c = ((image - fine_mean[:, :, None, None]) * known for image in (fine_1, target))
        change = (target - averaged_1) * known
        f_mean, c_mean = f.mean(1, keepdim=True), c.mean(1, keepdim=True)
        fine = self.fine(per_band(f, f_mean, valid))
        coarse = self.coarse(per_band(c, c_mean, largest(change), valid, size_of(ratio, valid)))
        out = torch.cat([fine, coarse], 1)
        for layer in self.decoder:
            out = leaky(layer(out))
        return fine_1 + target - averaged_1 + per_image(self.last(out), target) * std


def _branch(channels: int, widths: tuple[int, ...], dilations: tuple[int, ...]) -> nn.Sequential:
    return nn.Sequential(*(Residual(a, b, d) for a, b, d in zip([channels, *widths], widths, dilations)))
