"""MLFF-GAN's generator: a U-net of the fine image that the U-net of the coarse change modulates at every
level.

After Song et al., MLFF-GAN: A Multilevel Feature Fusion With GAN for Spatiotemporal Remote Sensing Images,
IEEE Transactions on Geoscience and Remote Sensing 60, 2022, doi:10.1109/TGRS.2022.3169916. Changed for use on
whole scenes, any sensor and a CPU:

- The paper's adaptive instance norm moves the fine features to the mean and standard deviation of the coarse
  ones over the tile. Here gain and shift are learned, pixel by pixel, from the coarse features: nothing
  depends on the tile.
- The attention decides per pixel and channel between the modulated features and the coarse ones, without
  pooling over the tile.
- Four levels of 16 to 56 channels instead of five of 16 to 256; each band is an item of its own.
- It predicts the correction of `delta` (F1 + C2 - C1), and starts at zero: untrained, it is `delta`.
- With `decoder` at `nested` the U-net's right side is that of U-Net++ (nested.py).
- Down and up go by whole blocks of 2 x 2 pixels. So a tile that begins at a multiple of `multiple` has the
  same blocks as the scene, and `halo` bounds the reach.

The discriminator is in models/training/adversary.py.
"""

from __future__ import annotations

from typing import Callable, Union

import torch
from torch import Tensor, nn

from .layers import ABOUT_CHANGE, ABOUT_FINE, Decoder, Encoder, OnePairNetwork, up_to
from .nested import NestedDecoder

DECODERS: dict[str, Callable[[tuple[int, ...]], Union[Decoder, NestedDecoder]]] = {
    "plain": Decoder,
    "nested": NestedDecoder,
}


class MLFFGAN(OnePairNetwork):
    """Predicts F2 from one pair and the target's coarse image, all on the fine grid."""

    name = "mlffgan"
    title = "MLFF-GAN (Chronofuse)"
    summary = (
        "A U-net that lets the coarse change modulate the features of the reference image at four scales."
    )
    citation = (
        "Song et al. 2022, MLFF-GAN: A Multilevel Feature Fusion With GAN for Spatiotemporal Remote Sensing "
        "Images, IEEE Transactions on Geoscience and Remote Sensing 60, doi:10.1109/TGRS.2022.3169916"
    )

    def __init__(self, widths: tuple[int, ...] = (16, 24, 40, 56), decoder: str = "plain"):
        """
        Args:
            widths: channels at each level, the first of which is at full resolution; each further one halves
                it.
            decoder: of DECODERS.
        Raises:
            ValueError: there is no such decoder.
        """
        super().__init__()
        if decoder not in DECODERS:
            raise ValueError(f"the decoder is one of {', '.join(DECODERS)}, not '{decoder}'")
        self.options = {"widths": list(widths), **({"decoder": decoder} if decoder != "plain" else {})}
        self.fine, self.coarse = Encoder(ABOUT_FINE, widths), Encoder(ABOUT_CHANGE, widths)
        self.fusions = nn.ModuleList(Fusion(width) for width in widths)
        self.decoder = DECODERS[decoder](widths)
        self.multiple = self.decoder.multiple

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of
        `multiple`."""
        return up_to(self.decoder.reach + self.fine.reach, self.multiple)

    def _correct(self, about_fine: Tensor, about_change: Tensor) -> Tensor:
        levels = zip(self.fusions, self.fine(about_fine), self.coarse(about_change))
        return self.decoder([fusion(fine, coarse) for fusion, fine, coarse in levels])


class Fusion(nn.Module):
    """Fine features times a gain and plus a shift that the coarse ones decide, or where attention says so
    the coarse."""

    def __init__(self, width: int):
        super().__init__()
        self.affine = nn.Conv2d(width, 2 * width, 1)
        self.attention = nn.Conv2d(2 * width, width, 1)

    def forward(self, fine: Tensor, coarse: Tensor) -> Tensor:
        gain, shift = self.affine(coarse).chunk(2, 1)
        modulated = fine * (1 + gain) + shift
        share = torch.sigmoid(self.attention(torch.cat([modulated, coarse], 1)))
        return coarse + share * (modulated - coarse)
