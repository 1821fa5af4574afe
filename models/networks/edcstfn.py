"""EDCSTFN: an encoder of the fine image and an encoder of the coarse change, summed and decoded.

After Tan et al., An Enhanced Deep Convolutional Model for Spatiotemporal Image Fusion, Remote Sensing 11(24),
2898, 2019, doi:10.3390/rs11242898. Changed for use on whole scenes and any sensor:

- Each band is an item of its own with shared weights, so any number of bands will do; what the bands have in
  common comes in by pooling over them.
- It predicts the correction of `delta` (F1 + C2 - C1), and starts at zero: untrained, it is `delta`.
- Bands are normalised with the scene's mean and standard deviation of F1, which are inputs; there is no
  normalisation layer. So nothing depends on the tile, and `halo` is the exact reach.
- The encoder of the change sees far by dilated convolutions, for a coarse pixel is wide and there is no
  pooling.
- Its blocks, and an attention to what was summed, can be others: blocks.py has them by the names that papers
  give them.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.functional import relu

from .blocks import BLOCKS, Attention, require
from .layers import ABOUT_CHANGE, ABOUT_FINE, OnePairNetwork, conv, silent


class EDCSTFN(OnePairNetwork):
    """Predicts F2 from one pair and the target's coarse image, all on the fine grid."""

    name = "edcstfn"
    title = "EDCSTFN (Chronofuse)"
    summary = (
        "A small convolutional network that sharpens the coarse change with the texture of the "
        "reference image."
    )
    citation = (
        "Tan et al. 2019, An Enhanced Deep Convolutional Model for Spatiotemporal Image Fusion, "
        "Remote Sensing 11(24), 2898, doi:10.3390/rs11242898"
    )

    def __init__(
        self,
        first: int = 16,
        width: int = 32,
        residual_dilations: tuple[int, ...] = (2, 4, 8),
        decoder_dilations: tuple[int, ...] = (12,),
        block: str = "plain",
        attention: str = "none",
    ):
        """
        Args:
            first, width: feature maps of the first convolution of each encoder and of all that follow.
            block: what the encoder of the change is made of.
            attention: to the sum of both encoders.
        Raises:
            ValueError: there is no such block, or no such attention.
        """
        super().__init__()
        require(block, attention)
        self.options = {
            "first": first,
            "width": width,
            "residual_dilations": list(residual_dilations),
            "decoder_dilations": list(decoder_dilations),
            **({"block": block} if block != "plain" else {}),
            **({"attention": attention} if attention != "none" else {}),
        }
        make = conv if block == "plain" else BLOCKS[block]
        self.fine = nn.ModuleList([conv(ABOUT_FINE, first), conv(first, width)])
        widths = [first] + [width] * len(residual_dilations)
        self.residual = nn.ModuleList([conv(ABOUT_CHANGE, first)])
        self.residual.extend(make(a, b, d) for a, b, d in zip(widths, widths[1:], residual_dilations))
        self.attend = Attention(attention, width)
        self.decoder = nn.ModuleList(conv(width, width, d) for d in decoder_dilations)
        self.decoder.append(conv(width, first))
        self.last = silent(conv(first, 1))

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on."""

        def reach(layers) -> int:
            return sum(getattr(layer, "reach", 0) or layer.dilation[0] for layer in layers)

        seen = max(reach(self.fine), reach(self.residual)) + self.attend.reach
        return seen + reach(self.decoder) + reach([self.last])

    def _correct(self, about_fine: Tensor, about_change: Tensor) -> Tensor:
        fine = about_fine[:, :1]
        for layer in self.fine:
            about_fine = relu(layer(about_fine))
        for number, layer in enumerate(self.residual):
            out = relu(layer(about_change))
            about_change = out + about_change if number > 1 else out
        out = self.attend(about_fine + about_change, fine)
        for layer in self.decoder:
            out = relu(layer(out))
        return self.last(out)
