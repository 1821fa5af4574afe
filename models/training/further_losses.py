"""Terms of the loss that a training may ask for beside the usual ones; all are 0 where the prediction is
the truth."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

from .loss import mean_where, structure

SCALES = 2
"""How many times the images are halved for SSIM at several scales."""
DARKEST = 1e-3
"""Below this length (reflectance) a spectrum has no direction to speak of."""


def further(weights: Mapping[str, float], prediction: Tensor, truth: Tensor, counts: Tensor) -> Tensor:
    """The sum of the terms that have a weight.

    Args:
        weights: by name, of `TERMS`.
        prediction, truth: (batch, bands, rows, cols) in reflectance.
        counts: (batch, 1, rows, cols), 1 or 0.
    """
    terms = (weight * TERMS[name](prediction, truth, counts) for name, weight in weights.items() if weight)
    return sum(terms, prediction.new_zeros(()))


def spectral_angle(prediction: Tensor, truth: Tensor, counts: Tensor) -> Tensor:
    """The mean angle between the spectra, in radians, by its chord, whose gradient is finite at 0; 0 for one
    band.

    Kruse et al. 1993 (doi:10.1016/0034-4257(93)90013-N) for the angle.
    """
    if prediction.shape[1] < 2:
        return prediction.new_zeros(())
    p, t = (x / torch.sqrt((x**2).sum(1, keepdim=True) + DARKEST**2) for x in (prediction, truth))
    chord = torch.sqrt(((p - t) ** 2).sum(1, keepdim=True) + 1e-8) - 1e-4
    return mean_where(chord, counts, (0, 1, 2, 3))


def multi_scale(prediction: Tensor, truth: Tensor, counts: Tensor) -> Tensor:
    """1 - SSIM, mean over half and a quarter of the resolution; the usual loss has it at the full one.

    After Wang et al. 2003 (doi:10.1109/ACSSC.2003.1292216), with a plain mean of the scales in place of their
    product.
    """
    total, scales = prediction.new_zeros(()), 0
    for _ in range(SCALES):
        share = avg_pool2d(counts, 2)
        prediction, truth = (avg_pool2d(x * counts, 2) / share.clamp_min(1e-6) for x in (prediction, truth))
        counts = (share > 0.5).to(share)
        if min(counts.shape[-2:]) > 11:  # SSIM's window
            total, scales = total + (1 - structure(prediction, truth, counts)).mean(), scales + 1
    return total / max(scales, 1)


TERMS = {"spectral_angle": spectral_angle, "multi_scale": multi_scale}
