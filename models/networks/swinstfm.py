"""SwinSTFM: unmixing as attention within windows, on features of three scales.

After Chen et al., SwinSTFM: Remote Sensing Spatiotemporal Fusion Using Swin Transformer, IEEE Transactions on
Geoscience and Remote Sensing 60, 2022, doi:10.1109/TGRS.2022.3182809: Swin encoders (Liu et al. 2021,
doi:10.1109/ICCV48922.2021.00986) of the fine image and of both coarse ones; then at each scale every place of
the fine image asks where in its window C1 was alike, and takes the coarse change, C2's features minus C1's,
from there; pixel shuffle brings it up. Changed for use on whole scenes, any sensor and a CPU:

- Any size that is a multiple of `multiple`, instead of 256 x 256. Windows lie on a grid that begins at the
  tile's origin: where that is a multiple of `multiple`, they are the scene's, so that nothing depends on the
  tile.
- Shifted windows stick out of the tile instead of wrapping round its edge. What is outside, as what is not
  valid, has next to no weight in the attention.
- Layer norm is over the channels of one place alone, as in the paper.
- Each band is an item of its own with shared weights; what the bands have in common comes in by pooling over
  them.
- It predicts the correction of `delta` (F1 + C2 - C1), from what was unmixed and the fine image at full
  resolution, and
  starts at zero: untrained, it is `delta`.
- Three scales of 24 to 96 channels with five blocks, instead of four of 64 to 512 with twelve.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, gelu, layer_norm, pad, pixel_shuffle

from .layers import (
    ABOUT_CHANGE,
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

VALUES = ("change", "texture", "both")
LEAST_SHARE = 1e-4
"""A place with no valid pixel weighs so much in the attention, beside 1."""


class SwinSTFM(Network):
    """Predicts F2 from one pair and the target's coarse image, all on the fine grid."""

    name = "swinstfm"
    title = "SwinSTFM (Chronofuse)"
    summary = (
        "A transformer that takes the coarse change for each place from where its surroundings looked alike."
    )
    citation = (
        "Chen et al. 2022, SwinSTFM: Remote Sensing Spatiotemporal Fusion Using Swin Transformer, "
        "IEEE Transactions on Geoscience and Remote Sensing 60, doi:10.1109/TGRS.2022.3182809"
    )

    def __init__(
        self,
        widths: tuple[int, ...] = (24, 48, 96),
        depths: tuple[int, ...] = (2, 2, 1),
        window: int = 4,
        head: int = 12,
        fine: int = 16,
        value: str = "change",
    ):
        """
        Args:
            widths, depths: channels and blocks at each scale, the first of which is half the resolution.
            window: side of a window, in places of its scale; even.
            head: channels of an attention head.
            fine: feature maps at full resolution.
            value: what the attention between the images carries over, of VALUES.
        Raises:
            ValueError: it is none of VALUES.
        """
        super().__init__()
        if value not in VALUES:
            raise ValueError(f"the value is one of {', '.join(VALUES)}, not '{value}'")
        self.options = {
            "widths": list(widths),
            "depths": list(depths),
            "window": window,
            "head": head,
            "fine": fine,
            **({"value": value} if value != "change" else {}),
        }
        self.window = window
        self.fine, self.coarse = (SwinEncoder(channels, widths, depths, window, head) for channels in (3, 4))
        self.unmix = nn.ModuleList(Unmixing(width, width // head, window, value) for width in widths)
        finer = [fine, *widths[:-1]]
        self.ups = nn.ModuleList(nn.Conv2d(width, 4 * out, 1) for width, out in zip(widths, finer))
        self.smooth = nn.ModuleList(conv(width, width) for width in finer)
        self.detail = conv(ABOUT_CHANGE, fine)
        self.last = silent(conv(fine, 1))

    @property
    def multiple(self) -> int:
        return self.window * 2 ** len(self.ups)

    @property
    def halo(self) -> int:
        """How many fine pixels around a pixel its prediction depends on, at most; a multiple of
        `multiple`."""
        return up_to(max(self._reach(pixel) for pixel in range(self.multiple)), self.multiple)

    def _reach(self, pixel: int) -> int:
        """How far the prediction at a row sees up or down, from the layers in the order from the output to
        the input."""
        low, high = pixel - 1, pixel + 1  # the last convolution
        for level in range(len(self.ups)):
            low, high = low - 2**level, high + 2**level
            low, high = _whole(low, high, 2 ** (level + 1))
        low, high = _whole(
            low, high, self.multiple
        )  # the window of the unmixing; at finer scales it lies inside
        for level in reversed(range(len(self.ups))):
            side = self.window * 2 ** (level + 1)
            for block in reversed(self.fine.scales[level]):
                low, high = _whole(low, high, side, side // 2 if block.shifted else 0)
        return max(pixel - low, high - pixel)

    def forward(
        self,
        fine_1: Tensor,
        coarse_1: Tensor,
        target: Tensor,
        valid: Tensor,
        fine_mean: Tensor,
        fine_std: Tensor,
        ratio: Tensor,
    ) -> Tensor:
        """(batch, bands, rows, cols) F2 in the unit of F1, without meaning where not valid; the inputs are
        `one_pair`'s."""
        about_fine, about_change, std = one_pair(fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio)
        known, size = valid / unit(fine_std), size_of(ratio, valid)
        dates = [(image - fine_mean[:, :, None, None]) * known for image in (coarse_1, target)]
        about_coarse = torch.cat([per_band(c, c.mean(1, keepdim=True), valid, size) for c in dates])
        shares = self._shares(about_fine[:, 2:])
        fine = self.fine(about_fine, shares)
        coarse = [
            x.unflatten(0, (2, -1)).unbind(0)
            for x in self.coarse(about_coarse, [torch.cat([s, s]) for s in shares])
        ]
        change = [mix(f, *dates, share) for mix, f, dates, share in zip(self.unmix, fine, coarse, shares)]
        correction = per_image(self._decode(change, about_change), fine_1)
        return fine_1 + target - coarse_1 + correction * std

    def _shares(self, valid: Tensor) -> list[Tensor]:
        """(items, rows, cols, 1) at each scale: the logarithm of the valid share of a place."""
        shares = (avg_pool2d(valid, 2 ** (level + 1)) for level in range(len(self.ups)))
        return [torch.log(share.clamp_min(LEAST_SHARE)).permute(0, 2, 3, 1) for share in shares]

    def _decode(self, change: list[Tensor], about_change: Tensor) -> Tensor:
        """The unmixed change at each scale -> (items, 1, rows, cols), in standard deviations."""
        levels = [self.detail(about_change), *(x.permute(0, 3, 1, 2) for x in change)]
        out = levels[-1]
        for level in reversed(range(len(self.ups))):
            out = pixel_shuffle(self.ups[level](out), 2)
            out = leaky(self.smooth[level](leaky(out + levels[level])))
        return self.last(out)


class SwinEncoder(nn.Module):
    """(items, channels, rows, cols) -> features (items, rows / 2, cols / 2, width), a quarter and so on."""

    def __init__(
        self, channels: int, widths: tuple[int, ...], depths: tuple[int, ...], window: int, head: int
    ):
        super().__init__()
        self.merges = nn.ModuleList(nn.Linear(4 * a, b) for a, b in zip([channels, *widths], widths))
        self.scales = nn.ModuleList(
            nn.ModuleList(
                Block(width, width // head, window, shifted=number % 2 == 1) for number in range(depth)
            )
            for width, depth in zip(widths, depths)
        )

    def forward(self, x: Tensor, shares: list[Tensor]) -> list[Tensor]:
        x, levels = x.permute(0, 2, 3, 1), []
        for merge, blocks, share in zip(self.merges, self.scales, shares):
            x = merge(_blocks(x))
            for block in blocks:
                x = block(x, share)
            levels.append(x)
        return levels


class Block(nn.Module):
    """Attention within windows, then a layer of each place, both beside a short cut."""

    def __init__(self, width: int, heads: int, window: int, shifted: bool):
        super().__init__()
        self.shifted = shifted
        self.attention = Attention(width, heads, window)
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: Tensor, share: Tensor) -> Tensor:
        normed = self.before(x)
        x = x + self.attention(normed, normed, normed, share, self.shifted)
        return x + self.narrow(gelu(self.wide(self.between(x))))


class Unmixing(nn.Module):
    """What attention within windows carries over, as `value` says: the coarse change, from where C1 was like
    F1; the texture of F1, its features less C1's, from where C1 was like C2 (as texture transformers do, Yang
    et al. 2020, doi:10.1109/CVPR42600.2020.00583); or the sum of both."""

    def __init__(self, width: int, heads: int, window: int, value: str = "change"):
        super().__init__()
        self.attention = Attention(width, heads, window) if value in ("change", "both") else None
        self.texture = Attention(width, heads, window) if value in ("texture", "both") else None

    def forward(self, fine: Tensor, coarse_1: Tensor, target: Tensor, share: Tensor) -> Tensor:
        # Differences are no subject of a norm: where one is small it has to stay small.
        key, carried = _normed(coarse_1), []
        if self.attention is not None:
            carried.append(self.attention(_normed(fine), key, target - coarse_1, share, shifted=False))
        if self.texture is not None:
            carried.append(self.texture(_normed(target), key, fine - coarse_1, share, shifted=False))
        return carried[0] if len(carried) == 1 else carried[0] + carried[1]


class Attention(nn.Module):
    """From each place to the places of its window (Swin), with a learned bias by how far apart they are."""

    def __init__(self, width: int, heads: int, window: int):
        super().__init__()
        self.heads, self.window, self.scale = heads, window, (width // heads) ** -0.5
        # A bias of the keys would do nothing: the softmax takes it out again.
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width, bias=False)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.apart = nn.Parameter(torch.zeros(heads, (2 * window - 1) ** 2))
        self.register_buffer("index", _index_of_offsets(window), persistent=False)

    def forward(self, query: Tensor, key: Tensor, value: Tensor, share: Tensor, shifted: bool) -> Tensor:
        """
        Args:
            query, key, value: (items, rows, cols, width).
            share: (items, rows, cols, 1), what is added to a place's score.
            shifted: whether the windows begin half a window before the image, which is padded all around.
        """
        rows, cols = query.shape[1:3]
        around = self.window // 2 if shifted else 0
        q = self._windows(self.query(query) * self.scale, around)
        k, v = self._windows(self.key(key), around), self._windows(self.value(value), around)
        hidden = self._windows(share, around, heads=1, outside=_LOG_OF_LEAST)
        scores = q @ k.transpose(-1, -2) + self.apart[:, self.index] + hidden.transpose(-1, -2)
        image = self._image(torch.softmax(scores, -1) @ v, rows + 2 * around, cols + 2 * around)
        return self.out(image[:, around : around + rows, around : around + cols])

    def _windows(self, x: Tensor, around: int, heads: int = 0, outside: float = 0.0) -> Tensor:
        """(items, rows, cols, width) -> (items x windows, heads, places, width / heads)."""
        if around:
            x = pad(x, (0, 0, around, around, around, around), value=outside)
        items, rows, cols, width = x.shape
        heads, side = heads or self.heads, self.window
        x = x.reshape(items, rows // side, side, cols // side, side, heads, width // heads)
        return x.permute(0, 1, 3, 5, 2, 4, 6).reshape(-1, heads, side * side, width // heads)

    def _image(self, x: Tensor, rows: int, cols: int) -> Tensor:
        """The inverse of `_windows`."""
        side, (heads, width) = self.window, (x.shape[1], x.shape[3])
        x = x.reshape(-1, rows // side, cols // side, heads, side, side, width)
        return x.permute(0, 1, 4, 2, 5, 3, 6).reshape(-1, rows, cols, heads * width)


_LOG_OF_LEAST = float(torch.log(torch.tensor(LEAST_SHARE)))


def _index_of_offsets(window: int) -> Tensor:
    """(places, places): which offset there is from one place of a window to another, of (2 window - 1)^2."""
    place = torch.arange(window)
    rows, cols = (x.flatten() for x in torch.meshgrid(place, place, indexing="ij"))
    down, right = (x[:, None] - x[None] + window - 1 for x in (rows, cols))
    return down * (2 * window - 1) + right


def _blocks(x: Tensor) -> Tensor:
    """(items, rows, cols, channels) -> (items, rows / 2, cols / 2, 4 x channels)."""
    items, rows, cols, channels = x.shape
    x = x.reshape(items, rows // 2, 2, cols // 2, 2, channels)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(items, rows // 2, cols // 2, 4 * channels)


def _normed(x: Tensor) -> Tensor:
    return layer_norm(x, x.shape[-1:])


def _whole(low: int, high: int, side: int, offset: int = 0) -> tuple[int, int]:
    """The first and last pixel of the blocks that hold the pixels from low to high."""
    return (low - offset) // side * side + offset, (high - offset) // side * side + offset + side - 1
