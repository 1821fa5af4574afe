"""ECPW-STFN: fusion in the sub-bands of a Haar wavelet, and a refinement with the fine image.

After Zhang et al., Enhanced wavelet based spatiotemporal fusion networks using cross-paired remote sensing
images, ISPRS Journal of Photogrammetry and Remote Sensing 211, 281-297, 2024,
doi:10.1016/j.isprsjprs.2024.04.016. Changed for use on whole scenes and any sensor:

- The wavelet and its inverse are fixed convolutions, so that the gradient goes through them and every weight
  is trained.
- The mean sub-band has encoders of its own with dilated convolutions, for a coarse pixel is wide; the three
  of detail share theirs, which are narrower.
- Each band is an item of its own with shared weights; what the bands have in common comes in by pooling over
  them.
- What comes back from the wavelet is features, which are refined to the correction of `delta` (F1 + C2 - C1).
  It starts at
  zero: untrained, it is `delta`.
- There is no normalisation layer, and a wavelet's block is 2 x 2 pixels: tiles have to begin at even pixels,
  and `halo` bounds the reach.

The loss on the wavelet's coefficients, which the paper uses, is left to training.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d, conv_transpose2d

from .layers import ABOUT_CHANGE, ABOUT_FINE, OnePairNetwork, conv, leaky, silent, up_to

HAAR = (
    torch.tensor([[[1, 1], [1, 1]], [[1, -1], [1, -1]], [[1, 1], [-1, -1]], [[1, -1], [-1, 1]]])[:, None] / 2
)
"""(4, 1, 2, 2): mean, and details along rows, columns and the diagonal; orthonormal, so it is its own
inverse transposed."""


class ECPW(OnePairNetwork):
    """Predicts F2 from one pair and the target's coarse image, all on the fine grid."""

    name = "ecpw"
    title = "ECPW-STFN (Chronofuse)"
    summary = (
        "A small network that predicts the change in sub-bands of a wavelet and refines it with the "
        "reference image."
    )
    citation = (
        "Zhang et al. 2024, Enhanced wavelet based spatiotemporal fusion networks using cross-paired remote "
        "sensing images, "
        "ISPRS Journal of Photogrammetry and Remote Sensing 211, 281-297, doi:10.1016/j.isprsjprs.2024.04.016"
    )
    multiple = 2

    def __init__(
        self,
        mean: int = 48,
        detail: int = 16,
        fine: int = 16,
        dilations: tuple[int, ...] = (2, 4, 4),
        maps: int = 8,
    ):
        """
        Args:
            mean, detail, fine: feature maps in the sub-band of means, in those of details, and of F1 at full
                resolution.
            dilations: of the convolutions in the sub-band of means that follow the first.
            maps: how many feature maps come back from the wavelet.
        """
        super().__init__()
        self.options = {
            "mean": mean,
            "detail": detail,
            "fine": fine,
            "dilations": list(dilations),
            "maps": maps,
        }
        self.register_buffer("haar", HAAR.clone(), persistent=False)
        self.mean = SubBand(mean, maps, dilations)
        self.detail = SubBand(detail, maps, (1,))
        self.fine = nn.ModuleList([conv(ABOUT_FINE, fine), conv(fine, fine)])
        self.refine = nn.ModuleList([conv(fine + maps, fine), conv(fine, fine)])
        self.last = silent(conv(fine, 1))

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of
        `multiple`."""
        # The refinement's own reach is whole before the next block of 2 x 2 begins.
        refinement = len(self.refine) + 1
        return up_to(refinement + 1 + 2 * max(self.mean.reach, self.detail.reach), self.multiple)

    def _correct(self, about_fine: Tensor, about_change: Tensor) -> Tensor:
        (mean_fine, *details_fine), (mean_change, *details_change) = (
            self._split(about_fine),
            self._split(about_change),
        )
        details = self.detail(torch.cat(details_fine), torch.cat(details_change)).unflatten(0, (3, -1))
        change = self._join([self.mean(mean_fine, mean_change), *details.unbind(0)])
        for layer in self.fine:
            about_fine = leaky(layer(about_fine))
        out = torch.cat([about_fine, change], 1)
        for layer in self.refine:
            out = leaky(layer(out))
        return self.last(out)

    def _split(self, x: Tensor) -> tuple[Tensor, ...]:
        """(items, channels, rows, cols) -> the four sub-bands, (items, channels, rows / 2, cols / 2) each."""
        return conv2d(x.flatten(0, 1)[:, None], self.haar, stride=2).unflatten(0, (-1, x.shape[1])).unbind(2)

    def _join(self, sub_bands: list[Tensor]) -> Tensor:
        """The inverse of `_split`."""
        x = torch.stack(sub_bands, 2)
        return conv_transpose2d(x.flatten(0, 1), self.haar, stride=2)[:, 0].unflatten(0, (-1, x.shape[1]))


class SubBand(nn.Module):
    """An encoder of F1 and one of the change, summed and decoded, within a sub-band of the wavelet."""

    def __init__(self, width: int, maps: int, dilations: tuple[int, ...]):
        super().__init__()
        self.fine = conv(ABOUT_FINE, width)
        self.change = conv(ABOUT_CHANGE, width)
        self.middle = nn.ModuleList(conv(width, width, dilation) for dilation in dilations)
        self.last = conv(width, maps)

    @property
    def reach(self) -> int:
        """In pixels of the sub-band."""
        return 2 + sum(layer.dilation[0] for layer in self.middle)

    def forward(self, fine: Tensor, change: Tensor) -> Tensor:
        out = leaky(self.fine(fine) + self.change(change))
        for layer in self.middle:
            out = out + leaky(layer(out))
        return self.last(out)
