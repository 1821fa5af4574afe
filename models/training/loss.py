"""The loss: how far off the prediction is, how far off its edges are, and how unlike its structure is."""

from __future__ import annotations

from typing import Optional

import torch
from torch import Tensor
from torch.nn.functional import conv2d

SOFT = 0.3
"""Below this error (in the units of the loss) the Charbonnier loss is a parabola."""
SLOPES = 0.2
"""Weight of the error's gradients beside the error, where no sharpness is asked for."""
SHARP_STRUCTURE, SHARP_EDGES, SHARP_SLOPES = 1.0, 0.6, 0.1
"""Weights of 1 - SSIM, of the edges' strength and of the error's gradients at full sharpness."""
SIGMA, RADIUS = 1.5, 5
"""Of SSIM's window, as the yardstick has it."""


def loss(
    prediction: Tensor,
    truth: Tensor,
    counts: Tensor,
    fine: Tensor,
    std: Tensor,
    sharpness: Tensor,
    sharp: Optional[bool] = None,
) -> Tensor:
    """Charbonnier loss, gradients of the error, SSIM and strength of edges; pixels that do not count are left
    out.

    Errors are measured, per case and band, against the spread of F1 over its scene together with the true
    change, so that no scene rules the sum because it is bright or because all of it changed.

    Args:
        prediction, truth, fine: (batch, bands, rows, cols), `fine` being F1.
        counts: (batch, 1, rows, cols), 1 or 0.
        std: (batch, bands) of F1 over its scene.
        sharpness: (batch,) from 0 to 1: how much structure and edges weigh.
        sharp: whether that is more than 0 anywhere; None: look, for which a card has to be waited for.
    """
    change = mean_where((truth - fine) ** 2, counts, (2, 3))
    scale = torch.sqrt(change + std**2).clamp_min(1e-6)[..., None, None]
    p, t = prediction / scale, truth / scale
    wish = sharpness[:, None, None, None]
    total = charbonnier(p, t, counts) + (SLOPES + wish * (SHARP_SLOPES - SLOPES)) * slopes(p - t, counts)
    if sharpness.any() if sharp is None else sharp:
        total = (
            total
            + wish * SHARP_STRUCTURE * (1 - structure(p, t, counts))
            + wish * SHARP_EDGES * edges(p, t, counts)
        )
    return total.mean()


def charbonnier(p: Tensor, t: Tensor, counts: Tensor) -> Tensor:
    """(batch, bands, 1, 1): a mean of errors that is square below `SOFT` and straight above."""
    return mean_where(torch.sqrt((p - t) ** 2 + SOFT**2) - SOFT, counts, (2, 3), True)


def slopes(error: Tensor, counts: Tensor) -> Tensor:
    """(batch, bands, 1, 1): mean absolute difference of neighbouring errors, where both neighbours count."""
    down = mean_where(error.diff(dim=2).abs(), counts[:, :, 1:] * counts[:, :, :-1], (2, 3), True)
    right = mean_where(error.diff(dim=3).abs(), counts[..., 1:] * counts[..., :-1], (2, 3), True)
    return (down + right) / 2


def structure(p: Tensor, t: Tensor, counts: Tensor) -> Tensor:
    """(batch, bands, 1, 1): SSIM with a Gaussian window; the data range is six standard deviations of the
    truth.

    Where pixels do not count the truth stands in for the prediction, and windows weigh by how much of them
    counts.
    """
    p = torch.where(counts > 0, p, t)
    mean = mean_where(t, counts, (2, 3), True)
    spread = torch.sqrt(mean_where((t - mean) ** 2, counts, (2, 3), True) + 1e-8) * 6
    (mp, mt, pp, tt, pt), share = map(_smooth, (p, t, p * p, t * t, p * t)), _smooth(counts)
    a, b = (0.01 * spread) ** 2, (0.03 * spread) ** 2
    vp, vt, cov = pp - mp * mp, tt - mt * mt, pt - mp * mt
    values = (
        (2 * mp * mt + a)
        * (2 * cov + b)
        / ((mp * mp + mt * mt + a) * (vp.clamp_min(0) + vt.clamp_min(0) + b))
    )
    return mean_where(values, share, (2, 3), True)


def edges(p: Tensor, t: Tensor, counts: Tensor) -> Tensor:
    """(batch, bands, 1, 1): how far the strength of edges is off, weighted by the truth's edges.

    |Rp - Rt| / (Rp + Rt) with Roberts gradients R, as the yardstick's EDGE compares them.
    """
    rp, rt, both = roberts(p), roberts(t), _corners(counts)
    off = (rp - rt).abs() / (rp + rt + 0.02)
    weight = both * rt.detach()
    return (off * weight).sum((2, 3), True) / weight.sum((2, 3), True).clamp_min(1e-6)


def roberts(x: Tensor) -> Tensor:
    """The strength of edges, (batch, bands, rows - 1, cols - 1): Roberts' cross."""
    first = x[..., :-1, :-1] - x[..., 1:, 1:]
    second = x[..., :-1, 1:] - x[..., 1:, :-1]
    return torch.sqrt(first**2 + second**2 + 1e-8)


def _corners(counts: Tensor) -> Tensor:
    return counts[..., :-1, :-1] * counts[..., 1:, 1:] * counts[..., :-1, 1:] * counts[..., 1:, :-1]


def _smooth(x: Tensor) -> Tensor:
    """A Gaussian mean within the image, of each map."""
    kernel = torch.exp(
        -(torch.arange(-RADIUS, RADIUS + 1, device=x.device, dtype=x.dtype) ** 2) / (2 * SIGMA**2)
    )
    kernel = kernel / kernel.sum()
    flat = x.flatten(0, 1)[:, None]
    return conv2d(conv2d(flat, kernel[None, None, :, None]), kernel[None, None, None, :])[:, 0].unflatten(
        0, x.shape[:2]
    )


def mean_where(values: Tensor, counts: Tensor, axes: tuple[int, ...], keep: bool = False) -> Tensor:
    counts = counts.expand_as(values)
    return (values * counts).sum(axes, keep) / counts.sum(axes, keep).clamp_min(1e-6)
