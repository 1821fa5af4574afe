"""The loss: how far off the prediction is, and how far off its edges are."""

from __future__ import annotations

import torch
from torch import Tensor

SOFT = 0.02
"""Below this error (in the units of the loss) the Charbonnier loss is a parabola."""
GRADIENT_SHARE = 0.3


def loss(prediction: Tensor, truth: Tensor, counts: Tensor, fine: Tensor, std: Tensor) -> Tensor:
    """Charbonnier loss plus 0.3 x L1 of the error's gradients; pixels that do not count are left out.

    Errors are measured, per case and band, against the spread of F1 over its scene together with the true change,
    so that no scene rules the sum because it is bright or because all of it changed.

    Args:
        prediction, truth, fine: (batch, bands, rows, cols), `fine` being F1.
        counts: (batch, 1, rows, cols), 1 or 0.
        std: (batch, bands) of F1 over its scene.
    """
    change = mean_where((truth - fine) ** 2, counts, (2, 3))
    scale = torch.sqrt(change + std**2).clamp_min(1e-6)[..., None, None]
    error = (prediction - truth) / scale
    near = torch.sqrt(error**2 + SOFT**2) - SOFT
    return mean_where(near, counts, (0, 1, 2, 3)) + GRADIENT_SHARE * gradients(error, counts)


def gradients(error: Tensor, counts: Tensor) -> Tensor:
    """Mean absolute difference of neighbouring errors, rows and columns, where both neighbours count."""
    down = mean_where(error.diff(dim=2).abs(), counts[:, :, 1:] * counts[:, :, :-1], (0, 1, 2, 3))
    right = mean_where(error.diff(dim=3).abs(), counts[..., 1:] * counts[..., :-1], (0, 1, 2, 3))
    return (down + right) / 2


def mean_where(values: Tensor, counts: Tensor, axes: tuple[int, ...]) -> Tensor:
    counts = counts.expand_as(values)
    return (values * counts).sum(axes) / counts.sum(axes).clamp_min(1)
