"""EDCSTFN: an encoder of the fine image and an encoder of the coarse change, summed and decoded.

After Tan et al., An Enhanced Deep Convolutional Model for Spatiotemporal Image Fusion, Remote Sensing 11(24),
2898, 2019, doi:10.3390/rs11242898. Changed for use on whole scenes and any sensor:

- Each band is an item of its own with shared weights, so any number of bands will do; what the bands have in
  common comes in by pooling over them.
- It predicts the correction of `delta` (F1 + C2 - C1), and starts at zero: untrained, it is `delta`.
- Bands are normalised with the scene's mean and standard deviation of F1, which are inputs; there is no
  normalisation layer. So nothing depends on the tile, and `halo` is the exact reach.
- The encoder of the change sees far by dilated convolutions, for a coarse pixel is wide and there is no pooling.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import relu

from ..manifest import Tensor as Input


class EDCSTFN(nn.Module):
    """Predicts F2 from one pair and the target's coarse image, all on the fine grid."""

    name = "edcstfn"
    title = "EDCSTFN (Chronofuse)"
    summary = "A small convolutional network that sharpens the coarse change with the texture of the reference image."
    citation = (
        "Tan et al. 2019, An Enhanced Deep Convolutional Model for Spatiotemporal Image Fusion, "
        "Remote Sensing 11(24), 2898, doi:10.3390/rs11242898"
    )
    inputs = (
        Input("fine_1", "fine"), Input("coarse_1", "coarse"), Input("target", "target"), Input("valid", "valid"),
        Input("fine_mean", "fine_mean"), Input("fine_std", "fine_std"), Input("ratio", "ratio"),
    )
    output = "prediction"

    def __init__(
        self,
        first: int = 16,
        width: int = 32,
        residual_dilations: tuple[int, ...] = (2, 4, 8),
        decoder_dilations: tuple[int, ...] = (12,),
    ):
        """`first` and `width`: feature maps of the first convolution of each encoder and of all that follow."""
        super().__init__()
        self.options = {
            "first": first, "width": width,
            "residual_dilations": list(residual_dilations), "decoder_dilations": list(decoder_dilations),
        }
        self.fine = nn.ModuleList([_conv(3, first), _conv(first, width)])
        widths = [first] + [width] * len(residual_dilations)
        self.residual = nn.ModuleList([_conv(7, first)])
        self.residual.extend(_conv(a, b, d) for a, b, d in zip(widths, widths[1:], residual_dilations))
        self.decoder = nn.ModuleList(_conv(width, width, d) for d in decoder_dilations)
        self.decoder.append(_conv(width, first))
        self.last = _conv(first, 1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on."""
        def reach(layers) -> int:
            return sum(layer.dilation[0] for layer in layers)

        return max(reach(self.fine), reach(self.residual)) + reach(self.decoder) + reach([self.last])

    def forward(
        self, fine_1: Tensor, coarse_1: Tensor, target: Tensor, valid: Tensor,
        fine_mean: Tensor, fine_std: Tensor, ratio: Tensor,
    ) -> Tensor:
        """
        Args:
            fine_1, coarse_1, target: (batch, bands, rows, cols) F1, C1 and C2 in one unit, usually reflectance.
            valid: (batch, 1, rows, cols), 1 where all three are valid; what they hold elsewhere has no effect on
                valid pixels, unless it is NaN.
            fine_mean, fine_std: (batch, bands) of F1 over the scene, in its unit.
            ratio: (batch,) coarse pixel size / fine pixel size.
        Returns:
            (batch, bands, rows, cols) F2 in the same unit; without meaning where not valid.
        """
        # A band that is constant has nothing to be measured by; 1 leaves its change as it is.
        std = torch.where(fine_std > 1e-6, fine_std, torch.ones_like(fine_std))[:, :, None, None]
        known = valid / std
        f = (fine_1 - fine_mean[:, :, None, None]) * known
        gap = (fine_1 - coarse_1) * known
        change = (target - coarse_1) * known

        size = torch.zeros_like(valid) + torch.log2(ratio)[:, None, None, None] / 4
        shared = [f.mean(1, keepdim=True), change.mean(1, keepdim=True), _largest(change), valid, size * valid]
        f_mean, change_mean, change_largest, there, size = (x.expand_as(f) for x in shared)
        about_fine = torch.stack([f, f_mean, there], 2).flatten(0, 1)
        about_change = torch.stack([f, gap, change, change_mean, change_largest, there, size], 2).flatten(0, 1)

        correction = self._correct(about_fine, about_change).float().unflatten(0, (-1, f.shape[1]))[:, :, 0]
        return fine_1 + target - coarse_1 + correction * std

    def _correct(self, about_fine: Tensor, about_change: Tensor) -> Tensor:
        """(batch x bands, channels, rows, cols) features -> (batch x bands, 1, rows, cols), in standard deviations."""
        for layer in self.fine:
            about_fine = relu(layer(about_fine))
        for number, layer in enumerate(self.residual):
            out = relu(layer(about_change))
            about_change = out + about_change if number > 1 else out
        out = about_fine + about_change
        for layer in self.decoder:
            out = relu(layer(out))
        return self.last(out)


def _conv(channels: int, out: int, dilation: int = 1) -> nn.Conv2d:
    return nn.Conv2d(channels, out, 3, padding=dilation, dilation=dilation)


def _largest(change: Tensor) -> Tensor:
    """(batch, 1, rows, cols): over the bands, the change of the largest magnitude, with its sign."""
    low, high = change.amin(1, keepdim=True), change.amax(1, keepdim=True)
    return torch.where(high > -low, high, low)
